"""One question, one address: what is read from an address is what is written into it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from timeline.models.terms import TERMS_BY_SLUG, Grading, Role
from timeline.search.frame import Frame
from timeline.search.lately import Lately
from timeline.search.locale import LANGUAGES
from timeline.search.query import GROUPS, BadQuery, Query
from timeline.search.values import Cursor

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
slugs = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=20)
moments = st.datetimes(
    datetime.fromisoformat("1900-01-01"),
    datetime.fromisoformat("2025-01-01"),
    timezones=st.just(UTC),
)


def several(values):
    return st.lists(values, max_size=3, unique=True).map(lambda found: tuple(sorted(found)))


@st.composite
def frames(draw):
    longitudes, latitudes = (
        st.integers(-most * 10**5, most * 10**5).map(lambda n: n / 10**5) for most in (180, 90)
    )
    south, north = sorted(draw(latitudes) for _ in range(2))
    return Frame(draw(longitudes), south, draw(longitudes), north)


@st.composite
def queries(draw):
    first = draw(st.none() | days)
    last = draw(st.none() | days.filter(lambda day: first is None or day >= first))
    lately = st.builds(Lately, st.integers(1, 99), st.sampled_from("dwmy"))
    cursor = st.none() | st.builds(Cursor, days, days, st.text("abc234", min_size=1, max_size=12))
    return Query(
        q=" ".join(draw(st.lists(st.text("añ&=%+;#", max_size=5).map("a{}".format), max_size=3))),
        first_day=first,
        last_day=last,
        last=draw(st.none() | lately) if not (first or last) else None,
        certain=draw(st.booleans()),
        type=draw(several(st.sampled_from(sorted(TERMS_BY_SLUG)))),
        actor=draw(several(slugs)),
        role=draw(several(st.sampled_from(Role.values))),
        country=draw(several(st.sampled_from(["IQ", "SY", "JO"]))),
        location=draw(several(slugs)),
        grading=draw(several(st.sampled_from(Grading.values))),
        reviewed=draw(st.none() | st.booleans()),
        dataset=draw(several(slugs)),
        killed_min=draw(st.none() | st.integers(0, 999_999_999)),
        bbox=draw(st.none() | frames()),
        pinned=draw(st.none() | st.just(True)),
        order=draw(st.sampled_from(["asc", "desc"])),
        group=draw(st.sampled_from(GROUPS)),
        after=draw(cursor),
        asof=draw(st.none() | moments),
        lang=draw(st.sampled_from(["", *LANGUAGES])),
    )


@given(queries())
def test_a_query_survives_its_own_address(query):
    assert Query.parse(QueryDict(query.urlencode())) == query


def test_equal_questions_have_one_address():
    one = Query.parse(QueryDict("type=battles&country=SY&country=IQ&order=asc&q="))
    other = Query.parse(QueryDict("country=IQ&q=&country=SY&country=SY&type=battles&from="))

    assert one.urlencode() == other.urlencode() == "country=IQ&country=SY&type=battles"


@pytest.mark.parametrize(
    ("address", "parameter", "named"),
    [
        ("colour=red", "colour", "colour"),
        ("from=yesterday", "from", "yesterday"),
        ("from=20240805", "from", "20240805"),
        ("to=2024-02-31", "to", "2024-02-31"),
        ("to=0500-01-01", "to", "0500-01-01"),
        ("asof=0001-01-01", "asof", "0001-01-01"),
        ("asof=0001-01-01T00:00", "asof", "0001-01-01"),
        ("from=2024-08-05&to=2024-08-01", "from", "2024-08-01"),
        ("from=2024-08-05&from=2024-08-06", "from", "twice"),
        ("country=iraq", "country", "say IQ"),
        ("country=iq", "country", "say IQ"),
        ("country=IRQ", "country", "say IQ"),
        ("country=ZZ", "country", "capital letters$"),
        ("type=party", "type", "party"),
        ("actor=a%20b", "actor", "a b"),
        ("role=villain", "role", "villain"),
        ("grading=sure", "grading", "sure"),
        ("reviewed=yes", "reviewed", "yes"),
        ("certain=2", "certain", "2"),
        ("killed_min=-1", "killed_min", "-1"),
        ("killed_min=99999999999999999999", "killed_min", "9999"),
        ("bbox=1,2,3", "bbox", "“1,2,3” is not four numbers"),
        ("bbox=1,2,3,4,5,6", "bbox", "west,south,east,north"),
        ("bbox=a,2,3,4", "bbox", "“a” is not a number of degrees between -180 and 180"),
        ("bbox=1,nan,3,4", "bbox", "“nan”"),
        ("bbox=1,2,180.1,4", "bbox", "180.1"),
        ("bbox=1,-91,3,4", "bbox", "“-91” is not a number of degrees between -90 and 90"),
        ("bbox=1,40,3,30", "bbox", "40, lies north of the north edge, 30"),
        ("bbox=1,2,3,4&bbox=1,2,3,5", "bbox", "twice"),
        ("bbox=1,2,3,4&pinned=0", "pinned", "no frame"),
        ("pinned=maybe", "pinned", "maybe"),
        ("order=random", "order", "random"),
        ("group=decade", "group", "decade"),
        ("after=here", "after", "here"),
        ("after=2024-01-01~2024-13-01~abc", "after", "2024-13-01"),
        ("after=2024-01-01~2024-01-01~abc&before=2024-01-01~2024-01-01~abc", "before", "both"),
        ("asof=now", "asof", "now"),
        ("lang=tlh", "lang", "say one of en, ar, he, fr"),
        ("utmost=1", "utmost", "not a parameter"),
        ("q=a%00b", "q", "null"),
        ("q=" + "a" * 201, "q", "201"),
        ("q=%22%3F%21", "q", "no letter or digit"),
        ("q=drone+a*", "q", "too short"),
    ],
)
def test_a_bad_value_is_refused_by_name(address, parameter, named):
    with pytest.raises(BadQuery, match=named) as refusal:
        Query.parse(QueryDict(address))

    assert refusal.value.parameter == parameter


def test_a_day_to_stand_at_is_its_last_moment():
    asked = Query.parse(QueryDict("asof=2024-08-05"))

    assert asked.asof + timedelta(microseconds=1) == datetime(2024, 8, 6, tzinfo=UTC)
    assert asked.urlencode() == "asof=2024-08-05"


@pytest.mark.parametrize("zone", ["+03:00", "+0300", "+03"])
def test_a_plus_that_an_address_makes_a_blank_is_still_that_of_the_zone(zone):
    asked = Query.parse(QueryDict(f"asof=2024-08-05T12:00:30.5{zone}"))

    assert asked.urlencode() == "asof=2024-08-05T09%3A00%3A30.500000Z".replace("%3A", ":")


def test_a_blank_between_day_and_time_is_no_plus():
    asked = Query.parse(QueryDict("asof=2024-08-05+12:00+03:00"))

    assert asked == Query.parse(QueryDict("asof=2024-08-05T09:00Z"))
    assert (
        Query.parse(QueryDict("asof=2024-08-05+12:00")).urlencode() == "asof=2024-08-05T12:00:00Z"
    )


def test_a_time_to_stand_at_is_told_in_utc():
    asked = Query.parse(QueryDict("asof=2024-08-05T12:00%2B03:00"))

    assert asked.urlencode() == "asof=2024-08-05T09:00:00Z"


@pytest.mark.parametrize(
    ("given", "canonical"),
    [
        ("38.5,29,48.75,37.4", "38.5,29,48.75,37.4"),
        (" 38.50, 29.000 ,+48.750000001,37.4", "38.5,29,48.75,37.4"),
        ("170,-20,-170,-0.000001", "170,-20,-170,0"),  # over the antimeridian
    ],
)
def test_a_frame_of_the_map_has_one_address(given, canonical):
    parameters = QueryDict(mutable=True)
    parameters["bbox"] = given

    assert Query.parse(parameters).urlencode() == f"bbox={canonical}"


def test_a_change_of_the_question_starts_at_its_first_page():
    paged = Query(country=("IQ",), after=Cursor(date(2024, 1, 1), date(2024, 1, 1), "abc"))

    assert paged.but(order="desc").after is None
    assert paged.without("country", "IQ") == Query()


def test_the_moment_and_the_language_are_kept_whatever_else_is_let_go_of():
    asked = Query.parse(QueryDict("country=IQ&order=desc&asof=2024-08-05&lang=ar"))

    assert asked.standpoint().urlencode() == "asof=2024-08-05&lang=ar"
    assert asked.unfiltered().urlencode() == "asof=2024-08-05&lang=ar&order=desc"
    assert asked.filters.urlencode() == "country=IQ"


@pytest.mark.parametrize(
    "followed",
    [
        *("utm_source=x&utm_medium=social", "utm_source=", "fbclid=1", "gclid=1", "msclkid=1"),
        *("mc_cid=1&mc_eid=2", "igshid=1", "ref_src=twsrc%5Etfw"),
    ],
)
def test_what_only_follows_readers_around_is_passed_over(followed):
    asked = Query.parse(QueryDict(f"{followed}&country=IQ"))

    assert asked.urlencode() == "country=IQ"


@pytest.mark.parametrize("address", ["asof=2024-08-06", "asof=2024-08-06T00:00Z"])
def test_a_day_that_is_still_to_come_cannot_be_stood_at(address, time_machine):
    time_machine.move_to("2024-08-05T23:30Z", tick=False)

    with pytest.raises(BadQuery, match=r"asof: .*2024-08-06.* is still to come"):
        Query.parse(QueryDict(address))


def test_today_can_be_stood_at(time_machine):
    time_machine.move_to("2024-08-05T00:30Z", tick=False)

    assert Query.parse(QueryDict("asof=2024-08-05")).asof
