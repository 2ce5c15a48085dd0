"""Report files become documents, or one clear reason each why they cannot."""

import io
import json
import os
import zipfile
from datetime import date
from pathlib import Path
from unittest.mock import Mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.extract.drafts import Document
from timeline.extract.readers import Unreadable, read_documents, read_file, read_text

TODAY = date(2024, 9, 1)
STORY = "Rockets hit a depot near the river on Monday, officials said. Four guards were hurt.\n"
DATED = f"Published: 2024-08-05\n\n{STORY}"
FRENCH = "Published: 2024-08-05\n\nUn dépôt près de la rivière a été touché, a déclaré le préfet.\n"


def read_all(path: Path) -> list[Document | Unreadable]:
    return list(read_documents(path, published=None, today=TODAY))


def read_one(path: Path, content: bytes | str) -> Document:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    [document] = read_all(path)
    assert isinstance(document, Document), document
    return document


def refusal(path: Path) -> str:
    [reason] = read_all(path)
    assert isinstance(reason, Unreadable), reason
    return str(reason)


def json_line(**row: object) -> str:
    return json.dumps({"published": "2024-08-05", "text": STORY, **row})


def a_zip() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("report.txt", STORY * 50)
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" \n\r\n\t", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"Published: 2024-08-05\n\0\n", "is not text (binary data)"),
        (b"\x01\x02\x03\x04 a few words", "is not text (binary data)"),
        (a_zip(), "is not text (binary data)"),
        (DATED.encode("utf-16-le"), "is not text (binary data)"),
        (b"caf\xe9", "has an encoding that could not be told"),
        (b"\xff\xfe\xd8", "has an encoding that could not be told"),
        (STORY, "gives no publication day"),
        (DATED.replace("2024", "2031"), "is published in the future (2031-08-05)"),
        (
            DATED.replace("2024-08-05", "31 February 2024"),
            "has an unusable publication day, 31 February 2024: February 2024 has no day 31",
        ),
    ],
)
def test_a_bad_file_is_refused_with_its_reason(tmp_path, content, reason):
    path = tmp_path / "report.txt"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())

    assert refusal(path) == reason


def test_what_is_no_report_file_is_refused(tmp_path):
    (tmp_path / "report.docx").write_text(DATED)
    os.mkfifo(tmp_path / "pipe.txt")

    assert refusal(tmp_path) == "is a folder; name the files in it"
    assert refusal(tmp_path / "missing.txt") == "does not exist"
    assert refusal(tmp_path / "pipe.txt") == "is not a regular file"
    assert "is of no kind that can be read" in refusal(tmp_path / "report.docx")
    assert refusal(Path("n" * 5000)) == "cannot be read (File name too long)"


@pytest.mark.parametrize("name", ["report.txt", "report.html"])
def test_a_huge_file_is_refused_before_it_is_read(tmp_path, name):
    with (tmp_path / name).open("wb+") as file:
        file.truncate(52_000_000)
        unread = Mock(wraps=file, read=Mock(side_effect=AssertionError("it was read")))
        [reason] = read_file(unread, name=name, published=None, today=TODAY)

    assert str(reason) == "is 52.0 MB; the limit is 5 MB"


@pytest.mark.parametrize(
    "content",
    [
        FRENCH.encode(),
        FRENCH.encode("utf-8-sig"),
        FRENCH.encode("utf-16"),
        FRENCH.encode("utf-32"),
        FRENCH.encode("latin-1"),
        FRENCH.replace("\n", "\r\n").encode(),
        FRENCH.replace("\n", "\r").encode(),
    ],
)
def test_the_text_is_the_files_own_whatever_its_encoding_and_line_ends(tmp_path, content):
    assert read_one(tmp_path / "report.TXT", content).text == FRENCH


def test_a_stray_control_character_is_a_space_so_that_offsets_stay(tmp_path):
    document = read_one(tmp_path / "report.txt", DATED.replace("river", "ri\x0bver\x80"))

    assert "near the ri ver  on Monday" in document.text


def test_the_same_bytes_are_the_same_report_under_any_name(tmp_path):
    first = read_one(tmp_path / "a.txt", DATED)
    second = read_one(tmp_path / "b.md", DATED)
    third = read_one(tmp_path / "c.txt", DATED + "More.")

    assert first.sha256 == second.sha256 != third.sha256
    assert (first.name, second.name) == ("a.txt", "b.md")


def test_pasted_text_is_the_same_report_as_a_file_with_it(tmp_path):
    words = "\ufeff" + DATED.replace("\n", "\r\n")

    pasted = read_text(words, name="a.txt", published=None, today=TODAY)

    assert pasted == read_one(tmp_path / "a.txt", DATED)


def test_pasted_nothing_is_refused():
    with pytest.raises(Unreadable, match="is empty"):
        read_text(" \n", name="pasted", published=TODAY, today=TODAY)


def test_front_matter_names_the_report(tmp_path):
    document = read_one(
        tmp_path / "report.md",
        '---\ntitle: "Depot hit"\ndate: 2024-08-05T10:00:00Z\noutlet: The River Post\n'
        f"url: https://example.org/depot\nlanguage: en-GB\n---\n\n# Another headline\n\n{STORY}",
    )

    assert document.title == "Depot hit"
    assert document.outlet == "The River Post"
    assert document.url == "https://example.org/depot"
    assert (document.language, document.published_how) == ("en", "front matter")


