"""What stands on the card of an incident and of a view, in the language that is spoken."""

from datetime import datetime

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from timeline.models import Revision
from timeline.models.terms import Grading
from timeline.search.answers import Tally
from timeline.search.countries import local_name
from timeline.search.found import Found
from timeline.search.locale import spoken
from timeline.share.directions import Direction
from timeline.share.incident_card import Fact, IncidentCard
from timeline.share.view_card import CardBar, ViewCard
from timeline.views import wording
from timeline.views.bars import columns
from timeline.views.cards import Card
from timeline.views.days import moment, span_words, unbroken
from timeline.views.languages import direction, isolated, listed
from timeline.views.naming import chosen
from timeline.views.phrases import chips, heading, period
from timeline.views.terms import GRADINGS

SAID = {"q", "type", "location", "actor", "against", "first_day"}  # by heading and period


def of_incident(revision: Revision, asof: datetime | None) -> IncidentCard:
    card = Card(revision)
    kinds = [card.kind, _("A summary")] if card.is_summary else [card.kind]
    said = [] if revision.reviewed else [_("Not yet reviewed")]
    return IncidentCard(
        direction=_direction(),
        shape=card.shape,
        hollow=card.is_hollow,
        kind=" · ".join(kinds),
        title=revision.title,
        facts=_facts(card),
        said=" · ".join(filter(None, [*said, standing(asof)])),
    )


def _facts(card: Card) -> list[Fact]:
    harms = [capfirst(harm.words) for harm in card.harms] or [_("Not stated")]
    facts = [
        Fact(label=_("When"), words=[unbroken(capfirst(span_words(card.span)))], note=card.known),
        _where(card),
        Fact(label=_("Killed and injured"), words=harms),
    ]
    if card.in_all:
        facts.insert(2, Fact(label=_("Reported in all"), words=[card.in_all]))
    if grading := card.revision.grading:
        label, means = str(Grading(grading).label), str(GRADINGS[grading])
        facts.append(Fact(label=_("Evidence"), words=[label], note=means))
    return facts


def _where(card: Card) -> Fact:
    place = card.record["location"]
    if place is None:
        return Fact(label=_("Where"), words=[_("Not stated")])
    names = filter(None, (local_name(place["name"]), card.country))
    said = listed(isolated(name) for name in names)
    return Fact(label=_("Where"), words=[said], note=card.where_known or _("exact place"))


def of_view(found: Found) -> ViewCard:
    query, counted, options = found.query, found.tally(), chosen(found)
    said = SAID if query.location else SAID | {"country"}
    narrowed = chips(query, options)
    days = [chip.label for chip in narrowed if "first_day" in chip.wider]
    drawn = columns(found.histogram(), query) if counted.total else []
    return ViewCard(
        direction=_direction(),
        heading=heading(query, options),
        period=next(iter(days), period(query, counted)),
        narrowed=[chip.label for chip in narrowed if not chip.wider.keys() & said],
        counted=x_of_y(counted),
        bars=[
            CardBar(column.certain, column.both, column.tick.words if column.tick else "")
            for column in drawn
        ],
        nothing=_("No incident matches all of these")
        if counted.of
        else _("Nothing has been published yet"),
        said=standing(query.asof),
    )


def x_of_y(counted: Tally) -> str:
    words = ngettext("%(total)s of %(all)s entries", "%(total)s of %(all)s entries", counted.total)
    return words % {"total": wording.number(counted.total), "all": wording.number(counted.of)}


def standing(asof: datetime | None) -> str:
    """Of what is shown as of the past which day it is of, as a sentence without its stop; else ""."""
    if asof is None:
        return ""
    if asof > timezone.now():
        words = _("As it stands on %(day)s, today so far.")
    else:
        words = _("As it stood on %(day)s.")
    return (words % {"day": moment(asof)}).rstrip(".")


def _direction() -> Direction:
    return "rtl" if direction(spoken()) == "rtl" else "ltr"
