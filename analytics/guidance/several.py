"""Whether an exercise was done with more than one equipment, so that a sentence about its load has to say which."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analytics.guidance.timeline import Bools

_KEY = ["athlete_id", "exercise_id"]


def is_one_of_several(frame: pd.DataFrame, chosen: Bools, day: str) -> Bools:
    """Chosen rows whose exercise was done with another equipment too, up to their day (a column of the frame)."""
    several = np.zeros(len(frame), "bool")
    if not chosen.any():
        return several
    asked = frame[frame["exercise_id"].isin(frame.loc[chosen, "exercise_id"])]
    first = asked.groupby([*_KEY, "equipment"], as_index=False).agg(first=(day, "min")).sort_values("first")
    second = first[first.groupby(_KEY).cumcount() == 1].rename(columns={"first": "second"})
    found = frame.loc[chosen, [*_KEY, day]].merge(second[[*_KEY, "second"]], on=_KEY, how="left")
    several[chosen] = (found["second"] <= found[day]).to_numpy("bool")
    return several
