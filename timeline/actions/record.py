"""The public record of one incident: what a revision stores, in the JSON shape of one incident."""

from typing import Any

from timeline.models import Claim, Incident, Link, Location
from timeline.models.facts import Facts

Record = dict[str, Any]


def public_record(incident: Incident) -> Record:
    """All that the public may see of `incident`; take it from `Incident.objects.for_record()`.

    A report's body never enters it, only the quoted sentences. Links name codes alone: whether the
    other incident is public is asked when the record is shown.
    """
    return {
        "code": incident.code,
        "title": incident.title,
        "summary": incident.summary,
        **_what_and_when(incident),
        "where_prec": incident.where_prec,
        "location": _location(incident.location, where_prec=incident.where_prec),
        "actors": [
            {
                "name": part.actor.name,
                "slug": part.actor.slug,
                "inter": part.actor.inter,
                "country": part.actor.country,
                "role": part.role,
                "attribution": part.attribution or None,
            }
            for part in incident.participations.all()
        ],
        "grading": incident.grading,
        "reviewed": incident.reviewed,
        "dataset": incident.dataset.slug if incident.dataset else "",
        "code_status": incident.code_status,
        "reasons": incident.reasons,
        "sources": [_source(claim) for claim in incident.claims.all()],
        "links": [
            {"kind": link.kind, "code": link.target.code}
            for link in incident.links.all()
            if link.kind in Link.PUBLIC_KINDS
        ],
    }


def _what_and_when(facts: Facts) -> Record:
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


def _location(location: Location | None, *, where_prec: int) -> Record | None:
    if location is None:
        return None
    around = location.within()
    countries = [place.name for place in around if place.kind == Location.Kind.COUNTRY]
    return {
        "name": location.name,
        "slug": location.slug,
        "kind": location.kind,
        "country": location.country,
        "country_name": countries[0] if len(countries) == 1 else "",
        "latitude": None if location.latitude is None else float(location.latitude),
        "longitude": None if location.longitude is None else float(location.longitude),
        "where_prec": where_prec,
        "within": [
            {"name": place.name, "slug": place.slug, "kind": place.kind} for place in around[1:]
        ],
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
