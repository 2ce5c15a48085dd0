"""Which actors a report names, and in which way it speaks of each."""

import pytest

from timeline.extract.actor_mentions import ActorMention, find_actors
from timeline.extract.lexicon import load_lexicon

LEXICON = load_lexicon()


def actors(text: str) -> list[ActorMention]:
    return find_actors(text, LEXICON)


def forms(text: str) -> list[tuple[str, str]]:
    return [(mention.name, mention.form) for mention in actors(text)]


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("Israel struck back.", "Israel", "name"),
        ("Israeli airstrikes went on.", "Israel", "adjective"),
        ("Israeli troops advanced.", "Israel", "forces"),
        ("The IDF advanced.", "Israel", "forces"),
        ("Israel's air force flew.", "Israel", "forces"),
        ("Two Israelis died.", "Israel", "people"),
        ("It fell in Israel.", "Israel", "place"),
        ("The Israeli defence minister spoke.", "Israel", "title"),
        ("Israeli officials spoke.", "Israel", "speaker"),
        ("Five U.S. service members fell ill.", "United States", "forces"),
        ("A small US outpost was hit.", "United States", "forces"),
        ("CENTCOM forces fired.", "United States", "forces"),
        ("USS Example (DDG 99) fired.", "United States", "forces"),
        ("The Pentagon spoke.", "United States", "speaker"),
        ("A Pentagon press secretary spoke.", "United States", "title"),
        ("The Kremlin denied it.", "Russia", "speaker"),
        ("HMS Example fired.", "United Kingdom", "forces"),
        ("The IAF struck.", "Israel", "forces"),
        ("The army advanced.", "security forces", "name"),
        ("An army airstrike came.", "security forces", "name"),
        ("Armed smugglers fled.", "smugglers", "name"),
        ("Gang members fled.", "gangs", "name"),
        ("Cartel gunmen fled.", "drug cartel", "name"),
        ("Hamas fighters fled.", "Hamas", "forces"),
        ("A Hizballah commander died.", "Hezbollah", "title"),
        ("Houthi-held areas burned.", "Houthis", "control"),
        ("Daesh operatives fled.", "Islamic State", "forces"),
        ("ISIS-K claimed it.", "Islamic State Khorasan Province", "name"),
        ("Al Shabaab militants came.", "Al-Shabab", "forces"),
        ("al-Qaida-linked militants came.", "Al-Qaeda", "forces"),
        ("Villagers fled.", "civilians", "people"),
        ("Shi’ite Muslims prayed.", "Shiite Muslims", "people"),
        ("A merchant vessel burned.", "commercial shipping", "name"),
        ("The M/V Grey Heron burned.", "Grey Heron", "ship"),
        ("Reuters reported it.", "news media", "speaker"),
    ],
)
def test_an_actor_and_the_way_it_is_spoken_of(text: str, name: str, form: str) -> None:
    assert forms(text) == [(name, form)]


@pytest.mark.parametrize(
    "words",
    [
        "Iran-backed militias",
        "Iranian-aligned militia groups",
        "Iranian affiliated militia groups",
        "Iran-supported fighters",
        "IRGC-backed militias",
        "Iran-backed armed groups",
        "Tehran-backed militants",
        "Iranian-sponsored Shiite militias",
    ],
)
def test_whoever_iran_backs_has_one_name(words: str) -> None:
    assert [name for name, _ in forms(f"They blamed {words} again.")] == ["Iran-backed militias"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Iran-backed Houthis fired.", ["Houthis"]),
        ("Rwandan-backed M23 rebels fired.", ["M23"]),
        ("Iranian-made drones fell.", []),
        ("A Panama-flagged tanker burned.", ["commercial shipping"]),
        ("Lebanon’s Hezbollah fired.", ["Hezbollah"]),
        ("Yemeni Houthis fired.", ["Houthis"]),
        ("It fell into the Gulf of Oman.", []),
        ("It sank in the Indian Ocean.", []),
        ("Al Qaeda affiliate JNIM fired.", ["JNIM"]),
    ],
)
def test_where_something_comes_from_is_no_actor(text: str, names: list[str]) -> None:
    assert [mention.name for mention in actors(text)] == names


def test_armed_men_of_a_nation_are_not_its_state() -> None:
    (rebels,) = actors("Syrian rebels and nobody else came.")[:1]
    assert rebels.actor.name == "Syrian opposition"
    (gunmen,) = actors("Chadian gunmen came.")
    assert (gunmen.kind, gunmen.name) == ("militants", "Chadian gunmen")


def test_the_noun_at_the_end_of_a_list_holds_for_each_state() -> None:
    assert forms("British and coalition forces fired.") == [
        ("United Kingdom", "forces"),
        ("US-led coalition", "name"),
    ]
    assert forms("American and British warships fired.") == [
        ("United States", "forces"),
        ("United Kingdom", "forces"),
    ]


def test_a_ship_is_known_again_by_its_name_alone() -> None:
    found = actors("The tanker Grey Heron burned. Grey Heron sank.")
    assert [(m.words, m.name, m.actor.name) for m in found] == [
        ("tanker Grey Heron", "Grey Heron", "commercial shipping"),
        ("Grey Heron", "Grey Heron", "commercial shipping"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Tell us who it is.",
        "Jordan Miller sang.",
        "We met Michael Jordan.",
        "He is here; who else?",
    ],
)
def test_small_words_and_first_names_are_no_actors(text: str) -> None:
    assert actors(text) == []


def test_a_headline_in_capitals_is_read() -> None:
    assert ("United States", "forces") in forms("THREE U.S. SOLDIERS KILLED")


def test_forces_of_no_stated_state_are_generic_and_militants_are_no_state() -> None:
    found = actors("Security forces shot gunmen.")
    assert [mention.kind for mention in found] == ["generic", "militants"]


def test_offsets_point_at_the_words_of_the_text() -> None:
    text = "On Monday, “U.S. personnel” and Hamas’s fighters met."
    assert [text[m.start : m.end] for m in actors(text)] == ["U.S. personnel", "Hamas’s fighters"]


def test_every_actor_is_found_by_every_one_of_its_names() -> None:
    missed = [
        alias
        for known in LEXICON.actors.values()
        for alias in (known.actor.name, *known.actor.aliases)
        if known.kind in ("group", "coalition", "forces")
        and known.actor not in [mention.actor for mention in actors(f"Then {alias} came.")]
    ]
    assert missed == []


@pytest.mark.parametrize("text", ["", "-", "’s", "backed", "-backed militias", "é" * 5000])
def test_text_without_actors_gives_none(text: str) -> None:
    assert [mention for mention in actors(text) if mention.kind == "state"] == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("AA troops", "Arakan Army"),
        ("Ansar al-Furqan", "Ansar al-Furqan"),
        ("HUR", "Ukraine"),
        ("the Kraken Regiment", "Ukraine"),
        ("Homeland Defence Volunteers", "Burkina Faso"),
        ("the BIR", "Cameroon"),
        ("DKBA", "Democratic Karen Benevolent Army"),
        ("Darfur Joint Protection Force", "Darfur Joint Force"),
        ("Fitna al-Hindustan", "Baloch separatists"),
        ("Macawiisley", "Macawisley"),
        ("Twirwaneho", "Twirwaneho"),
    ],
)
def test_the_names_of_forces_and_groups_of_the_theatres_are_known(words: str, name: str) -> None:
    assert name in [mention.name for mention in actors(f"On Monday, {words} advanced.")]
