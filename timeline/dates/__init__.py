"""Days with uncertainty: a span, how well it is known, its words and its EDTF."""

from timeline.dates.edtf import from_edtf
from timeline.dates.reading import from_words
from timeline.dates.span import (
    MONTHS,
    YEARS,
    BadDate,
    Precision,
    Span,
    before,
    between,
    day,
    early_mid_late,
    lasting,
    month,
    months,
    precision_of,
    season,
    week,
    year,
)

__all__ = [
    "MONTHS",
    "YEARS",
    "BadDate",
    "Precision",
    "Span",
    "before",
    "between",
    "day",
    "early_mid_late",
    "from_edtf",
    "from_words",
    "lasting",
    "month",
    "months",
    "precision_of",
    "season",
    "week",
    "year",
]
