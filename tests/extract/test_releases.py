"""How armed forces tell of what they did and met: spans, captures, ships, and who was spared."""

import pytest

STRIKE, SHELLING, MET, ARRESTS = (
    "Air/drone strike",
    "Shelling/artillery/missile attack",
    "Disrupted weapons use",
    "Arrests",
)


def named(draft, role):
    return [actor.name for actor in draft.actors if actor.role == role]


@pytest.mark.parametrize(
    ("sentence", "sub_type"),
    [
        ("Two rockets were aimed at Iraqi troops near Kirkuk on Monday.", SHELLING),
        ("A missile was directed at a Turkish outpost near Bashiqa on Monday.", SHELLING),
        ("A drone was destroyed by a French frigate over the Red Sea on Monday.", MET),
        (
            "U.S. forces destroyed a drone launched over the Red Sea on Monday, as well as two launchers.",
            MET,
        ),
        ("U.S. forces destroyed two missiles prepared to launch in Yemen on Monday.", STRIKE),
        ("French jets hit a land attack cruise missile in Yemen on Monday.", STRIKE),
        ("Iraqi troops captured two ISIS officials near Mosul on Monday.", ARRESTS),
        (
            "A Turkish army operation near Cizre on Monday ended with the capture of a PKK attack planner.",
            ARRESTS,
        ),
        (
            "Rebel fighters captured the town of Kidal on Monday.",
            "Non-state actor overtakes territory",
        ),
        (
            "Somali troops captured the town of Adale from al-Shabab fighters on Monday.",
            "Government regains territory",
        ),
        ("Fighters raided a camp of the army near Gao on Monday.", "Armed clash"),
        ("Militants raided a village near Gao on Monday, burning houses.", "Attack"),
        ("A raid on a village by bandits in Zamfara on Monday left huts burned.", "Attack"),
        ("Troops raided a hideout of smugglers near Mosul on Monday.", ARRESTS),
        ("A drone boat hit a tanker in the Red Sea on Monday.", "Remote explosive/landmine/IED"),
        ("Gunmen took three guards hostage near Quetta on Monday.", "Abduction/forced disappearance"),
    ],
)  # fmt: skip
def test_the_deed_is_typed_by_what_was_done_to_what(only_draft, sentence, sub_type):
    assert only_draft(sentence).sub_event_type == sub_type


@pytest.mark.parametrize("what", ["a search for the men", "an operation to free the men"])
def test_what_is_launched_to_help_is_no_deed_of_violence(only_draft, what):
    draft = only_draft(
        f"Gunmen took three guards hostage near Quetta on Monday. Police launched {what}."
    )
    assert named(draft, "perpetrator") == []


def test_strikes_that_nobody_counts_went_on_from_day_to_day(only_draft):
    text = "From July 2 to July 9, Turkish jets carried out {} in northern Iraq."
    several = only_draft(text.format("multiple strikes on PKK positions"))
    one = only_draft(text.format("a strike on a PKK position"))
    assert (several.span.precision, one.span.precision) == (1, 4)
    assert several.span.lasting


def test_an_abbreviation_after_a_name_does_not_part_two_doers(only_draft):
    draft = only_draft(
        "U.S. forces and the Syrian Democratic Forces (SDF) raided a house in Raqqa on Monday."
    )
    assert set(named(draft, "perpetrator")) == {"United States", "Syrian Democratic Forces"}


@pytest.mark.parametrize(
    "before",
    [
        "an ambush near Garissa in which a bomb killed three officers",
        "an ambush near Garissa that killed three officers",
    ],
)
def test_a_deed_that_another_came_after_is_told_too(read, before):
    raid, ambush = read(
        f"Police arrested two men in a raid in Lamu, Kenya, on Monday. The raid came two days after {before}."
    ).drafts
    assert (raid.sub_event_type, raid.killed) == (ARRESTS, (None, None, None))
    assert (ambush.location, ambush.killed) == ("Garissa", (3, 3, 3))
    assert str(ambush.span.start) == "2024-08-03"


def test_those_told_of_by_place_are_counted_apart(read):
    mali, niger = read(
        "“Since 3 May, our soldiers have been attacked 12 times in Mali and 30 times in Niger,” the French army said."
    ).drafts
    assert [(d.country, d.count_low, named(d, "target")) for d in (mali, niger)] == [
        ("ML", 12, ["France"]),
        ("NE", 30, ["France"]),
    ]


