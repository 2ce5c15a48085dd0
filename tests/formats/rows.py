"""Rows in the shape of the exchange formats. All of them are made up: no such event took place."""

import csv
import io
from collections.abc import Iterable, Mapping

from timeline.formats import acled, ged

GED = {
    **dict.fromkeys(ged.COLUMNS, ""),
    "id": "900001",
    "year": "2016",
    "code_status": "Clear",
    "type_of_violence": "1",
    "dyad_name": "Government of Freedonia - Red Front",
    "side_a": "Government of Freedonia",
    "side_b": "Red Front",
    "number_of_sources": "1",
    "source_article": '"Freedonia Post,2016-03-05,Fighting at the mill, again"',
    "source_office": "Freedonia Post",
    "source_date": "2016-03-05",
    "source_headline": "Fighting at the mill, again",
    "where_prec": "1",
    "where_coordinates": "Milltown village",
    "adm_1": "Northern province",
    "adm_2": "Mill district",
    "latitude": "35.5",
    "longitude": "36.25",
    "country": "Syria",
    "event_clarity": "1",
    "date_prec": "2",
    "date_start": "2016-03-03 00:00:00.000",
    "date_end": "2016-03-04 00:00:00.000",
    "deaths_a": "1",
    "deaths_b": "2",
    "deaths_civilians": "0",
    "deaths_unknown": "0",
    "best": "3",
    "high": "5",
    "low": "2",
}

ACLED = {
    **dict.fromkeys(acled.COLUMNS, ""),
    "event_id_cnty": "FRE17",
    "event_date": "2024-08-07",
    "year": "2024",
    "time_precision": "1",
    "disorder_type": "Political violence",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "Military Forces of Freedonia (2010-)",
    "inter1": "State forces",
    "actor2": "Red Front",
    "inter2": "Rebel group",
    "iso": "368",
    "country": "Iraq",
    "admin1": "Northern",
    "admin2": "Mill",
    "location": "Milltown",
    "latitude": "35.5",
    "longitude": "36.25",
    "geo_precision": "1",
    "source": "Freedonia Post; Red Radio",
    "source_scale": "National",
    "notes": "On 7 August 2024, soldiers and Red Front exchanged fire at the mill.",
    "fatalities": "0",
}


def csv_of(
    *rows: Mapping[str, str], columns: Iterable[str] | None = None, header: bool = True
) -> str:
    """The rows as CSV, in the order of `columns` (of the first row where none are given)."""
    file = io.StringIO()
    writer = csv.DictWriter(file, list(columns or rows[0]), extrasaction="ignore")
    if header:
        writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def ged_csv(*changes: Mapping[str, str]) -> str:
    """A GED file of one row for each of the changes, with ids of their own unless these say one."""
    rows = ({**GED, "id": str(900_001 + at), **change} for at, change in enumerate(changes))
    return csv_of(*rows)
