"""UCDP GED, whichever the release: read by the names of its columns. All rows are made up."""

from datetime import date

import pytest

from tests.formats.rows import GED, csv_of, ged_csv
from timeline.formats import ged
from timeline.formats.events import ActorRead, SourceRead
from timeline.formats.opening import Unusable


def test_a_row_becomes_an_event_with_its_facts(read):
    event = read(csv_of(GED)).event

    assert (event.key, event.line) == ("900001", 2)
    assert (event.date_start, event.date_end) == (date(2016, 3, 3), date(2016, 3, 4))
    assert (event.date_prec, event.where_prec, event.event_clarity) == (2, 1, 1)
    assert (event.killed_low, event.killed_best, event.killed_high) == (2, 3, 5)
    assert event.title == "Violence between Government of Freedonia and Red Front, Milltown village"
    assert event.place == (
        *("Milltown village", "SY", "Syria", "Northern province", "Mill district", 35.5, 36.25),
    )
    assert event.code_status == "Clear"


def test_a_row_is_the_same_event_in_another_order_and_shape_of_columns(read):
    older = {**GED, "date_start": "2016-03-03", "date_end": "2016-03-04"}
    missing = {"relid", "code_status", "where_description", "side_a_dset_id"}
    columns = [name for name in reversed(ged.COLUMNS) if name not in missing]

    told = read(csv_of(older, columns=columns))

    assert told.format == "ged"
    assert told.event.digest() == read(csv_of(GED)).event.digest()


def test_a_file_without_a_header_is_known_by_its_49_columns(read):
    told = read(csv_of(GED, {**GED, "id": "900002"}, header=False))

    assert [(event.key, event.line) for event in told.events] == [("900001", 1), ("900002", 2)]
    assert told.events[0].digest() == read(csv_of(GED)).event.digest()


BAD = {**GED, "id": "none", "year": "", "latitude": "200"}


@pytest.mark.parametrize("first", [csv_of(BAD, header=False), "5,Clear,1\r\n", "caf\xe9\0,1\r\n"])
def test_a_bad_first_row_of_a_file_without_a_header_is_refused_alone(read, first):
    told = read(first + csv_of(GED, GED, header=False))

    assert (told.format, [event.line for event in told.events]) == ("ged", [2, 3])
    assert [row.line for row in told.refused] == [1]


def test_bad_rows_without_a_header_are_refused_alone_where_the_format_is_said(read):
    told = read(csv_of(BAD, BAD, BAD, GED, header=False), asked="ged")

    assert ([row.line for row in told.refused], told.event.line) == ([1, 2, 3], 4)
    with pytest.raises(Unusable, match="of no format that is known"):
        read(csv_of(BAD, BAD, BAD, GED, header=False))


def test_the_row_of_tags_that_hdx_adds_is_passed_over(read):
    tags = {**dict.fromkeys(GED, ""), "date_start": "#date+start", "country": "#country+name"}

    told = read(csv_of(tags, GED))
    above = read(csv_of(tags, header=False) + csv_of(GED))

    assert (told.event.line, told.refused) == (3, [])
    assert (above.event.line, above.refused) == (3, [])


@pytest.mark.parametrize(
    ("violence", "kind", "roles"),
    [
        ("1", "Battles", ["other", "other"]),
        ("2", "Battles", ["other", "other"]),
        ("3", "Violence against civilians", ["perpetrator", "target"]),
    ],
)
def test_the_kind_and_the_roles_follow_from_the_type_of_violence(read, violence, kind, roles):
    event = read(ged_csv({"type_of_violence": violence})).event

    assert (event.event_type, event.sub_event_type) == (kind, "")
    assert [(actor.side, actor.role) for actor in event.actors] == list(
        zip("ab", roles, strict=True)
    )


def test_one_sided_violence_is_told_as_such(read):
    event = read(
        ged_csv({"type_of_violence": "3", "side_a": "Red Front", "side_b": "Civilians"})
    ).event

    assert event.title == "Violence against civilians by Red Front, Milltown village"
    assert event.actors[1] == ActorRead("Civilians", "target", "b", inter=7)


def test_a_government_is_of_its_country(read):
    event = read(ged_csv({"side_a": "Government of Yemen (North Yemen)"})).event

    assert event.actors[0].country == "YE"


def test_figures_out_of_order_are_kept_and_flagged(read):
    event = read(ged_csv({"low": "4", "code_status": "Check dyad"})).event

    assert (event.killed_low, event.killed_best, event.code_status) == (4, 3, "Check deaths")
    assert "out of order: low 4, best 3, high 5" in event.reasons["killed"]


@pytest.mark.parametrize("words", ["", "0", "9", "?", "12"])
def test_an_unknown_precision_is_kept_as_the_vaguest_and_flagged(read, words):
    day, place = read(ged_csv({"date_prec": words}, {"where_prec": words})).events

    assert (day.date_prec, day.code_status) == (5, "Check date")
    assert (place.where_prec, place.code_status) == (6, "Check geography")
    assert "date_prec" in day.reasons["date"]


def test_a_candidate_event_keeps_what_its_coder_still_has_to_check(read):
    assert read(ged_csv({"code_status": "Check geography"})).event.code_status == "Check geography"


@pytest.mark.parametrize(
    ("words", "status", "fields"),
    [
        ("Check actors", "Check coding", {"type"}),
        ("unclear", "Check coding", {"type"}),
        ("", "Check coding", {"type"}),
        ("Check dyad; Check deaths", "Check deaths", {"actors", "killed"}),
        ("Check dyad, Check mood", "Check dyad", {"actors", "type"}),
    ],
)
def test_a_status_beyond_the_list_is_kept_in_the_words_of_the_source(read, words, status, fields):
    event = read(ged_csv({"code_status": words})).event
    said = {field for field, why in event.reasons.items() if "code_status" in why}

    assert (event.code_status, said) == (status, fields)
    assert f"“{words}”" in event.reasons[min(fields)] or not words


