"""Sentences about a number of the log that a person puts right: what counts now beside what was logged."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pandas as pd

from analytics.model import MOST_LOGGED, LoadUnit
from analytics.units import format_number, from_kg, to_kg
from analytics.words.data_check import counts_as, value_text
from analytics.writing import full_day

CORRECT = "Correct a number"
HELP = (
    "Another number counts from now on, or none where you empty its box. What was logged stays visible beside it,"
    " and this can be undone, one step at a time."
)
WHICH = "Which set?"
KEEP, LEAVE = "Let these numbers count", "Leave as it is"
UNCHANGED = "These are the numbers that count already, so nothing was changed."
CHANGES = "Corrected or left out, on Data check"
EXPORT = "Take everything out, in Settings"
LABELS: Mapping[str, str] = {"load_kg": "Load", "reps": "Repetitions", "hold_s": "Time", "distance_m": "Distance"}
CELLS: Mapping[str, str] = {"load_kg": "Load", "reps": "Reps", "hold_s": "Time", "distance_m": "Distance"}
"""Columns of a session's table, see words/log.py."""

UNITS: Mapping[str, str] = {"reps": "", "hold_s": "seconds", "distance_m": "metres"}
AMOUNTS = ("reps", "hold_s", "distance_m")
NOTHING_LEFT = "Without repetitions, time or distance the set does not count."
ALWAYS = ("load_kg", "reps", "hold_s")
"""Numbers that any set may have; a distance can be put right only where there is one."""


def typed_unit(row: Mapping[str, object], unit: LoadUnit) -> LoadUnit:
    """The unit that the load was typed in; what is shown elsewhere where there is no load."""
    return LoadUnit(str(row["load_unit"])) if row["load_unit"] else unit


def columns(row: Mapping[str, object]) -> list[str]:
    """What can be put right in a set."""
    return [name for name in LABELS if name in ALWAYS or _known(row[name])]


def label(column: str, unit: LoadUnit) -> str:
    """`Load (kg)`, `Repetitions`, `Time (seconds)`."""
    of = unit.value if column == "load_kg" else UNITS[column]
    return f"{LABELS[column]} ({of})" if of else LABELS[column]


def shown(row: Mapping[str, object], column: str, unit: LoadUnit) -> float | None:
    """The number that counts now, in the unit of its box; None for none."""
    if not _known(row[column]):
        return None
    value = float(row[column])  # type: ignore[arg-type]
    return round(from_kg(value, unit), 2) if column == "load_kg" else value


def most(column: str, unit: LoadUnit) -> float:
    """The largest number that can be typed into the box of a column."""
    largest = MOST_LOGGED[column]
    return float(math.floor(from_kg(largest, unit))) if column == "load_kg" else largest


def changes(row: Mapping[str, object], typed: Mapping[str, float | None], unit: LoadUnit) -> dict[str, float | None]:
    """column -> new number as it is kept, None for none, of what was typed and differs from what counts now."""
    return {
        column: to_kg(value, unit) if column == "load_kg" and value is not None else value
        for column, value in typed.items()
        if value != shown(row, column, unit)
    }


def done_text(row: Mapping[str, object], changed: Mapping[str, float | None], unit: LoadUnit) -> str:
    """`Hip Thrust, 21 August 2026: load 725 kg counts as 72.5 kg; 8 repetitions count as 9.`"""
    day = full_day(pd.Timestamp(row["session_started_at"]).date())  # type: ignore[arg-type]
    olds = {column: float(row[column]) if _known(row[column]) else None for column in changed}  # type: ignore[arg-type]
    parts = [counts_as(column, olds[column], new, unit) for column, new in changed.items()]
    amounts = [changed.get(column, row[column]) for column in AMOUNTS]
    nothing = "" if any(_known(value) and value for value in amounts) else f" {NOTHING_LEFT}"
    return f"{row['exercise_name']}, {day}: {'; '.join(parts)}.{nothing}"


def corrected_cells(cells: Mapping[str, str], logged: Mapping[str, float | None], unit: LoadUnit) -> dict[str, str]:
    """`60 kg (logged: 600 kg)` for each cell of a set in which another number counts than was logged."""
    found = {}
    for column, value in logged.items():
        was = "none" if value is None else value_text(column, value, unit)
        found[CELLS[column]] = f"{cells[CELLS[column]] or 'none'} (logged: {was})"
    return found


def lines_text(number: int) -> str:
    """Said where one line of the file stands for several sets."""
    return f"The line stands for {format_number(number)} sets; all of them are corrected." if number > 1 else ""


def corrected_text(number: int) -> str:
    """A further sentence on a page to hand over, where numbers of the log were put right."""
    if not number:
        return ""
    lines = "1 line of the log counts" if number == 1 else f"{format_number(number)} lines of the log count"
    return f" {lines} with a number that was corrected by hand."


def _known(value: object) -> bool:
    return value is not None and not math.isnan(float(value))  # type: ignore[arg-type]
