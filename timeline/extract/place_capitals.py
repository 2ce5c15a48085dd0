"""Capitals that a report does not name: "the Chadian capital", "the country's capital"."""

from collections.abc import Iterator, Sequence

from timeline.extract.gazetteer import where_prec_of
from timeline.extract.lexicon.keys import word_set
from timeline.extract.place_candidates import Report
from timeline.extract.place_shape import Shape, beside, cue_of
from timeline.extract.place_words import BESIDE, WITHIN

OWN = word_set("country nation")
NAMED_BY = frozenset((", ", " ", " of ", " city of ", " city ", " city, "))
"""What ties the capital to a name that follows it."""


def capitals(report: Report, shapes: Sequence[Shape]) -> Iterator[Shape]:
    """The capitals that stand for a town, where no name stands beside them.

    Whose capital it is the adjective before says; without one it is that of the country that the
    report speaks of most, if something was "in" or "near" it.
    """
    keys = report.words.keys
    named = {shape.first for shape in shapes}
    told_before = {shape.last for shape in shapes}
    for at in [at for at, key in enumerate(keys) if key == "capital" and at]:
        first, country = _whose(report, at)
        place = report.lexicon.capitals.get(country or "")
        if place and not _is_named(report, at, named) and first - 1 not in told_before:
            shape = Shape(first, at + 1, place.name, place, where_prec_of(place))
            shape.cue = cue_of(report, first)
            shape.where_prec = 2 if beside(report, shape) else shape.where_prec
            if first < at or shape.cue in WITHIN | BESIDE:
                yield shape


def _whose(report: Report, at: int) -> tuple[int, str | None]:
    """The word that the capital's phrase begins with, and its country."""
    keys, home = (
        report.words.keys,
        max(report.countries, key=report.countries.__getitem__, default=None),
    )
    before = keys[at - 1]
    for length in (2, 1):
        adjective = " ".join(keys[max(0, at - length) : at])
        for name in report.lexicon.actor_names.get(adjective):
            if name.kind == "state" and name.form in ("adjective", "name"):
                return at - length, name.actor.country
    owner = before.removesuffix("’s").removesuffix("'s")
    return (at, home) if before == "the" or owner in OWN else (at, None)


def _is_named(report: Report, at: int, named: set[int]) -> bool:
    """Whether a name follows: "the capital, Nour", "the capital of Nour province"."""
    last = len(report.words.keys)
    following = [first for first in range(at + 1, min(at + 4, last)) if first in named]
    if following and report.between(at + 1, following[0]) in NAMED_BY:
        return True
    return (
        at + 1 < last
        and report.between(at + 1, at + 1) == " "
        and report.words.keys[at + 1] == "of"
    )