def test_a_status_is_known_in_small_letters_too(read):
    event = read(ged_csv({"code_status": "check dyad"})).event

    assert (event.code_status, "actors" in event.reasons) == ("Check dyad", False)


@pytest.mark.parametrize("words", ["", "7", "one"])
def test_an_unknown_clarity_is_one_event_with_a_flag(read, words):
    event = read(ged_csv({"event_clarity": words})).event

    assert (event.event_clarity, event.code_status) == (1, "Check coding")
    assert words in event.reasons["type"]
    assert "event_clarity" in event.reasons["type"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"latitude": "200"}, "latitude “200” is not between -90 and 90"),
        ({"longitude": "nan"}, "longitude “nan” is not between -180 and 180"),
        ({"latitude": ""}, "latitude “” is not between -90 and 90"),
        ({"date_start": "0000-00-00"}, "date_start “0000-00-00” is no day"),
        ({"date_end": "2016-02-30"}, "date_end “2016-02-30” is no day"),
        ({"date_end": ""}, "date_end is blank"),
        ({"date_end": "2016-03-01"}, "the first day, 2016-03-03, is after the last, 2016-03-01"),
        ({"type_of_violence": "4"}, "type_of_violence “4” is none of 1, 2 and 3"),
        ({"best": "many"}, "best “many” is no whole number from 0 to 2,147,483,647"),
        ({"low": "-3"}, "low “-3” is no whole number from 0 to 2,147,483,647"),
        ({"high": "9" * 5000}, "no whole number"),
        ({"id": " "}, "id is blank"),
        ({"id": "x" * 201}, "id is longer than 200 characters"),
    ],
)
def test_what_cannot_be_is_refused_by_name_and_the_rest_is_read(read, change, reason):
    told = read(ged_csv(change, {}))

    assert reason in told.reason
    assert told.refused[0].line == 2
    assert told.event.key == "900002"


def test_a_missing_column_is_named(read):
    columns = [name for name in ged.COLUMNS if name not in {"date_prec", "best"}]

    with pytest.raises(Unusable, match="lacks the columns date_prec, best, which UCDP GED has"):
        read(csv_of(GED, columns=columns))


def test_an_event_without_a_point_is_an_event(read):
    event = read(ged_csv({"latitude": "", "longitude": ""})).event

    assert (event.place.latitude, event.place.longitude) == (None, None)


def test_an_unknown_country_is_flagged_and_not_guessed(read):
    event = read(ged_csv({"country": "Freedonia"})).event

    assert (event.place.country, event.code_status) == ("", "Check geography")
    assert "Freedonia" in event.reasons["location"]


def test_sources_come_from_the_lists_where_these_agree(read):
    lists = {
        "source_office": "Post;Radio, East",
        "source_date": "2016-03-05;2016-02-31",
        "source_headline": "One;Two",
    }

    assert read(ged_csv(lists)).event.sources == (
        SourceRead("Post", "One", published="2016-03-05"),
        SourceRead("Radio, East", "Two"),  # there is no 31 February
    )


def test_sources_come_from_the_articles_where_a_headline_holds_a_semicolon(read):
    change = {
        "source_article": '"Post,2016-03-05,One; and more";"Radio,2016-03-06,Two, too"',
        "source_office": "Post;Radio",
        "source_date": "2016-03-05;2016-03-06",
        "source_headline": "One; and more;Two, too",
    }

    assert read(ged_csv(change)).event.sources == (
        SourceRead("Post", "One; and more", published="2016-03-05"),
        SourceRead("Radio", "Two, too", published="2016-03-06"),
    )


def test_the_free_text_of_old_releases_is_one_source(read):
    blank = dict.fromkeys(("source_office", "source_date", "source_headline"), "")

    event = read(ged_csv({**blank, "source_article": "Post 5/3-16\n“Mill hit”"})).event

    assert event.sources == (SourceRead(title="Post 5/3-16 “Mill hit”"),)


def test_whose_deaths_the_best_estimate_counts_is_said_where_the_parts_add_up(read):
    told, not_told = read(ged_csv({"deaths_civilians": "0"}, {"deaths_civilians": "7"})).events

    said = told.reasons["killed"]
    assert said == "Of the best estimate: 1 of Government of Freedonia; 2 of Red Front."
    assert "killed" not in not_told.reasons


@pytest.mark.parametrize(
    ("name", "release"),
    [
        ("GEDEvent_v25_1.csv", "25.1"),
        ("GEDEvent_v26_0_8.csv", "26.0.8"),
        ("GEDEvent_v26_01_26_06.csv", "26.01.26.06"),
        ("ged191_freedonia.csv", "19.1"),
        ("events.csv", ""),
        ("imaged231.csv.txt", ""),
    ],
)
def test_the_release_is_in_the_name_of_the_file(read, name, release):
    assert read(csv_of(GED), name).release == release


def test_an_event_is_another_as_soon_as_anything_of_it_differs(read):
    changes = [
        {},
        {"best": "4"},
        {"country": "Iraq"},
        {"side_b": "Blue Front"},
        {"source_headline": "Else"},
    ]
    told = read(ged_csv(*({**change, "id": "900001"} for change in changes)))

    assert len({event.digest() for event in told.events}) == len(changes)
