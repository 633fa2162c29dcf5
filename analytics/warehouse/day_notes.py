"""Runs and pain that people note on a day: enter, take away, bring back, read."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence

import pandas as pd

from analytics.frames import PAIN_NOTES, RUNS, conform
from analytics.model import EvenstrideError, FocusArea, RunKind
from analytics.units import format_number
from analytics.warehouse.database import Warehouse
from analytics.warehouse.identity import new_id, now
from analytics.warehouse.removal import mark_removed
from analytics.warehouse.versions import raise_data_version

BY_HAND = "hand"
TABLES = ("runs", "pain_notes")
FIRST_DAY = dt.date(1970, 1, 1)
MOST_LETTERS = 300
MOST_S, MOST_M = 7 * 86_400.0, 1_000_000.0


def runs(warehouse: Warehouse, athlete_ids: Sequence[str], until: dt.date | None = None) -> pd.DataFrame:
    """RUNS of these athletes up to `until`, oldest first; those taken away are left out."""
    rows = warehouse.frame(
        "SELECT athlete_id, note_id, CAST(local_day AS TIMESTAMP) AS local_day, started_at, run_kind, duration_s, "
        "distance_m, origin FROM runs WHERE athlete_id IN (SELECT unnest($athletes)) AND removed_at IS NULL "
        "AND local_day <= $until ORDER BY athlete_id, local_day, entered_at, note_id",
        {"athletes": list(athlete_ids), "until": until or dt.date.max},
    )
    return conform(rows, RUNS)


def pain_notes(warehouse: Warehouse, athlete_ids: Sequence[str], until: dt.date | None = None) -> pd.DataFrame:
    """PAIN_NOTES of these athletes up to `until`, oldest first; those taken away are left out."""
    rows = warehouse.frame(
        "SELECT athlete_id, note_id, CAST(local_day AS TIMESTAMP) AS local_day, focus_area, note FROM pain_notes "
        "WHERE athlete_id IN (SELECT unnest($athletes)) AND removed_at IS NULL AND local_day <= $until "
        "ORDER BY athlete_id, local_day, entered_at, note_id",
        {"athletes": list(athlete_ids), "until": until or dt.date.max},
    )
    return conform(rows, PAIN_NOTES)


def add_run(
    warehouse: Warehouse,
    athlete_id: str,
    local_day: dt.date,
    run_kind: RunKind,
    *,
    today: dt.date,
    time: dt.time | None = None,
    duration_s: float | None = None,
    distance_m: float | None = None,
) -> str:
    """Keep one run; its id. Raises EvenstrideError for what cannot be one, UnknownAthleteError."""
    _check_day(local_day, today)
    for value, most, what in ((duration_s, MOST_S, "duration"), (distance_m, MOST_M, "distance")):
        if value is not None and not (math.isfinite(value) and 0 < value <= most):
            raise EvenstrideError(f"The {what} of a run must be more than 0 and not out of reach. Nothing was kept.")
    started_at = None if time is None else dt.datetime.combine(local_day, time)
    note_id = new_id()

    def add(inside: Warehouse) -> None:
        raise_data_version(inside, athlete_id)
        inside.run(
            "INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)",
            [note_id, athlete_id, local_day, started_at, str(run_kind), duration_s, distance_m, BY_HAND, now()],
        )

    warehouse.write(add)
    return note_id


def add_pain(
    warehouse: Warehouse, athlete_id: str, local_day: dt.date, area: FocusArea, note: str = "", *, today: dt.date
) -> str:
    """Keep that an area hurt on a day; the id of the note. Raises EvenstrideError, UnknownAthleteError."""
    _check_day(local_day, today)
    text = note.strip()
    if len(text) > MOST_LETTERS:
        raise EvenstrideError(
            f"The note has {format_number(len(text))} letters; up to {MOST_LETTERS} fit. Nothing was kept."
        )
    note_id = new_id()

    def add(inside: Warehouse) -> None:
        raise_data_version(inside, athlete_id)
        inside.run(
            "INSERT INTO pain_notes VALUES (?, ?, ?, ?, ?, ?, NULL)",
            [note_id, athlete_id, local_day, str(area), text, now()],
        )

    warehouse.write(add)
    return note_id


def remove_day_note(warehouse: Warehouse, note_id: str) -> None:
    """Take one run or note of pain away. Raises EvenstrideError for an id that is not there."""
    mark_removed(warehouse, TABLES, "note_id", note_id, now(), what="note")


def restore_day_note(warehouse: Warehouse, note_id: str) -> None:
    """Bring one back that was taken away."""
    mark_removed(warehouse, TABLES, "note_id", note_id, None, what="note")


def _check_day(day: dt.date, today: dt.date) -> None:
    if not FIRST_DAY <= day <= today:
        raise EvenstrideError(f"{day.isoformat()} is not a day up to today. Nothing was kept.")
