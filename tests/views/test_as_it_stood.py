"""A page of the past shows what the page showed then: what each address answered on a day is kept, and
asked for again by `asof` when much has changed since."""

import re
from datetime import date
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZipFile

import pytest

from tests.builders import create_actor, create_claim, create_location, create_report
from tests.published import publish_incident
from tests.views.test_nothing_leaks import ROUTES, with_question
from timeline.actions.merging import merge
from timeline.actions.publishing import publish, retract
from timeline.formats.files import OF_INCIDENTS
from timeline.models import Incident, Link

pytestmark = pytest.mark.django_db
FIRST, SECOND, THIRD = (f"2024-05-0{day}" for day in (1, 2, 3))
NOW = "2024-08-05T12:00Z"
EVENING = "T23:59:40Z"  # what is shown then is what the day ends with

# What has no past of its own: it is about the site, the present, or another page.
PRESENT = re.compile(
    "/(problem|share|s|oembed|theme|api|openapi|robots|.well-known|sitemaps?|healthz|readyz|favicon)"
    "([/.?]|$)|/incidents/[^/]*/(share|timemap)|.*[.]png"
)
VIEWS = ("/", "/map/", "/timeline.json", "/timeline.csv")
QUESTIONS = ("actor=a-militia&killed_min=1", "q=hit&order=desc&group=day&lang=fr")
# What an answer says of when, or from where, it is looked at: the moment in its addresses, fields and the
# question; the names made of an address; which edition of the view it is.
LOOKED_AT = [
    (r'<input type="hidden" name="asof" value="[^"]*">', ""),
    (r'<p class="asof">.*?</p>|<p><a href="[^"]*">See it as it stood then</a></p>', ""),
    (r"(?<=To cite it as it )(stands today, whatever is corrected later|stood then)", ""),
    (r"(?<=[?&;])asof=[-0-9T:.Z]+(&amp;|&)?", ""),
    (r"(\?|&amp;|&)(?=[\"'<>\s)\\#}]|$)", ""),
    (r'"asof":\["[^"]+"\],?', ""),
    (r'"version": ?"[^"]*"|version = \{[^}]*\}|ET  - .*', ""),
    (r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|dateline-[0-9a-f]{12}\b", ""),
]
MONTHS = {5: ("May", "mai"), 8: ("August", "août")}


def timeless(body: str, today: str) -> str:
    """A page's title and main part, a file whole; nowhere which day it is `today`."""
    page = re.search("<title>.*?</title>", body), re.search("<main.*</main>", body, re.DOTALL)
    body = unquote("".join(part[0] for part in page) if all(page) else body)
    for pattern, instead in [*LOOKED_AT, (r"\s+", " ")]:
        body = re.sub(pattern, instead, body)
    for said in in_words(today):
        body = body.replace(said, "today")
    return body


def in_words(today: str) -> list[str]:
    day = date.fromisoformat(today)
    numbers = f"[[{day.year}, {day.month}, {day.day}]]"
    words = (f"{day.day} {month} {day.year}" for month in MONTHS[day.month])
    return [numbers, *words, *(today.replace("-", between) for between in ("-", "/", ""))]


class Told:
    """The incidents and names that addresses speak of."""

    def __init__(self) -> None:
        syria = create_location(name="Syria", country="SY", kind="country")
        self.base = create_location(parent=syria, latitude=33.4, longitude=38.5)
        self.militia = create_actor(name="A militia")
        self.hit = self.publish("A hit on the depot", killed_low=1, injured_low=34, where_prec=1)
        self.twin = self.publish("The depot is hit", killed_low=2)
        self.report = create_report(title="A report on the depot")
        create_claim(incident=self.hit, report=self.report)
        publish(self.hit, by="editor", reason="Sourced.")

    def publish(self, title: str, **fields) -> Incident:
        return publish_incident(
            title=title,
            day=date(2024, 4, 30),
            location=self.base,
            perpetrator=self.militia,
            target=create_actor(),
            **fields,
        )

    def addresses(self) -> list[str]:
        own = {"code": self.hit.code, "report": self.report.pk, "actor": "a-militia", "view": ""}
        asked = [
            address.format(**own, place=self.base.slug)
            for part in ROUTES.values()
            for address in part
        ]
        asked += [
            f"/incidents/{self.twin.code}{part}" for part in ("/", "/history/", ".json", ".csv")
        ]
        asked += [with_question(page, question) for page in VIEWS for question in QUESTIONS]
        asked += ["/timeline.csv?last=1w", "/map/cells.json?last=1d"]
        return [address for address in asked if not PRESENT.match(address)]


def answers(client, told: Told, asof: str = "") -> dict[str, tuple[int, str]]:
    found = {}
    for address in told.addresses():
        answer = client.get(with_question(address, f"asof={asof}") if asof else address)
        found[address] = (answer.status_code, read(answer))
    return found


def read(answer) -> str:
    """Its text; of a zip that of its data, as the rest tells when and whence it was made."""
    if answer["Content-Type"] != "application/zip":
        return answer.getvalue().decode()
    with ZipFile(BytesIO(answer.getvalue())) as held:
        data = [name for name in held.namelist() if name.startswith("data.")]
        assert data
        return "\n".join(f"{name}\n{held.read(name).decode()}" for name in data)


def without_today(answer: tuple[int, str], *days: str) -> tuple[int, str]:
    status, body = answer
    for day in days:
        body = timeless(body, day)
    return status, body


def correct(incident: Incident, reason: str, **fields) -> None:
    for name, value in fields.items():
        setattr(incident, name, value)
    incident.save()
    publish(incident, by="editor", reason=reason)


@pytest.fixture
def days(client, time_machine):
    """Day -> what each address answered on it. In May something is published, corrected, merged and
    retracted; in June all that is left is corrected again, and named anew."""
    shown = {}
    time_machine.move_to(f"{FIRST}T12:00:00Z", tick=False)
    told = Told()
    time_machine.move_to(FIRST + EVENING, tick=False)
    shown[FIRST] = answers(client, told)

    time_machine.move_to(f"{SECOND}T09:00:00Z", tick=False)
    correct(told.hit, "More were hurt.", injured_low=47, title="A hit on the great depot")
    other = told.publish("Another hit", killed_low=0)
    Link.objects.create(incident=other, target=told.hit, kind="response_to")
    publish(other, by="editor", reason="Tied.")
    time_machine.move_to(SECOND + EVENING, tick=False)
    shown[SECOND] = answers(client, told)

    # public from after the evening's look until before the next day's: looked back at, it is gone
    time_machine.move_to(f"{SECOND}T23:59:50Z", tick=False)
    never = told.publish("A hit that never was", killed_low=9)
    time_machine.move_to(f"{THIRD}T09:00:00Z", tick=False)
    retract(never, by="editor", reason="It did not happen.")
    merge(told.hit, told.twin, by="editor", reason="One and the same.")
    time_machine.move_to(THIRD + EVENING, tick=False)
    shown[THIRD] = answers(client, told)

    time_machine.move_to("2024-06-10T09:00:00Z", tick=False)
    type(told.militia).objects.filter(pk=told.militia.pk).update(name="The militia of today")
    type(told.base).objects.filter(pk=told.base.pk).update(
        name="Al Tanf, as called now", latitude=30
    )
    for incident in (told.hit, other):
        correct(Incident.objects.get(pk=incident.pk), "Rewritten.", killed_low=5, title="Of June")
    told.publish("Of June too")
    time_machine.move_to(NOW, tick=False)
    return told, shown


def test_every_address_answers_as_it_did_on_the_day(client, days):
    told, shown = days
    assert len({shown[day]["/"] for day in shown}) == 3
    for day, before in shown.items():
        after = answers(client, told, asof=day)
        for address, answer in before.items():
            then, now = (without_today(one, day, NOW[:10]) for one in (answer, after[address]))
            assert now == then, (day, address)
            assert "Of June" not in now[1], (day, address)


def test_what_was_retracted_is_gone_from_every_address_of_its_past(client, time_machine):
    time_machine.move_to(f"{FIRST}T12:00:00Z", tick=False)
    never = publish_incident(title="A hit that never was")
    page = f"/incidents/{never.code}"
    time_machine.move_to(NOW, tick=False)
    parts = ["/", "/history/", *(f".{suffix}" for suffix in OF_INCIDENTS)]
    shown = [client.get(f"{page}{part}?asof={FIRST}").status_code for part in parts]
    retract(never, by="editor", reason="It did not happen.")

    assert set(shown) == {200}
    for part in parts:
        answer = client.get(f"{page}{part}?asof={FIRST}")
        assert (answer.status_code, "Memento-Datetime" in answer) == (410, False), part
        assert "never was" not in answer.getvalue().decode()
