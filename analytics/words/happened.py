"""What was said, noted, set or added about a client, one line each, for the page *Review* and the command line."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analytics.model import Flag, FlagAnswer, FocusArea, LoadUnit, MarkedFlag
from analytics.reference import Guide, SelfTest
from analytics.units import format_number
from analytics.words.answers import answer_word
from analytics.words.changes import change_lines
from analytics.words.clients import flag_line
from analytics.words.flags import glyph
from analytics.words.runner import area_name, counted, listed, pain_text, short_name
from analytics.writing import day_text, week_text

NOTHING = "Nothing else was said, noted, set or added."
ORDER = ("pain", "answer", "note", "test", "setting", "import", "undone", "override", "name")
MOST_NAMED = 3

Row = Mapping[Any, Any]


def flag_lines(flags: Sequence[MarkedFlag], names: Mapping[str, str], unit: LoadUnit) -> list[str]:
    """`27 July to 2 August: ▲ Calves: 14 sets, guide up to 9.5 sets`, with the answer where there is one."""
    return [_flag(one.flag, names, unit) + (f" ({answer_word(one.answer)})" if one.answer else "") for one in flags]


def lines(happened: pd.DataFrame, guide: Guide, tests: Mapping[str, SelfTest], names: Mapping[str, str]) -> list[str]:
    """HAPPENED in words, notes of pain first; names of exercises and changes to the log are put together."""
    told: list[str] = []
    for kind in ORDER:
        rows = happened[happened["kind"] == kind].to_dict("records")
        if kind == "pain":
            told += [_pain(row) for row in rows]
        elif kind == "answer":
            told += [_answer(row, guide, names) for row in rows]
        elif kind == "note":
            told += [f"Note on the week of {week_text(row['local_day'])}{_by(row)}: {row['text_now']}" for row in rows]
        elif kind == "test":
            told += [_test(row, tests) for row in rows]
        elif kind == "setting":
            told += [line for row in rows for line in _setting(row, guide)]
        elif kind in ("import", "undone"):
            what = "Log added" if kind == "import" else "Import taken back"
            told += [f"{what}: {row['about']}" for row in rows]
        elif rows and kind == "override":
            told.append(f"{counted(len(rows), 'change')} to sets or sessions of the log".capitalize())
        elif rows:
            told.append(_names([f"“{row['about']}”" for row in rows]))
    return told


def _flag(flag: Flag, names: Mapping[str, str], unit: LoadUnit) -> str:
    return f"{week_text(flag.week_start)}: {glyph(flag)} {flag_line(flag, names, unit)}"


def _pain(row: Row) -> str:
    own = f": {row['text_now']}" if row["text_now"] else ""
    return f"Noted {pain_text([row['focus_area']])} on {day_text(row['local_day'])}{own}"


def _answer(row: Row, guide: Guide, names: Mapping[str, str]) -> str:
    rule = guide.rules.get(row["about"])
    exercise = short_name(names.get(row["exercise_id"], row["exercise_id"]))
    about = area_name(FocusArea(row["focus_area"])) if row["focus_area"] else exercise
    title = rule.title if rule else row["about"]
    what = f"{about}: {title[0].lower()}{title[1:]}" if about else title
    said = f"Answered “{answer_word(FlagAnswer(row['text_now']))}”" if row["text_now"] else "Took an answer back"
    return f"{said}{_by(row)}: {what}, {week_text(row['local_day'])}"


def _test(row: Row, tests: Mapping[str, SelfTest]) -> str:
    test = tests.get(row["about"])
    name, unit = (test.name, f" {test.unit}") if test else (row["about"], "")
    sides = [(side, row[f"{side}_value"]) for side in ("left", "right")]
    values = [f"{side} {format_number(value, 1)}" for side, value in sides if not math.isnan(value)]
    return f"{name} on {day_text(row['local_day'])}: {', '.join(values)}{unit}"


def _setting(row: Row, guide: Guide) -> list[str]:
    changed = change_lines(row["about"], row["text_before"], row["text_now"], guide)
    by = f" set{_by(row)}" if row["said_by"] else ""
    return [f"{what}{by}: {new} (before: {old})" for what, old, new in changed]


def _names(placed: Sequence[str]) -> str:
    named = [*placed[:MOST_NAMED], *([f"{len(placed) - MOST_NAMED} more"] if len(placed) > MOST_NAMED else [])]
    return f"Exercise {'name' if len(placed) == 1 else 'names'} placed: {listed(named)}"


def _by(row: Row) -> str:
    return f" by {row['said_by']}" if row["said_by"] else ""
