"""What the figure of one week is made of: the exercises behind it, in the very numbers of the weekly table."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from analytics.frames import MADE_OF, conform, empty
from analytics.model import OUTSIDE, UNPLACED, Placement

_CHANNELS = ["rep_count", "hold_s", "contact_count", "volume_load_kg"]
_PLACEMENTS = {OUTSIDE: Placement.OUTSIDE, UNPLACED: Placement.UNPLACED}


def made_of(
    session_exercises: pd.DataFrame, week_start: dt.date, area: str = "", *, week_count: int = 1
) -> pd.DataFrame:
    """SESSION_EXERCISES of one athlete in, MADE_OF of the weeks from the one that begins on that day out; most sets
    first.

    `area`: a focus area, "outside" or "unplaced"; "" means all work, each set whole. As in the weekly table, sets count
    by their share, and repetitions, seconds, contacts and kilograms only where the exercise trains the area directly.
    """
    days = session_exercises["local_day"]
    first = pd.Timestamp(week_start)
    work = session_exercises[(days >= first) & (days <= first + pd.Timedelta(days=7 * week_count - 1))]
    credit = credits_of(work, area)
    work, credit = work[credit > 0], credit[credit > 0]
    if work.empty:
        return empty(MADE_OF)
    direct = credit == 1.0
    counted = work.assign(
        exercise=work["exercise_id"].where(work["exercise_id"] != "", "name:" + work["exercise_name"]),
        credit=credit,
        done_set_count=work["set_count"],
        set_count=work["set_count"] * credit,
        session=work["app"] + work["session_key"],
        **{channel: work[channel].where(direct) for channel in _CHANNELS},
    )
    frame = counted.groupby("exercise", sort=False).agg(
        exercise_id=("exercise_id", "first"),
        exercise_name=("exercise_name", "first"),
        credit=("credit", "first"),
        session_count=("session", "nunique"),
        done_set_count=("done_set_count", "sum"),
        set_count=("set_count", "sum"),
        rep_count=("rep_count", "sum"),
        hold_s=("hold_s", "sum"),
        contact_count=("contact_count", "sum"),
        has_load=("volume_load_kg", "count"),
        volume_load_kg=("volume_load_kg", "sum"),
    )
    frame["volume_load_kg"] = frame["volume_load_kg"].where(frame["has_load"] > 0)  # no load recorded is not 0 kg
    frame = frame.sort_values(["set_count", "exercise_name"], ascending=[False, True])
    return conform(frame.drop(columns="has_load").reset_index(drop=True), MADE_OF)


def credits_of(sets: pd.DataFrame, area: str = "") -> pd.Series:
    """The share with which each row of SETS or SESSION_EXERCISES counts for an area; "" means anywhere."""
    if not area:
        return (sets["placement"] != Placement.UNCOUNTED).astype("float64")
    if area in _PLACEMENTS:
        return (sets["placement"] == _PLACEMENTS[area]).astype("float64")
    return sets[f"credit_{area}"]
