"""One row of the page Balance: sets a week in one area as a dot, against the band of its share of all sets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analytics.charts.text import amount, escape
from analytics.charts.theme import TICK_SIZE, TOK, Mode, figure
from analytics.units import format_number

ROW_HEIGHT = 72
AXIS_HEIGHT = 24
SHARE_BAND = 0.05
"""Half-width of the band around the target share, in shares of all sets (5 percentage points)."""

UNDER_HALF, UNDER, ABOUT, OVER, WELL_OVER = "under half", "under", "about", "over", "well over"
SHARE_CLASSES = (UNDER_HALF, UNDER, ABOUT, OVER, WELL_OVER)
CLASS_WORDS = {
    UNDER_HALF: "under half the target share",
    UNDER: "under the target share",
    ABOUT: "about the target share",
    OVER: "over the target share",
    WELL_OVER: "well over the target share",
}


def share_class(share: float, target_share: float) -> str:
    """One of SHARE_CLASSES. `about`: within 5 points of the target; `well over`: more than half as much again.

    No set at all (NaN) counts as a share of 0.
    """
    value = 0.0 if np.isnan(share) else share
    if abs(value - target_share) <= SHARE_BAND + 1e-9:
        return ABOUT
    if value < target_share:
        return UNDER_HALF if value < target_share / 2 else UNDER
    return WELL_OVER if value > target_share * 1.5 else OVER


@dataclass(frozen=True)
class _Row:
    """Sets a week of one area: now, before, and the target with its band (NaN = no sets anywhere)."""

    now: float
    before: float  # NaN = no set in those weeks, or no log yet
    target: float
    low: float
    high: float
    share_class: str


def _row(balance: pd.DataFrame, area: str) -> _Row | None:
    rows = balance[balance["focus_area"] == area]
    if rows.empty:
        return None
    row = rows.iloc[0]
    total = float(balance["sets_per_week"].sum()) or np.nan
    target = float(row["target_share"])
    return _Row(
        now=float(row["sets_per_week"]),
        before=float(row["sets_per_week_prev"]) if np.isfinite(row["share_prev"]) else np.nan,
        target=target * total,
        low=max(target - SHARE_BAND, 0) * total,
        high=(target + SHARE_BAND) * total,
        share_class=share_class(float(row["share"]), target),
    )


def balance_axis_max(balance: pd.DataFrame) -> float:
    """Right end of the sets-a-week axis that fits every row of one athlete's BALANCE; at least 4."""
    if balance.empty:
        return 4.0
    high = (balance["target_share"] + SHARE_BAND) * balance["sets_per_week"].sum()
    largest = pd.concat([balance["sets_per_week"], balance["sets_per_week_prev"], high]).max()
    return max(4.0, 1.06 * float(np.nan_to_num(largest)))


