"""What stands on the map: a mark for each cell, as the page draws it and as its scripts are told it."""

import math
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from timeline.models import Revision
from timeline.models.terms import KILOMETRES
from timeline.search.answers import Hit
from timeline.search.cells import DEEPEST, Cell
from timeline.search.found import Found
from timeline.search.frame import Frame
from timeline.views import terms, wording
from timeline.views.addresses import Beside, path_of
from timeline.views.circles import apart
from timeline.views.days import span_short
from timeline.views.languages import isolated, listed
from timeline.views.viewport import CLOSEST, TILE

KNOWN = {1: "exact", 2: "near", 3: "vague", 4: "vague", 5: "vague"}  # by where_prec

Told = tuple[str, bool, Any, Any]  # title, whether it is reviewed, figures of killed and injured


@dataclass(frozen=True, slots=True)
class Group:
    """`words` are all that there is to read, `known` is how well the vaguest place in it is. `address`
    leads to the group seen closer; where no zoom could part it (`at_one_place`), to its list."""

    longitude: float
    latitude: float
    count: int
    vague: int
    known: str
    frame: Frame
    words: str
    address: str
    at_one_place: bool


@dataclass(frozen=True, slots=True)
class Single:
    """One incident; `where` is "" for an exact place. `harms` say who was killed and injured."""

    longitude: float
    latitude: float
    code: str
    title: str
    kind: str
    harms: list[str]
    reviewed: bool
    when: str
    where: str
    where_prec: int
    shape: str
    address: str

    @property
    def words(self) -> str:
        return listed(filter(None, (isolated(self.title), self.when, self.where)))

    @property
    def kilometres(self) -> int:
        return KILOMETRES[self.where_prec]


@dataclass(frozen=True, slots=True)
class Marks:
    groups: list[Group]
    singles: list[Single]


def marks(found: Found, width: float, symbols: float = 1) -> Marks:
    """As many as do not touch where the whole map is `width` pixels wide, and symbols so many times
    their size. The largest groups first. One query, for what is told of those that stand alone."""
    cells = _apart(found, width, symbols)
    alone = [(cell, cell.hit) for cell in cells if cell.hit]
    told = _told([hit.pk for _, hit in alone])
    closer, list_of = Beside(found.query, path=path_of("map")), Beside(found.query)
    trail = found.query.but().urlencode()
    incident = path_of("incident", code="0").replace("%", "%%").replace("/0/", "/%s/")
    incident += f"?{trail}".replace("%", "%%") if trail else ""
    groups = [_group(cell, closer, list_of) for cell in cells if not cell.hit]
    return Marks(
        sorted(groups, key=lambda group: -group.count),
        [_single(cell, hit, told[hit.pk], incident % hit.code) for cell, hit in alone],
    )


def _apart(found: Found, width: float, symbols: float) -> list[Cell]:
    if width >= CLOSEST:  # where nothing could be looked at closer
        return found.cells(DEEPEST)
    width /= symbols
    return apart(found.cells(max(0, math.ceil(math.log2(width / TILE)))), width)


def _told(keys: list[int]) -> dict[int, Told]:
    if not keys:
        return {}
    rows = Revision.objects.filter(pk__in=keys)
    told = rows.values_list("pk", "title", "reviewed", "record__killed", "record__injured")
    return {
        key: (title, reviewed, killed, injured) for key, title, reviewed, killed, injured in told
    }


def _group(cell: Cell, closer: Beside, list_of: Beside) -> Group:
    one = cell.at_one_place
    words = _("%(entries)s at one place: list them") if one else _("%(entries)s: look closer")
    words %= {"entries": wording.entries(cell.count)}
    if cell.vague:
        words += " " + ngettext(
            "(%(number)s without an exact place)", "(%(number)s without an exact place)", cell.vague
        ) % {"number": wording.number(cell.vague)}
    return Group(
        cell.longitude,
        cell.latitude,
        cell.count,
        cell.vague,
        KNOWN[cell.pin],
        cell.frame,
        words,
        (list_of if one else closer).but(bbox=cell.frame),
        one,
    )


def _single(cell: Cell, hit: Hit, told: Told, address: str) -> Single:
    event_type, sub_event_type = cell.kind
    title, reviewed, killed, injured = told
    harms = wording.harm(killed, "killed"), wording.harm(injured, "injured")
    return Single(
        cell.longitude,
        cell.latitude,
        hit.code,
        title,
        str(terms.TERMS[sub_event_type or event_type].one),
        list(filter(None, harms)),
        reviewed,
        span_short(hit.span),
        wording.where_known(cell.pin),
        cell.pin,
        terms.shape(*cell.kind),
        address,
    )