LAUNCH = "On Monday, the Houthis fired two anti-ship missiles into the Gulf of Aden."


def test_one_of_the_weapons_hit_what_they_were_meant_for_and_one_was_met(read):
    hit, met = read(
        f"{LAUNCH} One of the missiles struck the M/V Ola. The second missile was destroyed by a British frigate."
        " No injuries were suffered by naval or merchant vessels."
    ).drafts
    assert (hit.sub_event_type, hit.location, named(hit, "target")) == (
        SHELLING,
        "Gulf of Aden",
        ["Ola"],
    )
    assert (met.sub_event_type, met.location, named(met, "target")) == (
        MET,
        "Gulf of Aden",
        ["Houthis"],
    )
    assert hit.injured == met.injured == (0, 0, 0)  # fmt: skip


def test_a_ship_not_told_of_before_was_hit_apart(read):
    text = "A missile hit the M/V Ola in the Red Sea on Monday. Two of those missiles hit the M/V Ola and the M/V Tora."
    first, second = read(text).drafts
    assert (named(first, "target"), named(second, "target")) == (["Ola"], ["Tora"])


@pytest.mark.parametrize(
    ("spared", "injured"),
    [
        ("Nobody was hurt aboard French or allied warships of the coalition.", (None, None, None)),
        ("There were no injuries among U.S. troops.", (None, None, None)),
        ("Nobody was hurt aboard the ship.", (0, 0, 0)),
        ("There were no injuries reported.", (0, 0, 0)),
    ],
)
def test_that_others_were_spared_says_nothing_of_those_hit(only_draft, spared, injured):
    draft = only_draft(
        f"The Houthis hit the M/V Tora with a drone in the Red Sea on Monday. {spared}"
    )
    assert draft.injured == injured


@pytest.mark.parametrize(
    ("victims", "killed"),
    [
        ("Abu Nour, a senior ISIS commander, and wounded a guard", (1, 1, 1)),
        ("Abu Nour, the head of its media office, and two guards", (3, 3, 3)),
        ("a teacher, a nurse and a driver", (3, 3, 3)),
        ("a shepherd and 20 goats", (1, 1, 1)),
        ("four soldiers and a sniffer dog", (4, 4, 4)),
    ],
)
def test_each_victim_counts_once_and_no_animal(only_draft, victims, killed):
    assert only_draft(f"On Monday, an air strike near Raqqa killed {victims}.").killed == killed


def test_a_killing_to_be_avenged_did_happen(only_draft):
    draft = only_draft(
        "The Taliban have pledged to avenge the killing of Hezbollah leader Omar Nour, who was shot dead in Tyre on July 3."
    )
    assert (draft.location, draft.killed, named(draft, "target")) == (
        "Tyre",
        (1, 1, 1),
        ["Hezbollah"],
    )


@pytest.mark.parametrize(
    "aside",
    [
        "Jaish al-Adl, a band that fights alongside Islamic State, said it carried out the bombing.",
        "Jaish al-Adl claimed it. Most attacks in the city are claimed by or blamed on Islamic State.",
    ],
)
def test_whoever_is_named_beside_the_doer_did_not_do_it(only_draft, aside):
    draft = only_draft(f"A bomb killed four soldiers in Zahedan on Monday. {aside}")
    assert named(draft, "perpetrator") == ["Jaish al-Adl"]
    assert named(draft, "target") == ["Iran"]


def test_revenge_for_attacks_on_someone_is_not_taken_on_him(read):
    attack, _ = read(
        "In response to attacks on French bases, including a July 28 ambush in Niger that killed three French soldiers, French jets struck camps in Mali on Monday."
    ).drafts
    assert named(attack, "perpetrator") == []
    assert named(attack, "target") == ["France"]


@pytest.mark.parametrize(
    "when", ["On Monday", "On Monday,", "Early on August 5", "In July 2024", "On Monday near Taiz"]
)
def test_a_day_before_the_subject_takes_nothing_from_it(only_draft, when):
    draft = only_draft(f"{when} the Houthis shelled an army post near Taiz, killing two soldiers.")
    assert named(draft, "perpetrator") == ["Houthis"]


