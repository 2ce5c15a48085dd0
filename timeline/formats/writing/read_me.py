"""What goes along with the data of a view that is handed on: what its columns mean, how to cite it,
whose it is. In English, as the names of the columns are."""

from collections.abc import Iterable, Sequence
from textwrap import fill

from timeline.formats.about import About
from timeline.models import Dataset
from timeline.models.terms import Attribution, DatePrecision, EventClarity, Grading, WherePrecision
from timeline.search.locale import speaking

ENGLISH = "en"
WIDTH = 80
# Columns in the order of the table, and what stands in them.
COLUMNS = {
    "code": "the incident’s public id, which never changes",
    "title": "what happened, in a line",
    "summary": "what happened, in a few sentences",
    "date_start, date_end": "the first and the last day on which it may have happened (ISO 8601,"
    " days at its own place)",
    "date_prec": "how exactly the day is known; see the scales below",
    "date_words": "the day in the words of the report",
    "event_clarity": "one event, or a summary of several; see below",
    "event_type, sub_event_type": "what kind of event, in ACLED’s terms",
    "location": "the name of the place",
    "country": "ISO 3166-1 alpha-2",
    "adm_1, adm_2": "the province and the district",
    "latitude, longitude": "of the named place, WGS 84; for an incident only as exact as where_prec",
    "where_prec": "how exactly the place is known; see below",
    "perpetrators": "who did it; semicolons between them",
    "attributions": "how each of them, in this order, is known to have done it; see below",
    "targets, others": "whom it struck, and who else was involved",
    "killed_low, killed_best, killed_high": "how many were killed; empty where nobody says, which is"
    " not 0",
    "injured_low, injured_best, injured_high": "how many were injured",
    "count_low, count_high": "how many events a summary stands for",
    "code_status": "what a coder still has to look at; “Clear” if nothing",
    "sources": "one a line: outlet | title | day published | address | address of an archived copy",
    "grading": "how well the sources bear it; see below",
    "reviewed": "0 while only a machine has read it",
    "dataset": "where the entry was taken over from; empty for our own",
    "revision": "which state of the entry this is; a correction makes the next",
    "first_public": "when the incident was first published (UTC)",
    "public_from": "since when it says what it says here (UTC)",
    "sides": "who stood against whom: a, b or nothing for each of the perpetrators, targets and others,"
    " in this order; semicolons between them",
    "reasons": "what has to be known of a value, one a line: its field, a colon, a sentence",
    "url": "the incident’s page",
}
SCALES: dict[str, Sequence[tuple[object, object]]] = {
    "date_prec": DatePrecision.choices,
    "event_clarity": EventClarity.choices,
    "where_prec": WherePrecision.choices,
    "attributions": Attribution.choices,
    "grading": Grading.choices,
}
FILES = """\
data.csv       one row an incident (UTF-8, RFC 4180)
metadata.json  what was asked, when, and a digest of each file
LICENCE.txt    whose the data are"""
NOTES = """\
The file tells the state of the record that stood when it was begun. What was retracted while it was
written is left out, so it may have a few rows less than were counted. Words that a spreadsheet would
take for a formula stand behind an apostrophe. A table cannot hold all that the record says: a semicolon
in a name and a bar in a title became commas, and the kinds and countries of actors, quotes and ties
between incidents are left out. The same view as timeline.jsonl has them."""
OWN = (
    "Dateline’s own record: Creative Commons Attribution 4.0 International (CC BY 4.0),"
    " https://creativecommons.org/licenses/by/4.0/. Quoted sentences belong to their publishers."
)
PLACES = (
    "Names of places: countries and cities follow GeoNames, https://www.geonames.org/, CC BY 4.0."
)


def read_me(about: About) -> str:
    day = about.made.date().isoformat()
    with speaking(ENGLISH):
        parts = [
            about.name,
            f"{about.total:,} of {about.of:,} public incidents, {day}.\n{about.page}",
            f"To cite it as it stands:\n“{about.name}”, Dateline, {day}, {about.pinned}",
            FILES,
            *(f"{names}\n{_filled(meaning)}" for names, meaning in COLUMNS.items()),
            *(f"{name}\n{_scale(choices)}" for name, choices in SCALES.items()),
            fill(NOTES, WIDTH),
        ]
    return "\n\n".join(parts) + "\n"


def licences(datasets: Iterable[Dataset], *, own: bool) -> str:
    """Of all that is in the data, each by its own words; nothing is said for those who say nothing."""
    parts = [_of(dataset) for dataset in datasets]
    return "\n\n".join([*([fill(OWN, WIDTH)] if own else []), *parts, fill(PLACES, WIDTH)]) + "\n"


def _of(dataset: Dataset) -> str:
    lines = (
        f"{dataset.name} {dataset.version}".strip(),
        f"Licence: {dataset.licence or 'not stated'}",
        f"Cite as: {dataset.citation}" if dataset.citation else "",
        f"From: {dataset.url}" if dataset.url else "",
    )
    return "\n".join(filter(None, lines))


def _scale(choices: Iterable[tuple[object, object]]) -> str:
    return "\n".join(f"    {value}  {label}" for value, label in choices)


def _filled(words: str) -> str:
    return fill(words, WIDTH, initial_indent="    ", subsequent_indent="    ")
