"""A record drawn by chance, changes of it, and questions about it; a seed makes each the same again."""

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from tests.builders import create_actor, create_location
from timeline.actions.publishing import publish, retract
from timeline.models import Dataset, Incident, Participation, Revision
from timeline.models.terms import SUB_EVENT_TYPES, TERMS_BY_SLUG, Grading, Role, WherePrecision
from timeline.search.frame import Frame
from timeline.search.lately import Lately
from timeline.search.query import Query

START = date(2024, 1, 1)
WIDTHS = {0: 1, 6: 3, 29: 4, 200: 5}  # days more than one -> date_prec
FILTERS = (
    *("q", "first_day", "last_day", "last", "type", "actor", "role", "against", "location"),
    *("grading", "country", "reviewed", "dataset", "killed_min", "bbox", "pinned"),
)
WORDS = ("rocket", "Convoy", "bridge", "market")


class Draw:
    """Few places, actors and days, so that questions meet many of them."""

    def __init__(self, seed: int, *, incidents: int = 0) -> None:
        self.dice = Random(seed)
        self.places = [
            create_location(name=name, country=code, kind="country")
            for code, name in (("IQ", "Iraq"), ("SY", "Syria"))
        ]
        for country in self.places[:2]:
            fields = {"country": country.country, "parent": country, **self.coordinates()}
            self.places.append(create_location(name=f"Town in {country}", **fields))
        self.places.append(create_location(name="Atoll", country="", **self.coordinates()))
        self.actors = [create_actor(name=f"Group {letter}") for letter in "ABC"]
        self.datasets = [
            Dataset.objects.get_or_create(slug=slug, defaults={"name": slug})[0]
            for slug in ("one", "two")
        ]
        self.incidents = [self.publish_new() for _ in range(incidents)]

    def coordinates(self) -> dict[str, float]:
        """Few of them, so that frames end where places lie; the north pole and both sides of the
        antimeridian are among them."""
        return {
            "latitude": self.dice.choice([90, 40.12345, 0, -17.5]),
            "longitude": self.dice.choice([-180, -179.5, 0, 43.10001, 179.99999, 180]),
        }

    def frame(self) -> Frame:
        south, north = sorted(self.coordinates()["latitude"] for _ in range(2))
        west, east = (self.coordinates()["longitude"] for _ in range(2))
        return Frame(west, south, east, north)

    def lately(self) -> Lately:
        """Of which the first day lies among those that things happened on."""
        weeks = (datetime.now(UTC).date() - START).days // 7
        return Lately(weeks - self.dice.randrange(40), "w")

    def facts(self) -> dict[str, Any]:
        kind = self.dice.choice(list(SUB_EVENT_TYPES))
        day = START + timedelta(self.dice.randrange(300))
        width = self.dice.choices(list(WIDTHS), (5, 2, 2, 1))[0]
        return {
            "title": " ".join(self.dice.sample(WORDS, 2)),
            "date_start": day,
            "date_end": day + timedelta(width),
            "date_prec": WIDTHS[width],
            "event_type": kind,
            "sub_event_type": self.dice.choice(["", *SUB_EVENT_TYPES[kind]]),
            "location": self.dice.choice([None, *self.places]),
            "where_prec": self.dice.choice(WherePrecision.values),
            "grading": self.dice.choice(["", *Grading.values]),
            "reviewed": self.dice.random() < 0.5,
            "dataset": self.dice.choice([None, None, *self.datasets]),
            "killed_low": self.dice.choice([None, 0, 4]),
            "killed_best": self.dice.choice([None, 5]),
        }

    def publish_new(self) -> Incident:
        incident = Incident.objects.create(**self.facts())
        self.cast(incident)
        publish(incident, by="editor", reason="Drawn.")
        return incident

    def cast(self, incident: Incident) -> None:
        incident.participations.all().delete()
        for role, actor in zip(
            Role.values, self.dice.choices([None, *self.actors], k=3), strict=True
        ):
            if actor:
                Participation.objects.create(incident=incident, actor=actor, role=role)

    def change(self) -> None:
        """Publishes something new, a change or a new name, or takes something back."""
        kind = self.dice.choice(["new", "revise", "revise", "rename", "retract"])
        incident = self.dice.choice(self.incidents)
        if kind == "new":
            self.incidents.append(self.publish_new())
        elif kind == "retract" and incident.revisions.current().exists():
            retract(Incident.objects.get(pk=incident.pk), by="editor", reason="Drawn.")
        else:
            if kind == "rename":
                named = self.dice.choice([*self.actors, *self.places])
                type(named).objects.filter(pk=named.pk).update(
                    name=f"{named.name} {self.dice.random()}"
                )
            Incident.objects.filter(pk=incident.pk).update(**self.facts())
            self.cast(incident)
            publish(Incident.objects.get(pk=incident.pk), by="editor", reason="Drawn.")

    def moment(self) -> datetime | None:
        """None for now, else one at which the record may have changed."""
        moments = Revision.objects.values_list("public_from", flat=True)
        return self.dice.choice([None, None, *self.dice.sample(list(moments), 2)])

    def question(self, **fixed: Any) -> Query:
        first, last = sorted(START + timedelta(self.dice.randrange(300)) for _ in range(2))
        return Query(
            **{
                "q": self.dice.choice(["", "", "rocket", "BRIDGE convoy"]),
                "first_day": self.dice.choice([None, None, first]),
                "last_day": self.dice.choice([None, None, last]),
                "last": self.dice.choice([None, None, None, self.lately()]),
                "certain": self.dice.random() < 0.3,
                "type": self._some(sorted(TERMS_BY_SLUG)),
                "actor": self._some([actor.slug for actor in self.actors]),
                "role": self._some(["perpetrator", "target"]),
                "against": self._some([actor.slug for actor in self.actors]),
                "country": self._some(["IQ", "SY"]),
                "location": self._some([self.places[0].slug, self.places[3].slug]),
                "grading": self._some(Grading.values),
                "reviewed": self.dice.choice([None, None, True, False]),
                "dataset": self._some(["one", "two"]),
                "killed_min": self.dice.choice([None, None, 0, 5]),
                "bbox": self.dice.choice([None, None, self.frame()]),
                "pinned": self.dice.choice([None, None, True, False]),
                **fixed,
            }
        )

    def light_question(self, *keys: str) -> Query:
        """One that asks something under just these keys (none named: under two), as readers do."""
        keys = keys or tuple(self.dice.sample(FILTERS, 2))
        return Query(**{key: self._asked(key) for key in keys})

    def _asked(self, key: str) -> Any:
        while True:
            value = getattr(self.question(), key)
            if value != getattr(Query(), key):
                return value

    def _some(self, values: list[str]) -> tuple[str, ...]:
        return tuple(sorted(self.dice.sample(values, self.dice.choice([0, 0, 0, 1, 2]))))
