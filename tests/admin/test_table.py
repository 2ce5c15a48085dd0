"""The table for fast entry: a row is saved by itself, and nothing that is typed is lost."""

import pytest

from tests.admin.page import filled, page, words
from tests.admin.sheets import LEAST
from tests.builders import create_incident, create_location, create_report
from timeline.models import Incident

pytestmark = pytest.mark.django_db

TABLE = "/admin/table/"
HTMX = {"HTTP_HX_REQUEST": "true"}


def typed(number, **others):
    return {f"r{number}-{name}": said for name, said in (LEAST | others).items()}


def rows(*numbers, **sent):
    return {"row": list(numbers), "last": max(numbers)} | sent


def legends(response):
    return [row.legend.get_text() for row in page(response).select(".entry-row")]


def boxes(response, number):
    """What stands in the open row."""
    found = filled(response)
    prefix = f"r{number}-"
    said = {k.removeprefix(prefix): v for k, v in found.items() if k.startswith(prefix) and v}
    return {name: words for name, words in said.items() if name != "mark"}


def test_the_table_begins_with_a_blank_row(analyst):
    answer = analyst.get(TABLE)

    assert legends(answer) == ["Row 1"]
    assert boxes(answer, 0) == {}


def test_a_row_is_saved_by_itself_and_the_others_keep_what_is_typed(analyst):
    sent = rows(0, 1, save="0") | typed(0) | {"r1-title": "Half", "r1-when": "tomor"}

    answer = analyst.post(TABLE, sent)

    assert Incident.objects.get().title == LEAST["title"]
    assert "Saved A drone hit a base 5 August 2024" in words(answer)
    assert boxes(answer, 1) == {"title": "Half", "when": "tomor"}
    assert not page(answer).select(".errorlist")


def test_a_saved_row_is_not_saved_again(analyst):
    saved = filled(analyst.post(TABLE, rows(0, save="0") | typed(0)))

    answer = analyst.post(TABLE, saved | {"row": [0, 1], "save": "all"})

    assert Incident.objects.count() == 1
    assert "Saved A drone hit a base" in words(answer)


def test_a_row_that_is_sent_as_saved_and_typed_is_not_saved_again(analyst):
    saved = filled(analyst.post(TABLE, rows(0, save="0") | typed(0)))

    answer = analyst.post(TABLE, saved | typed(0, title="Another") | {"row": [0], "save": "0"})

    assert Incident.objects.get().title == LEAST["title"]
    assert "Saved A drone hit a base" in words(answer)


def test_a_form_that_is_sent_again_makes_nothing_twice(analyst):
    blank = filled(analyst.get(TABLE))
    sent = blank | typed(0) | {"save": "all"}

    analyst.post(TABLE, sent)
    answer = analyst.post(TABLE, sent)

    assert Incident.objects.count() == 1
    assert "Saved already, and not again" in words(answer)


def test_a_row_whose_mark_is_not_ours_is_a_new_one(analyst):
    kept = create_incident(title="Not this")

    analyst.post(TABLE, rows(0, save="0") | typed(0) | {"r0-mark": kept.code})

    assert Incident.objects.count() == 2


def test_a_wrong_row_says_what_is_wrong_keeps_its_words_and_its_errors(analyst):
    wrong = rows(0, 1) | typed(0, when="tomor", where="Nowhere") | {"r1-title": "Half"}

    answer = analyst.post(TABLE, wrong | {"save": "0"})

    assert not Incident.objects.exists()
    assert "“tomor” is not a date" in words(answer)
    assert "is no place that is known here" in words(answer)
    assert boxes(answer, 0)["where"] == "Nowhere"
    again = analyst.post(TABLE, filled(answer) | {"row": [0, 1], "save": "1"})
    assert "“tomor” is not a date" in words(again)
    assert "Choose a type." in words(again)


def test_what_was_chosen_as_the_source_is_the_source_of_the_row(analyst):
    report = create_report()

    analyst.post(TABLE, rows(0, save="0", report=report.pk) | typed(0, killed="3"))

    assert Incident.objects.get().claims.get().report == report


def test_a_source_that_cannot_be_chosen_is_said_and_nothing_is_saved(analyst):
    answer = analyst.post(TABLE, rows(0, save="0", report="77") | typed(0))

    assert "Select a valid choice" in words(answer)
    assert boxes(answer, 0)["title"] == LEAST["title"]
    assert not Incident.objects.exists()