def test_the_title_is_the_first_headline_where_nothing_names_it(tmp_path):
    document = read_one(tmp_path / "report.txt", f"# Depot hit #\n\n{DATED}")

    assert document.title == "Depot hit"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://a/b", "https://", "http://[", "/a"])
def test_only_a_web_address_is_kept_as_one(tmp_path, url):
    assert read_one(tmp_path / "report.txt", f"URL: {url}\n{DATED}").url == ""


@pytest.mark.parametrize(
    ("text", "stated", "language"),
    [
        ("Deux soldats ont été tués dans une frappe sur le port, selon la police.", "", "fr"),
        ("Bei dem Angriff auf den Hafen wurden zwei Soldaten getötet.", "en", "de"),
        ("Dos soldados murieron en el ataque, según la policía del puerto.", "", "es"),
        ("Two soldiers were killed in the attack on the Plaza de la Paz.", "", "en"),
        ("Rockets hit Homs.", "", "en"),
        ("Rockets hit a depot", None, "en"),
        ("Raketen trafen ein Depot", "de-AT", "de"),
        ("أصابت صواريخ مستودعا قرب النهر", None, "ar"),
        ("أصابت صواريخ مستودعا قرب النهر", "en", "ar"),
        ("راکت‌ها به انباری نزدیک رودخانه خوردند", "fa", "fa"),
        ("רקטות פגעו במחסן ליד הנהר", None, "he"),
        ("Ракеты попали в склад у реки", None, "und"),
        ("Ракеты попали в склад у реки", "ru", "ru"),
        ("Rockets hit Одеса", "nonsense", "en"),
    ],
)
def test_the_language_is_as_stated_or_as_the_letters_show(tmp_path, text, stated, language):
    line = json_line(text=text, language=stated)

    assert read_one(tmp_path / "reports.jsonl", line).language == language


def test_json_lines_are_a_report_each(tmp_path):
    path = tmp_path / "reports.jsonl"
    row = {"id": "depot", "title": "Depot hit", "source": "River Post", "url": "https://a.org/1"}
    path.write_text(f"\ufeff{json_line(**row)}\n\n{json_line(id=7, outlet='Post')}\n{json_line()}")

    named, numbered, unnamed = read_all(path)

    assert (named.name, numbered.name, unnamed.name) == ("depot", "7", "reports.jsonl:4")
    assert (named.title, named.outlet, named.url) == ("Depot hit", "River Post", "https://a.org/1")
    assert (numbered.outlet, unnamed.outlet) == ("Post", "")
    assert (named.text, named.published_how) == (STORY, "metadata")
    assert len({named.sha256, numbered.sha256, unnamed.sha256}) == 3


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{oops", "is not JSON (Expecting property name enclosed in double quotes at column 2)"),
        (b"[1]", "is not a JSON object"),
        (b'{"text": "caf\xe9"}', "is not UTF-8, as JSON has to be"),
        (b"[" * 100_000, "is nested too deeply"),
        (b'{"text": 1' + b"0" * 5000 + b"}", "holds a number too long to be read"),
        (b'{"id": "a"}', 'has no "text"'),
        (b'{"text": ["a"]}', 'has a "text" that is not text'),
        (b'{"text": "a", "published": 20240805}', 'has a "published" that is not text'),
        (b'{"text": "a\\u0000b"}', "is not text (binary data)"),
        (b'{"text": "a"}', "gives no publication day"),
        (b'{"text": "' + b"a" * 5_000_000 + b'"}', "is longer than the limit of 5 MB"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_bad_json_line_is_named_and_the_others_are_read(tmp_path, line, reason):
    path = tmp_path / "reports.jsonl"
    path.write_bytes(json_line(id="a").encode() + b"\n" + line + b"\n" + json_line().encode())

    before, refused, after = read_all(path)

    assert str(refused) == f"line 2 {reason}"
    assert isinstance(before, Document)
    assert isinstance(after, Document)


def test_half_a_character_in_json_does_not_reach_the_text(tmp_path):
    line = '{"id": "\\ud800", "text": "a \\ud800 b", "title": "\\u0000", "published": "2024-08-05"}'

    document = read_one(tmp_path / "reports.jsonl", line)

    assert (document.text, document.title) == ("a   b", "")


def test_json_lines_without_a_report_are_refused(tmp_path):
    (tmp_path / "empty.jsonl").write_text("\n\n")
    (tmp_path / "binary.jsonl").write_bytes(a_zip())

    assert refusal(tmp_path / "empty.jsonl") == "is empty"
    assert refusal(tmp_path / "binary.jsonl") == "is not text (binary data)"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("any")


FRAGMENTS = [
    b"<p>",
    b"<meta name=date content='",
    b"2024-02-31",
    b"---\n",
    b"date: ",
    b'{"text": "',
]


@settings(deadline=None)  # the first page waits for the HTML parsers to load
@given(
    st.binary() | st.lists(st.sampled_from(FRAGMENTS) | st.binary(max_size=9)).map(b"".join),
    st.sampled_from([".txt", ".md", ".html", ".htm", ".jsonl", ".pdf"]),
    st.none() | st.just(TODAY),
)
def test_whatever_the_bytes_there_is_a_document_or_a_reason(folder, content, ending, published):
    path = folder / f"any{ending}"
    path.write_bytes(content)

    for found in read_documents(path, published=published, today=TODAY):
        if isinstance(found, Unreadable):
            assert str(found)
        else:
            assert found.text.strip()
            assert found.text.encode()
            assert found.published <= TODAY
