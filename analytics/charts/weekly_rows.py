"""One row of the page This week: the weeks of one area as bars, with the guide as it stood in each week behind them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import numpy as np
import plotly.graph_objects as go

from analytics.charts.steps import Values, band_shapes
from analytics.charts.text import amount, escape
from analytics.charts.theme import CLICKED, TOK, Mode, area_colour, figure, tint
from analytics.charts.ticks import time_ticks
from analytics.charts.weekly_lens import Row, place_text, range_text, shown
from analytics.units import format_number
from analytics.writing import week_text

ROW_HEIGHT = 92
BAR_WIDTH = 0.54
TICK_WEEKS = 4
LEAST_WEEKS = 16
"""A shorter log stands at the right of a row this long."""
NOTHING_SAID: Mapping[dt.date, str] = {}
_STILL = {"marker": {"opacity": 1}}  # a click dims nothing
OUTLINED_WEEKS = 60
"""With more weeks than this, bars are too thin for a tint with an outline and are filled instead."""


def weekly_area_chart(
    row: Row, *, area: str, label: str, mode: Mode, said: Mapping[dt.date, str] = NOTHING_SAID
) -> go.Figure:
    """Weekly bars of one area, 92 px high, as wide as the page gives it. A click gives the week in `customdata`.

    `row`: the weeks to draw (weekly_lens.read_row). `label` is the area's name. `said`: first day of a week -> what the
    person answered about it, marked ✓ above its bar.
    """
    tok = TOK[mode]
    bands = np.append(row.upper, row.next_upper)
    tallest = np.nanmax(np.concatenate([row.value, bands, [0.0]]))
    top = float(tallest) * (1.22 if any(day in said for day in row.days) else 1.04) or 1.0
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
        **CLICKED,
    }
    return figure(_traces(row, label, area_colour(area, mode), mode, top, said), layout, mode)


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


def _traces(
    row: Row, label: str, colour: str, mode: Mode, top: float, said: Mapping[dt.date, str]
) -> list[dict[str, Any]]:
    """Bars within the guide, the lower part of bars above it, the hatched excess, circles for empty weeks, ✓ where
    something was said; and on top an invisible bar a week, as wide and high as the row, that takes hover and click.
    """
    tok = TOK[mode]
    excess = row.excess()
    crowded = row.x.size > OUTLINED_WEEKS
    past = colour if crowded else tint(colour, mode)
    fills = np.where(row.is_now, colour, past)
    outline = {"width": 0 if crowded else 1, "color": colour}

    def bars(pick: Any, height: Values, **more: Any) -> dict[str, Any]:
        marker = {"color": fills[pick].tolist(), "line": outline, **more.pop("marker", {})}
        common = {"type": "bar", "width": BAR_WIDTH, "hoverinfo": "skip", "unselected": _STILL}
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
        more = {"marker": ring, "hoverinfo": "skip", "unselected": _STILL}
        traces.append({"type": "scatter", "mode": "markers", "name": "nothing logged", **points, **more})
    marked = [nth for nth, day in enumerate(row.days) if day in said]
    if marked:
        points = {
            "x": row.x[marked].tolist(),
            "y": np.nan_to_num(row.value[marked]).tolist(),
            "text": ["✓"] * len(marked),
        }
        font = {"textposition": "top center", "textfont": {"size": 13, "color": tok["ink2"]}, "cliponaxis": False}
        answered = {"type": "scatter", "mode": "text", "name": "answered", "hoverinfo": "skip"}
        traces.append({**answered, **points, **font})
    if row.x.size:
        traces.append(
            {
                "type": "bar",
                "name": "weeks to open",
                "x": row.x.tolist(),
                "y": [top] * row.x.size,
                "width": 1,
                "marker": {"color": "rgba(0,0,0,0)", "line": {"width": 0}},
                "hoverinfo": "text",
                "hovertext": _hover(row, label, excess, said),
                "customdata": [[day.isoformat()] for day in row.days],
                "unselected": _STILL,
            }
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


def _hover(row: Row, label: str, excess: Values, said: Mapping[dt.date, str]) -> list[str]:
    """Name and week, value with its place against the guide, the guide and what was said: three lines at most."""
    lens, texts = row.lens, []
    columns = zip(row.days, row.value, row.lower, row.upper, row.is_now, excess, strict=True)
    for day, value, lower, upper, is_now, over in columns:
        what = f"{shown(value, lens)}{' so far' if is_now else ''}"
        lines = [f"<b>{escape(label)}</b>, {week_text(day)}", what]
        if np.isfinite(upper):
            lines[1] = what + place_text(value, lower, over, is_now)
            lines.append(f"guide {range_text(lower, upper, lens)}")
        if day in said:
            lines[-1] += f" · ✓ {escape(said[day])}"
        texts.append("<br>".join(lines))
    return texts


def weekly_area_alt(row: Row, *, label: str, said: Mapping[dt.date, str] = NOTHING_SAID) -> str:
    """What the row shows, in words and numbers, for readers who do not see it. Arguments as of the chart."""
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
    parts += [f"{week_text(day)} was answered: {said[day]}." for day in row.days if day in said][-1:]
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
