"""The up to three cards of *This week*: ▲ above the guide, ○ an area with none, ◇ a new best."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from analytics.model import Flag, Level, LoadUnit
from analytics.units import format_number
from analytics.words.flags import LOW_RULES, WHOLE_WEEK, inside_text, is_step, of_weeks, step_text, subject, when_text
from analytics.words.runner import amount_text, area_name, counted
from analytics.words.week import Best, Week
from analytics.writing import day_text


class Card(NamedTuple):
    """A heading and a sentence, and what they are made of: a week and an area of it, or an exercise."""

    heading: str
    body: str
    week_start: dt.date | None = None
    area: str = ""
    exercise_id: str = ""


def cards(
    week: Week, flags: Sequence[Flag], names: Mapping[str, str], best: Best | None, unit: LoadUnit, today: dt.date
) -> list[Card]:
    """Up to three: ▲ above the guide, ○ an area with none, ◇ a new best. `today`: the real one."""
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
        body = f"{sentence} {best.corridor}".strip()
        parts.append(Card(f"◇ {best.name}: new best", body, exercise_id=best.exercise_id))
    return parts


def _step_card(steps: Sequence[Flag], names: Mapping[str, str], unit: LoadUnit, today: dt.date) -> Card:
    flag = steps[0]
    about = subject(flag, names)
    what = step_text([flag], names, "rose above guide") if about else WHOLE_WEEK.get(flag.rule_id, "Above guide")
    parts = [f"{amount_text(flag.observed, flag.measure, unit)} {when_text(flag, today)}"]
    if flag.reference is not None and flag.reference != flag.limit:
        parts.append(f"compared with {amount_text(flag.reference, flag.measure, unit)}")
    sentence = f"{', '.join(parts)}."
    if inside := inside_text(flag, unit):
        sentence += f" {inside[0].upper()}{inside[1:]} would have been inside."
    more = len(steps) - 1
    body = f"{sentence} {more} more below." if more else sentence
    return Card(f"▲ {what}", body, flag.week_start, str(flag.focus_area or ""))


def _low_card(week: Week, lows: Sequence[Flag]) -> Card:
    """The area that has waited longest, in numbers."""
    loudest = next((flag for flag in lows if flag.rule_id == "area-neglect"), lows[0] if lows else None)
    area = str(loudest.focus_area) if loudest and loudest.focus_area else week.skipped[0]
    one = week.areas[area]
    when = "in that week" if week.has_ended else "this week"
    parts = []
    if loudest and loudest.rule_id == "area-neglect":
        days = loudest.observed + max((week.today - week.last).days - 6, 0) if not one.direct_days else 0
        if one.direct_days:
            parts.append(f"Trained again {when}.")
        else:
            parts.append(
                f"No direct work for {format_number(days, 0)} days;"
                f" the guide here is up to {format_number(loudest.limit, 2)}."
            )
    elif loudest:
        average = counted(loudest.observed, "set")
        parts.append(
            f"{average[0].upper()}{average[1:]} a week over 4 weeks;"
            f" the guide here is {format_number(loudest.limit, 2)}."
        )
    if one.weeks_without:
        parts.append(f"None in {one.weeks_without} of the last {week.weeks_seen} weeks.")
    if one.sets and not one.direct_days:
        parts.append(f"Other work gave it {counted(one.sets, 'set')} along the way {when}.")
    word = "none" if not one.last_direct_days and not one.direct_days else "little"
    return Card(f"○ {area_name(area)}: {word}", " ".join(parts), week.start if one.sets else week.last, area)
