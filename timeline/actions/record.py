"""The public record of one incident: what a revision stores, in the JSON shape of one incident."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from timeline.formats.events import EventRead, SourceRead
from timeline.models import Actor, Claim, Dataset, DatasetRow, Incident, Link, Location
from timeline.models.facts import Facts

Record = dict[str, Any]

# What the formats know a row by that has no id of its own: a digest, which is nobody's business.
MADE_KEY = re.compile(r"[0-9a-f]{20}")


class Around(Protocol):
    """A place, as a row or an object of it."""

    name: str
    slug: str
    kind: str
    country: str
    latitude: Any
    longitude: Any


def public_record(incident: Incident) -> Record:
    """All that the public may see of `incident`; take it from `Incident.objects.for_record()`.

    A report's body never enters it, only the quoted sentences. Links name codes alone: whether the
    other incident is public is asked when the record is shown.
    """
    row: DatasetRow | None = getattr(incident, "dataset_row", None)
    return {
        "code": incident.code,
        **_told(incident),
        "location": _location(incident),
        "actors": [
            taking_part(
                actor_part(part.actor),
                role=part.role,
                attribution=part.attribution,
                side=part.side,
            )
            for part in incident.participations.all()
        ],
        "grading": incident.grading,
        "reviewed": incident.reviewed,
        "dataset": incident.dataset.slug if incident.dataset else "",
        **(dataset_part(row.dataset.name, row.release, row.key) if row else {}),
        "sources": [
            *(_source(claim) for claim in incident.claims.all()),
            *(row.sources if row else []),
            *(incident.inherited or []),
        ],
        "links": _links(incident),
    }


def _links(incident: Incident) -> list[Record]:
    """A link to what was merged is one to the incident that tells it now, and none where that is
    this very one."""
    told = [
        (link.kind, link.target.standing().code)
        for link in incident.links.all()
        if link.kind in Link.PUBLIC_KINDS
    ]
    return [
        {"kind": kind, "code": code} for kind, code in dict.fromkeys(told) if code != incident.code
    ]


def dataset_record(
    event: EventRead,
    *,
    code: str,
    dataset: Dataset,
    release: str,
    location: Record | None,
    actors: Sequence[Record],
) -> Record:
    """What `public_record` gives for the incident made of `event`, which nobody has touched since.

    `location` and `actors` come from `located` and `taking_part`.
    """
    return {
        "code": code,
        **_told(event),
        "location": location,
        "actors": actors,
        "grading": "",
        "reviewed": False,
        "dataset": dataset.slug,
        **dataset_part(dataset.name, release, event.key),
        "sources": dataset_sources(event.sources),
        "links": [],
    }


def dataset_part(name: str, release: str, key: str) -> Record:
    """Which row of which release of its dataset an incident was taken from. The release is the one
    that says so, whichever the dataset has come to since. Only incidents that have such a row have
    this part: what else is public stays as it is."""
    own = "" if MADE_KEY.fullmatch(key) else key
    return {"dataset_row": {"name": name, "release": release, "id": own}}


def dataset_sources(sources: Iterable[SourceRead]) -> list[Record]:
    """Sources that are no reports of ours: nothing is quoted from them, and they have no id."""
    return [
        {
            "id": None,
            **source._asdict(),
            "published_how": "",
            "quotes": [],
            "quote": "",
            "evidence": {},
            "claims": {},
        }
        for source in sources
    ]


def _location(incident: Incident) -> Record | None:
    place = incident.location
    if place is None:
        return None
    return located(place_part(place.within()), where_prec=incident.where_prec)


def located(part: Record, *, where_prec: int) -> Record:
    """A place's part of the record, with how exactly this incident is known to lie there."""
    return {**part, "where_prec": where_prec}


def place_part(around: Sequence[Around]) -> Record:
    """What the record says of a place, whichever incident it is of: `around` is the place itself
    and then all that contain it."""
    place, *containing = around
    countries = [each.name for each in around if each.kind == Location.Kind.COUNTRY]
    return {
        "name": place.name,
        "slug": place.slug,
        "kind": place.kind,
        "country": place.country,
        "country_name": countries[0] if len(countries) == 1 else "",
        "latitude": None if place.latitude is None else float(place.latitude),
        "longitude": None if place.longitude is None else float(place.longitude),
        "within": [
            {"name": each.name, "slug": each.slug, "kind": each.kind} for each in containing
        ],
    }


def taking_part(part: Record, *, role: str, attribution: str, side: str) -> Record:
    """An actor's part of the record, with what it did in this incident, and its `side` ("a" or "b")
    only where it is known to have one: what else is public stays as it is."""
    told = {**part, "role": role, "attribution": attribution or None}
    return {**told, "side": side} if side else told


def actor_part(actor: Actor) -> Record:
    """What the record says of an actor, whichever incident it is of."""
    return {
        "name": actor.name,
        "slug": actor.slug,
        "inter": actor.inter,
        "country": actor.country,
    }


def _told(told: Incident | EventRead) -> Record:
    return {
        "title": told.title,
        "summary": told.summary,
        **_what_and_when(told),
        "where_prec": told.where_prec,
        "code_status": told.code_status,
        "reasons": told.reasons,
    }


def _what_and_when(facts: Facts | EventRead) -> Record:
    return {
        "date_start": facts.date_start.isoformat(),
        "date_end": facts.date_end.isoformat(),
        "date_prec": facts.date_prec,
        "date_words": facts.date_words,
        "event_clarity": facts.event_clarity,
        "event_type": facts.event_type,
        "sub_event_type": facts.sub_event_type,
        "killed": facts.figures("killed"),
        "injured": facts.figures("injured"),
        "count": {"low": facts.count_low, "high": facts.count_high},
    }


def _source(claim: Claim) -> Record:
    report = claim.report
    return {
        "id": report.pk,
        "outlet": report.outlet,
        "title": report.title,
        "url": report.url,
        "archive_url": report.archive_url,
        "published": report.published.isoformat(),
        "published_how": report.published_how,
        "quotes": claim.quotes,
        "quote": claim.quotes[0]["text"] if claim.quotes else "",
        "evidence": claim.evidence,
        "claims": {
            "title": claim.title,
            **_what_and_when(claim),
            "actors": claim.actors,
            "location_name": claim.location_name,
        },
    }
