"""The page of one incident."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse

from timeline.models import Dataset, Revision
from timeline.models.terms import PINNED, Grading
from timeline.search.answers import Hit
from timeline.search.found import Found
from timeline.search.links import ties
from timeline.search.query import Query
from timeline.views.addresses import Beside, path_of
from timeline.views.cards import Card
from timeline.views.citing import moment_of
from timeline.views.comparison import attributions, comparison
from timeline.views.content_note import is_graphic
from timeline.views.evidence import cited, passages
from timeline.views.file_words import heads_of_incident
from timeline.views.history import gone, latest_steps, public_then
from timeline.views.kept import revisions_of
from timeline.views.linked_data import of_incident
from timeline.views.pages import asks
from timeline.views.rendering import render_page
from timeline.views.revised_since import since_of_incident
from timeline.views.terms import GRADINGS, TIES
from timeline.views.timeline import address_of


@asks
def incident(request: HttpRequest, found: Found, code: str) -> HttpResponse:
    """`found` is the view that the reader came from: previous and next keep to it."""
    query = found.query
    revision = public_then(query, code)
    if revision is None:
        return gone(request, query, code, page="incident")
    context = _incident_context(revision, found)
    for name, standpoint in (
        ("canonical", query.standpoint()),
        ("pinned", Query(asof=moment_of(revision))),  # whatever is corrected later
    ):
        context[name] = request.build_absolute_uri(address_of("incident", standpoint, code=code))
    context["since"] = since_of_incident(revision, query)
    context["share"] = address_of("share_incident", query.standpoint(), code=code)
    context["file_links"] = heads_of_incident(code, query, revision.title)
    context["first_public"] = first_public(revision)
    context["linked_data"] = of_incident(
        request,
        context["card"],
        first_public=context["first_public"],
        canonical=context["canonical"],
    )
    return render_page(request, "timeline/incident.html", context, query=query)


def first_public(revision: Revision) -> datetime:
    """When the incident was first published; one query, and none for what was published once."""
    if revision.number == 1:
        return revision.public_from
    first: Revision = Revision.objects.only("public_from").get(
        incident=revision.incident_id, number=1
    )
    return first.public_from


def _incident_context(revision: Revision, found: Found) -> dict[str, Any]:
    query = found.query
    card = Card(revision, ties([revision], query.asof).get(revision.code, []))
    trail = query.but().urlencode()
    steps, more_steps = latest_steps(revision, query)
    return {
        "card": card,
        "steps": steps,
        "more_steps": more_steps,
        "passages": passages(revision.record),
        "cited": cited(revision.record),
        "compared": comparison(revision.record),
        "attributions": attributions(revision.record),
        "summary_is_graphic": is_graphic(revision.record, revision.record["summary"]),
        "ties": [(TIES[tie.kind], tie) for tie in card.ties if tie.kind != "holds"],
        "grading": Grading(revision.grading).label if revision.grading else "",
        "grading_means": GRADINGS.get(revision.grading, ""),
        "dataset": _dataset(revision),
        "on_the_map": _on_the_map(revision, query),
        **_around(revision, found),
        "trail": f"?{trail}" if trail else "",
        "narrowed": query.filters != Query(),
    }


def _on_the_map(revision: Revision, query: Query) -> str:
    """Where its place is shown; "" where that is known too vaguely to be pinned."""
    if revision.latitude is None or revision.where_prec not in PINNED:
        return ""
    return Beside(query.standpoint(), path=path_of("map")).but(location=(revision.location,))


def _dataset(revision: Revision) -> Dataset | None:
    """What the entry was taken from, with its licence and citation; most are from no dataset."""
    return Dataset.objects.filter(slug=revision.dataset).first() if revision.dataset else None


def _around(revision: Revision, found: Found) -> dict[str, Any]:
    """The incidents before and after in time, and a few of the same place and sides; one query."""
    earlier, later = found.neighbours(revision)
    same_place, same_actors = found.beside(revision)
    told = revisions_of([hit for hit in (earlier, later, *same_place, *same_actors) if hit])

    def cards(hits: list[Hit]) -> list[Card]:
        return [Card(told[hit.pk]) for hit in hits]

    return {
        "earlier": told[earlier.pk] if earlier else None,
        "later": told[later.pk] if later else None,
        "same_place": cards(same_place),
        "same_actors": cards(same_actors),
    }
