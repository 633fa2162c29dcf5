"""Sentences of the page *This week*: the finding, its dates, what is open or long ago."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from analytics.model import Flag, FocusArea, MarkedFlag
from analytics.units import format_number
from analytics.words.answers import after_text, empty_text
from analytics.words.balance import SETS_NEEDED
from analytics.words.flags import LOW_RULES, is_loud, is_step, marked_of_weeks, of_weeks, step_text
from analytics.words.runner import (
    NUMBERS,
    area_name,
    areas_text,
    counted,
    days_ago,
    in_body_order,
    listed,
    pain_text,
    short_name,
    takes,
    title_of,
)
from analytics.words.week import Best, Week
from analytics.writing import full_day, week_text

ORDINALS = ("First", "Second", "Third", "Fourth")
LIGHT_AREAS = 3
HALF = 0.5
QUESTION = "What changed, and is anything worth a look?"


def finding(
    week: Week,
    flags: Sequence[Flag],
    names: Mapping[str, str],
    low_share: Sequence[str],
    best: Best | None,
    answered: Sequence[MarkedFlag] = (),
) -> str:
    """The page's title. `low_share`: areas under half their target share; `names`: exercise_id -> name.

    `flags`: those nobody has answered; `answered`: the others, told after these and with what was said.
    """
    shown = of_weeks(flags, [week.start, week.last])
    told = [
        one for one in marked_of_weeks(answered, [week.start, week.last]) if is_loud(one.flag) and is_step(one.flag)
    ]
    if week.is_stale:
        return stale_title(week.last_day, week.today)
    if week.question:
        return f"{format_number(week.question[2])} days without an entry: rested, or not logged?"
    loud = [flag for flag in shown if is_loud(flag)]
    skipped = _left_out(week, [flag for flag in shown if is_loud(flag) or flag.rule_id == "area-neglect"])
    left_out = _skipped_text(skipped)
    step = step_text([flag for flag in loud if is_step(flag)], names)
    if not step and told:
        step = step_text([one.flag for one in told], names) + after_text(told)
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
    small = step_text([flag for flag in shown if is_step(flag)], names, "rose a little above guide")
    if small:
        return small
    if best:
        return title_of(f"{short_name(best.name)}: new best", "a normal week" if _is_normal(week) else "")
    return _plain_week(week)


def stale_title(last_day: dt.date, today: dt.date) -> str:
    """`Last entry was 16 days ago; ranges wait until you log`."""
    return f"Last entry was {days_ago((today - last_day).days)}; ranges wait until you log"


def under_half(balance: pd.DataFrame, quiet: Collection[str] = ()) -> list[str]:
    """Areas with less than half their target share in BALANCE, in body order; none where sets are few.

    `quiet`: areas of which nothing little is said.
    """
    if balance["set_count_28"].sum() < SETS_NEEDED:
        return []
    low = (balance["share"] < HALF * balance["target_share"]) & ~balance["focus_area"].isin(list(quiet))
    return in_body_order(balance.loc[low, "focus_area"])


def takes_share(areas: Sequence[str]) -> str:
    """`its target share`, or `their target share`."""
    return f"{'its' if list(areas) == [FocusArea.CORE] else 'their'} target share"


def dates_text(week: Week) -> str:
    """The line under the title: which week, and how much it holds; a set that counts in two areas counts twice."""
    if week.is_stale:
        return f"Week of {week_text(week.start)}. The ranges start again with your next entry."
    if week.has_ended:
        sets, before = counted(week.total, "set"), counted(week.last_total, "set")
        return f"Week of {week_text(week.start)}: {sets}, areas added up. The week before: {before}."
    if week.total == 0:
        return f"Week of {week_text(week.start)}: nothing logged yet. Last week was {week_text(week.last)}."
    sets, last = counted(week.total, "set"), counted(week.last_total, "set")
    if week.is_learning and not week.last_total:
        return f"Week of {week_text(week.start)}: {sets} so far, areas added up."
    return f"Week of {week_text(week.start)}: {sets} so far, areas added up. Last week, {week_text(week.last)}: {last}."


def nothing_text(week: Week) -> str:
    """What stands where no flag does: nothing outside the guide, or why there is no guide to compare with."""
    if week.is_off:
        return "Rehab mode is on, so nothing is compared."
    if week.question or week.is_stale:
        return "Nothing is compared while the ranges wait."
    if week.is_learning:
        return f"Nothing is compared yet: the ranges begin after {week.weeks_needed} trained weeks."
    return "Nothing in this week or the last one stepped outside the guide."


def ended_text(last_day: dt.date) -> str:
    """Says that the page shows an old log as it stood on its last day."""
    return f"Everything below is shown as it stood on the last day of your log, {full_day(last_day)}."


def question_text(week: Week) -> str:
    """The open question about an empty stretch; empty when there is none."""
    if week.question is None:
        return ""
    first, last, _ = week.question
    return empty_text(first, last)


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
    areas = week.areas.values()
    return not week.quiet and all(one.last_direct_days and one.last_sets >= _known(one.last_lower) for one in areas)


def _plain_week(week: Week) -> str:
    """No flag speaks: which areas had work in the last completed week, and whether it was a lighter one."""
    none = [area for area, one in week.judged.items() if not one.last_direct_days and not one.direct_days]
    light = [area for area, one in week.judged.items() if 0 < one.last_sets < _known(one.last_lower)]
    trained = len(week.judged) - len(none)
    if not trained:
        return f"You noted {pain_text(week.quiet)}" if week.quiet else "None of the five areas was trained directly"
    if none:
        normal = f"A normal week in {NUMBERS[trained]} area{'s' if trained > 1 else ''}"
        return title_of(normal, f"no direct {listed([area_name(area).lower() for area in none])} work")
    if len(light) >= LIGHT_AREAS:
        return f"A lighter week; {NUMBERS[len(light)]} areas below your usual range"
    if week.quiet:
        normal = f"A normal week in {NUMBERS[trained]} area{'s' if trained > 1 else ''}"
        return title_of(normal, f"you noted {pain_text(week.quiet)}", "you noted pain")
    return "A normal week in all five areas"


def _known(value: float) -> float:
    return 0.0 if math.isnan(value) else value
