"""One row of the page This week: the weeks of one area as bars, with the guide as it stood in each week behind them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analytics.charts.steps import Values, band_shapes
from analytics.charts.text import amount, escape, week_text
from analytics.charts.theme import TOK, Mode, area_colour, figure, tint
from analytics.charts.ticks import time_ticks
from analytics.charts.weekly_lens import Row, place_text, range_text, read_row, shown
from analytics.model import LoadUnit
from analytics.units import format_number

ROW_HEIGHT = 92
BAR_WIDTH = 0.54
TICK_WEEKS = 4
LEAST_WEEKS = 16
"""A shorter log stands at the right of a row this long."""
OUTLINED_WEEKS = 60
"""With more weeks than this, bars are too thin for a tint with an outline and are filled instead."""


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
    row = read_row(weekly, band, area, lens, load_unit)
    tok = TOK[mode]
    bands = np.append(row.upper, row.next_upper)
    tallest = np.nanmax(np.concatenate([row.value, bands, [0.0]]))
    top = float(tallest) * 1.04 or 1.0
    last = float(row.x[-1]) if row.x.size else 0.0
    vals, texts = _ticks(row)
    layout = {
        "height": ROW_HEIGHT,
        "margin": {"l": 12, "r": 2, "t": 4, "b": 24},
        "xaxis": {
            "range": [min(-0.6, last + 0.4 - LEAST_WEEKS), last + 1.5],
            "tickmode": "array",
            "tickvals": vals,
            "ticktext": texts,
        },
        "yaxis": {"range": [0, top], "showticklabels": False},
        "shapes": _shapes(row, tok, last),
    }
    return figure(_traces(row, label, area_colour(area, mode), mode, top), layout, mode)


def _shapes(row: Row, tok: Mapping[str, str], last: float) -> list[dict[str, Any]]:
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


def _traces(row: Row, label: str, colour: str, mode: Mode, top: float) -> list[dict[str, Any]]:
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


def _ticks(row: Row) -> tuple[list[float], list[str]]:
    """Every fourth week (other steps for long spans), and the running week as a bold `now`."""
    if not row.days:
        return [], []
    last = float(row.x[-1])
    ticks = [(days / 7, text) for days, text in time_ticks(row.days[0], 7 * last, least_weeks=TICK_WEEKS)]
    if row.is_now[-1]:
        room = 0.13 * max(last, LEAST_WEEKS)
        ticks = [*((x, text) for x, text in ticks if last - x >= room), (last, "<b>now</b>")]
    return [x for x, _ in ticks], [text for _, text in ticks]


def _hover(row: Row, label: str, excess: Values) -> list[str]:
    """Name and week, value with its place against the guide, the guide: at most three lines a week."""
    lens, texts = row.lens, []
    columns = zip(row.days, row.value, row.lower, row.upper, row.is_now, excess, strict=True)
    for day, value, lower, upper, is_now, over in columns:
        what = f"{shown(value, lens)}{' so far' if is_now else ''}"
        lines = [f"<b>{escape(label)}</b>, {week_text(day)}", what]
        if np.isfinite(upper):
            lines[1] = what + place_text(value, lower, over, is_now)
            lines.append(f"guide {range_text(lower, upper, lens)}")
        texts.append("<br>".join(lines))
    return texts


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
    row = read_row(weekly, band, area, lens, load_unit)
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
        most, limit = shown(row.value[i], row.lens), format_number(row.upper[i], 2)
        parts.append(f"{many} above it, {newest}{week_text(row.days[i])}, {most} where the guide was up to {limit}.")
    elif guided:
        parts.append("No week above it.")
    empty = int((row.value[:-1] == 0).sum()) if row.is_now[-1] else int((row.value == 0).sum())
    if empty:
        parts.append(f"{amount(empty, 'full week', 'full weeks', 0)} with none.")
    when = "This week" if row.is_now[-1] else f"Last week, {week_text(row.days[-1])},"
    so_far = " so far" if row.is_now[-1] else ""
    last = f"{when} {shown(row.value[-1], row.lens)}{so_far}"
    if np.isfinite(row.upper[-1]):
        place = place_text(row.value[-1], row.lower[-1], excess[-1], row.is_now[-1])
        last += f"{place} ({'' if place else 'guide '}{range_text(row.lower[-1], row.upper[-1], row.lens)})"
    parts.append(f"{last}.")
    if np.isfinite(row.next_upper):
        parts.append(f"Next week up to {shown(row.next_upper, row.lens)}.")
    return " ".join(parts)
