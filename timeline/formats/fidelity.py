"""What of each format has no place here, or becomes something else: said before a file is imported."""

from collections.abc import Iterable

from timeline.formats import acled, ged, own_csv
from timeline.formats.writing.own_csv import HEADER

OWN_JSON = (
    "Gradings, reviews, quotes and ties between incidents stay with the site that has made them.",
)

NOTES = {
    "ged": (
        "Types of violence 1 and 2 become Battles, 3 Violence against civilians; GED names no sub-type.",
        "Neither side of a fight is taken for the attacker; in one-sided violence side A is the perpetrator.",
        "Deaths by side become a note beside the figure. GED counts no injured.",
        "How exactly a day and a place are known stays as GED has it: a month stays a month.",
    ),
    "acled": (
        "Fatalities become “at least”, as ACLED gives the lowest figure reported; 0 is read as not stated.",
        "Time precision 2 becomes the week around the day that is given, 3 the month; in a file of ours, the month around it.",
        "Geo precision 3 becomes a vague area: its point stands in for a larger region.",
        "Actor 1 is the perpetrator only in violence against civilians; elsewhere the order says nothing.",
        "ACLED’s terms of use forbid passing its rows on; publish them only if yours allow it.",
    ),
    "timelinejs": (
        "TimelineJS has no places, actors or figures; what its text says of them is not read.",
        "A slide without a day is known to the month, without a month to the year; times of day are left out.",
        "Where the display date says it more exactly, in English (“week of 5 August 2024”), that is what is read.",
        "A group that is one of ACLED’s terms becomes the type, any other “Strategic developments / Other”.",
        "The title slide and the eras are no events. Media become the source; backgrounds are left out.",
    ),
    "geojson": (
        "Only points are read; a line or an area is rejected, and heights are left out.",
        "Properties are read by the column names of UCDP GED, ACLED or our own CSV; others are left out.",
        "In files of ours, an incident of which only the country is known has no point.",
        "Of an actor there is no kind and country. In names semicolons, in sources bars become commas.",
    ),
    "csv": (
        "A place without where_prec counts as exact, days without date_prec as far apart as they are.",
        "Gradings, reviews, revisions, quotes and ties between incidents stay with the site that has made them.",
        "Of an actor there is no kind and country. In names semicolons, in sources bars become commas.",
        "An apostrophe before what looks like a formula guarded a spreadsheet from it, and is left out.",
    ),
    "json": OWN_JSON,
    "jsonl": OWN_JSON,
}

# The columns that make a difference to the event that is read.
READ = {
    "ged": {
        *ged.REQUIRED,
        *("code_status", "adm_1", "adm_2", "iso3"),
        *("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"),
        *("source_article", "source_office", "source_date", "source_headline"),
    },
    "acled": {
        *acled.REQUIRED,
        *("sub_event_type", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2"),
        *("iso", "admin1", "admin2", "source", "notes"),
    },
    "timelinejs": {
        *("year", "month", "day", "end year", "end month", "end day", "display date", "headline"),
        *("text", "media", "media credit", "media caption", "type", "group", "unique_id"),
    },
    "csv": {*own_csv.COLUMNS} - {"url"},
}


# Of our own columns those that stay with the site that has written them, as the notes say.
OURS = {*HEADER} - READ["csv"]


def not_read(format_: str, columns: Iterable[str]) -> list[str]:
    """Those of a file's columns, by their names in small letters, that are nobody's or of which
    nothing is kept."""
    known = READ.get(format_, set()) | (OURS if format_ == "csv" else set())
    return [name for name in columns if name and name not in known]
