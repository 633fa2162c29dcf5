"""How a range is set, in words with the reader's own numbers: what a pencil needs to get the same two edges."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence

from analytics.model import LookedAt, RangeSteps
from analytics.units import format_number
from analytics.words.guide import number_text
from analytics.words.runner import area_name, counted, listed
from analytics.words.week_page import guide_text
from analytics.writing import full_day, short_full_day, week_text

HOW = "How the range is set"
NOTE = (
    "Weeks stand oldest first. A set counts 1 where it trains the area directly and ½ where it helps along; what a"
    " percent gives is rounded down to half a set."
)
WHOSE: Mapping[str, str] = {
    "own": "your own number",
    "strict": "calves and feet, at every level",
    "new": "new lifters",
    "established": "established lifters",
}
ORDINALS = ("first", "second", "third", "fourth")
LEFT_OUT: Mapping[str, str] = {
    "first": "left out: the log begins in this week",
    "unknown": "left out: trained, but not logged",
}
NO_RANGE: Mapping[str, str] = {
    "care": "Rehab mode is on in Settings, so nothing is compared. The range is back when it is switched off.",
    "area": "This area is switched off in Settings. The range is back when it is switched on.",
    "rule": "The rule “A bigger step in sets” is switched off in Settings. The range is back when it is switched on.",
    "ramp-rule": "The rule “Coming back after time off” is switched off in Settings, so the weeks back have no range.",
    "first": "The log begins in this week, so it may be cut off and nothing is compared in it.",
    "unknown": "No earlier week is known to compare with. The range begins after the first one that is.",
}


def heading(start: dt.date, name: str = "") -> str:
    """The heading over the five ranges of a week; `name` where there is more than one athlete."""
    return f"{f'{name}, ' if name else ''}{week_text(start)}: the ranges worked out"


def intro(name: str = "", *, is_sample: bool = False) -> str:
    """Whose numbers these are. `name` in Markdown."""
    if is_sample:
        return f"There is no log yet, so these are the numbers of {name}, an invented runner. {NOTE}"
    return NOTE


def range_text(steps: RangeSteps) -> str:
    """`Calves: 4.9 to 9.5 sets`, `Core: up to 5.5 sets`, `Legs: no range`."""
    edges = guide_text(0.0 if math.isnan(steps.lower) else steps.lower, steps.upper)
    if not edges:
        return f"{area_name(steps.focus_area)}: no range"
    return f"{area_name(steps.focus_area)}: {edges} set{'' if edges.split()[-1] == '1' else 's'}"


def step_sentences(steps: RangeSteps) -> list[str]:
    """The arithmetic of the upper edge and of the lower one; or why there is no range, and from when."""
    if steps.why:
        return [_why_none(steps)]
    if steps.state == "ramp":
        return [_ramp(steps), "There is no lower edge on the way back."]
    light = ["This is a lighter week: it keeps its range, and nothing is told in it."] if steps.is_light else []
    return [f"{_compared(steps)} {_upper(steps)}", _lower(steps), *light]


def as_lines(areas: Sequence[RangeSteps], bold: str = "**") -> list[str]:
    """Each area with its range, in Markdown bold, and how it came about; one line where none has one for one reason."""
    told = [" ".join(step_sentences(one)) for one in areas]
    if len(areas) > 1 and areas[0].why and len(set(told)) == 1:
        return [f"{bold}No range in any area.{bold} {told[0]}"]
    return [f"{bold}{range_text(one)}.{bold} {text}" for one, text in zip(areas, told, strict=True)]


def as_text(start: dt.date, areas: Sequence[RangeSteps]) -> str:
    """All areas of a week as plain text."""
    return "\n".join([f"{heading(start)}. {NOTE}", "", *as_lines(areas, bold="")])


def looked_at_rows(steps: RangeSteps) -> list[dict[str, str]]:
    """One line a week that the range was made of, newest first."""
    by_week = {one.week_start: one for one in [*steps.usual_weeks, *steps.looked_at]}
    compared = {one.week_start for one in steps.looked_at if not one.left_out}
    usual = {one.week_start for one in steps.usual_weeks}
    return [
        {
            "Week from": short_full_day(week),
            "Sets": format_number(by_week[week].sets, 2),
            "Counts for": LEFT_OUT.get(by_week[week].left_out, "")
            or " and ".join(["upper edge"] * (week in compared) + ["usual week"] * (week in usual)),
        }
        for week in sorted(by_week, reverse=True)
    ]


def looked_at_alt(steps: RangeSteps) -> str:
    """What that table holds."""
    return f"Weeks that the range of {area_name(steps.focus_area).lower()} was made of, newest first"


def _compared(steps: RangeSteps) -> str:
    """`The 4 weeks before held 7, 7.5, 8 and 6 sets; the highest is 8.`"""
    counted_weeks = [one for one in steps.looked_at if not one.left_out]
    number = len(counted_weeks)
    further = (
        f"Some of the last {steps.usual_look_back} weeks held little, so it looks further back. "
        if len(steps.looked_at) > steps.usual_look_back
        else ""
    )
    before = "The week before" if number == 1 else f"The {number} weeks before"
    out = sorted({one.left_out for one in steps.looked_at if one.left_out})
    left = "".join(f", {_left_out(steps.looked_at, kind)}" for kind in out)
    held = f"{further}{before} held {_sets(counted_weeks)}{left}"
    highest = max(one.sets for one in counted_weeks)
    if not math.isnan(steps.before_break):
        return (
            f"{held}. Your mean before the break, {_number(steps.before_break)}, is more than any of them and still"
            " counts in the weeks after the way back."
        )
    return f"{held}." if number == 1 or highest == 0 else f"{held}; the highest is {_number(highest)}."


def _upper(steps: RangeSteps) -> str:
    upper = _number(steps.upper)
    if steps.is_small:
        return (
            f"Below {_number(steps.small_base)} sets no percent is used: {_number(steps.small_step)} more would be"
            f" {_number(steps.reference + steps.small_step)}, and {_number(steps.small_top)} is the most from so"
            f" little. The lower of the two is the upper edge, {upper}."
        )
    rounded = math.floor(steps.by_percent * 2 + 1e-6) / 2
    down = "" if _is_same(rounded, steps.by_percent) else f", in half sets {_number(rounded)}"
    return (
        f"{number_text(steps.threshold, 'share')} more ({WHOSE[steps.threshold_of]}) is {_number(steps.by_percent)}"
        f"{down}; {counted(steps.least_step, 'set')} more, always inside, is {_number(steps.by_step)}."
        f" The higher of the two is the upper edge, {upper}."
    )


def _lower(steps: RangeSteps) -> str:
    if math.isnan(steps.lower) or not steps.usual_weeks:
        return "There is no usual week yet, so there is no lower edge."
    if steps.usual == 0:
        return "Your usual week holds none, so there is no lower edge."
    number = len(steps.usual_weeks)
    if number == 1:
        of = "your one trained week so far"
    elif list(steps.usual_weeks) == list(steps.looked_at):
        of = "the middle of those weeks"
    else:
        of = f"the middle of your last {number} trained weeks ({_amounts(steps.usual_weeks)})"
    about = "" if _is_same(round(steps.lower, 1), steps.lower) else "about "
    return (
        f"The lower edge is {number_text(steps.light_share, 'share')} of {_number(steps.usual)}, {of}:"
        f" {about}{format_number(steps.lower, 1)}."
    )


def _ramp(steps: RangeSteps) -> str:
    off = f"{steps.gap_days // 7} weeks" if steps.gap_days % 7 == 0 else f"{steps.gap_days} days"
    share = steps.ramp_share * steps.ramp_before
    total = share + steps.ramp_spare
    down = "" if _is_same(total, steps.upper) else f", in half sets {_number(steps.upper)}"
    return (
        f"This is the {ORDINALS[steps.ramp_week - 1]} week back after {off}. Before, it was"
        f" {_number(steps.ramp_before)} a week on average; {number_text(steps.ramp_share, 'share')} of that is"
        f" {_number(share)}. {counted(steps.ramp_spare, 'set')} to spare makes {_number(total)}{down}."
    )


def _why_none(steps: RangeSteps) -> str:
    if steps.why == "history":
        needed = steps.weeks_needed
        return (
            f"A range needs {needed} trained weeks among the {steps.history_window} before; there"
            f" {'is' if steps.trained_weeks == 1 else 'are'} {steps.trained_weeks or 'none'}."
            f" It begins in the week after the {ORDINALS[needed - 1]}."
        )
    if steps.why == "before":
        return (
            f"This is the {ORDINALS[steps.ramp_week - 1]} week back after a break, and too few weeks before it held"
            " this area to go by. The range begins again after the weeks back."
        )
    if steps.why == "question":
        since = f" from {full_day(steps.asked_since)}" if steps.asked_since else ""
        return (
            f"The empty stretch{since} is not explained yet. Say what it was on the page of that week, and the range is"
            " there at once."
        )
    return NO_RANGE[steps.why]


def _left_out(weeks: Sequence[LookedAt], kind: str) -> str:
    number = sum(one.left_out == kind for one in weeks)
    if kind == "first":
        return "the cut-off first week of the log left out"
    return f"{counted(number, 'week')} that {'was' if number == 1 else 'were'} trained but not logged left out"


def _sets(weeks: Sequence[LookedAt]) -> str:
    """`7, 7.5, 8 and 6 sets`, oldest first; `1 set`, `none`."""
    if not any(one.sets for one in weeks):
        return "none"
    text = _amounts(weeks)
    return f"{text} set{'' if text == '1' else 's'}"


def _amounts(weeks: Sequence[LookedAt]) -> str:
    return listed([_number(one.sets) for one in reversed(weeks)])


def _is_same(one: float, other: float) -> bool:
    return abs(one - other) < 1e-6


def _number(value: float) -> str:
    return format_number(value, 3)  # means of four amounts in halves have three decimals
