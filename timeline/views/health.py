"""For machines: are we up, and can we answer?"""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from timeline.models import Revision
from timeline.views.methods import only_read


@only_read
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")


@only_read
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """503 while the database does not answer or its tables are not there yet."""
    try:
        Revision.objects.exists()
    except DatabaseError:
        return HttpResponse("the database does not answer\n", "text/plain", status=503)
    return HttpResponse("ready\n", content_type="text/plain")
