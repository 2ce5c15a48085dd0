"""Every page of the desk, with rows on it, and the address of each.

What holds for every page there (no barrier, no complaint of the browser) is asked of each of these.
The lists and forms of nouns come from the admin itself; a page of another kind belongs into `others`,
one that only a form leads to into `answers`. tests/admin/test_desk_kinds.py tells what was forgotten.
"""

from typing import Any, NamedTuple

from django.contrib import admin
from django.core.files.base import ContentFile
from django.db.models import Model
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import cached_property

from tests.admin.signing_in import give_second_factor
from tests.builders import create_actor, create_claim, create_incident, create_location
from tests.uploads import previewed
from timeline.actions.deciding import accept
from timeline.actions.editing import editing, keep
from timeline.actions.merging import merge
from timeline.actions.publishing import publish
from timeline.actions.working import working_record
from timeline.models import (
    ActorAlias,
    Dataset,
    Evidence,
    Incident,
    Link,
    Note,
    Problem,
    SavedView,
    User,
)


class Answer(NamedTuple):
    """A page that a form gets: sent to `address`, with the fields of the first form of `opened`, if
    any, and `fields` over them."""

    address: str
    fields: dict[str, str]
    opened: str = ""


class Furnished:
    """A desk with a public incident that was changed since, a checked draft, one that may be its
    double, a note, a reader's report, a file handed in, and a colleague with a second factor."""

    def __init__(self) -> None:
        iraq = create_location(name="Iraq", country="IQ", kind="country")
        base = create_location(
            name="Test Base", country="IQ", parent=iraq, latitude=33.8, longitude=42.4
        )
        actor = create_actor(name="A militia")
        ActorAlias.objects.create(actor=actor, name="The militia of a test")
        fields = {"location": base, "where_prec": 1, "perpetrator": actor, "killed_low": 3}
        self.public = create_incident(title="A public attack", target=create_actor(), **fields)
        self._tell(self.public, killed_low=3)
        self._tell(self.public, killed_low=5)
        publish(self.public, by="editor", reason="First published.")
        with editing(self.public, by="ann", why="A better title."):
            Incident.objects.filter(pk=self.public.pk).update(title="A public drone attack")
        self.checked = create_incident(title="A checked attack", **fields)
        self._tell(self.checked)
        accept(self.checked, by="ann")
        self.draft = create_incident(title="A drafted attack", **fields)
        self._tell(self.draft)
        self.suspicion = Link.objects.create(
            incident=self.draft, target=self.public, kind="possible_duplicate", reason="Same day."
        )
        Note.objects.create(incident=self.draft, text="Asked the outlet.", by="ann")
        Problem.objects.create(
            page=self.public.get_absolute_url(),
            incident=self.public,
            words="Wrong day.",
            sender="x",
        )
        self._beside()

    def _tell(self, incident: Incident, **facts: Any) -> None:
        evidence = {"killed": {"text": "A drone", "start": 0, "end": 7}}
        create_claim(incident=incident, evidence=evidence, **{"killed_low": 3, **facts})

    def _beside(self) -> None:
        """A row of each noun that has nothing to do with these incidents."""
        Dataset.objects.create(name="Events", slug="events")
        SavedView.objects.create(title="Iraq", query="country=IQ")
        self.colleague = User.objects.create_user("colleague", is_staff=True)
        give_second_factor(self.colleague)
        previewed()
        Evidence.objects.create(
            report=self.draft.claims.get().report,
            file=ContentFile(b"<html>", name="page"),
            size=6,
            sha256="0" * 64,
            fetched_at=timezone.now(),
        )

    @cached_property
    def addresses(self) -> list[str]:
        """Of pages, each asked for as it stands."""
        nouns = [each for model in admin.site._registry for each in _of_noun(model)]
        return [*nouns, *self.others]

    @cached_property
    def parts(self) -> list[str]:
        """Addresses that answer with a part of a page."""
        boxes = {"where": "Test Bass", "when": "5 Augst 2024", "perpetrators": "A militia; Nobody"}
        read = [
            f"{reverse('admin:reading', args=[box])}?{box}={said}" for box, said in boxes.items()
        ]
        return [*read, f"{reverse('admin:place_map')}?where=Test+Base&where_prec=1"]

    @property
    def others(self) -> list[str]:
        return [
            *(reverse(f"admin:{name}") for name in ALONE),
            reverse("admin:app_list", args=["timeline"]),
            reverse("admin:auth_user_password_change", args=[self.colleague.pk]),
            reverse("admin:timeline_user_second_factor", args=[self.colleague.pk]),
            reverse("admin:ledger", args=[self.public.pk]),
            *self._of_incidents(),
            *self._of_duplicates(),
            *self._of_review(),
            *self._of_versions(),
        ]

    def _of_incidents(self) -> list[str]:
        """The list as it is asked for, and the question before either door."""
        both = f"{self.public.pk},{self.draft.pk}"
        incidents = reverse("admin:timeline_incident_changelist")
        return [
            *(f"{incidents}?{asked}" for asked in ("q=drone", "q=none+such", "desk=changed")),
            f"{reverse('admin:timeline_incident_publish')}?ids={both}",
            f"{reverse('admin:timeline_incident_retract')}?ids={self.public.pk}",
        ]

    @cached_property
    def answers(self) -> list[Answer]:
        """Pages that a form leads to, most of them with something wrong."""
        drafted, key = self.draft.claims.get().report_id, self.draft.pk
        publish_page = f"{reverse('admin:timeline_incident_publish')}?ids={key}"
        goes_back = reverse("admin:timeline_incident_go_back", args=[self.public.pk, "v1"])
        edit = reverse("admin:review_edit", args=[drafted, key])
        return [
            *self._of_chosen(),
            _sent(reverse("admin:bring_in"), text="A drone."),
            _sent(reverse("admin:second_factor"), code="000000"),
            _sent(reverse("admin:timeline_incident_add"), title="", when="never"),
            _sent(reverse("admin:timeline_user_add"), username="no name"),
            _sent(reverse("admin:review_add", args=[drafted]), when="never", quoted="Not there."),
            _sent(edit, title="", killed="many"),
            _sent(reverse("admin:duplicate", args=[self.suspicion.pk]), decision="left", reason=""),
            _sent(publish_page, reason="", ids=str(key)),
            _sent(goes_back, standing="not this"),
        ]

    def _of_chosen(self) -> list[Answer]:
        """What is asked of rows chosen in a list, and the table with rows that are no good."""
        incidents, actors = (
            reverse(f"admin:timeline_{noun}_changelist") for noun in ("incident", "actor")
        )
        bulk, table = reverse("admin:bulk"), reverse("admin:table")
        chosen = {"_selected_action": str(self.draft.pk)}
        alone = {"_selected_action": str(create_actor(name="Nobody of note").pk)}
        pasted = "title\twhen\twhere\nAn attack\tnever\tNowhere at all\n\t5 August 2024\tTest Base"
        return [
            Answer(incidents, {**chosen, "action": "edit_chosen"}, incidents),
            Answer(incidents, {**chosen, "action": "delete_selected"}, incidents),
            Answer(incidents, {**chosen, "action": "publish_chosen"}, incidents),
            Answer(actors, {**alone, "action": "delete_selected"}, actors),
            Answer(
                bulk, {"ids": str(self.draft.pk), "where": "Nowhere", "actors": "x; x"}, incidents
            ),
            _sent(table, pasted=pasted, take="1"),
            _sent(table, **{"r0-title": "", "r0-when": "never", "row": "0", "save": "0"}),
        ]

    def _of_versions(self) -> list[str]:
        """Two compared, the way back to one, and a choice between what stands and what was set aside."""
        record = {**working_record(self.public), "title": "Typed meanwhile"}
        aside = keep(self.public, record, by="ben", set_aside=True)
        return [
            f"{reverse('admin:timeline_incident_history', args=[self.public.pk])}?from=v1&to=now",
            reverse("admin:timeline_incident_go_back", args=[self.public.pk, "v1"]),
            reverse("admin:timeline_incident_conflict", args=[self.public.pk, aside.number]),
        ]

    def _of_review(self) -> list[str]:
        """Of a draft, of what is checked, and with each form open."""
        drafted, checked = (one.claims.get().report_id for one in (self.draft, self.checked))
        return [
            *(reverse("admin:review_report", args=[report]) for report in (drafted, checked)),
            reverse("admin:review_edit", args=[drafted, self.draft.pk]),
            reverse("admin:review_add", args=[drafted]),
        ]

    def _of_duplicates(self) -> list[str]:
        told = create_incident(title="An attack told twice")
        self._tell(told)
        done = merge(told, create_incident(title="Told once more"), by="ann", reason="One.")
        return [
            f"{reverse('admin:near')}?not={self.draft.pk}",
            reverse("admin:duplicate", args=[self.suspicion.pk]),
            f"{reverse('admin:duplicates')}?a={self.checked.code}&b={self.draft.code}",
            reverse("admin:undo_merge", args=[done.pk]),
            reverse("admin:timeline_incident_change", args=[done.kept_id]),
            reverse("admin:timeline_incident_change", args=[done.merged_id]),
        ]


# Pages that no row is asked for.
ALONE = (
    *("index", "password_change", "password_change_done", "second_factor", "bring_in", "review"),
    *("duplicates", "accuracy", "table", "near"),
)


def _sent(address: str, **fields: str) -> Answer:
    return Answer(address, fields, address)


def _of_noun(model: type[Model]) -> list[str]:
    """Its list, the forms to add and to change, its history, and the question before deleting."""
    base = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    row = model._default_manager.first()
    found = [f"{base}_changelist", f"{base}_add"]
    of_row = [f"{base}_{page}" for page in ("change", "history", "delete")] if row else []
    return [reverse(name) for name in found] + [
        reverse(name, args=[row.pk]) for name in of_row if _exists(name, row)
    ]


def _exists(name: str, row: Model) -> bool:
    try:
        return bool(reverse(name, args=[row.pk]))
    except NoReverseMatch:
        return False
