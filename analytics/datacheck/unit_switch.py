"""Loads of several exercises that shift by the factor between kilograms and pounds on one day.

Nobody gets 2.2 times as strong in several exercises at once; an app or a person who changed the unit does that.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

import pandas as pd

from analytics.datacheck.evidence import KEEP, CheckEvidence, finding_id
from analytics.model import CheckKind, Finding, Remedy
from analytics.units import KG_PER_LB

UP, DOWN = (2.1, 2.3), (0.43, 0.48)
"""Ratio of the loads after to those before."""

FEWEST_EXERCISES = 2
SESSIONS = 3
"""Sessions of an exercise on each side whose middle is compared."""

FIRST_DAY, LAST_DAY = dt.date(1, 1, 1), dt.date(9999, 12, 31)


@dataclass(frozen=True)
class _Shift:
    exercise: str
    before: dt.date  # last day with the old loads
    after: dt.date  # first day with the new ones
    direction: int  # 1 up, -1 down, 0 neither


def find(evidence: CheckEvidence) -> Iterator[Finding]:
    """One finding per app and day on which more exercises shift by the factor than stay."""
    sets = evidence.sets
    loaded = sets[(sets["load_kg"] > 0) & ~sets["is_warm_up"]]
    for app, rows in loaded.groupby("app", sort=True):
        switches = _switches([shift for _, one in rows.groupby("exercise_name") for shift in _shifts(one)])
        for nth, (day, direction, exercises) in enumerate(switches):
            start = switches[nth - 1][0] if nth else FIRST_DAY
            end = switches[nth + 1][0] - dt.timedelta(days=1) if nth + 1 < len(switches) else LAST_DAY
            yield _finding(str(app), day, direction, exercises, start, end)


def _shifts(rows: pd.DataFrame) -> list[_Shift]:
    """Between every two sessions of an exercise: whether its top load shifts by the factor, and stays there."""
    tops = rows.groupby("session_started_at")["load_kg"].max()
    days = [moment.date() for moment in tops.index]
    loads = tops.tolist()
    found = []
    for nth in range(1, len(loads)):
        step = loads[nth] / loads[nth - 1]
        middles = median(loads[nth : nth + SESSIONS]) / median(loads[max(0, nth - SESSIONS) : nth])
        found.append(_Shift(str(rows["exercise_name"].iloc[0]), days[nth - 1], days[nth], _direction(step, middles)))
    return found


def _direction(*ratios: float) -> int:
    """1 or -1 when every ratio is the one between kilograms and pounds, else 0."""
    return next((sign for sign, (low, high) in ((1, UP), (-1, DOWN)) if all(low <= one <= high for one in ratios)), 0)


def _switches(shifts: list[_Shift]) -> list[tuple[dt.date, int, list[str]]]:
    """(day, direction, exercises) of every day on which at least two exercises shift and fewer stay; in order."""
    found: list[tuple[dt.date, int, list[str]]] = []
    for day in sorted({one.after for one in shifts if one.direction}):
        across = [one for one in shifts if one.before < day <= one.after]
        for direction in (1, -1):
            moved = sorted({one.exercise for one in across if one.direction == direction})
            stayed = {one.exercise for one in across if one.direction == 0}
            if len(moved) < FEWEST_EXERCISES or len(moved) <= len(stayed):
                continue
            if not found or set(found[-1][2]).isdisjoint(moved) or found[-1][1] != direction:
                found.append((day, direction, moved))
    return found


def _finding(app: str, day: dt.date, direction: int, exercises: list[str], start: dt.date, end: dt.date) -> Finding:
    smaller, larger = KG_PER_LB, 1 / KG_PER_LB
    before = {"do": "multiply_loads", "app": app, "first_day": start, "last_day": day - dt.timedelta(days=1)}
    after = {"do": "multiply_loads", "app": app, "first_day": day, "last_day": end}
    return Finding(
        finding_id(CheckKind.UNIT_SWITCH, app, day, direction),
        CheckKind.UNIT_SWITCH,
        is_open=True,
        facts={"app": app, "day": day, "direction": direction, "exercises": exercises},
        places=(),
        remedies=(
            Remedy("after", [{**after, "factor": smaller if direction > 0 else larger}]),
            Remedy("before", [{**before, "factor": larger if direction > 0 else smaller}]),
            KEEP,
        ),
    )
