"""Exercise by exercise (or by equipment): its weeks as arrays, how far each may be compared, and the best before it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.frames import CREDITS
from analytics.guidance.timeline import Bools, Floats, Ints, day_numbers
from analytics.guidance.week_state import STRICT, TOLERANCE, WeekState
from analytics.reference.guide import SHARED


@dataclass(frozen=True)
class ExerciseWeeks:
    """One entry per athlete, exercise and week with a working set, sorted by these; `row` is the entry's week.

    Of LOAD_WEEKS it is one entry per equipment: all that is said of an exercise here holds for each by itself.
    """

    state: WeekState
    frame: pd.DataFrame  # EXERCISE_WEEKS or LOAD_WEEKS, with the exercise's own `measure` and `category`
    row: Ints
    group: Ints  # the same number for entries that are compared: of one athlete and exercise, and of one equipment
    direct: Bools  # entries x areas
    is_strict: Bools  # calf and foot exercises
    on_ramp: Bools  # the body, or an area the exercise trains directly, is on the way back
    is_off: Bools  # every area it trains directly is switched off
    earlier_sessions: Floats  # sessions with the exercise in the weeks before that code N looks at

    def values(self, column: str) -> Floats:
        """A column of the frame as numbers."""
        return self.frame[column].to_numpy("float64")

    def is_silent(self, rule_id: str, weeks: Ints, *, first_counts: bool) -> Bools:
        """Codes H, D, R, M, N, X, and F unless a first week counts as well as any other. `weeks`: rows of the state."""
        state, row = self.state, self.row
        asked = state.in_question(weeks) | state.is_learning | state.is_light | state.is_off(rule_id)
        if not first_counts:
            asked = asked | state.is_first
        needed = state.number(SHARED, "exercise_sessions")
        silent: Bools = asked[row] | self.on_ramp | self.is_off | (self.earlier_sessions < needed[row] - TOLERANCE)
        return silent

    def peak(self, values: Floats, usable: Bools, weeks: Ints) -> tuple[Floats, Ints]:
        """Highest usable value of the exercise in the `weeks` (per entry) before, NaN for none, and where it stands.

        Of equals the latest counts.
        """
        best, place = np.full(len(values), -np.inf), np.full(len(values), -1)
        kept = np.where(usable & np.isfinite(values), values, -np.inf)
        for k in range(1, (int(weeks.max()) if len(weeks) else 0) + 1):
            earlier, here = self._back(k)
            here &= self.row - self.row[earlier] <= weeks
            better = here & (kept[earlier] > best)
            best = np.where(better, kept[earlier], best)
            place = np.where(better, earlier, place)
        return np.where(place >= 0, best, np.nan), place

    def mean_before_break(self, values: Floats) -> Floats:
        """In the weeks after a whole-body ramp: the mean of the exercise's last weeks before the break, else NaN."""
        numbers = self.state.numbers
        floor_row = self.state.ramp.floor_row[self.row]
        means = np.full(len(values), np.nan)
        chosen = np.nonzero(floor_row >= 0)[0]
        if not len(chosen):
            return means
        total, found = np.zeros(len(chosen)), np.zeros(len(chosen), "int64")
        for k in range(1, numbers.within_weeks + numbers.long_shares.shape[1] + numbers.floor_weeks + 1):
            earlier, here = self._back(k)
            earlier, here = earlier[chosen], here[chosen]
            since = floor_row[chosen] - self.row[earlier]
            here &= (since >= 0) & (since <= numbers.within_weeks) & np.isfinite(values[earlier])
            here &= found < numbers.mean_weeks
            total += np.where(here, values[earlier], 0.0)
            found += here
        means[chosen] = np.divide(total, found, out=np.full(len(chosen), np.nan), where=found > 0)
        return means

    def _back(self, entries: int) -> tuple[Ints, Bools]:
        """Place of the entry so many entries earlier, and whether it is of the same exercise."""
        index = np.arange(len(self.row))
        earlier = np.maximum(index - entries, 0)
        return earlier, (self.group[earlier] == self.group) & (index >= entries)


def exercise_weeks(state: WeekState, frame: pd.DataFrame, known: pd.DataFrame) -> ExerciseWeeks:
    """EXERCISE_WEEKS or LOAD_WEEKS and the exercises by id in. Unmapped names are left out: nobody has said what
    they are.
    """
    athlete = state.rows.athletes_of(frame["athlete_id"])
    kept = (athlete >= 0) & (frame["exercise_id"] != "").to_numpy("bool")
    exercise, ids = pd.factorize(frame["exercise_id"])
    variant = exercise
    if "equipment" in frame:
        equipment, kinds = pd.factorize(frame["equipment"])
        variant = exercise * max(len(kinds), 1) + equipment
    week = day_numbers(frame["week_start"])
    order = np.lexsort((week, variant, athlete))
    order = order[kept[order]]
    frame = frame.iloc[order].reset_index(drop=True)
    athlete, exercise, variant, week = athlete[order], exercise[order], variant[order], week[order]
    known = known.reindex(ids)
    for column in ("measure", "category"):
        frame[column] = known[column].fillna("").to_numpy()[exercise]
    credit = np.nan_to_num(known[list(CREDITS)].to_numpy("float64"))[exercise]
    direct = np.abs(credit - 1.0) < TOLERANCE
    only_feet = (credit > 0).any(axis=1) & ~direct.any(axis=1) & (credit[:, :-1] == 0).all(axis=1)
    row = state.rows.rows_of(athlete, week)
    has_direct = direct.any(axis=1)
    result = ExerciseWeeks(
        state=state,
        frame=frame,
        row=row,
        group=athlete * (int(variant.max(initial=0)) + 1) + variant,
        direct=direct,
        is_strict=(direct & STRICT).any(axis=1) | only_feet,
        on_ramp=state.ramp.is_body[row] | (direct & (state.ramp.week[row] > 0)).any(axis=1),
        is_off=has_direct & (~direct | state.area_off()[row]).all(axis=1),
        earlier_sessions=np.zeros(len(row)),
    )
    window = state.weeks(SHARED, "load_look_back_weeks")[row]
    if len(row):
        far = int(row.max() + window.max()) + 1  # from one exercise to the next
        place = result.group * far + row
        first = np.searchsorted(place, place - window)
        before = np.concatenate([[0.0], np.cumsum(result.values("session_count"))])
        result.earlier_sessions[:] = before[:-1] - before[first]
    return result
