"""Proves docs/analysis.md: its queries, on what the command line writes, give the numbers of the report.

    python run.py TABLETALK [--spark] [--page PAGE]

TABLETALK is the built command line. Ends with 1, naming event, engine and query, where a number differs; the report's own
tables are compared with what counted.py counts from the facts first.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import counted
import made
import page
from engines import run

# Chance is the same in each run; where an event has to come out in a certain way, by this.
SEEDS = {"007": 5}
ROOT = Path(__file__).resolve().parents[2]


def main():
    words = argparse.ArgumentParser()
    words.add_argument("tabletalk", type=Path)
    words.add_argument("--spark", action="store_true")
    words.add_argument("--page", type=Path, default=ROOT / "docs/analysis.md")
    asked = words.parse_args()
    engines = page.blocks(asked.page.read_text(encoding="utf-8"))
    if not asked.spark:
        engines = {engine: blocks for engine, blocks in engines.items() if not engine.startswith("spark")}
    with tempfile.TemporaryDirectory() as folder:
        faults = prove(asked.tabletalk.resolve(), engines, Path(folder))
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def prove(tabletalk, engines, folder):
    faults, spent = [], {}
    cases = events(tabletalk, folder)
    # Spark goes by the folder that it was started in: what stands there under these names is changed below it.
    os.chdir(folder)
    for name, files in cases.items():
        event = counted.Event(list(map(read, hand_ins(files))), read(files / "desk.json"))
        expected = event.all()
        if name == "007" and not event.is_split():
            raise SystemExit("007: no place hangs on a median that is not there; give it another seed")
        collect(tabletalk, files)
        for table, rows in tables(files).items():
            faults += differences(f"{name}: the report's {table} and what the facts say", rows, expected[table])
        show(files, "report", "report-csv")
        faults += compared(engines, expected, name, spent, lambda engine: not engine.endswith("-files"))
    expected = counted.of_files([file for files in cases.values() for file in hand_ins(files)])
    show(folder, "hand-ins")
    faults += compared(engines, expected, "all files", spent, lambda engine: engine.endswith("-files"))
    for engine, (queries, seconds) in spent.items():
        print(f"{engine}: {queries} queries on {len(cases)} events, {seconds:.1f} s")
    return faults


def events(tabletalk, folder):
    """The example, and made-up events: 33 groups without votes and one with, groups that all voted, halves of a percent."""
    of_all = folder / "files"
    example = of_all / "example"
    shutil.copytree(ROOT / "assets/example", example)
    for file in example.glob("group-*.json"):
        file.rename(file.with_name(file.name.replace("group", "hand-in")))
    cases = {"example": example}
    for name, groups, voting, ballots in [
        ("2e345", 34, [34], None),
        ("nan", 7, range(8), None),
        ("1e5", 6, range(6), None),
        ("true", 2, [1, 2], [1] * 29 + [0] * 171),
        # Of its shared themes that as many groups raised, some have a median and some have none.
        ("007", 3, [1], None),
        ("null", 1, [], None),
    ]:
        cases[name] = made.make(tabletalk, of_all / name, name, groups, voting, SEEDS.get(name, name), ballots)
    made.large(tabletalk, cases["null"])
    return cases


def hand_ins(files):
    return sorted(files.glob("hand-in-*.json"))


def collect(tabletalk, files):
    for form, out in [("ndjson", "report"), ("csv", "report-csv")]:
        words = [tabletalk, "collect", "--desk", files / "desk.json", *hand_ins(files)]
        subprocess.run([*words, "--format", form, "--out", files / out], check=True, capture_output=True)


def show(files, *names):
    """Puts folders of an event where the page's queries look for them."""
    for name in names:
        Path(name).unlink(missing_ok=True)
        Path(name).symlink_to(files / ("files" if name == "hand-ins" else name))


def compared(engines, expected, name, spent, is_meant):
    faults = []
    for engine, blocks in filter(lambda of: is_meant(of[0]), engines.items()):
        begun, missing = time.monotonic(), set(expected)
        for query, rows in run(engine, blocks):
            of = f"{name}: {engine}: {query}"
            missing.discard(query)
            faults += [f"{of}: {rows}"] if isinstance(rows, str) else differences(of, rows, expected[query])
        faults += [f"{name}: {engine}: {query}: the page has no such query" for query in sorted(missing)]
        queries, seconds = spent.get(engine, (0, 0))
        spent[engine] = len(expected) + queries, time.monotonic() - begun + seconds
    return faults


def read(file):
    return json.loads(file.read_text(encoding="utf-8"))


def tables(files):
    """The tables of the report that hold what a query answers."""
    def rows(table):
        return list(map(json.loads, (files / f"report/{table}.ndjson").read_text(encoding="utf-8").splitlines()))

    columns = ["event_id", "group_number", "theme_id", "theme_name", "notes"]
    of_themes = [{column: row[column] for column in columns} for row in rows("themes")]
    return {"priorities": rows("priorities"), "matrix": rows("matrix"), "notes_of_themes": of_themes}


def differences(of, found, expected):
    """A line a row that one of them has alone; their order is in what they say."""
    found, expected = spelled(found), spelled(expected)
    lines = [f"    has {row}" for row in found if row not in expected]
    lines += [f"    not {row}" for row in expected if row not in found]
    if not lines and len(found) != len(expected):
        lines = [f"    has {len(found)} rows, not {len(expected)}"]
    return ["\n".join([f"{of}:", *lines[:6], *[f"    and {len(lines) - 6} more"][: len(lines) > 6]])] if lines else []


def spelled(rows):
    """Each row as text, in one order; a matrix as a row a cell."""
    cells = []
    for row in rows:
        groups = {column: row[column] for column in row if column.startswith("group_") and column[6].isdigit()}
        rest = {column: row[column] for column in row if column not in groups}
        cells += [{**rest, "label": label, "strength": groups[label]} for label in groups] or [rest]
    return sorted(json.dumps(row, sort_keys=True, ensure_ascii=False) for row in cells)


if __name__ == "__main__":
    sys.exit(main())
