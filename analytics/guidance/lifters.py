"""Where each lifter stands for the starter guide, and what their weeks held beside it, as its rules count it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analytics.frames import LIFTERS, STARTER_WEEKS, conform, empty
from analytics.guidance.evidence import Evidence
from analytics.guidance.starter import trained_week
from analytics.guidance.starter_days import strength_days
from analytics.guidance.starter_load import heaviest
from analytics.guidance.starter_order import kinds
from analytics.guidance.starter_size import sizes


def lifters(evidence: Evidence) -> pd.DataFrame:
    """LIFTERS: the running week where it is trained already, else the week to come, which sees a break to its end."""
    if evidence.weekly.empty:
        return empty(LIFTERS)
    state = evidence.weeks
    coming = np.flatnonzero(state.is_coming)
    row = np.where(state.is_trained[coming - 1] & ~state.is_complete[coming - 1], coming - 1, coming)
    frame = pd.DataFrame(
        {
            "athlete_id": np.array(state.rows.athlete_ids)[state.rows.athlete[row]],
            "is_new": state.is_new[row],
            "trained_week": trained_week(state)[row],
            "next_is_new": state.is_new[coming],
            "next_trained_week": trained_week(state)[coming],
        }
    )
    return conform(frame, LIFTERS)


def starter_weeks(evidence: Evidence) -> pd.DataFrame:
    """STARTER_WEEKS up to the running week, oldest first."""
    if evidence.weekly.empty:
        return empty(STARTER_WEEKS)
    state, entries = evidence.weeks, evidence.session_entries
    held = {name: np.zeros(state.rows.size) for name in sizes(evidence)}
    for name, values in sizes(evidence).items():
        np.maximum.at(held[name], entries.row, values)
    jumps, balance, total = kinds(evidence)
    share = np.divide(balance, total, out=np.full(total.shape, np.nan), where=total > 0)
    frame = pd.DataFrame(
        {
            "athlete_id": np.array(state.rows.athlete_ids)[state.rows.athlete],
            "week_start": state.rows.week.astype("datetime64[D]").astype("datetime64[us]"),
            "is_new": state.is_new,
            "is_trained": state.is_trained,
            "is_complete": state.is_complete,
            "trained_week": trained_week(state),
            "days": strength_days(evidence),
            **held,
            "minutes": np.where(held["minutes"] > 0, held["minutes"], np.nan),
            "added_load_kg": heaviest(evidence),
            "balance_share": share,
            "jump_sets": jumps,
        }
    )
    return conform(frame[~state.is_coming].reset_index(drop=True), STARTER_WEEKS)[list(STARTER_WEEKS)]
