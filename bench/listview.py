"""What a Django developer writes first: a ListView with filters, counts of facets and a histogram.

Paginator with COUNT and OFFSET, one GROUP BY a facet, TruncMonth, icontains, and a template for cards.
Actors and countries are counted by the column that holds them, so it is spared the joins.
"""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.http import HttpResponse
from django.template import Context, Engine
from django.test import RequestFactory
from django.views.generic import ListView

from timeline.models import Revision
from timeline.models.terms import TERMS_BY_SLUG

FACETS = ("event_type", "sub_event_type", "places", "parties", "grading", "dataset")
CARDS = Engine().from_string(
    "{% for card in page_obj %}<article><h3>{{ card.title }}</h3><p>{{ card.record.summary }}</p>"
    "<p>{{ card.date_start|date }} {{ card.sub_event_type }}</p>"
    "{% for actor in card.record.actors %}<span>{{ actor.name }}</span>{% endfor %}"
    "{% for source in card.record.sources %}<q>{{ source.quote }}</q>{% endfor %}</article>{% endfor %}"
    "{{ page_obj.paginator.count }}{% for facet in facets %}<ul>{% for value, number in facet %}"
    "<li>{{ value }} {{ number }}</li>{% endfor %}</ul>{% endfor %}"
    "{% for month, number in months %}<i>{{ month|date }} {{ number }}</i>{% endfor %}"
)
MOST = 60  # choices of a facet that are shown


class Incidents(ListView):  # type: ignore[type-arg] - it is generic to the type checker alone
    paginate_by = 50

    def get_queryset(self) -> QuerySet[Revision]:
        asked, found = self.request.GET, Revision.objects.current().in_order()
        narrowing = {
            "date_end__gte": asked.get("from"),
            "date_start__lte": asked.get("to"),
            "reviewed": asked.get("reviewed"),
            "text__icontains": asked.get("q"),
            "sub_event_type__in": [TERMS_BY_SLUG[slug] for slug in asked.getlist("type")],
        }
        found = found.filter(**{key: value for key, value in narrowing.items() if value})
        for actor in asked.getlist("actor"):
            found = found.with_actor(actor)
        countries = Q()
        for country in asked.getlist("country"):
            countries |= Q(places__contains=f'","{country}","')
        return found.filter(countries)

    def render_to_response(self, context: dict[str, Any], **_: Any) -> HttpResponse:
        found = self.get_queryset().order_by()
        context["facets"] = [
            list(found.values_list(facet).annotate(number=Count("pk")).order_by("-number")[:MOST])
            for facet in FACETS
        ]
        months = found.annotate(month=TruncMonth("date_start")).values_list("month")
        context["months"] = months.annotate(number=Count("pk")).order_by("month")
        return HttpResponse(CARDS.render(Context(context)))


def page(query: str) -> HttpResponse:
    """The page that answers the query string, made in this process."""
    return Incidents.as_view()(RequestFactory().get(f"/?{query}"))  # type: ignore[return-value]


def fetch_fifty(keys: list[int]) -> int:
    """The least that any page does: 50 rows by their keys; how many came."""
    return len(list(Revision.objects.filter(pk__in=keys).values_list()))
