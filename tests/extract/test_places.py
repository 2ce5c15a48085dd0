"""Which places a report names, which of several is meant, and how exactly it says where."""

import pytest

from timeline.extract.lexicon import load_lexicon
from timeline.extract.place_mentions import PlaceMention, find_places

LEXICON = load_lexicon()


def places(text: str) -> list[PlaceMention]:
    return find_places(text, LEXICON)


def named(text: str) -> list[str]:
    return [mention.name for mention in places(text)]


@pytest.mark.parametrize(
    ("text", "name", "entry", "where_prec"),
    [
        ("A shell fell in Homs.", "Homs", "Homs", 1),
        ("Mortars struck the Al Asad airbase.", "Al Asad airbase", "Ain al-Asad", 1),
        ("A drone hit Ayn al-Asad.", "Ayn al-Asad", "Ain al-Asad", 1),
        ("Two men died near Homs in Syria.", "Homs", "Homs", 2),
        ("It landed 10 km north of Homs, Syria.", "Homs", "Homs", 2),
        ("A convoy was hit in Kurram district.", "Kurram district", "Kurram", 3),
        ("Drones fell in Belgorod region.", "Belgorod region", "Belgorod Oblast", 4),
        ("Drones fell in Russia's Kursk border region.", "Kursk region", "Kursk Oblast", 4),
        ("A raid in the province of Aleppo.", "Aleppo province", "Aleppo Governorate", 4),
        ("Jets bombed southern Lebanon.", "southern Lebanon", "Lebanon", 5),
        ("Jets bombed the north of Mali.", "north of Mali", "Mali", 5),
        ("A raid in north-eastern Syria.", "north-eastern Syria", "Syria", 5),
        ("It flew from rebel-held parts of Yemen.", "rebel-held parts of Yemen", "Yemen", 5),
        ("Shells hit Russian-occupied Ukraine.", "Russian-occupied Ukraine", "Ukraine", 5),
        ("A shell hit central Beirut.", "central Beirut", "Beirut", 1),
        ("A bomb went off in Jordan.", "Jordan", "Jordan", 6),
        ("A shell sank in the Gulf of Aden.", "Gulf of Aden", "Gulf of Aden", 7),
        ("It was shot down over the southern Red Sea.", "southern Red Sea", "Red Sea", 7),
    ],
)
def test_the_words_for_a_place_say_how_exactly_it_is_known(
    text: str, name: str, entry: str, where_prec: int
) -> None:
    found = {mention.name: mention for mention in places(text)}
    assert name in found
    assert (found[name].place.name, found[name].where_prec) == (entry, where_prec)


def test_offsets_point_at_the_words_of_the_text() -> None:
    text = "In Sana’a, and later at Al-Tanf, guns fired."
    assert [text[m.start : m.end] for m in places(text)] == ["Sana’a", "Al-Tanf"]


def test_a_list_shares_its_noun() -> None:
    text = "Drones were downed over the Kursk, Belgorod and Oryol regions of Russia."
    assert named(text)[:3] == ["Kursk region", "Belgorod region", "Oryol region"]


def test_a_noun_before_a_list_is_shared_too() -> None:
    text = "Power failed in the provinces of Sumy, Kharkiv and Kyiv."
    assert [(m.name, m.where_prec) for m in places(text)] == [
        ("Sumy province", 4),
        ("Kharkiv province", 4),
        ("Kyiv province", 4),
    ]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Israeli tanks entered Rafah in the Gaza Strip.", "PS"),
        ("Egyptian police found a tunnel in Rafah, North Sinai.", "EG"),
        ("Police were shot in Tripoli, Lebanon.", "LB"),
        ("Two Libyan militias fought in Tripoli.", "LY"),
        ("A rocket struck Ein al-Asad, a village in northern Israel.", "IL"),
        ("Rockets struck Ein al-Asad, where U.S. troops are based in Iraq.", "IQ"),
        ("Shells hit Valencia in Venezuela.", "VE"),
        ("Nigerian and Nigerien soldiers died in Niger.", "NE"),
        ("U.S. envoys watched as shells fell in Georgia.", "GE"),
    ],
)
def test_a_shared_name_is_settled_by_the_rest_of_the_report(text: str, country: str) -> None:
    shared = ("Rafah", "Tripoli", "Ein al-Asad", "Valencia", "Niger", "Georgia")
    assert [m.place.country for m in places(text) if m.name in shared] == [country]


