"""Sentences of the page *This week*: the finding, its cards, the state of every area."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analytics.model import Flag, FocusArea, Level, LoadUnit
from analytics.units import format_number
from analytics.words.balance import SETS_NEEDED
from analytics.words.flags import LOW_RULES, is_loud, is_step, of_weeks, subject, when_text
from analytics.words.runner import (
    NUMBERS,
    amount_text,
    area_name,
    areas_text,
    counted,
    day_text,
    days_ago,
    full_day,
    in_body_order,
    listed,
    short_name,
    takes,
    title_of,
    week_text,
)

STALE_DAYS = 10
SKIP_WEEKS, SKIPPED = 8, 3
"""An area left out in three of the last eight completed weeks is named in the title."""
HISTORY_WINDOW = 6
LIGHT_AREAS = 3
HALF = 0.5
ORDINALS = ("First", "Second", "Third", "Fourth")
AREAS = tuple(str(area) for area in FocusArea)

QUESTION = "What changed, and is anything worth a look?"
SETS_NOTE = (
    "Shaded: your guide, as it stood in each week. Hatched: the part above it. ○ a week with none. Dotted: next week."
    " Every row has its own scale."
)
NOTHING_FLAGGED = "Nothing in this week or the last one stepped outside the guide."
LENSES: Mapping[str, str] = {
    "set_count": "Sets",
    "rep_count": "Reps",
    "hold_s": "Minutes held",
    "volume_load_kg": "Kilograms",
    "contact_count": "Contacts",
    "training_days": "Days",
}
"""Every lens of the weekly charts, as the switch names it."""
STEP_VERBS: Mapping[str, str] = {
    "reps-jump": "jumped in repetitions",
    "hold-jump": "jumped in time held",
    "weight-jump": "jumped in load",
    "speed-jump": "jumped in speed",
}
WHOLE_WEEK: Mapping[str, str] = {
    "time-jump": "Session time jumped",
    "plyo-jump": "Jumps rose well above guide",
    "plyo-cap": "One session held many jumps",
    "session-spike": "One session was unusually big",
}


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
    last_upper: float
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
        return [a for a, one in self.areas.items() if one.last_direct_days == 0 and one.weeks_without >= SKIPPED]


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
    areas = {}
    for area in AREAS:
        upper, lower, state = band.get((start, area), none)
        last_upper, last_lower, _ = band.get((before, area), none)
        next_upper, _, _ = band.get((start + pd.Timedelta(weeks=1), area), none)
        areas[area] = AreaWeek(
            sets=float(sets[area].get(start, 0.0)),
            direct_days=int(days[area].get(start, 0)),
            upper=upper,
            lower=lower,
            state=state,
            next_upper=next_upper,
            last_sets=float(sets[area].get(before, 0.0)),
            last_direct_days=int(days[area].get(before, 0)),
            last_upper=last_upper,
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
        question=_question(gaps, any(one.state == "gap" for one in areas.values())),
        ramp_week=ramp_week,
        ramp_days=ramp_days,
    )


def finding(
    week: Week, flags: Sequence[Flag], names: Mapping[str, str], low_share: Sequence[str], best: Best | None
) -> str:
    """The page's title. `low_share`: areas under half their target share; `names`: exercise_id -> name."""
    shown = of_weeks(flags, [week.start, week.last])
    if week.is_stale:
        return stale_title(week.last_day, week.today)
    if week.question:
        return f"{week.question[2]:,} days without an entry: rested, or not logged?"
    loud = [flag for flag in shown if is_loud(flag)]
    skipped = _left_out(week, [flag for flag in shown if is_loud(flag) or flag.rule_id == "area-neglect"])
    left_out = _skipped_text(skipped)
    step = _step_text([flag for flag in loud if is_step(flag)], names)
    if step:
        return title_of(step, left_out.lower(), _number_skipped(skipped))
    if week.is_off:
        return "Rehab mode: your weeks, without ranges"
    if week.ramp_week:
        above = [flag.focus_area for flag in shown if flag.rule_id == "return-ramp" and flag.week_start == week.start]
        back = f"{ORDINALS[week.ramp_week - 1]} week back after {week.ramp_days} days"
        return title_of(back, f"{areas_text([a for a in above if a]).lower()} above the ramp" if above else "")
    if week.is_learning:
        return f"Week {week.trained_weeks + 1} of {week.weeks_needed}: still learning your usual week"
    if left_out:
        return left_out
    if low_share:
        return f"{areas_text(low_share)} got under half {takes_share(low_share)}"
    small = _step_text([flag for flag in shown if is_step(flag)], names, "rose a little above guide")
    if small:
        return small
    if best:
        return title_of(f"{short_name(best.name)}: new best", "a normal week" if _is_normal(week) else "")
    return _plain_week(week)


