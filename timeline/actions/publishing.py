"""The door between the desk and the reading room: only here do revisions come to be."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from timeline.actions.record import Record, public_record
from timeline.models import (
    ChangeCounter,
    Incident,
    IncidentForwarding,
    Merge,
    Revision,
    RevisionLink,
)
from timeline.models.facts import FACT_FIELDS
from timeline.models.folding import folded
from timeline.models.revision import named
from timeline.models.terms import Stage


class CannotPublish(ValueError):
    """Why an incident cannot be published or retracted; a sentence for the editor."""


@transaction.atomic
def publish(incident: Incident, *, by: str, reason: str) -> Revision:
    """Make the incident, as it stands, the public record from now on.

    `by` is the editor's user name, `reason` goes into the public history. Publishing what is public
    already, unchanged, appends nothing and gives the current revision. Raises CannotPublish when
    the reason is blank, the incident has no title or is closed, or, where four eyes are asked for,
    `by` is its author.
    """
    _require_reason(reason)
    hold_the_record()
    incident = _locked(incident)
    _refuse_if_closed(incident)
    if settings.FOUR_EYES and by in (author(incident), *(one.by for one in _waiting(incident))):
        raise CannotPublish(
            f"“{incident}” was last changed by you; somebody else has to publish it (four eyes)."
        )
    _let_go_of_merged(incident, by=by)
    return _make_public(incident, by=by, reason=reason)


def author(incident: Incident) -> str:
    """Who last changed it by hand, else who brought in the first report that tells of it."""
    last = incident.versions.filter(set_aside=False).exclude(by="").first()
    if last:
        return last.by
    told = incident.claims.order_by("report__received").first()
    return told.report.received_by if told else ""


def _refuse_if_closed(incident: Incident) -> None:
    if not incident.title.strip():
        raise CannotPublish("An incident needs a title before it is published.")
    if incident.stage in (Stage.REJECTED, Stage.MERGED):
        raise CannotPublish(f"“{incident}” is {incident.stage}; that has to be undone first.")


def _make_public(incident: Incident, *, by: str, reason: str) -> Revision:
    record = public_record(incident)
    current = incident.revisions.current().first()
    if current and current.record == record:
        return current
    Incident.objects.filter(pk=incident.pk).update(stage=Stage.PUBLISHED)
    revision = _append(incident, record=record, by=by, reason=reason)
    RevisionLink.objects.bulk_create(
        RevisionLink(revision=revision, **link) for link in record["links"]
    )
    return revision


@transaction.atomic
def retract(incident: Incident, *, by: str, reason: str) -> Revision:
    """Take the incident out of the public record, its past included; a last, withdrawn revision
    keeps who, when and why. Raises CannotPublish when it is not public or the reason is blank."""
    _require_reason(reason)
    hold_the_record()
    incident = _locked(incident)
    if incident.stage != Stage.PUBLISHED:
        raise CannotPublish(f"“{incident}” is not public, so it cannot be retracted.")
    _let_go_of_merged(incident, by=by)
    Incident.objects.filter(pk=incident.pk).update(stage=Stage.RETRACTED)
    revision = _append(incident, record={}, by=by, reason=reason, withdrawn=True)
    incident.revisions.all().withdraw()
    return revision


def _let_go_of_merged(kept: Incident, *, by: str) -> None:
    """What was merged into `kept` while it was public stands until `kept` tells what it told, or tells
    nothing any more. From now on its address forwards to `kept`; what was public of it stays in views
    of the past."""
    for merge in _waiting(kept):
        _let_go_of_merged(merge.merged, by=by)
        IncidentForwarding.objects.bulk_create(
            IncidentForwarding(code=code, incident=kept) for code in _codes_of(merge.merged)
        )
        _append(_locked(merge.merged), record={}, by=by, reason=merge.reason, withdrawn=True)


def _waiting(kept: Incident) -> list[Merge]:
    merges = kept.merges.filter(undone_at=None, stage=Stage.PUBLISHED).order_by("id")
    return [merge for merge in merges.select_related("merged") if stands_apart(merge)]


def stands_apart(merge: Merge) -> bool:
    """Whether the merged one is public still, as the kept one waits to be published."""
    return merge.merged.revisions.current().exists()


@transaction.atomic
def return_from(kept: Incident, *, merged: Incident, by: str, reason: str) -> Revision:
    """Undo that `merged` was let go: the address tells again what it told last, whatever the desk has done since."""
    hold_the_record()
    kept.forwardings.filter(code__in=_codes_of(merged)).delete()
    told = merged.revisions.filter(withdrawn=False).latest("number")
    revision = _append_as(told, by=by, reason=reason)
    ties = [RevisionLink(revision=revision, kind=t.kind, code=t.code) for t in told.ties.all()]
    RevisionLink.objects.bulk_create(ties)
    return revision


def _codes_of(merged: Incident) -> list[str]:
    """Its own, and those of what had been merged into it: they lead where it leads."""
    return [merged.code, *merged.forwardings.values_list("code", flat=True)]


@transaction.atomic
def publish_unreviewed(incidents: Iterable[Incident], *, by: str) -> list[Revision]:
    """Make public what a machine has read, each incident once. What a person has changed, reviewed,
    holds in review or has retracted is left to that person: saved is not published. Gives the new
    revisions."""
    wanted = Incident.objects.filter(
        pk__in={incident.pk for incident in incidents},
        reviewed=False,
        by_hand=False,
        stage__in=(Stage.DRAFT, Stage.PUBLISHED),
    )
    before = set(
        Revision.objects.current().filter(incident__in=wanted).values_list("pk", flat=True)
    )
    reason = "Read by machine, not yet reviewed."
    hold_the_record()
    revisions = [_make_public(_locked(one), by=by, reason=reason) for one in wanted]
    return [revision for revision in revisions if revision.pk not in before]


def hold_the_record() -> None:
    """Let no other change begin before this transaction ends. Held before any incident is, or two
    editors who publish several incidents could wait for each other for ever."""
    ChangeCounter.objects.get_or_create(pk=1)
    ChangeCounter.objects.select_for_update().get(pk=1)


def next_change() -> int:
    """The number of the change that this transaction makes, while it holds the record: so changes
    are numbered in the order in which they become public."""
    ChangeCounter.objects.filter(pk=1).update(number=F("number") + 1)
    return ChangeCounter.objects.get(pk=1).number


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise CannotPublish("Give a reason; it stands in the public history.")


def _locked(incident: Incident) -> Incident:
    """The row as it is now, held until the transaction ends, so that two editors number in turn."""
    Incident.objects.select_for_update().get(pk=incident.pk)
    return Incident.objects.for_record().get(pk=incident.pk)


def _append(
    incident: Incident, *, record: Record, by: str, reason: str, withdrawn: bool = False
) -> Revision:
    last = incident.revisions.order_by("-number").first()
    now = _after(last)
    incident.revisions.all().close(now)
    return Revision.objects.create(
        incident=incident,
        number=last.number + 1 if last else 1,
        public_from=now,
        withdrawn=withdrawn,
        editor=by,
        reason=reason.strip(),
        record=record,
        code=incident.code,
        title=incident.title,
        text=search_text(record, _other_names(incident)),
        grading=incident.grading,
        reviewed=incident.reviewed,
        dataset=record.get("dataset", ""),
        location=incident.location.slug if incident.location else "",
        **_coordinates(record),
        sources=len(record.get("sources", [])),
        parties=_parties(incident) if record else named([]),
        places=_places(incident) if record else named([]),
        change=next_change(),
        **{name: getattr(incident, name) for name in FACT_FIELDS},
    )


def _append_as(told: Revision, *, by: str, reason: str) -> Revision:
    """The next revision of an incident, which says what an earlier one said."""
    last = told.incident.revisions.latest("number")
    now = _after(last)
    told.incident.revisions.all().close(now)
    again = Revision.objects.get(pk=told.pk)
    again.pk, again._state.adding = None, True
    again.number, again.public_from, again.public_until = last.number + 1, now, None
    again.editor, again.reason, again.change = by, reason.strip(), next_change()
    again.save()
    return again


def _after(last: Revision | None) -> datetime:
    """Now, but never before the revision it follows: a clock may be set back."""
    now = timezone.now()
    return max(now, last.public_from) if last else now


def _parties(incident: Incident) -> str:
    return named(
        (part.actor.slug, part.role, part.actor.name) for part in incident.participations.all()
    )


def _places(incident: Incident) -> str:
    around = incident.location.within() if incident.location else []
    return named((place.slug, place.country, place.name) for place in around)


def _coordinates(record: Record) -> dict[str, float | None]:
    place = record.get("location") or {}
    return {name: place.get(name) for name in ("latitude", "longitude")}


def _other_names(incident: Incident) -> list[str]:
    """Other spellings of its place and actors: found by a search, shown nowhere."""
    places = incident.location.within() if incident.location else []
    actors = [part.actor for part in incident.participations.all()]
    return [
        *(name for actor in actors for name in _sorted(actor.aliases)),
        *(name for place in places for name in _sorted(place.aliases)),
    ]


def _sorted(aliases: Any) -> list[str]:
    """Here and not by the database, whose order depends on its language."""
    return sorted(alias.name for alias in aliases.all())


def search_text(record: Record, other_names: Sequence[str] = ()) -> str:
    """What a search for words looks through: title, summary, names and quotes, one a line, folded."""
    location = record.get("location") or {}
    lines = [
        record.get("title", ""),
        record.get("summary", ""),
        location.get("name", ""),
        *(place["name"] for place in location.get("within", [])),
        *(actor["name"] for actor in record.get("actors", [])),
        record.get("dataset_row", {}).get("id", ""),
        *other_names,
        *(source["outlet"] for source in record.get("sources", [])),
        *(quote["text"] for source in record.get("sources", []) for quote in source["quotes"]),
    ]
    return folded(dict.fromkeys(line for line in lines if line))
