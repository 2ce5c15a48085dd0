"""The pages of one actor and of one place: who or what it is, and its incidents."""

from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.models.terms import Role
from timeline.search.answers import Option
from timeline.search.counterparts import Side
from timeline.search.found import Found, search
from timeline.search.query import BadQuery, Query
from timeline.views.addresses import Beside
from timeline.views.answer import extent, timeline_of
from timeline.views.file_words import heads_of_view
from timeline.views.form import choices_of, offered
from timeline.views.linked_data import of_view
from timeline.views.pages import asks
from timeline.views.phrases import chips
from timeline.views.rendering import render_page
from timeline.views.terms import shape_of
from timeline.views.timeline import address_of
from timeline.views.told import Told, told

MOST = 6  # names in each list of a profile
ONE_ONLY = {
    "actor": gettext_lazy("this page is of one actor; ask the timeline for several"),
    "location": gettext_lazy("this page is of one location; ask the timeline for several"),
}
AS = {
    Role.PERPETRATOR: (gettext_lazy("as perpetrator"), gettext_lazy("Perpetrator against")),
    Role.TARGET: (gettext_lazy("as target"), gettext_lazy("Target of")),
    Role.OTHER: (gettext_lazy("as another party"), gettext_lazy("In a fight with")),
}


class Line(NamedTuple):
    """One of a list: what narrows the incidents of this page to so many."""

    label: str
    address: str
    number: int
    shape: str = ""


class Listed(NamedTuple):
    title: str | Promise
    lines: list[Line]


@asks
def actor(request: HttpRequest, found: Found, slug: str) -> HttpResponse:
    alone = _alone(found, "actor", slug)
    if (goes_by := alone.query.actor[0]) != slug:
        return redirect(address_of("actor", found.query, slug=goes_by), permanent=True)
    about, here = _told(alone, "actor", slug), _beside(alone, "actor", slug)
    sides = alone.sides(slug, most=MOST)
    lists = [
        *(_against(side, here) for side in sides),
        _kinds(alone, here),
        Listed(_("Where most often"), _lines(here, "location", _first(alone, "location"))),
        Listed(_("Countries"), _lines(here, "country", _first(alone, "country"))),
    ]
    context = _incidents_of(request, found, "actor", slug) | _profile(about, alone, lists)
    context["file_links"] = heads_of_view(context["asked"], about.part["name"])
    context["roles"] = [
        Line(str(AS[side.role][0]), here.but(role=(side.role.value,)), side.number)
        for side in sides
    ]
    return render_page(request, "timeline/actor.html", context, query=found.query)


@asks
def location(request: HttpRequest, found: Found, slug: str) -> HttpResponse:
    alone = _alone(found, "location", slug)
    if (goes_by := alone.query.location[0]) != slug:
        return redirect(address_of("location", found.query, slug=goes_by), permanent=True)
    about, here = _told(alone, "location", slug), _beside(alone, "location", slug)
    actors = alone.listing("actor").options(first=MOST).options
    lists = [
        Listed(_("Who most often"), _lines(here, "actor", actors)),
        _kinds(alone, here),
        Listed(_("Within it, most often"), _within(alone, about)),
    ]
    context = _incidents_of(request, found, "location", slug) | _profile(about, alone, lists)
    part = about.part
    context["file_links"] = heads_of_view(context["asked"], part["name"])
    context["coordinates"] = part if part.get("latitude") is not None else None
    return render_page(request, "timeline/location.html", context, query=found.query)


# What it is ---------------------------------------------------------------------------------------


def _alone(found: Found, kind: str, slug: str) -> Found:
    """All public incidents of one actor or place, by the name that it goes by now."""
    try:
        return search(found.query.standpoint().but(**{kind: (slug,)}))
    except BadQuery:
        raise Http404("No public incident names it") from None


def _told(alone: Found, kind: str, slug: str) -> Told:
    about = told(alone, kind, [slug])
    if slug not in about:
        raise Http404("No public incident names it")
    return about[slug]


def _profile(about: Told, alone: Found, lists: list[Listed]) -> dict[str, Any]:
    tally = alone.tally()
    return {
        "about": about,
        "in_all": tally.total,
        "extent_of_all": extent(tally),
        "lists": [each for each in lists if each.lines],
    }


# Lists that narrow its incidents ------------------------------------------------------------------


def _beside(alone: Found, kind: str, slug: str) -> Beside:
    """Questions of its page."""
    return Beside(alone.query, path=reverse(kind, kwargs={"slug": slug}), implied=kind)


def _lines(here: Beside, name: str, options: list[Option]) -> list[Line]:
    return [
        Line(
            option.label,
            here.but(**{name: (option.value,)}),
            option.count,
            shape_of(name, option.value),
        )
        for option in options
    ]


def _first(alone: Found, name: str) -> list[Option]:
    return alone.options(name, first=MOST).options


def _against(side: Side, here: Beside) -> Listed:
    """Whom it stands against in one of its roles."""
    return Listed(
        AS[side.role][1],
        [
            Line(
                other.label,
                here.but(role=(side.role.value,), against=(other.value,)),
                other.count,
            )
            for other in side.against.options
        ],
    )


def _kinds(alone: Found, here: Beside) -> Listed:
    """The kinds of event, without their sub-kinds."""
    kinds = [option for option in alone.options("type").options if not option.parent]
    most_first = sorted(choices_of("type", kinds), key=lambda option: -option.count)
    return Listed(_("Kinds of event"), _lines(here, "type", most_first[:MOST]))


def _within(alone: Found, about: Told) -> list[Line]:
    """Places within it, each on its own page; what contains it is no part of it."""
    around = {place["slug"] for place in (about.part, *about.within)}
    options = alone.listing("location").options(first=MOST + len(around)).options
    return [
        Line(
            option.label,
            address_of("location", alone.query.standpoint(), slug=option.value),
            option.count,
        )
        for option in options
        if option.value not in around
    ][:MOST]


# Its incidents ------------------------------------------------------------------------------------


def _incidents_of(request: HttpRequest, found: Found, kind: str, slug: str) -> dict[str, Any]:
    """The timeline of one actor or place; the address need not name it twice.

    A second one beside it is refused: repeated names mean "or" everywhere, and here would not.
    """
    query = found.query
    if set(getattr(query, kind)) - {slug}:
        raise BadQuery(kind, str(ONE_ONLY[kind]))
    shown = found.but(**{kind: (slug,), "after": query.after, "before": query.before})
    asked = shown.query
    here = Beside(asked, path=reverse(kind, kwargs={"slug": slug}), implied=kind)
    narrowing = query.but(**{kind: ()})
    options = offered(shown) if narrowing.filters != Query() else {}
    canonical = request.build_absolute_uri(address_of(kind, query, slug=slug))
    return timeline_of(shown, here) | {
        "asked": asked,
        "chips": [(chip, here.but(**chip.wider)) for chip in chips(narrowing, options)],
        "clear": here.of(query.unfiltered()),
        "canonical": canonical,
        "linked_data": of_view(request, shown, canonical=canonical),
    }
