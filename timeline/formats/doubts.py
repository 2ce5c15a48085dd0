"""What is doubtful in a row that is kept all the same."""

from collections.abc import Mapping

from timeline.dates import Precision
from timeline.formats import cells
from timeline.models.terms import CodeStatus, DatePrecision, WherePrecision

STATUSES = {status.value: status for status in CodeStatus}
PRECISIONS_OF_DAYS = frozenset(DatePrecision.values)
PRECISIONS_OF_PLACES = frozenset(WherePrecision.values)
VAGUEST_DAY, VAGUEST_PLACE = int(Precision.YEAR), int(WherePrecision.COUNTRY)

Figures = tuple[int | None, int | None, int | None]


class Doubts:
    """A sentence for each doubtful field, and the `code_status` that marks the row.

    A row has one status; figures out of order come first, since the database takes them only with
    it (docs/adr/0003). `status` is the one that the source gives, if it gives any.
    """

    def __init__(self, status: str = "") -> None:
        self.status = STATUSES.get(status, CodeStatus.CLEAR)
        self.reasons: dict[str, str] = {}

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

    def country(self, words: str) -> str:
        """ISO alpha-2 of a country by its name; "" where it is not known."""
        found = cells.country(words)
        if words.strip() and not found:
            said = f"The source’s country, “{cells.text(words, 60)}”, is none that we know."
            self.check(CodeStatus.CHECK_GEOGRAPHY, "location", said)
        return found

    def unknown(self, name: str, words: str) -> None:
        """A precision that is no code of the source's list."""
        said = f"“{cells.text(words, 40)}”" if words.strip() else "nothing"
        status, field = CHECKS[name]
        self.check(status, field, f"How exact this is is not known: the source’s {name} is {said}.")


CHECKS: Mapping[str, tuple[CodeStatus, str]] = {
    "date_prec": (CodeStatus.CHECK_DATE, "date"),
    "time_precision": (CodeStatus.CHECK_DATE, "date"),
    "where_prec": (CodeStatus.CHECK_GEOGRAPHY, "location"),
    "geo_precision": (CodeStatus.CHECK_GEOGRAPHY, "location"),
}
