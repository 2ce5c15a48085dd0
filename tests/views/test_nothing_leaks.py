"""What is not public appears on no page, whatever way is tried."""

import pytest
from django.urls import get_resolver

from tests.builders import (
    create_actor,
    create_claim,
    create_incident,
    create_location,
    create_report,
)
from tests.published import publish_sourced
from timeline.models import Link

pytestmark = pytest.mark.django_db
SECRET = "Nightjar"


@pytest.fixture
def draft():
    """A draft that is tied to a public incident in every way there is."""
    public = publish_sourced(title="A public incident")
    report = create_report(
        title=f"{SECRET} report", outlet=f"{SECRET} Press", body=f"{SECRET} fell."
    )
    draft = create_incident(
        title=f"{SECRET} in the night",
        location=create_location(name=f"{SECRET} base", latitude=33.5, longitude=38.6),
        where_prec=1,
        perpetrator=create_actor(name=f"{SECRET} group"),
    )
    create_claim(incident=draft, report=report)
    create_claim(incident=public, report=report)
    Link.objects.create(incident=draft, target=public, kind="response_to")
    Link.objects.create(incident=public, target=draft, kind="related")
    return draft


def public_pages() -> list[str]:
    names = [
        pattern.name for pattern in get_resolver().url_patterns if getattr(pattern, "name", "")
    ]
    assert len(names) > 10
    return names


def addresses(draft) -> list[str]:
    """Every public address, of the draft and of its neighbours."""
    public = draft.links.get().target
    report = draft.claims.get().report
    return [
        *("/map/", "/map/cells.json?zoom=18", "/map/?bbox=38,33,39,34"),
        *("/", "/changes/", "/datasets/", "/method/", "/?q=night", "/?country=SY"),
        *("/actors/", "/locations/", "/actors/?find=night", "/locations/?sort=name", "/theme/"),
        *(f"/facets/{name}/" for name in ("actor", "location", "type")),
        *(
            f"/incidents/{code}/{part}"
            for code in (draft.code, public.code)
            for part in ("", "history/")
        ),
        *(
            f"/actors/{draft.participations.get().actor.slug}/",
            f"/locations/{draft.location.slug}/",
        ),
        *(f"/reports/{pk}/" for pk in (report.pk, public.claims.first().report.pk)),
    ]


def test_a_draft_appears_nowhere(client, draft):
    for address in addresses(draft):
        assert SECRET.lower() not in client.get(address).content.decode().lower(), address


def test_every_kind_of_public_page_is_tried(draft):
    tried = " ".join(addresses(draft))
    for name in public_pages():
        kind = {
            "timeline": "/?",
            "map_cells": "/map/cells.json",
            "facet": "/facets/",
            "incident_history": "history",
            "saved_view": "/",
            "healthz": "/",
            "readyz": "/",
        }
        assert kind.get(name, name) in tried, f"{name} has to be tried too"
