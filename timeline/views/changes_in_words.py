"""What changed from one public record of an incident to the next, in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from timeline.models.terms import Grading, WherePrecision
from timeline.views import wording
from timeline.views.comparison import span_of
from timeline.views.days import span_words
from timeline.views.terms import ATTRIBUTIONS, TERMS

Record = dict[str, Any]
Say = Callable[[Record], str]
Tell = Callable[[str, Record, Record], str]


@dataclass(frozen=True, slots=True)
class Change:
    """A field as it was and as it is, and what happened to it as a sentence without its full stop:
    "Injured: raised from 25+ to 34–47". Of a text, how it read and reads is worth showing too."""

    name: str
    before: str
    after: str
    words: str
    is_text: bool


def changes(before: Record, after: Record) -> list[Change]:
    """The fields that differ, in the order of the page."""
    found, nothing = [], _("not stated")
    for name, say, tell in FIELDS:
        was, now = say(before), say(after)
        if was != now:
            words = tell(str(name), before, after)
            is_text = tell is _rewritten
            found.append(Change(str(name), was or nothing, now or nothing, words, is_text))
    return found


# What a field says of a record --------------------------------------------------------------------


def _when(record: Record) -> str:
    span = span_of(record)
    return f"{span_words(span)} ({wording.how_well_known(span)})" if span else ""


def _where(record: Record) -> str:
    place = record.get("location")
    return f"{place['name']} ({WherePrecision(record['where_prec']).label})" if place else ""


def _who(role: str) -> Say:
    def say(record: Record) -> str:
        named = []
        for actor in record.get("actors", []):
            if actor["role"] == role:
                how = ATTRIBUTIONS.get(actor["attribution"] or "", "")
                named.append(f"{actor['name']} ({how})" if how else actor["name"])
        return ", ".join(sorted(named))

    return say


def _what(record: Record) -> str:
    term = record.get("sub_event_type") or record.get("event_type") or ""
    return str(TERMS[term].one) if term in TERMS else term


def _grading(record: Record) -> str:
    return str(Grading(record["grading"]).label).lower() if record["grading"] else ""


def _reviewed(record: Record) -> str:
    return _("checked by an analyst") if record["reviewed"] else _("not yet reviewed")


def _named_sources(record: Record) -> list[str]:
    """Each with its day."""
    named = (
        (wording.source_name(source), wording.iso_day(source["published"]))
        for source in record["sources"]
    )
    return sorted(", ".join(filter(None, parts)) for parts in named)


def _sources(record: Record) -> str:
    return "; ".join(_named_sources(record))


def _release(record: Record) -> str:
    return str(record.get("dataset_row", {}).get("release", ""))


def _links(record: Record) -> str:
    return str(len(record.get("links", [])) or "")


# What happened to it ------------------------------------------------------------------------------


def _rewritten(name: str, before: Record, after: Record) -> str:
    return _("%(fact)s: rewritten") % {"fact": name}


def _corrected(say: Say) -> Tell:
    def tell(name: str, before: Record, after: Record) -> str:
        return _corrected_words(name, say(before), say(after))

    return tell


def _corrected_words(name: str, was: str, now: str) -> str:
    told = {"fact": name, "before": was, "after": now}
    if not was:
        return _("%(fact)s: first stated, %(after)s") % told
    if not now:
        return _("%(fact)s: taken out, was %(before)s") % told
    return _("%(fact)s: corrected from %(before)s to %(after)s") % told


def _moved(key: str) -> Tell:
    """Of figures: raised or lowered where each bound that both state has moved so, or not at all."""

    def tell(name: str, before: Record, after: Record) -> str:
        was, now = before[key], after[key]
        told = {"fact": name, "before": _range(was), "after": _range(now)}
        if not (told["before"] and told["after"]) or told["before"] == told["after"]:
            return _corrected_words(name, _with_best(was), _with_best(now))
        if was.get("best") is None:
            told["after"] = _with_best(now)  # where it is new, it is told
        steps = {(now[bound] > was[bound]) - (now[bound] < was[bound]) for bound in _both(was, now)}
        if 1 in steps and -1 not in steps:
            return _("%(fact)s: raised from %(before)s to %(after)s") % told
        if -1 in steps and 1 not in steps:
            return _("%(fact)s: lowered from %(before)s to %(after)s") % told
        return _("%(fact)s: changed from %(before)s to %(after)s") % told

    return tell


def _both(was: Mapping[str, int | None], now: Mapping[str, int | None]) -> list[str]:
    """The bounds that both state; where that is none, their best figures."""
    stated = [bound for bound in was if was[bound] is not None and now.get(bound) is not None]
    return [bound for bound in stated if bound != "best"] or stated


def _range(figures: Mapping[str, int | None]) -> str:
    """ "25+", "34–47", "up to 7"; the best figure where no other is stated."""
    low, best, high = (figures.get(bound) for bound in ("low", "best", "high"))
    if low is None and high is None:
        low = high = best
    return wording.reported_in_all({"low": low, "high": high})


def _with_best(figures: Mapping[str, int | None]) -> str:
    best, words = figures.get("best"), _range(figures)
    if best is None or words == wording.number(best):
        return words
    return _("%(figures)s, best estimate %(best)s") % {
        "figures": words,
        "best": wording.number(best),
    }


def _checked(name: str, before: Record, after: Record) -> str:
    return _("Checked by an analyst") if after["reviewed"] else _("No longer marked as checked")


def _cited(name: str, before: Record, after: Record) -> str:
    was, now = _named_sources(before), _named_sources(after)
    added, removed = [one for one in now if one not in was], [one for one in was if one not in now]
    told = []
    if added:
        words = ngettext("Source added: %s", "Sources added: %s", len(added))
        told.append(words % "; ".join(added))
    if removed:
        words = ngettext("Source taken out: %s", "Sources taken out: %s", len(removed))
        told.append(words % "; ".join(removed))
    return " · ".join(told) or _corrected_words(name, str(len(was)), str(len(now)))


class Field(NamedTuple):
    name: Promise
    say: Say
    tell: Tell


def _fact(name: Promise, say: Say) -> Field:
    return Field(name, say, _corrected(say))


FIELDS = (
    Field(gettext_lazy("Headline"), lambda record: str(record["title"]), _rewritten),
    Field(gettext_lazy("Summary"), lambda record: str(record["summary"]), _rewritten),
    _fact(gettext_lazy("When"), _when),
    _fact(gettext_lazy("Where"), _where),
    _fact(gettext_lazy("What"), _what),
    _fact(gettext_lazy("Perpetrator"), _who("perpetrator")),
    _fact(gettext_lazy("Target"), _who("target")),
    _fact(gettext_lazy("Others involved"), _who("other")),
    Field(
        gettext_lazy("Killed"),
        lambda record: wording.harm(record["killed"], "killed"),
        _moved("killed"),
    ),
    Field(
        gettext_lazy("Injured"),
        lambda record: wording.harm(record["injured"], "injured"),
        _moved("injured"),
    ),
    Field(
        gettext_lazy("Reported in all"),
        lambda record: wording.reported_in_all(record["count"]),
        _moved("count"),
    ),
    _fact(gettext_lazy("Evidence"), _grading),
    Field(gettext_lazy("Review"), _reviewed, _checked),
    Field(gettext_lazy("Sources"), _sources, _cited),
    _fact(gettext_lazy("Release of the dataset"), _release),
    _fact(gettext_lazy("Links to other incidents"), _links),
)
