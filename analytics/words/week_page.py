"""Sentences of the page of one week: what it is made of, down to the single sets."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analytics.model import OUTSIDE, UNPLACED, FlagState, FocusArea, LoadUnit, MarkedFlag
from analytics.units import format_number, format_seconds, from_kg
from analytics.words.answers import after_text
from analytics.words.flags import is_loud, is_step, other_text, step_text
from analytics.words.log import set_cells
from analytics.words.runner import MOST_TITLE_WORDS, area_name, counted, title_of
from analytics.writing import week_text

AHEAD_WEEKS = 12
"""So many weeks to come can be opened, to plan a lighter one."""

QUESTION = "What is this week made of?"
DOWN_WEEK = "Planned lighter week"
DOWN_HELP = (
    "A week that is meant to be lighter. It is left out of what is usual for you, and nothing speaks about too little."
    " It can be marked ahead or afterwards."
)
NOTE_LABEL = "Your note on this week"
NOTE_HELP = "Kept with the week and shown in the list of all weeks. Empty it to take it away."
NOT_YET = "This week has not begun. It can be planned as a lighter one, and a note can be kept with it."
NO_FLAGS = "Nothing in this week stepped outside the guide."
NO_SETS = "No working set was logged in this week."
OTHER_AREAS: Mapping[str, str] = {OUTSIDE: "Outside the five areas", UNPLACED: "Not placed yet"}
DEFINITIONS: Mapping[str, str] = {
    "Sets": "working sets, half where the exercise only helps the area; in brackets the guide of that week",
    "Direct": "sets of exercises that train the area itself",
    "Days": "days with a direct set",
    "Besides": "of direct sets only; the load is repetitions × what was moved, body mass included where it is known",
}
ALL_EXERCISES = "All exercises"
SETS_NOTE = (
    "**Counts** says how much of a row counts here: a set of one side is half a set, an exercise that only helps the"
    " area counts half, warm-ups and holds under 10 seconds count nothing. The last column names the line of"
    " the file it was read from."
)


def area_title(area: str) -> str:
    """The name of an area, of work outside the five, of work not placed yet; `All work` for none."""
    if not area:
        return "All work"
    return OTHER_AREAS.get(area) or area_name(area)


def title(
    start: dt.date, set_count: float, marked: Sequence[MarkedFlag], names: Mapping[str, str], area: str, today: dt.date
) -> str:
    """The page's finding. `set_count`: of the area shown, of all work where that is none."""
    when = week_text(start)
    if start > today:
        return f"{when}: a week to come"
    if area:
        what = counted(set_count, "set")
        return f"{area_title(area)}: {what}, {when}"
    if set_count == 0:
        return f"{when}: nothing logged"
    steps = [one for one in marked if is_step(one.flag) and one.state is not FlagState.QUIET]
    loud = [one for one in steps if is_loud(one.flag)]
    for some, quiet in ((loud, ""), (steps, "rose a little above guide")):
        if text := step_text([one.flag for one in some], names, quiet):
            return title_of(f"{when}: {text[0].lower()}{text[1:]}{after_text(some)}")
    sets = counted(set_count, "set")
    if text := other_text([one.flag for one in marked if one.state is FlagState.OPEN]):
        return _fitting(f"{when}: {sets}, {text[0].lower()}{text[1:]}", f"{when}: {text[0].lower()}{text[1:]}")
    return f"{when}: {sets}, {'no bigger step open' if marked else 'no step above the guide'}"


def _fitting(whole: str, short: str) -> str:
    return whole if len(whole.split()) <= MOST_TITLE_WORDS else short


def summary_text(
    start: dt.date, set_count: float, session_count: int, day_count: int, in_rows: float, *, is_running: bool
) -> str:
    """Which week this is, and how much of it there is. `in_rows`: sets of all rows of the weekly table together."""
    when = f"Week of {week_text(start)} {start.year}"
    if not session_count:
        return f"{when}: no session{' so far' if is_running else ''}."
    days = f" on {counted(day_count, 'day')}" if day_count != session_count else ""
    so_far = " so far" if is_running else ""
    text = f"{when}: {counted(set_count, 'working set')} in {counted(session_count, 'session')}{days}{so_far}."
    if in_rows == set_count:
        return text
    they = "It counts" if set_count == 1 else "They count"
    return f"{text} {they} as {counted(in_rows, 'set')}, because a set may count in more than one area."


