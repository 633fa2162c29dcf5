"""What is known about every week before any rule looks at it: level, history, light weeks, breaks, what is off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from analytics.guidance.breaks import Gaps, Ramp, RampNumbers, Unlogged, ramp, read_gaps, unlogged
from analytics.guidance.timeline import Bools, Floats, Ints, Timeline, mean_of, timeline
from analytics.model import OUTSIDE, UNPLACED, AthleteSettings, Experience, FocusArea, Goal
from analytics.reference.guide import SHARED, Guide, load_guide

AREAS = [str(area) for area in FocusArea]
STRICT = np.array([area in (FocusArea.CALVES, FocusArea.FEET) for area in FocusArea])
"""Areas with the smaller threshold at every level."""

TOLERANCE = 1e-9
"""Half sets are exact in binary; this takes up what thresholds are not."""


@dataclass(frozen=True)
class WeekState:
    """Arrays over the rows of `rows`; `sets`, `direct` and `days` are rows x areas in body order."""

    rows: Timeline
    settings: list[AthleteSettings]  # athlete -> settings
    guide: Guide
    numbers: RampNumbers
    sets: Floats
    direct: Floats
    days: Ints  # days with direct work
    total: Floats  # sets of all areas, outside and unplaced
    is_complete: Bools
    is_first: Bools
    is_trained: Bools
    trained_so_far: Ints  # trained weeks before this one, back to 12 weeks off
    is_learning: Bools  # code H
    is_light: Bools  # code D; never the week to come, whose range is the same whether it is marked or not
    is_down: Bools  # marked as a planned down week
    look_back: Ints  # weeks before it that a week is compared with: four, more where some of those held little
    is_new: Bools
    log: Unlogged
    ramp: Ramp

    @property
    def is_coming(self) -> Bools:
        """The week to come."""
        return self.rows.is_coming

    @property
    def is_running(self) -> Bools:
        """The week that is not over yet."""
        return ~self.is_complete & ~self.is_coming

    @property
    def is_reference(self) -> Bools:
        """Weeks whose amounts later weeks may be compared with."""
        return ~self.log.is_unknown & ~self.is_first & ~self.is_coming

    def number(self, rule_id: str, name: str) -> Floats:
        """A number of the guide for every row, each athlete's own where they chose one."""
        chosen = np.full(len(self.settings), self.guide.value(rule_id, name))
        for athlete in self.with_own_numbers:
            chosen[athlete] = self.guide.value(rule_id, name, self.settings[athlete])
        return chosen[self.rows.athlete]

    @cached_property
    def with_own_numbers(self) -> list[int]:
        """Positions of the athletes who chose a number themselves."""
        return [place for place, one in enumerate(self.settings) if one.thresholds]

    def weeks(self, rule_id: str, name: str) -> Ints:
        """The same for a number of weeks."""
        return self.number(rule_id, name).astype("int64")

    def threshold(self, rule_id: str, is_strict: Bools | None = None) -> Floats:
        """The share a jump may reach, by level; with `is_strict` (areas) rows x areas, `threshold_strict` where so."""
        share = np.where(
            self.is_new, self.number(rule_id, "threshold_new"), self.number(rule_id, "threshold_established")
        )
        if is_strict is None:
            return share
        return np.where(is_strict[None, :], self.number(rule_id, "threshold_strict")[:, None], share[:, None])

    def in_question(self, weeks: Ints) -> Bools:
        """Code M: an unanswered stretch lies in this week or the `weeks` before it."""
        asked: Bools = self.log.weeks_since_question <= weeks
        return asked

    @property
    def is_asked(self) -> Bools:
        """Code M for weekly amounts: an unanswered stretch lies in this week or those it is always compared with."""
        return self.in_question(self.weeks(SHARED, "look_back_weeks"))

    def is_off(self, rule_id: str) -> Bools:
        """Code X for a whole rule: switched off, or the athlete is under care."""
        under_care = np.array([one.rehab_mode for one in self.settings], "bool")[self.rows.athlete]
        off: Bools = self.is_switched_off(rule_id) | under_care
        return off

    def is_switched_off(self, rule_id: str) -> Bools:
        """The same without care: for the rule that speaks then, too."""
        return np.array([self.guide.is_off(rule_id, one) for one in self.settings], "bool")[self.rows.athlete]

    def area_off(self) -> Bools:
        """Code X for areas, rows x areas."""
        off = np.zeros((len(self.settings), len(AREAS)), "bool")
        for athlete, one in enumerate(self.settings):
            if one.areas_off:
                off[athlete] = [area in one.areas_off for area in FocusArea]
        return off[self.rows.athlete]

    def goal_is(self, goal: Goal) -> Bools:
        """Rows of athletes with this goal."""
        return np.array([one.goal is goal for one in self.settings], "bool")[self.rows.athlete]

    def older_than(self, years: Floats) -> Bools:
        """Rows of athletes who said they are at least this old."""
        age = np.array([-1 if one.age_years is None else one.age_years for one in self.settings], "float64")
        older: Bools = age[self.rows.athlete] >= years
        return older


