"""Dates in reports that are not in English."""

from datetime import date

import pytest

from timeline.extract.times import find_foreign_times

PUBLISHED = date(2024, 8, 5)


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("fr", "Le 18 juillet 2023, 5 soldats ont fui.", ["18 July 2023"]),
        ("fr", "Ils ont fui le 1er août, puis en janvier 2023.", ["1 August 2024", "January 2023"]),
        ("de", "Am 3. Dezember flohen 12 Menschen.", ["3 December 2023"]),
        ("es", "El 18 de julio de 2023 huyeron.", ["18 July 2023"]),
        ("ru", "18 июля 2023 года бежали 5 человек.", ["18 July 2023"]),
        ("uk", "18 липня 2023 року втекли 5 людей.", ["18 July 2023"]),
        ("ar", "فر 5 جنود في 18 يوليو 2023.", ["18 July 2023"]),
        ("fr", "5 soldats ont fui à 12 heures.", []),
        ("xx", "18 juillet 2023", []),
    ],
)
def test_days_and_months_are_read_where_dateparser_can(language, sentence, expected):
    found = find_foreign_times(sentence, PUBLISHED, language)
    assert [time.span.words() for time in found] == expected


def test_offsets_count_characters_of_the_text():
    text = "Ils ont fui le 18 juillet 2023."
    (found,) = find_foreign_times(text, PUBLISHED, "fr")
    assert text[found.quote.start : found.quote.end] == "18 juillet 2023"
