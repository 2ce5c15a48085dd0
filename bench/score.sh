#!/bin/sh
# How well reports are read: extract_reports against the gold that lies beside the repo.
# usage: sh bench/score.sh SHARED PYTHON [--misses]
set -eu
shared=$1 python=$2
shift 2
[ -d "$shared/reports" ] || { echo "No gold in $shared; say where it is with: make score SHARED=…" >&2; exit 1; }
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
"$python" manage.py extract_reports "$shared"/seeds/*.txt > "$out/seeds.jsonl"
"$python" manage.py extract_reports "$shared/reports/reports.jsonl" > "$out/reports.jsonl"
"$python" manage.py extract_reports "$shared/data/temporal/reports.jsonl" > "$out/dates.jsonl"
echo "== the two seeds";   "$python" "$shared/tools/score_extraction.py" "$shared/reports/seeds-gold.jsonl" "$out/seeds.jsonl" "$@"
echo "== the 21 reports";  "$python" "$shared/tools/score_extraction.py" "$shared/reports/gold.jsonl" "$out/reports.jsonl" "$@"
echo "== time expressions (MEANTIME)"; "$python" "$shared/tools/score_dates.py" "$shared/data/temporal/gold.jsonl" "$out/dates.jsonl" "$@"
