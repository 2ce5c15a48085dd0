"""Every family of time expression: its smallest sentence, read in a report of Monday 5 August 2024."""

from datetime import date

import pytest

from timeline.extract.times import find_all_times, find_times

PUBLISHED = date(2024, 8, 5)  # a Monday


def only(text, published=PUBLISHED):
    (found,) = find_times(text, published)
    return found


def read(text, published=PUBLISHED):
    """ "the words -> the days they stand for" of the one time in the text."""
    found = only(text, published)
    return f"{found.quote.text} -> {found.span.words()}"


def table(*rows):
    return pytest.mark.parametrize(("sentence", "expected"), rows)


@table(
    ("Rebels attacked on Monday.", "Monday -> 5 August 2024"),
    ("Rebels attacked on Tuesday.", "Tuesday -> 30 July 2024"),
    ("Rebels will meet on Tuesday.", "Tuesday -> 6 August 2024"),
    ("The truce begins Thursday.", "Thursday -> 8 August 2024"),
    ("Army to withdraw Thursday", "Thursday -> 8 August 2024"),
    ("Voting is expected Thursday.", "Thursday -> 8 August 2024"),
    ("A wake was to be held Tuesday.", "Tuesday -> 6 August 2024"),
    ("Polls open at dawn on Tuesday.", "Tuesday -> 6 August 2024"),
    ("He could not be reached Thursday.", "Thursday -> 1 August 2024"),
    ("The governor said Tuesday that it will reopen.", "Tuesday -> 30 July 2024"),
    ("According to police, it burned on Tuesday.", "Tuesday -> 30 July 2024"),
    ("Sunday's raid will have a price.", "Sunday's -> 4 August 2024"),
    ("Sunday's vote will be close.", "Sunday's -> 11 August 2024"),
    ("He said he would leave Friday.", "Friday -> 2 August 2024"),  # the nearer one
    ("Shells fell late Monday.", "late Monday -> 5 August 2024"),
    ("Shells fell Sunday night.", "Sunday night -> 4 August 2024"),
    ("Shells fell on last Monday.", "last Monday -> 29 July 2024"),
    ("They meet next Monday.", "next Monday -> 12 August 2024"),
    ("The road stays shut until Tuesday.", "Tuesday -> 6 August 2024"),
    ("Schools reopen Thursday.", "Thursday -> 8 August 2024"),
    ("A report is out Thursday.", "Thursday -> 8 August 2024"),
    ("The council meets Thursday.", "Thursday -> 8 August 2024"),
    ("The council adjourns Thursday.", "Thursday -> 8 August 2024"),
    ("A race that has begun ends Thursday.", "Thursday -> 8 August 2024"),
    ("The fair runs from Thursday.", "Thursday -> 8 August 2024"),
    ("Brokers expect rain on Thursday.", "Thursday -> 8 August 2024"),
    ("It will be mended by Friday.", "Friday -> 9 August 2024"),
    ("Rain was forecast for Tuesday.", "Tuesday -> 6 August 2024"),
    ("He fell ill ahead of the vote on Tuesday.", "Tuesday -> 6 August 2024"),
    ("It was funded past Tuesday.", "Tuesday -> 6 August 2024"),
    ("It was funded until midnight Tuesday.", "midnight Tuesday -> 6 August 2024"),
    ("On Sunday, Aug. 4, shells fell.", "Sunday, Aug. 4 -> 4 August 2024"),
    ("Shells fell on Tuesday of last week.", "Tuesday of last week -> 30 July 2024"),
)
def test_a_weekday_is_the_last_one_or_the_next_where_the_clause_looks_ahead(sentence, expected):
    assert read(sentence) == expected


@table(
    ("Shells fell today.", "today -> 5 August 2024"),
    ("Shells fell earlier today.", "earlier today -> 5 August 2024"),
    ("Shells fell tonight.", "tonight -> 5 August 2024"),
    ("Shells fell this morning.", "this morning -> 5 August 2024"),
    ("Shells fell yesterday evening.", "yesterday evening -> 4 August 2024"),
    ("Shells fell the day before yesterday.", "the day before yesterday -> 3 August 2024"),
    ("Shells fell last night.", "last night -> 4 August 2024"),
    ("They will meet tomorrow.", "tomorrow -> 6 August 2024"),
    ("Shells fell overnight.", "overnight -> 4 or 5 August 2024"),
    (
        "Shells fell overnight into Friday.",
        "overnight into Friday -> 1 or 2 August 2024",
    ),
    ("Shells fell overnight Monday.", "overnight Monday -> 4 or 5 August 2024"),
    ("Shells fell overnight Thursday.", "overnight Thursday -> 1 or 2 August 2024"),
    ("A weekend raid failed.", "weekend -> 3 or 4 August 2024"),
)
def test_days_are_told_from_the_publication_day(sentence, expected):
    assert read(sentence) == expected


