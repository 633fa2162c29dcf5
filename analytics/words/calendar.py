"""Sentences of the page *All weeks*: one line a week, newest first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analytics.model import Flag, FlagState, FocusArea, Level, MarkedFlag
from analytics.units import format_number
from analytics.words.answers import answer_word, gap_word
from analytics.words.flags import MIX_RULES, WHOLE_WEEK, glyph, is_step, other_text, subject
from analytics.words.runner import area_name, counted, title_of
from analytics.writing import full_day, week_text

QUESTION = "How did the weeks go, and what was said about them?"
LIST_NOTE = (
    "Newest first. ▲ a bigger step than the guide, ○ none, ▽ below it, ◐ the mix of areas, □ only told, ✓ answered. A"
    " week opens to its sets, its note and its answers."
)
TABLE_ALT = "All weeks of the log, newest first: sets of each area, items, answers, notes"
EARLIER_GAPS = "Empty stretches of the log"
NO_GAPS = "This log has no stretch of 10 days or more without a set."
PLAN = "Plan a lighter week ahead"
MOST_ITEMS = 3
MOST_NOTE = 80
_OF_WEEK: Mapping[str, str] = {"gains": "few strength days", "novelty": "many new exercises"}
"""What is only told of a whole week, which no title says."""


@dataclass(frozen=True)
class WeekLine:
    """One week of the list. `area_sets` in body order; flags of the week in the order of the week's page."""

    start: dt.date
    set_count: float
    session_count: int
    area_sets: Mapping[str, float]
    marked: Sequence[MarkedFlag]
    note: str
    is_down: bool
    gap_answers: Sequence[str]  # of the empty stretches that touch it
    is_running: bool = False
    is_to_come: bool = False


def title(lines: Sequence[WeekLine]) -> str:
    """The page's finding: how many weeks, how many of them with something open."""
    number = counted(len(lines), "week")
    waiting = sum(any(one.state is FlagState.OPEN and is_step(one.flag) for one in line.marked) for line in lines)
    if not waiting:
        levels = {one.flag.level for line in lines for one in line.marked if one.state is FlagState.OPEN}
        what = "no bigger step" if levels - {Level.INFO} else "nothing"
        return f"{number}, {what} open in {'it' if len(lines) == 1 else 'them'}"
    return title_of(f"{number}; {format_number(waiting)} with a bigger step to look at")


def line_text(line: WeekLine, names: Mapping[str, str]) -> str:
    """What stands beside a week, as plain text: its sets, its items, what was said."""
    if line.session_count:
        parts = [f"{counted(line.set_count, 'working set')} in {counted(line.session_count, 'session')}"]
    elif line.is_to_come:
        parts = ["a week to come"]
    else:
        parts = ["nothing logged"]
    if line.is_running:
        parts[0] += " so far"
    parts += [f"no entries: {gap_word(answer)}" for answer in line.gap_answers[:1]]
    if line.is_down:
        parts.append("planned lighter week")
    told = [one for one in line.marked if one.state is not FlagState.QUIET]
    told.sort(key=lambda one: not is_step(one.flag))
    parts += [item_text(one, names) for one in told[:MOST_ITEMS]]
    if len(told) > MOST_ITEMS:
        parts.append(f"{len(told) - MOST_ITEMS} more")
    if line.note:
        short = line.note if len(line.note) <= MOST_NOTE else f"{line.note[: MOST_NOTE - 1].rstrip()}…"
        parts.append(f"note: {short}")
    return " · ".join(parts)


def item_text(marked: MarkedFlag, names: Mapping[str, str]) -> str:
    """`▲ Calves`, `▲ Hip thrust ✓ planned`: an item with its glyph, what it is about, and what was said."""
    said = f" ✓ {answer_word(marked.answer)}" if marked.answer else ""
    return f"{glyph(marked.flag)} {_about(marked.flag, names)}{said}"


def _about(flag: Flag, names: Mapping[str, str]) -> str:
    """The area or exercise of an item; what is said of the whole week, where it is about neither."""
    if flag.rule_id in MIX_RULES:
        return "mix of areas"
    if flag.rule_id == "coverage":
        return f"{format_number(flag.observed)} of {format_number(flag.limit)} areas"
    if about := subject(flag, names):
        return about
    of_week = _OF_WEEK.get(flag.rule_id) or WHOLE_WEEK.get(flag.rule_id) or other_text([flag])
    return _lower_first(of_week) or "whole week"


def row(line: WeekLine, names: Mapping[str, str]) -> dict[str, str]:
    """The same as a row of the table."""
    items = ", ".join(item_text(one, names) for one in line.marked)
    said = ["planned lighter week"] * line.is_down + [f"no entries: {gap_word(answer)}" for answer in line.gap_answers]
    return {
        "Week": f"{week_text(line.start)} {line.start.year}",
        "Working sets": "to come" if line.is_to_come else format_number(line.set_count, 2),
        **{area_name(area): "" if line.is_to_come else _sets(line, area) for area in FocusArea},
        "Items": items,
        "Said": ", ".join([*said, *([line.note] if line.note else [])]),
    }


def later_title(lines: Sequence[WeekLine]) -> str:
    """The heading over weeks after those of the log, of which something was said."""
    return "Weeks to come" if all(line.is_to_come for line in lines) else "After the last session"


def span_text(lines: Sequence[WeekLine]) -> str:
    """From which week to which."""
    return f"{full_day(lines[-1].start)} to {full_day(lines[0].start + dt.timedelta(days=6))}."


def down_option(start: dt.date) -> str:
    """A week to come in the list of those that can be planned as lighter."""
    return f"Week of {week_text(start)} {start.year}"


def _sets(line: WeekLine, area: FocusArea) -> str:
    return format_number(line.area_sets.get(area, 0.0), 2)


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
