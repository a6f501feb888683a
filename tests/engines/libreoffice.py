"""Opens what the command line writes in LibreOffice: no cell of a table runs, every text comes out as it went in, and the
report as a document has the headings, tables and lists of its page.

    python libreoffice.py TABLETALK SOFFICE

TABLETALK is the built command line, SOFFICE LibreOffice's program. Ends with 1, naming event, table and cell, where something
differs.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from html.parser import HTMLParser
from pathlib import Path

import hostile

ROOT = Path(__file__).resolve().parents[2]
# Comma, quotes, UTF-8, from the first line, types as they are found: neither quoted fields as text nor special numbers.
CSV = "CSV:44,34,76,1,,0,false,false"
PAGE = "HTML (StarWriter)"
OFFICE, TABLE, TEXT = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ["office", "table", "text"])
# How Writer calls what a page has.
CALLED = {"h": "headings", "table": "tables", "list": "lists", "list-item": "items of lists"}


def main():
    tabletalk, soffice = (Path(word).resolve() for word in sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder:
        faults = prove(tabletalk, soffice, Path(folder))
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def prove(tabletalk, soffice, folder):
    example = folder / "example"
    shutil.copytree(ROOT / "assets/example", example)
    faults = []
    for event in [example, hostile.make(folder / "hostile")]:
        files = sorted([*event.glob("hand-in-*.json"), *event.glob("group-*.json")])
        for form, out in [("csv", "csv"), ("ndjson", "ndjson"), ("html", "report.html")]:
            words = [tabletalk, "collect", "--desk", event / "desk.json", *files]
            subprocess.run([*words, "--format", form, "--out", event / out], check=True, capture_output=True)
        tables = sorted((event / "csv").glob("*.csv"))
        for kind, form, opened in [(CSV, "fods", tables), (PAGE, "fodt", [event / "report.html"])]:
            # A profile of its own: who runs this may have LibreOffice open.
            words = [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", f"--infilter={kind}"]
            words += ["--convert-to", form, "--outdir", event / "opened", *opened]
            subprocess.run(words, check=True, capture_output=True)
        for table in tables:
            faults += [f"{event.name}: {table.stem}: {fault}" for fault in of_table(event, table.stem)]
        faults += [f"{event.name}: the page: {fault}" for fault in of_page(event)]
        print(f"LibreOffice: {len(tables)} tables and the page of {event.name}")
    return faults


def of_table(event, name):
    """What differs between a table as LibreOffice opened it, and what NDJSON says."""
    rows = list(map(json.loads, (event / f"ndjson/{name}.ndjson").read_text(encoding="utf-8").splitlines()))
    sheet = xml.parse(event / f"opened/{name}.fods").getroot().find(f".//{TABLE}table")
    opened = list(cells_of(sheet))
    # After the last row with something in it, a sheet has as many empty ones as it can.
    columns, opened = [text for text, _ in opened[0]], [row for row in opened[1:] if any(text for text, _ in row)]
    if len(opened) != len(rows):
        yield f"{len(opened)} rows, not {len(rows)}"
    for number, (row, cells) in enumerate(zip(rows, opened), 1):
        if columns != list(row):
            yield f"columns {columns}, not {list(row)}"
        for column, (text, cell) in zip(columns, cells):
            if cell.get(f"{TABLE}formula") is not None:
                yield f"row {number}, {column}: {text!r} is a formula, {cell.get(f'{TABLE}formula')}"
            elif not is_same(row[column], text, cell):
                yield f"row {number}, {column}: {text!r} ({cell.get(f'{OFFICE}value-type')}), not {row[column]!r}"
        for text, _ in cells[len(row):]:
            if text:
                yield f"row {number}: {text!r} stands behind the last column"


def cells_of(sheet):
    """The rows of a sheet: of each cell its text and its element."""
    for row in sheet.iter(f"{TABLE}table-row"):
        cells = []
        for cell in row.findall(f"{TABLE}table-cell"):
            text = "\n".join(map(spelled, cell.findall(f"{TEXT}p")))
            # Some that are alike stand as one.
            count = int(cell.get(f"{TABLE}number-columns-repeated", 1))
            cells += [(text, cell)] * (count if text or count < 100 else 1)
        count = int(row.get(f"{TABLE}number-rows-repeated", 1))
        yield from [cells] * (count if any(text for text, _ in cells) else 1)


def spelled(of):
    """The text of an element, whose tabs and runs of spaces are elements too."""
    signs = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n", f"{TEXT}s": " " * int(of.get(f"{TEXT}c", 1))}
    own = signs.get(of.tag, of.text or "")
    return own + "".join(spelled(part) + (part.tail or "") for part in of)


def is_same(said, text, cell):
    """Whether a cell is what was said: a number as a number, and a text as text, once its guard is off."""
    if isinstance(said, bool) or said is None:
        return text.lower() == {True: "true", False: "false", None: ""}[said]
    if isinstance(said, int):
        return cell.get(f"{OFFICE}value-type") == "float" and float(cell.get(f"{OFFICE}value")) == said
    said = "\n".join(said) if isinstance(said, list) else said
    is_text = cell.get(f"{OFFICE}value-type") == "string" or not said
    return is_text and text.removeprefix("'") == said


def of_page(event):
    """What the report as a document has more or fewer of than the page."""
    page, document = Page(), xml.parse(event / "opened/report.fodt").getroot()
    page.feed((event / "report.html").read_text(encoding="utf-8"))
    for name, called in CALLED.items():
        count = sum(1 for _ in document.iter((TABLE if name == "table" else TEXT) + name))
        if count != page.counts[name] or not count:
            yield f"{count} {called}, not {page.counts[name]}"


class Page(HTMLParser):
    """How many a page has of what Writer knows."""

    def __init__(self):
        super().__init__()
        self.counts = dict.fromkeys(CALLED, 0)

    def handle_starttag(self, tag, attributes):
        names = {"table": "table", "ul": "list", "ol": "list", "li": "list-item", **{f"h{level}": "h" for level in range(1, 7)}}
        if tag in names:
            self.counts[names[tag]] += 1


if __name__ == "__main__":
    sys.exit(main())