def week_state(
    today: dt.date,
    settings: Mapping[str, AthleteSettings],
    weekly: pd.DataFrame,
    area_days: pd.DataFrame,
    gaps: pd.DataFrame,
) -> WeekState:
    """WEEKLY, AREA_DAYS and GAPS in; the state of every week of every athlete out, the week to come included."""
    guide = load_guide()
    rows, row = timeline(weekly)
    of_athlete = [settings.get(one, AthleteSettings()) for one in rows.athlete_ids]
    column = pd.Index([*AREAS, OUTSIDE, UNPLACED]).get_indexer(pd.Index(weekly["focus_area"]))
    sets = _spread(rows, row, column, weekly["set_count"])
    direct = _spread(rows, row, column, weekly["direct_set_count"])
    days = _spread(rows, row, column, weekly["training_days"])
    is_complete = _mark(rows, row, weekly["is_complete"])
    is_first = _mark(rows, row, weekly["is_first"])
    total = sets.sum(axis=1)
    is_trained = total > 0
    read = read_gaps(rows, gaps, today)
    log = unlogged(rows, read, is_trained)
    numbers = _ramp_numbers(guide, of_athlete)

    def number(name: str) -> Floats:
        chosen = [guide.value(SHARED, name, one) for one in of_athlete]
        return np.array(chosen, "float64")[rows.athlete]

    is_down = _down_weeks(rows, of_athlete)
    is_light = _low_weeks(rows, total, is_complete, is_first, number("light_share"), numbers)
    is_light |= is_down & ~rows.is_coming
    usable = ~is_first & ~is_light & ~log.is_touched & ~rows.is_coming
    trained_so_far, before_long_gap = _trained_so_far(rows, read, is_trained, numbers)
    history = rows.count_back(is_trained, number("history_window_weeks").astype("int64"))
    return WeekState(
        rows=rows,
        settings=of_athlete,
        guide=guide,
        numbers=numbers,
        sets=sets[:, : len(AREAS)],
        direct=direct[:, : len(AREAS)],
        days=days[:, : len(AREAS)].astype("int64"),
        total=total,
        is_complete=is_complete,
        is_first=is_first,
        is_trained=is_trained,
        trained_so_far=trained_so_far,
        is_learning=history < number("history_weeks"),
        is_light=is_light,
        is_down=is_down,
        look_back=_look_back(rows, total, is_first, number),
        is_new=_is_new(rows, of_athlete, trained_so_far, before_long_gap, number("new_lifter_weeks")),
        log=log,
        ramp=ramp(rows, read, log, area_days, sets[:, : len(AREAS)], is_trained, usable, numbers),
    )


def _spread(rows: Timeline, row: Ints, column: Ints, values: pd.Series) -> Floats:
    """Values of a WEEKLY column as rows x seven, zero where the frame has no line."""
    table = np.zeros((rows.size, len(AREAS) + 2))
    table[row, column] = np.nan_to_num(values.to_numpy("float64"))
    return table


def _mark(rows: Timeline, row: Ints, marks: pd.Series) -> Bools:
    marked = np.zeros(rows.size, "bool")
    marked[row] = marks.to_numpy("bool")
    return marked


