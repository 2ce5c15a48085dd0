"""From the database: the incidents that a new record might be.

What is left out here is what `compare` would call new anyway, and what is closed: a draft is
compared with few even among a million, and nothing that it could be is missed. Only a draft so vague
that it could be more than an analyst would look through ("an attack in 2023") is held against MOST.
"""

from django.db.models import Case, Exists, OuterRef, Q, Value, When

from timeline.match.compare import A_YEAR, UNSPECIFIC, Bounds, Record
from timeline.match.records import records
from timeline.models import Actor, Incident, Location, Participation
from timeline.models.terms import OPEN, EventClarity, Role

MOST = 100  # incidents


def candidates(record: Record, *, location: Location | None) -> dict[int, Record]:
    """The records of incidents by their ids, at most MOST: those that share a toll or a count first,
    as `compare` wants it of the same incident on vague days, then the tightest days. `location` is the
    row of the record's place."""
    start, end = record.span.start, record.span.end
    fits = _clarity(record) & _place(location) & _type(record) & _killed(record.killed)
    found = Incident.objects.overlapping(start, end).filter(fits & _actors(record))
    found = found.filter(stage__in=OPEN)
    found = found.order_by(_shared_figure(record), "date_prec", "date_start", "id")[:MOST]
    return records(found, at_hand=location.within() if location else [])


def _clarity(record: Record) -> Q:
    if record.summary:
        return Q(event_clarity=EventClarity.SUMMARY)
    start = record.span.start
    return Q(event_clarity=EventClarity.SINGLE, date_start__range=(start - A_YEAR, start + A_YEAR))


def _place(location: Location | None) -> Q:
    if location is None:
        return Q(location=None)
    return Q(location__in=location.one_in_the_other())


def _type(record: Record) -> Q:
    if record.sub_event_type in UNSPECIFIC:
        return Q()
    return Q(sub_event_type__in={record.sub_event_type, *UNSPECIFIC})


def _killed(ours: Bounds) -> Q:
    """Those whose range of dead meets ours; what is not known has no bound."""
    low, _, high = ours
    not_above = Q() if high is None else Q(killed_low=None) | Q(killed_low__lte=high)
    not_below = Q() if low is None else Q(killed_high=None) | Q(killed_high__gte=low)
    return not_above & not_below


def _shared_figure(record: Record) -> Case:
    """0 for those that say one of our figures, 1 for all others."""
    shared = Q(pk=None)
    for field, ours in (
        ("killed_best", record.killed[1]),
        ("injured_best", record.injured[1]),
        ("count_low", record.count_low),
    ):
        if ours:
            shared |= Q(**{field: ours})
    return Case(When(shared, then=Value(0)), default=Value(1))


def _actors(record: Record) -> Q:
    """Those that name in each role one of ours or nobody; all of them where we name nobody."""
    sides = {Role.PERPETRATOR: record.perpetrators, Role.TARGET: record.targets}
    known = _known(record.perpetrators | record.targets)
    agree = Q()
    for role, ours in sides.items():
        if ours:
            theirs = Participation.objects.filter(incident=OuterRef("pk"), role=role)
            same = [pk for pk, *names in known if ours.intersection(names)]
            agree &= ~Exists(theirs) | Exists(theirs.filter(actor__in=same))
    return agree


def _known(names: frozenset[str]) -> list[tuple[int, str, str | None]]:
    """Id, name and parent's name of the actors that bear one of `names`, and of the parts of these.
    Two questions in one, because each has an index."""
    columns = ("pk", "name", "parent__name")
    called, part = (
        Actor.objects.filter(which).order_by().values_list(*columns)
        for which in (Q(name__in=names), Q(parent__name__in=names))
    )
    return list(called.union(part))
