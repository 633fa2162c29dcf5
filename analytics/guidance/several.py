"""Whether an exercise was done with more than one equipment, so that a sentence about its load has to say which."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analytics.guidance.timeline import Bools


def is_one_of_several(frame: pd.DataFrame, chosen: Bools, day: str) -> Bools:
    """Chosen rows whose exercise was done with another equipment too, up to their day (a column of the frame)."""
    several = np.zeros(len(frame), "bool")
    if not chosen.any():
        return several
    codes = [pd.factorize(frame[name])[0] for name in ("athlete_id", "exercise_id", "equipment")]
    exercise = codes[0] * (codes[1].max() + 1) + codes[1]
    days = frame[day].to_numpy("datetime64[us]").astype("int64")
    order = np.lexsort((days, codes[2], exercise))
    begins = np.ones(len(order), "bool")  # the first row of each equipment of an exercise
    begins[1:] = (np.diff(exercise[order]) != 0) | (np.diff(codes[2][order]) != 0)
    firsts = order[begins]
    firsts = firsts[np.lexsort((days[firsts], exercise[firsts]))]
    is_second = np.zeros(len(firsts), "bool")
    is_second[1:] = np.diff(exercise[firsts]) == 0
    is_second[2:] &= exercise[firsts[2:]] != exercise[firsts[:-2]]
    second = np.full(exercise.max() + 1, np.iinfo("int64").max)
    second[exercise[firsts[is_second]]] = days[firsts[is_second]]
    several[chosen] = second[exercise[chosen]] <= days[chosen]
    return several
