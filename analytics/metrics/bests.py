"""New bests of many athletes at once: the same comparison as `progression`, without going through them one by one."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from analytics.frames import NEW_BESTS, conform, empty
from analytics.metrics.progression import CORRIDOR_FROM, MEASURES
from analytics.model import Placement

_KEYS = ["athlete_id", "exercise_id", "equipment"]


def new_bests(session_exercises: pd.DataFrame, since: dt.date) -> pd.DataFrame:
    """SESSION_EXERCISES of any athletes in, NEW_BESTS out: the latest best since that day, most sets first.

    Only exercises of the five areas with enough earlier sessions to have a corridor; each equipment by itself.
    """
    work = session_exercises[
        (session_exercises["exercise_id"] != "") & (session_exercises["placement"] == Placement.AREAS)
    ]
    exercise = work.groupby(_KEYS, sort=False).ngroup()
    is_recent = exercise.isin(exercise[work["local_day"] >= pd.Timestamp(since)])
    work = work.assign(exercise=exercise)[is_recent]
    if work.empty:
        return empty(NEW_BESTS)
    sessions = session_values(work)
    sessions = sessions[sessions["value"] > 0].reset_index(drop=True)
    groups = sessions.groupby("exercise", sort=False)
    sessions["before"] = groups["value"].cummax().groupby(sessions["exercise"], sort=False).shift(1)
    sessions["exercise_set_count"] = groups["set_count"].transform("sum")
    is_best = (sessions["value"] > sessions["before"]) & (groups.cumcount() >= CORRIDOR_FROM - 1)
    found = sessions[is_best & (sessions["local_day"] >= pd.Timestamp(since))]
    found = found.drop_duplicates("exercise", keep="last")
    found = found.merge(work[["exercise", *_KEYS]].drop_duplicates("exercise"), on="exercise")
    found = found.sort_values(
        ["athlete_id", "exercise_set_count", "exercise_id", "equipment"],
        ascending=[True, False, True, True],
        ignore_index=True,
    )
    return conform(found, NEW_BESTS)[list(NEW_BESTS)]


def session_values(work: pd.DataFrame) -> pd.DataFrame:
    """SESSION_EXERCISES with a column `exercise`, which names what is compared, in; one row per session of each out.

    Columns `exercise`, `session_started_at`, `app`, `session_key`, `local_day`, `value` (the best of that session in
    the one measure that fits the exercise, NaN = none), `measure`, `set_count`; by exercise, oldest session first.
    """
    measure = _measures(work)
    value = np.select([measure == key for key in MEASURES], [work[one.column] for one in MEASURES.values()], np.nan)
    work = work.assign(measure=measure, value=np.where(value > 0, value, np.nan))
    return work.groupby(["exercise", "session_started_at", "app", "session_key"], as_index=False).agg(
        local_day=("local_day", "first"),
        value=("value", "max"),
        measure=("measure", "first"),
        set_count=("set_count", "sum"),
    )


def _measures(work: pd.DataFrame) -> pd.Series:
    """Per row the key that `choose_measure` answers for its athlete and exercise."""
    columns = ["contact_count", "top_hold_s", "top_external_load_kg", "one_rep_max_kg", "top_reps", "top_speed_m_s"]
    known = work[columns].notna() & (work[columns] != 0)
    counts = known.groupby(work["exercise"]).transform("sum")
    half = np.maximum(work.groupby("exercise")["set_count"].transform("size") / 2, 1)
    has_external = counts["top_external_load_kg"] >= half
    top_load = work["top_load_kg"].notna() & (work["top_load_kg"] != 0)
    loaded = top_load.groupby(work["exercise"]).transform("sum")
    keys = np.select(
        [
            counts["contact_count"] >= half,
            counts["top_hold_s"] >= half,
            has_external & (counts["one_rep_max_kg"] >= half),
            has_external & (loaded >= half),
            counts["top_reps"] > 0,
            counts["top_speed_m_s"] > 0,
        ],
        ["contacts", "top_hold", "one_rep_max", "top_load", "top_reps", "speed"],
        "top_reps",
    )
    return pd.Series(keys, index=work.index)
