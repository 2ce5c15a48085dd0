"""The date box: words in, a span stored, and a sentence about how it was understood."""

from datetime import date

import pytest

from tests.admin.page import desk, filled, page, save, words
from tests.builders import create_claim, create_incident
from timeline.models import Incident

pytestmark = pytest.mark.django_db

EXACT, DAYS, WEEK, MONTH, YEAR = 1, 2, 3, 4, 5
ONE, SEVERAL = 1, 2


def stored(incident):
    incident.refresh_from_db()
    return incident.date_start, incident.date_end, incident.date_prec


def box(response):
    return page(response).select_one("input[name=when]")["value"]


@pytest.mark.parametrize(
    ("typed", "start", "end", "precision"),
    [
        ("5 August 2024", date(2024, 8, 5), date(2024, 8, 5), EXACT),
        ("17–19 Oct 2023", date(2023, 10, 17), date(2023, 10, 19), EXACT),
        ("early January 2024", date(2024, 1, 1), date(2024, 1, 10), MONTH),
        ("January 2024", date(2024, 1, 1), date(2024, 1, 31), MONTH),
        ("in the week of 29 July 2024", date(2024, 7, 29), date(2024, 8, 4), WEEK),
        ("before 18 July 2024", date(2023, 7, 18), date(2024, 7, 17), YEAR),
        ("between 3 and 5 May 2024", date(2024, 5, 3), date(2024, 5, 5), DAYS),
        ("2024-05-03", date(2024, 5, 3), date(2024, 5, 3), EXACT),
    ],
)
def test_what_is_typed_is_stored_and_shown_so_that_it_reads_back(
    analyst, typed, start, end, precision
):
    incident = create_incident(day=date(2020, 1, 1))

    assert save(analyst, incident, when=typed).status_code == 302

    assert stored(incident) == (start, end, precision)
    shown = box(analyst.get(desk("incident", "change", incident.pk)))
    assert save(analyst, incident, when=f" {shown} ").status_code == 302
    assert stored(incident) == (start, end, precision)


@pytest.mark.parametrize(
    ("start", "end", "precision", "clarity"),
    [
        (date(2024, 8, 5), date(2024, 8, 5), EXACT, ONE),
        (date(2024, 8, 5), date(2024, 8, 5), WEEK, ONE),
        (date(2024, 8, 5), date(2024, 8, 9), EXACT, ONE),
        (date(2024, 8, 5), date(2024, 8, 9), MONTH, ONE),
        (date(2024, 1, 1), date(2024, 1, 31), MONTH, SEVERAL),
        (date(2023, 10, 17), date(2024, 1, 29), YEAR, SEVERAL),
    ],
)
def test_saving_what_was_not_touched_keeps_the_days(analyst, start, end, precision, clarity):
    incident = create_incident(day=start, until=end, date_prec=precision, event_clarity=clarity)

    assert save(analyst, incident, title="Another title").status_code == 302

    assert stored(incident) == (start, end, precision)
    assert incident.title == "Another title"


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("31 February 2024", "February 2024 has no day 31."),
        ("last Tuesday-ish", "“last Tuesday-ish” is not a date that can be read here."),
        ("3/4/2024", "write the month as a word."),
        ("9 May 2024 – 3 May 2024", "is after"),
        ("", "This field is required."),
        ("July – September 2024", "Say that it is a summary of several"),
    ],
)
def test_a_bad_date_is_answered_with_a_sentence_at_the_box_and_nothing_is_saved(
    analyst, typed, refusal
):
    incident = create_incident(title="As it was")
    before = stored(incident)

    response = save(analyst, incident, when=typed, title="Not to be saved")

    assert refusal in page(response).select_one(".field-when .errorlist").get_text()
    assert box(response) == typed if typed else True
    assert stored(incident) == before
    assert incident.title == "As it was"


def test_the_form_says_how_it_understood_the_stored_days(analyst):
    incident = create_incident(day=date(2023, 10, 17), until=date(2023, 10, 19))

    text = words(analyst.get(desk("incident", "change", incident.pk)))

    assert (
        "Understood as: 17 October 2023 – 19 October 2023 · exact days · "
        "EDTF 2023-10-17/2023-10-19" in text
    )


def test_the_form_says_how_it_understood_new_words_when_something_else_is_wrong(analyst):
    incident = create_incident()

    response = save(analyst, incident, when="week of 29 July 2024", title="")

    assert "Understood as: one day between 29 July 2024 and 4 August 2024 · within a week" in words(
        response
    )


def test_a_month_of_a_summary_is_understood_as_lasting_all_of_it(analyst):
    incident = create_incident()

    save(analyst, incident, when="January 2024", event_clarity=SEVERAL)

    assert box(analyst.get(desk("incident", "change", incident.pk))) == "throughout January 2024"


def test_a_summary_with_vague_ends_cannot_become_one_event_without_new_words(analyst):
    incident = create_incident(
        day=date(2024, 1, 1), until=date(2024, 3, 31), date_prec=MONTH, event_clarity=SEVERAL
    )

    response = save(analyst, incident, event_clarity=ONE)

    assert "Say that it is a summary" in words(response)
    assert Incident.objects.get().event_clarity == SEVERAL


def test_a_new_incident_takes_its_days_from_the_box(analyst):
    address = desk("incident", "add")
    form = filled(analyst.get(address))
    form |= {"title": "A drone", "when": "5 Aug 2024", "event_type": "Battles", "event_clarity": 1}

    assert analyst.post(address, form).status_code == 302

    assert Incident.objects.get().date_start == date(2024, 8, 5)


def test_the_claim_has_the_same_box(analyst):
    claim = create_claim(incident=create_incident())
    address = desk("claim", "change", claim.pk)

    analyst.post(address, {**filled(analyst.get(address)), "when": "January 2024"})

    assert stored(claim) == (date(2024, 1, 1), date(2024, 1, 31), MONTH)


def test_each_source_on_the_incident_page_has_a_box_of_its_own(analyst):
    incident = create_incident()
    claim = create_claim(incident=incident)

    save(analyst, incident, **{"claims-0-when": "6 August 2024"})

    assert stored(claim)[0] == date(2024, 8, 6)
    assert stored(incident)[0] == date(2024, 8, 5)
