"""Results of one test over time, both sides: each with a whisker of half of what two results may differ by chance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analytics.charts.text import escape
from analytics.charts.theme import TICK_SIZE, TOK, Mode, figure
from analytics.charts.ticks import time_ticks
from analytics.units import format_number
from analytics.writing import full_day

HEIGHT = 220
LEAST_DAYS = 28
APART = 0.008
"""Left and right of one day stand apart by this share of the axis each, so that their whiskers do not cover another."""

SIDES = ("left", "right")


def self_test_chart(results: pd.DataFrame, *, noise: float | None, label: str, unit: str, mode: Mode) -> go.Figure:
    """Open dots and a dotted line: left, filled dots: right. `results`: COMPARED_TESTS of one test, oldest first."""
    tok = TOK[mode]
    known = results[results[list(SIDES)].notna().any(axis=1)]
    layout: dict[str, Any] = {
        "height": HEIGHT,
        "margin": {"l": 36, "r": 10, "t": 26, "b": 28},
        "xaxis": {"range": [-LEAST_DAYS / 2, LEAST_DAYS / 2], "tickmode": "array", "tickvals": [], "ticktext": []},
        "yaxis": {"range": [0, 1], "showgrid": len(known) > 0, "showticklabels": len(known) > 0, "nticks": 4},
        "annotations": [],
    }
    if known.empty:
        return figure([], layout, mode)
    first = known["local_day"].iloc[0]
    day = ((known["local_day"] - first) / pd.Timedelta(days=1)).to_numpy("float64")
    span = max(float(day[-1]), LEAST_DAYS)
    ticks = time_ticks(first.date(), float(day[-1]))
    before = 0.06 * span if day[-1] > 0 else span / 2  # one day stands in the middle
    layout["xaxis"] |= {
        "range": [-before, 1.06 * span if day[-1] > 0 else span / 2],
        "tickvals": [days for days, _ in ticks],
        "ticktext": [text for _, text in ticks],
    }
    half = (noise or 0.0) / 2
    highest = float(np.nanmax(known[list(SIDES)].to_numpy("float64")))
    layout["yaxis"] |= {"range": [0, 1.08 * (highest + half) or 1.0]}
    name = {"xref": "paper", "x": 0, "xanchor": "left", "xshift": -30, "yref": "paper", "y": 1, "yanchor": "bottom"}
    layout["annotations"].append({**name, "text": escape(unit), "font": {"color": tok["ink3"], "size": TICK_SIZE}})
    traces = [_trace(known, side, day, APART * span, noise, label, unit, tok) for side in SIDES]
    return figure(traces, layout, mode)


def _trace(
    known: pd.DataFrame,
    side: str,
    day: np.ndarray[Any, np.dtype[np.float64]],
    apart: float,
    noise: float | None,
    label: str,
    unit: str,
    tok: Mapping[str, str],
) -> dict[str, Any]:
    rows = known[side].notna().to_numpy("bool")
    values = known.loc[rows, side].to_numpy("float64")
    days = [stamp.date() for stamp in known.loc[rows, "local_day"]]
    is_left = side == "left"
    ink = tok["ink3" if is_left else "ink"]
    whisker = {"type": "constant", "value": (noise or 0.0) / 2, "color": ink, "thickness": 1.5, "width": 5}
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": side,
        "x": (day[rows] + (-apart if is_left else apart)).tolist(),
        "y": values.tolist(),
        "line": {"width": 1.5, "color": ink, "dash": "dot" if is_left else "solid"},
        "marker": {
            "size": 11,
            "color": tok["page"] if is_left else ink,
            "opacity": 1,
            "line": {"width": 2.5 if is_left else 0, "color": ink},
        },
        "error_y": {**whisker, "visible": noise is not None},
        "hoverinfo": "text",
        "hovertext": [
            f"<b>{escape(label)}</b>, {side}<br>{full_day(when)}: {format_number(value, 1)} {escape(unit)}"
            for when, value in zip(days, values, strict=True)
        ],
        "cliponaxis": False,
    }


def self_test_alt(results: pd.DataFrame, *, noise: float | None, label: str, unit: str) -> str:
    """What the chart shows, in words and numbers, for readers who do not see it."""
    known = results[results[list(SIDES)].notna().any(axis=1)]
    if known.empty:
        return f"{label}: no result yet."
    parts = []
    for side in SIDES:
        values = known[side].dropna()
        if len(values):
            moved = f"{format_number(values.iloc[0], 1)} to {format_number(values.iloc[-1], 1)}"
            parts.append(f"{side} {moved if len(values) > 1 else format_number(values.iloc[-1], 1)}")
    days = [stamp.date() for stamp in known["local_day"]]
    when = full_day(days[0]) if len(days) == 1 else f"{full_day(days[0])} to {full_day(days[-1])}"
    chance = "noise not known" if noise is None else f"two results may differ by {format_number(noise, 1)} by chance"
    return f"{label} in {unit}, {when}: {', '.join(parts)}; {chance}."
