"""Where the questions beside this one are answered: links that a page has dozens of."""

from datetime import date
from functools import cache, cached_property
from typing import Any

from django.urls import reverse

from timeline.search.query import PARAMETERS, Query, encoded, said

# Of the ways to ask for days, what is not said any more where another is.
NONE: frozenset[str] = frozenset()
DAYS_BESIDE = {
    "first_day": frozenset({"last"}),
    "last_day": frozenset({"last"}),
    "last": frozenset({"from", "to"}),
}


@cache
def path_of(page: str, /, **where: str) -> str:
    """As `reverse`, which takes a while, for the few pages that every other leads to."""
    return reverse(page, kwargs=where)


class Beside:
    """The addresses of questions near `query`, as they are asked on the page of one actor or place
    (its `path`, which says what is `implied`), or else on the timeline."""

    def __init__(self, query: Query, *, path: str = "", implied: str = "") -> None:
        self.path = path or path_of("timeline")
        self.implied = implied
        self._said = [pair for pair in query.but().pairs() if pair[0] != implied]

    def but(self, **changes: Any) -> str:
        """Where the same is asked with these fields changed, from its first page on: what
        `query.but(**changes)` would say, without making that question."""
        changed = {PARAMETERS[attribute][0] for attribute in changes}
        for attribute in changes:
            changed |= DAYS_BESIDE.get(attribute, NONE)
        pairs = [pair for pair in self._said if pair[0] not in changed]
        for attribute, value in changes.items():
            pairs += said(attribute, value)
        return self._at(encoded(sorted(pairs)))

    def on(self, first: date | None, last: date | None) -> str:
        """As `but` with these days, for the many bars of a histogram."""
        before, between, after = self._around_days
        days = (f"from={first}" if first else "", f"to={last}" if last else "")
        return self._at("&".join(filter(None, (before, days[0], between, days[1], after))))

    @cached_property
    def _around_days(self) -> tuple[str, str, str]:
        """What is said before, between and after the days, in the order of parameters."""
        said = [pair for pair in self._said if pair[0] not in ("from", "last", "to")]
        return (
            encoded(pair for pair in said if pair[0] < "from"),
            encoded(pair for pair in said if "from" < pair[0] < "to"),
            encoded(pair for pair in said if pair[0] > "to"),
        )

    def of(self, query: Query) -> str:
        return self._at(query.urlencode(unsaid=self.implied))

    def _at(self, asked: str) -> str:
        return f"{self.path}?{asked}" if asked else self.path


def facet_address(query: Query, name: str, words: str = "", start: int = 0) -> str:
    """Where all choices of the filter `name` are listed, from number `start` on, of those that
    the words find."""
    own = [("find", words)] * bool(words) + [("start", str(start))] * bool(start)
    asked = encoded(sorted(query.but().pairs() + own))
    path = path_of("facet", name=name)
    return f"{path}?{asked}" if asked else path


def share_address(query: Query, page: str, *, made: str = "") -> str:
    """Where it is said how to hand on the view that the `page` shows ("timeline", "map", "actor" or
    "location"), and the code of a short link that was `made` of it."""
    own = [("page", page)] * (page != "timeline") + [("made", made)] * bool(made)
    asked = encoded(sorted(query.but().pairs() + own))
    return f"{path_of('share')}?{asked}" if asked else path_of("share")


def changes_address(standpoint: Query, only: str) -> str:
    """Where what has changed of late is listed, or `only` one kind of it ("corrections")."""
    asked = encoded(sorted([*standpoint.pairs(), *([("only", only)] if only else [])]))
    return f"{path_of('changes')}?{asked}" if asked else path_of("changes")
