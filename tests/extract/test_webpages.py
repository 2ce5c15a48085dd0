"""A web page gives its article as text, and its day as it is written in it."""

import logging
from datetime import date

import pytest

from timeline.extract.drafts import Document
from timeline.extract.readers import read_documents, read_sent
from timeline.models import Report

TODAY = date(2024, 9, 1)
DAY = "<meta property='article:published_time' content='2024-08-05T09:00:00+03:00'>"
PAGE = """<!doctype html><html lang="en-GB"><head><title>Depot hit - River Post</title>{head}
<script>var words = "script words 2019-01-01";</script></head>
<body onload="run()"><nav><ul><li><a href="/">Menu words</a></li></ul></nav>
<article><h1>Depot hit by rockets</h1>{byline}
<p onclick="steal('handler words')">Rockets hit a depot near the river on Monday.</p>
<script>document.write("more script words")</script>
<p>Four guards were hurt, the caf\u00e9 owner said: 3 &lt; 4.</p></article>
<div id="comments"><p class="comment">Comment words of a reader.</p></div>
<footer><span class="date">1 January 2020</span> \u00a9 2020 River Post</footer></body></html>"""


@pytest.fixture
def read(tmp_path):
    def read_page(head="", byline="", page=PAGE, encoding="utf-8"):
        path = tmp_path / "page.html"
        path.write_bytes(page.replace("{head}", head).replace("{byline}", byline).encode(encoding))
        [found] = read_documents(path, published=None, today=TODAY)
        return found

    return read_page


def test_the_article_comes_out_without_scripts_menus_and_comments(read):
    document = read(DAY)

    assert document.text.split("\n\n") == [
        "# Depot hit by rockets",
        "Rockets hit a depot near the river on Monday.",
        "Four guards were hurt, the café owner said: 3 < 4.",
    ]


def test_the_page_names_the_report(read):
    document = read(
        DAY + "<meta property='og:title' content='Depot hit\nat night'>"
        "<meta property='og:title' content='A second title'>"
        "<meta property='og:site_name' content='River Post'>"
        "<link rel='canonical' href='https://example.org/depot'>"
    )

    assert (document.title, document.outlet) == ("Depot hit at night", "River Post")
    assert (document.url, document.language) == ("https://example.org/depot", "en")


def test_a_page_without_metadata_is_named_by_its_heading(read):
    assert read(DAY).title == "Depot hit by rockets"


def test_a_script_for_an_address_is_not_kept(read):
    assert read(DAY + "<link rel='canonical' href='javascript:alert(1)'>").url == ""


@pytest.mark.parametrize(
    "head",
    [
        DAY,
        "<meta name='pubdate' content='20240805'>",
        "<meta name='DC.date.issued' content='2024-08-05'>",
        "<meta name='date' content='Mon, 05 Aug 2024 23:00:00 GMT'>",
        "<meta itemprop='datePublished' content='5 August 2024'>",
        "<meta name='date' content='2024-08-06'>" + DAY,
        "<meta property='article:modified_time' content='2024-08-09'>" + DAY,
        '<script type="application/ld+json">{"datePublished": "2024-08-05T09:00"}</script>',
        "<link rel='canonical' href='https://example.org/2024/08/05/depot'>",
        "<meta property='og:url' content='https://example.org/2024/8/5/depot'>",
    ],
)
def test_metadata_gives_the_day(read, head):
    document = read(head)

    assert (document.published, document.published_how) == (date(2024, 8, 5), "metadata")


@pytest.mark.parametrize(
    "byline",
    [
        "<time datetime='2024-08-05T09:00:00.000Z'>5 hours ago</time>",
        "<span class='post-date'>Published August 5, 2024</span>",
        "<p class='byline'>By Ann Writer | 5 August 2024</p>",
        "<time class='updated' datetime='2024-08-06'></time><p class='date'>5 August 2024</p>",
    ],
)
def test_a_byline_gives_the_day_where_metadata_does_not(read, byline):
    document = read(byline=byline)

    assert "\n\nRockets hit a depot near the river on Monday.\n\n" in document.text
    assert (document.published, document.published_how) == (date(2024, 8, 5), "text")


@pytest.mark.parametrize(
    "head",
    [
        "",
        "<meta property='article:modified_time' content='2024-08-05'>",
        "<meta name='date' content='2024-08'>",
        "<meta name='date' content='2024'>",
        "<meta name='event-date' content='2024-08-05'>",
        "<meta name='description' content='2024-08-05 was a Monday'>",
        "<meta itemprop='copyrightYear' content='2024'>",
        "<meta property='og:image' content='https://example.org/2024/08/05/a.jpg'>",
    ],
)
def test_a_day_is_never_made_up(read, head):
    assert "gives no publication day" in str(read(head))


