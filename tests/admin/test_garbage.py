"""Whatever stands in an address or a form of the desk, the answer is one in words: never a 500."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from tests.admin.page import desk, sent_by
from tests.builders import create_incident
from tests.desk_kinds import Furnished
from timeline.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("uploads")]

# No number; a digit to some and none to others; over 64 bit; more digits than Python reads; below
# all keys; a year that no calendar has; what no database keeps.
GARBAGE = ("abc", "²", "9" * 22, "9" * 5000, "-1", "99999999999", "\0")
OF_KEYS = GARBAGE[2:4]
KEYS = (
    "id",
    "ids",
    "into",
    "incident",
    "location",
    "parent",
    "actor",
    "target",
    "report",
    "made_from",
)
# What a page reads though nothing on it leads there.
READS = {
    "incident": ("ids", "date_start__year", "date_start__month", "date_start__day", "p", "o", "q"),
    "table": ("report",),
    "review": ("after", "merge", "q", "quote"),
    "near": ("when", "where", "location", "not", "perpetrators", "claims-0-report"),
    "place-map": ("location", "where", "where_prec"),
    "reading": ("where", "when", "killed", "count", "event_clarity", "where_prec"),
    "duplicates": ("a", "b", "p"),
    "accuracy": ("days",),
    "autocomplete": ("term", "app_label", "model_name", "field_name"),
}


@pytest.fixture
def chief():
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.create_superuser("chief"))
    return client


def beside() -> list[str]:
    """Addresses of the desk that are no pages of their own, or none that a furnished desk has."""
    words = ("where", "when", "killed", "count", "perpetrators")
    doors = [f"{desk('incident', door)}?ids=1" for door in ("publish", "retract")]
    small = [reverse(f"admin:{name}") for name in ("place_map", "near", "review", "autocomplete")]
    return [*doors, *small, *(reverse("admin:reading", args=[box]) for box in words)]


def asked_by(address: str, found: BeautifulSoup) -> Iterable[str]:
    """The parameters of a page: those of its links to itself, of its forms, and those in READS."""
    here = urlsplit(address).path
    of_links = [urlsplit(str(link["href"])) for link in found.select("a[href]")]
    links = [name for at in of_links if at.path in ("", here) for name, _ in parse_qsl(at.query)]
    boxes = [str(box["name"]) for box in found.select("form:not([method=post]) [name]")]
    named = [name for part in here.split("/") for name in READS.get(part, ())]
    return dict.fromkeys([*links, *boxes, *named])


def posts(found: BeautifulSoup, address: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each form of a page that writes: where it goes, and what it sends."""
    for form in found.select("form[method=post]"):
        where = str(form.get("action") or address)
        if not where.endswith(("/logout/", "/password_change/")):
            yield where, sent_by(form)


def test_no_parameter_of_any_page_breaks_it(chief):
    broken = []
    for address in [*Furnished().addresses, *beside()]:
        here = urlsplit(address).path
        found = BeautifulSoup(chief.get(address).content, "html.parser")
        for name in asked_by(address, found):
            broken += [
                f"{here}?{name}={garbage[:30]}"
                for garbage in GARBAGE
                if chief.get(here, {name: garbage}).status_code >= 500
            ]

    assert broken == []


def garbled(sent: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The form with garbage in all of its fields at once, and in each by which it names a row."""
    kept = {name: words for name, words in sent.items() if name.endswith("_FORMS")}
    for garbage in GARBAGE:
        yield f"all={garbage[:30]}", {**dict.fromkeys(sent, garbage), **kept}
    for name in sent.keys() - kept.keys():
        if name.rpartition("-")[2] in KEYS:
            for garbage in OF_KEYS:
                yield f"{name}={garbage[:30]}", {**sent, name: garbage}


def test_no_field_of_any_form_breaks_it(chief):
    broken = []
    for address in [*Furnished().addresses, *beside()]:
        found = BeautifulSoup(chief.get(address).content, "html.parser")
        for where, sent in posts(found, address):
            for what, form in garbled(sent):
                if chief.post(where, form).status_code >= 500:
                    broken.append(f"{where} {what}")

    assert broken == []


@pytest.mark.parametrize(
    "asked", ["date_start__year=99999", "date_start__year=abc", "event_clarity=x", "at=1"]
)
def test_a_list_says_that_it_cannot_be_chosen_from_so(chief, asked):
    answer = chief.get(f"{desk('incident')}?{asked}")

    assert answer.status_code == 400
    assert "one of the filters or days in it is none" in answer.content.decode()


@pytest.mark.parametrize("chosen", ["abc", "²", "9" * 30])
def test_rows_that_are_none_are_refused_in_words(chief, chosen):
    sent = {"action": "edit_chosen", "_selected_action": [create_incident().pk, chosen]}

    answer = chief.post(desk("incident"), sent)

    assert answer.status_code == 400
    assert "What was chosen in the list are no rows of it." in answer.content.decode()
