"""For browsers that ask for an icon by the name of old, as on the admin's pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.views.decorators.cache import cache_control

from timeline.views.methods import only_read


@only_read
@cache_control(
    max_age=86_400, public=True
)  # kept for good, it would outlive the file's hashed name
def favicon(request: HttpRequest) -> HttpResponse:
    return redirect(static("favicon.svg"), permanent=True)
