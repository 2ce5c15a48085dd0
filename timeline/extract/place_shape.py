"""How a report puts a place: "southern Lebanon", "Erbil Air Base", "near Homs", "Belgorod region"."""

from dataclasses import dataclass

from timeline.extract.drafts import Place
from timeline.extract.gazetteer import where_prec_of
from timeline.extract.place_candidates import Candidate, Report
from timeline.extract.place_words import (
    AREAS,
    BEFORE_DIVISION,
    BESIDE,
    CUES,
    DIRECTIONS,
    DIVISIONS,
    FACILITIES,
    FACILITY_STARTS,
    HELD,
    HOLDERS,
    NEAR_NOUNS,
    SEATS,
    WITHIN,
)

VAGUE = 5  # where_prec of a part of a country or region that has no border
OWNERS = frozenset([*DIVISIONS, "country", "city", "capital", "nation", "enclave", "island"])
TO_NAME = (", ", " ")
"""What parts "the capital" from its name."""

WIDE = ("country", "territory", "admin1", "region", "island", "continent")


@dataclass(slots=True)
class Shape:
    """A settled place with the words that belong to it: `first` to `last` (not included)."""

    first: int
    last: int
    name: str
    place: Place
    where_prec: int
    cue: str = ""


def shape_of(report: Report, candidate: Candidate, place: Place) -> Shape:
    """The candidate as `place`, widened by the words around it."""
    shape = Shape(candidate.first, candidate.last, "", place, where_prec_of(place))
    if not _as_facility(report, shape):
        _as_division(report, shape, candidate)
    if not _as_held(report, shape):
        _as_part(report, shape)
    shape.name = shape.name or _words(report, shape)
    shape.cue = cue_of(report, shape.first)
    if shape.where_prec == 1 and beside(report, shape):
        shape.where_prec = 2
    return shape


def _words(report: Report, shape: Shape) -> str:
    end, last = report.words.ends[shape.last - 1], report.words.texts[shape.last - 1]
    end += report.text.startswith(".", end) * ("." in last)
    words = report.text[report.words.starts[shape.first] : end]
    return words[4:] if words[:4].lower() == "the " else words


def _as_facility(report: Report, shape: Shape) -> bool:
    """ "Erbil Air Base" is not Erbil: an entry of its own, in Erbil."""
    words = report.words
    if shape.last == len(words.keys) or words.keys[shape.last] not in FACILITY_STARTS:
        return False
    for length in (3, 2, 1):
        noun = " ".join(words.keys[shape.last : shape.last + length])
        kind = FACILITIES.get(noun)
        if kind and shape.last + length <= len(words.keys) and _adjoins(report, shape, length):
            shape.last += length
            shape.name = _words(report, shape)
            if shape.place.kind not in ("base", "camp", "facility"):
                _set_facility(shape, kind)
            return True
    return False


def _adjoins(report: Report, shape: Shape, length: int) -> bool:
    """Whether the noun belongs to the name: spaces between, and the place is a town, no country."""
    gap = report.text[
        report.words.ends[shape.last - 1] : report.words.starts[shape.last + length - 1]
    ]
    return shape.place.kind not in ("country", "continent", "sea") and not set(gap) & set(",.;:()")


def _set_facility(shape: Shape, kind: str) -> None:
    shape.place = Place(
        name=shape.name,
        kind=kind,
        country=shape.place.country,
        parent=shape.place.name,
        zone=shape.place.zone,
    )
    shape.where_prec = 1


def _as_division(report: Report, shape: Shape, candidate: Candidate) -> None:
    """ "Belgorod border region"; the noun of a list is given to each of its names."""
    if not candidate.division or shape.place.kind in ("country", "sea", "territory"):
        return
    name, last = _words(report, shape), shape.last
    while last < len(report.words.keys) and report.words.keys[last] in BEFORE_DIVISION:
        last += 1
    if last < len(report.words.keys) and report.words.keys[last] == candidate.noun:
        shape.last = last + 1
    if shape.place.kind not in ("region", "continent"):
        shape.where_prec = candidate.division
        has_noun = name.lower().endswith(candidate.noun)
        shape.name = name if has_noun else f"{name} {candidate.noun}"


