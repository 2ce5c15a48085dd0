"""How many people, in words of figures: "3", "25–47", "3+", "up to 7", "25–47 best 30"."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from timeline.extract.drafts import NOT_STATED, Figures

MOST = 2_147_483_647  # that a column holds
HINT = "3 · 25–47 · 25–47 best 30 · 3+ · up to 7 · 0 = none · empty = not stated"

_N = r"(\d+)"
_BEST = re.compile(rf"(.*?)[ ,;(]*\bbest(?: estimate)?:? ?{_N}\)?")
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_WITHIN_A_NUMBER = re.compile(r"(?<=\d)[,\u202f\u00a0 ](?=\d{3}(?!\d))")
_EXACT = re.compile(_N)
_RANGE = re.compile(rf"(?:between )?{_N} ?(?:-|to|and) ?{_N}")
_AT_LEAST = re.compile(rf"(?:at least |≥ ?){_N}|{_N} ?\+|{_N} or more")
_AT_MOST = re.compile(rf"(?:up to |at most |≤ ?){_N}")
_NONE = {"none", "no one", "nobody", "no"}


class BadFigures(ValueError):
    """Words that are no figures; the message is a sentence for who typed them."""


class FiguresField(forms.CharField):
    """Words in, (low, best, high) out. That they are in order is the sheet's to ask, since some
    sources' are not, and are kept."""

    def prepare_value(self, value: Any) -> Any:
        return figure_words(value) if isinstance(value, tuple) else value

    def clean(self, value: Any) -> Any:
        try:
            return figures_read(super().clean(value))
        except BadFigures as refusal:
            raise ValidationError(str(refusal)) from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


def figures_read(words: str) -> Figures:
    """(low, best, high) of what was typed. Raises BadFigures.

    An exact number is all three, a range or bound leaves open what it does not say, as for what is
    read in reports.
    """
    said = _WITHIN_A_NUMBER.sub("", _DASHES.sub("-", words.strip().lower()))
    match = _BEST.fullmatch(said)
    bounds, best = (match[1].strip(), int(match[2])) if match else (said, None)
    found = _bounds(bounds)
    if found is None or (best is not None and found[1] is not None):
        raise BadFigures(f"“{words.strip()}” is no figure. Write it like 3, 25–47, 3+ or up to 7.")
    figures = (found[0], found[1] if best is None else best, found[2])
    if max(figure or 0 for figure in figures) > MOST:
        raise BadFigures(f"“{words.strip()}” is more than can be kept here.")
    return figures


def _bounds(said: str) -> Figures | None:
    if not said:
        return NOT_STATED
    if said in _NONE:
        return 0, 0, 0
    if match := _EXACT.fullmatch(said):
        return int(match[1]), int(match[1]), int(match[1])
    if match := _RANGE.fullmatch(said):
        return int(match[1]), None, int(match[2])
    if match := _AT_LEAST.fullmatch(said):
        return int(next(filter(None, match.groups()))), None, None
    match = _AT_MOST.fullmatch(said)
    return (None, None, int(match[1])) if match else None


def figure_words(figures: Figures) -> str:
    """What `figures_read` reads as these figures, whichever of the three are known."""
    low, best, high = figures
    if best is not None and low == best == high:
        return str(best)
    bounds = _bound_words(low, high)
    return " ".join(filter(None, (bounds, "" if best is None else f"best {best}")))


def _bound_words(low: int | None, high: int | None) -> str:
    if low is None:
        return "" if high is None else f"up to {high}"
    return f"{low}+" if high is None else f"{low}–{high}"


def disordered(figures: Figures) -> bool:
    stated = [figure for figure in figures if figure is not None]
    return stated != sorted(stated)
