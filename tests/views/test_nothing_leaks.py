"""What is not public is found nowhere: every public address is asked, whatever the question, and
answers to the letter and to the figure as if the desk held nothing else."""

import json
import re
from datetime import date
from io import BytesIO
from itertools import product
from zipfile import ZipFile

import pytest
from django.urls import URLResolver, get_resolver

from tests.builders import create_actor, create_incident, create_location
from tests.published import publish_incident, publish_sourced
from tests.withheld import ANALYST, REASON, SECRET, withhold
from timeline.actions.merging import merge
from timeline.formats.files import OF_INCIDENTS, OF_VIEWS
from timeline.models import Incident, Link, SavedView
from timeline.views import card_image

pytestmark = pytest.mark.django_db
NOW = "2024-08-05T12:00Z"
WHILE_IT_WAS_PUBLIC = "2024-06-15"
CODE, REPORT, ACTOR, PLACE = "{code}", "{report}", "{actor}", "{place}"

# The pattern of each public address -> the addresses to ask. A new one belongs here.
ROUTES = {
    "": ["/"],
    "timeline.png": ["/timeline.png"],
    "timeline.<suffix:suffix>": [f"/timeline.{suffix}" for suffix in ("json", *OF_VIEWS)],
    "map/": ["/map/"],
    "map/cells.json": ["/map/cells.json", "/map/cells.json?zoom=18"],
    "incidents/<slug:code>/": ["/incidents/{code}/"],
    "incidents/<slug:code>.png": ["/incidents/{code}.png"],
    "incidents/<slug:code>.<suffix:suffix>": [
        f"/incidents/{CODE}.{suffix}" for suffix in OF_INCIDENTS
    ],
    "incidents/<slug:code>/timemap": ["/incidents/{code}/timemap"],
    "incidents/<slug:code>/history/": ["/incidents/{code}/history/"],
    "actors/": ["/actors/", "/actors/?find=night&sort=name"],
    "locations/": ["/locations/", "/locations/?find=night&sort=name"],
    "actors/<slug:slug>/": ["/actors/{actor}/"],
    "locations/<slug:slug>/": ["/locations/{place}/", "/locations/syria/"],
    "reports/<int:pk>/": ["/reports/{report}/"],
    "facets/<slug:name>/": [
        f"/facets/{name}/?find=night" if name in ("actor", "location") else f"/facets/{name}/"
        for name in ("actor", "location", "type", "country", "grading", "dataset")
    ],
    "datasets/": ["/datasets/"],
    "method/": ["/method/"],
    "changes/": ["/changes/", "/changes/?only=corrections"],
    "problem/": ["/problem/?page=/incidents/{code}/"],
    "share/": ["/share/", "/share/?page=map", "/share/?made={view}"],
    "incidents/<slug:code>/share/": ["/incidents/{code}/share/"],
    "s/<slug:code>/": ["/s/{view}/"],
    "embed/": ["/embed/", "/embed/?limit=50&theme=dark"],
    "embed/incidents/<slug:code>/": ["/embed/incidents/{code}/"],
    "oembed": [
        f"/oembed?url=http://testserver/{page}"
        for page in ("", "?q=nightjar", "incidents/{code}/", "actors/{actor}/", "s/{view}/")
    ],
    "theme/": ["/theme/"],
    "api/": ["/api/"],
    "openapi.json": ["/openapi.json"],
    "robots.txt": ["/robots.txt"],
    ".well-known/security.txt": ["/.well-known/security.txt"],
    "sitemap.xml": ["/sitemap.xml"],
    "sitemaps/<slug:section>.xml": [
        f"/sitemaps/{part}.xml" for part in ("pages", "incidents-1", "actors-1", "locations-1")
    ],
    "healthz": ["/healthz"],
    "readyz": ["/readyz"],
    "favicon.ico": ["/favicon.ico"],
}
QUESTIONS = [
    *("", "q=nightj", "q=nightjat", "q=fell", f"asof={WHILE_IT_WAS_PUBLIC}"),
    *("from=2024-05-01&to=2024-05-31&certain=1", "killed_min=1", "reviewed=1", "grading=confirmed"),
    *("actor=nightjar-group", "location=nightjar-base", "dataset=nightjar-set"),
    *("country=SY&role=perpetrator", "bbox=38,33,39,34", "order=desc&group=day&lang=fr"),
]
MARK = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
# A page of the past tells how many were retracted since, and no more of them: test_since.
NOTICE = re.compile(r'<div class="since">.*?</div>', re.DOTALL)


@pytest.fixture(autouse=True)
def unrationed(monkeypatch):
    """All pictures that are asked for are drawn."""
    for name in ("VIEWS", "INCIDENTS", "PINNED"):
        monkeypatch.setattr(card_image, name, card_image.Studio(a_second=1, at_once=10_000))


@pytest.fixture
def public(time_machine) -> Incident:
    """Public since May, and corrected once."""
    time_machine.move_to("2024-05-01T12:00Z", tick=False)
    syria = create_location(name="Syria", country="SY", kind="country")
    base = create_location(parent=syria, latitude=33.4, longitude=38.5)
    incident = publish_sourced(
        title="A public incident",
        day=date(2024, 5, 1),
        location=base,
        where_prec=1,
        perpetrator=create_actor(name="A militia"),
        target=create_actor(),
    )
    publish_incident(title="Another", day=date(2024, 5, 9), location=base)
    return incident


