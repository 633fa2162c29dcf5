"""Sentences about exercises planned for next week, on the page *Next week* and of `evenstride next-week --plan`."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from analytics.model import LoadUnit, Measure
from analytics.units import format_number, format_seconds, from_kg
from analytics.words.runner import NUMBERS, counted

TITLE = "Planned exercises"
CHOOSE = "Exercises to plan"
CHOOSE_FIRST = "Choose from those of your last weeks"
NOTE = (
    "Sets count for the whole week. Each exercise is read by itself: its sets are part of the areas above, and more"
    " load and more repetitions at once is the bigger step."
)
INSIDE = "Inside the guide"


def field_labels(name: str, measure: str, unit: LoadUnit) -> tuple[str, str, str]:
    """Labels of the three number fields: sets, repetitions or seconds of each, load."""
    each = "seconds each" if measure == Measure.HOLD else "reps each"
    return f"{name}: sets", f"{name}: {each}", f"{name}: load, {unit.value}"


def plan_text(one: Any, unit: LoadUnit) -> str:
    """`6 × 10 with 75 kg`, `4 × 30 seconds` (a planned_exercises.CheckedExercise)."""
    seconds = " seconds" if one.measure == Measure.HOLD else ""
    load = f" with {_load(one.plan.load_kg, unit)}" if one.plan.load_kg and not math.isnan(one.plan.load_kg) else ""
    return f"{one.plan.sets} × {one.plan.size}{seconds}{load}"


def said_text(one: Any, unit: LoadUnit) -> str:
    """What goes past the guide, and the smallest change that brings it back."""
    parts = []
    if one.load_past_kg > 0:
        gives = f"; {_load(one.gives_load_kg, unit)} stays inside" if not math.isnan(one.gives_load_kg) else ""
        past = from_kg(one.load_past_kg, unit)
        parts.append(f"{f'{format_number(past, 1)} {unit.value}' if past >= 0.05 else 'just'} past it{gives}")
    if one.amount_past > 0:
        parts.append(f"{_amount(one.amount_past, one.measure)} past it{_change(one)}")
    return ". ".join(parts) if parts else INSIDE


def line(one: Any, unit: LoadUnit) -> str:
    """`Leg press: 6 × 10 with 75 kg (inside the guide)`."""
    said = said_text(one, unit)
    return f"{one.name}: {plan_text(one, unit)} ({said[:1].lower()}{said[1:]})"


def past_count(checked: Iterable[Any]) -> int:
    """How many planned exercises go past the guide."""
    return sum(one.is_past for one in checked)


def _change(one: Any) -> str:
    if math.isnan(one.gives_sets):
        return ""
    gives = _amount(one.gives_sets * one.gives_size, one.measure)
    fewer = one.plan.sets - one.gives_sets
    if fewer > 0:
        number = NUMBERS[int(fewer)] if fewer < len(NUMBERS) else format_number(fewer)
        return f"; {number} {'set' if fewer == 1 else 'sets'} fewer gives {gives}"
    less = _amount(one.plan.size - one.gives_size, one.measure)
    return f"; {less} {'shorter' if one.measure == Measure.HOLD else 'fewer'} in each set gives {gives}"


def _amount(value: float, measure: str) -> str:
    return format_seconds(value) if measure == Measure.HOLD else counted(value, "rep", 0)


def _load(load_kg: float, unit: LoadUnit) -> str:
    shown = from_kg(load_kg, unit)
    return "no added weight" if abs(shown) < 0.05 else f"{format_number(shown, 1)} {unit.value}"