def balance_row_chart(
    balance: pd.DataFrame,
    *,
    area: str,
    label: str,
    mode: Mode,
    axis_max: float | None = None,
    with_axis: bool = False,
    target_label: str = "",
) -> go.Figure:
    """Filled dot: the last 28 days; open dot: the 28 days before; band and tick: the target share, in sets a week.

    `balance`: all BALANCE rows of one athlete (the band is a share of their sum). `axis_max` is the same for all five
    rows. `with_axis` writes the numbers below (the last row), `target_label` names the tick (the first row).
    """
    tok = TOK[mode]
    row = _row(balance, area)
    limit = axis_max or balance_axis_max(balance)
    below = AXIS_HEIGHT if with_axis else 0
    layout: dict[str, Any] = {
        "height": ROW_HEIGHT + below,
        "margin": {"l": 12, "r": 12, "t": 0, "b": below},
        "xaxis": {"range": [0, limit], "tickmode": "array", "tickvals": [], "showticklabels": with_axis},
        "yaxis": {"range": [-3, 3], "showticklabels": False},
        "shapes": [],
        "annotations": [],
    }
    if with_axis:
        ticks = _round_ticks(limit)
        layout["xaxis"] |= {"tickvals": ticks, "ticktext": [format_number(tick) for tick in ticks]}
        unit = {"xref": "paper", "x": 1, "xanchor": "right", "yref": "paper", "y": 0, "yanchor": "top"}
        layout["annotations"].append({**unit, "text": "sets a week", "font": {"color": tok["ink3"], "size": TICK_SIZE}})
    if row is None:
        return figure([], layout, mode)
    layout["shapes"].append(_line(0, limit, 0, 0, 1, tok["hair"]))
    if np.isfinite(row.target):
        box = {"type": "rect", "x0": row.low, "x1": row.high, "y0": -1, "y1": 1, "layer": "below"}
        layout["shapes"].insert(0, {**box, "fillcolor": tok["band"], "line": {"width": 0}})
        layout["shapes"].append(_line(row.target, row.target, -1, 1, 2, tok["edge"]))
        if target_label:
            note = {"x": row.target, "y": 1.15, "yanchor": "bottom", "text": escape(target_label)}
            layout["annotations"].append(note)
    return figure(_dots(row, label, tok), layout, mode)


def _line(x0: float, x1: float, y0: float, y1: float, width: float, colour: str) -> dict[str, Any]:
    line = {"width": width, "color": colour}
    return {"type": "line", "x0": x0, "x1": x1, "y0": y0, "y1": y1, "layer": "below", "line": line}


def _round_ticks(limit: float) -> list[float]:
    """About three whole numbers from 0 on; the right end is left free for the unit."""
    step = next(size for size in (1, 2, 4, 5, 10, 20, 50, 100, 10 ** (len(str(int(limit))) + 1)) if size >= limit / 4.5)
    return [float(tick) for tick in np.arange(0, limit * 0.72, step)]


def _dots(row: _Row, label: str, tok: Mapping[str, str]) -> list[dict[str, Any]]:
    """The way from the open dot to the filled one, then the dots."""
    name = f"<b>{escape(label)}</b>"
    goal = f"<br>target {format_number(row.target, 1)}" if np.isfinite(row.target) else ""
    common = {"type": "scatter", "y": [0], "mode": "markers", "hoverinfo": "text", "cliponaxis": False}
    rim = {"width": 2, "color": tok["page"]}
    now = {
        **common,
        "name": "last 28 days",
        "x": [row.now],
        "hovertext": [f"{name}, last 28 days<br>{_sets(row.now)}{goal}"],
        "marker": {"size": 17, "color": tok["seq"], "opacity": 1, "line": rim},
    }
    if np.isnan(row.before):
        return [now]
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "name": "change",
            "x": [row.before, row.now],
            "y": [0, 0],
            "line": {"width": 3, "color": tok["seq"]},
            "hoverinfo": "skip",
        },
        {
            **common,
            "name": "28 days before",
            "x": [row.before],
            "hovertext": [f"{name}, the 28 days before<br>{_sets(row.before)}"],
            "marker": {"size": 11, "color": tok["page"], "opacity": 1, "line": {"width": 2.5, "color": tok["seq"]}},
        },
        now,
    ]


def _sets(value: float) -> str:
    return f"{amount(value, 'set', 'sets', 1)} a week"


def balance_row_alt(balance: pd.DataFrame, *, area: str, label: str) -> str:
    """What the row shows, in words and numbers, for readers who do not see it."""
    row = _row(balance, area)
    if row is None:
        return f"{label}: nothing to compare yet."
    before = "" if np.isnan(row.before) else f", {format_number(row.before, 1)} in the 28 days before"
    text = f"{label}: {_sets(row.now)} in the last 28 days{before}."
    if not np.isfinite(row.target):
        return text
    band = f"{format_number(row.low, 1)} to {format_number(row.high, 1)}"
    return f"{text} Target {format_number(row.target, 1)}, band {band}: {CLASS_WORDS[row.share_class]}."
