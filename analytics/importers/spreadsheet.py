"""Sheets of an .xlsx workbook as records of text, read within bounds."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from analytics.importers.records import COLUMN_LIMIT, Heading, Records, normalised, nothing_left
from analytics.model import FileRefusedError, Issue, LogFile, Severity
from analytics.units import format_number

ROW_LIMIT = 200_000
_UNPACKED_LIMIT = 250_000_000  # bytes
_RATIO_LIMIT = 150
_SMALL = 1_000_000  # bytes; a small part may shrink by any ratio
_PARTS_LIMIT = 1000
_HEADING_WITHIN = 30  # rows
_BLANK_ROWS_AT_END = 1000
_AS_CSV = "Save the sheet as .csv and choose that file."

_NO_RESULT = re.compile(rb"(?:</f>|<f[^>]*/>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")

Sheets = dict[str, list[tuple[int, list[str]]]]
"""Rows of each sheet that are not blank, with their number in the sheet."""


def is_workbook(content: bytes) -> bool:
    """Whether the bytes are an .xlsx workbook, by the parts inside."""
    if not content.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError):  # the second: a compression zipfile does not know
        return False


def read_sheets(log: LogFile) -> Sheets:
    """Every sheet with cells in it. Raises FileRefusedError for a workbook that is damaged, locked or too large."""
    _guard(log.content)
    import openpyxl  # slow to import, and few files need it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions, which hold no sets
            book = openpyxl.load_workbook(io.BytesIO(log.content), read_only=True, data_only=True)
            sheets = {sheet.title: list(_rows(sheet)) for sheet in book.worksheets}
            book.close()
    except FileRefusedError:
        raise
    except Exception as error:  # whatever a damaged workbook makes the reader raise, it is one answer
        raise FileRefusedError(f"This workbook is damaged and cannot be read. {_AS_CSV}") from error
    filled = {title: rows for title, rows in sheets.items() if rows}
    if not filled:
        raise FileRefusedError("This workbook is empty. Formulas count only after a spreadsheet program saved them.")
    return filled


def formulas_without_result(content: bytes) -> int:
    """How many cells hold a formula whose result no spreadsheet program has written into the file yet."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return sum(len(_NO_RESULT.findall(archive.read(name))) for name in parts)


def heading_in(rows: Sequence[tuple[int, list[str]]], fits: Callable[[Sequence[str]], bool]) -> Heading | None:
    """The first row near the top that `fits`, as a heading."""
    for number, cells in rows[:_HEADING_WITHIN]:
        trimmed = [cell.strip() for cell in cells]
        while trimmed and not trimmed[-1]:
            trimmed.pop()
        if fits([normalised(cell) for cell in trimmed]):
            return Heading(trimmed, number, "", len(cells))
    return None


def sheet_records(rows: Sequence[tuple[int, list[str]]], heading: Heading) -> Records:
    """The rows below the heading as columns. Cells beside the table are not part of it."""
    width = len(heading.cells)
    body = [(number, (cells + [""] * width)[:width]) for number, cells in rows if number > heading.line]
    body = [(number, cells) for number, cells in body if any(map(str.strip, cells)) and cells != heading.cells]
    if not body:
        raise nothing_left([])
    above = [(number, cells) for number, cells in rows if number < heading.line]
    issues = []
    if above:
        first, cells = above[0]
        what = f"{len(above)} row{'s' * (len(above) > 1)} above the heading in row {heading.line}: skipped."
        issues.append(Issue(first, "", " ".join(cells).strip()[:60], what, Severity.WARNING))
    columns = list(zip(*(cells for _, cells in body), strict=True))
    return Records(heading, columns, np.array([number for number, _ in body], dtype=np.int64), [], [], issues)


def _guard(content: bytes) -> None:
    """Refuse what would unpack to far more than it is, before unpacking anything."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise FileRefusedError("This workbook has a password. Save it without one, or as .csv.")
    swollen = any(part.file_size > _SMALL and part.file_size > _RATIO_LIMIT * part.compress_size for part in parts)
    if swollen or len(parts) > _PARTS_LIMIT or sum(part.file_size for part in parts) > _UNPACKED_LIMIT:
        raise FileRefusedError(f"This workbook unpacks to far more than a log needs. {_AS_CSV}")


def _rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    blank = 0
    limits = {"max_row": ROW_LIMIT + 1, "max_col": COLUMN_LIMIT}
    sheet.reset_dimensions()  # a workbook may claim more than it holds
    for number, cells in enumerate(sheet.iter_rows(values_only=True, **limits), 1):
        if number > ROW_LIMIT:
            raise FileRefusedError(f"This sheet has more than {format_number(ROW_LIMIT)} rows. {_AS_CSV}")
        texts = [_text(cell) for cell in cells]
        if any(texts):
            blank = 0
            yield number, texts
        else:
            blank += 1
            if blank > _BLANK_ROWS_AT_END:
                return


def _text(cell: Any) -> str:
    """A cell as it would stand in a CSV file with ISO dates and decimal points."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ", "seconds")
    if isinstance(cell, dt.time):
        return cell.isoformat("seconds")
    if isinstance(cell, dt.timedelta):
        return str(int(cell.total_seconds()))
    return str(cell)
