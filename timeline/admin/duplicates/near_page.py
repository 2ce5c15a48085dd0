"""The warning before a duplicate: what is here already that is like what is being typed."""

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from timeline.admin.duplicates.typed_so_far import typed_so_far
from timeline.match.near import Typed, near
from timeline.models import Incident


@require_safe
@vary_on_headers("HX-Request")
@permission_required("timeline.view_incident", raise_exception=True)
def near_page(request: HttpRequest) -> HttpResponse:
    """A fragment for htmx, which is blank where nothing is near; for a link a page of its own."""
    typed = typed_so_far(request.GET)
    itself = Incident.objects.filter(pk=typed.but).first() if typed.but else None
    context = {"near": near(typed), "itself": itself, "nothing": typed == Typed(but=typed.but)}
    if request.headers.get("HX-Request"):
        return render(request, "admin/duplicates/_near.html", context)
    site = admin.site.each_context(request)
    title = f"Like “{itself}”" if itself else "Like what was typed"
    return render(request, "admin/duplicates/near.html", {**site, **context, "title": title})
