"""The pages for what goes wrong come up without a query, so that they come up at all."""

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.middleware.csrf import REASON_BAD_ORIGIN
from django.views.csrf import csrf_failure
from django.views.defaults import permission_denied

from tests.admin.intake import bring_in
from timeline.models import Problem, Report
from timeline.views.errors import broken, missing, unreadable

PAGES = {
    404: lambda request: missing(request, Exception()),
    403: lambda request: permission_denied(request, PermissionDenied()),
    500: broken,
    400: lambda request: unreadable(request, Exception()),
}


@pytest.mark.parametrize("status", PAGES)
def test_an_error_page_is_designed_and_asks_the_database_nothing(
    rf, db, django_assert_num_queries, status
):
    with django_assert_num_queries(0):
        response = PAGES[status](rf.get("/somewhere/"))

    assert response.status_code == status
    assert b'class="masthead"' in response.content
    assert b"To the timeline" in response.content


def test_a_form_without_its_safety_mark_is_told_what_to_do(rf, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = csrf_failure(rf.post("/admin/"), reason=REASON_BAD_ORIGIN)

    assert response.status_code == 403
    assert b"send the form again" in response.content


def test_a_paste_that_is_too_large_is_told_the_limit_and_another_way(admin_client):
    response = bring_in(admin_client, text="a" * 6_100_000)

    assert response.status_code == 413
    said = response.content.decode()
    assert "At most 6 MB can be sent, so nothing of it was kept." in said
    assert "A longer report can be brought in as a file." in said
    assert not Report.objects.exists()


@pytest.mark.parametrize("page", ["/problem/", "/"])
def test_readers_are_told_the_limit_of_theirs(client, db, page):
    response = client.post(page, {"page": "/", "words": "a" * 2_600_000})

    assert response.status_code == 413
    assert "At most 2.5 MB can be sent" in response.content.decode()
    assert "brought in" not in response.content.decode()
    assert not Problem.objects.exists()


def test_what_is_too_large_is_read_to_its_end_so_that_the_answer_is_heard(rf, db):
    request = rf.post("/admin/bring-in/", {"text": "a" * 100_000})

    unreadable(request, RequestDataTooBig())

    assert request.read() == b""


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/incidents/%C3%A4.csv", "application/problem+json"),
        ("/no/such/page/", "text/html"),
        ("/admin/no.such", "text/html"),
    ],
)
def test_a_program_that_asks_for_no_file_of_ours_is_told_so_in_json(admin_client, address, kind):
    answer = admin_client.get(address)

    assert answer.status_code == 404
    assert answer["Content-Type"].startswith(kind)