def stale_title(last_day: dt.date, today: dt.date) -> str:
    """`Last entry was 16 days ago; ranges wait until you log`."""
    return f"Last entry was {days_ago((today - last_day).days)}; ranges wait until you log"


def under_half(balance: pd.DataFrame) -> list[str]:
    """Areas with less than half their target share in BALANCE, in body order; none where sets are few."""
    if balance["set_count_28"].sum() < SETS_NEEDED:
        return []
    low = balance["share"] < HALF * balance["target_share"]
    return in_body_order(balance.loc[low, "focus_area"])


def takes_share(areas: Sequence[str]) -> str:
    """`its target share`, or `their target share`."""
    return f"{'its' if list(areas) == [FocusArea.CORE] else 'their'} target share"


def dates_text(week: Week) -> str:
    """The line under the title: which week, and how much of it there is."""
    if week.is_stale:
        return f"Week of {week_text(week.start)}. The ranges start again with your next entry."
    if week.has_ended:
        sets, before = counted(week.total, "set"), counted(week.last_total, "set")
        return f"Week of {week_text(week.start)}: {sets}. The week before: {before}."
    if week.total == 0:
        return f"Week of {week_text(week.start)}: nothing logged yet. Last week was {week_text(week.last)}."
    sets, last = counted(week.total, "set"), counted(week.last_total, "set")
    return f"Week of {week_text(week.start)}: {sets} so far. Last week, {week_text(week.last)}: {last}."


def ended_text(last_day: dt.date) -> str:
    """Says that the page shows an old log as it stood on its last day."""
    return f"Everything below is shown as it stood on the last day of your log, {full_day(last_day)}."


def question_text(week: Week) -> str:
    """The open question about an empty stretch; empty when there is none."""
    if week.question is None:
        return ""
    first, last, _ = week.question
    span = f"Since {full_day(first)}" if last is None else f"From {day_text(first)} to {full_day(last)}"
    return f"{span} the log is empty. Until you say what that was, the ranges wait and most rules stay silent."


def cards(
    week: Week, flags: Sequence[Flag], names: Mapping[str, str], best: Best | None, unit: LoadUnit, today: dt.date
) -> list[tuple[str, str]]:
    """Up to three (heading, sentence): ▲ above the guide, ○ an area with none, ◇ a new best. `today`: the real one."""
    shown = of_weeks(flags, [week.start, week.last])
    steps = [flag for flag in shown if is_step(flag) and flag.level is not Level.INFO]
    lows = [flag for flag in shown if flag.rule_id in LOW_RULES and flag.focus_area]
    parts = []
    if steps:
        parts.append(_step_card(steps, names, unit, today))
    if lows or week.skipped:
        parts.append(_low_card(week, lows))
    if best:
        sentence = (
            f"{best.title[0].upper()}{best.title[1:]} {best.value} on {day_text(best.day)}, up from {best.before}."
        )
        parts.append((f"◇ {best.name}: new best", f"{sentence} {best.corridor}".strip()))
    return parts


def state_text(area: AreaWeek, week: Week) -> str:
    """Where an area's sets of the running week stand against the guide, in words with the range."""
    span = _range(area.lower, area.upper)
    if area.state == "learning":
        return f"Still learning: week {min(week.trained_weeks + 1, week.weeks_needed)} of {week.weeks_needed}"
    if area.state == "gap":
        return "No range until the empty stretch is explained"
    if area.state == "off" or math.isnan(area.upper):
        return "No range this week"
    upper = format_number(area.upper, 2)
    if area.state == "ramp":
        if area.sets > area.upper:
            return f"▲ Above the ramp (up to {upper})"
        return f"Restart near {upper}" if area.sets == 0 else f"Within the ramp (up to {upper})"
    if area.sets > area.upper:
        return f"▲ Above guide ({span})"
    if area.sets == 0:
        return f"Up to {upper} stays inside the guide"
    return f"Within guide ({span})" if area.sets >= area.lower else f"Guide for the whole week: {span}"


def value_text(area: AreaWeek, shown: str, has_ended: bool) -> str:
    """`**8.5 sets** this week so far`; none at all, or none of it direct, is said."""
    if area.sets == 0:
        return "○ **Nothing** in that week" if has_ended else "○ **Nothing this week** so far"
    along = ", none of it direct" if area.direct_days == 0 else ""
    return f"**{shown}** {'in that week' if has_ended else 'this week so far'}{along}"


