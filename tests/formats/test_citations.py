"""References to a view and to an incident, as programs for references read them."""

import json
from datetime import date

import bibtexparser
import pytest
import rispy
from bibtexparser.model import Entry
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON

from tests.builders import create_claim, create_report
from tests.formats.followed import TITLE, publish_corrected
from tests.formats.written import got, text_of
from tests.published import publish_incident, publish_many
from timeline.actions.publishing import publish
from timeline.formats.writing.bibtex import escaped
from timeline.formats.writing.citing import parts

pytestmark = pytest.mark.django_db
PINNED = "http://testserver/incidents/{code}/?asof=2024-06-02T13:30:00Z"
PINNED_VIEW = "http://testserver/?asof=2024-07-03T14:00:00Z"
COPY = "https://web.archive.org/web/2024/https://courier.example/depot"


def references(client, address: str) -> list[dict]:
    """Of RIS, each of whose lines ends as it should."""
    text = got(client, address).getvalue()
    assert b"\n" not in text.replace(b"\r\n", b"")
    assert text.count(b"TY  - ") == text.count(b"\r\nER  - \r\n")
    return rispy.loads(text.decode())


def entries(client, address: str) -> list[Entry]:
    library = bibtexparser.parse_string(text_of(client, address))
    assert library.failed_blocks == []
    return library.entries


def items(client, address: str) -> list[dict]:
    return json.loads(text_of(client, address))


# RIS -----------------------------------------------------------------------------------------


def test_ris_tells_an_incident_as_it_stands_and_then_its_sources(client, time_machine):
    code = publish_corrected(time_machine).code

    entry, source = references(client, f"/incidents/{code}.ris")

    assert (entry["type_of_reference"], source["type_of_reference"]) == ("ELEC", "NEWS")
    assert entry["title"] == TITLE
    assert entry["urls"] == [PINNED.format(code=code)]
    assert source["title"] == "A report; with, marks"
    assert source["secondary_title"] == "The Test Courier"
    assert source["date"] == "2024/04/30"
    assert source["urls"] == ["https://courier.example/depot?a=1&b=50%25"]
    assert source["notes"] == [f"Archived copy: {COPY}"]


def test_ris_keeps_when_it_happened_was_published_and_was_changed_apart(client, time_machine):
    code = publish_corrected(time_machine).code

    entry, _ = references(client, f"/incidents/{code}.ris")

    assert (entry["year"], entry["date"]) == ("2024", "2024/06/02")
    assert "Happened: 29 April 2024" in entry["notes"]
    assert "First published: 2024-05-01" in entry["notes"]
    assert entry["access_date"] == "2024/07/03"


def test_ris_of_a_view_begins_with_the_view_as_it_stands(client, time_machine):
    publish_corrected(time_machine)

    view, entry = references(client, "/timeline.ris")

    assert view["type_of_reference"] == "DATA"
    assert view["urls"] == [PINNED_VIEW]
    assert entry["type_of_reference"] == "ELEC"


# BibTeX --------------------------------------------------------------------------------------


def test_bibtex_tells_an_incident_as_it_stands_and_then_its_sources(client, time_machine):
    code = publish_corrected(time_machine).code

    entry, source = entries(client, f"/incidents/{code}.bib")

    assert (entry.key, source.key) == (f"dateline-{code}", f"dateline-{code}-1")
    assert entry["author"] == "{Dateline}"
    assert entry["url"] == PINNED.format(code=code)
    assert source.entry_type == "article"
    assert source["journal"] == "{The Test Courier}"
    assert source["url"] == "https://courier.example/depot?a=1&b=50%25"
    assert COPY in source["note"].replace("\\", "")


def test_bibtex_keeps_when_it_happened_was_published_and_was_changed_apart(client, time_machine):
    code = publish_corrected(time_machine).code

    entry, _ = entries(client, f"/incidents/{code}.bib")

    assert (entry["date"], entry["year"], entry["month"]) == ("2024-06-02", "2024", "jun")
    assert entry["urldate"] == "2024-07-03"
    assert entry["note"].startswith("Happened: 29 April 2024; First published: 2024-05-01;")


