"""What stands on the map: a mark for each cell, as the page draws it and as its scripts are told it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from timeline.models import Revision
from timeline.search.answers import Hit
from timeline.search.cells import Cell
from timeline.search.found import Found
from timeline.search.frame import Frame
from timeline.views import terms, wording
from timeline.views.addresses import Beside, path_of
from timeline.views.days import span_short
from timeline.views.languages import isolated

# How far from its mark an incident may have been, in kilometres, by where_prec: 25 is GED's own word
# for "near". A district and a province have no shape here, so they get the size of the usual one: all
# land but Antarctica, 135 million km², is some 47,000 districts and 4,600 provinces, and circles of
# their mean areas have radii of 30 and 97 km. What is vaguer than a province is drawn wider.
KILOMETRES = {1: 0, 2: 25, 3: 30, 4: 100, 5: 150}


@dataclass(frozen=True, slots=True)
class Group:
    """`words` are all that there is to read. `address` leads to the group seen closer; where no zoom
    could part it (`at_one_place`), to its list."""

    longitude: float
    latitude: float
    count: int
    vague: int
    frame: Frame
    words: str
    address: str
    at_one_place: bool


@dataclass(frozen=True, slots=True)
class Single:
    """One incident; `where` is "" for an exact place."""

    longitude: float
    latitude: float
    code: str
    title: str
    when: str
    where: str
    where_prec: int
    shape: str
    address: str

    @property
    def words(self) -> str:
        return ", ".join(filter(None, (isolated(self.title), self.when, self.where)))

    @property
    def kilometres(self) -> int:
        return KILOMETRES[self.where_prec]


@dataclass(frozen=True, slots=True)
class Marks:
    groups: list[Group]
    singles: list[Single]


def marks(found: Found, zoom: int) -> Marks:
    """The largest groups first, so that none hides a smaller one. One query, for the titles of those
    that stand alone."""
    cells = found.cells(zoom)
    alone = [(cell, cell.hit) for cell in cells if cell.hit]
    keys = [hit.pk for _, hit in alone]
    titles = dict(Revision.objects.filter(pk__in=keys).values_list("pk", "title")) if keys else {}
    closer, listed = Beside(found.query, path=path_of("map")), Beside(found.query)
    trail = found.query.but().urlencode()
    incident = path_of("incident", code="0").replace("%", "%%").replace("/0/", "/%s/")
    incident += f"?{trail}".replace("%", "%%") if trail else ""
    groups = [_group(cell, closer, listed) for cell in cells if not cell.hit]
    return Marks(
        sorted(groups, key=lambda group: -group.count),
        [_single(cell, hit, titles[hit.pk], incident % hit.code) for cell, hit in alone],
    )


def _group(cell: Cell, closer: Beside, listed: Beside) -> Group:
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
        cell.frame,
        words,
        (listed if one else closer).but(bbox=cell.frame),
        one,
    )


def _single(cell: Cell, hit: Hit, title: str, address: str) -> Single:
    return Single(
        cell.longitude,
        cell.latitude,
        hit.code,
        title,
        span_short(hit.span),
        wording.where_known(cell.pin),
        cell.pin,
        terms.shape(*cell.kind),
        address,
    )