def next_text(area: AreaWeek) -> str:
    """What next week can hold."""
    return "" if math.isnan(area.next_upper) else f"Next week: up to {format_number(area.next_upper, 2)}"


def not_counted_text(read: int, kept: int, unplaced: float, outside: float, weeks: int) -> str:
    """What the rows do not hold: sets left out of the log, unplaced names, other work, warm-ups."""
    parts = [
        f"{kept:,} of {read:,} sets of your files were counted." if kept < read else f"All {read:,} sets were read."
    ]
    span = f"in these {weeks} weeks"
    if unplaced:
        parts.append(f"{counted(unplaced, 'set')} {span}: a name that nobody has placed yet.")
    if outside:
        parts.append(f"{counted(outside, 'set')} {span}: recognised, but outside the five areas.")
    parts.append("Warm-ups, mobility and cardio never count as sets, and runs are not part of this log.")
    return " ".join(parts)


def lens_name(lens: str, unit: LoadUnit) -> str:
    """What the switch calls a lens; kilograms are pounds for those who type pounds."""
    return "Pounds" if lens == "volume_load_kg" and unit is LoadUnit.LB else LENSES[lens]


def rows_note(lens: str, weeks: int, bases: Sequence[str]) -> str:
    """What the rows show, over how many weeks, and what their marks mean."""
    first = f"Last {weeks} weeks."
    if lens == "set_count":
        return f"{first} Working sets, half where an area only helps along. {SETS_NOTE}"
    if lens == "volume_load_kg":
        first = f"{first} Repetitions × load, {basis_text(bases)}."
    return f"{first} Only sets have a guide. ○ a week with none. Every row has its own scale."


def row_text(area: AreaWeek, week: Week, name: str, values: Sequence[str], *, is_sets: bool) -> str:
    """The words beside a row, in Markdown. `values`: the weeks drawn as texts with units, oldest first."""
    before = "The week before" if week.has_ended else "Last week"
    last = f":small[{before}: {values[-2]}]" if len(values) > 1 else ""
    if not is_sets:
        now = f"**{values[-1]}** {'in that week' if week.has_ended else 'this week so far'}"
        return "  \n".join(part for part in (f"**{name}**", now, last) if part)
    lines = [f"**{name}**", value_text(area, values[-1], week.has_ended), f":small[{state_text(area, week)}]"]
    after = "" if week.has_ended else next_text(area)
    return "  \n".join([*lines, f":small[{after}]"] if after else lines)


def cell_day(day: dt.date) -> str:
    """The first day of a week in the table."""
    return f"{day.day} {day:%b} {day.year}"


def table_alt(lens: str, weeks: int) -> str:
    """What the table holds."""
    guide = ", with the guide in brackets and ▲ above it" if lens == "set_count" else ""
    return f"{LENSES[lens]} of the five areas in the last {weeks} weeks, newest first{guide}"


def basis_text(bases: Sequence[str]) -> str:
    """What the kilograms hold: `body mass counted`, `external load only`, or both."""
    known = {basis for basis in bases if basis != "none"}
    if not known:
        return "no loads recorded"
    if known == {"effective"}:
        return "body mass counted"
    if known == {"external"}:
        return "external load only"
    return "body mass counted where it is known, elsewhere external load only"


def cell_text(value: str, sets: float, lower: float, upper: float, is_running: bool) -> str:
    """A cell of the table: `12 ▲ (5.5 to 9.5)`; ▽ below the usual range, never in a running week."""
    if math.isnan(upper):
        return value
    mark = " ▲" if sets > upper else " ▽" if sets < lower and not is_running else ""
    return f"{value}{mark} ({_range(lower, upper)})"


def _by_week(weekly: pd.DataFrame, column: str) -> pd.DataFrame:
    return weekly.pivot_table(index="week_start", columns="focus_area", values=column, aggfunc="sum").fillna(0)


def _question(gaps: pd.DataFrame, is_waiting: bool) -> tuple[dt.date, dt.date | None, int] | None:
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
    return (min(max(week, 1), len(ORDINALS)), int(newest["gap_days"]))


def _step_text(flags: Sequence[Flag], names: Mapping[str, str], quiet: str = "") -> str:
    """`Calves jumped`, `Hip thrust jumped in load`. `quiet` takes the verb's place for small steps."""
    areas = [flag.focus_area for flag in flags if flag.rule_id == "sets-jump" and flag.focus_area]
    if areas:
        return f"{areas_text(areas)} {quiet or 'jumped'}"
    back = [flag.focus_area for flag in flags if flag.rule_id == "return-ramp" and flag.focus_area]
    if back:
        return f"{areas_text(back)} came back above the ramp"
    for flag in flags:
        if flag.rule_id in WHOLE_WEEK:
            return WHOLE_WEEK[flag.rule_id]
        if about := subject(flag, names):
            verb = STEP_VERBS.get(flag.rule_id, "stepped above guide")
            return f"{short_name(about)} {quiet or verb}"
    return "This week rose above guide" if flags else ""


