"""One row of left beside right: two dots about the line of equality, over the shade of the person's own variation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analytics.charts.text import escape
from analytics.charts.theme import LABEL_SIZE, TICK_SIZE, TOK, Mode, figure
from analytics.units import format_number

ROW_HEIGHT = 72
TOP_HEIGHT = 22
LEAST_AXIS = 0.06
ROOM = 1.75
"""Of the widest dot or shade, so that the numbers beside the dots fit on a phone."""

CLEAR = "clear"


@dataclass(frozen=True)
class _Row:
    """Both sides of one exercise, in shares of the larger; NaN = not known."""

    left: float
    right: float
    gap: float  # right less left
    usual: float
    unit: str
    is_clear: bool


def _row(sides: pd.DataFrame, exercise: str) -> _Row | None:
    rows = sides[(sides["exercise_id"] == exercise) & np.isfinite(sides["gap"])]
    if rows.empty:
        return None
    row = rows.iloc[0]
    unit = {"seconds": " s", "kg": " kg"}.get(str(row["measure"]), "")
    left, right, gap, usual = (float(row[name]) for name in ("left", "right", "gap", "usual"))
    return _Row(left, right, gap, usual, unit=unit, is_clear=row["state"] == CLEAR)


def side_axis_max(sides: pd.DataFrame) -> float:
    """Half the width of an axis that fits the dots and shades of every row of one athlete's SIDES."""
    widest = np.nanmax([0.0, *sides["gap"].abs(), *sides["usual"]]) / 2
    return max(LEAST_AXIS, ROOM * float(widest if np.isfinite(widest) else 0.0))


def side_row_chart(
    sides: pd.DataFrame,
    *,
    exercise: str,
    label: str,
    mode: Mode,
    axis_max: float | None = None,
    with_name: bool = False,
) -> go.Figure:
    """Open dot: left, filled dot: right, the larger one to the right of equality; bold where the gap is clear.

    `sides`: SIDES of one athlete. `axis_max` is the same for all rows; `with_name` names the line (the first row).
    """
    tok, row = TOK[mode], _row(sides, exercise)
    limit = axis_max or side_axis_max(sides)
    above = TOP_HEIGHT if with_name else 0
    layout: dict[str, Any] = {
        "height": ROW_HEIGHT + above,
        "margin": {"l": 8, "r": 8, "t": above, "b": 0},
        "xaxis": {"range": [-limit, limit], "showticklabels": False},
        "yaxis": {"range": [-2, 2], "showticklabels": False},
        "shapes": [_line(0, 0, -2, 2, 1.5, tok["hair"])],
        "annotations": [],
    }
    if with_name:
        name = {"x": 0, "xanchor": "center", "yref": "paper", "y": 1, "yanchor": "bottom", "text": "both sides equal"}
        layout["annotations"].append({**name, "font": {"color": tok["ink3"], "size": TICK_SIZE}})
    if row is None:
        return figure([], layout, mode)
    if np.isfinite(row.usual):
        box = {"type": "rect", "x0": -row.usual / 2, "x1": row.usual / 2, "y0": -0.95, "y1": 0.95, "layer": "below"}
        layout["shapes"].insert(0, {**box, "fillcolor": tok["band"], "line": {"width": 0}})
    left, right = -row.gap / 2, row.gap / 2
    layout["annotations"] += [
        _number("L", row.left, left, row, tok, is_right=left > right),
        _number("R", row.right, right, row, tok, is_right=right >= left),
    ]
    return figure(_dots(row, label, left, right, tok), layout, mode)


def _line(x0: float, x1: float, y0: float, y1: float, width: float, colour: str) -> dict[str, Any]:
    line = {"width": width, "color": colour}
    return {"type": "line", "x0": x0, "x1": x1, "y0": y0, "y1": y1, "layer": "below", "line": line}


def _number(side: str, value: float, at: float, row: _Row, tok: Mapping[str, str], *, is_right: bool) -> dict[str, Any]:
    place = {"x": at, "y": 0, "xanchor": "left" if is_right else "right", "xshift": 14 if is_right else -14}
    font = {"size": LABEL_SIZE, "color": tok["ink" if row.is_clear else "ink2"]}
    return {**place, "text": f"{side} {format_number(value, 1)}{row.unit}", "showarrow": False, "font": font}


def _dots(row: _Row, label: str, left: float, right: float, tok: Mapping[str, str]) -> list[dict[str, Any]]:
    ink = tok["ink" if row.is_clear else "ink3"]
    name = f"<b>{escape(label)}</b>"
    common = {"type": "scatter", "y": [0], "mode": "markers", "hoverinfo": "text", "cliponaxis": False}
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "name": "gap",
            "x": [left, right],
            "y": [0, 0],
            "line": {"width": 3.5 if row.is_clear else 2, "color": ink},
            "hoverinfo": "skip",
        },
        {
            **common,
            "name": "right",
            "x": [right],
            "hovertext": [f"{name}, right<br>{format_number(row.right, 1)}{row.unit}"],
            "marker": {"size": 18, "color": ink, "opacity": 1, "line": {"width": 2, "color": tok["page"]}},
        },
        {
            **common,
            "name": "left",
            "x": [left],
            "hovertext": [f"{name}, left<br>{format_number(row.left, 1)}{row.unit}"],
            "marker": {"size": 16, "color": tok["page"], "opacity": 1, "line": {"width": 3, "color": ink}},
        },
    ]


def side_row_alt(sides: pd.DataFrame, *, exercise: str, label: str) -> str:
    """What the row shows, in words and numbers, for readers who do not see it."""
    row = _row(sides, exercise)
    if row is None:
        return f"{label}: nothing to compare yet."
    both = f"left {format_number(row.left, 1)}{row.unit}, right {format_number(row.right, 1)}{row.unit}"
    usual = f"; own variation {row.usual:.0%} of the larger" if np.isfinite(row.usual) else ""
    wider = ", and the gap is wider" if row.is_clear else ""
    return f"{label}: {both}, {abs(row.gap):.0%} apart{usual}{wider}."
