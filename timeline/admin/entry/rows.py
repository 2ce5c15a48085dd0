"""The rows of the table for fast entry, as they come in and go back: nothing typed is lost."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.core import signing
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.http import QueryDict
from django.urls import reverse

from timeline.actions.entering import CannotEnter, write_sheet
from timeline.admin.keys import key_of
from timeline.admin.sheet import IncidentSheet, look_up
from timeline.models import Incident, Report, User
from timeline.models.incident import new_code

MAIN = ("title", "when", "where", "type", "perpetrators", "targets", "killed", "injured")
MORE = ("where_prec", "others", "event_clarity", "count", "grading", "summary")
OPEN_AT_ONCE = 40  # of pasted rows; a page of hundreds of open ones is slow
SALT = "timeline.admin.entry.rows"
WHY = "Entered in the table."


@dataclass(slots=True)
class Row:
    """`words` are what is typed, by the sheet's boxes. Folded, a row is one line until it is opened.
    `code` is that of the incident it becomes, and travels with the form as its `mark`: a row that is
    sent again is known by it, and `is_again` what was saved before."""

    number: int
    words: dict[str, str]
    sheet: IncidentSheet
    saved: Incident | None = None
    code: str = field(default_factory=new_code)
    is_again: bool = False
    is_open: bool = True

    @property
    def mark(self) -> str:
        return signing.dumps(self.code, salt=SALT)

    @property
    def is_blank(self) -> bool:
        return not any(self.words.values())

    @property
    def main(self) -> list[BoundField]:
        return [self.sheet[name] for name in MAIN]

    @property
    def more(self) -> list[BoundField]:
        return [self.sheet[name] for name in MORE]

    @property
    def says_more(self) -> bool:
        """Whether a box of the second line is filled in, or wrong."""
        wrong = self.sheet.errors if self.sheet.is_bound else {}
        return any(self.words.get(name) or name in wrong for name in MORE)

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """All that is typed, for a row that is folded."""
        return [(f"r{self.number}-{name}", words) for name, words in self.words.items() if words]

    @property
    def told(self) -> str:
        return " · ".join(filter(None, (self.words.get(name, "") for name in MAIN)))

    @property
    def wrong(self) -> list[str]:
        """What is wrong, each with the name of its box."""
        found = []
        for name, refusals in (self.sheet.errors if self.sheet.is_bound else {}).items():
            label = self.sheet[name].label if name in self.sheet.fields else "Row"
            found += [f"{label}: {refusal}" for refusal in refusals]
        return found

    @property
    def near(self) -> str:
        """Where incidents like this one are named."""
        asked = {
            name: self.words.get(name, "") for name in ("when", "where", "perpetrators", "targets")
        }
        said = urlencode({name: words for name, words in asked.items() if words})
        return reverse("admin:near") + (f"?{said}" if said else "")


def row_of(number: int, words: Mapping[str, str], *, user: User, judged: bool = False) -> Row:
    """A row that is `judged` says what is wrong with it; another is only shown."""
    prefix = f"r{number}"
    if judged:
        sent = {f"{prefix}-{name}": words.get(name, "") for name in IncidentSheet.base_fields}
        return Row(number, dict(words), IncidentSheet(sent, user=user, prefix=prefix))
    return Row(number, dict(words), IncidentSheet(user=user, prefix=prefix, initial=dict(words)))


def rows_sent(sent: QueryDict, asked: str, *, user: User) -> list[Row]:
    """The rows of a form, in order. `asked` is the number of the one to save, "all" or ""; judged are
    those, and those that were before."""
    numbers = dict.fromkeys(n for words in sent.getlist("row") if (n := key_of(words)) is not None)
    keys = {n: key_of(sent.get(f"r{n}-saved", "")) for n in numbers}
    saved = Incident.objects.in_bulk([key for key in keys.values() if key is not None])
    rows = []
    for number in numbers:
        words = {name: sent.get(f"r{number}-{name}", "") for name in IncidentSheet.base_fields}
        wanted = asked == str(number) or (asked == "all" and any(words.values()))
        judged = wanted or f"r{number}-judged" in sent
        row = row_of(number, words, user=user, judged=judged)
        row.saved = saved.get(keys[number] or 0)
        if code := _marked(sent.get(f"r{number}-mark", "")):
            row.code = code
        row.is_open = f"r{number}-folded" not in sent
        rows.append(row)
    _know_again(rows)
    return rows


def _marked(mark: str) -> str:
    """The code in it; "" where it is no mark of ours."""
    try:
        return str(signing.loads(mark, salt=SALT))
    except signing.BadSignature:
        return ""


def _know_again(rows: Iterable[Row]) -> None:
    waiting = {row.code: row for row in rows if row.saved is None}
    for incident in Incident.objects.select_related("location").filter(code__in=waiting):
        waiting[incident.code].saved = incident
        waiting[incident.code].is_again = True


def pasted_as_rows(words: Iterable[Mapping[str, str]], first: int, *, user: User) -> list[Row]:
    """Rows of what was pasted, judged together; those that are right are folded."""
    rows = [row_of(first + at, said, user=user, judged=True) for at, said in enumerate(words)]
    look_up(row.sheet for row in rows)
    opened = 0
    for row in rows:
        row.is_open = not row.sheet.is_valid() and opened < OPEN_AT_ONCE
        opened += row.is_open
    return rows


def save(rows: Iterable[Row], *, by: str, report: Report | None = None) -> int:
    """Save each of these that is right, by itself; how many were."""
    waiting = [row for row in rows if row.saved is None]
    look_up(row.sheet for row in waiting)
    return sum(_save(row, by=by, report=report) for row in waiting)


def _save(row: Row, *, by: str, report: Report | None) -> bool:
    if not row.sheet.is_valid():
        return False
    try:
        new = Incident(code=row.code)
        row.saved = write_sheet(new, row.sheet.values, by=by, why=WHY, report=report)
    except (CannotEnter, ValidationError) as refusal:
        _know_again([row])  # sent twice at the same moment
        if row.saved:
            return False
        row.sheet.add_error(None, refusal if isinstance(refusal, ValidationError) else str(refusal))
    return row.saved is not None
