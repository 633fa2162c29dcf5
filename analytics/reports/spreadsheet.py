"""The tidy weekly rows and the flags as a workbook. Every text is stored as text: nothing in it is ever a formula."""

from __future__ import annotations

import datetime as dt
import io
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from analytics import guidance
from analytics.athlete_log import AthleteLog
from analytics.model import MarkedFlag
from analytics.words.guide import FOOTER
from analytics.words.sheet import ABOUT, FLAG_COLUMNS, WEEKLY_COLUMNS

ACTS = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins so would be read as a formula by some programs when the cell is typed again or saved as CSV."""
MOST_SIGNS = 32_000
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def tidy_rows(
    log: AthleteLog, name: str, weeks: int, answers: pd.DataFrame
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Rows of both sheets for the last so many weeks of one athlete's log, called `name`: weekly, flags.

    `answers`: FLAG_ANSWERS of the athlete.
    """
    if log.weekly.empty:
        return [], []
    first = log.weekly["week_start"].max() - pd.Timedelta(weeks=weeks - 1)
    weekly = log.weekly[log.weekly["week_start"] >= first]
    flags = [one for one in log.flags if one.week_start >= first.date()]
    return _weekly_rows(name, weekly), _flag_rows(name, guidance.mark_flags(flags, answers))


def _weekly_rows(name: str, weekly: pd.DataFrame) -> list[dict[str, Any]]:
    rows = weekly.sort_values(["week_start", "focus_area"], kind="stable").to_dict("records")
    return [
        {
            "athlete": name,
            **{column: row[column] for column in WEEKLY_COLUMNS if column in row},
            "week_start": row["week_start"].date(),
        }
        for row in rows
    ]


def _flag_rows(name: str, marked: Iterable[MarkedFlag]) -> list[dict[str, Any]]:
    return [{"athlete": name, **one.flag.as_row(), "answer": str(one.answer or "")} for one in marked]


def as_workbook(
    weekly: Iterable[Mapping[str, Any]],
    flags: Iterable[Mapping[str, Any]],
    made_on: dt.date,
    judged_by: Sequence[tuple[str, str]],
) -> bytes:
    """Three sheets: Weekly, Flags, About (what the columns mean).

    `judged_by`: (name, words.guide.judged_by) of each athlete.
    """
    book = Workbook(write_only=True)
    book.properties.creator = "Evenstride"
    book.properties.created = book.properties.modified = dt.datetime.combine(made_on, dt.time(12))
    _fill(book.create_sheet("Weekly"), WEEKLY_COLUMNS, weekly)
    _fill(book.create_sheet("Flags"), FLAG_COLUMNS, flags)
    about = book.create_sheet("About")
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 24, 110
    meanings = [*WEEKLY_COLUMNS.items(), *(one for one in FLAG_COLUMNS.items() if one[0] not in WEEKLY_COLUMNS)]
    for pair in [("As of", made_on), *judged_by, *ABOUT, *meanings, ("", FOOTER)]:
        about.append([_cell(about, one) for one in pair])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: WriteOnlyWorksheet, columns: Mapping[str, str], rows: Iterable[Mapping[str, Any]]) -> None:
    sheet.freeze_panes = "A2"
    for nth, name in enumerate(columns):
        sheet.column_dimensions[chr(ord("A") + nth)].width = 60 if name == "text" else max(12, len(name) + 2)
    heads = [_cell(sheet, name) for name in columns]
    for head in heads:
        head.font = Font(bold=True)
    sheet.append(heads)
    for row in rows:
        sheet.append([_cell(sheet, row[name]) for name in columns])


def _cell(sheet: WriteOnlyWorksheet, value: Any) -> WriteOnlyCell:
    """One cell: numbers, days and moments as such, missing as empty, all else as text whatever it begins with."""
    if value is None or value is pd.NaT or (isinstance(value, float) and not math.isfinite(value)):
        return WriteOnlyCell(sheet, None)
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, pd.Timestamp):
        value = value.to_pydatetime()
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value)
    text = _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", value)[:MOST_SIGNS]
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    if text.startswith(ACTS):
        cell.quotePrefix = True
    return cell
