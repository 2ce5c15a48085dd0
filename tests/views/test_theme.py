"""Light or dark, chosen without a script and kept for the next page."""

import pytest

PAGE = "http://testserver/method/?lang=fr"


def choose(client, theme: str, **headers: str):
    return client.post("/theme/", {"theme": theme}, headers=headers)


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "status"), [("/method/", 200), ("/no/such/page", 404)])
def test_the_colours_that_were_chosen_are_those_of_every_page(client, read, address, status):
    assert "data-theme" not in read(address, status=status).html.attrs

    choose(client, "dark")
    page = read(address, status=status)

    assert page.html["data-theme"] == "dark"
    assert page.select_one("[aria-pressed=true]")["value"] == "dark"


@pytest.mark.django_db
def test_the_systems_colours_can_be_had_back(client, read):
    choose(client, "dark")
    choose(client, "system")

    assert "data-theme" not in read("/method/").html.attrs


def test_a_choice_leads_back_to_the_page_where_it_was_made(client):
    assert choose(client, "light", referer=PAGE)["Location"] == PAGE


@pytest.mark.parametrize("referer", ["", "https://elsewhere.example/", "javascript:alert(1)"])
def test_a_choice_leads_nowhere_else(client, referer):
    assert choose(client, "light", referer=referer)["Location"] == "/"


def test_another_colour_is_refused_by_its_name(client):
    answer = choose(client, "purple")

    assert answer.status_code == 400
    assert "“purple”" in answer.content.decode()
    assert not answer.cookies


@pytest.mark.django_db
def test_a_forged_choice_is_none(client, read):
    client.cookies["theme"] = '"><script>'

    assert "data-theme" not in read("/method/").html.attrs


@pytest.mark.django_db
def test_a_page_in_other_colours_is_another_page(client):
    page = client.get("/")
    choose(client, "dark")

    assert client.get("/", headers={"If-None-Match": page["ETag"]}).status_code == 200
    assert "Cookie" in page["Vary"]
