"""Short logs as the data check sees them."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from analytics.datacheck import CheckEvidence
from analytics.frames import GAPS, SETS, conform, empty
from analytics.model import AthleteSettings, FocusArea
from analytics.reference import exercise_table, load_catalogue

NAN = float("nan")
EXERCISES = exercise_table(load_catalogue())
TODAY = dt.date(2026, 8, 23)


def one_set(day: str, name: str = "Hip Thrust", **cells: object) -> dict[str, object]:
    """One set; `day` may carry a time. Cells by their column, for example load_kg=70."""
    start = pd.Timestamp(day)
    plain = {column: {"str": "", "f8": NAN, "i8": 0, "bool": False}.get(kind, pd.NaT) for column, kind in SETS.items()}
    return {
        **plain,
        "athlete_id": "ada",
        "import_id": "first",
        "app": "hevy",
        "file": "log.csv",
        "session_key": day,
        "session_started_at": start,
        "local_day": start.normalize(),
        "exercise_name": name,
        "exercise_id": "hip_thrust" if name == "Hip Thrust" else "",
        "set_kind": "working",
        "side": "both",
        "placement": "areas",
        "load_unit": "kg" if "load_kg" in cells else "",
        "reps": 8.0,
        **{f"credit_{area}": 0.0 for area in FocusArea},
        **cells,
    }


def evidence(*sets: dict[str, object], **more: object) -> CheckEvidence:
    """What the checks look at, with lines in the order given."""
    rows = pd.DataFrame([{**one, "line": one["line"] or nth} for nth, one in enumerate(sets, start=2)])
    frame = conform(rows, SETS) if sets else empty(SETS)
    fields = {"settings": AthleteSettings(), "gaps": empty(GAPS), "unplaced": [], "files_of_others": {}, **more}
    return CheckEvidence(today=TODAY, sets=frame, exercises=EXERCISES, **fields)


def days(count: int, first: str = "2026-03-02", step: int = 3) -> list[str]:
    """So many days, three apart."""
    return [f"{day:%Y-%m-%d}" for day in pd.date_range(first, periods=count, freq=f"{step}D")]
