"""What a preview shows: rows of a file as they would be read, and what they would change."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from timeline.dates import Span
from timeline.models.facts import span_of
from timeline.models.terms import Role
from timeline.views import wording
from timeline.views.changes_in_words import Change

COLUMNS = {"date": "when", "location": "where", "killed": "harm", "injured": "harm"}


@dataclass(frozen=True)
class ShownRow:
    """An event of the file, in the words of the timeline."""

    facts: Mapping[str, Any]

    @property
    def title(self) -> str:
        return str(self.facts["title"])

    @cached_property
    def span(self) -> Span:
        first, last = (date.fromisoformat(self.facts[name]) for name in ("date_start", "date_end"))
        return span_of(first, last, self.facts["date_prec"], self.facts["event_clarity"])

    @property
    def how_well_known(self) -> str:
        return wording.how_well_known(self.span)

    @property
    def kind(self) -> str:
        return str(self.facts["sub_event_type"] or self.facts["event_type"])

    @property
    def where(self) -> str:
        """ "Milltown, Iraq"; a country stands alone."""
        return ", ".join(dict.fromkeys(name for name in self.facts["where"] if name))

    @property
    def where_known(self) -> str:
        return wording.where_known(self.facts["where_prec"])

    @property
    def doubts(self) -> dict[str, list[str]]:
        """By column, what a reader has to know of a value: that it is vague, or to be checked."""
        found: dict[str, list[str]] = {}
        for field, words in self.facts["reasons"].items():
            found.setdefault(COLUMNS.get(field, "what"), []).append(words)
        return found

    @property
    def who(self) -> str:
        """As the list of incidents has it: who did it → to whom, or the sides of a fight."""
        by, to = (
            ", ".join(
                name for name, role in self.facts["actors"] if (role == Role.PERPETRATOR) is did
            )
            for did in (True, False)
        )
        return " → ".join(names for names in (by, to) if names)

    @property
    def harm(self) -> str:
        harms = (wording.harm(self.facts[kind], kind) for kind in ("killed", "injured"))
        return "; ".join(words for words in harms if words)


@dataclass(frozen=True)
class ChangedIncident:
    """An incident that we have, and what an import would change in it."""

    code: str
    title: str
    changes: list[Change]
