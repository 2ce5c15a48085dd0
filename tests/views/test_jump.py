"""A date to go to leads into the list, and is answered kindly where the list does not reach it."""

from datetime import date

import pytest

from tests.published import publish_incident


@pytest.fixture
def codes(db) -> list[str]:
    return [publish_incident(day=date(2024, day, 5)).code for day in (1, 3, 5, 7)]


def test_a_list_of_one_page_is_gone_down(client, codes):
    assert client.get("/?jump=2024-03-01")["Location"] == f"/#at-{codes[1]}"
    assert client.get("/?jump=2024-03-01&order=desc")["Location"] == f"/?order=desc#at-{codes[0]}"


def test_in_a_longer_list_the_page_begins_there_and_the_filters_stay(client, codes, monkeypatch):
    monkeypatch.setattr("timeline.search.pages.PAGE", 2)
    there = client.get("/?jump=2024-05-05&killed_min=&q=drone")["Location"]
    page = client.get(there)

    assert there == f"/?after=2024-03-05~2024-03-05~{codes[1]}&q=drone#at-{codes[2]}"
    assert f'id="at-{codes[2]}"' in page.content.decode()
    assert f'id="at-{codes[1]}"' not in page.content.decode()


def test_where_nothing_follows_the_list_ends_and_says_so(read, codes, monkeypatch):
    monkeypatch.setattr("timeline.search.pages.PAGE", 3)
    page = read("/?jump=2025-01-01")

    assert "2025 or later; the list ends here" in page.select_one(".notice").get_text()
    assert [entry["id"] for entry in page.select(".entry")] == [f"at-{code}" for code in codes[1:]]
    assert (
        "1999 or earlier" in read("/?jump=1999-01-01&order=desc").select_one(".notice").get_text()
    )


def test_the_form_asks_for_the_same_view(read, codes):
    form = read("/?order=desc&q=drone").select_one("form.jump")
    kept = {field["name"]: field["value"] for field in form.select("[type=hidden]")}

    assert kept == {"order": "desc", "q": "drone"}
    assert form.select_one("label[for=jump]")


def test_no_day_of_the_calendar_is_refused_by_name(read, db):
    assert "jump" in read("/?jump=yesterday", status=400).select_one(".notice").get_text()
