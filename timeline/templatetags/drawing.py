"""What a page holds dozens of, drawn by format strings: a template for each would be most of its time."""

from collections.abc import Sequence
from functools import lru_cache
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString

from timeline.search.answers import Option
from timeline.views.addresses import Beside, path_of
from timeline.views.bars import Column
from timeline.views.card_html import summary_html, who_html
from timeline.views.cards import Card
from timeline.views.entries import Entry
from timeline.views.form import Form
from timeline.views.line_html import line_html
from timeline.views.markers import marker
from timeline.views.strip_html import strip_html
from timeline.views.terms import shape_of
from timeline.views.theme import theme_of
from timeline.views.wording import numbers

register = template.Library()


@register.simple_tag(takes_context=True)
def line(context: dict[str, Any], entries: Sequence[Entry]) -> SafeString:
    return SafeString(line_html(entries, escape(context["trail"])))


@register.simple_tag(takes_context=True)
def who(context: dict[str, Any], card: Card) -> SafeString:
    return SafeString(who_html(card, escape(context["pin"])))


@register.simple_tag
def summary(card: Card) -> SafeString:
    return SafeString(summary_html(card))


@register.simple_tag
def choices(name: str, options: Sequence[Option]) -> SafeString:
    """The checkboxes of one parameter."""
    counts = numbers(option.count for option in options)
    drawn = [_choice(name, option, count) for option, count in zip(options, counts, strict=True)]
    return SafeString("\n".join(drawn))


def _choice(name: str, option: Option, count: str) -> str:
    box, label = _unchanging(name, option.value, option.label, option.parent)
    checked = " checked" if option.chosen else ""
    return f'{box}{checked}>{label}<span class="count">{count}</span></label>'


@lru_cache(maxsize=5_000)
def _unchanging(name: str, value: str, label: str, parent: str) -> tuple[str, str]:
    """What stands of a choice before and after whether it is checked, whatever its count."""
    nested, shape = " nested" if parent else "", shape_of(name, value)
    value, mark = escape(value), f"{marker(shape)} " if shape else ""
    return (
        (
            f'<label class="choice{nested}"><input type="checkbox" id="{name}-{value}" '
            f'name="{name}" value="{value}"'
        ),
        f" <span>{mark}{escape(label)}</span> ",
    )


@register.simple_tag
def finders(form: Form) -> SafeString:
    """For each list of choices that is not all here a form that finds one by words; the field stands
    in the list."""
    said = "".join(
        f'<input type="hidden" name="{name}" value="{escape(value)}">' for name, value in form.said
    )
    return SafeString(
        "\n".join(_finder(group.name, said) for group in form.groups if group.address)
    )


def _finder(name: str, said: str) -> str:
    to = path_of("facet", name=name)
    return (
        f'<form id="find-{name}" method="get" action="{to}" hx-get="{to}" '
        f'hx-trigger="input delay:250ms from:#find-{name}-words, submit" hx-sync="this:replace" '
        f'hx-target="#choices-{name}" hx-select="#choices-{name}" hx-swap="outerHTML">{said}</form>'
    )


@register.simple_tag(takes_context=True)
def bars(context: dict[str, Any], columns: Sequence[Column]) -> SafeString:
    """The bars of the histogram: each a link to its days, an empty one no stop for Tab."""
    here: Beside = context["here"]
    return SafeString("\n".join([_column(column, here) for column in columns]))


def _column(column: Column, here: Beside) -> str:
    bar, tick, classes = column.bar, column.tick, "chosen" if column.chosen else ""
    if tick:
        classes += f"{' minor' if tick.minor else ''}{' landmark' if tick.has_year else ''}"
    opening = f'<li class="{classes}" data-from="{bar.first}" data-to="{bar.last}">'
    under = f'<span class="tick" aria-hidden="true">{tick.words if tick else ""}</span></li>'
    if not column.both:
        return f'{opening}<span class="empty"></span>{under}'
    to, words = escape(here.on(*column.days)), column.words
    current = ' aria-current="true"' if column.chosen else ""
    possible = _rect("possible", column.both) if column.both > column.certain else ""
    certain = _rect("certain", column.certain) if column.certain else ""
    return (
        f'{opening}<a href="{to}" hx-get="{to}" hx-target="#results" '
        f'hx-swap="outerHTML" hx-push-url="true" title="{words}" aria-label="{words}"{current}>'
        f'<svg aria-hidden="true">{possible}{certain}</svg></a>{under}'
    )


def _rect(name: str, height: int) -> str:
    """So many hundredths high."""
    return f'<rect class="{name}" y="{100 - height}%" width="100%" height="{height}%"/>'


@register.simple_tag(takes_context=True)
def theme(context: dict[str, Any]) -> str:
    """The colours that the reader chose; where no request is at hand those of his system."""
    return theme_of(context["request"]) if "request" in context else "system"


@register.simple_tag(takes_context=True)
def strip(context: dict[str, Any]) -> SafeString:
    return SafeString(strip_html(context["columns"], context["page_days"]))