def test_two_towns_of_one_name_are_told_apart_by_what_is_said_of_each() -> None:
    text = "Guns fired in Tripoli, Lebanon, and in Tripoli, Libya."
    assert [m.place.country for m in places(text)] == ["LB", "LB", "LY", "LY"]


def test_a_base_is_not_the_town_it_is_named_after() -> None:
    base = places("Rockets hit Erbil Air Base in Iraq.")[0]
    assert (base.place.name, base.place.kind, base.place.parent) == (
        "Erbil Air Base",
        "base",
        "Erbil",
    )
    assert base.place.country == "IQ"


@pytest.mark.parametrize(
    ("text", "situating"),
    [
        ("A drone hit a depot at Harir in Iraq.", ["Iraq"]),
        ("Gunmen fired on a bus in Quetta, Balochistan.", ["Balochistan"]),
        ("Shells fell on Gaza's Khan Younis.", ["Gaza"]),
        ("Shells fell on Khiam, a town in southern Lebanon.", ["southern Lebanon"]),
        ("Shells fell on Iraq and Syria.", []),
        ("Rockets flew from Lebanon into Haifa.", []),
    ],
)
def test_a_place_that_only_says_where_another_lies_is_marked(
    text: str, situating: list[str]
) -> None:
    assert [m.name for m in places(text) if m.situates] == situating


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("They fired from Yemen.", "from"),
        ("It fell into the Red Sea.", "into"),
        ("Troops near Aleppo fired.", "near"),
        ("Aleppo was quiet.", ""),
    ],
)
def test_the_preposition_before_a_place_is_kept(text: str, cue: str) -> None:
    assert [mention.cue for mention in places(text)] == [cue]


@pytest.mark.parametrize(
    "text",
    [
        "Michael Jordan met Lloyd Austin; Austin smiled.",
        "Amal Houston and Sydney Madison spoke.",
        "Reading the report, the police said nothing. Most of it was old.",
        "Iran-backed fighters used Hong Kong-flagged ships.",
        "The Islamic Resistance in Iraq issued a video.",
        "The White House and the New York Times agreed.",
        "Bashar al-Assad spoke to us.",
        "At 4 p.m. EST on Mon it was over.",
        "Residential areas burned. Northern districts too. On May, village elders said so.",
    ],
)
def test_surnames_words_and_organisations_are_no_places(text: str) -> None:
    assert named(text) == []


def test_an_ambiguous_name_counts_where_only_a_place_can_stand() -> None:
    assert named("He was held in Reading, England.") == ["Reading", "England"]
    assert named("General Austin flew to Austin, Texas.") == ["Austin", "Texas"]


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("Raiders burned the village of Tora Bek in Chad.", "Tora Bek", "town", "TD"),
        ("A house in Mar Zaytun district fell in.", "Mar Zaytun district", "admin2", None),
        ("In Beirut, the Mar Zaytun district was hit.", "Mar Zaytun", "neighbourhood", "LB"),
        ("The Lebanese village of Deir Nour was hit.", "Deir Nour", "town", "LB"),
        ("Two died in Kot Zarin, Balochistan.", "Kot Zarin", "town", "PK"),
        ("Kabul’s Kot-e-Zarin quarter burned.", "Kot-e-Zarin", "neighbourhood", "AF"),
        ("In Beirut, al-Nour refugee camp was hit.", "al-Nour", "camp", "LB"),
        ("In Chad, two men died near Tora Bek.", "Tora Bek", "town", "TD"),
        ("Chad is calm. Niger and Chad agree. But in Tora Bek one died.", "Tora Bek", "town", "TD"),
        ("In Homs, shells fell in the Zaytun sector.", "Zaytun", "region", "SY"),
    ],
)
def test_a_place_nobody_lists_is_known_by_what_is_said_of_it(
    text: str, name: str, kind: str, country: str | None
) -> None:
    found = {m.name: m.place for m in places(text)}
    assert name in found
    assert (found[name].kind, found[name].country) == (kind, country)


