"""What kind of event the words of armies, police and news agencies tell of, and what is none."""

import pytest

SHELLING = "Shelling/artillery/missile attack"


@pytest.mark.parametrize(
    ("text", "sub_event_type"),
    [
        ("A shell hit Homs on Monday.", "Shelling/artillery/missile attack"),
        (
            "The camp in Homs came under indirect fire on Monday.",
            "Shelling/artillery/missile attack",
        ),
        ("An attack drone damaged a silo in Homs on Monday.", "Air/drone strike"),
        (
            "Three guards died when their lorry hit a mine in Homs on Monday.",
            "Remote explosive/landmine/IED",
        ),
        (
            "Rebels seized the army's headquarters in Goma on Monday.",
            "Non-state actor overtakes territory",
        ),
        ("Two bombs were dropped on a clinic in Homs on Monday.", "Air/drone strike"),
        ("A drone dropped two charges of explosives on Homs on Monday.", "Air/drone strike"),
        ("A suicide car bombing in Homs killed two on Monday.", "Suicide bomb"),
        ("Troops neutralised nine bandits in Gusau on Monday.", "Armed clash"),
        ("Soldiers repelled an assault on Homs on Monday.", "Armed clash"),
        ("Air defences repelled nine drones over Homs on Monday.", "Disrupted weapons use"),
        ("Troops foiled an attempt by militants to enter Homs on Monday.", "Armed clash"),
        ("Syrian troops recaptured the town of Homs on Monday.", "Government regains territory"),
        (
            "Al-Shabaab recaptured the town of Baidoa on Monday.",
            "Non-state actor overtakes territory",
        ),
        (
            "Nine gunmen were killed when the air force struck their column in Gusau on Monday.",
            "Air/drone strike",
        ),
        (
            "Russia attacked Ukraine with three ballistic missiles and 90 drones on Monday.",
            "Air/drone strike",
        ),
        (
            "Nine rockets were identified crossing from Lebanon into Israel on Monday.",
            "Shelling/artillery/missile attack",
        ),
        ("A guard was shot and wounded in a clash with bandits in Gusau on Monday.", "Armed clash"),
        ("Police killed two bandits in Gusau on Monday, a police spokesman said.", "Armed clash"),
        ("A crowd in Gusau killed two men accused of theft on Monday.", "Mob violence"),
        (
            "A bus carrying nine passengers was seized by gunmen near Gusau on Monday.",
            "Abduction/forced disappearance",
        ),
        (
            "Gunmen abducted nine students in Gusau on Monday and shot dead a guard.",
            "Abduction/forced disappearance",
        ),
        ("Gangs attacked two schools in Gusau on Monday.", "Attack"),
        ("Bombs fell on a camp in Goma on Monday.", "Shelling/artillery/missile attack"),
    ],
)
def test_the_words_of_war_give_the_kind(only_draft, text, sub_event_type):
    assert only_draft(text).sub_event_type == sub_event_type


@pytest.mark.parametrize(
    "text",
    [
        "Debris of a drone damaged a house in Homs on Monday.",
        "Homs dropped plans for a bridge on Monday.",
        "The club from Homs was eliminated on Monday.",
        "The army denied reports circulating in Homs about air raids on Monday.",
        "Disregard claims that a helicopter was shot down in Homs on Monday.",
        "Hezbollah will stop firing rockets only when Israel leaves Gaza.",
        "Troops rescued nine kidnapped villagers in Gusau on Monday.",
    ],
)
def test_debris_denials_and_plans_are_no_attack(read, text):
    assert not read(text).drafts


def test_the_dead_of_the_two_sides_of_a_fight_are_added_up(only_draft):
    draft = only_draft(
        "Troops clashed with bandits in Gusau on Monday. Five bandits were killed. Two soldiers were killed."
    )
    assert draft.killed == (7, 7, 7)


@pytest.mark.parametrize(
    "deed",
    [
        "Pirates boarded a tanker off Eyl on Monday, taking 14 crew members.",
        "Pirates seized the ship and its crew off Eyl on Monday.",
        "Pirates took control of a dhow off Eyl on Monday and are holding nine sailors.",
        "Pirates seized a tanker off Eyl on Monday, and its 14 crew members are being held.",
        "Pirates hijacked a trawler off Eyl on Monday. They abducted its captain.",
    ],
)
def test_a_ship_seized_with_its_crew_is_an_abduction(only_draft, deed):
    assert only_draft(deed).sub_event_type == "Abduction/forced disappearance"


@pytest.mark.parametrize(
    "deed",
    [
        "Pirates boarded a tanker off Eyl on Monday. Its 14 crew members were safe.",
        "Pirates took control of an empty barge off Eyl on Monday.",
    ],
)
def test_a_ship_seized_without_its_crew_is_property_taken(only_draft, deed):
    assert only_draft(deed).sub_event_type == "Looting/property destruction"


