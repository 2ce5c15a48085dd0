"""What a file is called."""

from datetime import UTC, datetime

import pytest
from django.http import QueryDict

from timeline.formats.about import About
from timeline.formats.file_names import attached, of_view
from timeline.search.query import Query


def name(asked: str, suffix: str = "csv") -> str:
    about = About(
        name="",
        query=Query.parse(QueryDict(asked)),
        total=0,
        of=0,
        change=0,
        made=datetime(2026, 11, 21, 12, tzinfo=UTC),
        root="",
        said=lambda record: None,
    )
    return of_view(about, suffix)


@pytest.mark.parametrize(
    ("asked", "called"),
    [
        ("", "incidents_2026-11-21.csv"),
        ("from=2023-10-07", "incidents_from-2023-10-07_2026-11-21.csv"),
        ("to=2024-08-06&order=desc", "incidents_to-2024-08-06_2026-11-21.csv"),
        (
            "from=2023-10-07&to=2024-08-06&country=IQ&country=SY&reviewed=1&killed_min=5",
            "incidents_2023-10-07_2024-08-06_IQ-SY-killed-min-5-reviewed_2026-11-21.csv",
        ),
        ("asof=2024-08-06&reviewed=0", "incidents_reviewed-0_2024-08-06.csv"),
    ],
)
def test_a_file_is_called_after_what_is_in_it(asked, called):
    assert name(asked) == called


def test_nothing_in_a_name_leads_to_another_folder_or_out_of_the_header():
    assert name('q="../../etc/passwd"\r\nX: %0D%0A;').count("/") == 0
    assert name("q=.. / .hidden") == "incidents_hidden_2026-11-21.csv"


def test_a_long_question_gives_a_name_that_file_systems_take():
    called = name("&".join(f"actor=the-movement-of-number-{n}" for n in range(50)))

    assert len(called) < 120
    assert called.endswith("-etc_2026-11-21.csv")


def test_words_in_another_script_stay_and_have_a_plain_name_beside_them():
    assert attached(name("q=غزة&country=PS")) == (
        'attachment; filename="incidents_PS-_2026-11-21.csv";'
        " filename*=UTF-8''incidents_PS-%D8%BA%D8%B2%D8%A9_2026-11-21.csv"
    )
