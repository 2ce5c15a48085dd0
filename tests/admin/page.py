"""A page of the desk as a browser without JavaScript has it: its words, and what its form sends."""

from typing import Any

from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.urls import reverse

from timeline.models import Incident


def desk(model: str, action: str = "changelist", *args: Any) -> str:
    return reverse(f"admin:timeline_{model}_{action}", args=args)


def page(response: Any) -> BeautifulSoup:
    assert response.status_code == 200, response.status_code
    return BeautifulSoup(response.content, "html.parser")


def words(response: Any) -> str:
    return " ".join(page(response).get_text(" ").split())


def filled(response: Any) -> dict[str, Any]:
    """What the record's form would send if it were submitted as it came."""
    form = page(response).select_one("#content-main form[method=post]")
    assert form, "the page has no form"
    return sent_by(form)


def sent_by(form: Tag) -> dict[str, Any]:
    sent = {}
    for field in form.select("input[name], select[name], textarea[name]"):
        value = _value(field)
        if value is not None:
            sent[str(field["name"])] = value
    return sent


def _value(field: Tag) -> str | list[str] | None:
    if field.name == "textarea":
        return field.get_text().removeprefix("\n")
    if field.name == "select" and field.has_attr("multiple"):
        return [str(option["value"]) for option in field.select("option[selected]")]
    if field.name == "select":
        chosen = field.select_one("option[selected]") or field.select_one("option")
        return str(chosen.get("value", "")) if chosen else ""
    if field.get("type") == "submit" or (
        field.get("type") == "checkbox" and not field.has_attr("checked")
    ):
        return None
    return str(field.get("value", "on" if field.get("type") == "checkbox" else ""))


def save(client: Client, incident: Incident, **changes: Any) -> Any:
    """Open the incident's page, change what is given, press Save; the answer to that."""
    address = desk("incident", "change", incident.pk)
    return client.post(address, {**filled(client.get(address)), **changes})
