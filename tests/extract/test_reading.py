"""From sentences to drafts: what, when, where, who and how many, a smallest sentence for each rule."""

import pytest


def named(draft, role):
    return [actor.name for actor in draft.actors if actor.role == role]


@pytest.mark.parametrize(
    ("sentence", "sub_event_type"),
    [
        ("A drone hit a school in Aleppo on Monday.", "Air/drone strike"),
        ("Airstrikes killed two people in Aleppo on Monday.", "Air/drone strike"),
        ("Rockets fired by Hamas hit Ashkelon on Monday.", "Shelling/artillery/missile attack"),
        ("A missile strike on Aleppo killed two people.", "Shelling/artillery/missile attack"),
        ("A roadside bomb killed a soldier in Mosul.", "Remote explosive/landmine/IED"),
        ("A suicide bomber killed nine people in Mosul.", "Suicide bomb"),
        ("A grenade wounded a guard in Mosul.", "Grenade"),
        ("Gunmen killed two soldiers in Mosul.", "Armed clash"),
        ("Gunmen killed two farmers in Mosul.", "Attack"),
        ("Gunmen opened fire in a market in Mosul, killing nine people.", "Attack"),
        ("The mayor of Mosul was among two men killed in Mosul.", "Attack"),
        ("Ukraine shot down nine drones over Kyiv on Monday.", "Disrupted weapons use"),
        ("U.S. forces destroyed two Houthi drones over the Red Sea.", "Disrupted weapons use"),
        ("U.S. forces destroyed a Houthi radar in Yemen.", "Air/drone strike"),
        ("Gunmen kidnapped a doctor in Mosul on Monday.", "Abduction/forced disappearance"),
        ("Rebels seized the town of Goma on Monday.", "Non-state actor overtakes territory"),
        ("A roadside bomb destroyed a bus in Mosul on Monday.", "Remote explosive/landmine/IED"),
        ("Iran seized a tanker in the Gulf of Oman on Monday.", "Looting/property destruction"),
        ("A raid in Raqqa led to the arrest of two ISIS operatives.", "Arrests"),
    ],
)
def test_the_weapon_else_the_victim_settles_the_type(only_draft, sentence, sub_event_type):
    assert only_draft(sentence).sub_event_type == sub_event_type


@pytest.mark.parametrize(
    ("sentence", "perpetrators", "targets"),
    [
        ("Israel bombed Hezbollah positions in Tyre on Monday.", ["Israel"], ["Hezbollah"]),
        ("Hezbollah was hit by Israeli jets in Tyre.", ["Israel"], ["Hezbollah"]),
        ("An attack by Hamas on U.S. troops in Gaza killed two.", ["Hamas"], ["United States"]),
        ("Hamas's attack on U.S. troops in Gaza killed two.", ["Hamas"], ["United States"]),
        ("The army said it shot down two Russian drones over Kyiv.", ["Ukraine"], ["Russia"]),
        ("Russia invaded Georgia on Monday.", ["Russia"], ["Georgia"]),
        (
            "A drone sent up from a Houthi-controlled town was shot down on Monday.",
            [],
            ["Houthis"],
        ),
        (
            "Houthis fired a missile at the M/V Blue Heron in the Red Sea.",
            ["Houthis"],
            ["Blue Heron"],
        ),
        ("A Russian missile killed two people in Lviv.", ["Russia"], ["Civilians"]),
        ("Gunmen killed two U.S. soldiers in Mosul.", [], ["United States"]),
    ],
)
def test_word_order_and_voice_say_who_did_it_and_who_was_hit(
    only_draft, sentence, perpetrators, targets
):
    draft = only_draft(sentence)

    assert (named(draft, "perpetrator"), named(draft, "target")) == (perpetrators, targets)


@pytest.mark.parametrize(
    ("text", "attribution"),
    [
        ("Rockets hit Erbil on Monday. Iraq blamed Islamic State for the attack.", "attributed"),
        (
            "Rockets hit Erbil on Monday. Islamic State claimed responsibility for the attack.",
            "claimed",
        ),
        ("Rockets likely fired by Islamic State hit Erbil on Monday.", "suspected"),
        (
            "Iran vowed revenge on Israel over the killing of General Ali Reza in Damascus.",
            "suspected",
        ),
    ],
)
def test_the_words_of_blame_become_an_attribution(only_draft, text, attribution):
    (perpetrator,) = [actor for actor in only_draft(text).actors if actor.role == "perpetrator"]
    assert perpetrator.attribution == attribution


def test_the_place_that_was_struck_is_meant_not_that_of_the_war(only_draft):
    draft = only_draft(
        "The war in Gaza began when gunmen attacked southern Israel on 7 October 2023, killing 12."
    )
    assert draft.location == "southern Israel"


@pytest.mark.parametrize(
    ("sentence", "location", "country"),
    [
        ("Rockets hit Al Asad airbase in Iraq on Monday.", "Al Asad airbase", "IQ"),
        ("Houthis fired a missile across Yemen at a ship in the Red Sea.", "Red Sea", None),
        ("Israel bombed depots in Lebanon and Syria on Monday.", "Lebanon and Syria", None),
        ("Drones hit a depot in nearby Mosul on Monday.", "Mosul", "IQ"),
        ("Gunmen abducted two men from a village in Iraq on Monday.", "Iraq", "IQ"),
        ("Shells fell on Kherson on Monday, officials in Kyiv said.", "Kherson", "UA"),
        (
            "A missile fired from the city of Aden hit the M/V Heron crossing the Red Sea.",
            "Red Sea",
            None,
        ),
    ],
)
def test_the_place_is_the_most_exact_one_that_the_deed_reached(
    only_draft, sentence, location, country
):
    draft = only_draft(sentence)

    assert (draft.location, draft.country) == (location, country)


