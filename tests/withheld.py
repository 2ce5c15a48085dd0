"""All that the desk holds and no reader is to find: in every field of it stands one SECRET word."""

from django.utils import timezone

from tests.builders import (
    create_actor,
    create_claim,
    create_incident,
    create_location,
    create_report,
)
from timeline.actions.editing import editing
from timeline.actions.merging import merge
from timeline.actions.problems import receive
from timeline.actions.publishing import publish, retract
from timeline.models import (
    ActorAlias,
    Dataset,
    Decision,
    Incident,
    Link,
    LocationAlias,
    Note,
)

SECRET = "Nightjar"
ANALYST = "nightjar.analyst"
REASON = "The witness was wrong."


def withhold(public: Incident, time_machine) -> dict[str, Incident]:
    """An incident of every stage but published, each tied to the public one in every way there is,
    and the desk's work on that; the one `retracted` was public in June. By stage."""
    stages = ("draft", "in review", "rejected", "merged", "retracted")
    held = {stage: _secret(public, stage) for stage in stages}
    for stage in ("in review", "rejected"):
        Incident.objects.filter(pk=held[stage].pk).update(stage=stage)
    Decision.objects.create(
        incident=held["rejected"], verdict="rejected", by=ANALYST, reason=SECRET
    )
    time_machine.move_to("2024-06-01T12:00Z")
    publish(held["retracted"], by=ANALYST, reason=SECRET)
    time_machine.move_to("2024-07-01T12:00Z")
    retract(held["retracted"], by=ANALYST, reason=REASON)
    merge(public, held["merged"], by=ANALYST, reason=SECRET)
    _work_on(public)
    return held


def _secret(public: Incident, stage: str) -> Incident:
    """With the public one's day, place and actors' sides, so that it would be counted with it."""
    report = create_report(
        title=f"{SECRET} report", outlet=f"{SECRET} Press", body=f"{SECRET} fell."
    )
    place = create_location(
        name=f"{SECRET} base", parent=public.location, latitude=33.5, longitude=38.6
    )
    actor = create_actor(name=f"{SECRET} group")
    LocationAlias.objects.get_or_create(location=place, name=f"Camp {SECRET}")
    ActorAlias.objects.get_or_create(actor=actor, name=f"{SECRET} Brigade")
    incident = create_incident(
        title=f"{SECRET} in the night, {stage}",
        summary=f"{SECRET} fell.",
        day=public.date_start,
        location=place,
        where_prec=1,
        perpetrator=actor,
        target=create_actor(),
        killed_low=9,
        grading="confirmed",
        reviewed=True,
        dataset=Dataset.objects.get_or_create(name=f"{SECRET} set", slug="nightjar-set")[0],
    )
    create_claim(incident=incident, report=report)
    create_claim(incident=incident, report=public.claims.earliest("pk").report)
    for kind in ("response_to", "related"):
        Link.objects.create(incident=incident, target=public, kind=kind)
    Link.objects.create(incident=public, target=incident, kind="related")
    return incident


def _work_on(public: Incident) -> None:
    """Notes, versions and readers' reports of what is public, which is changed and not published."""
    with editing(public, by=ANALYST, why=SECRET):
        public.title = public.summary = f"{SECRET}, not published"
        public.killed_low, public.date_end = 77, timezone.now().date()
        public.save()
    Note.objects.create(incident=public, text=SECRET, by=ANALYST)
    create_claim(incident=public, report=create_report(outlet=SECRET, body=f"{SECRET} fell."))
    at = f"/incidents/{public.code}/"
    receive(page=at, words=f"{SECRET} is wrong.", contact=f"{SECRET}@example.org", address=None)
