"""No page in another language has a word of ours left in English: only what the record says, in what
is said to be English, names, and what is typed."""

import json
import re
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup, NavigableString

from tests.kinds import addresses, in_language, publish_every_kind
from timeline.models import Revision

pytestmark = pytest.mark.django_db
LATIN = re.compile(r"[a-zA-Z]{2,}")
TYPED = [
    "script",
    "style",
    "code",
    "kbd",
    "textarea[readonly]",
    "[lang=en]",
    "#languages",
    "#printed",
    ".record-line",
]
DESCRIBED = "meta[name=description], meta[property='og:title'], meta[property='og:description']"
SPOKEN_ATTRIBUTES = ("aria-label", "title", "placeholder", "alt")
NAMES = {
    *(
        "Dateline",
        "ACLED",
        "UCDP",
        "GED",
        "GeoNames",
        "Natural",
        "Earth",
        "Airwars",
        "CC",
        "BY",
        "UTC",
    ),
    *("JavaScript", "TimelineJS", "GeoJSON", "JSON", "OpenAPI", "Enter", "Esc"),
    *("CSV", "Lines", "Atom", "Feed", "iCalendar", "RIS", "BibTeX", "CSL"),
    *("APA", "Chicago", "PNG", "ZIP", "Excel", "EndNote", "Mendeley", "Zotero", "LaTeX", "Pandoc"),
    *("zeppelin", "yesterday"),  # asked for
    *("state", "based", "non", "Battles", "Violence", "against", "civilians"),  # terms of datasets
    *("Strategic", "developments", "Other"),
}


def left_in_latin(page: BeautifulSoup, known: set[str]) -> list[str]:
    for typed in page.select(", ".join(TYPED)):
        typed.decompose()
    return [said for said in spoken_on(page) if set(LATIN.findall(said)) - known]


def spoken_on(page: BeautifulSoup) -> Iterator[str]:
    for text in page.find_all(string=True):
        if type(text) is NavigableString:
            yield str(text)
    for element in page.find_all(True):
        yield from (str(element[name]) for name in SPOKEN_ATTRIBUTES if element.has_attr(name))
    for described in page.select(DESCRIBED):
        yield str(described["content"])


def told_by_the_record() -> set[str]:
    records = [json.dumps(record) for record in Revision.objects.values_list("record", flat=True)]
    reasons = Revision.objects.values_list("reason", flat=True)
    return set(LATIN.findall(" ".join([*records, *reasons])))


def test_a_word_that_was_left_is_noticed():
    page = BeautifulSoup('<p lang="en">Hit</p><p>ضربة near it</p><a title="Go">سوريا</a>', "lxml")

    assert left_in_latin(page, {"near"}) == ["ضربة near it", "Go"]


@pytest.mark.parametrize("language", ["ar", "he"])
def test_no_english_word_of_ours_is_left_on_any_page(client, language):
    published = publish_every_kind()
    known = told_by_the_record() | NAMES
    left = {}
    for kind, (address, status) in addresses(published).items():
        response = client.get(in_language(address, language))
        assert response.status_code == status, kind
        left[kind] = left_in_latin(BeautifulSoup(response.content, "lxml"), known)

    assert {kind: words for kind, words in left.items() if words} == {}