@pytest.mark.parametrize(
    "text",
    [
        "Rockets hit Erbil on Monday, wounding two. The attack damaged a house.",
        "Rockets hit Erbil on Monday, wounding two. There was no damage. The crew was safe.",
        "Rockets hit Erbil on Monday. Two people were wounded.",
        "A bomb killed one guard in Erbil on Monday. The death toll has risen to four.",
        "# Rockets hit Erbil\n\nRockets hit Erbil on Monday. Iraq blamed Islamic State for the attack.",
    ],
)
def test_sentences_about_one_event_make_one_record(read, text):
    assert len(read(text).drafts) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Rockets hit Erbil on Monday. Rockets hit Mosul on Monday.",
        "Rockets hit Erbil on Monday. A second strike on Erbil killed two people.",
        "Rockets killed two people in Erbil on Monday. Rockets killed nine people in Erbil on Sunday.",
        "Turkey bombed PKK and ISIS targets in Iraq and Syria on Monday.",
        "Rockets hit Erbil on Monday, the day gunmen killed two guards in Mosul.",
        "Police raided homes in Iraq on Monday. A gunman was wounded in Erbil in a clash during one of the raids.",
        "Drones hit Odesa and Kharkiv on Monday. In Kharkiv, a drone killed two people on Monday.",
    ],
)
def test_another_place_day_or_word_makes_another_record(read, text):
    assert len(read(text).drafts) == 2


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        (
            "Since 3 May, U.S. troops in Syria have been attacked at least 28 times.",
            "count_low",
            28,
        ),
        ("A drone strike killed Hamas commander Omar Aziz in Gaza.", "killed", (1, 1, 1)),
        (
            "A bomb killed nine people in Aden. Among them, it killed Omar Aziz.",
            "killed",
            (9, 9, 9),
        ),
        ("A bomb wounded up to 35 people in Aden.", "injured", (None, 35, 35)),
        ("A bomb hit a bus in Aden. There were no injuries.", "injured", (0, 0, 0)),
    ],
)
def test_figures_reach_the_draft(only_draft, text, field, expected):
    assert getattr(only_draft(text), field) == expected


def test_the_army_without_a_name_is_that_of_the_country(only_draft):
    text = "A shell killed nine people in Omdurman on Monday. The rebels blamed the army for the attack."
    assert named(only_draft(text), "perpetrator") == ["Sudan"]


def test_two_attacks_on_one_base_are_on_the_same_forces(read):
    text = "Rockets hit U.S. troops at Ain al-Asad on Monday. A drone attack on Ain al-Asad last month did no harm."
    assert [named(draft, "target") for draft in read(text).drafts] == [["United States"]] * 2


def test_a_count_over_a_span_is_a_summary_and_never_one_event(only_draft):
    draft = only_draft(
        "Between 3 May and 9 June, there were more than 40 attacks on U.S. troops in Syria."
    )

    assert (draft.event_clarity, draft.count_low) == (2, 40)
    assert draft.span.lasting


@pytest.mark.parametrize(
    "text",
    [
        "Attacks on U.S. troops in Syria have been frequent.",
        "Iran is expected to strike Israel next week.",
        "A bus crash killed nine people in Cairo on Monday.",
        "The singer died on Monday in Cairo at the age of 90.",
        "Shares in Berlin were hit by fears of inflation on Monday.",
        "The minister visited Kyiv on Monday and signed an accord.",
        "",
    ],
)
def test_what_is_no_incident_makes_no_record(read, text):
    assert read(text).drafts == ()


def test_a_response_points_to_what_it_answers(read):
    text = "Three U.S. soldiers were killed in Jordan on 1 May, resulting in a U.S. response that hit 31 targets."
    first, second = read(text).drafts

    assert first.response_to is None
    assert second.response_to == 0
    assert second.span.start == first.span.start


def test_a_side_without_a_name_is_the_other_one_of_the_report(read):
    text = "Russia shelled Kherson on Monday. Ukraine's navy said it downed nine drones on Tuesday."
    _, interception = read(text).drafts

    assert named(interception, "target") == ["Russia"]


def test_every_field_quotes_its_own_words(only_draft):
    draft = only_draft("Rockets fired by Hamas hit Ashkelon on Monday, wounding two people.")
    words = {field: quote.text for field, quote in draft.evidence.items()}

    assert words["date"] == "Monday"
    assert words["location"] == "Ashkelon"
    assert words["perpetrator"] == "Hamas"
    assert words["injured"] == "wounding two people"


def test_quotes_are_whole_sentences_in_order(only_draft):
    text = "Rockets hit Erbil on Monday. Two people were wounded."
    assert [quote.text for quote in only_draft(text).quotes] == [
        "Rockets hit Erbil on Monday.",
        "Two people were wounded.",
    ]