@pytest.mark.parametrize(
    ("deed", "sub_type"),
    [
        (
            "Israel said it eliminated the commander of a rocket unit in Tyre on Monday.",
            "Armed clash",
        ),
        ("Troops killed the head of the missile force in Homs on Monday.", "Armed clash"),
        ("An airstrike killed the chief of a mortar unit in Homs on Monday.", "Air/drone strike"),
        ("Troops killed a bomb maker in Homs on Monday.", "Armed clash"),
        ("A rocket killed the commander of a drone unit in Homs on Monday.", SHELLING),
    ],
)
def test_the_name_of_a_unit_is_no_weapon_of_the_deed(only_draft, deed, sub_type):
    assert only_draft(deed).sub_event_type == sub_type


def test_an_unarmed_victim_without_a_name_makes_an_attack(only_draft):
    draft = only_draft("A shopkeeper was killed by gunmen in Quetta on Monday.")

    assert draft.sub_event_type == "Attack"


OVERTAKEN, REGAINED = "Non-state actor overtakes territory", "Government regains territory"


@pytest.mark.parametrize(
    ("deed", "sub_type"),
    [
        ("Rebels seized Goma on Monday.", OVERTAKEN),
        ("The RSF took El Fasher from the army on Monday.", OVERTAKEN),
        ("Russian forces captured Vuhledar on Monday.", OVERTAKEN),
        ("Syrian government troops captured Saraqib from rebels on Monday.", REGAINED),
        ("The Somali army took the town of Adale from al-Shabab on Monday.", REGAINED),
    ],
)
def test_ground_is_overtaken_by_others_and_regained_by_its_state(only_draft, deed, sub_type):
    draft = only_draft(deed)

    assert draft.sub_event_type == sub_type
    assert draft.location is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "The group took supplies from the army in Goma on Monday.",
        "Police seized Iranian weapons in Goma on Monday.",
        "Customs officers seized Colombia cocaine worth millions on Monday.",
        "Police seized Goma cocaine worth millions on Monday.",
        "Hail pounded the city of Goma on Monday.",
    ],
)
def test_words_of_war_that_take_no_ground_and_strike_nobody_make_no_incident(read, sentence):
    assert not read(sentence).drafts


def test_what_followed_an_explosion_took_place_where_it_is_told(only_draft):
    draft = only_draft(
        "Hours after the explosion in Kabul on Monday, Pakistani jets pounded Khost."
    )

    assert (draft.location, draft.sub_event_type) == ("Khost", "Air/drone strike")


def test_an_attack_that_targeted_a_clinic_is_one_on_civilians(read):
    text = (
        "A drone hit a bus in Kherson on Monday, killing two. "
        "A second attack in the evening targeted a clinic in Nikopol."
    )
    second = read(text).drafts[1]

    assert (second.location, second.sub_event_type) == ("Nikopol", "Attack")
    assert [actor.name for actor in second.actors] == ["Civilians"]


def test_ground_taken_is_no_arrest_of_those_who_tell_of_it(only_draft):
    draft = only_draft(
        "M23 rebels took the town of Sake from Congolese forces on Friday, a leader of a charity said."
    )

    assert draft.sub_event_type == OVERTAKEN


def test_ground_regained_with_help_is_no_attack_on_the_helpers(read):
    text = (
        "Gang members attacked the town of Ganthier on Saturday. "
        "Police retook the town on Monday with the help of Kenyan officers, killing five gang members."
    )
    regained = read(text).drafts[1]

    assert (regained.sub_event_type, regained.location) == (REGAINED, "Ganthier")
    assert [actor.name for actor in regained.actors] == ["Haiti", "gangs"]


def test_a_strike_told_after_a_town_was_taken_is_another_event(read):
    text = (
        "Rebels seized Lashio on Saturday. "
        "Ten people were killed when a hospital was hit by an air strike, residents said."
    )

    assert [draft.sub_event_type for draft in read(text).drafts] == [OVERTAKEN, "Air/drone strike"]


@pytest.mark.parametrize("mine", ["a salt mine", "two gold mines", "an open-pit mine"])
def test_a_mine_that_people_work_in_is_no_weapon(only_draft, mine):
    draft = only_draft(f"Gunmen stormed {mine} near Goma on Monday and shot dead six workers.")
    assert draft.sub_event_type == "Attack"


def test_what_wounded_the_raiders_is_not_the_weapon_of_their_raid(only_draft):
    draft = only_draft(
        "Israeli forces killed four Palestinians in a raid in Jenin on Tuesday. "
        "Two Israeli soldiers were wounded by an explosive device."
    )

    assert draft.sub_event_type == "Armed clash"


def test_a_captain_is_one_of_the_soldiers(only_draft):
    draft = only_draft(
        "Troops raided a hideout in North Waziristan on Monday and killed seven militants. "
        "A captain was killed in the exchange of fire."
    )

    assert draft.killed == (8, 8, 8)
