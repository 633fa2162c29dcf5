"""What was done in each session, exercise by exercise, as arrays: days of each week, and sets of an area a day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.frames import CREDITS
from analytics.guidance.timeline import Bools, Floats, Ints, day_numbers
from analytics.guidance.week_state import AREAS, TOLERANCE, WeekState
from analytics.model import Category, FocusArea

WEEK = 7
FEET = AREAS.index(FocusArea.FEET)


@dataclass(frozen=True)
class DoneEntries:
    """One entry per session, exercise and side with a working set."""

    state: WeekState
    frame: pd.DataFrame  # SESSION_EXERCISES
    row: Ints
    weekday: Ints  # 0 = first day of the week
    direct: Bools  # entries x areas
    is_foot_drill: Bools  # trains directly nothing but the feet, and is no jump
    is_balance: Bools
    is_work: Bools  # strength or jumps of the five areas

    def values(self, column: str) -> Floats:
        """A column of the frame as numbers, 0 where nothing is logged."""
        known: Floats = np.nan_to_num(self.frame[column].to_numpy("float64"))
        return known

    def days(self, chosen: Bools) -> Bools:
        """Rows x weekdays: days with one of the chosen entries."""
        table = np.zeros((self.state.rows.size, WEEK), "bool")
        table[self.row[chosen], self.weekday[chosen]] = True
        return table

    def by_day(self, values: Floats, chosen: Bools) -> Floats:
        """Rows x weekdays x areas: sum of a value over the chosen entries that train an area directly."""
        table = np.zeros((self.state.rows.size, WEEK, len(AREAS)))
        amounts = np.where(self.direct, values[:, None], 0.0)
        np.add.at(table, (self.row[chosen], self.weekday[chosen]), amounts[chosen])
        return table


def done_entries(state: WeekState, session_exercises: pd.DataFrame, known: pd.DataFrame) -> DoneEntries:
    """SESSION_EXERCISES and the exercises by id in. Athletes without a week are left out."""
    athlete = state.rows.athletes_of(session_exercises["athlete_id"])
    kept = (athlete >= 0) & (session_exercises["set_count"] > 0).to_numpy("bool")
    frame, athlete = session_exercises[kept].reset_index(drop=True), athlete[kept]
    day = day_numbers(frame["local_day"])
    row = state.rows.rows_of(athlete, day)
    exercise, ids = pd.factorize(frame["exercise_id"])
    category = known["category"].reindex(ids).fillna("").to_numpy("str")
    credit = np.nan_to_num(frame[list(CREDITS)].to_numpy("float64"))
    direct = np.abs(credit - 1.0) < TOLERANCE
    is_power = (category == Category.POWER)[exercise]
    others = np.delete(direct, FEET, axis=1).any(axis=1)
    return DoneEntries(
        state=state,
        frame=frame,
        row=row,
        weekday=np.clip(day - state.rows.week[row], 0, WEEK - 1),
        direct=direct,
        is_foot_drill=(credit[:, FEET] > 0) & ~others & ~is_power,
        is_balance=(category == Category.BALANCE)[exercise],
        is_work=np.isin(category, [Category.STRENGTH.value, Category.POWER.value])[exercise],
    )
