"""The blocks of docs/analysis.md: a comment with a query's name and its engines, and below it the code."""

import re

BLOCK = re.compile(r"^<!-- (\w+): ([\w, -]+) -->\n```(sql|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# The first to open tables is what makes an engine's name known.
OPEN = "open"


def blocks(text):
    """For each engine its blocks in the order of the page: name, language, code."""
    if text.count("```sql") + text.count("```python") != len(BLOCK.findall(text)):
        raise SystemExit("docs/analysis.md: a block of code has no comment with its name above it")
    engines = {}
    for name, of, language, code in BLOCK.findall(text):
        for engine in of.split(", "):
            engines.setdefault(engine, []).append((name, language, code))
    return engines
