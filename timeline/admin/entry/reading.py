"""What a box is taken for while somebody types in it, and the names that may be meant."""

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from timeline.admin.entry.suggestions import actors_offered, places_offered
from timeline.admin.sheet import IncidentSheet

OFFERED = {
    "when": lambda words: [],
    "where": places_offered,
    **dict.fromkeys(("perpetrators", "targets", "others"), actors_offered),
}


@require_safe
@permission_required("timeline.view_incident", raise_exception=True)
def reading(request: HttpRequest, box: str) -> HttpResponse:
    """`?when=5 Aug 2024`, or whatever the box that asks is called in its form: "claims-0-when"."""
    if box not in OFFERED:
        raise Http404(f"The sheet has no box “{box}” that is read.")
    htmx = request.htmx  # type: ignore[attr-defined]
    name, field = htmx.trigger_name or box, htmx.trigger or f"id_{box}"
    words = request.GET.get(name, "")
    prefix = name.removesuffix(box)
    said = {key.removeprefix(prefix): value for key, value in request.GET.items()}
    sheet = IncidentSheet({**said, box: words}, user=request.user)
    context = {
        "field": field,
        "wrong": sheet.errors.get(box) if words.strip() else None,
        "note": sheet.notes.get(box),
        "offered": OFFERED[box](words),
        "offers": box != "when",
    }
    return render(request, "admin/entry/reading.html", context)
