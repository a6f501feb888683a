#!/usr/bin/env bash
# pandas 3.1.1, read_json: naming a column's type as text does not keep it text, where its name is one that pandas takes for
# a date's.
#
# Seen: {"date": "2026-05-01"} with dtype={"date": "str"} comes out as a Timestamp, {"when": "2026-05-01"} with the same type as
# text. With dtype=False both are text. The names that are taken for dates are "date", "datetime", "modified", "timestamp" and
# what ends with "_at" or "_time".
#
# For us: docs/analysis.md reads every table with dtype=False and names the types afterwards.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pandas==3.1.1
"$folder/venv/bin/python" - <<'PYTHON'
import io
import sys

import pandas as pd

ROW = '{"date": "2026-05-01", "when": "2026-05-01"}\n'


def kinds(**how):
    row = pd.read_json(io.StringIO(ROW), lines=True, **how).iloc[0]
    return [type(row[name]).__name__ for name in ("date", "when")]


seen = {"as text": kinds(dtype={"date": "str", "when": "str"}), "untouched": kinds(dtype=False)}
print("pandas", pd.__version__, seen)
sys.exit(0 if seen == {"as text": ["Timestamp", "str"], "untouched": ["str", "str"]} else 1)
PYTHON
