"""Estimated one-repetition maximum.

Epley's equation (Epley B., 1985, Boyd Epley Workout): load x (1 + reps / 30). Valid here for sets of 1 to 10
repetitions of dynamic strength work; a single is its own maximum. Expect it to be out by a few per cent.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

MOST_REPS = 10


def one_rep_max_kg(load_kg: npt.ArrayLike, rep_count: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Epley's estimate in kilograms for effective loads and repetitions of one set each; NaN where it is not valid."""
    load = np.asarray(load_kg, dtype="float64")
    reps = np.asarray(rep_count, dtype="float64")
    estimate = np.where(reps == 1, load, load * (1 + reps / 30))
    return np.where((reps >= 1) & (reps <= MOST_REPS) & (load > 0), estimate, np.nan)
