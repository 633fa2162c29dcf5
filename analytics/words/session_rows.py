"""The sessions of one exercise in words: which took a bigger step, what was said to it, and all of them as a table."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analytics.model import Flag, FlagAnswer, LoadUnit, MarkedFlag
from analytics.units import format_load, format_number
from analytics.words.answers import answer_word
from analytics.words.flags import is_step, sentence
from analytics.words.progress import bottom_text, steps_text, value_text
from analytics.words.runner import counted
from analytics.writing import full_day, short_full_day

MOST_ROWS = 400
OPEN_LABEL = "Open a session"
OPEN_HINT = "Choose a session, or click it in a chart"


def step_sessions(sessions: pd.DataFrame, marked: Sequence[MarkedFlag]) -> dict[pd.Timestamp, MarkedFlag]:
    """Start of session -> the bigger step told about it, the newest one nobody has answered before answered ones.

    A step of a whole week belongs to the highest value of that week, or to its biggest work where it holds no value.
    """
    found: dict[pd.Timestamp, MarkedFlag] = {}
    for one in sorted(marked, key=lambda one: one.answer is not None):
        start = _session_of(sessions, one.flag) if is_step(one.flag) else None
        if start is not None:
            found.setdefault(start, one)
    return found


def above_texts(steps: Mapping[pd.Timestamp, MarkedFlag], today: dt.date) -> dict[pd.Timestamp, str]:
    """Start of session -> the sentence of a step above the guide that nobody has answered."""
    return {start: sentence(one.flag, today) for start, one in steps.items() if one.answer is None}


def brief_texts(steps: Mapping[pd.Timestamp, MarkedFlag], unit: LoadUnit) -> dict[pd.Timestamp, str]:
    """Start of session -> its step in a few words: `10 kg step`."""
    return {start: _step(one, unit) for start, one in steps.items()}


def said_texts(steps: Mapping[pd.Timestamp, MarkedFlag]) -> dict[pd.Timestamp, str]:
    """Start of session -> what was said to its step; an error in the log is no step, so nothing stands for it."""
    return {
        start: answer_word(one.answer) for start, one in steps.items() if one.answer not in (None, FlagAnswer.LOG_ERROR)
    }


def _session_of(sessions: pd.DataFrame, flag: Flag) -> pd.Timestamp | None:
    starts, days = sessions["session_started_at"], sessions["local_day"]
    first = pd.Timestamp(flag.week_start)
    inside = (days >= first) & (days < first + pd.Timedelta(days=7))
    if flag.session_started_at is not None:
        inside = starts == pd.Timestamp(flag.session_started_at)
    order = sessions[inside].sort_values(["value", "work", "session_started_at"], na_position="first")
    return None if order.empty else order["session_started_at"].iloc[-1]


def session_option(day: dt.date, value: float, unit: str) -> str:
    """A session in the choice of which to open: `11 August 2026 · 88 kg`."""
    return full_day(day) if math.isnan(value) else f"{full_day(day)} · {value_text(value, unit)}"


def session_table(
    sessions: pd.DataFrame,
    steps: Mapping[pd.Timestamp, MarkedFlag],
    *,
    title: str,
    work_title: str,
    unit: str,
    work_unit: str,
    load_unit: LoadUnit,
    most: int = MOST_ROWS,
) -> pd.DataFrame:
    """Every session as cells, newest first, `most` of them. `sessions`: PROGRESSION in `unit` and `work_unit`.

    `title`, `work_title`: of the measure and of the work; loads stand beside the sets where the measure is one.
    """
    rows = sessions.iloc[::-1].head(most).to_dict("records")
    has_loads = unit == load_unit.value
    corridor, limit = "gradual corridor", "10% over the biggest in 30 days"
    cells: dict[str, list[str]] = {
        "Day": [short_full_day(row["local_day"]) for row in rows],
        "Sets (top load, reps)" if has_loads else "Sets": [
            _sets_cell(row, load_unit if has_loads else None, title) for row in rows
        ],
        f"{title[0].upper()}{title[1:]} ({corridor})": [_value_cell(row, unit) for row in rows],
        "What it was": [_was(row["is_best"], steps.get(row["session_started_at"]), load_unit) for row in rows],
    }
    work = "Work" if work_title == title else f"{work_title[0].upper()}{work_title[1:]}"
    cells[f"{work} ({limit})"] = [_work_cell(row["work"], row["work_limit"], work_unit) for row in rows]
    return pd.DataFrame(cells)


def table_note(session_count: int) -> str:
    """Where the table holds less than the charts."""
    if session_count <= MOST_ROWS:
        return ""
    return f"The newest {format_number(MOST_ROWS)} of {format_number(session_count)} sessions."


def _sets_cell(row: Mapping[Any, Any], load_unit: LoadUnit | None, title: str) -> str:
    """`3 (72.5 kg, 8 reps)`, heaviest and most; only the number where loads are not compared."""
    most = []
    if load_unit is not None and row["top_load_kg"] > 0 and title != "top load":
        most.append(format_load(row["top_load_kg"], load_unit))
    if load_unit is not None and row["top_reps"] > 0:
        most.append(counted(row["top_reps"], "rep", 1))
    return format_number(row["set_count"], 2) + (f" ({', '.join(most)})" if most else "")


def _value_cell(row: Mapping[Any, Any], unit: str) -> str:
    """`95 kg (83.9 to 97.5 kg)`, or that there is none."""
    if math.isnan(row["value"]):
        return "none"
    low, high = row["corridor_low"], row["corridor_high"]
    corridor = "" if math.isnan(low) else f" ({bottom_text(low, unit)} to {value_text(high, unit)})"
    return f"{value_text(row['value'], unit)}{corridor}"


def _work_cell(work: float, limit: float, unit: str) -> str:
    """`1,740 kg (up to 1,914 kg)`, with ▲ where it is above."""
    if math.isnan(work):
        return "not known"
    beside = "" if math.isnan(limit) else f" (up to {value_text(limit, unit)})"
    return f"{value_text(work, unit)}{' ▲' if work > limit + 1e-9 else ''}{beside}"


def _was(is_best: bool, step: MarkedFlag | None, unit: LoadUnit) -> str:
    parts = ["◇ new best"] if is_best else []
    if step is not None:
        name = _step(step, unit)
        parts.append(f"▲ {name}" if step.answer is None else f"✓ {name}: {answer_word(step.answer)}")
    return ", ".join(parts)


def _step(step: MarkedFlag, unit: LoadUnit) -> str:
    return steps_text([step.flag], unit).removeprefix("one ")
