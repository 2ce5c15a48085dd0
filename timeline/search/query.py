"""What can be asked of the public record: the vocabulary of the addresses, and back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Self
from urllib.parse import quote_plus

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.models.terms import TERMS_BY_SLUG, Grading, Role
from timeline.search import values, words
from timeline.search.countries import code_meant, countries
from timeline.search.frame import Frame, frame
from timeline.search.lately import Lately, lately
from timeline.search.values import BadValue, Cursor

ORDERS = ("asc", "desc")
GROUPS = ("day", "week", "month", "year")

Readers = dict[str, Callable[[str], Any]]

SINGLE: Readers = {
    "q": words.question,
    "from": values.day,
    "to": values.day,
    "last": lately,
    "certain": values.yes_or_no,
    "reviewed": values.yes_or_no,
    "killed_min": values.whole_number,
    "bbox": frame,
    "pinned": values.yes_or_no,
    "order": values.one_of(lambda: ORDERS, gettext_lazy("“%s” is not an order; say asc or desc")),
    "group": values.one_of(
        lambda: GROUPS, gettext_lazy("“%s” is not a grouping; say day, week, month or year")
    ),
    "after": values.cursor,
    "before": values.cursor,
    "asof": values.moment,
    "lang": values.language,
}
REPEATED: Readers = {
    "type": values.one_of(lambda: TERMS_BY_SLUG, gettext_lazy("“%s” is not a type of event")),
    "actor": values.slug,
    "against": values.slug,
    "role": values.one_of(
        lambda: Role.values, gettext_lazy("“%s” is not a role; say perpetrator, target or other")
    ),
    "country": values.one_of(
        countries,
        gettext_lazy("“%s” is not a country’s ISO code of two capital letters"),
        code_meant,
    ),
    "location": values.slug,
    "grading": values.one_of(lambda: Grading.values, gettext_lazy("“%s” is not a grading")),
    "dataset": values.slug,
}
ATTRIBUTES = {"from": "first_day", "to": "last_day"}  # `from` is a word of Python's own
DAYS = frozenset(ATTRIBUTES.values())
# Social networks, newsletters and advertisers append these to whatever link is shared through them.
# They ask us nothing, and the reader who follows such a link did not write them: they are dropped.
TRACKING = frozenset(
    [
        *("fbclid", "igshid", "igsh", "twclid", "ttclid", "li_fat_id", "ref_src", "ref_url"),
        *("gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid"),
        *("mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi"),
    ]
)
TRACKING_START = "utm_"
PRESENTATION = ("order", "group", "after", "before", "asof", "lang")


class BadQuery(ValueError):
    """A question that cannot be asked: the parameter at fault, and why, to read after a colon."""

    def __init__(self, parameter: str, message: str) -> None:
        super().__init__(f"{parameter}: {message}")
        self.parameter = parameter
        self.message = message


@dataclass(frozen=True, slots=True)
class Query:
    """One question. Values of one key are alternatives, keys narrow each other.

    `first_day` and `last_day` are inclusive and match what *may* have happened between them;
    `certain` asks for what certainly did. `last` says them from the day looked from, which is today
    (UTC) or that of `asof`; without `last` (`but(last=None)`) they are those days whenever they are
    looked from. `role` is that of the `actor`, or of anybody where no
    actor is named; `against` is who stands on the other side of them. `killed_min` is measured
    against the best figure, else the low, else the high.
    `bbox` is a frame of the map, in which only what is `pinned` can lie: what is known closely
    enough to be shown at its place.
    `lang` is the language to be answered in; "" leaves it to what the browser prefers.
    """

    q: str = ""
    first_day: date | None = None
    last_day: date | None = None
    last: Lately | None = None
    certain: bool = False
    type: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    location: tuple[str, ...] = ()
    grading: tuple[str, ...] = ()
    reviewed: bool | None = None
    dataset: tuple[str, ...] = ()
    killed_min: int | None = None
    bbox: Frame | None = None
    pinned: bool | None = None
    order: str = "asc"
    group: str = "month"
    after: Cursor | None = None
    before: Cursor | None = None
    asof: datetime | None = None
    lang: str = ""

    def __post_init__(self) -> None:
        if self.last:
            today = (self.asof or timezone.now()).date()  # both UTC
            for name, day in zip(("first_day", "last_day"), self.last.until(today), strict=True):
                object.__setattr__(self, name, day)

    @classmethod
    def parse(cls, parameters: QueryDict) -> Self:
        """The question that GET parameters ask; empty values are those of an untouched form, and
        what only follows readers around (TRACKING) is passed over.

        Raises BadQuery for the first parameter that is unknown, malformed or contradicted.
        """
        found = {}
        for name in parameters:
            if tracks(name):
                continue
            if name not in SINGLE and name not in REPEATED:
                raise BadQuery(name, _("this is not a parameter of the timeline"))
            given = [value.strip() for value in parameters.getlist(name) if value.strip()]
            if given:
                found[ATTRIBUTES.get(name, name)] = _read(name, given)
        if "last" in found and not DAYS.isdisjoint(found):
            raise BadQuery("last", _("give “last” or the days “from” and “to”, not both"))
        query = cls(**found)
        query._check()
        return query

    def _check(self) -> None:
        if self.first_day and self.last_day and self.first_day > self.last_day:
            told = {"first": self.first_day, "last": self.last_day}
            raise BadQuery(
                "from", _("the first day, %(first)s, is after the last, %(last)s") % told
            )
        if self.after and self.before:
            raise BadQuery("before", _("give “after” or “before”, not both"))
        if self.bbox and self.pinned is False:
            raise BadQuery(
                "pinned", _("what is not on the map lies in no frame of it; take off “bbox”")
            )
        if self.asof and self.asof.date() > timezone.now().date():  # both UTC
            raise BadQuery("asof", _("“%s” is still to come") % values.say_moment(self.asof))

    def pairs(self) -> list[tuple[str, str]]:
        """The parameters that differ from their defaults, sorted."""
        pairs = []
        for attribute, parameter, default in NAMED:
            value = getattr(self, attribute)
            if value != default and not (self.last and attribute in DAYS):
                pairs += [(parameter, text) for text in _say(value)]
        return sorted(pairs)

    def urlencode(self, *, unsaid: str = "") -> str:
        """The canonical query string: equal questions have equal ones.

        `unsaid` is a parameter to leave out, where the page's path says it already.
        """
        return encoded(pair for pair in self.pairs() if pair[0] != unsaid)

    def but(self, **changes: Any) -> Self:
        """The same question with these fields changed, from its first page on. Days that are asked
        for take the place of `last`."""
        if not DAYS.isdisjoint(changes):
            changes.setdefault("last", None)
        return replace(self, **{"after": None, "before": None, **changes})

    def without(self, name: str, value: str = "") -> Self:
        """Without one value of field `name`, or without the whole field."""
        rest = tuple(other for other in getattr(self, name) if other != value) if value else None
        return self.but(**{name: rest if value else _default(name)})

    def standpoint(self) -> Self:
        """Where the reader stands, whatever is asked: the moment looked from, and the language."""
        return type(self)(asof=self.asof, lang=self.lang)

    def unfiltered(self) -> Self:
        """Everything public, seen from the same standpoint and shown in the same way."""
        return replace(self.standpoint(), order=self.order, group=self.group)

    @property
    def filters(self) -> Self:
        """What narrows the record, without how it is shown, and without the moment."""
        return self.but(**{name: _default(name) for name in PRESENTATION})

    @property
    def descending(self) -> bool:
        return self.order == "desc"


def tracks(name: str) -> bool:
    """Whether a parameter only follows readers around."""
    return name in TRACKING or name.startswith(TRACKING_START)


def _read(name: str, given: list[str]) -> Any:
    try:
        if name in REPEATED:
            return tuple(sorted({REPEATED[name](value) for value in given}))
        if len(set(given)) > 1:
            raise BadValue(_("it is given twice, with different values"))
        return SINGLE[name](given[0])
    except BadValue as bad:
        raise BadQuery(name, str(bad)) from None


def encoded(pairs: Iterable[tuple[str, str]]) -> str:
    """Parameters as a query string."""
    return "&".join(f"{name}={_quoted(value)}" for name, value in pairs)


@lru_cache(maxsize=2_000)
def _quoted(value: str) -> str:
    return quote_plus(value, safe="~:,")


def said(attribute: str, value: Any) -> list[tuple[str, str]]:
    """The parameters that say this of a question; none for the default."""
    parameter, default = PARAMETERS[attribute]
    return [] if value == default else [(parameter, text) for text in _say(value)]


def _say(value: Any) -> list[str]:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, bool):
        return [str(int(value))]
    return [values.say_moment(value) if isinstance(value, datetime) else str(value)]


def _parameter(name: str) -> str:
    return next((key for key, attribute in ATTRIBUTES.items() if attribute == name), name)


def _default(name: str) -> Any:
    return PARAMETERS[name][1]


# Each attribute of a question, its parameter and its default; a page asks for them dozens of times.
NAMED = tuple((field.name, _parameter(field.name), field.default) for field in fields(Query))
PARAMETERS = {attribute: (parameter, default) for attribute, parameter, default in NAMED}
