"""Sessions as arrays: which week each lies in, weekly sums, and the biggest of the days before each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analytics.guidance.timeline import Floats, Ints, day_numbers
from analytics.guidance.week_state import WeekState

DAY_S = 86_400
ATHLETE_S = 10**12
"""Seconds that keep the times of one athlete apart from the next one's."""


@dataclass(frozen=True)
class SessionEntries:
    """One entry per session, sorted by athlete and start."""

    state: WeekState
    frame: pd.DataFrame  # SESSIONS
    row: Ints
    day: Ints
    start_s: Ints  # seconds since 1970, athletes far apart

    def values(self, column: str) -> Floats:
        """A column of the frame as numbers."""
        return self.frame[column].to_numpy("float64")

    def weekly(self, values: npt.NDArray[Any]) -> Floats:
        """Sum of a value over the sessions of each row."""
        total = np.zeros(self.state.rows.size)
        np.add.at(total, self.row, values)
        return total

    def biggest_before(self, values: Floats, days: Ints) -> Floats:
        """Highest value of the sessions that began before each, within `days` (per entry); NaN without one."""
        athlete_s = self.state.rows.athlete[self.row] * ATHLETE_S
        first = np.searchsorted(self.start_s, athlete_s + (self.day - days) * DAY_S, "left")
        end = np.searchsorted(self.start_s, self.start_s, "left")
        biggest = np.full(len(values), -np.inf)
        index = np.arange(len(values))
        for k in range(1, (int((index - first).max()) if len(index) else 0) + 1):
            earlier = index - k
            inside = (earlier >= first) & (earlier < end)
            biggest = np.where(inside, np.maximum(biggest, values[np.maximum(earlier, 0)]), biggest)
        return np.where(np.isfinite(biggest), biggest, np.nan)


def session_entries(state: WeekState, sessions: pd.DataFrame) -> SessionEntries:
    """SESSIONS in. Athletes without a week are left out."""
    athlete = state.rows.athletes_of(sessions["athlete_id"])
    kept = athlete >= 0
    frame, athlete = sessions[kept], athlete[kept]
    start_s = frame["session_started_at"].to_numpy("datetime64[s]").astype("int64") + athlete * ATHLETE_S
    order = np.argsort(start_s, kind="stable")
    frame, athlete = frame.iloc[order].reset_index(drop=True), athlete[order]
    day = day_numbers(frame["local_day"])
    return SessionEntries(state, frame, state.rows.rows_of(athlete, day), day, start_s[order])
