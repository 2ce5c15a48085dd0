"""What one record says in words, for files and feeds, which are no pages."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from timeline.dates import Span
from timeline.models.facts import span_of
from timeline.models.terms import Grading, Role
from timeline.search.countries import country_label, local_name
from timeline.views import wording
from timeline.views.content_note import is_graphic
from timeline.views.days import span_words
from timeline.views.languages import isolated, labelled, listed
from timeline.views.terms import ATTRIBUTIONS, GRADINGS, TERMS


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
    def edtf(self) -> str:
        return self.span.edtf()

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
        return f"{said} ({known})" if known else said

    @property
    def harms(self) -> list[str]:
        told = (wording.harm(self.record[kind], kind) for kind in ("killed", "injured"))
        return [words for words in told if words]

    @property
    def who(self) -> list[str]:
        return [_taking_part(actor) for actor in self.record["actors"]]

    @property
    def summary(self) -> str:
        words: str = self.record["summary"]
        if is_graphic(self.record, words):
            return _(
                "What the sources say here describes sexual violence or what was done to a body in detail."
            )
        return words

    @property
    def grading(self) -> str:
        name = self.record["grading"]
        return labelled(str(Grading(name).label), str(GRADINGS[name])) if name else ""


def _taking_part(actor: dict[str, Any]) -> str:
    """ "Perpetrator: A militia (suspected)"."""
    name, how = isolated(local_name(actor["name"])), ATTRIBUTIONS.get(actor["attribution"] or "")
    if actor["role"] == Role.PERPETRATOR and how:
        name = f"{name} ({how})"
    return labelled(str(Role(actor["role"]).label), name)
