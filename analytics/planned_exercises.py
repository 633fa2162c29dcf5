"""Exercises planned for next week: where each stands beside the guide, and the smallest change that brings it back.

The rules themselves judge the plan (guidance.planned_hits): what is inside is not flagged when it is logged as planned,
and what is past it is.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analytics import guidance
from analytics.athlete_log import AthleteLog
from analytics.frames import PLANNED_EXERCISES, conform
from analytics.model import EvenstrideError, LoadUnit, Measure
from analytics.planner import TOLERANCE, NextWeek
from analytics.units import to_kg

MOST_SETS, MOST_SIZE, MOST_LOAD = 100, 1000, 1000.0
_PLAN = re.compile(r"(\d+)\s*[x×]\s*(\d+)(?:\s*@\s*([+-]?\d+(?:[.,]\d+)?))?", re.IGNORECASE)


@dataclass(frozen=True)
class PlannedExercise:
    """Sets of the whole week, repetitions or seconds of each, and the load; kilograms, NaN = none."""

    exercise_id: str
    equipment: str
    sets: int
    size: int
    load_kg: float = math.nan

    @property
    def key(self) -> tuple[str, str]:
        """What loads are compared within."""
        return self.exercise_id, self.equipment


@dataclass(frozen=True)
class CheckedExercise:
    """A planned exercise beside the guide. `gives_*` holds the plan after the smallest change, NaN where none helps."""

    plan: PlannedExercise
    name: str
    measure: str  # of Measure
    load_past_kg: float  # past the largest that stays inside, 0 inside it
    gives_load_kg: float
    amount: float  # repetitions or seconds of the week, with all equipment together
    amount_past: float
    gives_sets: float
    gives_size: float

    @property
    def is_past(self) -> bool:
        """Whether a rule would speak about it."""
        return self.load_past_kg > 0 or self.amount_past > 0


def check_exercises(
    log: AthleteLog, athlete_id: str, week: NextWeek, planned: Sequence[PlannedExercise]
) -> list[CheckedExercise]:
    """The plan beside the guide, in its order. Every exercise must be a row of `week.exercises`."""
    if not planned:
        return []
    loads, amounts = _hits(log, athlete_id, planned)
    change = {one.key: _smaller(one, week, amounts) for one in planned if one.exercise_id in amounts}
    left = [_hits(log, athlete_id, _with(planned, change, nth))[1] for nth in (0, 1)] if change else []
    checked = []
    for one in planned:
        row = _row(week, one)
        load, amount = loads.get(one.key), amounts.get(one.exercise_id)
        sets, size = _best(one, change[one.key], left) if one.key in change else (math.nan, math.nan)
        past = 0.0 if load is None else load["observed"] - load["limit"]
        gives = row["load_limit_kg"] if past > 0 else math.nan
        if not week.stage.may_load and one.load_kg > 0:  # no added load is in the starter guide yet
            past, gives = one.load_kg, 0.0
        same = [other for other in planned if other.exercise_id == one.exercise_id]
        checked.append(
            CheckedExercise(
                plan=one,
                name=row["name"],
                measure=row["measure"],
                load_past_kg=past,
                gives_load_kg=gives,
                amount=sum(float(other.sets * other.size) for other in same),
                amount_past=0.0 if amount is None else amount["observed"] - amount["limit"],
                gives_sets=sets,
                gives_size=size,
            )
        )
    return checked


def read_exercise(name: str, text: str, week: NextWeek, unit: LoadUnit) -> PlannedExercise:
    """`Leg press`, `6x10@75` -> 6 sets of 10 repetitions (or seconds) with 75 in the athlete's unit."""
    wanted = name.strip().casefold()
    rows = week.exercises.to_dict("records")
    found = [one for one in rows if wanted in (str(one["name"]).casefold(), one["exercise_id"])]
    if not found:
        known = "; ".join(str(one["name"]) for one in rows[:8])
        raise EvenstrideError(
            f"“{name}” is not an exercise of the last weeks, so there is nothing to compare a plan of it with."
            + (f" These are: {known}." if known else "")
        )
    parts = _PLAN.fullmatch(text.strip())
    if parts is None:
        raise EvenstrideError(
            f"“{text}” is no plan of {found[0]['name']}. Write sets x repetitions (or seconds) of the whole week, and"
            f" the load in {unit.value} after an @: 6x10 or 6x10@75."
        )
    sets, size = int(parts[1]), int(parts[2])
    load_kg = to_kg(float(parts[3].replace(",", ".")), unit) if parts[3] else math.nan
    if not (1 <= sets <= MOST_SETS and 1 <= size <= MOST_SIZE) or abs(load_kg) > MOST_LOAD:
        raise EvenstrideError(
            f"“{text}” is out of reach: up to {MOST_SETS} sets of up to {MOST_SIZE}, and up to {MOST_LOAD:.0f} kg."
        )
    return PlannedExercise(str(found[0]["exercise_id"]), str(found[0]["equipment"]), sets, size, load_kg)


