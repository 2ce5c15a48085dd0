"""A card of the timeline as HTML, by format strings: fifty cards are most of a page, and a template
takes many times as long for each. Whatever a report or an editor wrote goes through `escape`.

`pin` is the suffix, escaped, that keeps a link at the same moment.
"""

import secrets
from functools import cache
from html import escape
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from timeline.search.countries import local_name
from timeline.search.links import Tie
from timeline.views.cards import Card
from timeline.views.content_note import is_graphic
from timeline.views.days import span_short, unbroken
from timeline.views.languages import content, isolated, labelled, listed, quoted
from timeline.views.markers import marker
from timeline.views.wording import iso_day, source_name, web

# Gaps that each page fills for itself. Random, so that no report can forge one.
_MARK = secrets.token_hex(8)
TRAIL, SAME_DAY, REACH, LANES, NOTE = (
    f"{_MARK}-{name}" for name in ("trail", "same-day", "reach", "lanes", "note")
)
NEAR = f"{_MARK}-near-"  # and the code of another incident, which may stand on the same page

# On a card; a row of a dataset may rest on dozens of sources.
MOST_SOURCES, MOST_NAMES = 6, 4


def card_html(card: Card, pin: str) -> str:
    """With gaps for the TRAIL (the query string that next and previous keep to), for a class where
    it is of the SAME_DAY as the card above, for the LANES beside it, in what lasted for its REACH, for
    the number of each source's NOTE, and for what is NEAR."""
    title = f'<a href="{_path("incident", card.revision.code)}{TRAIL}"{content(card.revision.title)}>{escape(card.revision.title)}</a>'
    summary = summary_html(card) if card.is_summary and card.in_all else ""
    return (
        f'<li id="at-{card.revision.code}" class="{_classes(card)}{SAME_DAY}" '
        f'data-day="{card.span.start}">\n{_when(card)}\n{LANES}{_point(card)}\n'
        f"<article>\n<h3>{title}</h3>\n{who_html(card, pin)}"
        f"{REACH if card.is_summary or card.span.lasting else ''}{summary}\n"
        f"{_facts(card, pin)}\n{_ties(card, pin)}{_sources(card, pin)}</article>\n</li>\n"
    )


def _classes(card: Card) -> str:
    if card.is_summary:
        return f"entry {card.shape} summary"
    return f"entry {card.shape} lasting" if card.span.lasting else f"entry {card.shape}"


def _when(card: Card) -> str:
    said = unbroken(span_short(card.span))
    if card.is_exact:
        said = f'<time datetime="{card.span.start.isoformat()}">{said}</time>'
    else:
        said = f"<span>{said}</span>"
    return f'<p class="when">{said} <small>{card.known}</small></p>'


def _point(card: Card) -> str:
    return f'<span class="point">{marker(card.shape, hollow=card.is_hollow)}</span>'


def who_html(card: Card, pin: str) -> str:
    """Who → whom, each perpetrator with how the deed was laid at its door."""
    by, to, others = card.perpetrators, card.targets, card.others
    said = ""
    if by or to:
        blamed = listed(
            _actor(actor, pin) + (f" <span>{actor['words']}</span>" if actor["words"] else "")
            for actor in by
        )
        nobody = _("No perpetrator named")
        said = blamed or f"<span>{nobody}</span>"
        if to:
            aims = listed(_actor(actor, pin) for actor in to)
            against = _("against")
            said += f' <b class="arrow"><span class="unseen">{against}</span></b> {aims}'
        said = f'<p class="who">{said}</p>\n'
    if others:
        said += _others([_actor(actor, pin) for actor in others], beside=bool(by or to))
    return said


def _others(named: list[str], *, beside: bool) -> str:
    """Those of whom nobody is said to have struck the other: two sides, or several."""
    if len(named) == 2 and not beside:
        words = _("<span>Between</span> %(one)s <span>and</span> %(other)s")
        said = words % {"one": named[0], "other": named[1]}
    else:
        parties = ngettext("Party:", "Parties:", len(named))
        words = _("Also involved:") if beside else parties
        said = f"<span>{words}</span> {listed(named)}"
    return f'<p class="who others">{said}</p>\n'


def _actor(actor: dict[str, str], pin: str) -> str:
    to = f"{_path('actor', actor['slug'])}{pin}"
    name = escape(local_name(actor["name"]))
    return f'<a href="{to}"{content(actor["name"])}>{name}</a>'


def summary_html(card: Card) -> str:
    """What a summary of many counts, and how much of it is documented here."""
    meter = (
        '<svg class="meter" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="all" width="100" height="4"/>'
        f'<rect class="here" width="{card.share}" height="4"/></svg>\n'
        if card.share
        else ""
    )
    in_all = _("<strong>%(number)s</strong> reported in all") % {"number": card.in_all}
    shown = {"number": len(card.documented), "reported": card.in_all}
    here = _("documented here: <strong>%(number)s of %(reported)s</strong>") % shown
    apart = _("a summary, not added to totals")
    return (
        f'<div class="reported">\n{meter}<p>{in_all} <span>·</span> {here} '
        f"<span>·</span> {apart}</p>\n</div>\n"
    )