@table(
    ("A ship sank last week.", "last week -> week of 29 July 2024"),
    ("A ship sank this week.", "this week -> week of 5 August 2024"),
    ("A ship sank the week before last.", "the week before last -> week of 22 July 2024"),
    ("A ship sank last month.", "last month -> July 2024"),
    ("A ship sank last year.", "last year -> 2023"),
    ("They meet two weeks from now.", "two weeks from now -> week of 19 August 2024"),
    ("They meet next month.", "next month -> September 2024"),
    ("A ship sank earlier this month.", "earlier this month -> between 1 and 5 August 2024"),
    ("A ship sank late last month.", "late last month -> late July 2024"),
    ("A ship sank three weeks ago.", "three weeks ago -> week of 15 July 2024"),
    ("A ship sank 24 hours ago.", "24 hours ago -> 4 August 2024"),
    ("A ship sank ten days ago.", "ten days ago -> 26 July 2024"),
    ("A ship sank nearly two years ago.", "nearly two years ago -> 2022"),
    ("A ship sank several days ago.", "several days ago -> between 30 July and 3 August 2024"),
    ("In the past 24 hours, a ship sank.", "the past 24 hours -> 4 or 5 August 2024"),
    ("Over the past 48 hours, two sank.", "the past 48 hours -> between 3 and 5 August 2024"),
    ("In the last two weeks, two sank.", "the last two weeks -> between 22 July and 5 August 2024"),
    ("A ship sank last summer.", "last summer -> between 1 June and 31 August 2023"),
)
def test_periods_are_told_from_the_publication_day(sentence, expected):
    assert read(sentence) == expected


def test_earlier_this_week_runs_from_monday_to_publication():
    found = only("A ship sank earlier this week.", date(2024, 8, 8))
    assert found.span.words() == "between 5 and 8 August 2024"


@table(
    ("It burned on July 18.", "July 18 -> 18 July 2024"),
    ("It burned on August 5.", "August 5 -> 5 August 2024"),
    ("It burned on the 18th of July.", "the 18th of July -> 18 July 2024"),
    ("It burned on Jan. 11.", "Jan. 11 -> 11 January 2024"),
    ("It burned on December 11.", "December 11 -> 11 December 2023"),
    ("It opens on December 11, and will close soon.", "December 11 -> 11 December 2024"),
    ("It will close on December 11.", "December 11 -> 11 December 2024"),
    ("It is closed until September 1.", "September 1 -> 1 September 2024"),
    ("It missed the July 1 deadline.", "July 1 -> 1 July 2024"),
    ("It has a September 1 deadline.", "September 1 -> 1 September 2024"),
    ("By October 3, they had gone.", "October 3 -> 3 October 2023"),
    ("It burned on Oct. 28, 2022.", "Oct. 28, 2022 -> 28 October 2022"),
    ("It burned on 28 October 2022.", "28 October 2022 -> 28 October 2022"),
    ("It burned on 2024-07-30.", "2024-07-30 -> 30 July 2024"),
    ("It burned on 25/7/2024.", "25/7/2024 -> 25 July 2024"),
    ("It burned on 8/6/24.", "8/6/24 -> 8 June 2024"),  # 6 August had not come
    ("It burned on Christmas Eve.", "Christmas Eve -> 24 December 2023"),
    ("It burned on July 18-20.", "July 18-20 -> 18–20 July 2024"),
    ("It burned in January.", "January -> January 2024"),
    ("It burned in October.", "October -> October 2023"),
    ("Its owner turns 80 in October.", "October -> October 2024"),
    ("Oil for October delivery rose.", "October -> October 2024"),
    ("It should be done in October.", "October -> October 2024"),
    ("It burned last August.", "August -> August 2023"),
    ("It burned in March 2021.", "March 2021 -> March 2021"),
    ("It will burn in October of next year.", "October of next year -> October 2025"),
    ("It burned on July 18 last year.", "July 18 last year -> 18 July 2023"),
    ("It burned in early January.", "early January -> early January 2024"),
    ("It burned in mid-October.", "mid-October -> mid-October 2023"),
    ("It burned on the last day of June.", "the last day of June -> 30 June 2024"),
    ("It burned at the end of June.", "the end of June -> late June 2024"),
    ("It burned in 2019.", "2019 -> 2019"),
    ("It was the worst since '82.", "82 -> 1982"),
    ("It burned in the summer of 2023.", "the summer of 2023 -> between 1 June and 31 August 2023"),
    ("It fell in the third quarter.", "the third quarter -> between 1 July and 30 September 2024"),
    ("It burned in the week of July 31.", "the week of July 31 -> week of 29 July 2024"),
    ("It fell in the week ended July 20.", "the week ended July 20 -> week of 15 July 2024"),
    (
        "It burned in the last week of March.",
        "the last week of March -> week of 25 March 2024",
    ),
)
def test_dates_of_the_calendar_take_the_year_they_lack(sentence, expected):
    assert read(sentence) == expected


