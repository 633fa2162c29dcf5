"""One row of the page This week: the weeks of one area as bars, with the guide as it stood in each week behind them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analytics.charts.steps import Values, band_shapes
from analytics.charts.text import amount, escape, number, short_day, short_month, week_text
from analytics.charts.theme import TOK, Mode, area_colour, template, tint
from analytics.model import LoadUnit

ROW_HEIGHT = 92
BAR_WIDTH = 0.54
TICK_WEEKS = 4
OUTLINED_WEEKS = 60
"""With more weeks than this, bars are too thin for a tint with an outline and are filled instead."""

_WEEK = pd.Timedelta(days=7)


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

_POUNDS = Lens("volume_load_kg", "lb", "lb", "lb of volume load", scale=1 / 0.45359237, digits=0)


@dataclass(frozen=True)
class _Row:
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


def _row(weekly: pd.DataFrame, band: pd.DataFrame | None, area: str, lens: str, load_unit: LoadUnit) -> _Row:
    """Pick the area, put both frames on one week axis, and convert to shown units."""
    chosen = _POUNDS if lens == "volume_load_kg" and load_unit is LoadUnit.LB else LENSES[lens]
    rows = weekly[weekly["focus_area"] == area].sort_values("week_start")
    starts = rows["week_start"]
    guide = pd.DataFrame({"lower": [], "upper": []}, index=pd.DatetimeIndex([]))
    if band is not None and lens == "set_count":
        guide = band[band["focus_area"] == area].set_index("week_start")[["lower", "upper"]]
    known = guide.reindex(pd.DatetimeIndex(starts))
    following = guide.reindex([starts.iloc[-1] + _WEEK]) if len(rows) else guide
    value = rows[chosen.column].to_numpy("float64") * chosen.scale
    return _Row(
        lens=chosen,
        days=[start.date() for start in starts],
        x=((starts - starts.iloc[0]) / _WEEK).to_numpy("float64") if len(rows) else np.array([]),
        value=np.where(np.isfinite(value), value, np.nan),
        lower=known["lower"].to_numpy("float64"),
        upper=known["upper"].to_numpy("float64"),
        is_now=[not complete for complete in rows["is_complete"]],
        next_lower=float(following["lower"].iloc[0]) if len(following) else np.nan,
        next_upper=float(following["upper"].iloc[0]) if len(following) else np.nan,
    )


def weekly_area_chart(
    weekly: pd.DataFrame,
    band: pd.DataFrame | None,
    *,
    area: str,
    label: str,
    mode: Mode,
    lens: str = "set_count",
    load_unit: LoadUnit = LoadUnit.KG,
) -> go.Figure:
    """Weekly bars of one area, 92 px high, as wide as the page gives it.

    `weekly`: WEEKLY rows of one athlete, the weeks to draw (other areas are ignored). `band`: BAND rows of the same
    athlete, with the week to come; None or another `lens` than `set_count` draws no guide. `label` is the area's name.
    """
    row = _row(weekly, band, area, lens, load_unit)
    tok = TOK[mode]
    bands = np.append(row.upper, row.next_upper)
    tallest = np.nanmax(np.concatenate([row.value, bands, [0.0]]))
    top = float(tallest) * 1.04 or 1.0
    last = float(row.x[-1]) if row.x.size else 0.0
    vals, texts = _ticks(row)
    layout = {
        "template": template(mode),
        "height": ROW_HEIGHT,
        "margin": {"l": 12, "r": 2, "t": 4, "b": 24},
        "xaxis": {"range": [-0.6, last + 1.5], "tickmode": "array", "tickvals": vals, "ticktext": texts},
        "yaxis": {"range": [0, top], "showticklabels": False},
        "shapes": _shapes(row, tok, last),
    }
    return go.Figure({"data": _traces(row, label, area_colour(area, mode), mode, top), "layout": layout})


def _shapes(row: _Row, tok: Mapping[str, str], last: float) -> list[dict[str, Any]]:
    """Guide band, dotted outline of the week to come, baseline."""
    x = np.append(row.x, last + 1)
    low, high = np.append(row.lower, row.next_lower), np.append(row.upper, row.next_upper)
    shapes = band_shapes(x - 0.5, x + 0.5, low, high, fill=tok["band"], edge=tok["edge"])
    if np.isfinite(row.next_upper):
        half = BAR_WIDTH / 2
        box = {"x0": last + 1 - half, "x1": last + 1 + half, "y0": np.nan_to_num(row.next_lower), "y1": row.next_upper}
        shapes.append({"type": "rect", **box, "line": {"width": 1.25, "color": tok["edge"], "dash": "2px,2.5px"}})
    if row.x.size:
        base = {"x0": -0.5, "x1": last + 0.5, "y0": 0, "y1": 0}
        shapes.append({"type": "line", **base, "line": {"width": 1, "color": tok["hair"]}})
    return shapes


def _traces(row: _Row, label: str, colour: str, mode: Mode, top: float) -> list[dict[str, Any]]:
    """Bars within the guide, the lower part of bars above it, the hatched excess, and circles for empty weeks."""
    tok = TOK[mode]
    excess = row.excess()
    crowded = row.x.size > OUTLINED_WEEKS
    past = colour if crowded else tint(colour, mode)
    fills = np.where(row.is_now, colour, past)
    texts = np.array(_hover(row, label, excess), dtype=object)
    outline = {"width": 0 if crowded else 1, "color": colour}

    def bars(pick: Any, height: Values, **more: Any) -> dict[str, Any]:
        marker = {"color": fills[pick].tolist(), "line": outline, **more.pop("marker", {})}
        common = {"type": "bar", "width": BAR_WIDTH, "hoverinfo": "text", "hovertext": texts[pick].tolist()}
        return {**common, "x": row.x[pick].tolist(), "y": height[pick].tolist(), "marker": marker, **more}

    traces = [bars((excess == 0) & (row.value > 0), row.value, name="weeks", marker={"cornerradius": 2})]
    over = excess > 0
    if over.any():
        hatch = {"shape": "/", "size": 5, "solidity": 0.42, "fgcolor": tok["att"], "bgcolor": tok["page"]}
        rust = {"color": tok["page"], "line": {"width": 1.25, "color": tok["att"]}, "pattern": hatch}
        traces.append(bars(over, row.upper, name="weeks above, inside part"))
        traces.append(bars(over, excess, name="above guide", base=row.upper[over].tolist(), marker=rust))
    empty = row.value == 0
    if empty.any():
        ring = {"symbol": "circle-open", "size": 6.5, "color": tok["low"], "opacity": 1, "line": {"width": 1.5}}
        points = {"x": row.x[empty].tolist(), "y": [top * 0.075] * int(empty.sum())}
        hover = {"hoverinfo": "text", "hovertext": texts[empty].tolist()}
        traces.append(
            {"type": "scatter", "mode": "markers", "name": "nothing logged", **points, **hover, "marker": ring}
        )
    return traces


def _ticks(row: _Row) -> tuple[list[float], list[str]]:
    """Every fourth week (more weeks apart when there are many), and the running week as a bold `now`."""
    if not row.days:
        return [], []
    span = row.x[-1] + 1
    step = TICK_WEEKS * max(1, int(np.ceil(span / (TICK_WEEKS * 5))))
    write = short_day if span <= OUTLINED_WEEKS else short_month
    last = row.x[-1]
    closest = 0.6 * step if span > OUTLINED_WEEKS else 3 * step / TICK_WEEKS
    end_text = "<b>now</b>" if row.is_now[-1] else write(row.days[-1])
    picked = [(x, write(day)) for x, day in zip(row.x, row.days, strict=True) if x % step == 0 and last - x >= closest]
    return [*(float(x) for x, _ in picked), float(last)], [*(text for _, text in picked), end_text]


def _hover(row: _Row, label: str, excess: Values) -> list[str]:
    """Name and week, value with its place against the guide, the guide: at most three lines a week."""
    lens, texts = row.lens, []
    columns = zip(row.days, row.value, row.lower, row.upper, row.is_now, excess, strict=True)
    for day, value, lower, upper, is_now, over in columns:
        what = f"{_shown(value, lens)}{' so far' if is_now else ''}"
        lines = [f"<b>{escape(label)}</b>, {week_text(day)}", what]
        if np.isfinite(upper):
            lines[1] = f"{what}, {_place(value, lower, over, is_now)}"
            lines.append(f"guide {_range(lower, upper, lens)}")
        texts.append("<br>".join(lines))
    return texts


def _shown(value: float, lens: Lens) -> str:
    if np.isnan(value):
        return f"no {lens.many} recorded"
    rounded = round(value, -1) if lens.column == "volume_load_kg" and value >= 100 else value
    return amount(rounded, lens.one, lens.many, lens.digits)


def _range(lower: float, upper: float, lens: Lens) -> str:
    return f"{number(lower)} to {_shown(upper, lens)}" if lower > 0 else f"up to {_shown(upper, lens)}"


def _place(value: float, lower: float, over: float, is_now: bool) -> str:
    """Where a week stands; the running week is never called below."""
    if over > 0:
        return "above guide"
    return "below your usual range" if value < lower and not is_now else "within guide"


def weekly_area_alt(
    weekly: pd.DataFrame,
    band: pd.DataFrame | None,
    *,
    area: str,
    label: str,
    lens: str = "set_count",
    load_unit: LoadUnit = LoadUnit.KG,
) -> str:
    """What the row shows, in words and numbers, for readers who do not see it. Same arguments as the chart."""
    row = _row(weekly, band, area, lens, load_unit)
    if not row.days:
        return f"{label}: no weeks to show yet."
    excess = row.excess()
    guided = bool(np.isfinite(row.upper).any() or np.isfinite(row.next_upper))
    weeks = amount(len(row.days), "week", "weeks", 0)
    parts = [f"{label}: weekly {row.lens.title} for {weeks}{' with the guide band' if guided else ''}."]
    over = np.flatnonzero(excess > 0)
    if over.size:
        i = over[-1]
        many = "One week" if over.size == 1 else f"{over.size} weeks"
        newest = "" if over.size == 1 else "the latest "
        shown, limit = _shown(row.value[i], row.lens), number(row.upper[i])
        parts.append(f"{many} above it, {newest}{week_text(row.days[i])}, {shown} where the guide was up to {limit}.")
    elif guided:
        parts.append("No week above it.")
    empty = int((row.value[:-1] == 0).sum()) if row.is_now[-1] else int((row.value == 0).sum())
    if empty:
        parts.append(f"{amount(empty, 'full week', 'full weeks', 0)} with none.")
    when = "This week" if row.is_now[-1] else f"Last week, {week_text(row.days[-1])},"
    so_far = " so far" if row.is_now[-1] else ""
    last = f"{when} {_shown(row.value[-1], row.lens)}{so_far}"
    if np.isfinite(row.upper[-1]):
        place = _place(row.value[-1], row.lower[-1], excess[-1], row.is_now[-1])
        last += f", {place} ({_range(row.lower[-1], row.upper[-1], row.lens)})"
    parts.append(f"{last}.")
    if np.isfinite(row.next_upper):
        parts.append(f"Next week up to {_shown(row.next_upper, row.lens)}.")
    return " ".join(parts)
