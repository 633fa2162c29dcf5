"""Where repetition goals are logged: whether an exercise may go up in load next session, by the 2-for-2 guide."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analytics.frames import COMING_GOALS, conform, empty
from analytics.guidance.evidence import Evidence
from analytics.guidance.target_entries import OVER, SECTION


def coming_goals(evidence: Evidence) -> pd.DataFrame:
    """COMING_GOALS of exercises whose last two sessions had a goal, as load-earned would judge the week to come."""
    entries = evidence.targets
    if not len(entries.row):
        return empty(COMING_GOALS)
    state = entries.state
    coming = np.flatnonzero(state.is_coming)[state.rows.athlete[entries.row]]
    before, has_before = entries.back(1)
    is_last = np.append(entries.group[1:] != entries.group[:-1], True)
    chosen = is_last & has_before & entries.has_goal & entries.has_goal[before] & ~entries.is_silent(SECTION, coming)
    chosen &= entries.is_within(before, coming)
    frame = pd.DataFrame(
        {
            "athlete_id": entries.frame["athlete_id"],
            "exercise_id": entries.frame["exercise_id"],
            "equipment": entries.frame["equipment"],
            "last_reps": entries.values("last_reps"),
            "last_target_reps": entries.values("target_reps"),
            "before_reps": entries.values("last_reps")[before],
            "before_target_reps": entries.values("target_reps")[before],
            "over_reps": state.number(SECTION, OVER)[coming],
            "is_earned": entries.beats & entries.beats[before],
        }
    )
    return conform(frame[chosen].reset_index(drop=True), COMING_GOALS)
