"""The lexicon's files are sound, and a mistake in one is named by file and line."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from timeline.extract.actor_mentions import find_actors
from timeline.extract.drafts import KnownActor, Place
from timeline.extract.gazetteer import contains, country_name, country_names, parents, zone_of
from timeline.extract.lexicon import LexiconError, load_lexicon, read_lexicon
from timeline.extract.lexicon.keys import key_of
from timeline.extract.lexicon.tables import FOLDER
from timeline.extract.place_mentions import find_places

LEXICON = load_lexicon()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the lexicon's files that a test may spoil."""
    copy = tmp_path / "lexicon"
    shutil.copytree(FOLDER, copy, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return copy


def add_line(folder: Path, name: str, line: str) -> None:
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write(line + "\n")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ḩudaydah", "Hudaydah"),
        ("Bab el-Mandeb", "Bab-al-Mandeb"),
        ("Deir ez-Zor", "Deir al-Zor"),
        ("Sana’a", "Sana'a"),
        ("U.S.", "US"),
        ("İncirlik", "Incirlik"),
        ("Al-Asad", "al Asad"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


def test_two_names_that_differ_by_a_letter_keep_two_keys() -> None:
    assert key_of("Assad") != key_of("Asad")


@pytest.mark.parametrize(
    ("file", "line", "problem"),
    [
        ("actors.csv", "Hamas,2,PS,,group,", "'Hamas' is taken"),
        ("actors.csv", "New Front,9,PS,,group,", "inter '9'"),
        ("actors.csv", "New Front,2,QQ,,group,", "'QQ' is not a country"),
        ("actors.csv", "New Front,2,PS,Nobody,group,", "parent 'Nobody'"),
        ("actors.csv", "New Front,2,PS,,club,", "'club' is not a kind"),
        ("actors.csv", "New Front,2,PS,,group,ISIS", "'ISIS' is claimed by"),
        ("actors.csv", "New Front,2", "2 cells where 6 columns"),
        ("places.csv", "Red Sea,sea,,,,,,,", "'Red Sea' is taken"),
        ("places.csv", "Newtown,village,IQ,,,,,,", "'village' is not a kind"),
        ("places.csv", "Newtown,town,IQ,Atlantis,,,,,", "parent 'Atlantis'"),
        ("places.csv", "Newtown,town,IQ,,33.1,,,,", "latitude and longitude"),
        ("places.csv", "Newtown,town,IQ,,133.1,44,,,", "not a point on Earth"),
        ("places.csv", "Newtown,town,IQ,,north,44,,,", "'north' is not a number"),
        ("countries.csv", "IQ,Mesopotamia,,,,,", "IQ is there twice"),
        ("regions.csv", "Far East,QQ", "QQ: not a country"),
        ("warships.csv", "QSS,QQ", "'QQ' is not a country"),
    ],
)
def test_a_mistake_in_a_file_is_named(folder: Path, file: str, line: str, problem: str) -> None:
    add_line(folder, file, line)
    with pytest.raises(LexiconError) as error:
        read_lexicon(folder)
    assert problem in str(error.value)
    assert str(error.value).startswith(f"{file}, line ")


def test_the_line_of_a_mistake_is_counted_as_an_editor_counts(folder: Path) -> None:
    lines = (folder / "actors.csv").read_text(encoding="utf-8").count("\n")
    add_line(folder, "actors.csv", "New Front,9,PS,,group,")
    with pytest.raises(LexiconError, match=f"line {lines + 1}:"):
        read_lexicon(folder)


def test_a_missing_file_and_a_wrong_heading_are_named(folder: Path) -> None:
    (folder / "nouns.csv").write_text("form,phrases\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"nouns\.csv, line 1: the columns should be"):
        read_lexicon(folder)
    (folder / "nouns.csv").unlink()
    with pytest.raises(LexiconError, match=r"nouns\.csv: there is no such file"):
        read_lexicon(folder)


def test_an_actor_added_to_the_file_is_known_without_touching_code(folder: Path) -> None:
    add_line(folder, "actors.csv", "Northern Front,2,MM,,group,NF;Front of the North")
    added = read_lexicon(folder).actors["Northern Front"].actor
    assert (added.inter, added.country) == (2, "MM")


def test_every_parent_leads_to_the_country() -> None:
    for place in LEXICON.places.values():
        holders = list(parents(LEXICON, place))
        if place.parent:
            assert holders, place.name
            assert holders[-1].country == place.country or place.country is None, place.name


def test_a_base_lies_in_its_province_its_country_and_its_region() -> None:
    base = LEXICON.places["Ain al-Asad"]
    for holder in ("Anbar Governorate", "Iraq", "Middle East"):
        assert contains(LEXICON, LEXICON.places[holder], base)
    assert not contains(LEXICON, LEXICON.places["Syria"], base)
    assert not contains(LEXICON, base, LEXICON.places["Iraq"])
    assert not contains(LEXICON, base, base)


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ("Ain al-Asad", "Asia/Baghdad"),
        ("Tower 22", "Asia/Amman"),
        ("Yemen", "Asia/Aden"),
        ("Red Sea", "Asia/Aden"),
        ("Khan Younis", "Asia/Gaza"),
        ("Odesa Oblast", "Europe/Kyiv"),
        ("Indian Ocean", ""),
    ],
)
def test_a_place_has_the_zone_of_what_holds_it(place: str, zone: str) -> None:
    assert zone_of(LEXICON, LEXICON.places[place]) == zone


def test_countries_have_names_and_an_unknown_code_stays_itself() -> None:
    assert country_name("IQ") == "Iraq"
    assert country_name("ZZ") == "ZZ"
    assert len(country_names()) > 195


def test_an_analysts_names_win_and_leave_the_shared_lexicon_as_it_was() -> None:
    yard = Place("Beacon Yard", "base", "IQ", aliases=("Aleppo",), parent="Iraq")
    crew = KnownActor("Beacon Crew", 2, "IQ", aliases=("the Lamplighters",))
    own = LEXICON.with_entries(actors=[crew], places=[yard])
    assert find_places("A rocket hit Aleppo.", own)[0].place == yard
    assert own.actors["Beacon Crew"].actor == crew
    assert find_actors("Then the Lamplighters came.", own)[0].actor == crew
    assert find_places("A rocket hit Aleppo.", LEXICON)[0].place.country == "SY"


def test_an_analysts_alias_for_a_known_actor_is_added_to_what_is_known_of_it() -> None:
    state = KnownActor("United States", 1, "US", aliases=("Pentagon", "Uncle Samuel"))
    own = LEXICON.with_entries(actors=[state])
    found = find_actors("The Pentagon spoke. Then Uncle Samuel came.", own)
    assert [(m.name, m.kind, m.form) for m in found] == [
        ("United States", "state", "speaker"),
        ("United States", "state", "name"),
    ]


def test_a_place_that_is_known_already_does_not_outrank_its_namesakes() -> None:
    own = LEXICON.with_entries(places=[LEXICON.places["Rafah"]])
    assert find_places("Egyptian police dug in Rafah and in Cairo.", own)[0].place.country == "EG"


def test_an_entry_without_a_parent_is_held_by_its_country_alone() -> None:
    lone = replace(LEXICON.places["Ain al-Asad"], name="Lone Base", parent=None)
    assert contains(LEXICON, LEXICON.places["Iraq"], lone)
    assert not contains(LEXICON, LEXICON.places["Anbar Governorate"], lone)