def _left_out(week: Week, spoken: Sequence[Flag]) -> list[str]:
    """Areas skipped, in body order: by a flag, or in three of the last eight weeks and the last one.

    An area that got direct work in the running week is not skipped any more.
    """
    flagged = [flag.focus_area for flag in spoken if flag.rule_id in LOW_RULES and flag.focus_area]
    return [area for area in in_body_order([*flagged, *week.skipped]) if not week.areas[area].direct_days]


def _skipped_text(areas: Sequence[str]) -> str:
    """`Feet & arches were skipped`."""
    if not areas:
        return ""
    return f"{areas_text(areas)} {takes(areas[0], 'were', 'was') if len(areas) == 1 else 'were'} skipped"


def _number_skipped(areas: Sequence[str]) -> str:
    return f"{NUMBERS[len(areas)]} areas skipped" if len(areas) > 1 else ""


def _is_normal(week: Week) -> bool:
    return all(one.last_direct_days and one.last_sets >= _known(one.last_lower) for one in week.areas.values())


def _plain_week(week: Week) -> str:
    """No flag speaks: which areas had work in the last completed week, and whether it was a lighter one."""
    none = [area for area, one in week.areas.items() if not one.last_direct_days and not one.direct_days]
    light = [area for area, one in week.areas.items() if 0 < one.last_sets < _known(one.last_lower)]
    if none:
        trained = len(AREAS) - len(none)
        if not trained:
            return "None of the five areas was trained directly"
        normal = f"A normal week in {NUMBERS[trained]} area{'s' if trained > 1 else ''}"
        return title_of(normal, f"no direct {listed([area_name(area).lower() for area in none])} work")
    if len(light) >= LIGHT_AREAS:
        return f"A lighter week; {NUMBERS[len(light)]} areas below your usual range"
    return "A normal week in all five areas"


def _known(value: float) -> float:
    return 0.0 if math.isnan(value) else value


def _step_card(steps: Sequence[Flag], names: Mapping[str, str], unit: LoadUnit, today: dt.date) -> tuple[str, str]:
    flag = steps[0]
    about = subject(flag, names)
    what = _step_text([flag], names, "rose above guide") if about else WHOLE_WEEK.get(flag.rule_id, "Above guide")
    parts = [f"{amount_text(flag.observed, flag.measure, unit)} {when_text(flag, today)}"]
    if flag.reference is not None and flag.reference != flag.limit:
        parts.append(f"compared with {amount_text(flag.reference, flag.measure, unit)}")
    sentence = f"{', '.join(parts)}."
    if flag.limit is not None:
        sentence += f" Up to {amount_text(flag.limit, flag.measure, unit)} would have been inside."
    more = len(steps) - 1
    return f"▲ {what}", f"{sentence} {more} more below." if more else sentence


def _low_card(week: Week, lows: Sequence[Flag]) -> tuple[str, str]:
    """The area that has waited longest, in numbers."""
    loudest = next((flag for flag in lows if flag.rule_id == "area-neglect"), lows[0] if lows else None)
    area = str(loudest.focus_area) if loudest and loudest.focus_area else week.skipped[0]
    one = week.areas[area]
    parts = []
    if loudest and loudest.rule_id == "area-neglect":
        days = loudest.observed + max((week.today - week.last).days - 6, 0) if not one.direct_days else 0
        if one.direct_days:
            parts.append("Trained again this week.")
        else:
            parts.append(f"No direct work for {days:,.0f} days; the guide here is up to {loudest.limit:g}.")
    elif loudest:
        average = counted(loudest.observed, "set")
        parts.append(f"{average[0].upper()}{average[1:]} a week over 4 weeks; the guide here is {loudest.limit:g}.")
    if one.weeks_without:
        parts.append(f"None in {one.weeks_without} of the last {week.weeks_seen} weeks.")
    if one.sets and not one.direct_days:
        parts.append(f"Other work gave it {counted(one.sets, 'set')} along the way this week.")
    word = "none" if not one.last_direct_days and not one.direct_days else "little"
    return f"○ {area_name(area)}: {word}", " ".join(parts)


def _range(lower: float, upper: float) -> str:
    """`4 to 9.5`, or `up to 9.5`."""
    top = format_number(upper, 2)
    return f"{format_number(lower, 1)} to {top}" if lower > 0 else f"up to {top}"
