"""Sessions as wholes: how big each was, on which days an area was trained, and where the log is empty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pandas as pd

from analytics.frames import AREA_DAYS, CREDITS, GAPS, SESSIONS, conform, empty
from analytics.metrics.calendar import week_starts
from analytics.model import AthleteSettings, FocusArea

GAP_DAYS = 10
"""A stretch of this many days or more without a working set is a gap that the athlete is asked about (our choice)."""

LOWER_LIMB = ["credit_glutes", "credit_legs", "credit_calves", "credit_feet"]


def sessions(session_exercises: pd.DataFrame, settings: Mapping[str, AthleteSettings]) -> pd.DataFrame:
    """SESSION_EXERCISES in, SESSIONS out: one row per session that holds a working set, oldest first."""
    work = session_exercises[session_exercises["set_count"] > 0]
    if work.empty:
        return empty(SESSIONS)
    work = work.assign(
        lower_limb_set_count=work["set_count"] * work[LOWER_LIMB].sum(axis=1),
        exercise=work["exercise_id"].where(work["exercise_id"] != "", work["exercise_name"]),
    )
    frame = work.groupby(["athlete_id", "app", "session_key"], sort=False, as_index=False).agg(
        session_started_at=("session_started_at", "min"),
        local_day=("local_day", "min"),
        session_title=("session_title", "first"),
        duration_s=("session_duration_s", "max"),
        set_count=("set_count", "sum"),
        lower_limb_set_count=("lower_limb_set_count", "sum"),
        contact_count=("contact_count", "sum"),
        exercise_count=("exercise", "nunique"),
    )
    frame["week_start"] = week_starts(frame["athlete_id"], frame["local_day"], settings)
    frame = frame.sort_values(["athlete_id", "session_started_at", "session_key"], ignore_index=True)
    return conform(frame, SESSIONS)


def area_days(session_exercises: pd.DataFrame) -> pd.DataFrame:
    """SESSION_EXERCISES in, AREA_DAYS out: the distinct days on which each area was trained directly."""
    work = session_exercises[session_exercises["set_count"] > 0]
    days = work.groupby(["athlete_id", "local_day"], as_index=False)[list(CREDITS)].max()
    parts = [
        days.loc[days[column] == 1.0, ["athlete_id", "local_day"]].assign(focus_area=str(area))
        for area, column in zip(FocusArea, CREDITS, strict=True)
    ]
    frame = pd.concat(parts, ignore_index=True).sort_values(
        ["athlete_id", "focus_area", "local_day"], ignore_index=True
    )
    return conform(frame, AREA_DAYS)[list(AREA_DAYS)]


def gaps(sessions: pd.DataFrame, today: dt.date, settings: Mapping[str, AthleteSettings]) -> pd.DataFrame:
    """SESSIONS in, GAPS out: stretches of `GAP_DAYS` or more days without a working set, with the athlete's answer.

    A stretch that still runs on `today` has no end; `today` itself is not counted as empty.
    """
    days = sessions[["athlete_id", "local_day"]].drop_duplicates().sort_values(["athlete_id", "local_day"])
    days = days[days["local_day"] <= pd.Timestamp(today)]
    if days.empty:
        return empty(GAPS)
    after = days.groupby("athlete_id")["local_day"].shift(-1)
    until = after.fillna(pd.Timestamp(today))
    empty_days = (until - days["local_day"]).dt.days - 1
    frame = pd.DataFrame(
        {
            "athlete_id": days["athlete_id"],
            "gap_start": days["local_day"] + pd.Timedelta(days=1),
            "gap_end": after - pd.Timedelta(days=1),
            "gap_days": empty_days,
        }
    )[empty_days >= GAP_DAYS]
    answers = {
        (athlete_id, pd.Timestamp(day)): str(answer)
        for athlete_id, one in settings.items()
        for day, answer in one.gap_answers.items()
    }
    keys = zip(frame["athlete_id"], frame["gap_start"], strict=True)
    frame["answer"] = pd.Series([answers.get(key, "") for key in keys], index=frame.index, dtype="str")
    return conform(frame.reset_index(drop=True), GAPS)
