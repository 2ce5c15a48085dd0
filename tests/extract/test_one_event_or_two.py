"""Sentences that tell more of one event, and those that tell of another or of none."""

import pytest


def test_more_of_the_dead_are_of_the_same_fight(only_draft):
    draft = only_draft(
        "An Iranian guard was killed in clashes with armed smugglers in Zahedan on Monday. Two bandits were also killed."
    )

    assert draft.killed == (3, 3, 3)


def test_the_dead_elsewhere_are_of_another_fight(read):
    text = "Rebels killed six men in Goma on Monday. Two were also killed elsewhere in Beni on Tuesday."

    assert [draft.killed[0] for draft in read(text).drafts] == [6, 2]


@pytest.mark.parametrize("fired", ["fired the rockets", "launched those rockets"])
def test_whoever_says_he_fired_the_rockets_means_those_told_of(only_draft, fired):
    draft = only_draft(
        "Along the border, four soldiers were hurt Monday by rockets fired from Lebanon. "
        f"Hezbollah said it had {fired} at a camp near Safed."
    )

    assert (draft.injured, draft.location, draft.actors[0].name) == (
        (4, 4, 4),
        "Safed",
        "Hezbollah",
    )


def test_an_attack_claimed_in_a_town_is_the_one_told_in_its_province(only_draft):
    draft = only_draft(
        "Gunmen killed nine miners in Balochistan on Monday. "
        "The Baloch Liberation Army claimed responsibility for the attack in Zarmast."
    )

    assert [actor.name for actor in draft.actors if actor.role == "perpetrator"] == [
        "Baloch Liberation Army"
    ]
    assert draft.killed == (9, 9, 9)


def test_an_arrest_that_follows_a_killing_is_not_what_it_was(only_draft):
    draft = only_draft("Gunmen shot dead a teacher in Taiz on Monday. Two suspects were arrested.")

    assert (draft.sub_event_type, draft.killed) == ("Attack", (1, 1, 1))


def test_the_dead_of_the_event_that_only_dates_another_are_not_its_own(only_draft):
    draft = only_draft(
        "Turkish warplanes struck camps in northern Iraq on Monday, hours after the PKK killed 12 Turkish soldiers."
    )

    assert draft.killed == (None, None, None)


def test_one_named_by_those_who_struck_is_among_the_dead_of_the_strike(only_draft):
    draft = only_draft(
        "An Israeli airstrike killed two people in Sidon on Monday. Israel's military said it killed Omar Aziz."
    )

    assert (draft.killed, len(draft.quotes)) == ((2, 2, 2), 2)


def test_those_killed_and_injured_in_one_breath_are_of_one_attack(only_draft):
    draft = only_draft(
        "Bombs hit a school in Homs on Monday, killing seven people, including a girl, and injuring 20."
    )

    assert (draft.killed, draft.injured) == ((7, 7, 7), (20, 20, 20))


def test_a_man_gunned_down_nearby_was_not_hit_by_the_weapon_told_before(read):
    text = (
        "A grenade hurt two officers in Sulu on Sunday. "
        "A day earlier, a village chief was gunned down in nearby Jolo."
    )

    assert [draft.sub_event_type for draft in read(text).drafts] == ["Grenade", "Attack"]


def test_what_is_summed_up_over_months_is_not_the_fall_of_one_town(read):
    text = (
        "At least 30 people have been killed in Rakhine since May. "
        "The Arakan Army captured the town of Thandwe last month."
    )

    assert [draft.killed[0] for draft in read(text).drafts] == [30, None]


@pytest.mark.parametrize(
    "rest",
    [
        "It was in revenge for the killing of a commander.",
        "No one claimed responsibility, but the Pakistani Taliban have stepped up attacks on security forces since 2022.",
    ],
)
def test_what_lies_behind_an_attack_is_no_incident_without_who_where_or_when(only_draft, rest):
    draft = only_draft(f"A bomb killed three soldiers in Homs on Monday. {rest}")

    assert draft.killed == (3, 3, 3)


@pytest.mark.parametrize(
    "rest",
    [
        "A drone crashed near Hasakah without causing casualties.",
        "The week before, a fire at a depot in Hasakah ended with no casualties.",
    ],
)
def test_that_nobody_was_hurt_elsewhere_or_earlier_is_not_said_of_the_event_told(only_draft, rest):
    draft = only_draft(f"A rocket hit a convoy near Raqqa on Tuesday. {rest}")

    assert (draft.killed, draft.injured) == ((None, None, None), (None, None, None))


def test_that_nobody_was_hurt_is_said_of_the_event_told_when_it_is_told_later(only_draft):
    draft = only_draft(
        "A rocket hit a convoy near Raqqa on Monday. On Tuesday officials said there were no casualties."
    )

    assert draft.killed == (0, 0, 0)


@pytest.mark.parametrize(
    "rest",
    [
        "On Saturday, a roadside bomb killed three soldiers in the area.",
        "A roadside bomb killed three soldiers near Bannu.",
        "Three soldiers were killed nearby on Sunday.",
    ],
)
def test_those_who_fought_at_a_place_did_not_do_all_that_was_done_there(read, rest):
    text = f"The army killed five militants near Bannu on Monday. {rest}"
    first, second = read(text).drafts

    assert (first.sub_event_type, first.killed) == ("Armed clash", (5, 5, 5))
    assert [actor.role for actor in second.actors] == ["target"]
    assert second.killed == (3, 3, 3)


def test_men_killed_on_another_day_were_not_hit_by_the_weapon_told_before(read):
    text = (
        "A roadside bomb killed three people near Mir Ali on Tuesday. "
        "The army said it killed five militants in the same area on Saturday."
    )

    assert [draft.sub_event_type for draft in read(text).drafts] == [
        "Remote explosive/landmine/IED",
        "Armed clash",
    ]


def test_what_an_attack_is_likened_to_is_an_event_of_its_own_year(read):
    text = "A car bomb hit a market in Mogadishu on Monday, similar to one that killed 20 in 2016."
    now, then = read(text).drafts

    assert (now.killed, now.span.start.year) == ((None, None, None), 2024)
    assert (then.killed, then.span.start.year) == ((20, 20, 20), 2016)


def test_where_the_wounded_were_flown_is_not_where_they_were_hit(only_draft):
    draft = only_draft(
        "Gunmen killed nine soldiers near Tillaberi on Monday. Another 12 were wounded and flown to Niamey."
    )

    assert (draft.location, draft.injured) == ("Tillaberi", (12, 12, 12))


def test_none_hurt_in_one_town_is_not_said_of_a_whole_country(read):
    text = (
        "Ukraine shot down 61 Russian drones overnight. "
        "Kyiv's mayor said debris had fallen in two districts, with no casualties."
    )

    assert [draft.killed for draft in read(text).drafts] == [(None, None, None)]
