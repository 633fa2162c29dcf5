"""One week of one athlete as the page *This week* speaks about it: frames reduced to what its sentences need."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analytics.model import FocusArea

STALE_DAYS = 10
ENDED_DAYS = 28
"""A log whose last entry is older than this is shown as it stood on its last day."""
SKIP_WEEKS, SKIPPED = 8, 3
"""An area left out in three of the last eight completed weeks is named in the title."""
HISTORY_WINDOW = 6
RAMP_WEEKS = 4
AREAS = tuple(str(area) for area in FocusArea)


@dataclass(frozen=True)
class AreaWeek:
    """One area: sets of the running week and of the last completed one, each with its guide (NaN = none)."""

    sets: float
    direct_days: int
    upper: float
    lower: float
    state: str  # of the running week's BAND
    next_upper: float
    last_sets: float
    last_direct_days: int
    last_lower: float
    weeks_without: int  # of the last eight completed weeks, those without direct work


@dataclass(frozen=True)
class Week:
    """What the sentences of the page need to know of one athlete's log."""

    today: dt.date
    start: dt.date  # first day of the running week
    last_day: dt.date  # of the log
    areas: Mapping[str, AreaWeek]
    trained_weeks: int  # of the six before the running one
    weeks_needed: int
    weeks_seen: int  # completed weeks of the last eight that are in the log
    total: float  # sets of the running week, all placements
    last_total: float
    is_off: bool  # rehab mode
    has_ended: bool  # an old log, as it stood on its last day
    question: tuple[dt.date, dt.date | None, int] | None  # the newest stretch nobody has explained: first, last, days
    ramp_week: int  # 1 to 4 on the way back after time off, 0 otherwise
    ramp_days: int
    quiet: frozenset[str] = (
        frozenset()
    )  # areas in which pain was noted of late: neither little nor good is said of them

    @property
    def last(self) -> dt.date:
        """First day of the last completed week."""
        return self.start - dt.timedelta(days=7)

    @property
    def is_stale(self) -> bool:
        """Whether the last entry is so old that nothing can be said about this week."""
        return (self.today - self.last_day).days > STALE_DAYS

    @property
    def is_learning(self) -> bool:
        """Whether there are too few trained weeks to say what is usual."""
        return self.trained_weeks < self.weeks_needed and not self.ramp_week

    @property
    def skipped(self) -> list[str]:
        """Areas without direct work last week and in several of the last eight."""
        return [a for a, one in self.judged.items() if one.last_direct_days == 0 and one.weeks_without >= SKIPPED]

    @property
    def judged(self) -> dict[str, AreaWeek]:
        """The areas of which may be said how little they had."""
        return {area: one for area, one in self.areas.items() if area not in self.quiet}


@dataclass(frozen=True)
class Best:
    """A new best of one exercise in the weeks shown; texts carry their units."""

    exercise_id: str
    name: str
    title: str  # of the measure
    value: str
    before: str
    day: dt.date
    corridor: str  # where it lies, empty before there is a corridor


def read_week(
    weekly: pd.DataFrame,
    bands: pd.DataFrame,
    gaps: pd.DataFrame,
    *,
    today: dt.date,
    last_day: dt.date,
    weeks_needed: int,
    is_off: bool = False,
    has_ended: bool = False,
    quiet: frozenset[str] = frozenset(),
) -> Week:
    """One athlete's dense WEEKLY, BAND and GAPS, as they stand today, reduced to what the sentences say."""
    starts = weekly["week_start"]
    start = starts.max()
    recent = weekly[starts >= start - pd.Timedelta(weeks=SKIP_WEEKS)]
    sets, days = (_by_week(recent, column) for column in ("set_count", "training_days"))
    total = sets.sum(axis=1)
    before = start - pd.Timedelta(weeks=1)
    edges = bands[bands["week_start"] >= before]
    keys = zip(edges["week_start"], edges["focus_area"], strict=True)
    values = zip(edges["upper"], edges["lower"], edges["state"], strict=True)
    band = dict(zip(keys, values, strict=True))
    none = (math.nan, math.nan, "off")
    completed = days[days.index < start]
    is_first = completed.empty and not is_off
    areas = {}
    for area in AREAS:
        upper, lower, state = band.get((start, area), none)
        _, last_lower, _ = band.get((before, area), none)
        next_upper, _, _ = band.get((start + pd.Timedelta(weeks=1), area), none)
        areas[area] = AreaWeek(
            sets=float(sets[area].get(start, 0.0)),
            direct_days=int(days[area].get(start, 0)),
            upper=upper,
            lower=lower,
            state="learning" if is_first and state == "off" else state,
            next_upper=next_upper,
            last_sets=float(sets[area].get(before, 0.0)),
            last_direct_days=int(days[area].get(before, 0)),
            last_lower=last_lower,
            weeks_without=int((completed[area] == 0).sum()),
        )
    is_back = all(one.state == "ramp" for one in areas.values())
    ramp_week, ramp_days = _ramp(gaps, start) if is_back else (0, 0)
    window = total[(total.index < start) & (total.index >= start - pd.Timedelta(weeks=HISTORY_WINDOW))]
    return Week(
        today=today,
        start=start.date(),
        last_day=last_day,
        areas=areas,
        trained_weeks=int((window > 0).sum()),
        weeks_needed=weeks_needed,
        weeks_seen=len(completed),
        total=float(total.get(start, 0.0)),
        last_total=float(total.get(before, 0.0)),
        is_off=is_off,
        has_ended=has_ended,
        question=open_question(gaps, any(one.state == "gap" for one in areas.values())),
        ramp_week=ramp_week,
        ramp_days=ramp_days,
        quiet=quiet,
    )


def _by_week(weekly: pd.DataFrame, column: str) -> pd.DataFrame:
    return weekly.set_index(["week_start", "focus_area"])[column].unstack(fill_value=0)  # noqa: PD010 - a row a cell already


def open_question(gaps: pd.DataFrame, is_waiting: bool) -> tuple[dt.date, dt.date | None, int] | None:
    """The newest stretch of GAPS that nobody has explained, where a range waits for it: first and last day, days."""
    open_gaps = gaps[gaps["answer"] == ""]
    if open_gaps.empty or not is_waiting:
        return None
    newest = open_gaps.sort_values("gap_start").iloc[-1]
    last = None if pd.isna(newest["gap_end"]) else newest["gap_end"].date()
    return newest["gap_start"].date(), last, int(newest["gap_days"])


def _ramp(gaps: pd.DataFrame, start: pd.Timestamp) -> tuple[int, int]:
    """Which week back this is, and how long the time off was."""
    ended = gaps[gaps["gap_end"].notna() & (gaps["gap_days"] >= 14)].sort_values("gap_end")
    if ended.empty:
        return 0, 0
    newest = ended.iloc[-1]
    back = newest["gap_end"] + pd.Timedelta(days=1)
    week = (start - back + pd.Timedelta(days=6)).days // 7 + 1
    return (min(max(week, 1), RAMP_WEEKS), int(newest["gap_days"]))
