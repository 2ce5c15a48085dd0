"""Without JavaScript all of it works, and what htmx swaps is a piece of the same page."""

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from tests.published import publish_many

pytestmark = pytest.mark.django_db
SWAP = {"HX-Request": "true"}
PAGES = [
    *("/", "/?country=SY&q=attack&order=desc", "/?q=zeppelin", "/?from=x", "/actors/group-1/"),
    *("/map/", "/map/?country=SY&bbox=38,33,39,34"),
    *("/facets/actor/?country=SY", "/actors/", "/locations/?sort=name&find=town"),
]


@pytest.fixture
def read(client, monkeypatch):
    monkeypatch.setattr("timeline.search.pages.PAGE", 3)
    publish_many(5)

    def reading(address: str, headers: dict[str, str] | None = None) -> BeautifulSoup:
        return BeautifulSoup(client.get(address, headers=headers or {}).content, "html.parser")

    return reading


@pytest.mark.parametrize("page", PAGES)
def test_whatever_htmx_asks_for_is_where_the_link_or_form_leads(read, page):
    asking = read(page).select("[hx-get]")

    assert asking
    for element in asking:
        form = element if element.name == "form" else element.find_parent("form")
        assert element["hx-get"] == element.get("href", form and form["action"])


@pytest.mark.parametrize("page", PAGES)
def test_what_is_swapped_is_what_the_whole_page_shows(read, page):
    whole, fragment = read(page), read(page, SWAP)

    assert str(fragment.select_one("#results")) == str(whole.select_one("#results"))


@pytest.mark.parametrize("page", ["/", "/?country=SY"])
def test_the_filters_and_the_count_are_refreshed_with_a_swap(read, page):
    whole, fragment = read(page), read(page, SWAP)
    fields = fragment.select_one("#fields")

    assert fields["hx-swap-oob"] == "true"
    assert fields.decode_contents() == whole.select_one("#fields").decode_contents()
    assert "entries shown" in fragment.select_one("#status").get_text()
    assert fragment.title.get_text() == whole.title.get_text()


def test_the_filter_form_has_a_button_and_its_fields_are_the_public_vocabulary(read):
    form = read("/").select_one("form#filters")

    assert form.select_one("button[type=submit]")
    assert {field["name"] for field in form.select("[name]")} >= {
        *("q", "from", "to", "certain", "type", "country", "actor", "location"),
        *("reviewed", "killed_min"),
    }


def test_a_form_submitted_without_scripts_keeps_order_and_moment(read):
    today = timezone.now().date().isoformat()
    kept = {
        field["name"]: field["value"]
        for field in read(f"/?order=desc&asof={today}").select("form#filters [type=hidden]")
    }

    assert kept == {"order": "desc", "asof": today}


def test_every_field_has_a_label(read):
    form = read("/").select_one("form#filters")
    named = {label.get("for") for label in form.select("label")}

    for field in form.select("input:not([type=hidden]), select"):
        assert field["id"] in named or field.find_parent("label")
