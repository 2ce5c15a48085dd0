"""Record what was read in a report: as claims of incidents that we have, or of new drafts."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction

from timeline.actions.headline import choose_headline
from timeline.actions.naming import actor_for, location_for
from timeline.extract.drafts import Document, Draft, DraftActor, Reading
from timeline.extract.lexicon import Lexicon
from timeline.match.candidates import candidates
from timeline.match.compare import Kind, Record, Verdict, compare
from timeline.match.places import around_keys
from timeline.match.records import actor_keys
from timeline.models import Actor, Claim, Incident, Link, Location, Participation, Report
from timeline.models.terms import Attribution, EventClarity, Role, WherePrecision

# The stronger word of two reports stands on the incident; each claim keeps its own.
STRENGTH = (
    Attribution.CONFIRMED,
    Attribution.CLAIMED,
    Attribution.DENIED,
    Attribution.ATTRIBUTED,
    Attribution.SUSPECTED,
    Attribution.UNKNOWN,
    "",
)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of a reading: its report, and for each draft the incident it went to and why."""

    report: Report
    incidents: tuple[Incident, ...]
    verdicts: tuple[Verdict, ...]
    known_before: bool  # this very document was recorded earlier, nothing was written now

    @property
    def joined(self) -> int:
        """How many accounts went to incidents that were here."""
        return self._verdicts_of(Kind.SAME)

    @property
    def doubtful(self) -> int:
        """How many of the new incidents may be ones that were here."""
        return self._verdicts_of(Kind.POSSIBLE)

    @property
    def new(self) -> int:
        return len(self.verdicts) - self.joined

    def _verdicts_of(self, kind: Kind) -> int:
        return sum(verdict.kind is kind for verdict in self.verdicts)


@dataclass(frozen=True, slots=True)
class _Resolved:
    """A draft with the rows of its place and actors."""

    draft: Draft
    location: Location | None
    actors: tuple[tuple[DraftActor, Actor], ...]


def recorded_before(document: Document) -> Recorded | None:
    """What this very document became when it came in earlier; None when it is new."""
    report = Report.objects.filter(sha256__in=_digests(document)).first()
    if report is None:
        return None
    told = Incident.objects.filter(claims__report=report).order_by("claims__id")
    return Recorded(report, tuple(told), (), known_before=True)


def _digests(document: Document) -> set[str]:
    """Its own, and those that its text has as a plain file and pasted, which ends with its last word."""
    pasted = document.text.strip()
    plain = (pasted, f"{pasted}\n")
    return {document.sha256, *(sha256(text.encode()).hexdigest() for text in plain)}


@transaction.atomic
def record_reading(reading: Reading, *, lexicon: Lexicon, by: str) -> Recorded:
    """Write the report, a claim for each draft, and the incidents that are new.

    The same document twice (by its sha256) is one report: the second time writes nothing. A clear
    match joins its incident, a doubtful one becomes a draft linked as a possible duplicate. `by` is
    who brought the report in.
    """
    if before := recorded_before(reading.document):
        return before
    report = _report(reading.document, by=by)
    incidents: list[Incident] = []
    verdicts: list[Verdict] = []
    for draft in reading.drafts:
        incident, verdict = _place(_resolve(draft, lexicon), report)
        incidents.append(incident)
        verdicts.append(verdict)
    _link_responses(reading.drafts, incidents)
    for incident in incidents:
        _settle(incident)
    return Recorded(report, tuple(incidents), tuple(verdicts), known_before=False)


def _report(document: Document, *, by: str) -> Report:
    return Report.objects.create(
        name=document.name[:200],
        outlet=document.outlet[:200],
        title=document.title[:500],
        url=document.url,
        published=document.published,
        published_how=document.published_how,
        language=document.language,
        body=document.text,
        sha256=document.sha256,
        received_by=by,
    )


def _resolve(draft: Draft, lexicon: Lexicon) -> _Resolved:
    return _Resolved(
        draft,
        location_for(draft, lexicon),
        tuple((named, actor_for(named)) for named in draft.actors),
    )


