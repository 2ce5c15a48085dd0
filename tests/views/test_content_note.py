"""What a reader is warned of before it is read."""

from datetime import date

import pytest

from tests.builders import create_claim, create_incident, create_report
from timeline.actions.publishing import publish
from timeline.views.content_note import is_graphic

PLAIN = {"sub_event_type": "Armed clash"}


def published(body: str, **fields):
    incident = create_incident(**fields)
    create_claim(incident=incident, report=create_report(body=body))
    publish(incident, by="editor", reason="First published.")
    return incident


@pytest.mark.parametrize(
    "text",
    [
        *("She was raped.", "Two beheaded men", "charred bodies", "BURNED ALIVE in a cage"),
        *("un corps démembré", "brûlées vives", "قطع رأسه", "أشلاء الضحايا", "נאנסה", "עריפת ראשו"),
    ],
)
def test_words_for_what_was_done_to_a_body_are_announced(text):
    assert is_graphic(PLAIN, text)


@pytest.mark.parametrize(
    "text",
    [
        *("Three were killed and 12 injured.", "rapeseed and grapes", "charred vehicles"),
        *("the head of state", "un acte violent", "two violets", ""),
    ],
)
def test_that_people_were_killed_is_no_reason(text):
    assert not is_graphic(PLAIN, text)


def test_a_graphic_quotation_is_folded_and_announced_and_a_plain_one_stands_open(read):
    page = read(f"/incidents/{published('The bodies were mutilated.').code}/")
    plain = read(f"/incidents/{published('Three were killed.').code}/")

    assert "Content note." in page.select_one(".opening").get_text()
    assert page.select_one(".cited details.graphic blockquote")
    assert not page.select_one("details[open]")
    assert not plain.select(".graphic, .graphic-note")
    assert plain.select_one(".cited blockquote")


def test_a_graphic_quotation_is_folded_on_the_page_of_its_report_too(read):
    incident = published("The bodies were mutilated.")
    page = read(f"/reports/{incident.claims.get().report_id}/")

    assert page.select_one("details.graphic blockquote")


def test_all_that_is_said_of_sexual_violence_is_folded(read):
    incident = published(
        "Three women spoke.",
        summary="What they told.",
        event_type="Violence against civilians",
        sub_event_type="Sexual violence",
    )
    page = read(f"/incidents/{incident.code}/")

    assert page.select_one(".opening details.graphic .standfirst")
    assert page.select_one(".cited details.graphic blockquote")


def test_graphic_words_that_a_fact_rests_on_are_not_shown_beside_it(read):
    incident = create_incident()
    body = "Two beheaded men were found."
    evidence = {"killed": {"text": "Two beheaded men", "start": 0, "end": 16}}
    create_claim(incident=incident, report=create_report(body=body), evidence=evidence)
    publish(incident, by="editor", reason="First published.")
    known = read(f"/incidents/{incident.code}/").select_one(".known").get_text()

    assert "beheaded" not in known
    assert "graphic words" in known


def test_a_card_says_that_its_sources_are_graphic(read):
    published("The bodies were mutilated.", day=date(2024, 1, 1))
    published("Three were killed.", day=date(2024, 1, 2))
    graphic, plain = read("/").select(".entry .sources summary")

    assert "graphic" in graphic.get_text()
    assert "graphic" not in plain.get_text()
