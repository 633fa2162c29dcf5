"""What the two charts of an exercise share: the same day axis under each other, and a value axis with its unit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analytics.charts.steps import Values
from analytics.charts.text import escape
from analytics.charts.ticks import time_ticks
from analytics.units import format_number

LEFT, RIGHT = 58, 10
"""Margins in px, the same in both charts, so that their days stand under each other."""

MOST_ON_A_LINE = 7
"""Letters of a tick beside the plot; the unit of a longer one stands below its number, to leave the first bar alone."""

MANY = 120
"""Sessions from which points and bars are drawn small and without outlines."""

LEAST_DAYS = 28
"""The day axis is never shorter than this."""


STILL: Mapping[str, Any] = {"marker": {"opacity": 1}}
"""For `unselected` of a trace: a click dims nothing."""


def in_order(sessions: pd.DataFrame) -> pd.DataFrame:
    """The PROGRESSION rows, oldest first: both charts lay their days out by all of them."""
    return sessions.sort_values("session_started_at", ignore_index=True)


def session_days(sessions: pd.DataFrame) -> list[list[str]]:
    """What a click on each session gives as `customdata`: its day."""
    return [[day.date().isoformat()] for day in sessions["local_day"]]


def day_places(sessions: pd.DataFrame) -> Values:
    """Days from the first session's midnight to the start of each session."""
    started = sessions["session_started_at"]
    places: Values = ((started - started.min().normalize()) / pd.Timedelta(days=1)).to_numpy("float64")
    return places


def stretches(x: Values) -> tuple[Values, Values]:
    """Each session's stretch of the axis: halfway to its neighbours, a few days beyond the two ends."""
    pad = max(2.0, 0.02 * float(x[-1] - x[0]))
    between = (x[1:] + x[:-1]) / 2
    return np.concatenate([[x[0] - pad], between]), np.concatenate([between, [x[-1] + pad]])


def day_layout(sessions: pd.DataFrame, height: int) -> dict[str, Any]:
    """Size and day axis with about five labels, for sessions in order of time; empty: bare axes."""
    axis: dict[str, Any] = {"range": [-14, 14], "tickmode": "array", "tickvals": [], "ticktext": []}
    if not sessions.empty:
        x = day_places(sessions)
        left, right = stretches(x)
        widen = max(0.0, LEAST_DAYS - float(right[-1] - left[0])) / 2
        ticks = time_ticks(sessions["local_day"].iloc[0].date(), float(x[-1]))
        axis |= {"range": [float(left[0]) - widen, float(right[-1]) + widen]}
        axis |= {"tickvals": [days for days, _ in ticks], "ticktext": [text for _, text in ticks]}
    return {
        "height": height,
        "margin": {"l": LEFT, "r": RIGHT, "t": 14, "b": 30},
        "xaxis": {**axis, "ticklabelstandoff": 5},
        "yaxis": {"range": [0, 1], "showticklabels": not sessions.empty, "showgrid": not sessions.empty},
        "shapes": [],
        "annotations": [],
    }


def value_axis(low: float, high: float, unit: str, *, steps: int) -> dict[str, Any]:
    """Range a little beyond low and high (not below a `low` of 0) and round ticks; the unit stands on the top one."""
    room = (high - low) or abs(high) or 1.0
    bottom, top = (0.0 if low == 0 else low - 0.06 * room), high + 0.06 * room
    rough = (top - bottom) / steps
    power = 10.0 ** np.floor(np.log10(rough))
    step = float(power * next(size for size in (1, 2, 2.5, 5, 10) if size * power >= rough * 0.999))
    ticks = np.arange(np.ceil(bottom / step), np.floor(top / step) + 1) * step
    texts = [format_number(float(tick), 2) for tick in ticks]
    if texts:
        one_line = f"{texts[-1]} {escape(unit)}"
        texts[-1] = one_line if len(one_line) <= MOST_ON_A_LINE else f"{texts[-1]}<br>{escape(unit)}"
    return {
        "range": [bottom, top],
        "tickmode": "array",
        "tickvals": ticks.tolist(),
        "ticktext": texts,
        "ticklabelstandoff": 4,
    }