def _place(resolved: _Resolved, report: Report) -> tuple[Incident, Verdict]:
    """Into the incident that it matches, or a new one; a report speaks once of an incident."""
    record = _record(resolved)
    told = set(report.claims.values_list("incident", flat=True))
    others = [
        (pk, compare(record, theirs))
        for pk, theirs in candidates(record, location=resolved.location).items()
        if pk not in told
    ]
    same = next((pair for pair in others if pair[1].kind is Kind.SAME), None)
    if same:
        incident, verdict = Incident.objects.get(pk=same[0]), same[1]
        _join_place(incident, resolved)
        incident.save(update_fields=["modified"])  # the desk lists it as changed since publication
    else:
        incident = _new_incident(resolved)
        doubts = [pair for pair in others if pair[1].kind is Kind.POSSIBLE]
        verdict = doubts[-1][1] if doubts else Verdict(Kind.NEW, "Nothing like it is known.")
        _suspect(incident, doubts)
    _add_participations(incident, resolved)
    _claim(incident, report, resolved.draft)
    return incident, verdict


def _record(resolved: _Resolved) -> Record:
    draft, location = resolved.draft, resolved.location
    return Record(
        span=draft.span,
        summary=draft.event_clarity == EventClarity.SUMMARY,
        event_type=draft.event_type,
        sub_event_type=draft.sub_event_type,
        place=str(location) if location else "",
        place_is_exact=draft.where_prec in {WherePrecision.EXACT, WherePrecision.NEAR},
        around=around_keys(location),
        perpetrators=actor_keys(
            a for named, a in resolved.actors if named.role == Role.PERPETRATOR
        ),
        targets=actor_keys(a for named, a in resolved.actors if named.role == Role.TARGET),
        killed=draft.killed,
        injured=draft.injured,
        count_low=draft.count_low,
    )


def _facts(draft: Draft) -> dict[str, object]:
    facts: dict[str, object] = {
        "date_start": draft.span.start,
        "date_end": draft.span.end,
        "date_prec": int(draft.span.precision),
        "date_words": draft.date_words[:200],
        "event_clarity": draft.event_clarity,
        "event_type": draft.event_type,
        "sub_event_type": draft.sub_event_type,
        "where_prec": draft.where_prec,
        "count_low": draft.count_low,
        "count_high": draft.count_high,
    }
    for kind, figures in (("killed", draft.killed), ("injured", draft.injured)):
        facts |= {f"{kind}_{b}": f for b, f in zip(("low", "best", "high"), figures, strict=True)}
    return facts


def _new_incident(resolved: _Resolved) -> Incident:
    return Incident.objects.create(
        title=resolved.draft.title[:300], location=resolved.location, **_facts(resolved.draft)
    )


def _join_place(incident: Incident, resolved: _Resolved) -> None:
    """The tighter place wins, where no analyst has settled it."""
    if incident.is_settled or resolved.draft.where_prec >= incident.where_prec:
        return
    incident.location, incident.where_prec = resolved.location, resolved.draft.where_prec
    incident.save()


def _add_participations(incident: Incident, resolved: _Resolved) -> None:
    if incident.is_settled:
        return
    for named, actor in resolved.actors:
        part, made = Participation.objects.get_or_create(
            incident=incident,
            actor=actor,
            role=named.role,
            defaults={"attribution": named.attribution},
        )
        stronger = STRENGTH.index(named.attribution) < STRENGTH.index(part.attribution)
        if not made and stronger:
            part.attribution = named.attribution
            part.save()


def _claim(incident: Incident, report: Report, draft: Draft) -> None:
    Claim.objects.create(
        incident=incident,
        report=report,
        title=draft.title[:300],
        location_name=(draft.location or "")[:200],
        country=draft.country or "",
        actors=[actor.as_json() for actor in draft.actors],
        quotes=[quote.as_json() for quote in draft.quotes],
        evidence={field: quote.as_json() for field, quote in draft.evidence.items()},
        **_facts(draft),
    )


def _suspect(incident: Incident, doubts: Sequence[tuple[int, Verdict]]) -> None:
    Link.objects.bulk_create(
        Link(
            incident=incident,
            target_id=other,
            kind=Link.Kind.POSSIBLE_DUPLICATE,
            reason=verdict.reason[:500],
        )
        for other, verdict in doubts
    )


def _link_responses(drafts: Sequence[Draft], incidents: Sequence[Incident]) -> None:
    for draft, incident in zip(drafts, incidents, strict=True):
        if draft.response_to is not None and incidents[draft.response_to] != incident:
            Link.objects.get_or_create(
                incident=incident,
                target=incidents[draft.response_to],
                kind=Link.Kind.RESPONSE_TO,
            )


def _settle(incident: Incident) -> None:
    """Choose the headline values, then those of the incidents that answer this one."""
    incident.refresh_from_db()
    choose_headline(incident)
    for link in incident.linked_from.filter(kind=Link.Kind.RESPONSE_TO).select_related("incident"):
        choose_headline(link.incident)
