"""A reviewed CSV table as rows that know their line. Every fault is a ReferenceDataError that begins with file:line."""

from __future__ import annotations

import csv
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from analytics.model import ReferenceDataError

DATA = Path(__file__).parents[2] / "data"
"""The folder of reviewed tables. Nothing outside analytics/reference/ reads it."""


@dataclass(frozen=True)
class Row:
    """One row of a table: where it stands and its cells by column name."""

    file: str
    line: int  # 1 = header
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def fault(self, sentence: str) -> ReferenceDataError:
        """The error to raise about this row: "data/exercises.csv:17: ..."."""
        return ReferenceDataError(f"{self.file}:{self.line}: {sentence}")

    def one_of(self, column: str, allowed: Collection[str]) -> str:
        """The cell, if it is one of the allowed values."""
        value = self[column]
        if value not in allowed:
            raise self.fault(f"{column} is {value!r}; write one of: {', '.join(sorted(allowed))}.")
        return value

    def number(self, column: str, minimum: float, maximum: float) -> float:
        """The cell as a number between two bounds, both allowed."""
        try:
            value = float(self[column])
        except ValueError:
            raise self.fault(f"{column} is {self[column]!r}; write a number with a decimal point.") from None
        if not minimum <= value <= maximum:
            raise self.fault(f"{column} is {self[column]}; write a number from {minimum:g} to {maximum:g}.")
        return value


def read_table(path: Path, columns: Sequence[str], key: Sequence[str]) -> list[Row]:
    """Rows of a UTF-8 CSV whose header is `columns`, whose rows are sorted by `key`, no key twice, no blank at an edge.

    Sorted means by code point of the lower-case key. Raises ReferenceDataError.
    """
    file = f"data/{path.name}"
    rows: list[Row] = []
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream, strict=True)
        header = next(reader, [])
        if header != list(columns):
            raise ReferenceDataError(f"{file}:1: the header is {','.join(header)}; write {','.join(columns)}.")
        for cells in reader:
            row = Row(file, reader.line_num, dict(zip(columns, cells, strict=False)))
            _check_cells(row, cells, len(columns))
            if rows:
                _check_order(rows[-1], row, key)
            rows.append(row)
    return rows


def _check_cells(row: Row, cells: Sequence[str], width: int) -> None:
    if len(cells) != width:
        raise row.fault(f"{len(cells)} cells where the header has {width}; put text with a comma into double quotes.")
    if any(cell != cell.strip() for cell in cells):
        raise row.fault("a cell begins or ends with a blank; take the blank away.")


def _check_order(before: Row, row: Row, key: Sequence[str]) -> None:
    this, last = (tuple(r[column].casefold() for column in key) for r in (row, before))
    if this == last:
        raise row.fault(f"{' and '.join(row[c] for c in key)} stands on line {before.line} already; keep one of them.")
    if this < last:
        raise row.fault(f"this row sorts before line {before.line}; sort the file by {' and '.join(key)}.")
