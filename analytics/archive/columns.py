"""The data dictionary inside an export, read off the places that define the columns, so that it cannot go stale."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path

from analytics.frames import Contract

HERE = Path(__file__).parents[1]
_FRAME_COLUMN = re.compile(r'^    "(\w+)": "\w+",\s+# (.+)$', re.MULTILINE)
_SQL_COLUMN = re.compile(r"^\s*(?:ADD COLUMN )?(\w+) [A-Z]+[^,\n]*,?\s*-- (.+)$", re.MULTILINE)
_SQL_TABLE = re.compile(r"^(?:CREATE|ALTER) TABLE (\w+)(.*?);$", re.MULTILINE | re.DOTALL)

UNITS: Mapping[str, str] = {
    "_kg": "kilograms",
    "_s": "seconds",
    "_m": "metres",
    "_at": "date and time",
    "_count": "number",
    "_id": "id",
}
KINDS: Mapping[str, str] = {
    "str": "text",
    "i8": "whole number",
    "f8": "number",
    "bool": "true or false",
    "day": "day",
    "ts": "date and time",
}
TABLES_TEXT = (
    "Every table of the database as it is. `evenstride restore FILE.zip` reads the Parquet files and puts everything"
    " into another database. The CSV files hold the same without the uploaded files, and with an apostrophe before a"
    " text that begins with = + - @, so that a spreadsheet shows it and does not compute it. An empty cell is a missing"
    ' value; "" is an empty text.'
)
LEFT_OUT_TEXT = (
    "Left out of this export: private notes go along only with `evenstride export --with-private-notes`, or where the"
    " box for them is ticked in Settings."
)
TIDY_TEXT = (
    "What Evenstride makes of the tables on the day of the export: sets with the exercise they were recognised as,"
    " weeks per focus area, and the sentences of the guide. They are not needed for putting everything back."
)


def readme(
    tables: Mapping[str, Mapping[str, str]],
    rows: Mapping[str, int],
    tidy: Mapping[str, Contract],
    left_out: Collection[str] = (),
) -> str:
    """The README of an export, in Markdown. `tables`: table -> column -> SQL type, as the database has them.

    `left_out`: tables whose rows stay where they are.
    """
    comments, said = frame_comments(), table_comments()
    lines = [
        "# Everything of an Evenstride database",
        "",
        "Made with `evenstride export`. `originals/` holds the files as they were given, one folder an import.",
        "`manifest.json` lists every file with its size and fingerprint.",
        "",
        "## tables/",
        "",
        TABLES_TEXT,
    ]
    for table, columns in tables.items():
        lines += [
            "",
            f"### {table}",
            "",
            LEFT_OUT_TEXT if table in left_out else f"{rows[table]:,} rows.",
            "",
            *_table(columns, {**comments, **said.get(table, {})}),
        ]
    lines += ["", "## tidy/", "", TIDY_TEXT]
    for name, contract in tidy.items():
        kinds = {column: KINDS[kind] for column, kind in contract.items()}
        lines += ["", f"### {name}", "", *_table(kinds, comments)]
    return "\n".join([*lines, ""])


def frame_comments() -> dict[str, str]:
    """Column -> what frames.py says about it, where it says something."""
    found: dict[str, str] = {}
    for column, text in _FRAME_COLUMN.findall((HERE / "frames.py").read_text(encoding="utf-8")):
        found.setdefault(column, text)
    return found


def table_comments() -> dict[str, dict[str, str]]:
    """Table -> column -> what the migrations say about it, where they say something."""
    found: dict[str, dict[str, str]] = {}
    for file in sorted((HERE / "warehouse" / "migrations").glob("*.sql")):
        for table, body in _SQL_TABLE.findall(file.read_text(encoding="utf-8")):
            found.setdefault(table, {}).update(_SQL_COLUMN.findall(body))
    return found


def _table(columns: Mapping[str, str], comments: Mapping[str, str]) -> list[str]:
    rows = [f"| `{name}` | {kind} | {_meaning(name, comments)} |" for name, kind in columns.items()]
    return ["| column | type | meaning |", "| --- | --- | --- |", *rows]


def _meaning(column: str, comments: Mapping[str, str]) -> str:
    """The comment, else what the column's name says about its unit."""
    text = comments.get(column) or next((unit for end, unit in UNITS.items() if column.endswith(end)), "")
    return text.replace("|", "/")