def _hits(
    log: AthleteLog, athlete_id: str, planned: Sequence[PlannedExercise]
) -> tuple[dict[tuple[str, str], dict[str, Any]], dict[str, dict[str, Any]]]:
    """What the rules say: of loads by exercise and equipment, of repetitions and seconds by exercise."""
    rows = [
        {
            "athlete_id": athlete_id,
            "exercise_id": one.exercise_id,
            "equipment": one.equipment,
            "set_count": float(one.sets),
            "set_size": float(one.size),
            "load_kg": one.load_kg,
        }
        for one in planned
    ]
    found = guidance.planned_hits(log.evidence, conform(pd.DataFrame(rows), PLANNED_EXERCISES)).to_dict("records")
    loads = {(one["exercise_id"], one["equipment"]): one for one in found if one["measure"] == "kg"}
    amounts = {one["exercise_id"]: one for one in found if one["measure"] != "kg"}
    return (
        {key: {str(name): value for name, value in one.items()} for key, one in loads.items()},
        {key: {str(name): value for name, value in one.items()} for key, one in amounts.items()},
    )


def _smaller(
    one: PlannedExercise, week: NextWeek, amounts: dict[str, dict[str, Any]]
) -> tuple[PlannedExercise, PlannedExercise]:
    """Two ways to less: fewer sets of the same size, and as many smaller ones."""
    hit, row = amounts[one.exercise_id], _row(week, one)
    without = row["hold_s_limit"] if row["measure"] == Measure.HOLD else row["rep_count_limit"]
    others = hit["observed"] - one.sets * one.size  # of the same exercise with other equipment
    sets = math.floor((without - others) / one.size + TOLERANCE)
    size = math.floor((hit["limit"] - others) / one.sets + TOLERANCE)
    return replace(one, sets=max(min(sets, one.sets - 1), 0)), replace(one, size=max(size, 0))


def _with(
    planned: Sequence[PlannedExercise],
    change: dict[tuple[str, str], tuple[PlannedExercise, PlannedExercise]],
    nth: int,
) -> list[PlannedExercise]:
    return [change[one.key][nth] if one.key in change else one for one in planned]


def _best(
    one: PlannedExercise,
    ways: tuple[PlannedExercise, PlannedExercise],
    left: Sequence[dict[str, dict[str, Any]]],
) -> tuple[float, float]:
    """The way that takes least away, of those that leave something and nothing to be said."""
    inside = [
        way for way, said in zip(ways, left, strict=True) if way.sets * way.size > 0 and one.exercise_id not in said
    ]
    if not inside:
        return math.nan, math.nan
    best = max(inside, key=lambda way: way.sets * way.size)
    return float(best.sets), float(best.size)


def _row(week: NextWeek, one: PlannedExercise) -> dict[str, Any]:
    rows = week.exercises
    found = rows[(rows["exercise_id"] == one.exercise_id) & (rows["equipment"] == one.equipment)]
    return {str(key): value for key, value in found.iloc[0].items()}
