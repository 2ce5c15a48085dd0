"""import_reports: good files go in, bad ones are named, and the same file twice is one report."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from timeline.models import Actor, Claim, Incident, Location, Report, Revision

pytestmark = pytest.mark.django_db

ROCKETS = """Published: 2024-08-06

Rockets hit Al-Asad airbase in Iraq on Monday, injuring two US soldiers, officials said.
"""


@pytest.fixture
def file(tmp_path):
    def write(name: str, text: str = ROCKETS) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def run(*arguments: object) -> tuple[int, str, str]:
    """Exit status, what was printed, what went wrong."""
    out, err = StringIO(), StringIO()
    try:
        call_command("import_reports", *map(str, arguments), stdout=out, stderr=err)
    except CommandError as problem:
        return problem.returncode, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def test_a_report_becomes_drafts_that_only_the_desk_sees(file):
    status, out, _ = run(file("rockets.txt"))

    assert (status, Incident.objects.get().stage) == (0, "draft")
    assert not Revision.objects.exists()
    assert out == "1 report read; 1 incident new.\n"


def test_publish_makes_it_public_and_says_that_no_one_has_reviewed_it(file):
    run(file("rockets.txt"), "--publish")

    record = Revision.objects.current().get().record
    assert record["reviewed"] is False
    assert (record["date_start"], record["injured"]["best"]) == ("2024-08-05", 2)
    assert record["sources"][0]["quote"].startswith("Rockets hit Al-Asad airbase")


def test_importing_twice_changes_nothing(file):
    path = file("rockets.txt")
    run(path, "--publish")
    before = [
        list(m.objects.values_list("pk", flat=True)) for m in (Report, Incident, Claim, Revision)
    ]

    status, out, _ = run(path, "--publish")

    after = [
        list(m.objects.values_list("pk", flat=True)) for m in (Report, Incident, Claim, Revision)
    ]
    assert (status, after) == (0, before)
    assert out == "1 report known already.\n"


def test_publishing_may_follow_in_a_second_run(file):
    path = file("rockets.txt")
    run(path)
    run(path, "--publish")

    assert Revision.objects.current().count() == 1


@pytest.mark.parametrize("also", ["the same report", "another report of it"])
def test_what_a_person_has_changed_at_the_desk_is_not_published_by_an_import(file, also):
    run(file("rockets.txt"), "--publish")
    Incident.objects.update(title="Half a note", by_hand=True)
    other = ROCKETS.replace("officials said", "a spokesman said")

    run(file("rockets.txt", ROCKETS if also == "the same report" else other), "--publish")

    assert "Half a note" not in {r.title for r in Revision.objects.current()}


def test_an_actor_renamed_at_the_desk_is_not_published_by_importing_the_same_report_again(file):
    path = file("rockets.txt")
    run(path, "--publish")
    Actor.objects.update(name="Renamed")

    _, out, _ = run(path, "--publish")

    assert out == "1 report known already.\n"
    assert "Renamed" not in str([r.record for r in Revision.objects.current()])


def test_what_an_editor_has_retracted_is_not_published_again(file):
    from timeline.actions.publishing import retract

    path = file("rockets.txt")
    run(path, "--publish")
    retract(Incident.objects.get(), by="editor", reason="An exercise")

    run(path, "--publish")

    assert not Revision.objects.current().exists()


def test_a_dry_run_says_what_it_would_do_and_writes_nothing(file):
    status, out, _ = run(file("rockets.txt"), "--publish", "--dry-run")

    assert (status, out) == (
        0,
        "1 report read; 1 incident new; 1 incident published. Nothing was written.\n",
    )
    assert not Report.objects.exists()
    assert not Location.objects.exists()


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("empty.txt", "", "empty"),
        (
            "undated.txt",
            "Rockets hit Al-Asad airbase in Iraq, injuring two US soldiers.",
            "gives no publication day; say it with --published",
        ),
        ("future.txt", ROCKETS.replace("2024", "2924"), "future"),
        ("nothing.txt", "Published: 2024-08-06\n\nThe minister opened a bridge.", "no incident"),
        ("impossible.txt", ROCKETS.replace("2024-08-06", "31 February 2024"), "31"),
        ("sheet.xlsx", ROCKETS, ".xlsx"),
    ],
)
def test_a_bad_file_is_named_with_its_reason_and_the_others_go_in(file, name, text, reason):
    bad, good = file(name, text), file("good.txt")

    status, _, err = run(bad, good)

    assert status == 1
    assert name in err
    assert reason in err
    assert Report.objects.get().name == "good.txt"


def test_an_impossible_day_in_the_text_is_named_and_nothing_of_the_report_goes_in(file):
    path = file("february.txt", ROCKETS.replace("on Monday", "on 31 February 2024"))

    status, _, err = run(path)

    assert status == 1
    assert "31 February" in err
    assert not Report.objects.exists()


def test_the_operator_may_say_the_publication_day(file):
    undated = file("undated.txt", ROCKETS.removeprefix("Published: 2024-08-06\n"))

    status, _, _ = run(undated, "--published", "2024-08-06")

    assert status == 0
    assert Report.objects.get().published_how == "operator"


@pytest.mark.parametrize("day", ["31 February 2024", "January 2024", "yesterdayish", "2999-01-01"])
def test_a_publication_day_that_cannot_be_is_wrong_usage(file, day):
    status, _, _ = run(file("rockets.txt"), "--published", day)

    assert status == 2
    assert not Report.objects.exists()


def test_a_line_of_many_may_be_bad_and_the_rest_still_goes_in(file):
    import json

    good = json.dumps({"id": "a", "published": "2024-08-06", "text": ROCKETS.split("\n\n")[1]})
    status, _, err = run(file("many.jsonl", good + "\n{broken\n"))

    assert (status, Report.objects.count()) == (1, 1)
    assert "line 2" in err


def test_a_report_in_another_language_is_kept_and_said_not_to_be_read(file):
    path = file(
        "hodeida.txt", "Published: 2024-08-06\n\n" + "قصف صاروخي استهدف قاعدة عسكرية في العراق " * 3
    )

    status, _, err = run(path)

    assert (status, Incident.objects.count()) == (0, 0)
    assert "not read by machine" in err
    assert not Report.objects.get().read_by_machine
