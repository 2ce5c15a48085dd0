"""The list of pairs that may be one incident, the newest first."""

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from timeline.admin.duplicates.compare import compare
from timeline.admin.duplicates.waiting import possible_pairs

PER_PAGE = 25


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("timeline.view_incident", raise_exception=True)
def duplicates(request: HttpRequest) -> HttpResponse:
    """The pairs; with ?a=<code>&b=<code> those two side by side, whatever has been said of them."""
    if "a" in request.GET or "b" in request.GET or request.method == "POST":
        return compare(request)
    pairs = possible_pairs().select_related("incident__location", "target__location")
    page = Paginator(pairs, PER_PAGE).get_page(request.GET.get("p"))
    context = {
        **admin.site.each_context(request),
        "title": "Possible duplicates",
        "page": page,
    }
    return render(request, "admin/duplicates/pairs.html", context)