def area_rows(week: pd.DataFrame, guides: Mapping[str, str], unit: LoadUnit) -> list[dict[str, str]]:
    """One line an area of WEEKLY rows of one week; lines that are none of the five only where they hold something.

    `guides`: area -> its guide in words, "" where there was none.
    """
    rows = []
    for row in week.to_dict("records"):
        area = row["focus_area"]
        if area in OTHER_AREAS and not row["set_count"]:
            continue
        none = "" if area in OTHER_AREAS else "0"  # what is none of the five has no direct work
        rows.append(
            {
                "Area": area_title(area),
                "Sets": f"{_amount(row['set_count']) or '0'} {_in_brackets(guides.get(area, ''))}".strip(),
                "Direct": _amount(row["direct_set_count"]) or none,
                "Days": _amount(row["training_days"]) or none,
                "Besides": _besides(row, unit),
            }
        )
    return rows


def exercise_rows(made_of: pd.DataFrame, names: Mapping[str, str], unit: LoadUnit) -> list[dict[str, str]]:
    """One line an exercise of MADE_OF."""
    return [
        {
            "Exercise": names.get(row["exercise_id"], row["exercise_name"]),
            "Counts": _amount(row["set_count"]),
            "Sets done": _amount(row["done_set_count"]),
            "Sessions": _amount(row["session_count"]),
            "Besides": _besides(row, unit),
        }
        for row in made_of.to_dict("records")
    ]


def set_rows(
    rows: Sequence[Mapping[str, Any]], credits: Sequence[float], area: str, unit: LoadUnit
) -> list[dict[str, str]]:
    """One line a set, down to the line of the file; `credits`: the share with which each counts for the area shown.

    The file is named in each line only where they are of several; else `file_text` tells it once.
    """
    lines, has_files = [], not file_text(rows)
    for row, credit in zip(rows, credits, strict=True):
        cells = set_cells(row, unit)
        share = _amount(row["set_count"] * credit) or "0"
        reps = f"{cells['Reps']} reps" if cells["Reps"] else ""
        done = [cells["Load"], reps, cells["Time"], cells["Distance"], cells["Kind"]]
        where = {"Where it stands": f"{row['file']}, line {cells['Line']}"} if has_files else {"Line": cells["Line"]}
        lines.append(
            {
                "Exercise": cells["Exercise"],
                "Done": ", ".join(part for part in done if part),
                "Counts": share if area else f"{share}: {cells['Counts for']}",
            }
            | where
        )
    return lines


def file_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """`Read from robin-hevy.csv.`; nothing where the sets were read from several files."""
    files = {row["file"] for row in rows}
    return f"Read from {files.pop()}." if len(files) == 1 else ""


def adds_up_text(area: str, made_of: pd.DataFrame) -> str:
    """`12 sets from 3 exercises, 2 of them only helping along.`"""
    total, number = made_of["set_count"].sum(), len(made_of)
    helping = int((made_of["credit"] < 1).sum())
    text = f"{counted(total, 'set')} from {counted(number, 'exercise')}"
    if helping and area:
        text += ", all of them only helping along" if helping == number else f", {helping} of them only helping along"
    return f"{text[0].upper()}{text[1:]}."


def moves_text(name: str) -> str:
    """The link from an exercise to how it moves from session to session."""
    return f"How {name} moves"


def guide_text(lower: float, upper: float) -> str:
    """`5.6 to 13.5`, or `up to 13.5`; empty without a guide."""
    if math.isnan(upper):
        return ""
    top = format_number(upper, 2)
    return f"{format_number(lower, 1)} to {top}" if lower > 0 else f"up to {top}"


def down_kept_text(is_down: bool) -> str:
    """What is said once after a week was marked."""
    return "Kept: a planned lighter week." if is_down else "Taken back: an ordinary week."


def five_areas() -> list[str]:
    """Every area in body order."""
    return [str(area) for area in FocusArea]


def _besides(row: Mapping[Any, Any], unit: LoadUnit) -> str:
    """`60 reps, 40 contacts, 4,489 kg`: what is never added to sets or to each other."""
    load, hold_s = row["volume_load_kg"], row["hold_s"]
    parts = [
        counted(row["rep_count"], "rep") if row["rep_count"] else "",
        f"{format_seconds(hold_s)} held" if hold_s else "",
        counted(row["contact_count"], "contact") if row["contact_count"] > 0 else "",
        "" if math.isnan(load) or not load else f"{format_number(from_kg(load, unit), 0)} {unit.value}",
    ]
    return ", ".join(part for part in parts if part)


def _in_brackets(text: str) -> str:
    return f"({text})" if text else ""


def _amount(value: float) -> str:
    return format_number(value, 2) if value else ""
