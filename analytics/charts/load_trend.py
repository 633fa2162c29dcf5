"""The trend at the foot of Progress: two lines of effort times minutes, without a band and without a mark."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analytics.charts.day_axis import LEFT, value_axis
from analytics.charts.text import escape
from analytics.charts.theme import TICK_SIZE, TOK, Mode, figure
from analytics.charts.ticks import time_ticks
from analytics.units import format_number
from analytics.writing import full_day

HEIGHT, RIGHT = 210, 76
"""In px; the names of the lines stand at the right."""
LINES = {"mean_short": ("short", "ink", "solid"), "mean_long": ("long", "ink3", "dash")}
LEAST_DAYS = 28
APART = 0.12
"""Names of the lines stand this share of the axis apart, or more."""


def load_trend_chart(days: pd.DataFrame, *, short: int, long: int, unit: str, mode: Mode) -> go.Figure:
    """LOAD_TREND of one athlete in: the weighted means over `short` days (solid) and `long` days (dashed)."""
    shown = _shown(days)
    if shown.empty:
        return figure([], _layout({"range": [0, LEAST_DAYS]}, {"range": [0, 1], "showticklabels": False}), mode)
    first, span = shown["local_day"].iloc[0], len(shown) - 1
    top = float(np.nanmax(shown[list(LINES)].to_numpy("float64")))
    ticks = time_ticks(first.date(), span)
    x_axis = {
        "range": [min(-0.5, span - LEAST_DAYS), span + 0.5],
        "tickmode": "array",
        "tickvals": [place for place, _ in ticks],
        "ticktext": [text for _, text in ticks],
        "ticklabelstandoff": 5,
    }
    layout = _layout(x_axis, {"showgrid": True, **value_axis(0.0, top or 1.0, "", steps=4)})
    counts = {"short": short, "long": long}
    place = {"x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper", "yanchor": "bottom"}
    named = {**place, "text": f"{escape(unit)} a day", "font": {"size": TICK_SIZE, "color": TOK[mode]["ink3"]}}
    layout["annotations"] = [named, *_names(shown, counts, layout["yaxis"]["range"][1], mode)]
    traces = []
    for column, (which, ink, dash) in LINES.items():
        texts = [
            f"<b>{counts[which]} days</b>, {full_day(day)}<br>{format_number(value, 0)} {escape(unit)} a day"
            for day, value in zip(shown["local_day"], shown[column].fillna(0.0), strict=True)
        ]
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "name": f"{counts[which]} days",
                "x": list(range(len(shown))),
                "y": [None if np.isnan(value) else value for value in shown[column]],
                "line": {"width": 2, "color": TOK[mode][ink], "dash": dash},
                "connectgaps": False,
                "hoverinfo": "text",
                "hovertext": texts,
            }
        )
    return figure(traces, layout, mode)


def load_trend_alt(days: pd.DataFrame, *, short: int, long: int, unit: str) -> str:
    """What the two lines show, in words and numbers."""
    shown = _shown(days)
    told = shown[shown["mean_long"].notna()]
    if told.empty:
        return "No trend of effort times minutes to show yet."
    last = told.iloc[-1]
    return (
        f"Effort times minutes a day, weighted means from {full_day(told['local_day'].iloc[0])} to"
        f" {full_day(last['local_day'])}. At the end {format_number(last['mean_short'], 0)} {unit} over {short} days"
        f" and {format_number(last['mean_long'], 0)} {unit} over {long} days."
    )


def _shown(days: pd.DataFrame) -> pd.DataFrame:
    """From the first to the last day that has a value."""
    told = days.index[days["mean_long"].notna()]
    return days.loc[told[0] : told[-1]].reset_index(drop=True) if len(told) else days.head(0)


def _layout(x_axis: dict[str, Any], y_axis: dict[str, Any]) -> dict[str, Any]:
    return {
        "height": HEIGHT,
        "margin": {"l": LEFT, "r": RIGHT, "t": 24, "b": 30},
        "xaxis": x_axis,
        "yaxis": y_axis,
    }


def _names(shown: pd.DataFrame, counts: dict[str, int], top: float, mode: Mode) -> list[dict[str, Any]]:
    """The name of each line at its right end, moved apart where the ends lie close to each other."""
    ends = {column: float(shown[column].iloc[-1]) for column in LINES}
    upper, lower = sorted(ends, key=lambda column: -ends[column])
    missing = max(0.0, APART * top - (ends[upper] - ends[lower]))
    places = {upper: ends[upper] + missing / 2, lower: ends[lower] - missing / 2}
    return [
        {
            "x": 1,
            "xref": "paper",
            "xanchor": "left",
            "xshift": 6,
            "y": places[column],
            "text": f"{counts[which]} days",
            "font": {"size": TICK_SIZE, "color": TOK[mode][ink]},
        }
        for column, (which, ink, _) in LINES.items()
    ]
