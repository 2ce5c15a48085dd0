"""A real GED file goes in, is published, and comes out as GED again: cell by cell, where it is at hand.

Columns that the record has no place for are blank: the numbers of conflicts, dyads and actors, their
names, active_year, source_original, where_description; relid holds the incident's code.
"""

import csv

import pytest

from tests.formats.coming_back import emptied, imported, table
from tests.formats.test_real_files import DATA
from tests.formats.written import text_of
from timeline.formats.ged import COLUMNS
from timeline.formats.ged_sources import sources
from timeline.formats.writing.cells import unguarded

SAMPLE = DATA / "ucdp/ged231_global_sample_1000.csv"
SAME = (
    *("id", "year", "type_of_violence", "where_prec", "priogrid_gid", "country", "country_id"),
    *("region", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b"),
    *("deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob"),
)
# How many of the 1,000 rows differ, blanks aside, where our words for a thing stand for GED's.
DIFFERING = {
    "code_status": 13,  # figures out of order are flagged
    "number_of_sources": 2,  # counted, where GED has not
    "side_a": 1,  # of the country's two names
    "side_b": 2,  # longer than a name can be
}
BLANK = (
    *("active_year", "conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id"),
    *("dyad_new_id", "side_a_dset_id", "side_a_new_id", "side_b_dset_id", "side_b_new_id"),
    *("source_original", "where_description"),
)


def by_id(rows: list[dict[str, str]]) -> dict[str, dict[str, str]]:
    bare = ({name: unguarded(" ".join(cell.split())) for name, cell in row.items()} for row in rows)
    return {row["id"]: row for row in bare}


if DATA.exists():

    @pytest.mark.django_db
    def test_a_real_file_of_geds_comes_out_as_it_went_in(client, tmp_path):
        with SAMPLE.open(encoding="utf-8-sig", newline="") as file:
            given = by_id(list(csv.DictReader(file)))
        imported(tmp_path / "GEDEvent_v23_1.csv", SAMPLE.read_text("utf-8-sig"))

        text = text_of(client, "/timeline.ged.csv")
        told = by_id(table(text))

        assert given.keys() == told.keys()
        columns = (*SAME, *DIFFERING)
        differing = {
            name: sum(given[key][name] != told[key][name] for key in given) for name in columns
        }
        assert {name: number for name, number in differing.items() if number} == DIFFERING
        for key, row in given.items():
            assert sources(told[key]) == sources(row)
            for axis in ("latitude", "longitude"):
                assert float(told[key][axis]) == pytest.approx(float(row[axis]), abs=0.000_006)
        for name in COLUMNS:
            assert (name in BLANK) == all(not row[name] for row in told.values()), name

        emptied()
        imported(tmp_path / "again.csv", text, "--dataset", "UCDP GED")
        assert table(text_of(client, "/timeline.ged.csv"), without={"relid"}) == table(
            text, without={"relid"}
        )