def _as_held(report: Report, shape: Shape) -> bool:
    """ "rebel-held parts of Chad", "Russian-occupied Ukraine": a part without a border."""
    words, held = report.words, shape.first - 1
    if held >= 2 and words.keys[held] in ("of", "in") and words.keys[held - 1] in AREAS:
        held -= 2
    if held < 1 or words.keys[held] not in HELD or not _holds(report, held, shape.first):
        return False
    if shape.place.kind in WIDE:
        shape.first = held - 1
        shape.where_prec = VAGUE
        shape.name = _words(report, shape)
    return True


def _holds(report: Report, held: int, first: int) -> bool:
    """Whether the word before "controlled" is who controls; without "areas of" a hyphen has to say so."""
    holder, key = report.words.texts[held - 1], report.words.keys[held - 1]
    hyphened = not report.between(held, held).strip("-‑–")
    return (holder[0].isupper() or key in HOLDERS) and (hyphened or held < first - 1)


def _as_part(report: Report, shape: Shape) -> None:
    """ "southern Lebanon" is a part of Lebanon; "central Beirut" is still Beirut."""
    words, first = report.words, shape.first
    while first > 0 and words.keys[first - 1] in DIRECTIONS and _touches(report, first):
        first -= 1
    if first < shape.first and first > 1 and words.keys[first - 1] in ("and", "or"):
        first -= 2 * (words.keys[first - 2] in DIRECTIONS)  # "western and southern Ukraine"
    if first < shape.first:
        ending = shape.name[len(_words(report, shape)) :] if shape.name else ""
        shape.first = first
        shape.name = _words(report, shape) if not ending else shape.name
        if shape.place.kind in WIDE and shape.where_prec != 3:
            shape.where_prec = VAGUE
    elif _is_the_side_of(report, first) and shape.place.kind in WIDE:
        shape.first = first - 2
        shape.name = _words(report, shape)
        shape.where_prec = VAGUE


def _touches(report: Report, first: int) -> bool:
    return report.between(first, first) in (" ", "-", "\n")


def _is_the_side_of(report: Report, first: int) -> bool:
    """ "the north of Mali"."""
    if first < 3 or report.words.keys[first - 1] != "of":
        return False
    the, side = report.words.keys[first - 3], report.words.keys[first - 2]
    return the == "the" and side in DIRECTIONS


def cue_of(report: Report, first: int) -> str:
    """The preposition right before the words from `first` on, in lower case; "" where none is."""
    before = first - 1
    if (
        before > 0
        and report.words.keys[before] in SEATS
        and report.between(first, first) in TO_NAME
    ):
        before = _before_seat(report, before)
    if before > 0 and report.words.keys[before] in OWNERS and _owns(report, before + 1):
        before -= 1
    if before >= 0 and report.words.keys[before] in ("the", "a", "an"):
        before -= 1
    key = report.words.keys[before] if before >= 0 else ""
    return key if key in CUES else ""


def _owns(report: Report, first: int) -> bool:
    """ "in the province's Nour district": the noun before the word leads on to the name."""
    return report.between(first, first) in ("'s ", "’s ")


def _before_seat(report: Report, seat: int) -> int:
    """The word before "the Afghan capital": what leads to it leads to the name after it, too."""
    first = seat
    while first > max(1, seat - 3) and report.words.keys[first] != "the":
        first -= 1
    leads = report.words.keys[first] == "the" and report.words.keys[first - 1] in WITHIN | BESIDE
    return first - 1 if leads else seat


def beside(report: Report, shape: Shape) -> bool:
    """Near a place rather than in it: "near Homs", "30 km from Kherson", "north of Gaza City"."""
    if shape.cue in BESIDE:
        return True
    before = set(report.words.keys[max(0, shape.first - 3) : shape.first])
    return shape.cue in ("of", "from") and bool(before & (NEAR_NOUNS | DIRECTIONS))