def test_the_days_of_other_stories_are_not_the_pages_own(read):
    found = read(byline="<time datetime='2024-08-05'></time><time datetime='2024-07-01'></time>")

    assert "gives no publication day" in str(found)


def test_a_day_that_cannot_be_is_said(read):
    found = read("<meta name='date' content='2024-02-31'>")

    assert "unusable publication day, 2024-02-31: February 2024 has no day 31" in str(found)


RUSSIAN = (
    "<html><head>{head}</head><body><article><p>"
    "Ракеты попали в склад у реки в понедельник, сообщили власти города."
)


@pytest.mark.parametrize("declared", ["windows-1251", "utf-8", "zlib", ""])
def test_a_page_is_decoded_by_its_letters(read, declared):
    document = read(f"<meta charset='{declared}'>{DAY}", page=RUSSIAN, encoding="cp1251")

    assert document.text.startswith("Ракеты попали в склад у реки")


@pytest.mark.parametrize("declared", ["windows-1251", "Windows-1251"])
def test_a_page_with_few_letters_to_tell_by_is_decoded_as_it_declares(read, declared):
    page = PAGE.replace("Four guards", "Четыре охранника").translate({0xE9: "e", 0xA9: "c"})

    document = read(f"<meta charset='{declared}'>{DAY}", page=page, encoding="cp1251")

    assert "Четыре охранника were hurt" in document.text


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<html></html>", "holds no article that could be found"),
        ("<p>" * 50_001, "has more than 50,000 elements; save the article alone"),
        ("<!--", "is a web page too broken to be read"),
        ("PK\0\1", "is not text (binary data)"),
        ("", "is empty"),
    ],
)
def test_a_page_with_nothing_to_read_is_refused(read, page, reason):
    assert str(read(page=page)) == reason


def test_an_address_for_a_page_is_not_fetched(read):
    """The HTML parsers fetch a text that looks like one; in tests the network is shut."""
    assert "gives no publication day" in str(read(page="http://127.0.0.1:9/a"))


def test_the_parsers_do_not_speak_for_themselves(read, caplog):
    read(page="<html><body></body></html>")

    assert [record.name for record in caplog.records if record.levelno > logging.INFO] == []


def test_a_deep_page_does_not_bring_the_reader_down(read):
    assert isinstance(read(page=PAGE.replace("{byline}", "<div>" * 10_000), head=DAY), Document)


def test_a_headline_that_stands_in_the_article_is_marked_as_one(tmp_path):
    lead = "Gunmen attacked a checkpoint outside the town on Monday, killing four soldiers, police said."
    path = tmp_path / "page.html"
    path.write_text(
        "<html><head><meta property='article:published_time' content='2024-08-06'></head><body>"
        f"<article><h1>Clash at a checkpoint</h1><p>{lead}</p><p>{lead} It was the second.</p></article>"
    )

    (document,) = read_documents(path, published=None, today=date(2024, 8, 7))

    assert document.text.startswith("# Clash at a checkpoint\n\nGunmen")


def test_a_page_that_calls_itself_by_an_address_too_long_to_keep_has_none(read):
    def told(address: str) -> str:
        return read(f"{DAY}<link rel=canonical href='{address}'>").url

    longest = "https://press.test/".ljust(Report._meta.get_field("url").max_length, "a")

    assert told(longest) == longest
    assert told(longest + "a") == ""


def fetched(page: str, *, encoding: str = "utf-8", declared: str = "") -> Document:
    return read_sent(
        page.encode(encoding),
        is_page=True,
        declared=declared,
        name="page",
        published=None,
        today=TODAY,
    )


def test_the_same_article_is_the_same_document_whatever_its_page_has_around_it():
    rain, sun = (PAGE.replace("{head}", DAY).replace("Menu words", sky) for sky in ("Rain", "Sun"))

    assert fetched(rain).sha256 == fetched(sun).sha256


def test_a_servers_word_for_the_encoding_comes_before_the_pages_own():
    page = PAGE.replace("{head}", f"<meta charset=iso-8859-1>{DAY}").replace("café", "bar")
    page = page.replace("the river", "Днепр")

    document = fetched(page, encoding="windows-1251", declared="windows-1251")

    assert "Rockets hit a depot near Днепр on Monday." in document.text
