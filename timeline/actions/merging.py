"""Two incidents that are one: joined without losing a claim, taken apart again, or told apart for good."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from timeline.actions.editing import editing
from timeline.actions.headline import choose_headline
from timeline.actions.parts import parts_of, three_way, whole
from timeline.actions.publishing import (
    CannotPublish,
    hold_the_record,
    leave_for,
    publish,
    return_from,
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
    links, and the address of `merged` forwards to it. Headline values are chosen anew where no
    analyst has settled them.

    Where both are public the kept one is published anew, unless that takes a second pair of eyes.
    Raises CannotMerge where either is closed, where the merged alone is public, or without a reason.
    """
    hold_the_record()
    kept, merged = _both(kept, merged)
    _refuse_if_not_fit(kept, merged, reason)
    before = {"kept": working_record(kept), "merged": working_record(merged)}
    with editing(kept, by=by, why=f"Merged with {merged.code}: {reason}"):
        put_back(kept, _joined(kept, merged, before["kept"], before["merged"]))
        choose_headline(kept)
    done = Merge.objects.create(
        kept=kept,
        merged=merged,
        stage=merged.stage,
        before=before,
        after=working_record(kept),
        by=by,
        reason=reason.strip()[:500],
    )
    was_public = merged.stage == Stage.PUBLISHED
    Incident.objects.filter(pk=merged.pk).update(stage=Stage.MERGED)
    if was_public:
        leave_for(merged, kept=kept, by=by, reason=reason)
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
        put_back(kept, three_way(done.after, theirs=done.before["kept"], mine=now).record)
    put_back(merged, done.before["merged"])
    Incident.objects.filter(pk=merged.pk).update(stage=done.stage)
    if done.stage == Stage.PUBLISHED:
        return_from(merged, by=by, reason=f"The merge with {kept.code} was undone.")
        _publish_if_it_may(kept, by=by, reason=reason)
    done.undone_by, done.undone_at = by, timezone.now()
    done.save()
    return done


@transaction.atomic
def not_duplicates(one: Incident, other: Incident, *, by: str, reason: str = "") -> Link:
    """Remember that the two are not the same; the suspicion is gone for good."""
    if one.pk == other.pk:
        raise CannotMerge("An incident is always the same as itself.")
    between = Q(incident=one, target=other) | Q(incident=other, target=one)
    Link.objects.filter(between, kind__in=SUSPICIONS).delete()
    told = f"{by}: {reason.strip()}" if reason.strip() else f"Told apart by {by}."
    return Link.objects.create(
        incident=one, target=other, kind=Link.Kind.NOT_DUPLICATE, reason=told[:500]
    )


def _both(kept: Incident, merged: Incident) -> tuple[Incident, Incident]:
    """The two rows as they are now, held; always in the same order, or two merges could wait for each
    other for ever."""
    if kept.pk == merged.pk:
        raise CannotMerge("An incident cannot be merged with itself.")
    rows = Incident.objects.select_for_update().filter(pk__in=(kept.pk, merged.pk)).order_by("pk")
    held = {row.pk: row for row in rows}
    return held[kept.pk], held[merged.pk]


def _refuse_if_not_fit(kept: Incident, merged: Incident, reason: str) -> None:
    for one in (kept, merged):
        if one.stage not in OPEN:
            raise CannotMerge(f"“{one}” is {one.stage}, so it cannot be merged.")
    if merged.stage == Stage.PUBLISHED and kept.stage != Stage.PUBLISHED:
        raise CannotMerge(f"“{merged}” is public and “{kept}” is not: keep the public one.")
    if not reason.strip():
        raise CannotMerge("Say why the two are one; it stands in the public history.")


def _joined(kept: Incident, merged: Incident, ours: Record, theirs: Record) -> Record:
    """`ours` with the rows of `theirs` that it lacks. Of one report both may hold a claim: then ours
    stays, with the passages of both."""
    parts, others = parts_of(ours), parts_of(theirs)
    for name, row in others.items():
        if name.startswith("source ") and name in parts:
            parts[name] = _told_twice(parts[name], row)
        elif name.startswith(("actor ", "source ")) or _is_link(name, of=kept):
            parts.setdefault(name, row)
    parts.pop(f"link {Link.Kind.POSSIBLE_DUPLICATE} {merged.code}", None)
    inherited = [*ours["inherited"], *theirs["inherited"], *_of_dataset(merged)]
    return whole(parts | {"inherited": {"inherited": inherited}})


def _is_link(name: str, *, of: Incident) -> bool:
    kind, _, rest = name.partition(" ")
    return kind == "link" and rest.partition(" ")[2] != of.code


def _told_twice(ours: Record, theirs: Record) -> Record:
    more = [quote for quote in theirs["quotes"] if quote not in ours["quotes"]]
    return {
        **ours,
        "quotes": [*ours["quotes"], *more],
        "evidence": {**theirs["evidence"], **ours["evidence"]},
    }


def _of_dataset(merged: Incident) -> list[Record]:
    row = getattr(merged, "dataset_row", None)
    return list(row.sources) if row else []


def _publish_if_it_may(kept: Incident, *, by: str, reason: str) -> None:
    """Where a second pair of eyes is asked for, it waits among what was changed since publication."""
    try:
        publish(kept, by=by, reason=reason)
    except CannotPublish:
        return
