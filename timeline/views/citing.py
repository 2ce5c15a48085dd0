"""How a view or an entry is cited: as it stood at a moment, never as a page that moves on."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.dates import day
from timeline.models import Revision
from timeline.search.values import LAST_MOMENT
from timeline.views.days import span_words
from timeline.views.languages import listed, quoted

# The styles' own rules are for English: a data set (APA 7, 10.9) or a page (10.16) of a group that
# publishes it itself, and a page of a site whose owner is its author (Chicago 17, 14.207), of a dated
# version.
APA_DATA = "Dateline. ({when:%Y}). {title} (Version of {day}) [Data set]."
APA_PAGE = "Dateline. ({when:%Y}, {when:%B} {when.day}). {title}."
CHICAGO = "Dateline. “{title}.” Version of {day}."


class Citation(NamedTuple):
    """`text`, then the address, then the `end`; `language` is of the words that are ours, "" for the
    page's own."""

    style: str | Promise
    text: str
    address: str
    end: str = ""
    language: str = ""


def citations(title: str, when: datetime, address: str, *, is_view: bool = False) -> list[Citation]:
    """Of a view or an entry, in a sentence and in two styles. `address` shows for good what was public
    at the moment `when` (UTC)."""
    told = {"title": quoted(title), "when": moment_words(when)}
    said = {"title": title.rstrip("."), "when": when, "day": _in_english(when)}
    apa = APA_DATA if is_view else APA_PAGE
    return [
        Citation(
            gettext_lazy("In a sentence"),
            _("Dateline, %(title)s, as it stood on %(when)s:") % told,
            address,
        ),
        Citation("APA", apa.format(**said), address, language="en"),
        Citation("Chicago", CHICAGO.format(**said), address, end=".", language="en"),
    ]


def moment_of(revision: Revision) -> datetime:
    """One at which the state was public (UTC), to pin a link to: the first whole second, or where it was
    another state then, the very moment of its publication."""
    since, until = revision.public_from, revision.public_until
    whole = (since + timedelta(microseconds=999_999)).replace(microsecond=0)
    return whole if (whole < until if until else whole <= timezone.now()) else since


def moment_words(when: datetime) -> str:
    """ "5 August 2024, 12:00:30 UTC", or the day alone at whose end it is: as exact as the address."""
    words = span_words(day(when.date()))
    return words if when.timetz() == LAST_MOMENT else listed([words, f"{when:%H:%M:%S} UTC"])


def _in_english(when: datetime) -> str:
    written = f"{when:%B} {when.day}, {when:%Y}"
    return written if when.timetz() == LAST_MOMENT else f"{written}, {when:%H:%M:%S} UTC"
