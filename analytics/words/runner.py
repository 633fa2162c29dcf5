"""Words that the runner's pages share: areas, weeks, amounts, and a title that stays within twelve words."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from analytics.model import FocusArea, LoadUnit
from analytics.reference import focus_area_names
from analytics.units import format_number, format_seconds, from_kg

MOST_TITLE_WORDS = 12
EXACT_DAYS = 60
"""Up to here days are counted one by one: the guide speaks in days too."""

_SPANS = ((21, 1, "day"), (91, 7, "week"), (2 * 365, 30.4375, "month"), (math.inf, 365.25, "year"))
"""Below so many days: how many days one unit has, and its name."""

_PAIN = {FocusArea.CALVES: "calf", FocusArea.FEET: "foot", FocusArea.GLUTES: "glute", FocusArea.LEGS: "leg"}
NUMBERS = ("no", "one", "two", "three", "four", "five")


def area_name(area: str) -> str:
    """`Feet & arches`, as the table of areas has it."""
    return focus_area_names()[FocusArea(area)]


def takes(area: str, many: str, one: str) -> str:
    """The form of the verb that goes with an area: core is one, the other four are many."""
    return one if area == FocusArea.CORE else many


def in_body_order(areas: Iterable[str]) -> list[str]:
    """Each area once, from core to feet."""
    wanted = set(areas)
    return [str(area) for area in FocusArea if area in wanted]


def listed(names: Sequence[str]) -> str:
    """`calves`, `calves and legs`, `core, legs and calves`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def areas_text(areas: Sequence[str]) -> str:
    """Areas in body order, the first one with a capital; four and more are counted: `Four areas`."""
    ordered = in_body_order(areas)
    if len(ordered) > 3:
        return f"{NUMBERS[len(ordered)].capitalize()} areas"
    text = listed([area_name(area).lower() for area in ordered])
    return text[0].upper() + text[1:]


def pain_text(areas: Iterable[str]) -> str:
    """`calf pain`, `core and foot pain`."""
    return f"{listed([_PAIN.get(FocusArea(area), str(area)) for area in in_body_order(areas)])} pain"


def title_of(first: str, *seconds: str) -> str:
    """`first; second` with the first of the seconds that keeps it within twelve words, or `first` alone."""
    wholes = (f"{first}; {second}" for second in seconds if second)
    return next((whole for whole in wholes if len(whole.split(" ")) <= MOST_TITLE_WORDS), first)


def short_name(exercise: str) -> str:
    """An exercise's name for a title: what stands in brackets, and details after the first comma, are left out."""
    name = exercise.split(" (")[0]
    return name.split(",")[0] if len(name.split()) > 4 else name


def counted(value: float, one: str, digits: int = 2) -> str:
    """`1 set`, `8.5 sets`, `no sets`."""
    text = "no" if value == 0 else format_number(value, digits)
    return f"{text} {one if text == '1' else one + 's'}"


def days_ago(days: float) -> str:
    """`today`, `yesterday`, `26 days ago`, `9 weeks ago`, `3 years ago`."""
    whole = int(days)
    if whole < 2:
        return ("today", "yesterday")[max(whole, 0)]
    return f"{counted(whole, 'day') if whole <= EXACT_DAYS else span_text(whole)} ago"


def span_text(days: float) -> str:
    """A stretch as people say it: `16 days`, `5 weeks`, `4 months`, `3 years`."""
    whole = int(days)
    size, one = next((size, one) for most, size, one in _SPANS if whole < most)
    return counted(round(whole / size), one)


def amount_text(value: float, measure: str, unit: LoadUnit, digits: int = 2) -> str:
    """A number of a flag with its unit, as `Flag.measure` names it; loads in the athlete's unit."""
    if measure == "kg":
        return f"{format_number(from_kg(value, unit), 1)} {unit.value}"
    if measure == "seconds":
        return format_seconds(value)
    if measure == "share":
        return f"{format_number(100 * value, 0)}% of the sets"
    if measure == "m/s":
        return f"{format_number(value, 2)} m/s"
    return counted(value, measure.removesuffix("s"), digits)
