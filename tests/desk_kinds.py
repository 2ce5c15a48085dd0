"""Every page of the desk, with rows on it, and the address of each.

What holds for every page there (no barrier, no complaint of the browser) is asked of each of these.
The lists and forms of nouns come from the admin itself; a page of another kind belongs into `others`.
"""

from django.contrib import admin
from django.db.models import Model
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property

from tests.builders import create_actor, create_claim, create_incident, create_location
from timeline.actions.deciding import accept
from timeline.actions.editing import editing, keep
from timeline.actions.merging import merge
from timeline.actions.publishing import publish
from timeline.actions.working import working_record
from timeline.models import ActorAlias, Incident, Link, Note, Problem


class Furnished:
    """A desk with a public incident that was changed since, a checked draft, one that may be its
    double, a note and a reader's report."""

    def __init__(self) -> None:
        iraq = create_location(name="Iraq", country="IQ", kind="country")
        base = create_location(
            name="Test Base", country="IQ", parent=iraq, latitude=33.8, longitude=42.4
        )
        actor = create_actor(name="A militia")
        ActorAlias.objects.create(actor=actor, name="The militia of a test")
        fields = {"location": base, "where_prec": 1, "perpetrator": actor, "killed_low": 3}
        self.public = create_incident(title="A public attack", target=create_actor(), **fields)
        self._tell(self.public)
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

    def _tell(self, incident: Incident) -> None:
        evidence = {"killed": {"text": "A drone", "start": 0, "end": 7}}
        create_claim(incident=incident, evidence=evidence, killed_low=3)

    @cached_property
    def addresses(self) -> list[str]:
        nouns = [each for model in admin.site._registry for each in _of_noun(model)]
        return [*nouns, *self.others]

    @property
    def others(self) -> list[str]:
        pages = ("index", "password_change", "bring_in", "duplicates", "accuracy", "table")
        alone = [reverse(f"admin:{name}") for name in pages]
        return [
            *alone,
            *self._of_duplicates(),
            *self._of_review(),
            *self._of_versions(),
            reverse("admin:ledger", args=[self.public.pk]),
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
