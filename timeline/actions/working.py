"""The working record: all that stands at the desk of one incident, as JSON, and back again.

It is the public record with what only the desk holds: sides, claims in full, reasons of links. The
record of a Revision, which lacks those, can be put back as well; what it does not tell stays.
"""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import transaction

from timeline.actions.record import Record, public_record
from timeline.models import Actor, Claim, Dataset, Incident, Link, Location, Participation, Report
from timeline.models.facts import FACT_FIELDS
from timeline.models.terms import CodeStatus

N = TypeVar("N", Actor, Location)

FIGURES = ("killed", "injured", "count")
BOUNDS = ("low", "best", "high")
PLAIN = (
    *("title", "summary", "date_start", "date_end", "date_prec", "date_words", "event_clarity"),
    *("event_type", "sub_event_type", "where_prec", "grading", "reviewed", "reasons"),
    "code_status",
)
CLAIM_ONLY = ("country", "where_prec", "code_status")  # what the public is not told of a claim


def working_record(incident: Incident) -> Record:
    """All that stands of `incident`; the rows are read anew."""
    return record_of(Incident.objects.for_record().get(pk=incident.pk))


def record_of(incident: Incident) -> Record:
    """The same of one that was just read. Take `incident` from `Incident.objects.for_record()`."""
    record = public_record(incident)
    place = incident.location
    claims = {claim.report_id: claim for claim in incident.claims.all()}
    return {
        **{name: record[name] for name in (*PLAIN, *FIGURES, "dataset")},
        "location": {"name": place.name, "slug": place.slug} if place else None,
        "actors": [_part(part) for part in incident.participations.all()],
        "sources": [_source(told, claims) for told in record["sources"] if told["id"] in claims],
        "inherited": incident.inherited or [],
        "links": [
            {"kind": link.kind, "code": link.target.code, "reason": link.reason}
            for link in incident.links.all()
            if link.kind in Link.PUBLIC_KINDS
        ],
    }


def _part(part: Participation) -> Record:
    return {
        "name": part.actor.name,
        "slug": part.actor.slug,
        "role": part.role,
        "attribution": part.attribution or None,
        "side": part.side,
    }


def _source(told: Record, claims: dict[int, Claim]) -> Record:
    claim = claims[told["id"]]
    return {
        **{name: told[name] for name in ("id", "outlet", "title", "published")},
        **{name: told[name] for name in ("quotes", "evidence")},
        "claims": {**told["claims"], **{name: getattr(claim, name) for name in CLAIM_ONLY}},
    }


@transaction.atomic
def put_back(incident: Incident, record: Record) -> list[str]:
    """Make `incident` say what `record` says, a working record or that of a Revision.

    Gives a sentence for each thing that could not be put back because it is gone. Raises
    ValidationError where the values do not go together; nothing is written then.
    """
    incident.refresh_from_db()
    lost: list[str] = []
    for name, value in _columns(record).items():
        setattr(incident, name, value)
    incident.location = _named(Location, record["location"], lost)
    incident.dataset = _dataset(record["dataset"], lost)
    incident.inherited = record.get("inherited", incident.inherited) or None
    incident.full_clean()
    incident.save()
    _put_back_actors(incident, record["actors"], lost)
    _put_back_sources(incident, record["sources"], lost)
    _put_back_links(incident, record["links"], lost)
    return lost


def _columns(facts: Record) -> dict[str, Any]:
    """The columns of an incident or a claim that `facts` has values for, figures by their bounds."""
    found = {name: facts[name] for name in PLAIN if name in facts}
    for kind in FIGURES:
        found |= {f"{kind}_{bound}": figure for bound, figure in facts[kind].items()}
    return found


def _named(model: type[N], told: Record | None, lost: list[str]) -> N | None:
    """The row of that slug, or the one that its address forwards to."""
    if told is None:
        return None
    known = model.objects.filter(slug=told["slug"]).first()
    known = known or model.objects.filter(forwardings__slug=told["slug"]).first()
    if known is None:
        lost.append(f"“{told['name']}” is no longer known here, and was left out.")
    return known


def _dataset(slug: str, lost: list[str]) -> Dataset | None:
    known = Dataset.objects.filter(slug=slug).first()
    if slug and known is None:
        lost.append(f"The dataset “{slug}” is no longer here, and was left out.")
    return known


def _put_back_actors(incident: Incident, parts: Iterable[Record], lost: list[str]) -> None:
    kept = []
    for told in parts:
        actor = _named(Actor, told, lost)
        if actor:
            values = {"attribution": told["attribution"] or "", **_given(told, "side")}
            row, _ = Participation.objects.update_or_create(
                incident=incident, actor=actor, role=told["role"], defaults=values
            )
            kept.append(row.pk)
    incident.participations.exclude(pk__in=kept).delete()


def _put_back_sources(incident: Incident, sources: Iterable[Record], lost: list[str]) -> None:
    told = {source["id"]: source for source in sources if source["id"]}
    known = set(Report.objects.filter(pk__in=told).values_list("pk", flat=True))
    lost += [
        f"The report “{_called(source)}” is no longer here, nor what it says."
        for key, source in told.items()
        if key not in known
    ]
    standing = {claim.report_id: claim for claim in incident.claims.filter(report__in=known)}
    for key in known:
        columns = _claim(told[key], of=standing.get(key, incident))
        Claim.objects.update_or_create(incident=incident, report_id=key, defaults=columns)
    incident.claims.exclude(report__in=known).delete()


def _called(source: Record) -> str:
    return str(source["outlet"] or source["title"] or source["published"])


def _claim(source: Record, *, of: Incident | Claim) -> Record:
    """The columns of a claim. What a public record does not tell is as the claim that stands has it,
    or else the incident; so figures that it tells out of order are flagged, as they were."""
    told = source["claims"]
    columns = {name: getattr(of, name) for name in FACT_FIELDS} | _columns(told)
    if "code_status" not in told and not in_order(told):
        columns["code_status"] = CodeStatus.CHECK_DEATHS
    others = _given(told, "location_name", "actors", "country")
    return {**columns, **others, "quotes": source["quotes"], "evidence": source["evidence"]}


def in_order(told: Record) -> bool:
    """Whether low ≤ best ≤ high, of those that are stated."""
    stated = [
        [told[kind][bound] for bound in BOUNDS if told[kind][bound] is not None]
        for kind in ("killed", "injured")
    ]
    return all(figures == sorted(figures) for figures in stated)


def _given(told: Record, *names: str) -> Record:
    return {name: told[name] for name in names if name in told}


def _put_back_links(incident: Incident, links: Iterable[Record], lost: list[str]) -> None:
    """Those that say what happened. Whether two incidents are one is no part of what one of them tells."""
    kept = []
    for told in links:
        target = Incident.objects.filter(code=told["code"]).first()
        if target is None:
            lost.append(f"The incident {told['code']} is gone, and the link to it was left out.")
            continue
        row, _ = Link.objects.update_or_create(
            incident=incident,
            target=target,
            kind=told["kind"],
            defaults=_given(told, "reason"),
        )
        kept.append(row.pk)
    incident.links.filter(kind__in=Link.PUBLIC_KINDS).exclude(pk__in=kept).delete()
