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
    recent = work.loc[work["local_day"] >= pd.Timestamp(since), _KEYS].drop_duplicates()
    work = work.merge(recent, on=_KEYS)
    if work.empty:
        return empty(NEW_BESTS)
    work = work.assign(measure=_measures(work))
    column = np.select(
        [work["measure"] == key for key in MEASURES], [work[one.column] for one in MEASURES.values()], np.nan
    )
    work = work.assign(value=column)
    work = work[work["value"] > 0]
    sessions = work.groupby([*_KEYS, "measure", "app", "session_key", "session_started_at", "local_day"]).agg(
        value=("value", "max"), set_count=("set_count", "sum")
    )
    sessions = sessions.reset_index().sort_values([*_KEYS, "session_started_at"], ignore_index=True)
    groups = sessions.groupby(_KEYS, sort=False)
    sessions["before"] = sessions.assign(best=groups["value"].cummax()).groupby(_KEYS, sort=False)["best"].shift(1)
    sessions["all_sets"] = groups["set_count"].transform("sum")
    is_best = (sessions["value"] > sessions["before"]) & (groups.cumcount() >= CORRIDOR_FROM - 1)
    found = sessions[is_best & (sessions["local_day"] >= pd.Timestamp(since))]
    found = found.drop_duplicates(_KEYS, keep="last").rename(columns={"all_sets": "exercise_set_count"})
    found = found.sort_values(["athlete_id", "exercise_set_count"], ascending=[True, False], ignore_index=True)
    return conform(found, NEW_BESTS)[list(NEW_BESTS)]


def _measures(work: pd.DataFrame) -> pd.Series:
    """Per row the key that `choose_measure` answers for its athlete and exercise."""
    columns = ["contact_count", "top_hold_s", "top_external_load_kg", "one_rep_max_kg", "top_reps", "top_speed_m_s"]
    known = work[columns].notna() & (work[columns] != 0)
    counts = known.assign(**{key: work[key] for key in _KEYS}).groupby(_KEYS)[columns].transform("sum")
    half = np.maximum(work.groupby(_KEYS)["set_count"].transform("size") / 2, 1)
    has_external = counts["top_external_load_kg"] >= half
    top_load = work["top_load_kg"].notna() & (work["top_load_kg"] != 0)
    loaded = top_load.groupby([work[key] for key in _KEYS]).transform("sum")
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