@pytest.mark.parametrize(
    "fate",
    [
        "One missile hit the M/V Ola.",
        "One of the missiles hit the M/V Ola.",
        "One hit the M/V Ola.",
    ],
)
def test_a_weapon_told_by_its_number_is_one_of_those_sent(only_draft, fate):
    draft = only_draft(f"{LAUNCH} {fate}")
    assert (named(draft, "perpetrator"), named(draft, "target")) == (["Houthis"], ["Ola"])
    assert draft.location == "Gulf of Aden"


def test_other_weapons_are_none_of_those_sent(read):
    rockets, drones = read(
        "On Monday, Hezbollah fired 50 rockets at Haifa. Two drones hit a plant in Acre on Monday."
    ).drafts
    assert (rockets.sub_event_type, drones.sub_event_type) == (SHELLING, STRIKE)


def test_weapons_met_one_after_the_other_are_met_where_they_flew(read):
    _, met = read(
        "On Monday, the Houthis fired four missiles over the Red Sea. Three missiles were engaged and destroyed by a British frigate."
    ).drafts
    assert (met.sub_event_type, met.location) == (MET, "Red Sea")


def test_a_leader_may_be_one_of_several_who_died(only_draft):
    draft = only_draft(
        "French commandos killed a senior commander of JNIM in a raid near Gao on Monday. Eleven people died in the raid."
    )
    assert draft.killed == (11, 11, 11)


def test_a_similar_strike_told_of_before_did_happen(read):
    text = "A strike near Kismayo on Monday killed five militants. In January, a similar strike near Jilib killed nine. Officials fear a similar attack in Lamu."
    assert [draft.location for draft in read(text).drafts] == ["Kismayo", "Jilib"]


@pytest.mark.parametrize(
    "attackers",
    [
        "The attackers, believed to be Boko Haram fighters,",
        "The gunmen, who were suspected to belong to Boko Haram,",
        "The raiders, thought to be Boko Haram members,",
    ],
)
def test_those_whom_the_attackers_are_thought_to_be_are_suspected(only_draft, attackers):
    draft = only_draft(f"Twelve farmers were killed near Gwoza on Sunday. {attackers} fled.")
    (doer,) = [actor for actor in draft.actors if actor.role == "perpetrator"]
    assert (doer.name, doer.attribution) == ("Boko Haram", "suspected")


def test_weapons_most_of_which_were_met_were_launched(only_draft):
    draft = only_draft("On Monday, Russia fired 20 drones at Odesa, most of which were shot down.")
    assert (draft.sub_event_type, named(draft, "perpetrator")) == (STRIKE, ["Russia"])


@pytest.mark.parametrize(
    ("told", "sub_type"),
    [
        ("The Houthis fired a drone over the Red Sea on Monday. The drone was tracked and destroyed by HMS Kent.", MET),
        ("On Monday, U.S. strikes destroyed drones in a warehouse near Sanaa.", STRIKE),
    ],
)  # fmt: skip
def test_drones_are_met_in_the_air_and_struck_in_store(only_draft, told, sub_type):
    assert only_draft(told).sub_event_type == sub_type


def test_one_side_hit_in_two_countries_is_one_event(only_draft):
    draft = only_draft(
        "U.S. forces conducted 12 operations in Mali and Niger in May, killing nine JNIM fighters and detaining 20 others."
    )
    assert (draft.location, draft.count_low) == ("Mali and Niger", 12)


@pytest.mark.parametrize("who", ["who killed nine", "who later killed nine"])
def test_whoever_a_relative_clause_follows_did_it(only_draft, who):
    draft = only_draft(f"Villagers near Gao were caught on Monday by JNIM fighters, {who}.")
    assert named(draft, "perpetrator") == ["JNIM"]


def test_what_a_rescuer_did_besides_is_not_what_was_done(only_draft):
    draft = only_draft(
        "Houthi rebels attacked a tanker in the Red Sea on Monday. The crew was saved by a Greek frigate, which also destroyed a drone boat."
    )
    assert (draft.sub_event_type, named(draft, "perpetrator")) == ("Attack", ["Houthis"])
