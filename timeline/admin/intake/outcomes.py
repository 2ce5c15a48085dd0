"""What became of each report that was handed in, in words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

from timeline.actions.bringing_in import bring_in
from timeline.actions.desk_names import with_desk_names
from timeline.actions.recording import Recorded
from timeline.admin.intake.sources import Source
from timeline.extract.lexicon import Lexicon, load_lexicon
from timeline.models import Report

MOST = 100  # reports at once: they take a second or two each when they are long


@dataclass(frozen=True, slots=True)
class Outcome:
    """`fate` is "new", "untold", "known" or "refused"; only a refused one has no report."""

    source: Source
    fate: str
    words: str
    report: Report | None = None


def outcome_of(source: Source, *, number: int, by: str) -> Outcome:
    """Bring it in, as the `number`th (from 1), for the user named `by`."""
    if isinstance(source.found, str):
        return Outcome(source, "refused", source.found)
    if number > MOST:
        return Outcome(source, "refused", f"Not read: bring in at most {MOST} reports at once.")
    recorded = bring_in(
        source.found, lexicon=desk_lexicon, by=by, even_untold=True, page=source.page
    )
    return Outcome(source, _fate(recorded), _told(recorded), recorded.report)


def desk_lexicon() -> Lexicon:
    """What is read from files is kept by the process; the desk's own names are asked for each time."""
    return with_desk_names(load_lexicon())


def _fate(recorded: Recorded) -> str:
    if recorded.known_before:
        return "known"
    return "new" if recorded.incidents else "untold"


def _told(recorded: Recorded) -> str:
    report = recorded.report
    if recorded.known_before:
        who = f" by {report.received_by}" if report.received_by else ""
        return f"This report is here already: brought in on {_day(report.received)}{who}."
    if not report.read_by_machine:
        return f"Kept, but not read by machine: its language is “{report.language}”."
    if not recorded.incidents:
        return "Kept; no incident could be read in it, so add by hand what it tells."
    return f"Read: {'; '.join(_counted(recorded))}."


def _day(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j F Y")


def _counted(recorded: Recorded) -> list[str]:
    new, joined, doubtful = recorded.new, recorded.joined, recorded.doubtful
    told = {
        f"{new} new draft{'s' * (new != 1)}": new,
        f"{joined} account{'s' * (joined != 1)} of incidents that were here": joined,
        f"{doubtful} possible duplicate{'s' * (doubtful != 1)} among the new": doubtful,
    }
    return [words for words, number in told.items() if number]
