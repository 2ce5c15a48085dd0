"""Cards are drawn once and kept; each page shows them as it would draw them itself."""

from datetime import date

import pytest

from tests.builders import create_incident
from tests.published import publish_incident
from timeline.actions.publishing import publish
from timeline.models import Link
from timeline.views import kept
from timeline.views.kept import Drawn, size_of
from timeline.views.shelf import Shelf


@pytest.fixture
def drawn_cards(monkeypatch) -> list[str]:
    """The codes of the incidents whose cards are drawn, in turn."""
    codes: list[str] = []
    draw = kept.card_html

    def noting(card, pin):
        codes.append(card.revision.code)
        return draw(card, pin)

    monkeypatch.setattr(kept, "card_html", noting)
    return codes


def test_a_card_is_drawn_once(read, drawn_cards):
    incident = publish_incident()

    for address in ("/", "/?q=drone&order=desc", "/"):
        read(address)

    assert drawn_cards == [incident.code]


def test_after_a_change_only_what_it_touches_is_drawn_anew(read, drawn_cards):
    untouched, pointed_at = publish_incident(), publish_incident()
    read("/")
    drawn_cards.clear()
    answer = create_incident(title="An answer")
    Link.objects.create(incident=answer, target=pointed_at, kind="response_to")
    publish(answer, by="editor", reason="First published.")
    page = read("/")

    assert set(drawn_cards) == {pointed_at.code, answer.code}
    assert "Answered by: An answer" in " ".join(page.get_text(" ").split())
    assert untouched.code not in drawn_cards


def test_a_kept_card_leads_into_the_view_that_it_is_shown_in(read):
    incident = publish_incident()
    asked = [read(address).select_one(".entry h3 a")["href"] for address in ("/", "/?q=drone")]

    assert asked == [f"/incidents/{incident.code}/", f"/incidents/{incident.code}/?q=drone"]


def test_a_kept_card_knows_what_stands_above_it_on_each_page(read):
    for title in ("One", "Two"):
        publish_incident(title=title)
    first, second = read("/").select(".entry")
    alone = read(f"/?q={second.h3.get_text()}").select_one(".entry")

    assert "same-day" not in first["class"]
    assert "same-day" in second["class"]
    assert "same-day" not in alone["class"]


def test_a_kept_summary_is_to_the_scale_of_each_page(read):
    publish_incident(day=date(2024, 1, 1), until=date(2024, 1, 31), event_clarity=2)
    publish_incident(day=date(2024, 12, 31), killed_best=1)
    widths = [
        int(read(address).select_one(".reach .here")["width"])
        for address in ("/", "/?to=2024-06-01")
    ]

    assert widths == [8, 100]


def card(html: str) -> Drawn:
    return Drawn(html, [], 1)


def test_the_longest_unused_card_makes_room():
    shelf = Shelf(3 * (kept.BESIDES + 1_100), size_of)
    for number in (1, 2, 3):
        shelf.put((number, "code", None), card("x" * 1_000))
    shelf.take((1, "code", None))
    shelf.put((4, "code", None), card("x" * 1_000))

    there = [number for number in (1, 2, 3, 4) if shelf.take((number, "code", None))]
    assert there == [1, 3, 4]


def test_what_takes_more_room_than_there_is_is_not_kept():
    shelf = Shelf(1_000, size_of)
    shelf.put((1, "code", None), card("x" * 2_000))

    assert shelf.take((1, "code", None)) is None
    assert shelf.used == 0


def test_a_card_put_again_takes_its_room_once():
    shelf = Shelf(10_000, size_of)
    for html in ("x" * 2_000, "y" * 1_000):
        shelf.put((1, "code", None), card(html))

    assert shelf.take((1, "code", None)) == card("y" * 1_000)
    assert shelf.used < 2_000
