"""Which sentences go on with an event already told, and what a report counts over a span."""

import pytest

FIGHT = "Troops raided a camp near Gusau on Monday, killing four bandits. "


@pytest.mark.parametrize(
    "later",
    [
        "Two Nigerian soldiers were wounded during the operation.",
        "Two soldiers were wounded that day.",
        "The mayor spoke. Two soldiers were wounded in the clash.",
    ],
)
def test_victims_told_later_are_of_the_event_before(only_draft, later):
    draft = only_draft(FIGHT + later)
    assert (draft.killed, draft.injured) == ((4, 4, 4), (2, 2, 2))


def test_a_toll_that_rose_is_of_the_event_told_and_replaces_its_figure(only_draft):
    draft = only_draft(
        "A bomb killed six people in Homs on Monday. The toll rose to eight on Tuesday after two died in Hama."
    )
    assert draft.killed == (8, 8, 8)
    assert draft.location == "Homs"


def test_one_clause_gives_the_dead_and_the_hurt_of_a_fight(only_draft):
    draft = only_draft("Six bandits were killed in Gusau on Monday, while four others got injured.")
    assert (draft.killed, draft.injured) == ((6, 6, 6), (4, 4, 4))


def test_those_clashed_with_were_told_of_before(only_draft):
    draft = only_draft(
        "Soldiers foiled an attempt by smugglers to enter Jordan on Monday. "
        "The soldiers clashed with the smugglers, killing five of them."
    )
    assert draft.killed == (5, 5, 5)


def test_an_assessment_is_of_the_last_strike_of_those_who_assess(read):
    strike, rockets = read(
        "U.S. forces conducted an airstrike near Homs on Monday. It followed rockets fired at Baghdad on Sunday.\n\n"
        "Initial assessments indicate that a depot was destroyed and that up to four militants were killed."
    ).drafts
    assert strike.killed == (None, 4, 4)
    assert rockets.killed == (None, None, None)


def test_where_an_operation_was_holds_for_what_happened_during_it(only_draft):
    draft = only_draft(
        "Syrian forces began a search in Homs on Monday. During the search, six militants were killed."
    )
    assert draft.location == "Homs"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("In Iraq, troops led 27 missions in July, in which nine militants were killed.", 27),
        ("Gunmen have attacked at least 25 schools in Nigeria since May.", 25),
        ("Patrols in Mali have been hit by roadside bombs on 61 occasions since May.", 61),
    ],
)
def test_a_report_counts_over_a_span(only_draft, text, count):
    draft = only_draft(text)
    assert (draft.event_clarity, draft.count_low) == (2, count)


def test_two_counts_over_two_spans_are_two_summaries(read):
    drafts = read(
        "Hezbollah carried out 29 attacks in Israel between 2 and 8 July. "
        "Since 1 January, Hezbollah carried out 1,150 attacks in Israel."
    ).drafts
    assert [draft.count_low for draft in drafts] == [29, 1150]


def test_a_state_that_shot_down_drones_needs_no_place_or_day(only_draft):
    draft = only_draft("Ukraine's air force said it shot down 57 of 77 drones.")
    assert draft.sub_event_type == "Disrupted weapons use"


def test_the_attackers_are_those_of_the_attack_told_before(only_draft):
    draft = only_draft(
        "Gunmen killed nine people in an attack on a village in Nigeria on Saturday.\n\n"
        "The attackers raided Gusau on Saturday night, burning houses."
    )
    assert draft.location == "Gusau"


def test_detentions_at_another_time_are_no_part_of_a_killing_there(read):
    drafts = read(
        "Gunmen shot dead two workers in Gusau on Tuesday evening.\n\n"
        "Three people were detained for questioning in raids in Gusau overnight."
    ).drafts
    assert [draft.sub_event_type for draft in drafts] == ["Attack", "Arrests"]


def test_none_hurt_at_a_named_town_is_of_the_event_before(only_draft):
    draft = only_draft(
        "A Ukrainian drone attack set a depot on fire in Ryazan on Monday. "
        "He said that 100 firemen were tackling the blaze near the town of Kasimov and that no one had been hurt."
    )
    assert draft.injured == (0, 0, 0)


def test_the_dead_of_a_raid_in_return_are_not_added_to_those_before(read):
    first, *_ = read(
        "Nine Turkish soldiers were killed in clashes with the PKK in Iraq on Monday. "
        "Turkey said 12 militants were neutralised in retaliatory air strikes."
    ).drafts
    assert first.killed == (9, 9, 9)
