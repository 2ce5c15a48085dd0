"""A question that cannot be asked is a 400 that names the parameter, never "everything"."""

import pytest

from tests.builders import create_actor, create_incident
from tests.published import publish_incident

PAGES = ["/", "/method/", "/changes/", "/datasets/", "/actors/united-states/", "/reports/1/"]


def text(element) -> str:
    return " ".join(element.get_text(" ").split())


@pytest.mark.parametrize("page", PAGES)
def test_every_page_refuses_a_parameter_it_does_not_know(read, page):
    publish_incident(target=create_actor())
    refused = read(f"{page}?colour=red", status=400)

    assert "colour" in text(refused.select_one(".notice"))
    assert not refused.select(".entry")


def test_the_form_keeps_what_was_sent_and_can_be_put_right(read):
    publish_incident()
    page = read("/?from=last+week&q=drone&certain=1", status=400)
    field = page.select_one("input[name=from]")

    assert (field["value"], field["aria-invalid"]) == ("last week", "true")
    assert page.select_one(f"#{field['aria-describedby']}")
    assert page.select_one("input[name=q]")["value"] == "drone"
    assert page.select_one("input[name=certain]").has_attr("checked")
    assert page.select_one(".notice a")["href"] == "/?certain=1&q=drone"


def test_every_fault_is_named_at_once(read):
    page = read("/?from=x&country=nowhere&colour=red", status=400)

    named = {text(code) for code in page.select(".notice code")}
    assert named == {"from", "country", "colour"}


def test_a_refusal_reads_on_from_the_name_of_its_parameter(read):
    page = read("/?from=2024-08-05&to=2024-08-01", status=400)

    assert page.select_one("#error-from").get_text().startswith("from: the first day, 2024-08-05")


def test_a_shared_link_works_with_what_follows_readers_around(read):
    publish_incident()
    page = read("/?utm_source=newsletter&fbclid=abc&order=desc")

    assert page.select(".entry")
    assert page.select_one("link[rel=canonical]")["href"] == "http://testserver/?order=desc"


@pytest.mark.parametrize("key", ["actor", "location", "dataset"])
def test_a_name_the_record_does_not_know_is_refused(read, key):
    page = read(f"/?{key}=nobody", status=400)

    assert f"there is no {key} “nobody” in the public record" in text(page)


def test_a_name_that_only_a_draft_knows_is_refused_alike(read):
    create_incident(perpetrator=create_actor(name="Secret group"))

    assert "no actor “secret-group”" in text(read("/?actor=secret-group", status=400))


def test_what_was_sent_is_shown_as_text_and_not_as_markup(client, db):
    response = client.get("/", {"from": '"><script>alert(1)</script>'})

    assert response.status_code == 400
    assert b"<script>alert" not in response.content


def test_a_refusal_by_swap_is_the_partial_with_the_reason(read):
    page = read("/?from=x", status=400, **{"HX-Request": "true"})

    assert page.select_one("#results .notice")
    assert not page.select_one("html")


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_pages_are_only_for_reading(client, db, method):
    assert getattr(client, method)("/").status_code == 405
