"""Who may do what at the desk: the table that `test_roles.py` goes through, row by row and role by role.

A row is what is done, how, where, what is sent, and who may: viewer, analyst, editor, admin. `where`
makes what it needs and gives the address; `sent` gives what a form would send, from the client and the
address. A new page of the desk belongs in here.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.admin.intake import ROCKETS
from tests.admin.page import desk, filled
from tests.builders import (
    create_actor,
    create_claim,
    create_incident,
    create_location,
    create_report,
)
from tests.published import publish_incident
from tests.uploads import previewed, upload
from timeline.actions.audit import noted
from timeline.actions.merging import merge
from timeline.actions.problems import settle
from timeline.models import AuditEntry, Claim, Dataset, Evidence, Merge, Problem, SavedView, User

GET, POST = "get", "post"
YES, NO = True, False


class Deed(NamedTuple):
    what: str
    how: str
    where: Callable[[], str]
    viewer: bool
    analyst: bool
    editor: bool
    admin: bool
    sent: Callable[[Client, str], dict[str, Any]] = lambda _client, _address: {}


def at(model: str, action: str = "changelist", made: Callable[[], Any] | None = None) -> Any:
    """The page of a model; of the row that `made` makes, where one is given."""
    return lambda: desk(model, action, *([made().pk] if made else []))


def form(**changes: Any) -> Any:
    """The page's own form with these changes; of a page without one, the changes alone."""

    def sent(client: Client, address: str) -> dict[str, Any]:
        response = client.get(address)
        has_form = response.status_code == 200 and b"_save" in response.content
        return {**(filled(response) if has_form else {}), **changes}

    return sent


def just(**fields: Any) -> Any:
    return lambda _client, _address: fields


def of_incident(verb: str, made: Callable[[], Any]) -> Any:
    return lambda: f"{desk('incident', verb)}?ids={made().pk}"


def through_door(_client: Client, address: str) -> dict[str, Any]:
    return {"ids": address.rpartition("=")[2], "reason": "Checked."}


def dataset() -> Dataset:
    return Dataset.objects.create(name="Events", slug="events")


def saved_view() -> SavedView:
    return SavedView.objects.create(title="Iraq", query="country=IQ")


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


def revision() -> Any:
    return publish_incident().revisions.get()


def account() -> User:
    return User.objects.create_user("somebody", password="x")


def audit_entry() -> AuditEntry:
    return noted(AuditEntry.What.EXPORT, who="ann")


def to(name: str) -> Callable[[], str]:
    return lambda: reverse(f"admin:{name}")


def of_card(name: str, *deed: str) -> Callable[[], str]:
    """A page of an incident on the page of the report that tells of it."""

    def address() -> str:
        told = claim()
        return reverse(f"admin:{name}", args=[told.report_id, told.incident_id, *deed])

    return address


def merged_into(_client: Client, _address: str) -> dict[str, Any]:
    return {"into": create_incident(title="Told before").code, "reason": "The same."}


def merged() -> Merge:
    kept, other = create_incident(), create_incident()
    return merge(kept, other, by="ann", reason="The same.")


SURE = just(post="yes")  # Django's page that asks again before it deletes
PASSWORDS = {"password1": "long enough 4 all", "password2": "long enough 4 all"}
LINES = {
    f"aliases-{name}": value
    for name, value in (("TOTAL_FORMS", 0), ("INITIAL_FORMS", 0), ("MAX_NUM_FORMS", 1000))
}

