"""Two incidents that are one: joined without losing a claim, taken apart again, or told apart for good."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from timeline.actions.editing import editing
from timeline.actions.headline import choose_headline
from timeline.actions.joining import joined, with_sources
from timeline.actions.parts import three_way
from timeline.actions.publishing import (
    CannotPublish,
    hold_the_record,
    publish,
    return_from,
    stands_apart,
)
from timeline.actions.record import Record
from timeline.actions.working import put_back, working_record
from timeline.models import Decision, Incident, Link, Merge
from timeline.models.terms import OPEN, Stage

SUSPICIONS = (Link.Kind.POSSIBLE_DUPLICATE, Link.Kind.NOT_DUPLICATE)


class CannotMerge(ValueError):
    """Why not; a sentence for the analyst."""


@transaction.atomic
def merge(kept: Incident, merged: Incident, *, by: str, reason: str) -> Merge:
    """Make one of two: `kept` tells what `merged` told as well, all its claims, sources, actors and
    links, and the address of `merged` forwards to it. Its title and type stay; day and figures are
    chosen anew where no analyst has settled them.

    Where both are public the kept one is published anew, and the merged one leaves with that: where it
    takes a second pair of eyes, both stand as they are until then.
    Raises CannotMerge where either is closed, where the merged alone is public, or without a reason.
    """
    hold_the_record()
    kept, merged = _both(kept, merged)
    _refuse_if_not_fit(kept, merged, reason)
    before = {"kept": working_record(kept), "merged": working_record(merged)}
    with editing(kept, by=by, why=f"Merged with {merged.code}: {reason}"):
        _stand_as(kept, _both_told(kept, merged, before))
        if kept.dataset is None:  # else its values are not from its claims
            choose_headline(kept, as_named=True)
    _pass_on_suspicions(merged, to=kept)
    done = Merge.objects.create(
        kept=kept,
        merged=merged,
        stage=merged.stage,
        before=before,
        after=working_record(kept),
        by=by,
        reason=reason.strip()[:500],
    )
    Incident.objects.filter(pk=merged.pk).update(stage=Stage.MERGED)
    if done.stage == Stage.PUBLISHED:
        _publish_if_it_may(kept, by=by, reason=reason)
    Decision.objects.create(
        incident=merged, verdict=Decision.Verdict.MERGED, by=by, reason=reason.strip()[:500]
    )
    return done


@transaction.atomic
def undo_merge(done: Merge, *, by: str) -> Merge:
    """Both as they were: `kept` without what the merge brought, with what was changed since; `merged`
    in its former stage and, where it was public, at its address again with what it said there.

    Raises CannotMerge when it was undone already or the kept one is closed.
    """
    hold_the_record()
    done = Merge.objects.select_for_update().get(pk=done.pk)
    kept, merged = done.kept, done.merged
    if done.undone_at:
        raise CannotMerge(f"This merge was undone already, by {done.undone_by}.")
    if kept.stage not in OPEN:
        raise CannotMerge(f"“{kept}” is {kept.stage} now; that has to be undone first.")
    reason = f"The merge with {merged.code} was undone."
    with editing(kept, by=by, why=reason):
        now = working_record(kept)
        _stand_as(kept, three_way(done.after, theirs=done.before["kept"], mine=now).record)
    _stand_as(merged, done.before["merged"])
    _take_back_suspicions(merged, of=kept)
    Incident.objects.filter(pk=merged.pk).update(stage=done.stage)
    done.undone_by, done.undone_at = by, timezone.now()
    done.save()
    if done.stage == Stage.PUBLISHED and not stands_apart(done):
        return_from(kept, merged=merged, by=by, reason=f"The merge with {kept.code} was undone.")
        _publish_if_it_may(kept, by=by, reason=reason)
    return done


@transaction.atomic
def not_duplicates(one: Incident, other: Incident, *, by: str, reason: str = "") -> Link:
    """Remember that the two are not the same; the suspicion is gone for good. Raises CannotMerge
    where either is closed."""
    if one.pk == other.pk:
        raise CannotMerge("An incident is always the same as itself.")
    one, other = _both(one, other)
    if closed := _closed(one, other):
        raise CannotMerge(f"“{closed}” is {closed.stage}, so it cannot be told apart from another.")
    between = Q(incident=one, target=other) | Q(incident=other, target=one)
    Link.objects.filter(between, kind__in=SUSPICIONS).delete()
    told = f"{by}: {reason.strip()}" if reason.strip() else f"Told apart by {by}."
    return Link.objects.create(
        incident=one, target=other, kind=Link.Kind.NOT_DUPLICATE, reason=told[:500]
    )


def _both(kept: Incident, merged: Incident) -> tuple[Incident, Incident]:
    """The two rows as they are now, held; always in the same order, or two merges could wait for each
    other for ever."""
    rows = Incident.objects.select_for_update().filter(pk__in=(kept.pk, merged.pk)).order_by("pk")
    held = {row.pk: row for row in rows}
    return held[kept.pk], held[merged.pk]


def why_not(kept: Incident, merged: Incident) -> str:
    """Why `merged` cannot be merged into `kept` as they stand, a sentence; "" where it can."""
    if kept.pk == merged.pk:
        return "An incident cannot be merged with itself."
    if closed := _closed(kept, merged):
        return f"“{closed}” is {closed.stage}, so it cannot be merged."
    if merged.stage == Stage.PUBLISHED and kept.stage != Stage.PUBLISHED:
        return f"“{merged}” is public and “{kept}” is not: keep the public one."
    return ""


def _closed(*incidents: Incident) -> Incident | None:
    return next((one for one in incidents if one.stage not in OPEN), None)


def _refuse_if_not_fit(kept: Incident, merged: Incident, reason: str) -> None:
    if refusal := why_not(kept, merged):
        raise CannotMerge(refusal)
    if not reason.strip():
        raise CannotMerge("Say why the two are one; it stands in the public history.")


def _stand_as(incident: Incident, record: Record) -> None:
    try:
        put_back(incident, record)
    except ValidationError as wrong:
        raise CannotMerge(
            f"“{incident}” has to be mended first: {' '.join(wrong.messages)}"
        ) from None


def _both_told(kept: Incident, merged: Incident, before: dict[str, Record]) -> Record:
    """What `kept` tells with `merged`, sources of datasets included."""
    row = getattr(merged, "dataset_row", None)
    codes = (kept.code, merged.code)
    told = joined(before["kept"], before["merged"], codes=codes, settled=kept.is_settled)
    return with_sources(told, [*before["merged"]["inherited"], *(row.sources if row else [])])


def _pass_on_suspicions(merged: Incident, *, to: Incident) -> None:
    """What was possibly the same as `merged`, or told apart from it, is so of `to` as well, unless
    an analyst or the machine has said something of these two already."""
    known = {other.pk for other, _ in _suspicions(to)} | {to.pk}
    for other, link in _suspicions(merged):
        if other.pk not in known:
            known.add(other.pk)
            reason = f"{_inherited_from(merged)} {link.reason}"[:500]
            Link.objects.create(incident=to, target=other, kind=link.kind, reason=reason)


def _take_back_suspicions(merged: Incident, *, of: Incident) -> None:
    of.links.filter(kind__in=SUSPICIONS, reason__startswith=_inherited_from(merged)).delete()


def _inherited_from(merged: Incident) -> str:
    return f"As of {merged.code}, which was merged into it:"


def _suspicions(incident: Incident) -> list[tuple[Incident, Link]]:
    """The other incident and the link, whichever of the two it begins at; what was told apart first."""
    either = Q(incident=incident) | Q(target=incident)
    links = Link.objects.filter(either, kind__in=SUSPICIONS).select_related("incident", "target")
    return [
        (link.target if link.incident_id == incident.pk else link.incident, link)
        for link in links.order_by("kind", "id")
    ]


def _publish_if_it_may(kept: Incident, *, by: str, reason: str) -> None:
    """Where a second pair of eyes is asked for, it waits among what was changed since publication."""
    try:
        publish(kept, by=by, reason=reason)
    except CannotPublish:
        return
