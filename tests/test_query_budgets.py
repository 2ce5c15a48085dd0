"""Each public page has a budget of queries, and the same with two incidents as with hundreds."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.published import publish_copies, publish_many
from timeline.models import SavedView
from timeline.views.kept import CARDS

pytestmark = pytest.mark.django_db

# Page -> queries where none of its cards is kept, and where all are. One of each asks whether the
# record has changed.
BUDGETS = {
    "/": (4, 1),
    "/?country=SY&actor=united-states&from=2024-01-01&q=attack&asof={today}": (4, 1),
    "/timeline.json": (3, 3),
    "/timeline.csv?to=2024-03-31": (3, 3),
    "/incidents/{code}.json": (4, 4),
    "/timeline.atom": (4, 4),
    "/timeline.feed.json?by=changed": (5, 5),
    "/incidents/{code}.atom": (8, 8),
    "/timeline.ics?to=2024-03-31": (3, 3),
    "/timeline.bib?to=2024-03-31": (3, 3),
    "/timeline.png": (1, 1),
    "/incidents/{code}.png": (2, 2),
    "/map/": (3, 3),
    "/map/?bbox=38,33,44,36&type=air-drone-strike&asof={today}": (3, 3),
    "/map/cells.json?zoom=9": (2, 2),
    "/incidents/{code}/": (5, 5),
    "/incidents/{code}/history/": (3, 3),
    "/incidents/{code}/timemap": (2, 2),
    "/actors/united-states/": (6, 3),
    "/locations/syria/": (6, 3),
    "/actors/": (2, 2),
    "/locations/?country=SY&sort=name": (2, 2),
    "/reports/{report}/": (2, 2),
    "/facets/actor/?country=SY&find=group": (1, 1),
    "/datasets/": (3, 3),
    "/method/": (1, 1),
    "/changes/": (3, 3),
    "/changes/?only=corrections": (2, 2),
    "/problem/?page=/": (1, 1),
    "/api/": (1, 1),
    "/openapi.json": (0, 0),
    "/robots.txt": (0, 0),
    "/.well-known/security.txt": (0, 0),
    "/sitemap.xml": (2, 2),
    "/sitemaps/incidents-1.xml": (2, 2),
    "/sitemaps/actors-1.xml": (2, 2),
    "/healthz": (0, 0),
    "/readyz": (1, 1),
    "/share/?actor=united-states&country=SY&page=actor": (1, 1),
    "/share/?country=SY&made={saved}": (2, 2),
    "/incidents/{code}/share/": (2, 2),
    "/s/{saved}/": (1, 1),
    "/embed/": (2, 2),
    "/embed/?country=SY&limit=50&asof={today}": (2, 2),
    "/embed/incidents/{code}/": (4, 4),
    "/oembed?url=http://testserver/?country=SY": (1, 1),
    "/oembed?url=http://testserver/s/{saved}/": (2, 2),
    "/oembed?url=http://testserver/incidents/{code}/": (2, 2),
}


def queries(client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
        assert answer.status_code in (200, 302)
        answer.getvalue()  # a file asks while it is read
    return len(asked)


def spent(client, page: str, *, incidents: int) -> tuple[int, int]:
    last = publish_many(2)[-1]
    publish_copies(last, incidents - 2)
    saved = SavedView.objects.create(query="country=SY")
    address = page.format(
        code=last.code,
        report=last.claims.get().report_id,
        saved=saved.code,
        today=timezone.now().date(),
    )
    client.get(address)  # now this process knows the record
    CARDS.clear()
    return queries(client, address), queries(client, address)


@pytest.mark.parametrize("page", BUDGETS)
@pytest.mark.parametrize("incidents", [2, 500])
def test_a_page_keeps_to_its_budget_however_many_incidents_there_are(client, page, incidents):
    assert spent(client, page, incidents=incidents) == BUDGETS[page]
