"""import_events: a file of events goes in, what is wrong with it is named, twice is once."""

import csv
import gzip
from io import StringIO
from itertools import count
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.formats.rows import ACLED, GED, csv_of, ged_csv
from timeline.actions.importing import batches
from timeline.formats import ged
from timeline.formats.events import EventRead
from timeline.models import Actor, Dataset, Incident, Location, Revision

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    def write(content: str | bytes, name: str = "GEDEvent_v25_1.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def run(*arguments: object) -> tuple[int, str, str]:
    """Exit status, what was printed, what went wrong."""
    out, err = StringIO(), StringIO()
    try:
        call_command("import_events", *map(str, arguments), stdout=out, stderr=err)
    except CommandError as problem:
        return problem.returncode, out.getvalue(), f"{err.getvalue()}{problem}"
    return 0, out.getvalue(), err.getvalue()


def test_a_file_becomes_drafts_and_the_last_line_counts_them(file):
    status, out, err = run(file(ged_csv({}, {})))

    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "UCDP GED, release 25.1, told by its columns.",
        "Into “UCDP GED”, a new dataset.",
        "2 read: 2 new, 0 revised, 0 unchanged, 0 rejected.",
    ]
    assert set(Incident.objects.values_list("stage", flat=True)) == {"draft"}


def test_publish_makes_it_public_and_says_that_no_one_has_reviewed_it(file):
    run(file(ged_csv({})), "--publish")
    record = Revision.objects.current().get().record

    assert (record["dataset"], record["reviewed"]) == ("ucdp-ged", False)
    assert record["location"]["within"][-1]["name"] == "Syria"
    assert record["sources"][0]["outlet"] == "Freedonia Post"


def test_the_same_file_again_changes_nothing(file):
    path = file(ged_csv({}, {"low": "9"}))
    run(path, "--publish")
    models = (Incident, Revision, Actor, Location, Dataset)
    before = [list(model.objects.order_by("pk").values()) for model in models]

    status, out, _ = run(path, "--publish")

    assert [list(model.objects.order_by("pk").values()) for model in models] == before
    assert (status, out.splitlines()[-1]) == (
        0,
        "2 read: 0 new, 0 revised, 2 unchanged, 0 rejected.",
    )


def test_a_newer_release_revises(file):
    run(file(ged_csv({}, {})), "--publish")
    newer = file(ged_csv({"best": "4"}, {}), "GEDEvent_v26_1.csv")

    _, out, _ = run(newer, "--publish")

    assert "2 read: 0 new, 1 revised, 1 unchanged, 0 rejected; 1 published." in out
    assert Dataset.objects.get().version == "26.1"


OWN = "code,title,date_start,event_type\n"


def test_before_it_begins_it_says_into_which_dataset_and_what_is_there(file):
    run(file(ged_csv({}, {})))

    _, out, _ = run(file(ged_csv({}, {}), "GEDEvent_v26_1.csv"))

    assert "Into the dataset “UCDP GED”, which has 2 incidents, at release 25.1.\n" in out


def test_another_file_of_the_same_name_revises_nothing_unless_the_dataset_is_named(file):
    ours = f"{OWN}1,Mill hit,2024-08-05,Battles\n"
    theirs = f"{OWN}1,Harbour raid,2011-01-02,Riots\n2,Harbour fire,2011-01-03,Riots\n"
    run(file(ours, "events.csv"), "--publish")

    status, out, err = run(file(theirs, "events.csv"), "--publish")

    assert (status, Incident.objects.get(dataset_row__key="1").title) == (1, "Mill hit")
    assert "Into the dataset “events”, which has 1 incident.\n" in out
    assert "line 2: incident " in err
    assert "to revise that one, name it (--dataset)" in err

    assert run(file(theirs, "events.csv"), "--dataset", "events")[0] == 0
    assert Incident.objects.get(dataset_row__key="1").title == "Harbour raid"


def test_the_same_file_of_our_own_again_changes_nothing_and_asks_for_no_name(file):
    path = file(f"{OWN}1,Mill hit,2024-08-05,Battles\n", "events.csv")
    run(path)

    status, out, _ = run(path, "--publish")

    assert (status, Revision.objects.count()) == (0, 1)
    assert "1 read: 0 new, 0 revised, 1 unchanged, 0 rejected" in out


def test_a_file_whose_release_nobody_told_revises_nothing_of_a_release(file):
    run(file(ged_csv({"best": "3"})), "--publish")
    unnamed = file(ged_csv({"best": "2"}, {}), "download.csv")

    status, out, err = run(unnamed, "--publish")

    assert (status, Incident.objects.get(dataset_row__key="900001").killed_best) == (1, 3)
    assert "1 new, 0 revised, 0 unchanged, 1 rejected" in out
    assert "the dataset is at release 25.1" in err
    assert "say it (--release" in err

    assert run(unnamed, "--publish", "--release", "26.1")[0] == 0
    assert Dataset.objects.get().version == "26.1"
    assert Incident.objects.get(dataset_row__key="900001").killed_best == 2


def test_a_release_of_our_own_file_makes_no_ucdp_data_of_it(file):
    run(file(f"{OWN}1,Mill hit,2024-08-05,Battles\n", "mine.csv"), "--release", "2")

    assert Dataset.objects.values_list("name", "version", "citation").get() == ("mine", "2", "")


def test_ged_brings_its_licence_and_citation_and_candidates_theirs(file):
    run(file(ged_csv({})))
    run(file(ged_csv({}), "GEDEvent_v26_0_8.csv"))
    candidates, whole = Dataset.objects.order_by("name")

    assert (whole.name, whole.licence) == ("UCDP GED", "CC BY 4.0")
    assert "Sundberg" in whole.citation
    assert (candidates.name, candidates.version) == ("UCDP Candidate Events", "26.0.8")
    assert "Hegre" in candidates.citation


