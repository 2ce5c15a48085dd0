"""Times in a report: found by grammar, resolved against the publication day."""

from timeline.extract.times.anchors import anchored
from timeline.extract.times.clock import local_span
from timeline.extract.times.find import find_all_times, find_times, outermost
from timeline.extract.times.other_languages import find_foreign_times

__all__ = [
    "anchored",
    "find_all_times",
    "find_foreign_times",
    "find_times",
    "local_span",
    "outermost",
]
