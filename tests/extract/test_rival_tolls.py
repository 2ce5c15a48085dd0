"""Several figures of one event in one report: one incident, and the figure that holds."""

import pytest

BLAST = "A bomb exploded in a market in Quetta on Monday, killing 12 people and wounding 30."


@pytest.mark.parametrize(
    ("rest", "killed", "injured"),
    [
        ("Earlier reports said 25 to 34 were hurt.", (12, 12, 12), (30, 30, 30)),
        ("Police had initially put the toll at nine.", (12, 12, 12), (30, 30, 30)),
        ("A hospital later said 15 people were killed.", (15, 15, 15), (30, 30, 30)),
        ("A hospital said 15 people were killed.", (12, 12, 15), (30, 30, 30)),
        ("A charity put the toll at ten.", (10, 12, 12), (30, 30, 30)),
        ("A charity put the number of dead at ten.", (10, 12, 12), (30, 30, 30)),
        ("Nine people were killed, witnesses said.", (9, 12, 12), (30, 30, 30)),
        ("Five children were killed.", (12, 12, 12), (30, 30, 30)),
        ("One officer was killed.", (12, 12, 12), (30, 30, 30)),
    ],
)
def test_another_figure_without_day_or_place_is_of_the_event_told(
    only_draft, rest, killed, injured
):
    draft = only_draft(f"{BLAST} {rest}")

    assert (draft.killed, draft.injured) == (killed, injured)
    assert draft.location == "Quetta"


def test_a_first_account_holds_where_no_other_is_given(only_draft):
    draft = only_draft("Initial reports said five people died in a blast in Kabul on Monday.")

    assert draft.killed == (5, 5, 5)


@pytest.mark.parametrize(
    "title", ["At least 10 dead in Quetta blast", "Bomb kills 9 in Quetta market"]
)
def test_a_headline_with_another_figure_makes_no_second_incident(only_draft, title):
    assert only_draft(f"{title}\n\n{BLAST}").killed == (12, 12, 12)


def test_a_headline_alone_is_read(only_draft):
    assert only_draft("At least 10 dead in Quetta blast").killed == (10, 10, None)


def test_figures_of_another_day_or_place_stay_apart(read):
    text = f"{BLAST} On Tuesday, a mine killed two people in Kabul."

    assert [draft.killed[0] for draft in read(text).drafts] == [12, 2]


@pytest.mark.parametrize(
    "rest",
    [
        "JNIM said it killed 60 soldiers in the attack on the base.",
        "JNIM said it had killed 60 troops.",
        "JNIM, which claimed the attack, said it killed 60 soldiers.",
    ],
)
def test_what_the_attackers_count_spans_the_toll_and_makes_no_second_attack(only_draft, rest):
    draft = only_draft(
        f"Jihadists attacked a base in Boulkessi on Sunday, killing 40 soldiers, officials said. {rest}"
    )

    assert draft.killed == (40, 40, 60)
    assert [actor.name for actor in draft.actors if actor.role == "perpetrator"] == ["JNIM"]


def test_a_toll_of_all_the_dead_opens_that_of_the_villagers_counted_first(only_draft):
    draft = only_draft(
        "Gunmen killed 16 villagers in Djibo on Sunday. Residents said more than 80 people were killed."
    )

    assert draft.killed == (16, 16, None)


def test_whoever_blames_and_counts_adds_both_to_the_event_told(only_draft):
    draft = only_draft(
        "A drone strike killed 11 people in El Obeid on Tuesday. "
        "Local lawyers blamed the RSF and said 14 people had died."
    )

    assert draft.killed == (11, 11, 14)
    assert [actor.name for actor in draft.actors if actor.role == "perpetrator"] == [
        "Rapid Support Forces"
    ]