@pytest.mark.parametrize(
    ("content", "name", "arguments", "dataset"),
    [
        (csv_of(ACLED), "download.csv", [], "ACLED"),
        ("title,date_start,event_type\nA,2024-08-05,Battles\n", "mine.csv", [], "mine"),
        (ged_csv({}), "ged.csv", ["--dataset", "Our part of GED"], "Our part of GED"),
    ],
)
def test_a_dataset_is_called_as_the_operator_says_or_by_its_format_or_file(
    file, content, name, arguments, dataset
):
    run(file(content, name), *arguments)

    assert Dataset.objects.get().name == dataset


def test_a_format_that_is_said_is_not_guessed(file):
    status, out, _ = run(file(csv_of(ACLED), "a.csv"), "--format", "acled")

    assert (status, out.splitlines()[0]) == (0, "ACLED.")


def test_what_is_rejected_is_named_with_its_line_and_the_rest_goes_in(file):
    path = file(ged_csv({"latitude": "200"}, {}, {"id": "900002"}))

    status, out, err = run(path)

    assert status == 1
    assert f"{path}: line 2: latitude “200” is not between -90 and 90\n" in err
    assert "line 4: the id 900002 is that of line 3 as well, which stands" in err
    assert "3 read: 1 new, 0 revised, 0 unchanged, 2 rejected." in out
    assert err.endswith("2 rejected, as said above.")


def test_rejects_may_go_into_a_file_of_their_own(file, tmp_path):
    rejects = tmp_path / "rejects.csv"

    status, _, err = run(
        file(ged_csv({"date_start": "0000-00-00"}, {"id": "=1+1", "best": "many"}, {})),
        *("--rejects", rejects, "--publish"),
    )

    assert rejects.read_bytes().startswith(b"\xef\xbb\xbf"), "Excel needs the mark"
    rows = list(csv.reader(rejects.read_text(encoding="utf-8-sig").splitlines()))
    assert rows[:2] == [
        ["line", "id", "reason"],
        ["2", "900001", "date_start “0000-00-00” is no day"],
    ]
    assert rows[2][1] == "'=1+1", "a spreadsheet must not take it for a formula"
    assert (status, err) == (1, f"2 rejected, {rejects} says why.")


def test_what_the_desk_has_in_hand_is_named_and_no_fault_of_the_file(file):
    run(file(ged_csv({})))
    Incident.objects.update(by_hand=True)

    status, out, err = run(file(ged_csv({"best": "4"})))

    assert (status, Incident.objects.get().killed_best) == (0, 3)
    assert f"line 2: incident {Incident.objects.get().code} was changed" in err
    assert "1 read: 0 new, 0 revised, 0 unchanged, 0 rejected; 1 left as they are." in out


def test_rows_with_figures_out_of_order_are_kept_and_counted(file):
    _, out, _ = run(file(ged_csv({"low": "9"}, {"where_prec": "0"}, {})))

    assert "0 rejected; 2 kept with a flag." in out
    assert set(Incident.objects.values_list("code_status", flat=True)) == {
        *("Check deaths", "Check geography", "Clear"),
    }


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (gzip.compress(ged_csv({}).encode())[:-9], "a.csv.gz", "is cut short or damaged"),
        (
            csv_of(GED, columns=[c for c in ged.COLUMNS if c != "best"]),
            "a.csv",
            "lacks the column best, which UCDP GED has",
        ),
        ("bread,2\n", "a.csv", "of no format that is known"),
        (None, "a.csv", "does not exist"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_and_nothing_is_written(
    file, tmp_path, content, name, reason
):
    path = tmp_path / name if content is None else file(content, name)

    status, out, err = run(path, "--publish")

    assert (status, out) == (1, "")
    assert str(path) in err
    assert reason in err
    assert not Dataset.objects.exists()
    assert not Incident.objects.exists()


def test_the_file_of_rejects_is_never_the_file_that_is_read(file):
    path = file(ged_csv({}))

    status, _, err = run(path, "--rejects", path)

    assert (status, path.read_bytes().decode()) == (2, ged_csv({}))
    assert "the file to be read itself" in err


def test_a_file_of_rejects_that_cannot_be_written_is_wrong_usage(file, tmp_path):
    status, _, err = run(file(ged_csv({})), "--rejects", tmp_path / "no" / "rejects.csv")

    assert status == 2
    assert "No such file" in err
    assert not Incident.objects.exists()


def test_a_name_that_no_column_holds_is_wrong_usage(file):
    assert run(file(ged_csv({})), "--dataset", "x" * 201)[0] == 2


def test_ctrl_c_leaves_whole_batches_and_one_sentence(file, monkeypatch):
    monkeypatch.setattr(batches, "BATCH", 2)
    path = file(ged_csv(*[{}] * 5))
    digest, read = EventRead.digest, count()

    def interrupted(event: EventRead) -> str:
        if next(read) == 3:
            raise KeyboardInterrupt
        return digest(event)

    monkeypatch.setattr(EventRead, "digest", interrupted)
    status, _, err = run(path, "--publish")

    assert (status, Incident.objects.count(), Revision.objects.count()) == (130, 2, 2)
    assert err == (
        "Stopped: 2 read: 2 new, 0 revised, 0 unchanged, 0 rejected; 2 published. "
        "The rest was not taken; the same command goes on from there."
    )
    assert run(path, "--publish")[0] == 0
    assert Incident.objects.count() == 5