@table(
    (
        "Between October 19 and January 23 there were 40 raids.",
        "Between October 19 and January 23 -> 19 October 2023 – 23 January 2024",
    ),
    ("From March to June they fought.", "From March to June -> March – June 2024"),
    (
        "They fought from 28 June until 3 July 2022.",
        "from 28 June until 3 July 2022 -> 28 June – 3 July 2022",
    ),
    ("They fought in 2009-2011.", "2009-2011 -> 2009 – 2011"),
    ("They fought since 1 July.", "since 1 July -> 1 July – 5 August 2024"),
    (
        "They fought since mid-October.",
        "since mid-October -> 11 October 2023 – 5 August 2024, to within a month",
    ),
    (
        "They fought since the middle of last year.",
        "since the middle of last year -> 1 May 2023 – 5 August 2024, to within a year",
    ),
    (
        "It burned sometime between Monday and Wednesday.",
        "between Monday and Wednesday -> between 29 and 31 July 2024",
    ),
    ("It burned before July 18.", "before July 18 -> before 18 July 2024"),
    ("It burned after July 18.", "after July 18 -> between 19 July and 5 August 2024"),
)
def test_two_ends_make_a_span_and_since_runs_to_publication(sentence, expected):
    assert read(sentence) == expected


def test_the_day_of_a_clock_time_is_not_looked_for_past_a_sentence_that_ends_in_am():
    clock, _ = find_times("Shots were heard at 9 a.m. The road was shut on July 31.", PUBLISHED)
    assert clock.span.words() == "5 August 2024"


@pytest.mark.parametrize(
    "sentence",
    [
        "They may have fled.",
        "Women march past the Mar Elias church.",
        "The Women's March drew crowds.",
        "We fought 7 attacks.",
        "The USS Example (DDG 59) sailed.",
        "Call 555 2024 or see section 2019.",
        "About 2000 people fled.",
        "It cost $2010.",
        "They remember Bloody Sunday.",
        "He spoke on Some Channel's “This Week” show.",
        "She sang in “Friday”.",
        "The 46-year-old man and a boy aged 7 fled.",
        "They won 3:2.",
        "It burned on Feb. 30.",
        "It burned on 3/4/2024.",  # two readings, both past
        "Captain Oct spoke.",
    ],
)
def test_what_only_looks_like_a_time_is_none(sentence):
    assert find_times(sentence, PUBLISHED) == []


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("It burned on July 18-20.", ["July 18", "20"]),
        ("It burned on 18 to 20 July 2023.", ["18", "20 July 2023"]),
    ],
)
def test_both_days_of_one_month_are_parts_of_their_span(sentence, parts):
    _, first, last = find_all_times(sentence, PUBLISHED)
    assert [first.quote.text, last.quote.text] == parts
    assert (first.span.start.day, last.span.start.day) == (18, 20)


def test_months_of_a_list_share_its_year():
    march, april = find_times("It burned in March and April 2012.", PUBLISHED)
    assert (march.span.words(), april.span.words()) == ("March 2012", "April 2012")


def test_the_parts_of_a_joined_time_are_kept_beside_it():
    found = find_all_times("They fought from July to August.", PUBLISHED)
    assert [time.quote.text for time in found] == ["from July to August", "July", "August"]


def test_offsets_count_characters_of_the_text():
    text = "Zażółć – on Monday."
    quote = only(text).quote
    assert text[quote.start : quote.end] == quote.text == "Monday"


@pytest.mark.parametrize(
    ("sentence", "precision", "lasting"),
    [
        ("It burned overnight.", 2, False),
        ("It burned last week.", 3, False),
        ("It burned in January.", 4, False),
        ("It burned in mid-October.", 4, False),
        ("It burned last year.", 5, False),
        ("They fought since 1 July.", 1, True),
        ("They fought since July.", 4, True),
        ("They fought from 3 March to mid-June.", 4, True),
        ("They fought from 3 March to 4 June.", 1, True),
        ("In the past week, it burned.", 3, False),
    ],
)
def test_precision_is_geds_and_a_span_has_that_of_its_vague_end(sentence, precision, lasting):
    span = only(sentence).span
    assert (span.precision, span.lasting) == (precision, lasting)
