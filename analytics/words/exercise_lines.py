"""Every exercise at a glance: what changed of each in words, and the table of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from analytics.model import Placement
from analytics.units import format_number
from analytics.words.progress import CORRIDOR_FROM, GAINS, OLD_DAYS, Days, Values, first_span, inside_span, trend_text
from analytics.words.runner import area_name, counted, days_ago
from analytics.writing import short_full_day

HEADING = "All exercises"
LINE = "Half a year"
ALT = "Every exercise with its area, latest value, what changed and sessions"
NEW_DAYS = 28
"""An exercise is told as new for so long after its first session (our choice)."""


def change_words(days: Days, values: Values, today: dt.date, *, is_quiet: bool = False) -> str:
    """What changed of one exercise, as its own title says it: `steady gains, new best`, `last done 4 months ago`.

    `days`, `values`: every session of the log, oldest first; NaN = no value. `is_quiet`: as of progress.finding.
    """
    away = (today - days[-1].item()).days
    if away > OLD_DAYS:
        return f"last done {days_ago(away)}"
    inside = values[inside_span(days, first_span(days, values))]
    trend, known = trend_text(inside[np.isfinite(inside)]), values[np.isfinite(values)]
    best = ", new best" if trend == GAINS and not is_quiet and known[-1] > known[:-1].max() else ""
    is_new = (today - days[0].item()).days <= NEW_DAYS
    return f"new, {trend}" if is_new else f"{trend}{best}"


def lines_table(lines: Sequence[Any]) -> pd.DataFrame:
    """Every exercise as cells (exercise_log.Line): name, what changed, latest value, area, sessions, last day."""
    return pd.DataFrame(
        {
            "Exercise": [one.name for one in lines],
            "What changed": [one.change for one in lines],
            "Latest": [one.latest for one in lines],
            "Area": [_place(one) for one in lines],
            "Sessions": [format_number(one.session_count) for one in lines],
            "Last session": [short_full_day(one.last_day) for one in lines],
        }
    )


def lines_note(shown: int, total: int) -> str:
    """What the small lines are, and how many of all exercises have none."""
    return (
        "Each line: the best of every session in the last half a year, each on a scale of its own. What changed is told"
        f" as on the exercise's own page. {few_text(shown, total)}"
    ).rstrip()


def few_text(shown: int, total: int) -> str:
    """How many exercises have too few sessions to be told; empty where none has."""
    few = total - shown
    if not few:
        return ""
    return (
        f"{counted(few, 'exercise')} with fewer than {CORRIDOR_FROM} sessions {'is' if few == 1 else 'are'} left out."
    )


def _place(line: Any) -> str:
    if line.area is not None:
        return area_name(line.area)
    return {
        Placement.UNPLACED: "not placed yet",
        Placement.OUTSIDE: "outside the five",
        Placement.UNCOUNTED: "not counted",
    }.get(line.placement, "indirect only")
