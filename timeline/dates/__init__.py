"""Days with uncertainty: a span, how well it is known, its words and its EDTF."""

from timeline.dates.date_words import ENGLISH, MONTHS, SHORT_ENGLISH, DateWords
from timeline.dates.edtf import from_edtf
from timeline.dates.reading import from_words
from timeline.dates.span import (
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
    "ENGLISH",
    "MONTHS",
    "SHORT_ENGLISH",
    "YEARS",
    "BadDate",
    "DateWords",
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
