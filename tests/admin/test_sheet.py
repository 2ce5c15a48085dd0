"""The sheet: one incident in words, and the same incident from the words."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.admin.sheets import LEAST, changed, entered, posted, refusal
from tests.builders import create_actor, create_incident, create_location, create_report
from timeline.actions.entering import CannotEnter, write_sheet
from timeline.actions.working import working_record
from timeline.admin.sheet import IncidentSheet
from timeline.models import Incident
from timeline.models.terms import SUB_EVENT_TYPES

pytestmark = pytest.mark.django_db

figure = st.none() | st.integers(0, 10**6)


# There and back --------------------------------------------------------------------------------

kinds = st.sampled_from(
    [(kind, sub) for kind, subs in SUB_EVENT_TYPES.items() for sub in ("", *subs)]
)
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=40)


@st.composite
def columns(draw):
    """Values of an incident as reports, datasets and analysts leave them, in order or not."""
    start, end = sorted(draw(st.tuples(*[st.dates(date(1990, 1, 1), date(2026, 1, 1))] * 2)))
    clarity = draw(st.sampled_from([1, 2]))
    kind, sub = draw(kinds)
    found = {"date_start": start, "date_end": end, "date_prec": draw(st.integers(1, 5))}
    found |= {"event_type": kind, "sub_event_type": sub, "event_clarity": clarity}
    found |= {"code_status": "Check deaths", "where_prec": draw(st.integers(1, 7))}
    if clarity == 2:
        low, high = sorted(draw(st.tuples(*[st.integers(0, 500)] * 2)))
        found |= {"count_low": draw(st.sampled_from([None, low])), "count_high": high}
    found["title"] = draw(texts.filter(str.strip))
    found |= {"summary": draw(texts), "grading": draw(st.sampled_from(["", "fair"]))}
    return found | {
        f"{kind}_{bound}": draw(figure)
        for kind in ("killed", "injured")
        for bound in ("low", "best", "high")
    }


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(columns())
def test_a_sheet_sent_back_as_it_came_changes_nothing(ann, values):
    incident = Incident.objects.create(**values)

    sheet = IncidentSheet(
        posted(IncidentSheet(user=ann, incident=incident)), user=ann, incident=incident
    )

    assert sheet.is_valid(), sheet.errors
    assert sheet.values == {}


def test_names_and_places_sent_back_as_they_came_are_not_looked_up(ann, django_assert_num_queries):
    incident = create_incident(
        location=create_location(), perpetrator=create_actor(name="A; B"), target=create_actor()
    )
    words = posted(IncidentSheet(user=ann, incident=incident))
    incident = Incident.objects.for_record().get()

    with django_assert_num_queries(0):
        sheet = IncidentSheet(words, user=ann, incident=incident)
        assert sheet.is_valid()

    assert sheet.values == {}


def test_what_was_entered_in_words_stands_in_the_sheet_in_the_same_words(ann):
    words = {
        "event_clarity": "2",
        "count": "150+",
        "when": "throughout 2023",
        "where": "Test Base (IQ)",
        "where_prec": "2",
        "perpetrators": "Hamas (suspected); The Test Front",
        "targets": "Civilians of Test",
        "killed": "25–47 best 30",
        "injured": "up to 7",
        "grading": "fair",
        "summary": "One line.\nAnother.",
    }

    incident = entered(ann, **words)

    shown = posted(IncidentSheet(user=ann, incident=incident))
    assert shown == {**LEAST, **words, "others": "", "summary": "One line.\r\nAnother."}


def test_a_sheet_without_a_box_leaves_what_is_in_it(ann):
    incident = create_incident(title="Before", killed_low=3)

    sheet = IncidentSheet({"title": "After"}, user=ann, incident=incident)

    assert sheet.is_valid()
    assert sheet.values == {"title": "After"}


# Dates and all the rest ------------------------------------------------------------------------


def test_what_was_offered_at_first_is_written_when_it_is_sent(ann):
    offered = {"title": "From the report"}

    sheet = IncidentSheet(LEAST | offered, user=ann, initial=offered)

    assert sheet.is_valid()
    assert sheet.values["title"] == "From the report"


def test_what_is_not_a_date_is_answered_as_on_the_record(ann):
    assert "is not a date that can be read" in refusal(ann, "when", "last Tuesday-ish")
    assert "Say that it is a summary" in refusal(ann, "when", "July – September 2024")
    assert refusal(ann, "when", "") == "Say when: a day, or other words for it."


def test_what_has_a_number_of_events_is_a_summary(ann):
    incident = entered(ann, when="July – September 2024", count="12-15")

    assert (incident.event_clarity, incident.count_low, incident.count_high) == (2, 12, 15)
    assert incident.span.lasting
    assert "Only a summary" in refusal(ann, "count", "12", event_clarity="1")
    assert "both in order" in refusal(ann, "count", "15-12")


def test_figures_out_of_order_are_refused_unless_the_record_is_marked_for_it(ann):
    assert "not in order" in refusal(ann, "killed", "47-25")
    marked = create_incident(code_status="Check deaths")
    assert changed(ann, marked, killed="47-25").killed_low == 47


def test_terms_may_be_pasted_in_any_case(ann):
    incident = entered(ann, type="air / drone STRIKE", grading="Fair", where_prec="Near the place")

    assert (
        incident.event_type,
        incident.sub_event_type,
        incident.grading,
        incident.where_prec,
    ) == (
        "Explosions/Remote violence",
        "Air/drone strike",
        "fair",
        2,
    )
    assert refusal(ann, "type", "Zap") == "“Zap” is not in the list."


def test_a_type_alone_takes_the_sub_type_away(ann):
    incident = changed(ann, create_incident(), type="Battles")

    assert (incident.event_type, incident.sub_event_type) == ("Battles", "")


def test_a_save_is_a_version_with_who_and_why_and_an_empty_one_is_none(ann):
    incident = create_incident(title="Before")

    write_sheet(incident, {"title": "After"}, by="ann", why="A better title.")
    write_sheet(incident, {"title": "After"}, by="ann")

    assert list(incident.versions.values_list("number", "by", "why")) == [
        (2, "ann", "A better title."),
        (1, "", "As it came, before any hand."),
    ]
    assert working_record(incident)["title"] == "After"


def test_a_new_incident_has_its_report_as_its_source(ann):
    sheet = IncidentSheet(LEAST | {"killed": "3"}, user=ann)
    sheet.is_valid()

    incident = write_sheet(None, sheet.values, by="ann", report=create_report())

    assert incident.claims.get().killed_best == 3
    assert incident.by_hand


def test_a_closed_incident_is_not_written(ann):
    incident = create_incident(stage="rejected", title="Before")

    with pytest.raises(CannotEnter, match="is rejected, so it cannot be changed"):
        write_sheet(incident, {"title": "After"}, by="ann")

    assert Incident.objects.get().title == "Before"
