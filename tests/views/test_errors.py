"""The pages for what goes wrong come up without a query, so that they come up at all."""

import pytest
from django.core.exceptions import PermissionDenied
from django.middleware.csrf import REASON_BAD_ORIGIN
from django.views.csrf import csrf_failure
from django.views.defaults import bad_request, page_not_found, permission_denied

from timeline.views.errors import broken

PAGES = {
    404: lambda request: page_not_found(request, Exception()),
    403: lambda request: permission_denied(request, PermissionDenied()),
    500: broken,
    400: lambda request: bad_request(request, Exception()),
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
