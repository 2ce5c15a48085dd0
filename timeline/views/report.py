"""One source: what it is, the sentences quoted from it, and what they are evidence for."""

from django.http import Http404, HttpRequest, HttpResponse

from timeline.models import Claim, Report, Revision
from timeline.search.found import Found
from timeline.views.cards import Card
from timeline.views.evidence import quotes
from timeline.views.pages import asking
from timeline.views.rendering import render_page
from timeline.views.timeline import address_of


@asking(of_the_desk_too=True)
def report(request: HttpRequest, found: Found, pk: int) -> HttpResponse:
    """Known only through the public records that cite it; its text is not ours to show."""
    named = Report.objects.filter(pk=pk)  # asked by its own key, which may be any number
    citing = Claim.objects.filter(report__in=named).values("incident")
    revisions = Revision.objects.as_of(found.query.asof).filter(incident__in=citing).in_order()
    cited = [
        (Card(revision), quotes(revision.record, source), source)
        for revision in revisions
        for source in revision.record["sources"]
        if source["id"] == pk
    ]
    if not cited:
        raise Http404("No public incident cites this report")
    source = cited[0][2]
    context = {
        "source": source,
        "cited": cited,
        "how_dated": Report.PublishedHow(source["published_how"]).label,
        "canonical": request.build_absolute_uri(
            address_of("report", found.query.standpoint(), pk=str(pk))
        ),
    }
    return render_page(request, "timeline/report.html", context, query=found.query)
