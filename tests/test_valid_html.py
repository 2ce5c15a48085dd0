"""Every kind of page is well-formed HTML: the strict parser of the standard has nothing to mend.

`make valid` asks the Nu checker too, which knows what may stand in what; it needs Java.
"""

from collections import Counter

import pytest
from bs4 import BeautifulSoup
from tinyhtml5.parser import HTMLParser

from tests.kinds import addresses, publish_every_kind

pytestmark = pytest.mark.django_db


def mended(html: str) -> list[str]:
    """What a parser has to mend, with its line and column."""
    parser = HTMLParser()
    parser.parse(html)
    return [
        f"{line}:{column} {problem} {about}" for (line, column), problem, about in parser.errors
    ]


def twice(html: str) -> list[str]:
    """The ids that several elements have."""
    ids = Counter(element["id"] for element in BeautifulSoup(html, "html.parser").select("[id]"))
    return [f"#{name} stands {times} times" for name, times in ids.items() if times > 1]


@pytest.mark.parametrize(
    "markup", ["<p><div></div></p>", '<p id="a" id="b">', "<b><i></b></i>", "&nosuch;", "<p/>"]
)
def test_what_a_parser_would_mend_is_noticed(markup):
    head = '<!DOCTYPE html><html lang="en"><head><title>A</title></head>'

    assert mended(f"{head}<body><p>Well-formed</p></body></html>") == []
    assert mended(f"{head}<body>{markup}</body></html>") != []


def test_an_id_that_stands_twice_is_noticed():
    assert twice('<p id="a"><p id="b">') == []
    assert twice('<p id="a"><p id="a">') == ["#a stands 2 times"]


def test_every_kind_of_page_needs_no_mending(client):
    wrong = []
    for kind, (address, status) in addresses(publish_every_kind()).items():
        response = client.get(address)
        html = response.content.decode()
        assert response.status_code == status, kind
        wrong += [f"{kind}: {problem}" for problem in mended(html) + twice(html)]

    assert wrong == []
