"""What is doubtful in a row that is kept all the same."""

import re
from collections.abc import Mapping

from timeline.dates import Precision
from timeline.formats import cells
from timeline.models.terms import CodeStatus, DatePrecision, EventClarity, WherePrecision

STATUSES = {status.value.lower(): status for status in CodeStatus}
PRECISIONS_OF_DAYS = frozenset(DatePrecision.values)
PRECISIONS_OF_PLACES = frozenset(WherePrecision.values)
VAGUEST_DAY, VAGUEST_PLACE = int(Precision.YEAR), int(WherePrecision.COUNTRY)

Figures = tuple[int | None, int | None, int | None]


class Doubts:
    """A sentence for each doubtful field, and the `code_status` that marks the row.

    A row has one status; figures out of order come first, since the database takes them only with
    it (docs/adr/0003). `status` is what the source says; of several, or of one that is not in the
    list, its words stay as a reason.
    """

    def __init__(self, status: str = str(CodeStatus.CLEAR)) -> None:
        self.reasons: dict[str, str] = {}
        known = STATUSES.get(status.strip().lower())
        self.status = known or CodeStatus.CLEAR
        if known is None:
            self._keep(status)

    def _keep(self, status: str) -> None:
        said = f"The source’s code_status is {_quoted(status)}."
        parts = [part.strip().lower() for part in _BETWEEN.split(status[: cells.LONG])]
        found = {STATUSES.get(part, CodeStatus.CHECK_CODING) for part in parts if part}
        found = found or {CodeStatus.CHECK_CODING}
        for checked, field in FIELDS.items():
            if checked in found:
                self.check(checked, field, said)

    def note(self, field: str, sentence: str) -> None:
        before = self.reasons.get(field)
        self.reasons[field] = f"{before} {sentence}" if before else sentence

    def check(self, status: CodeStatus, field: str, sentence: str) -> None:
        self.note(field, sentence)
        if self.status != CodeStatus.CHECK_DEATHS:
            self.status = status

    def order(self, figures: Figures, field: str) -> None:
        """Flag low ≤ best ≤ high where it does not hold; the figures stay as they are."""
        stated = [figure for figure in figures if figure is not None]
        if stated != sorted(stated):
            said = ", ".join(
                f"{name} {figure}"
                for name, figure in zip(("low", "best", "high"), figures, strict=True)
                if figure is not None
            )
            self.check(
                CodeStatus.CHECK_DEATHS, field, f"The source’s figures are out of order: {said}."
            )

    def date_prec(self, words: str) -> int:
        """GED's code; the vaguest where it is not known."""
        found = cells.code(words)
        if found in PRECISIONS_OF_DAYS:
            return found
        self.unknown("date_prec", words)
        return VAGUEST_DAY

    def where_prec(self, words: str) -> int:
        """GED's code; the vaguest on land where it is not known."""
        found = cells.code(words)
        if found in PRECISIONS_OF_PLACES:
            return found
        self.unknown("where_prec", words)
        return VAGUEST_PLACE

    def event_clarity(self, words: str) -> int:
        """GED's code; one event where it is not known, as a row is one unless it says otherwise."""
        found = cells.code(words)
        if found in EventClarity.values:
            return int(found or 0)
        said = f"The source’s event_clarity is {_quoted(words)}"
        self.check(
            CodeStatus.CHECK_CODING, "type", f"{said}, so that this may be a summary of several."
        )
        return int(EventClarity.SINGLE)

    def country(self, words: str) -> str:
        """ISO alpha-2 of a country by its name; "" where it is not known."""
        found = cells.country(words)
        if words.strip() and not found:
            said = f"The source’s country, “{cells.text(words, 60)}”, is none that we know."
            self.check(CodeStatus.CHECK_GEOGRAPHY, "location", said)
        return found

    def unknown(self, name: str, words: str) -> None:
        """A precision that is no code of the source's list."""
        status, field = CHECKS[name]
        said = f"the source’s {name} is {_quoted(words)}"
        self.check(status, field, f"How exact this is is not known: {said}.")


def _quoted(words: str) -> str:
    return f"“{cells.text(words, 40)}”" if words.strip() else "nothing"


_BETWEEN = re.compile(r"[;,|]")
# What each status asks to look at. The last that holds of a row is the one that it has.
FIELDS: Mapping[CodeStatus, str] = {
    CodeStatus.CHECK_CODING: "type",
    CodeStatus.CHECK_DATE: "date",
    CodeStatus.CHECK_GEOGRAPHY: "location",
    CodeStatus.CHECK_DYAD: "actors",
    CodeStatus.CHECK_DEATHS: "killed",
}
CHECKS: Mapping[str, tuple[CodeStatus, str]] = {
    "date_prec": (CodeStatus.CHECK_DATE, "date"),
    "time_precision": (CodeStatus.CHECK_DATE, "date"),
    "where_prec": (CodeStatus.CHECK_GEOGRAPHY, "location"),
    "geo_precision": (CodeStatus.CHECK_GEOGRAPHY, "location"),
}
