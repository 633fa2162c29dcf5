"""Stretches without training: which weeks they leave unknown or in question, and the ramp back after them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.guidance.timeline import Bools, Floats, Ints, Timeline, day_numbers, mean_of
from analytics.model import FocusArea, GapAnswer

ASKED_DAYS = 10
"""From here on the athlete is asked what a stretch was; a week before that is judged as it was then."""

LONG_AGO = 10_000
"""Weeks since something that never happened."""


@dataclass(frozen=True)
class Gaps:
    """Stretches of ten days or more without a working set, one entry each, oldest first within an athlete."""

    days: Ints
    first_row: Ints  # week the stretch begins in
    asked_row: Ints  # week in which it is long enough to be asked about
    last_row: Ints  # week it ends in, the running week while it lasts
    return_row: Ints  # week of the first session after it, -1 while it lasts
    is_open: Bools  # nobody has said what it was
    is_unlogged: Bools  # trained, wholly or partly, but not logged


@dataclass(frozen=True)
class Unlogged:
    """What the log cannot tell, per row."""

    is_unknown: Bools  # no day of the week is known
    is_touched: Bools  # some days are not: what is logged is a lower bound
    weeks_since_question: Ints  # to the last week of an unanswered stretch of ten days by then, 0 = this week


@dataclass(frozen=True)
class Ramp:
    """The way back after a break, rows x areas. All zero and NaN where no ramp is under way."""

    week: Ints  # 1 = week of the first session after the break
    share: Floats  # of the amount before the break
    before: Floats  # mean of the last trained weeks before the break; NaN = not enough weeks to say
    gap_days: Ints
    is_open: Bools  # the break is unanswered: the rule does not speak
    floor: Floats  # in the weeks after a ramp: the mean before the break, least reference for jumps; else NaN
    is_body: Bools  # rows: the break was of the whole body
    floor_row: Ints  # rows, in the weeks after a whole-body ramp: the week its break began in; else -1


@dataclass(frozen=True)
class RampNumbers:
    """Numbers of the guide that ramps go by; see section "shared" of guidance.toml."""

    gap_days: int
    long_gap_days: int
    restart_days: int
    short_shares: Floats  # athletes x weeks
    long_shares: Floats
    mean_weeks: int
    within_weeks: int
    history_weeks: int
    floor_weeks: int


@dataclass(frozen=True)
class _Events:
    """Breaks that a ramp follows: one entry per break and area."""

    area: Ints
    first_row: Ints
    return_row: Ints
    days: Ints
    is_open: Bools
    is_body: Bools


def read_gaps(rows: Timeline, gaps: pd.DataFrame, today: dt.date) -> Gaps:
    """GAPS as arrays. Athletes without a week are left out."""
    athlete = rows.athletes_of(gaps["athlete_id"])
    gaps, athlete = gaps[athlete >= 0], athlete[athlete >= 0]
    start = day_numbers(gaps["gap_start"])
    lasts = gaps["gap_end"].isna().to_numpy()
    end = np.where(lasts, np.datetime64(today, "D").astype("int64"), day_numbers(gaps["gap_end"]))
    answer = gaps["answer"].to_numpy("str")
    return Gaps(
        days=gaps["gap_days"].to_numpy("int64"),
        first_row=rows.rows_of(athlete, start),
        asked_row=rows.rows_of(athlete, start + ASKED_DAYS - 1),
        last_row=rows.rows_of(athlete, end),
        return_row=np.where(lasts, -1, rows.rows_of(athlete, end + 1)),
        is_open=answer == "",
        is_unlogged=np.isin(answer, [GapAnswer.NOT_LOGGED.value, GapAnswer.PARTLY.value]),
    )


def unlogged(rows: Timeline, gaps: Gaps, has_sets: Bools) -> Unlogged:
    """Which weeks stretches without a log leave unknown, touched or in question."""
    hidden = gaps.is_unlogged
    touched = rows.cover(gaps.first_row[hidden], gaps.last_row[hidden])
    asked = rows.cover(gaps.asked_row[gaps.is_open], gaps.last_row[gaps.is_open])
    index = np.arange(rows.size)
    last_asked = np.maximum.accumulate(np.where(asked, index, -LONG_AGO)) if rows.size else index
    first = rows.first_row[rows.athlete]
    since = np.where(last_asked >= first, index - last_asked, LONG_AGO)
    return Unlogged(is_unknown=touched & ~has_sets, is_touched=touched, weeks_since_question=since)


def ramp(
    rows: Timeline,
    gaps: Gaps,
    log: Unlogged,
    area_days: pd.DataFrame,
    sets: Floats,
    is_trained: Bools,
    is_usable: Bools,
    numbers: RampNumbers,
) -> Ramp:
    """The ramps after whole-body breaks, and after breaks of one area while the rest went on.

    `sets`: rows x areas. `is_trained`: weeks with any set. `is_usable`: weeks that a mean may hold.
    """
    events = _join(_body_events(gaps, numbers), _area_events(rows, log, area_days, sets, numbers))
    before = _means_before(rows, events, sets, is_trained, is_usable, numbers)
    shape = sets.shape
    result = Ramp(
        week=np.zeros(shape, "int64"),
        share=np.full(shape, np.nan),
        before=np.full(shape, np.nan),
        gap_days=np.zeros(shape, "int64"),
        is_open=np.zeros(shape, "bool"),
        floor=np.full(shape, np.nan),
        is_body=np.zeros(rows.size, "bool"),
        floor_row=np.full(rows.size, -1),
    )
    athlete = rows.athlete[events.return_row]
    last_row: Ints = (rows.first_row + rows.week_count - 1)[athlete]
    is_long = events.days >= numbers.long_gap_days
    short, long = numbers.short_shares.shape[1], numbers.long_shares.shape[1]
    length = np.full(len(is_long), short)
    length[is_long] = long
    shares = np.where(is_long[:, None], numbers.long_shares[athlete], _widen(numbers.short_shares, long)[athlete])
    for k in reversed(range(long + numbers.floor_weeks)):  # the latest return has the smallest k and is written last
        at = events.return_row + k
        on = (at <= last_row) & (k < length)
        cell = (at[on], events.area[on])
        result.week[cell] = k + 1
        result.share[cell] = shares[on, min(k, long - 1)]
        result.before[cell] = before[on]
        result.gap_days[cell] = events.days[on]
        result.is_open[cell] = events.is_open[on]
        result.floor[cell] = np.nan
        result.is_body[at[on & events.is_body]] = True
        result.floor_row[at[on & events.is_body]] = -1
        after = (at <= last_row) & (k >= length) & (k < length + numbers.floor_weeks)
        cell = (at[after], events.area[after])
        result.floor[cell] = before[after]
        whole = after & events.is_body
        result.floor_row[at[whole]] = events.first_row[whole]
    return result


def mean_before(rows: Timeline, floor_row: Ints, values: Floats, usable: Bools, numbers: RampNumbers) -> Floats:
    """For rows in the weeks after a whole-body ramp: the mean of a weekly channel before the break, else NaN."""
    recent = rows.last_back(values, usable, numbers.mean_weeks, numbers.within_weeks)
    means, _ = mean_of(recent)
    known = floor_row >= 0
    return np.where(known, means[np.minimum(floor_row + 1, rows.size - 1)], np.nan)


def _body_events(gaps: Gaps, numbers: RampNumbers) -> _Events:
    """Breaks of the whole body, once for each area. Unlogged ones are no breaks."""
    kept = (gaps.days >= numbers.gap_days) & (gaps.days < numbers.restart_days)
    kept &= (gaps.return_row >= 0) & ~gaps.is_unlogged
    areas = len(FocusArea)
    count = int(kept.sum())
    return _Events(
        area=np.tile(np.arange(areas), count),
        first_row=np.repeat(gaps.first_row[kept], areas),
        return_row=np.repeat(gaps.return_row[kept], areas),
        days=np.repeat(gaps.days[kept], areas),
        is_open=np.repeat(gaps.is_open[kept], areas),
        is_body=np.ones(count * areas, "bool"),
    )


def _area_events(rows: Timeline, log: Unlogged, area_days: pd.DataFrame, sets: Floats, numbers: RampNumbers) -> _Events:
    """Breaks of one area: no direct work for so many days, and not even indirect work in the whole weeks between."""
    athlete = rows.athletes_of(area_days["athlete_id"])
    area = pd.Index([str(one) for one in FocusArea]).get_indexer(pd.Index(area_days["focus_area"])).astype("int64")
    day = day_numbers(area_days["local_day"])
    order = np.lexsort((day, area, athlete))
    athlete, area, day = athlete[order], area[order], day[order]
    same = (athlete[1:] == athlete[:-1]) & (area[1:] == area[:-1]) & (athlete[1:] >= 0)
    days = day[1:] - day[:-1] - 1
    kept = same & (days >= numbers.gap_days) & (days < numbers.restart_days)
    athlete, area, days = athlete[1:][kept], area[1:][kept], days[kept]
    first_row = rows.rows_of(athlete, day[:-1][kept] + 1)
    last_row = rows.rows_of(athlete, day[:-1][kept])  # week of the last direct work
    return_row = rows.rows_of(athlete, day[1:][kept])
    so_far = np.vstack([np.zeros((1, sets.shape[1])), np.cumsum(sets, axis=0)])
    between = so_far[return_row, area] - so_far[last_row + 1, area]
    hidden = np.concatenate([[0], np.cumsum(log.is_touched)])
    asked = np.concatenate([[0], np.cumsum(log.weeks_since_question == 0)])
    idle = (np.abs(between) < 1e-6) & (hidden[return_row + 1] == hidden[first_row])
    events = _Events(
        area=area,
        first_row=first_row,
        return_row=return_row,
        days=days,
        is_open=asked[return_row + 1] > asked[first_row],
        is_body=np.zeros(len(area), "bool"),
    )
    return _Events(*(values[idle] for values in vars(events).values()))


def _widen(shares: Floats, width: int) -> Floats:
    return np.pad(shares, ((0, 0), (0, width - shares.shape[1])), constant_values=np.nan)


def _join(one: _Events, other: _Events) -> _Events:
    return _Events(*(np.concatenate(pair) for pair in zip(vars(one).values(), vars(other).values(), strict=True)))


def _means_before(
    rows: Timeline, events: _Events, sets: Floats, is_trained: Bools, is_usable: Bools, numbers: RampNumbers
) -> Floats:
    """Mean of the last trained weeks of the area before each break; NaN where too few weeks were trained to say."""
    count = len(events.area)
    total, found, trained = np.zeros(count), np.zeros(count, "int64"), np.zeros(count, "int64")
    athlete_start = rows.first_row[rows.athlete[events.first_row]]
    for k in range(numbers.within_weeks + 1):
        at = events.first_row - k
        inside = at >= athlete_start
        at = np.where(inside, at, 0)
        value = sets[at, events.area]
        area_trained = inside & (value > 0)
        trained += np.where(events.is_body, inside & is_trained[at], area_trained)
        here = area_trained & is_usable[at] & (found < numbers.mean_weeks)
        total += np.where(here, value, 0.0)
        found += here
    enough = (trained >= numbers.history_weeks) & (found > 0)
    means: Floats = np.divide(total, found, out=np.full(count, np.nan), where=enough)
    return means
