"""Who was hit where no actor is named, and who shot whom where weapons are shot down."""

import pytest


def named(draft, role):
    return [actor.name for actor in draft.actors if actor.role == role]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("A bomb hit a bus in Kabul on Monday, killing one passenger.", ["Civilians"]),
        ("A lorry driver was killed by Russian shelling in Kherson on Monday.", ["Civilians"]),
        ("Gunmen ambushed an army convoy in Mali on Monday, killing 12 soldiers.", ["Mali"]),
        (
            "Police raided a house in Lahore on Monday, and six militants were killed.",
            ["militants"],
        ),
        (
            "Rebels captured the town of Goma from government troops on Monday.",
            ["Democratic Republic of the Congo"],
        ),
        (
            "An explosion near a container ship off Aden on Monday did no harm.",
            ["commercial shipping"],
        ),
        (
            "Somali soldiers fought al-Shabaab on Monday. On Tuesday, troops killed nine of the group's fighters in Kismayo.",
            ["Al-Shabab"],
        ),
        (
            "Rockets landed near Ain al-Asad air base on Monday, hurting a cook. The base houses U.S. troops.",
            ["United States"],
        ),
        (
            "Hezbollah's deputy said one of its commanders was killed in Tyre on Monday.",
            ["Hezbollah"],
        ),
    ],
)
def test_those_hit_are_found_by_the_words_for_them(read, text, targets):
    assert named(read(text).drafts[-1], "target") == targets


@pytest.mark.parametrize(
    "text",
    [
        "U.S. forces shot down two drones over the Red Sea on Monday. The drones had been launched from Houthi-controlled areas.",
        "A missile was intercepted over Eilat on Monday, Israel's military said. The Houthis said they had aimed at the port.",
    ],
)
def test_weapons_shot_down_were_those_of_who_launched_or_aimed_them(only_draft, text):
    assert named(only_draft(text), "target") == ["Houthis"]


def test_a_drone_that_hit_an_outpost_and_killed_its_troops_was_not_theirs(only_draft):
    draft = only_draft(
        "A drone hit an American depot in Kuwait on Monday and killed six U.S. troops."
    )

    assert (named(draft, "perpetrator"), named(draft, "target")) == ([], ["United States"])


@pytest.mark.parametrize(
    "text",
    [
        "Rockets hit Erbil on Monday. Militia groups aligned with Iran were behind it, police said.",
        "Rockets hit Erbil on Monday. Police blamed fighters backed by Iran.",
    ],
)
def test_groups_that_a_state_backs_are_not_that_state(only_draft, text):
    assert named(only_draft(text), "perpetrator") == ["Iran-backed militias"]


@pytest.mark.parametrize(
    ("sentence", "sub_type", "targets"),
    [
        ("Mayor Luis Santos was shot dead in Davao on Monday.", "Attack", ["Civilians"]),
        ("Gunmen murdered a judge, Amina Noor, in Kabul on Monday.", "Attack", ["Civilians"]),
        ("Luis Santos was killed in Davao on Monday.", "Attack", []),
        ("Hamas political chief Omar Aziz was killed in Doha on Monday.", "Attack", ["Hamas"]),
        ("Hamas commander Omar Aziz was killed in Doha on Monday.", "Armed clash", ["Hamas"]),
        (
            "Mayor Luis Santos was killed in an airstrike on Davao on Monday.",
            "Air/drone strike",
            ["Civilians"],
        ),
    ],
)
def test_one_killed_by_name_is_a_civilian_unless_he_bore_arms(
    only_draft, sentence, sub_type, targets
):
    draft = only_draft(sentence)

    assert draft.killed == (1, 1, 1)
    assert (draft.sub_event_type, named(draft, "target")) == (sub_type, targets)


def test_a_time_told_from_the_killing_of_someone_named_finds_its_day(read):
    text = (
        "Omar Aziz was killed in Doha on 5 August. "
        "Less than a day before Aziz's killing, a drone struck a camp in Sidon."
    )

    assert [str(draft.span.start) for draft in read(text).drafts] == ["2024-08-05", "2024-08-04"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Thai and Cambodian soldiers exchanged gunfire near Trat on Monday.",
        "Two people were killed in clashes between Thai and Cambodian soldiers near Trat on Monday.",
    ],
)
def test_a_fight_without_a_beginner_has_one_side_each_way(only_draft, sentence):
    draft = only_draft(sentence)

    assert {*named(draft, "perpetrator"), *named(draft, "target")} == {"Thailand", "Cambodia"}
    assert len(named(draft, "perpetrator")) == 1


def test_whom_the_account_is_according_to_did_not_do_it(only_draft):
    draft = only_draft(
        "According to the Sudanese army, RSF fighters killed two people in Nyala on Monday."
    )

    assert named(draft, "perpetrator") == ["Rapid Support Forces"]


def test_whoever_launched_weapons_did_not_shoot_them_down(read):
    text = (
        "Russia launched nine drones at Kyiv on Monday, and Ukraine's air force said it downed six."
    )

    assert all(
        "Ukraine" not in named(d, "perpetrator") or "Russia" in named(d, "target")
        for d in read(text).drafts
    )
    assert named(read(text).drafts[0], "perpetrator") == ["Russia"]
    assert read(text).drafts[0].sub_event_type == "Air/drone strike"


def test_what_got_through_was_of_those_whose_weapons_were_shot_down(read):
    text = (
        "Russia shot down nine Ukrainian drones on Monday. One of the drones hit a depot in Oryol."
    )

    assert named(read(text).drafts[1], "perpetrator") == ["Ukraine"]


def test_whoever_shot_the_attacker_did_not_do_the_deed(only_draft):
    draft = only_draft(
        "A man was stabbed in Haifa on Monday and his attacker was shot dead by soldiers."
    )

    assert named(draft, "perpetrator") == []


def test_an_answer_in_the_next_sentence_points_to_what_it_answers(read):
    text = "A rocket killed six U.S. troops in Kuwait on Monday. The United States responded by bombing 40 sites."
    _, second = read(text).drafts

    assert second.response_to == 0
    assert named(second, "perpetrator") == ["United States"]
