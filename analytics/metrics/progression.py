"""How one exercise moves: best set and work of every session, running best, and the corridor of gradual building."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analytics.frames import PROGRESSION, RECORDS, conform, empty

CORRIDOR_SESSIONS = 6
CORRIDOR_FROM = 4
CORRIDOR = (0.93, 1.08)
"""Median of the last six sessions, less 7 % to plus 8 %, from the fourth session on (our choice).

A small number has no step as small as that, so one whole step (`least_step` of the measure) is always inside. Loads
have 1 kg, well below the 2.25 kg from which the guide speaks about a step in load.
"""

WORK_STEP = 1.10
WORK_DAYS = 30
"""Work of a session against 10 % over the biggest of the 30 days before (edge: Frandsen et al. 2025, on running)."""


@dataclass(frozen=True)
class ProgressMeasure:
    """What sessions of an exercise are compared in: a SESSION_EXERCISES column for the best set, one for the work."""

    key: str
    column: str
    work_column: str
    title: str
    unit: str
    work_title: str
    work_unit: str
    least_step: float  # in `unit`: the corridor reaches at least so far either way


MEASURES = {
    measure.key: measure
    for measure in (
        ProgressMeasure(
            "one_rep_max", "one_rep_max_kg", "volume_load_kg", "estimated 1-rep max", "kg", "volume load", "kg", 1.0
        ),
        ProgressMeasure("top_load", "top_load_kg", "volume_load_kg", "top load", "kg", "volume load", "kg", 1.0),
        ProgressMeasure("top_reps", "top_reps", "rep_count", "most reps in a set", "reps", "reps", "reps", 1.0),
        ProgressMeasure("top_hold", "top_hold_s", "hold_s", "longest hold", "s", "time held", "s", 1.0),
        ProgressMeasure(
            "contacts", "contact_count", "contact_count", "contacts", "contacts", "contacts", "contacts", 1.0
        ),
        ProgressMeasure("speed", "top_speed_m_s", "set_count", "fastest set", "m/s", "sets", "sets", 0.0),
    )
}


def choose_measure(session_exercises: pd.DataFrame) -> ProgressMeasure:
    """The measure that most sessions of this exercise can be compared in; kilograms before repetitions.

    Rows of several equipments are never compared in kilograms.

    `session_exercises`: SESSION_EXERCISES rows of one exercise of one athlete. An exercise without external load is
    compared in repetitions, because its kilograms would only follow body mass.
    """
    known = session_exercises.notna() & (session_exercises != 0)
    half = max(len(session_exercises) / 2, 1)
    has_external = known["top_external_load_kg"].sum() >= half and session_exercises["equipment"].nunique() < 2
    order = (
        ("contacts", known["contact_count"].sum() >= half),
        ("top_hold", known["top_hold_s"].sum() >= half),
        ("one_rep_max", has_external and known["one_rep_max_kg"].sum() >= half),
        ("top_load", has_external and known["top_load_kg"].sum() >= half),
        ("top_reps", known["top_reps"].any()),
        ("speed", known["top_speed_m_s"].any()),
    )
    return MEASURES[next((key for key, fits in order if fits), "top_reps")]


def in_weeks(local_day: pd.Series, first_days: Collection[dt.date]) -> pd.Series:
    """For each day whether it lies in one of the weeks that begin on these days."""
    starts = pd.DatetimeIndex(sorted(first_days)).as_unit("us")
    inside = [(local_day >= start) & (local_day < start + pd.Timedelta(days=7)) for start in starts]
    return pd.concat(inside, axis=1).any(axis=1) if inside else pd.Series(False, index=local_day.index)


def progression(
    session_exercises: pd.DataFrame, measure: ProgressMeasure, errors: Collection[dt.date] = ()
) -> pd.DataFrame:
    """SESSION_EXERCISES rows of one exercise of one athlete in, PROGRESSION out: one row per session, oldest first.

    Sides logged in separate rows are one session: the better side is its value, both sides are its work. A session
    without a value in this measure (only sets above 10 repetitions hold no estimate) counts with its work alone.
    `errors`: first days of the weeks whose steps were answered as a log error.
    """
    if session_exercises.empty:
        return empty(PROGRESSION)
    rows = session_exercises.assign(
        value=session_exercises[measure.column].where(session_exercises[measure.column] > 0)
    )
    sessions = rows.groupby(["app", "session_key", "session_started_at", "local_day"], as_index=False)
    frame = sessions.agg(
        value=("value", "max"),
        set_count=("set_count", "sum"),
        top_load_kg=("top_load_kg", "max"),
        top_reps=("top_reps", "max"),
    )
    frame["work"] = sessions[measure.work_column].sum(min_count=1)[measure.work_column]  # nothing known is not zero
    frame = frame.sort_values("session_started_at", ignore_index=True)
    frame["is_error"] = in_weeks(frame["local_day"], errors)
    trusted = frame["value"].mask(frame["is_error"])
    frame["best"] = trusted.cummax().ffill()
    frame["is_best"] = trusted > frame["best"].shift(1).fillna(float("inf"))
    value = trusted.dropna()
    middle = value.shift(1).rolling(CORRIDOR_SESSIONS, min_periods=CORRIDOR_FROM - 1).median()
    frame["corridor_low"], frame["corridor_high"] = _corridor(middle, measure)
    by_time = frame.set_index("session_started_at")["work"]
    biggest = by_time.rolling(pd.Timedelta(days=WORK_DAYS), closed="left").max()
    frame["work_limit"] = biggest.to_numpy() * WORK_STEP
    return conform(frame, PROGRESSION)[list(PROGRESSION)]


def next_corridor(sessions: pd.DataFrame, measure: ProgressMeasure) -> tuple[float, float]:
    """Edges of the corridor of the session that comes after these (PROGRESSION); NaN before the fourth with a value."""
    value = sessions["value"].mask(sessions["is_error"]).dropna().tail(CORRIDOR_SESSIONS)
    low, high = _corridor(value.median() if len(value) >= CORRIDOR_FROM - 1 else np.nan, measure)
    return float(low), float(high)


def records(session_exercises: pd.DataFrame) -> pd.DataFrame:
    """SESSION_EXERCISES of one or many athletes in, RECORDS out: the best of each exercise in each measure and its day.

    Each equipment has its own, for a barbell record says nothing about dumbbells.
    The first day on which a value was reached counts; measures that were never logged have no row.
    """
    keys = ["athlete_id", "exercise_id", "equipment"]
    work = session_exercises[session_exercises["exercise_id"] != ""].sort_values("session_started_at")
    parts = []
    for measure in MEASURES.values():
        valued = work[work[measure.column].fillna(0) > 0]
        best = valued.loc[valued.groupby(keys)[measure.column].idxmax()]
        parts.append(
            best[[*keys, "local_day"]].assign(measure=measure.key, value=best[measure.column], unit=measure.unit)
        )
    frame = pd.concat(parts, ignore_index=True).sort_values([*keys, "measure"], ignore_index=True)
    return conform(frame, RECORDS)[list(RECORDS)]


def _corridor(middle: Any, measure: ProgressMeasure) -> tuple[Any, Any]:
    """Edges around a median, or many of them: never below one step, where the median is not there already."""
    step = measure.least_step
    low = np.minimum(middle * CORRIDOR[0], np.maximum(middle - step, step))
    return low, np.maximum(middle * CORRIDOR[1], middle + step)
