"""What is answered while words are still typed into the search field."""

import pytest
from bs4 import BeautifulSoup

from tests.published import publish_incident

TYPED = {"HX-Request": "true", "HX-Trigger": "q"}
SENT = {"HX-Request": "true", "HX-Trigger": "filters"}


def titles(response) -> list[str]:
    page = BeautifulSoup(response.content, "html.parser")
    return [title.get_text() for title in page.select(".entry h3")]


@pytest.fixture(autouse=True)
def rockets(db) -> None:
    publish_incident(title="Rockets at dawn")
    publish_incident(title="A rocketeer")


def test_the_last_word_is_a_beginning_where_it_finds_nothing_as_a_word(client):
    typed = client.get("/?q=rocke", headers=TYPED)

    assert typed["HX-Replace-Url"] == "/?q=rocke%2A"
    assert titles(typed) == titles(client.get("/?q=rocke*")) != []


def test_a_word_that_finds_something_stays_that_word(client):
    typed = client.get("/?q=rocket", headers=TYPED)

    assert typed["HX-Replace-Url"] == "/?q=rocket"
    assert titles(typed) == ["Rockets at dawn"]


@pytest.mark.parametrize("q", ["rocke", "zeppelin"])
def test_words_that_are_sent_are_asked_as_they_are(client, q):
    sent = client.get(f"/?q={q}", headers=SENT)

    assert sent["HX-Push-Url"] == f"/?q={q}"
    assert titles(sent) == []


@pytest.mark.parametrize("page", ["/", "/map/"])
@pytest.mark.parametrize("q", ['"', "(", "-", "a*"])
def test_what_cannot_be_asked_yet_leaves_the_results_alone(client, page, q):
    asked = {"q": q, "from": ""}

    assert client.get(page, asked, headers=TYPED).status_code == 204
    assert client.get(page, asked, headers=SENT).status_code == 400


def test_a_refused_question_puts_no_empty_parameter_into_the_address(client):
    refused = client.get("/?q=-&from=&to=&order=desc", headers=SENT)

    assert refused["HX-Push-Url"] == "/?q=-&order=desc"
