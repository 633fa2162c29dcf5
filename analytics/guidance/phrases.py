"""Numbers, areas and weeks as the sentences of the guide write them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from analytics.guidance.week_state import TOLERANCE
from analytics.model import FocusArea, LoadUnit
from analytics.reference import focus_area_names
from analytics.reference.wording import with_equipment
from analytics.units import format_number, from_kg


@lru_cache(maxsize=1)
def _titles() -> Mapping[FocusArea, str]:
    return focus_area_names()


def area_title(area: str) -> str:
    """`Feet & arches`, as the table of areas has it."""
    return _titles()[FocusArea(area)]


def number(value: float, digits: int = 2) -> str:
    """`8`, `8.5`, `1,290`: no trailing zeros, a true minus sign."""
    return format_number(value, digits)


def amount(value: float, one: str, many: str, digits: int = 2) -> str:
    """`1 set`, `8.5 sets`."""
    text = number(value, digits)
    return f"{text} {one if text == '1' else many}"


def sets(value: float, digits: int = 2) -> str:
    """`1 set`, `8.5 sets`."""
    return amount(value, "set", "sets", digits)


def percent(share: float) -> str:
    """`0.2` as `20%`, `0.126` as `12.6%`."""
    return f"{number(100 * share + TOLERANCE, 1)}%"


def load(load_kg: float, unit: str) -> str:
    """`79.3 kg`, or `174.8 lb` for those who type pounds."""
    return f"{number(from_kg(load_kg, LoadUnit(unit)), 1)} {unit}"


def exercise(hit: Mapping[str, Any]) -> str:
    """The exercise of a hit, with its equipment where it was done with another one before: `Hip thrust, barbell`."""
    return with_equipment(hit["exercise"], hit["equipment"]) if hit["is_one_of_several"] else hit["exercise"]


def weeks_off(days: float) -> str:
    """`3 weeks`, `20 days`."""
    whole = int(days)
    return amount(whole // 7, "week", "weeks") if whole % 7 == 0 else f"{whole} days"


def this_week(hit: Mapping[str, Any]) -> str:
    """`this week`, or `so far this week` while it runs."""
    return "so far this week" if hit["is_running"] else "this week"


def compared_with(hit: Mapping[str, Any]) -> str:
    """What a jump was compared with: the recent peak, or the usual amount before a break."""
    return "your usual before the break" if hit["is_floor"] else f"your highest of the last {hit['weeks']} weeks"


def areas(listed: str) -> str:
    """Area ids with blanks between as words: `feet & arches`, `core and calves`, `core, glutes and calves`."""
    names = [area_title(area).lower() for area in listed.split()]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def rise(hit: Mapping[str, Any], amount_text: str) -> str:
    """`+6 sets, +75%`: the difference in counts first."""
    share = (hit["observed"] - hit["reference"]) / hit["reference"]
    return f"+{amount_text}, +{percent(share)}"
