"""Runs the blocks of an engine, and answers what each query gave as plain rows."""

import math


def run(engine, blocks):
    """Each query's name with its rows, or with the fault that it ended in."""
    session = SESSIONS[engine.removesuffix("-files").removesuffix("-csv")]()
    for name, language, code in blocks:
        try:
            rows = session.run(name, language, code)
        except Exception as fault:  # Whatever an engine throws is what the report of this run is about.
            yield name, f"{type(fault).__name__}: {fault}"
        else:
            if name != "open":
                yield name, [{column: plain(cell) for column, cell in row.items()} for row in rows]


def plain(cell):
    """A cell as Python has it: a word is a word, a whole number an int, nothing is None."""
    if hasattr(cell, "item"):
        cell = cell.item()
    if cell is None or type(cell).__name__ in ("NAType", "NaTType"):
        return None
    if isinstance(cell, float):
        return None if math.isnan(cell) else int(cell) if cell.is_integer() else cell
    return int(cell) if isinstance(cell, bool) else cell


class Frames:
    """pandas and Polars: a query is the frame of its name."""

    def __init__(self):
        self.names = {}

    def run(self, name, _language, code):
        exec(compile(code, f"<{name}>", "exec"), self.names)
        frame = self.names.get(name)
        if frame is None:
            return []
        return frame.to_dicts() if hasattr(frame, "to_dicts") else frame.to_dict("records")


class DuckDb:
    def __init__(self):
        import duckdb

        self.db = duckdb.connect()

    def run(self, _name, _language, code):
        result = self.db.sql(code)
        return [] if result is None else [dict(zip(result.columns, row)) for row in result.fetchall()]


class Sqlite:
    def __init__(self):
        self.names = {}

    def run(self, name, language, code):
        if language == "python":
            exec(compile(code, f"<{name}>", "exec"), self.names)
            return []
        cursor = self.names["db"].execute(code)
        columns = [column[0] for column in cursor.description or []]
        return [dict(zip(columns, row)) for row in cursor.fetchall()]


class Spark:
    session = None

    def __init__(self):
        self.names = {}
        if Spark.session is None:
            from pyspark.sql import SparkSession

            builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
            builder = builder.config("spark.ui.showConsoleProgress", "false")
            # As many as a cluster takes would be 200 tasks for a few rows.
            Spark.session = builder.config("spark.sql.shuffle.partitions", "2").getOrCreate()
            Spark.session.sparkContext.setLogLevel("ERROR")
        Spark.session.sql("DROP VIEW IF EXISTS said")

    def run(self, name, language, code):
        if language == "python":
            exec(compile(code, f"<{name}>", "exec"), self.names)
            return []
        return [row.asDict() for row in self.names["spark"].sql(code).collect()]


SESSIONS = {"duckdb": DuckDb, "sqlite": Sqlite, "spark": Spark, "pandas": Frames, "polars": Frames}
