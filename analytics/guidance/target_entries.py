"""Sessions of exercises with repetition goals, as arrays: which beat the goal by two, and when a load step is earned.

The 2-for-2 guide: more load once the last set of two sessions in a row was two repetitions or more over its goal.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.frames import CREDITS
from analytics.guidance.timeline import Bools, Floats, Ints, day_numbers
from analytics.guidance.week_state import TOLERANCE, WeekState
from analytics.reference.guide import SHARED

SECTION, OVER = "load-earned", "over_reps"
SESSIONS = 2
"""Sessions in a row: the second 2 of the name."""


@dataclass(frozen=True)
class TargetEntries:
    """One entry per athlete, exercise, equipment and session, sorted by these; `row` is the entry's week."""

    state: WeekState
    frame: pd.DataFrame  # TARGET_SESSIONS
    row: Ints
    group: Ints  # the same number for entries of one athlete, exercise and equipment
    direct: Bools  # entries x areas that the exercise trains directly

    def values(self, column: str) -> Floats:
        """A column of the frame as numbers."""
        return self.frame[column].to_numpy("float64")

    @property
    def has_goal(self) -> Bools:
        """The last set had a goal."""
        known: Bools = np.isfinite(self.values("target_reps"))
        return known

    @property
    def beats(self) -> Bools:
        """The last set was as far over its goal as the guide asks for."""
        over = self.state.number(SECTION, OVER)[self.row]
        with np.errstate(invalid="ignore"):
            beats: Bools = self.values("last_reps") >= self.values("target_reps") + over - TOLERANCE
        return beats

    def back(self, sessions: int) -> tuple[Ints, Bools]:
        """Place of the entry so many sessions earlier, and whether it is of the same exercise."""
        index = np.arange(len(self.row))
        earlier = np.maximum(index - sessions, 0)
        return earlier, (self.group[earlier] == self.group) & (index >= sessions)

    def is_within(self, earlier: Ints, row: Ints) -> Bools:
        """Whether an entry lies in the weeks before a row that loads are compared with."""
        within: Bools = row - self.row[earlier] <= self.state.weeks(SHARED, "load_look_back_weeks")[row]
        return within

    def heaviest_before(self) -> Floats:
        """Highest load of the exercise's earlier sessions in those weeks; NaN without one."""
        load = np.where(np.isfinite(self.values("load_kg")), self.values("load_kg"), -np.inf)
        best, sessions = np.full(len(load), -np.inf), 1
        while True:
            earlier, here = self.back(sessions)
            here &= self.is_within(earlier, self.row)
            if not here.any():
                return np.where(np.isfinite(best), best, np.nan)
            best = np.where(here, np.maximum(best, load[earlier]), best)
            sessions += 1

    def is_silent(self, rule_id: str, row: Ints) -> Bools:
        """Codes R and X in the week `row` of each entry."""
        state = self.state
        on_ramp = state.ramp.is_body[row] | (self.direct & (state.ramp.week[row] > 0)).any(axis=1)
        is_off = self.direct.any(axis=1) & (~self.direct | state.area_off()[row]).all(axis=1)
        silent: Bools = on_ramp | is_off | state.is_off(rule_id)[row]
        return silent


def target_entries(state: WeekState, frame: pd.DataFrame, exercises: pd.DataFrame) -> TargetEntries:
    """TARGET_SESSIONS and the table of exercises in. Athletes without a week are left out."""
    athlete = state.rows.athletes_of(frame["athlete_id"])
    frame, athlete = frame[athlete >= 0], athlete[athlete >= 0]
    exercise, ids = pd.factorize(frame["exercise_id"])
    equipment, kinds = pd.factorize(frame["equipment"])
    variant = exercise * max(len(kinds), 1) + equipment
    order = np.lexsort((frame["session_started_at"].to_numpy("datetime64[us]"), variant, athlete))
    frame, athlete = frame.iloc[order].reset_index(drop=True), athlete[order]
    exercise, variant = exercise[order], variant[order]
    known = exercises.drop_duplicates("exercise_id").set_index("exercise_id").reindex(ids)
    credit = np.nan_to_num(known[list(CREDITS)].to_numpy("float64"))[exercise]
    return TargetEntries(
        state=state,
        frame=frame,
        row=state.rows.rows_of(athlete, day_numbers(frame["local_day"])),
        group=athlete * max(len(ids) * len(kinds), 1) + variant,
        direct=np.abs(credit - 1.0) < TOLERANCE,
    )
