"""Sentences and cells of the page *Log*."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping

import pandas as pd

from analytics.model import FocusArea, ImportReport, LoadUnit, Placement, SetKind
from analytics.units import format_distance, format_load, format_number, format_seconds
from analytics.words.add_log import AREA_NAMES, count, read_text
from analytics.writing import full_day

KIND_NAMES: Mapping[str, str] = {SetKind.WARM_UP: "warm-up", SetKind.FAILURE: "to failure", SetKind.DROP: "drop set"}
PLACE_NAMES: Mapping[str, str] = {
    Placement.OUTSIDE: "outside the five areas",
    Placement.UNCOUNTED: "not counted",
    Placement.UNPLACED: "not placed yet",
}


QUESTION = "What did I do, and is it right?"
LEAVE_OUT_HELP = "The session or a set no longer counts. What was logged stays, and this can be undone."
ALL_LEFT_OUT_TITLE = "No session of this log counts"
ALL_LEFT_OUT = "You left all of them out. The page Data check lists what you changed, and takes it back."
WHOLE_SESSION = "The whole session"


def line_label(row: Mapping[str, object], unit: LoadUnit) -> str:
    """`Hip Thrust · 72.5 kg · 8 · line 203`, for choosing one set of a session."""
    cells = set_cells(row, unit)
    parts = [cells[name] for name in ("Exercise", "Load", "Reps", "Time", "Distance")]
    return " · ".join([*(part for part in parts if part), f"line {cells['Line']}"])


def left_out_by_hand(what: str) -> str:
    """What is said once the person left a session or a set out."""
    return f"Left out: {what}."


def title_text(session_count: int, first: dt.date) -> str:
    """`61 sessions since 4 May 2026`."""
    return f"{count(session_count, 'session')} since {full_day(first)}"


def shown_text(shown: int, total: int) -> str:
    """`All 61 sessions, newest first.`, or `12 of 61 sessions, newest first.`"""
    if shown == total:
        return f"All {count(total, 'session')}, newest first." if total > 1 else "One session."
    return f"{format_number(shown)} of {count(total, 'session')}, newest first."


def session_label(started: pd.Timestamp, title: str, set_count: int) -> str:
    """`Fri 21 August 2026, 18:05 · Strength B · 14 sets`; midnight means that no time was logged."""
    clock = "" if started.time() == dt.time(0) else f", {started:%H:%M}"
    parts = [f"{started:%a} {full_day(started.date())}{clock}", title, count(set_count, "set")]
    return " · ".join(part for part in parts if part)


def import_text(report: ImportReport, imported_at: dt.datetime) -> str:
    """What one import brought, and when it was added."""
    return f"{read_text(report)} Added {full_day(imported_at.date())}."


def set_cells(row: Mapping[str, object], unit: LoadUnit) -> dict[str, str]:
    """One row of a session's table: what was logged, where it counts, and the line it stands in."""
    return {
        "Exercise": str(row["exercise_name"]),
        "Load": _unless_missing(row["load_kg"], lambda kg: format_load(kg, unit)),
        "Reps": _unless_missing(row["reps"], format_number),
        "Time": _unless_missing(row["hold_s"], format_seconds),
        "Distance": _unless_missing(row["distance_m"], format_distance),
        "Kind": KIND_NAMES.get(SetKind.WARM_UP if row["is_warm_up"] else str(row["set_kind"]), ""),
        "Counts for": counts_for(row),
        "Line": _unless_missing(row["line"], format_number),
    }


def counts_for(row: Mapping[str, object]) -> str:
    """`Legs, Glutes ½`, `outside the five areas`, `not placed yet`; a warm-up counts nowhere."""
    if row["is_warm_up"]:
        return "warm-up, not counted"
    if row["placement"] in PLACE_NAMES:
        return PLACE_NAMES[str(row["placement"])]
    shares = {area: row[f"credit_{area}"] for area in FocusArea}
    parts = [AREA_NAMES[area] + ("" if share == 1 else " ½") for area, share in shares.items() if share]
    return ", ".join(parts)


def _unless_missing(value: object, text: object) -> str:
    number = float(value)  # type: ignore[arg-type]
    return "" if math.isnan(number) else text(number)  # type: ignore[operator]