def _down_weeks(rows: Timeline, settings: list[AthleteSettings]) -> Bools:
    """Weeks that were marked as planned down weeks."""
    down = np.zeros(rows.size, "bool")
    for position, one in enumerate(settings):
        if one.down_weeks:
            marked = np.array(sorted(one.down_weeks), "datetime64[D]").astype("int64")
            down |= (rows.athlete == position) & np.isin(rows.week, marked)
    return down


def _low_weeks(
    rows: Timeline, total: Floats, is_complete: Bools, is_first: Bools, share: Floats, numbers: RampNumbers
) -> Bools:
    """Weeks of at most `share` of the mean of the last trained weeks, two in a row at most."""
    usual = (total > 0) & ~is_first
    mean, count = mean_of(rows.last_back(total, usual, numbers.mean_weeks, numbers.within_weeks))
    low = is_complete & (total > 0) & (count >= numbers.history_weeks) & (total <= share * mean + TOLERANCE)
    light: Bools = low & ~(rows.back(low, 1, False) & rows.back(low, 2, False))
    return light


def _look_back(rows: Timeline, total: Floats, is_first: Bools, number: Callable[[str], Floats]) -> Ints:
    """Weeks a week is compared with. A week held little when it was empty or far below the highest of those before."""
    weeks, most = number("look_back_weeks").astype("int64"), number("look_back_most_weeks").astype("int64")
    highest = rows.peak_back(total, ~is_first, weeks)
    with np.errstate(invalid="ignore"):
        low = (total <= number("light_share") * highest + TOLERANCE) | (total <= 0)
    return rows.reach_back(low & ~is_first, weeks, most)


def _trained_so_far(rows: Timeline, gaps: Gaps, is_trained: Bools, numbers: RampNumbers) -> tuple[Ints, Bools]:
    """Trained weeks before each row since the log or a long break ended; and whether no long break came before it."""
    first = rows.first_row[rows.athlete]
    index = np.arange(rows.size)
    long = (gaps.days >= numbers.restart_days) & ~gaps.is_open & ~gaps.is_unlogged & (gaps.return_row >= 0)
    restart = index == first
    restart[gaps.return_row[long]] = True
    since = np.maximum.accumulate(np.where(restart, index, 0)) if rows.size else index
    earlier: Ints = np.cumsum(is_trained) - is_trained
    return earlier - earlier[since], since == first


def _is_new(
    rows: Timeline, settings: list[AthleteSettings], trained_so_far: Ints, before_long_gap: Bools, new_weeks: Floats
) -> Bools:
    """New: said so, or not said (or long ago) and fewer trained weeks than `new_weeks`, the judged week included."""
    said_new = np.array([one.level is Experience.NEW for one in settings], "bool")[rows.athlete]
    said_established = np.array([one.level is Experience.ESTABLISHED for one in settings], "bool")[rows.athlete]
    by_log = trained_so_far + 1 < new_weeks
    new: Bools = said_new | (by_log & ~(said_established & before_long_gap))
    return new


def _ramp_numbers(guide: Guide, settings: list[AthleteSettings]) -> RampNumbers:
    def value(name: str) -> float:
        return guide.value(SHARED, name)

    def shares(names: list[str]) -> Floats:
        chosen = [[guide.value(SHARED, name, one) for name in names] for one in settings]
        return np.array(chosen, "float64").reshape(-1, len(names))

    return RampNumbers(
        gap_days=int(value("ramp_gap_days")),
        long_gap_days=int(value("ramp_long_gap_days")),
        restart_days=int(value("restart_gap_days")),
        short_shares=shares([f"ramp_short_week_{week}" for week in (1, 2)]),
        long_shares=shares([f"ramp_long_week_{week}" for week in (1, 2, 3, 4)]),
        mean_weeks=int(value("mean_weeks")),
        within_weeks=int(value("mean_within_weeks")),
        history_weeks=int(value("history_weeks")),
        floor_weeks=int(value("after_ramp_weeks")),
    )