@pytest.mark.parametrize(
    "text",
    [
        "In Chad, he wrote in Arabic and in English.",
        "Chad took part in Operation Desert Broom.",
        "Chad spoke in Congress, and an aide in Nour’s office agreed.",
        "In Chad, rain fell in March, and in NATO nobody knew.",
    ],
)
def test_what_a_preposition_leads_to_is_not_always_a_place(text: str) -> None:
    assert set(named(text)) == {"Chad"}


def test_beside_a_place_nobody_lists_is_not_in_it() -> None:
    found = {mention.name: mention.where_prec for mention in places("In Chad, one died near Tora.")}
    assert found == {"Chad": 6, "Tora": 2}


def test_an_unlisted_place_is_found_again_without_its_noun() -> None:
    text = "In Beirut, one shell hit Mar Zaytun. Smoke hung over the Mar Zaytun quarter."
    assert named(text) == ["Beirut", "Mar Zaytun", "Mar Zaytun"]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("In the capital, Mogadishu, one died.", "in"),
        ("Shots were heard near the Sudanese port, Port Sudan.", "near"),
        ("It fell west of the capital, Mogadishu.", ""),
    ],
)
def test_what_leads_to_the_capital_leads_to_its_name(text: str, cue: str) -> None:
    assert places(text)[-1].cue == cue


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("In Yemen, one died near Aden Nour.", ["Yemen", "Aden Nour"]),
        ("One died in Homs Monday.", ["Homs"]),
        ("One died near Homs Governorate.", ["Homs Governorate"]),
        ("One died in Kabul Taliban officials said.", ["Kabul"]),
    ],
)
def test_a_longer_name_that_begins_with_a_known_one_is_another_place(
    text: str, names: list[str]
) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Israel shelled a house in Baalbek.", "Baalbek", "LB"),
        ("Gunmen attacked Djibo on Friday.", "Djibo", "BF"),
    ],
)
def test_the_only_town_of_a_name_is_meant_though_nobody_speaks_of_its_country(
    text: str, name: str, country: str
) -> None:
    assert {mention.name: mention.place.country for mention in places(text)}[name] == country


def test_two_sides_of_a_country_are_one_part_of_it() -> None:
    (found,) = places("Power failed in western and southern Ukraine.")
    assert (found.name, found.where_prec, found.cue) == ("western and southern Ukraine", 5, "in")


@pytest.mark.parametrize("text", ["", " \n", "…", "-", "’s", "in the", "of of of", "A" * 5000])
def test_text_without_places_gives_none(text: str) -> None:
    assert places(text) == []


@pytest.mark.parametrize(
    ("spellings", "entry"),
    [
        (("Qamishli", "Qamishlo", "al-Qamishli"), "Qamishli"),
        (("Wad Madani", "Wad Medani"), "Wad Madani"),
        (("Abu Kamal", "Al-Bukamal", "Boukamal"), "Abu Kamal"),
        (("El Nahud", "al-Nahud", "En Nahud"), "En Nahud"),
        (("Huliaipole", "Hulyaipole"), "Huliaipole"),
        (("Las Anod", "Laascaanood"), "Las Anod"),
        (("Kitshanga", "Kitchanga"), "Kitshanga"),
        (("Tal Tamr", "Tell Tamer"), "Tal Tamr"),
    ],
)
def test_the_spellings_of_a_town_mean_one_place(spellings: tuple[str, ...], entry: str) -> None:
    for spelling in spellings:
        (mention,) = places(f"A shell fell in {spelling}.")
        assert mention.place.name == entry


def test_a_small_town_is_no_part_of_a_persons_name() -> None:
    assert named("A driver named Jean Masisi fled.") == []
    assert named("Shells fell in Masisi.") == ["Masisi"]


def test_a_longer_unlisted_name_is_not_cut_to_the_town_it_begins_with() -> None:
    assert "Masisi" not in named("Raiders burned the village of Masisi Kwanza in Chad.")


@pytest.mark.parametrize(
    "text",
    [
        "Chad shelled the village of Tora Bek on Monday.",
        "Chadian forces shelled the village of Tora Bek on Monday.",
        "Raiders burned the village of Tora Bek near the border with Chad.",
    ],
)
def test_an_unlisted_place_does_not_lie_in_the_country_that_only_did_the_deed(text: str) -> None:
    assert next(m.place.country for m in places(text) if m.name == "Tora Bek") is None