def addresses(incident: Incident, **instead: object) -> list[str]:
    own = {
        "code": incident.code,
        "report": incident.claims.earliest("pk").report_id,
        "actor": incident.participations.get(role="perpetrator").actor.slug,
        "place": incident.location.slug,
        "view": SavedView.objects.get_or_create(title="Seen", query="country=SY")[0].code,
    }
    return [address.format(**own | instead) for asked in ROUTES.values() for address in asked]


def with_question(address: str, question: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}{question}" if question else address


def answers(client, asked: list[str]) -> dict[tuple[str, bool], tuple[int, str]]:
    """Of these addresses, whatever else is asked of each, and of pages what htmx swaps, too. Pictures,
    which take a while to draw, are asked for as they are now and were before."""
    told = {}
    for address, question in product(asked, QUESTIONS):
        if address.endswith(".png") and question not in QUESTIONS[:5:4]:
            continue
        is_page = "." not in address and not address.startswith("/embed/")
        for swap in (False, True)[: 1 + is_page]:
            whole = with_question(address, question)
            answer = client.get(whole, headers={"HX-Request": "true"} if swap else {})
            told[whole, swap] = (answer.status_code, NOTICE.sub("", MARK.sub("", words(answer))))
    return told


def words(answer) -> str:
    """What an answer says; of a zip what its files say, but for the number of the record's last change,
    which tells how often something was published or taken back, as the page of changes does."""
    content = answer.getvalue()
    if answer["Content-Type"] != "application/zip":
        return content.decode(errors="surrogateescape")
    with ZipFile(BytesIO(content)) as held:
        files = {name: held.read(name).decode() for name in held.namelist()}
    metadata = json.loads(files["metadata.json"])
    assert metadata.pop("change") > 0
    return json.dumps(files | {"metadata.json": metadata})


def test_every_public_address_is_asked():
    patterns = get_resolver().url_patterns

    assert {str(one.pattern) for one in patterns if not isinstance(one, URLResolver)} == set(ROUTES)
    assert [str(one.pattern) for one in patterns if isinstance(one, URLResolver)] == ["admin/"]


def test_readers_find_the_same_as_if_the_desk_held_nothing_else(client, public, time_machine):
    time_machine.move_to(NOW, tick=False)
    asked = addresses(public)
    before = answers(client, asked)
    held = withhold(public, time_machine)
    time_machine.move_to(NOW, tick=False)
    after = answers(client, asked)
    tombstone = held["retracted"].code  # all that changes has of it, besides the reason
    differ = {one for one, told in before.items() if after[one] != told}

    assert {status for status, _ in before.values()} >= {200, 302, 400}
    assert {address.partition("?")[0] for address, _ in differ} == {"/changes/"}
    for one in differ:
        assert tombstone in after[one][1]
        assert "nightj" in one[0] or SECRET.lower() not in after[one][1].lower()


def test_none_of_it_has_an_address(client, public, time_machine):
    for stage, incident in withhold(public, time_machine).items():
        report = incident.claims.earliest("pk").report_id
        for address in addresses(incident, report=report, view="none"):
            own = with_question(address, "").partition("?")[0]
            answer = client.get(own)
            shown = answer.getvalue().decode(errors="surrogateescape").replace(own, "").lower()
            if incident.code in own:
                assert answer.status_code == (410 if stage == "retracted" else 404), own
            assert SECRET.lower() not in shown, own
            assert ANALYST not in shown, own


def test_a_tombstone_has_the_code_the_day_and_the_reason_and_nothing_else(
    client, public, time_machine
):
    code = withhold(public, time_machine)["retracted"].code
    for part in ("", "history/", f"?asof={WHILE_IT_WAS_PUBLIC}"):
        shown = client.get(f"/incidents/{code}/{part}").content.decode()
        main = " ".join(
            re.sub("<[^>]+>", " ", re.findall("<main.*</main>", shown, re.DOTALL)[0]).split()
        )

        assert main == (
            f"Entry {code} This entry was retracted on 1 July 2024, 12:00 UTC The reason given: "
            f"{REASON} It is no longer part of the public record, in views of the past either, and "
            "is counted nowhere. To the timeline"
        )


def test_what_is_tied_to_a_merged_incident_stays_as_hidden_as_it_was(client, public, time_machine):
    merged = publish_sourced(
        title="The same once more",
        location=public.location,
        perpetrator=create_actor(name="A militia"),
    )
    neighbour = create_incident(title=f"{SECRET} nearby")
    Link.objects.create(incident=neighbour, target=merged, kind="response_to")
    Link.objects.create(incident=merged, target=neighbour, kind="related")
    time_machine.move_to(NOW, tick=False)
    those = addresses(public)
    merge(public, merged, by=ANALYST, reason="One morning.")

    for (asked, _), (_, shown) in answers(client, those).items():
        assert neighbour.code not in shown, asked
        assert "nearby" not in shown, asked
        assert ANALYST not in shown, asked
