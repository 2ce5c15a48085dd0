"""The reports that people have annotated, where they are at hand: the reading must not get worse.

The folder lies beside the repository and is no part of it; without it there is no such test.
"""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

from django.core.management import call_command

from timeline.extract.drafts import Document
from timeline.extract.lexicon import load_lexicon
from timeline.extract.read import read_report

SHARED = Path(__file__).resolve().parents[3] / "shared"
FLOORS = {
    **dict.fromkeys(["dates (both bounds)", "date_prec", "event_clarity", "country"], 0.92),
    "event_type": 0.95,
    "sub_event_type": 0.9,
    "location": 0.85,
    "perpetrator": 0.85,
    "target": 0.8,
    **dict.fromkeys(["killed", "injured", "count_low"], 0.95),
}


def score(documents, gold, tmp_path):
    """The scorer's figures for our reading of the documents."""
    lexicon = load_lexicon()
    predicted = tmp_path / "predicted.jsonl"
    rows = (json.dumps(read_report(document, lexicon).as_json()) for document in documents)
    predicted.write_text("\n".join(rows), encoding="utf-8")
    scorer = SHARED / "tools" / "score_extraction.py"
    run = subprocess.run(
        [sys.executable, scorer, gold, predicted, "--json"], capture_output=True, check=True
    )
    return json.loads(run.stdout)


def score_dates(folder, tmp_path):
    """The share of the annotated times whose bounds our reading has exactly."""
    predicted = tmp_path / "dates.jsonl"
    with predicted.open("w", encoding="utf-8") as out:
        call_command("extract_reports", str(folder / "reports.jsonl"), stdout=out)
    scorer = SHARED / "tools" / "score_dates.py"
    command = [sys.executable, scorer, folder / "gold.jsonl", predicted, "--json"]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)["share"]


def document(name, text, published):
    return Document(name, text, date.fromisoformat(published), "text", "")


def lines(path):
    return [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]


if SHARED.exists():

    def test_the_seeds_are_read_without_a_miss_and_nothing_is_invented(tmp_path):
        gold = SHARED / "reports" / "seeds-gold.jsonl"
        texts = {
            row["id"]: (SHARED / "seeds" / row["id"]).read_text("utf-8") for row in lines(gold)
        }
        documents = [document(row["id"], texts[row["id"]], row["published"]) for row in lines(gold)]

        figures = score(documents, gold, tmp_path)

        assert figures["f1"] == 1.0
        assert min(figures["slots"].values()) >= 0.95

    def test_releases_and_news_reports_reach_the_bar(tmp_path):
        rows = lines(SHARED / "reports" / "reports.jsonl")
        documents = [document(row["id"], row["text"], row["published"]) for row in rows]

        figures = score(documents, SHARED / "reports" / "gold.jsonl", tmp_path)

        assert figures["f1"] >= 0.95
        assert figures["precision"] >= 0.95
        below = {slot: share for slot, share in figures["slots"].items() if share < FLOORS[slot]}
        assert not below

    def test_the_bounds_of_nearly_all_times_of_the_news_are_exact(tmp_path):
        assert score_dates(SHARED / "data" / "temporal", tmp_path) >= 0.85
