"""What the rows of the table of roles are made of: addresses of things that exist, and what a form sends."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import resolve, reverse
from django.utils import timezone

from tests.admin.page import desk, page, sent_by
from tests.admin.signing_in import code_of, give_second_factor
from tests.builders import create_claim, create_incident, create_report
from tests.formats.rows import ged_csv
from tests.published import publish_incident
from tests.uploads import TWO, previewed
from timeline.actions.audit import noted
from timeline.actions.deciding import reject
from timeline.actions.editing import keep
from timeline.actions.merging import merge
from timeline.actions.problems import settle
from timeline.actions.working import working_record
from timeline.admin.second_factor import KEY
from timeline.models import (
    AuditEntry,
    Claim,
    Dataset,
    Evidence,
    Incident,
    Link,
    Merge,
    Problem,
    SavedView,
    Upload,
    User,
)

GET, POST = "get", "post"
YES, NO = True, False
Where = Callable[[], str]
Sent = Callable[[Client, str], dict[str, Any]]


class Deed(NamedTuple):
    """`answer` is the status of what was done, where it is not the page asked for (200) or the way on
    after a form (302)."""

    what: str
    how: str
    where: Where
    viewer: bool
    analyst: bool
    editor: bool
    admin: bool
    sent: Sent = lambda _client, _address: {}
    answer: int = 0


# Where ------------------------------------------------------------------------------------------


def at(model: str, action: str = "changelist", made: Callable[[], Any] | None = None) -> Where:
    """The page of a model; of the row that `made` makes, where one is given."""
    return lambda: desk(model, action, *([made().pk] if made else []))


def to(name: str, made: Callable[[], Any] | None = None) -> Where:
    """A page that is no model's; of the row that `made` makes, where one is given."""
    return lambda: reverse(f"admin:{name}", args=[made().pk] if made else [])


def of_incident(verb: str, made: Callable[[], Any]) -> Where:
    return lambda: f"{desk('incident', verb)}?ids={made().pk}"


def of_card(name: str, *deed: str, made: Callable[[], Incident] = create_incident) -> Where:
    """A page of an incident on the page of the report that tells of it."""

    def address() -> str:
        told = create_claim(incident=made())
        return reverse(f"admin:{name}", args=[told.report_id, told.incident_id, *deed])

    return address


def two_by_code() -> str:
    one, other = create_incident(), create_incident()
    return f"{reverse('admin:duplicates')}?a={one.code}&b={other.code}"


def earlier_version() -> str:
    incident = create_incident()
    keep(incident, {**working_record(incident), "title": "As it was"}, by="ann")
    return desk("incident", "go_back", incident.pk, "v1")


def set_aside() -> str:
    incident = create_incident()
    typed = {**working_record(incident), "title": "As typed"}
    aside = keep(incident, typed, by="ann", set_aside=True)
    return desk("incident", "conflict", incident.pk, aside.number)


def ready_import() -> str:
    made = previewed(dataset_name=dataset().name)
    return desk("upload", "start", made.pk, "import")


# What there is ----------------------------------------------------------------------------------


def rejected() -> Incident:
    incident = create_incident()
    reject(incident, by="ann", reason="No incident.")
    return incident


def merged_away() -> Incident:
    incident = create_incident()
    merge(create_incident(), incident, by="ann", reason="The same.")
    return incident


def merged() -> Merge:
    return merge(create_incident(), create_incident(), by="ann", reason="The same.")


def merged_in_public() -> Merge:
    return merge(publish_incident(), publish_incident(), by="ann", reason="The same.")


def suspected(made: Callable[[], Incident] = create_incident) -> Link:
    kind = Link.Kind.POSSIBLE_DUPLICATE
    return Link.objects.create(incident=made(), target=made(), kind=kind, reason="Alike.")


def suspected_in_public() -> Link:
    return suspected(publish_incident)


def well_sourced() -> Incident:
    """Two sources that are independent of each other name who did it, which is fair."""
    incident = create_incident()
    militia = {"name": "A militia", "role": "perpetrator", "attribution": "attributed"}
    for outlet in ("The Courier", "The Herald"):
        report = create_report(outlet=outlet, published=date(2024, 8, 6))
        told = {"killed_low": 2, "killed_best": 2, "killed_high": 2, "actors": [militia]}
        create_claim(incident=incident, report=report, **told)
    return incident


def claim() -> Claim:
    return create_claim(incident=create_incident())


def evidence() -> Evidence:
    file = ContentFile(b"<html>", name="page")
    kept = {"size": 6, "sha256": "0" * 64, "fetched_at": timezone.now()}
    return Evidence.objects.create(report=create_report(), file=file, **kept)


def problem() -> Problem:
    return Problem.objects.create(page="/method/", words="A word is wrong.", sender="x")


def settled() -> Problem:
    return settle(problem(), state=Problem.State.DECLINED, outcome="Looked up.", by="ann")


def dataset() -> Dataset:
    return Dataset.objects.create(name="Events", slug="events")


def saved_view() -> SavedView:
    return SavedView.objects.create(title="Iraq", query="country=IQ")


def half_taken() -> Upload:
    return previewed(ged_csv({}, {"best": "many"}))


def revision() -> Any:
    return publish_incident().revisions.get()


def account() -> User:
    return User.objects.create_user("somebody", password="x")


def account_with_app() -> User:
    user = account()
    give_second_factor(user)
    return user


def group() -> Group:
    return Group.objects.create(name="own")


def audit_entry() -> AuditEntry:
    return noted(AuditEntry.What.EXPORT, who="ann")


# What is sent -----------------------------------------------------------------------------------


def just(**fields: Any) -> Sent:
    return lambda _client, _address: fields


def form(selector: str = "#content-main form[method=post]", **changes: Any) -> Sent:
    """The page's own form with these changes; for whom there is none, the changes alone."""

    def sent(client: Client, address: str) -> dict[str, Any]:
        response = client.get(address)
        found = page(response).select_one(selector) if response.status_code == 200 else None
        return {**(sent_by(found) if found else {}), **changes}

    return sent


def seen_card(**fields: Any) -> Sent:
    """As a button of a card sends it, with the mark of what was seen there."""

    def sent(client: Client, address: str) -> dict[str, Any]:
        report, incident, _ = resolve(address).kwargs.values()
        shown = client.get(reverse("admin:review_report", args=[report]))
        if shown.status_code != 200:
            return fields
        mark = page(shown).select_one(f"#incident-{incident} [name=seen]")
        return {"seen": mark["value"] if mark else "", **fields}

    return sent


def with_another(client: Client, address: str) -> dict[str, Any]:
    other = create_incident(title="Told before")
    return seen_card(into=str(other.pk), reason="Looked at both.")(client, address)


def chosen_figure(client: Client, address: str) -> dict[str, Any]:
    told = Claim.objects.filter(incident=resolve(address).kwargs["pk"]).latest("pk")
    chosen = {"stands-killed": str(told.report_id), "reason-killed": "It was there."}
    return form(**chosen)(client, address)


def for_some(_client: Client, _address: str) -> dict[str, Any]:
    return {"ids": str(create_incident().pk), "role": "perpetrator", "grading": "fair"}


def shown_code(client: Client, address: str) -> dict[str, Any]:
    client.get(address)
    return {"code": code_of(bytes.fromhex(client.session[KEY])), "password": "x"}


def some_file(_client: Client, _address: str) -> dict[str, Any]:
    file = SimpleUploadedFile("events.csv", TWO.encode())
    return {"file": file, "format": "auto", "dataset": dataset().slug}