def test_to_htmx_the_answer_is_the_row_and_after_the_last_a_blank_one(analyst):
    answer = analyst.post(TABLE, rows(4, save="4") | typed(4), **HTMX)

    assert legends(answer) == ["Row 5", "Row 6"]
    assert page(answer).select_one("#last")["value"] == "5"
    assert "<html" not in answer.content.decode()


def test_to_htmx_a_row_amid_others_is_alone(analyst):
    answer = analyst.post(TABLE, rows(4, save="4") | typed(4) | {"last": 9}, **HTMX)

    assert legends(answer) == ["Row 5"]


def test_pasted_rows_come_into_the_table_and_nothing_is_saved(analyst):
    create_location(name="Al Asad", country="IQ")
    text = "title\twhen\twhere\ttype\nOne\t2024\tal asad\tAttack\nTwo\tnever\t\tAttack\n"

    answer = analyst.post(TABLE, rows(0, take="1", pasted=text) | {"r0-title": "Typed"})

    assert legends(answer)[:3] == ["Row 1", "Row 2", "Row 3"]
    assert "“never” is not a date" in words(answer)
    assert [boxes(answer, n)["title"] for n in range(3)] == ["Typed", "One", "Two"]
    assert not Incident.objects.exists()


def test_all_that_are_right_are_saved_and_each_other_says_why_not(analyst):
    two = "One\t2024\tAttack\tThe Test Front\nTwo\tnever\tAttack\t\n"
    text = f"title\twhen\ttype\tperpetrators\n{two}{two}"
    taken = filled(analyst.post(TABLE, rows(0, take="1", pasted=text)))

    answer = analyst.post(TABLE, taken | {"row": [1, 2, 3, 4], "save": "all"})

    assert "2 rows were saved." in words(answer)
    assert list(Incident.objects.values_list("title", flat=True)) == ["One", "One"]
    assert len(page(answer).select(".entry-row.saved")) == 2
    assert words(answer).count("“never” is not a date") == 2


def test_what_cannot_be_taken_stays_in_the_box(analyst):
    answer = analyst.post(TABLE, rows(0, take="1", pasted='title\twhen\n"One\t2024'))

    assert "The quotation marks do not fit" in words(answer)
    assert "One" in page(answer).select_one("textarea[name=pasted]").get_text()


def test_a_folded_row_opens_with_all_that_is_in_it(analyst):
    text = "title\twhen\ttype\tsummary\nOne\t2024\tAttack\tWhat came of it"
    taken = filled(analyst.post(TABLE, rows(0, take="1", pasted=text)))
    assert taken["r1-folded"]

    answer = analyst.post(TABLE, taken | {"row": [1], "open": "1"})

    assert boxes(answer, 1)["summary"] == "What came of it"
    assert not page(answer).select(".folded")


def test_five_hundred_rows_are_judged_in_few_queries(analyst, django_assert_max_num_queries):
    text = "\n".join(f"Number {n}\t2024\tTown {n} (IQ)\tAttack\tGroup {n}" for n in range(500))

    with django_assert_max_num_queries(15):
        answer = analyst.post(TABLE, rows(0, take="1", pasted=text))

    assert len(page(answer).select(".entry-row.folded")) == 500


def test_enter_without_a_script_saves_nothing_and_keeps_all(analyst):
    first = page(analyst.get(TABLE)).select_one("#content-main button")
    assert not first.get("name")

    answer = analyst.post(TABLE, rows(0, 1) | typed(0) | {"r1-title": "Half"})

    assert not Incident.objects.exists()
    assert (boxes(answer, 0)["title"], boxes(answer, 1)["title"]) == (LEAST["title"], "Half")


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"save": "x"},
        {"row": "x", "save": "9"},
        {"row": "9" * 30},
        {"row": "0", "r0-saved": "x"},
    ],
)
def test_a_form_that_nobody_filled_in_so_is_answered_with_the_table(analyst, sent):
    assert legends(analyst.post(TABLE, sent))


def test_only_who_may_add_incidents_has_the_table(viewer):
    assert viewer.get(TABLE).status_code == 403
    assert viewer.post(TABLE, rows(0, save="0") | typed(0)).status_code == 403


def test_a_row_that_was_sent_tells_how_its_words_were_understood(analyst):
    sent = rows(0, save="0") | typed(0, when="week of 29 July 2024", type="", targets="The Front")

    answer = words(analyst.post(TABLE, sent))

    assert "one day between 29 July 2024 and 4 August 2024" in answer
    assert "New actor “The Front” will be made." in answer
