"""Files as their publishers give them, where they are at hand: every row is an event or named.

The folder lies beside the repository and is no part of it; without it there is no such test.
"""

from pathlib import Path

import pytest

from timeline.formats.events import EventRead
from timeline.formats.recognise import event_file

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"

# Format, release, events, rows kept though their figures are out of order.
FILES = {
    "ucdp/ged231_global_sample_1000.csv": ("ged", "23.1", 1_000, 13),
    "ucdp/ged191_syria.csv.gz": ("ged", "19.1", 16_566, 101),
    "ucdp/ged191_native_subset_hdx_fixture.csv": ("ged", "19.1", 3_194, 6),
    "ucdp/hdx_hxl_conflict_data_BGD.csv": ("ged", "", 601, 1),
    "ucdp/ged231_central_african_republic.geojson": ("geojson", "23.1", 1_848, 20),
    "peers/timelinejs/women_in_computing.csv": ("timelinejs", "", 10, 0),
    "peers/timelinejs/women_in_computing.json": ("timelinejs", "", 10, 0),
}


if DATA.exists():

    @pytest.mark.parametrize("name", FILES)
    def test_every_row_of_a_real_file_is_read(name):
        with event_file(DATA / name) as file:
            rows = list(file.rows)
            told = file.format, file.release

        events = [row for row in rows if isinstance(row, EventRead)]
        disordered = [event for event in events if event.code_status == "Check deaths"]
        assert (*told, len(events), len(disordered)) == FILES[name]
        assert len(events) == len(rows)
        assert len({event.key for event in events}) == len(events)

    def test_years_before_our_field_are_refused_one_by_one():
        with event_file(DATA / "peers/timelinejs/cosmo-mixed.json") as file:
            rows = list(file.rows)

        refused = [row for row in rows if not isinstance(row, EventRead)]
        assert (len(rows), len(refused)) == (11, 6)
        assert "-13800000000" in refused[0].reason
