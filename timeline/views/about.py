"""What the record is made of, how it is made, and what is new in it."""

from django.db.models import Count, Max, Min
from django.http import HttpRequest, HttpResponse

from timeline.models import Dataset, Revision
from timeline.models.terms import Attribution, DatePrecision, Grading, WherePrecision
from timeline.search.found import Found
from timeline.views.change_lines import change_lines
from timeline.views.pages import asking, asks
from timeline.views.rendering import render_page
from timeline.views.terms import ATTRIBUTIONS, GRADINGS, SHAPES, TERMS
from timeline.views.timeline import address_of

LATEST = 100


@asking(of_the_desk_too=True)
def datasets(request: HttpRequest, found: Found) -> HttpResponse:
    """Only those with a public incident."""
    standpoint = found.query.standpoint()
    public = Revision.objects.as_of(standpoint.asof)
    rows = (
        public.order_by()
        .values("dataset")
        .annotate(number=Count("pk"), first=Min("date_start"), last=Max("date_end"))
    )
    counts = {row["dataset"]: row for row in rows}
    described = Dataset.objects.filter(slug__in=counts)
    context = {
        "own": counts.get(""),
        "datasets": [
            (
                dataset,
                counts[dataset.slug],
                address_of("timeline", standpoint.but(dataset=(dataset.slug,))),
            )
            for dataset in described
        ],
        "canonical": request.build_absolute_uri(address_of("datasets", standpoint)),
    }
    return render_page(request, "timeline/datasets.html", context, query=found.query)


@asks
def method(request: HttpRequest, found: Found) -> HttpResponse:
    context = {
        "date_precisions": DatePrecision.choices,
        "where_precisions": WherePrecision.choices,
        "gradings": [(Grading(name).label, words) for name, words in GRADINGS.items()],
        "attributions": [(Attribution(name).label, words) for name, words in ATTRIBUTIONS.items()],
        "shapes": [(shape, TERMS[term].many) for term, shape in SHAPES.items()],
        "canonical": request.build_absolute_uri(address_of("method", found.query.standpoint())),
    }
    return render_page(request, "timeline/method.html", context, query=found.query)


@asks
def changes(request: HttpRequest, found: Found) -> HttpResponse:
    """The latest states of the record. A retraction is said, but nothing of what was retracted."""
    standpoint = found.query.standpoint()
    context = {
        "lines": [
            (line, address_of("timeline", standpoint.but(dataset=(line.revision.dataset,))))
            for line in change_lines(LATEST, asof=standpoint.asof)
        ],
        "canonical": request.build_absolute_uri(address_of("changes", standpoint)),
    }
    return render_page(request, "timeline/changes.html", context, query=found.query)
