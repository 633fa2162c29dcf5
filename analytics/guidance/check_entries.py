"""Tests that people did on themselves, left and right, as arrays; each beside the last one some days before."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.guidance.timeline import Bools, Floats, Ints, day_numbers
from analytics.guidance.week_state import WeekState

FAR = 10**7
"""Days that keep one athlete's test apart from the next."""


@dataclass(frozen=True)
class CheckEntries:
    """One entry per result, sorted by athlete, test and day."""

    state: WeekState
    frame: pd.DataFrame  # SELF_TESTS
    row: Ints
    day: Ints
    group: Ints  # the same number for results of one athlete and test
    is_logged: Bools  # the day lies in a week of the log

    def values(self, column: str) -> Floats:
        """A column of the frame as numbers."""
        return self.frame[column].to_numpy("float64")

    def before(self, days: Ints) -> tuple[Ints, Bools]:
        """Place of the last result of the same test at least so many days earlier, and whether there is one."""
        key = self.group * FAR + self.day
        place = np.searchsorted(key, key - days, "right") - 1
        earlier = np.maximum(place, 0)
        if not len(key):
            return earlier, place >= 0
        return earlier, (place >= 0) & (self.group[earlier] == self.group)

    def last_of_week(self, marks: Bools) -> Bools:
        """Of the marked results of one test in one week only the last."""
        kept = np.zeros(len(marks), "bool")
        index = np.flatnonzero(marks)
        same = (self.group[index[1:]] == self.group[index[:-1]]) & (self.row[index[1:]] == self.row[index[:-1]])
        kept[index] = np.append(~same, np.ones(min(len(index), 1), "bool"))
        return kept


def check_entries(state: WeekState, self_tests: pd.DataFrame) -> CheckEntries:
    """SELF_TESTS in. Athletes without a week are left out."""
    athlete = state.rows.athletes_of(self_tests["athlete_id"])
    kept = athlete >= 0
    frame, athlete = self_tests[kept].reset_index(drop=True), athlete[kept]
    test, _ = pd.factorize(frame["test_id"])
    day = day_numbers(frame["local_day"])
    group = athlete * (int(test.max(initial=0)) + 1) + test
    order = np.lexsort((day, group))
    frame, athlete, day, group = frame.iloc[order].reset_index(drop=True), athlete[order], day[order], group[order]
    row = state.rows.rows_of(athlete, day)
    week = state.rows.week[row]
    return CheckEntries(state, frame, row, day, group, (day >= week) & (day < week + 7) & ~state.is_coming[row])
