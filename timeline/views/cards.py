"""One incident as a card of the timeline: its record, and the words that the record does not hold."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from timeline.dates import Span
from timeline.models import Revision
from timeline.models.terms import EventClarity
from timeline.search.countries import country_label, country_name
from timeline.search.links import Tie
from timeline.views import terms, wording
from timeline.views.blamed import how_html, with_blamer
from timeline.views.content_note import holds_graphic

VAGUE = re.compile(
    r"\b(?:several|dozens|scores|hundreds|thousands|many|a few|a number|some)\b", re.I
)
OUT_OF_ORDER = re.compile(r"The source’s figures are out of order: [^.]*\.")  # formats.doubts


@dataclass(frozen=True)
class Harm:
    words: str
    evidence: str  # the report's own vague words, such as "several"


@dataclass(frozen=True)
class Card:
    revision: Revision
    ties: Sequence[Tie] = ()

    @property
    def record(self) -> dict[str, Any]:
        record: dict[str, Any] = self.revision.record
        return record

    @cached_property
    def span(self) -> Span:
        return self.revision.span

    @property
    def known(self) -> str:
        return wording.how_well_known(self.span)

    @property
    def is_summary(self) -> bool:
        return self.revision.event_clarity == EventClarity.SUMMARY

    @property
    def is_exact(self) -> bool:
        return self.span.days == 1 and self.span.precision == 1

    @property
    def is_hollow(self) -> bool:
        """The day is uncertain; what lasted for known days is not."""
        return not (self.is_exact or self.span.lasting)

    @property
    def is_graphic(self) -> bool:
        """Its summary or a quoted sentence is to be announced before it is read."""
        return holds_graphic(self.record)

    @property
    def shape(self) -> str:
        return terms.shape(self.revision.event_type, self.revision.sub_event_type)

    @property
    def kind(self) -> str:
        return str(terms.TERMS[self.revision.sub_event_type or self.revision.event_type].one)

    @property
    def code(self) -> str:
        """What ACLED calls it; "" where that is the same words."""
        event_type, sub = self.revision.event_type, self.revision.sub_event_type
        if sub:
            return f"{event_type} / {sub}"
        return "" if event_type in (self.kind, f"{self.kind}s") else event_type

    def _actors(self, role: str) -> list[dict[str, str]]:
        return [actor for actor in self.record["actors"] if actor["role"] == role]

    @property
    def perpetrators(self) -> list[dict[str, str]]:
        """Each with how the deed was laid at its door, as HTML."""
        return [
            {**actor, "words": how_html(with_blamer(self.record, actor))}
            for actor in self._actors("perpetrator")
        ]

    @property
    def targets(self) -> list[dict[str, str]]:
        return self._actors("target")

    @property
    def others(self) -> list[dict[str, str]]:
        return self._actors("other")

    @property
    def reasons(self) -> dict[str, str]:
        """Why each value was chosen, without what the figures say of themselves."""
        told = self.record["reasons"].items()
        return {name: said for name, why in told if (said := OUT_OF_ORDER.sub("", why).strip())}

    @property
    def taken_from(self) -> dict[str, str]:
        """The `name` of its dataset, and the `release` and `id` of its row there; empty where the
        record does not say."""
        row: dict[str, str] = self.record.get("dataset_row", {})
        return row

    @property
    def country(self) -> str:
        """The country's name, where the place is not the country itself."""
        place = self.record["location"]
        name = place["country_name"] or country_name(place["country"])
        return "" if name == place["name"] else country_label(place["country"]) or str(name)

    @property
    def where_known(self) -> str:
        return wording.where_known(self.revision.where_prec)

    @property
    def killed(self) -> Harm | None:
        return self._harm("killed")

    @property
    def injured(self) -> Harm | None:
        return self._harm("injured")

    @property
    def harms(self) -> list[Harm]:
        return [harm for harm in (self.killed, self.injured) if harm]

    def _harm(self, kind: str) -> Harm | None:
        words = wording.harm(self.record[kind], kind)
        return Harm(words, self._vague_words(kind)) if words else None

    def _vague_words(self, kind: str) -> str:
        """The word that the figures were made from, such as "several", where no best one is known;
        not that of a source with other figures."""
        figures = self.record[kind]
        if figures["best"] is not None:
            return ""
        for source in self.record["sources"]:
            if source["claims"].get(kind) != figures:
                continue
            words = str(source["evidence"].get(kind, {}).get("text", ""))
            if vague := VAGUE.search(words):
                return vague.group().lower()
        return ""

    @property
    def in_all(self) -> str:
        return wording.reported_in_all(self.record["count"])

    @property
    def documented(self) -> list[Tie]:
        return [tie for tie in self.ties if tie.kind == "holds"]

    @property
    def share(self) -> int:
        """Of all that a summary reports, how much is documented here: 0–100, at least a sliver."""
        reported, here = self.record["count"].get("low"), len(self.documented)
        return max(2, min(100, round(100 * here / reported))) if reported and here else 0

    @property
    def shown_ties(self) -> list[tuple[str, Tie]]:
        """What a card says of other incidents, in a sentence's first words and the incident."""
        named = ("response_to", "answered_by", "part_of")
        return [(str(terms.TIES[tie.kind]), tie) for tie in self.ties if tie.kind in named]

    @property
    def outlets(self) -> list[str]:
        """Each once, and last that one or more are not named."""
        names = list(dict.fromkeys(source["outlet"] for source in self.record["sources"]))
        return [name for name in names if name] + [_("outlet not named")] * ("" in names)
