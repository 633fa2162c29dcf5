"""Kilograms or pounds: what the loads of a file look like. A proposal for a person, never an answer."""

from __future__ import annotations

from collections.abc import Mapping

from analytics.units import KG_PER_LB, format_number

_BAR_AND_PLATES_LB = frozenset({45.0, 95.0, 135.0, 185.0, 225.0, 275.0, 315.0, 365.0, 405.0})
_MOSTLY, _OFTEN, _HEAVY = 0.9, 0.1, 200.0  # our choice, tried on real exports of both units


def likely_unit(loads: Mapping[float, int]) -> tuple[str | None, str]:
    """(unit or None, reason) for loads above 0 and how often each stands in the file."""
    total = sum(loads.values())
    if converted := next((load for load in loads if _is_converted_pound(load)), None):
        return (
            "kg",
            f"{format_number(converted, 4)} kg is {format_number(converted / KG_PER_LB, 0)} lb,"
            " as an app that stores kilograms writes pounds.",
        )

    fives = sum(count for load, count in loads.items() if load % 5 == 0) / total
    plates = sum(count for load, count in loads.items() if load in _BAR_AND_PLATES_LB) / total
    if fives >= _MOSTLY and plates >= _OFTEN:
        return "lb", f"{fives:.0%} of the loads are whole fives and {plates:.0%} are a 45 lb bar with plates."
    if fives >= _MOSTLY and max(loads) > _HEAVY:
        return "lb", f"{fives:.0%} of the loads are whole fives, up to {format_number(max(loads), 2)}."
    if 1 - fives >= _OFTEN:
        return "kg", f"{1 - fives:.0%} of the loads are not whole fives, as plates and dumbbells in kg make them."
    return None, "The loads of this file fit both."


def _is_converted_pound(load: float) -> bool:
    """More decimals than anybody types, and a whole (or half) number of pounds."""
    if round(load, 2) == load:
        return False
    halves = load / KG_PER_LB * 2
    return abs(halves - round(halves)) < 1e-4
