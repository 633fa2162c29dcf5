"""Small invented files for the tests of the importers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from analytics.importers import identify
from analytics.model import Extraction, ImportOptions, Issue, LoadUnit, LogFile, Severity

TODAY = dt.date(2026, 6, 1)
KG = ImportOptions(load_unit=LoadUnit.KG, today=TODAY)
STRONG = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE"
TABLE = "Date,Exercise,Reps,Load (kg),Hold (s),Distance (m),RPE"


def log(text: str | bytes, name: str = "log.csv") -> LogFile:
    return LogFile(name, text if isinstance(text, bytes) else text.encode())


def strong_row(**cells: Any) -> str:
    """One row of a Strong export; cells by short name, the rest as in any good row."""
    good = {
        "date": "2025-05-04 18:00:00", "title": "Legs", "duration": "50m", "name": "Squat (Barbell)", "order": 1,
        "weight": 60, "reps": 5, "distance": 0, "seconds": 0, "note": "", "session_note": "", "rpe": "",
    }  # fmt: skip
    return ",".join(str(cell) for cell in (good | cells).values())


def strong(*rows: str, heading: str = STRONG) -> LogFile:
    return log("\n".join([heading, *rows]))


def strong_with(**cells: Any) -> LogFile:
    """A good row, one row with these cells, a good row: the odd one is line 3."""
    return strong(strong_row(), strong_row(**cells), strong_row())


def table(*rows: str, heading: str = TABLE) -> LogFile:
    return log("\n".join([heading, *rows]))


def read(file: LogFile, options: ImportOptions = KG) -> Extraction:
    return identify(file).extract(file, options)


def left_out(extraction: Extraction) -> Sequence[Issue]:
    return [issue for issue in extraction.issues if issue.severity is Severity.LEFT_OUT]


def warnings(extraction: Extraction) -> Sequence[Issue]:
    return [issue for issue in extraction.issues if issue.severity is Severity.WARNING]
