"""import_events --dry-run: what would become of a file, and nothing of it is written."""

import pytest

from tests.commands.test_import_events import run
from tests.formats.rows import ged_csv
from timeline.models import Dataset, Revision

pytestmark = pytest.mark.django_db


def test_a_dry_run_counts_what_would_become_of_the_rows_and_writes_none(tmp_path):
    older, newer = (tmp_path / f"GEDEvent_v{year}_1.csv" for year in (25, 26))
    older.write_text(ged_csv({}, {}))
    newer.write_text(ged_csv({"best": "4"}, {}, {}, {"latitude": "200"}))
    run(older, "--publish")
    before = Dataset.objects.get().version, Revision.objects.count()

    status, out, err = run(newer, "--publish", "--dry-run")

    assert (Dataset.objects.get().version, Revision.objects.count()) == before
    assert out.endswith("4 read: 1 new, 1 revised, 1 unchanged, 1 rejected. Nothing was written.\n")
    assert (status, "latitude “200”" in err) == (1, True)
