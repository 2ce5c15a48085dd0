"""What one record says in words, for files and feeds, which are no pages."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from timeline.dates import Span
from timeline.models.facts import span_of
from timeline.models.terms import Grading
from timeline.search.countries import country_label, local_name
from timeline.views import wording
from timeline.views.days import span_words
from timeline.views.languages import isolated, labelled, listed
from timeline.views.terms import GRADINGS, TERMS


class Said:
    """See timeline.formats.about.Said."""

    def __init__(self, record: dict[str, Any]) -> None:
        self.record = record

    @property
    def span(self) -> Span:
        start, end = (date.fromisoformat(self.record[name]) for name in ("date_start", "date_end"))
        return span_of(start, end, self.record["date_prec"], self.record["event_clarity"])

    @property
    def when(self) -> str:
        return span_words(self.span)

    @property
    def known(self) -> str:
        return wording.how_well_known(self.span)

    @property
    def kind(self) -> str:
        return str(TERMS[self.record["sub_event_type"] or self.record["event_type"]].one)

    @property
    def where(self) -> str:
        place = self.record["location"]
        if place is None:
            return ""
        names = [place["name"], *(each["name"] for each in place["within"])]
        country = country_label(place["country"])
        told = dict.fromkeys(name for name in (*map(local_name, names), country) if name)
        said = listed(isolated(name) for name in told)
        known = wording.where_known(place["where_prec"])
        return _("%(place)s (%(known)s)") % {"place": said, "known": known} if known else said

    @property
    def harms(self) -> list[str]:
        told = (wording.harm(self.record[kind], kind) for kind in ("killed", "injured"))
        return [words for words in told if words]

    @property
    def grading(self) -> str:
        name = self.record["grading"]
        return labelled(str(Grading(name).label), str(GRADINGS[name])) if name else ""
