"""Each public page has a budget of queries, and the same with two incidents as with thirty."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.published import publish_many
from timeline.models import SavedView

pytestmark = pytest.mark.django_db

BUDGETS = {
    "/": 13,
    "/?country=SY&actor=united-states&from=2024-01-01&asof={today}": 15,
    "/incidents/{code}/": 7,
    "/incidents/{code}/history/": 2,
    "/actors/united-states/": 8,
    "/locations/syria/": 8,
    "/reports/{report}/": 1,
    "/datasets/": 2,
    "/method/": 0,
    "/changes/": 1,
    "/healthz": 0,
    "/readyz": 1,
    "/s/{saved}/": 1,
}


def queries(client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code in (200, 302)
    return len(asked)


@pytest.mark.parametrize("page", BUDGETS)
@pytest.mark.parametrize("incidents", [2, 30])
def test_a_page_keeps_to_its_budget_however_many_incidents_there_are(client, page, incidents):
    last = publish_many(incidents)[-1]
    saved = SavedView.objects.create(query="country=SY")
    address = page.format(
        code=last.code,
        report=last.claims.get().report_id,
        saved=saved.code,
        today=timezone.now().date(),
    )

    assert queries(client, address) == BUDGETS[page]