def _facts(card: Card, pin: str) -> str:
    kind = card.kind + (" · " + _("A summary") if card.is_summary else "")
    facts = [f'<li class="kind">{marker(card.shape)} {kind}</li>']
    if place := card.record["location"]:
        facts.append(f"<li>{_place(card, place, pin)}</li>")
    for harm in card.harms:
        vaguely = f" ({quoted(escape(harm.evidence))})" if harm.evidence else ""
        facts.append(f"<li><strong>{harm.words}</strong>{vaguely}</li>")
    if card.revision.grading:
        graded = card.revision.get_grading_display().lower()
        words = _("Evidence: %(grading)s") % {"grading": graded}
        facts.append(f'<li><span class="tag">{words}</span></li>')
    if not card.revision.reviewed:
        words = _("Not yet reviewed")
        facts.append(f'<li><span class="tag">{words}</span></li>')
    if slug := escape(card.revision.dataset):
        name = escape(card.taken_from.get("name", "")) or slug
        dataset = f'<a href="{reverse("datasets")}{pin}#{slug}"{content(name)}>{name}</a>'
        words = _("From %(dataset)s") % {"dataset": dataset}
        facts.append(f"<li>{words}</li>")
    listed = "\n".join(facts)
    return f'<ul class="facts">\n{listed}\n</ul>'


def _place(card: Card, place: dict[str, Any], pin: str) -> str:
    known = f" <i>({card.where_known})</i>" if card.where_known else ""
    to = f"{_path('location', place['slug'])}{pin}"
    name = escape(local_name(place["name"]))
    named = f'<a href="{to}"{content(place["name"])}>{name}</a>'
    return listed([named, escape(card.country)] if card.country else [named]) + known


def _ties(card: Card, pin: str) -> str:
    return "".join([_tie(words, tie, pin) for words, tie in card.shown_ties])


def _tie(words: str, tie: Tie, pin: str) -> str:
    to = f"{_path('incident', tie.code)}{pin}"
    other = f'<a href="{to}"{content(tie.title)}>{escape(tie.title)}</a>'
    told = labelled(words, listed([other, span_short(tie.span)]))
    return f'<p class="tie">{told}{NEAR}{tie.code}</p>\n'


def _sources(card: Card, pin: str) -> str:
    sources = card.record["sources"]
    if not sources:
        return ""
    number = ngettext("%(number)s source", "%(number)s sources", len(sources))
    number %= {"number": len(sources)}
    shown = "\n".join(_source(card, source, pin) for source in sources[:MOST_SOURCES])
    if len(sources) > MOST_SOURCES:
        all_ = ngettext("All %(number)s source", "All %(number)s sources", len(sources))
        all_ %= {"number": len(sources)}
        shown += f'\n<p><a href="{_path("incident", card.revision.code)}{TRAIL}">{all_}</a></p>'
    warned = " · " + _("graphic descriptions") if card.is_graphic else ""
    summary = f"<summary>{labelled(number, some(card.outlets))}{warned}</summary>"
    return f'<details class="sources">\n{summary}\n{shown}\n</details>\n'


def some(names: list[str]) -> str:
    """Few enough for a line, as HTML."""
    named = [isolated(escape(name)) for name in names]
    if len(named) <= MOST_NAMES:
        return listed(named)
    more = len(named) - MOST_NAMES + 1
    words = ngettext("%(names)s and %(number)s more", "%(names)s and %(number)s more", more)
    return words % {"names": listed(named[: MOST_NAMES - 1]), "number": more}


def _source(card: Card, source: dict[str, Any], pin: str) -> str:
    """A report has a page of its own; the source of a dataset's row has at most an address. In the note
    on paper the publisher's is read."""
    quote = _quote(source["quote"], graphic=is_graphic(card.record, source["quote"]))
    name = isolated(escape(source_name(source)))
    published = escape(iso_day(source["published"]))
    if source["id"] is not None:
        name = f'<a href="{_path("report", source["id"])}{pin}">{name}</a>'
    elif web(source["url"]):
        name = f'<a href="{escape(source["url"])}" rel="nofollow noreferrer">{name}</a>'
    told = listed([name, published] if published else [name])
    printed = f' data-printed="{escape(source["url"])}"' if web(source["url"]) else ""
    return f"<figure>\n{quote}<figcaption{NOTE}{printed}>{told}</figcaption>\n</figure>"


def _quote(words: str, *, graphic: bool) -> str:
    """On paper what is graphic is left out, unless it was opened."""
    if not words:
        return ""
    of_kind, instead = "", ""
    if graphic:
        said = _("A graphic description, left out on paper")
        of_kind, instead = ' class="graphic"', f'<p class="printed">{said}</p>\n'
    return f"<blockquote{of_kind}{content(words)}>{escape(words)}</blockquote>\n{instead}"


KEYS = {"incident": "code", "actor": "slug", "location": "slug", "report": "pk"}


def _path(name: str, key: str | int) -> str:
    before, after = _around(name)
    return f"{before}{key}{after}"


@cache
def _around(name: str) -> tuple[str, str]:
    """What stands before and after the key in the addresses of this name."""
    before, _, after = reverse(name, kwargs={KEYS[name]: 0}).rpartition("0")
    return before, after
