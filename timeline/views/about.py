"""What the record is made of, how it is made, and what is new in it."""

from django.db.models import Count, Max, Min
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy

from timeline.models import Dataset, Revision
from timeline.models.terms import Attribution, DatePrecision, Grading, WherePrecision
from timeline.search.found import Found
from timeline.search.values import one_of
from timeline.views.addresses import changes_address
from timeline.views.change_lines import change_lines
from timeline.views.pages import asking, asks
from timeline.views.rendering import render_page
from timeline.views.stretch import own
from timeline.views.terms import ATTRIBUTIONS, GRADINGS, SHAPES, TERMS
from timeline.views.timeline import address_of

LATEST = 100
KINDS = ("", "corrections")

kind_of_change = one_of(
    lambda: KINDS, gettext_lazy("“%s” is no kind of change to ask for alone; say corrections")
)


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


@asking("only")
def changes(request: HttpRequest, found: Found) -> HttpResponse:
    """The latest states of the record. A retraction is said, but nothing of what was retracted.

    `only=corrections` leaves out what was published for the first time.
    """
    standpoint, only = found.query.standpoint(), own(request.GET, "only", kind_of_change, "")
    lines = change_lines(LATEST, asof=standpoint.asof, corrections=bool(only))
    context = {
        "lines": [
            (line, address_of("timeline", standpoint.but(dataset=(line.revision.dataset,))))
            for line in lines
        ],
        "only": only,
        "kinds": [(kind, changes_address(standpoint, kind), kind == only) for kind in KINDS],
        "canonical": request.build_absolute_uri(changes_address(standpoint, only)),
    }
    return render_page(request, "timeline/changes.html", context, query=found.query)
