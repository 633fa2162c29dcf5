"""What a row of weekly bars counts, its weeks on one axis, and the words for one week of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.charts.steps import Values
from analytics.charts.text import amount
from analytics.model import LoadUnit
from analytics.units import KG_PER_LB, format_number

_WEEK = np.timedelta64(7, "D")


@dataclass(frozen=True)
class Lens:
    """What the bars count: a WEEKLY column, its words, and the factor from stored to shown unit."""

    column: str
    one: str
    many: str
    title: str
    scale: float = 1.0
    digits: int = 2


LENSES: Mapping[str, Lens] = {
    "set_count": Lens("set_count", "set", "sets", "sets"),
    "rep_count": Lens("rep_count", "rep", "reps", "reps", digits=0),
    "hold_s": Lens("hold_s", "min", "min", "minutes of holds", scale=1 / 60, digits=1),
    "volume_load_kg": Lens("volume_load_kg", "kg", "kg", "kg of volume load", digits=0),
    "contact_count": Lens("contact_count", "contact", "contacts", "foot contacts", digits=0),
    "training_days": Lens("training_days", "day", "days", "training days", digits=0),
}
"""Only `set_count` has a guide."""

_POUNDS = Lens("volume_load_kg", "lb", "lb", "lb of volume load", scale=1 / KG_PER_LB, digits=0)


@dataclass(frozen=True)
class Row:
    """One area's weeks in shown units. `x` counts weeks from the first; NaN in `upper` = no guide that week."""

    lens: Lens
    days: list[dt.date]
    x: Values
    value: Values
    lower: Values
    upper: Values
    is_now: list[bool]
    next_lower: float
    next_upper: float

    def excess(self) -> Values:
        """Part of each week above its guide, 0 where there is none."""
        over = self.value - self.upper
        return np.where(over > 1e-9, over, 0.0)


def read_row(weekly: pd.DataFrame, band: pd.DataFrame | None, area: str, lens: str, load_unit: LoadUnit) -> Row:
    """Pick the area, put both frames on one week axis, and convert to shown units."""
    chosen = _POUNDS if lens == "volume_load_kg" and load_unit is LoadUnit.LB else LENSES[lens]
    rows = np.flatnonzero((weekly["focus_area"] == area).to_numpy("bool"))
    starts = weekly["week_start"].to_numpy("datetime64[D]")
    rows = rows[np.argsort(starts[rows], kind="stable")]
    starts = starts[rows]
    guide = _guide(band, area) if band is not None and lens == "set_count" else {}
    none = (np.nan, np.nan)
    edges = np.array([guide.get(day, none) for day in [*starts, *(starts[-1:] + _WEEK)]]).reshape(-1, 2)
    edges[~np.isfinite(edges)] = np.nan
    value = weekly[chosen.column].to_numpy("float64")[rows] * chosen.scale
    return Row(
        lens=chosen,
        days=starts.tolist(),
        x=(starts - starts[:1]) / _WEEK if rows.size else np.array([]),
        value=np.where(np.isfinite(value), value, np.nan),
        lower=edges[:-1, 0],
        upper=edges[:-1, 1],
        is_now=(~weekly["is_complete"].to_numpy("bool")[rows]).tolist(),
        next_lower=float(edges[-1, 0]) if rows.size else np.nan,
        next_upper=float(edges[-1, 1]) if rows.size else np.nan,
    )


def _guide(band: pd.DataFrame, area: str) -> dict[np.datetime64, tuple[float, float]]:
    """First day of week -> lower and upper edge."""
    rows = (band["focus_area"] == area).to_numpy("bool")
    days = band["week_start"].to_numpy("datetime64[D]")[rows]
    lower, upper = (band[column].to_numpy("float64")[rows].tolist() for column in ("lower", "upper"))
    return dict(zip(days, zip(lower, upper, strict=True), strict=True))


def shown(value: float, lens: Lens) -> str:
    """`12.5 sets`, `no sets`; kilograms in tens."""
    if np.isnan(value):
        return f"no {lens.many} recorded"
    if value == 0:
        return f"no {lens.many}"
    rounded = round(value, -1) if lens.column == "volume_load_kg" and value >= 100 else value
    return amount(rounded, lens.one, lens.many, lens.digits)


def range_text(lower: float, upper: float, lens: Lens) -> str:
    """`8.5 to 14 sets`, or `up to 14 sets`."""
    return f"{format_number(lower, 1)} to {shown(upper, lens)}" if lower > 0 else f"up to {shown(upper, lens)}"


def place_text(value: float, lower: float, over: float, is_now: bool) -> str:
    """Where a week stands, with a comma before it; the running week is never called below."""
    if over > 0:
        return ", above guide"
    if value < lower:
        return "" if is_now else ", below your usual range"
    return ", within guide"