def test_bibtex_escapes_what_tex_would_take_for_its_own(client, time_machine):
    code = publish_corrected(time_machine).code

    entry, _ = entries(client, f"/incidents/{code}.bib")

    assert entry["title"] == (
        r"{Strike, “50\%” of depot\_1 \& café \{burnt\}; הפצצה \textbackslash{} 中文}"
    )
    assert escaped("a~b^c#$") == r"a\textasciitilde{}b\textasciicircum{}c\#\$"


def test_bibtex_of_a_view_begins_with_the_view_and_has_a_key_for_each(client):
    publish_many(4)

    found = entries(client, "/timeline.bib?to=2024-03-31")

    assert found[0]["howpublished"] == "Dataset"
    assert found[0]["abstract"] == "3 of 4 entries"
    assert len({entry.key for entry in found}) == 4


# CSL-JSON ------------------------------------------------------------------------------------


def test_csl_keeps_when_it_happened_was_published_and_was_changed_apart(client, time_machine):
    code = publish_corrected(time_machine).code

    entry, source = items(client, f"/incidents/{code}.csl.json")

    assert (entry["type"], source["type"]) == ("webpage", "article-newspaper")
    assert entry["issued"] == {"date-parts": [[2024, 6, 2]]}
    assert entry["original-date"] == {"date-parts": [[2024, 5, 1]]}
    assert entry["event-date"] == {"literal": "29 April 2024"}
    assert entry["accessed"] == {"date-parts": [[2024, 7, 3]]}
    assert entry["URL"] == PINNED.format(code=code)
    assert source["issued"] == {"date-parts": [[2024, 4, 30]]}
    assert source["archive_location"] == COPY


def test_csl_of_a_view_begins_with_the_view_as_it_stands(client, time_machine):
    publish_corrected(time_machine)

    view, entry = items(client, "/timeline.csl.json")

    assert (view["type"], entry["type"]) == ("dataset", "webpage")
    assert view["URL"] == PINNED_VIEW
    assert view["author"] == [{"literal": "Dateline"}]


def test_csl_is_what_a_citation_processor_sets_a_reference_of(client, time_machine):
    code = publish_corrected(time_machine).code
    found = items(client, f"/incidents/{code}.csl.json")
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)

    bibliography = CitationStylesBibliography(style, CiteProcJSON(found), formatter.plain)
    for item in found:
        bibliography.register(Citation([CitationItem(item["id"])]))
    entry, source = map(str, bibliography.bibliography())

    assert entry.startswith(f"Dateline (2024) {TITLE}, Dateline. Available at: ")
    assert PINNED.format(code=code) in entry
    assert "The Test Courier" in source


# Of all three --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("2024-08-05", (2024, 8, 5)),
        ("2024-08", (2024, 8)),
        ("2024", (2024,)),
        ("", ()),
        ("2024-13", ()),
        ("2024-02-30", ()),
        ("5 August 2024", ()),
    ],
)
def test_a_day_is_told_no_more_exactly_than_it_is_known(said, told):
    assert parts(said) == told


@pytest.mark.parametrize("suffix", ["ris", "bib", "csl.json"])
def test_a_day_in_a_month_is_never_when_an_entry_was_published(client, suffix):
    publish_incident(title="A strike", day=date(2019, 3, 1), until=date(2019, 3, 31), date_prec=4)

    text = text_of(client, f"/timeline.{suffix}")

    assert "March 2019" in text
    assert "2019-03" not in text
    assert "2019/03" not in text
    assert "2019, 3" not in text


@pytest.mark.parametrize("suffix", ["ris", "bib", "csl.json"])
def test_words_of_several_lines_and_with_signs_break_no_reference(client, suffix):
    report = create_report(
        outlet="A & B\r\nER  - {", title="}\n@misc{x,\\", url="https://a.example/{"
    )
    incident = publish_incident(title="One\nTY  - DATA } % \\")
    create_claim(incident=incident, report=report)
    publish(incident, by="editor", reason="With a source.")
    read = {"ris": references, "bib": entries, "csl.json": items}[suffix]

    assert len(read(client, f"/incidents/{incident.code}.{suffix}")) == 2


@pytest.mark.parametrize("suffix", ["ris", "bib", "csl.json"])
def test_references_of_a_view_in_which_nothing_is_name_the_view(client, suffix):
    read = {"ris": references, "bib": entries, "csl.json": items}[suffix]

    assert len(read(client, f"/timeline.{suffix}")) == 1
