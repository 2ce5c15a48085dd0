"""How a deed is laid at somebody's door, and by whom: "blamed by the Pentagon", "as reported"."""

from html import escape
from typing import Any

from django.utils.safestring import SafeString

from timeline.views.languages import content
from timeline.views.terms import ATTRIBUTIONS, ATTRIBUTIONS_BY

Actor = dict[str, Any]


def how_html(actor: Actor) -> SafeString:
    """Of a perpetrator, as a claim has it or `with_blamer` gives it; "" where nothing is known."""
    how, who = actor.get("attribution") or "", actor.get("by") or ""
    said = ATTRIBUTIONS_BY.get((how, bool(actor.get("blamed")))) if who else None
    if said is None:
        return SafeString(ATTRIBUTIONS.get(how, ""))
    return SafeString(str(said) % {"who": f"<bdi{content(who)}>{escape(who)}</bdi>"})


def with_blamer(record: dict[str, Any], actor: Actor) -> Actor:
    """A perpetrator of the record, with those who lay the deed at its door so, where all its sources
    that name somebody name the same."""
    named = {
        (told["by"], told.get("blamed", False))
        for source in record["sources"]
        for told in source["claims"].get("actors") or ()
        if told.get("by") and _say_the_same(told, actor)
    }
    if len(named) != 1:
        return actor
    ((by, blamed),) = named
    return {**actor, "by": by, "blamed": blamed}


def _say_the_same(told: Actor, actor: Actor) -> bool:
    return all(told.get(key) == actor[key] for key in ("name", "role", "attribution"))