TABLE = [
    #     what is done                 how   where                                                     viewer analyst editor admin  sent
    Deed("read the first page", GET, to("index"), YES, YES, YES, YES),
    Deed("set up a second factor", GET, to("second_factor"), YES, YES, YES, YES),
    Deed("list incidents", GET, at("incident"), YES, YES, YES, YES),
    Deed("open an incident", GET, at("incident", "change", create_incident), YES, YES, YES, YES),
    Deed("begin an incident", GET, at("incident", "add"), NO, YES, YES, YES),
    Deed("add an incident", POST, at("incident", "add"), NO, YES, YES, YES, form(title="New", when="2024-01-05", event_type="Explosions/Remote violence", date_prec="1")),
    Deed("edit an incident", POST, at("incident", "change", create_incident), NO, YES, YES, YES, form(title="Other")),
    Deed("delete a draft", POST, at("incident", "delete", create_incident), NO, NO, YES, YES, SURE),
    Deed("ask to publish", GET, of_incident("publish", create_incident), NO, NO, YES, YES),
    Deed("publish", POST, of_incident("publish", create_incident), NO, NO, YES, YES, through_door),
    Deed("retract", POST, of_incident("retract", publish_incident), NO, NO, YES, YES, through_door),
    Deed("list reports", GET, at("report"), YES, YES, YES, YES),
    Deed("open a report", GET, at("report", "change", create_report), YES, YES, YES, YES),
    Deed("begin to bring in a report", GET, lambda: reverse("admin:bring_in"), NO, YES, YES, YES),
    Deed("bring in a report", POST, lambda: reverse("admin:bring_in"), NO, YES, YES, YES, just(text=ROCKETS)),
    Deed("take evidence out", GET, lambda: reverse("admin:evidence", args=[evidence().pk]), YES, YES, YES, YES),
    Deed("edit a report", POST, at("report", "change", create_report), NO, YES, YES, YES, form(outlet="Other")),
    Deed("delete a report", POST, at("report", "delete", create_report), NO, NO, YES, YES, SURE),
    Deed("list claims", GET, at("claim"), YES, YES, YES, YES),
    Deed("open a claim", GET, at("claim", "change", claim), YES, YES, YES, YES),
    Deed("take a claim off", POST, at("claim", "delete", claim), NO, YES, YES, YES, SURE),
    Deed("list readers' reports", GET, at("problem"), YES, YES, YES, YES),
    Deed("open a reader's report", GET, at("problem", "change", problem), YES, YES, YES, YES),
    Deed("settle a reader's report", POST, at("problem", "change", problem), NO, YES, YES, YES, form(outcome="Looked up.", _decline="x")),
    Deed("open a reader's report again", POST, at("problem", "change", settled), NO, YES, YES, YES, just(_reopen="x")),
    Deed("delete a reader's report", POST, at("problem", "delete", problem), NO, NO, YES, YES, SURE),
    Deed("look for something to review", GET, to("review"), YES, YES, YES, YES),
    Deed("see what a report tells of", GET, lambda: reverse("admin:review_report", args=[create_report().pk]), YES, YES, YES, YES),
    Deed("add what a report tells of", GET, lambda: reverse("admin:review_add", args=[create_report().pk]), NO, YES, YES, YES),
    Deed("edit what was read", GET, of_card("review_edit"), NO, YES, YES, YES),
    Deed("accept what was read", POST, of_card("review_decide", "accept"), NO, YES, YES, YES),
    Deed("reject what was read", POST, of_card("review_decide", "reject"), NO, YES, YES, YES),
    Deed("merge what was read", POST, of_card("review_decide", "merge"), NO, YES, YES, YES, merged_into),
    Deed("publish what was read", POST, of_card("review_decide", "publish"), NO, NO, YES, YES, just(reason="Checked.")),
    Deed("see how often the machine is right", GET, to("accuracy"), YES, YES, YES, YES),
    Deed("read a ledger", GET, lambda: reverse("admin:ledger", args=[create_incident().pk]), YES, YES, YES, YES),
    Deed("choose in a ledger", POST, lambda: reverse("admin:ledger", args=[create_incident().pk]), NO, YES, YES, YES, form()),
    Deed("see possible duplicates", GET, to("duplicates"), YES, YES, YES, YES),
    Deed("undo a merge", GET, lambda: reverse("admin:undo_merge", args=[merged().pk]), NO, YES, YES, YES),
    Deed("list actors", GET, at("actor"), YES, YES, YES, YES),
    Deed("add an actor", POST, at("actor", "add"), NO, YES, YES, YES, just(name="New", **LINES)),
    Deed("edit an actor", POST, at("actor", "change", create_actor), NO, YES, YES, YES, form(name="Other")),
    Deed("delete an actor", POST, at("actor", "delete", create_actor), NO, NO, YES, YES, SURE),
    Deed("list places", GET, at("location"), YES, YES, YES, YES),
    Deed("edit a place", POST, at("location", "change", create_location), NO, YES, YES, YES, form(name="Other")),
    Deed("delete a place", POST, at("location", "delete", create_location), NO, NO, YES, YES, SURE),
    Deed("list datasets", GET, at("dataset"), YES, YES, YES, YES),
    Deed("add a dataset", POST, at("dataset", "add"), NO, NO, YES, YES, form(name="New", slug="new", licence="CC BY 4.0")),
    Deed("edit a dataset", POST, at("dataset", "change", dataset), NO, NO, YES, YES, form(name="Other", licence="CC0")),
    Deed("delete a dataset", POST, at("dataset", "delete", dataset), NO, NO, YES, YES, SURE),
    Deed("list saved views", GET, at("savedview"), YES, YES, YES, YES),
    Deed("delete a saved view", POST, at("savedview", "delete", saved_view), NO, NO, YES, YES, SURE),
    Deed("list imports", GET, at("upload"), NO, YES, YES, YES),
    Deed("hand in a file", GET, at("upload", "add"), NO, YES, YES, YES),
    Deed("open an import", GET, at("upload", "change", upload), NO, YES, YES, YES),
    Deed("cancel an import", POST, at("upload", "cancel", upload), NO, YES, YES, YES),
    Deed("delete an import", POST, at("upload", "delete", previewed), NO, NO, YES, YES, SURE),
    Deed("list the public record", GET, at("revision"), YES, YES, YES, YES),
    Deed("read a revision", GET, at("revision", "change", revision), YES, YES, YES, YES),
    Deed("add a revision", GET, at("revision", "add"), NO, NO, NO, NO),
    Deed("edit a revision", POST, at("revision", "change", revision), NO, NO, NO, NO, just(reason="y")),
    Deed("delete a revision", POST, at("revision", "delete", revision), NO, NO, NO, NO, SURE),
    Deed("list accounts", GET, at("user"), NO, NO, NO, YES),
    Deed("add an account", POST, at("user", "add"), NO, NO, NO, YES, just(username="new", usable_password="true", **PASSWORDS)),
    Deed("edit an account", POST, at("user", "change", account), NO, NO, NO, YES, form(first_name="Other")),
    Deed("give a new password", POST, lambda: f"/admin/timeline/user/{account().pk}/password/", NO, NO, NO, YES, just(usable_password="true", **PASSWORDS)),
    Deed("delete an account", POST, at("user", "delete", account), NO, NO, NO, YES, SURE),
    Deed("list groups", GET, lambda: "/admin/auth/group/", NO, NO, NO, YES),
    Deed("add a group", POST, lambda: "/admin/auth/group/add/", NO, NO, NO, NO, just(name="new")),
    Deed("edit a group", POST, lambda: f"/admin/auth/group/{Group.objects.create(name='own').pk}/change/", NO, NO, NO, NO, just(name="new")),
    Deed("read the audit log", GET, at("auditentry"), NO, NO, NO, YES),
    Deed("add to the audit log", GET, at("auditentry", "add"), NO, NO, NO, NO),
    Deed("edit the audit log", POST, at("auditentry", "change", audit_entry), NO, NO, NO, NO, just(who="bob")),
    Deed("delete from the audit log", POST, at("auditentry", "delete", audit_entry), NO, NO, NO, NO, SURE),
]  # fmt: skip
