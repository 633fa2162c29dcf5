"""One row of the page Next week: the range of an area in sets as a bar, last week as a line, the plan as a mark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analytics.charts.text import amount, escape
from analytics.charts.theme import TICK_SIZE, TOK, Mode, area_colour, figure
from analytics.units import format_number

ROW_HEIGHT = 76
AXIS_HEIGHT = 24
LEAST_AXIS = 4.0
TOLERANCE = 1e-9


@dataclass(frozen=True)
class _Row:
    """Sets of one area; NaN = not known. A range from time off begins at 0."""

    lower: float
    upper: float
    last: float
    planned: float
    usual: float
    is_ramp: bool

    @property
    def has_range(self) -> bool:
        return bool(np.isfinite(self.upper))

    @property
    def is_past(self) -> bool:
        return self.planned > self.upper + TOLERANCE  # False without a range


def _row(areas: pd.DataFrame, area: str, planned: float | None) -> _Row:
    rows = areas[areas["focus_area"] == area]
    plan = np.nan if planned is None else float(planned)
    if rows.empty:
        return _Row(np.nan, np.nan, np.nan, plan, np.nan, is_ramp=False)
    row = rows.iloc[0]
    lower, upper, last, usual = (_finite(row[name]) for name in ("lower", "upper", "last", "usual"))
    low = 0.0 if np.isnan(lower) else min(lower, upper)
    return _Row(low, upper, last, plan, usual, is_ramp=row["state"] == "ramp")


def _finite(value: float) -> float:
    return float(value) if np.isfinite(value) else np.nan


def next_week_axis_max(areas: pd.DataFrame, planned: Mapping[str, float]) -> float:
    """Right end of an axis in sets that fits every range, last week and the plan of one athlete's COMING_AREAS."""
    values = [*areas["upper"], *areas["last"], *planned.values()]
    return max(LEAST_AXIS, 1.08 * max((float(one) for one in values if np.isfinite(one)), default=0.0))


def next_week_row_chart(
    areas: pd.DataFrame,
    *,
    area: str,
    label: str,
    mode: Mode,
    planned: float | None = None,
    axis_max: float | None = None,
    with_axis: bool = False,
    usual_label: str = "",
) -> go.Figure:
    """Bar: the range (dotted outline after time off), line: last week, diamond: the plan, triangle: past the range.

    `areas`: COMING_AREAS of one athlete. `axis_max` is the same for all five rows; `with_axis` names it (the last row).
    A dotted tick in the bar is the usual week, named by `usual_label` (the first row).
    """
    tok, row = TOK[mode], _row(areas, area, planned)
    limit = axis_max or next_week_axis_max(areas, {} if planned is None else {area: planned})
    below = AXIS_HEIGHT if with_axis else 0
    layout: dict[str, Any] = {
        "height": ROW_HEIGHT + below,
        "margin": {"l": 14, "r": 14, "t": 0, "b": below},
        "xaxis": {"range": [0, limit], "tickmode": "array", "tickvals": [], "showticklabels": False},
        "yaxis": {"range": [-3, 2.9], "showticklabels": False},
        "shapes": [_line(0, limit, 0, 0, 1, tok["hair"])],
        "annotations": [],
    }
    if row.has_range:
        edge = {"width": 1.25, "color": tok["edge"], "dash": "dot" if row.is_ramp else "solid"}
        box = {"type": "rect", "x0": row.lower, "x1": row.upper, "y0": -1, "y1": 1, "layer": "below"}
        layout["shapes"].append({**box, "fillcolor": tok["band"], "line": edge})
        layout["annotations"] += [_number(value, tok) for value in (row.lower, row.upper)]
    if row.has_range and np.isfinite(row.usual):
        layout["shapes"].append(_line(row.usual, row.usual, -1, 1, 1.5, tok["edge"]))
        layout["shapes"][-1]["line"]["dash"] = "dot"
        if usual_label:
            place = {"x": row.usual, "y": 1.35, "yanchor": "bottom", "font": {"size": TICK_SIZE, "color": tok["ink3"]}}
            layout["annotations"].append({**place, "text": escape(usual_label)})
    if np.isfinite(row.last):
        layout["shapes"].append(_line(row.last, row.last, -1.4, 1.4, 2.5, tok["ink3"]))
    if with_axis:
        unit = {"xref": "paper", "x": 1, "xanchor": "right", "yref": "paper", "y": 0, "yanchor": "top"}
        text = f"0 to {format_number(limit, 0)} sets, the same scale in every row"
        layout["annotations"].append({**unit, "text": text, "font": {"color": tok["ink3"], "size": TICK_SIZE}})
    return figure(_plan(row, label, area, mode), layout, mode)


def _number(value: float, tok: Mapping[str, str]) -> dict[str, Any]:
    place = {"x": value, "y": -1.3, "xanchor": "center", "yanchor": "top", "showarrow": False}
    return {**place, "text": format_number(value, 1), "font": {"size": TICK_SIZE, "color": tok["ink2"]}}


def _line(x0: float, x1: float, y0: float, y1: float, width: float, colour: str) -> dict[str, Any]:
    line = {"width": width, "color": colour}
    return {"type": "line", "x0": x0, "x1": x1, "y0": y0, "y1": y1, "layer": "below", "line": line}


def _plan(row: _Row, label: str, area: str, mode: Mode) -> list[dict[str, Any]]:
    """The plan's mark, or nothing where there is no plan."""
    if not np.isfinite(row.planned):
        return []
    tok = TOK[mode]
    where = "" if not row.has_range else f"<br>range {_range(row)}"
    mark = {"symbol": "triangle-up", "size": 17, "color": tok["att"]}
    if not row.is_past:
        mark = {"symbol": "diamond", "size": 16, "color": area_colour(area, mode)}
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": "plan",
            "x": [row.planned],
            "y": [0],
            "cliponaxis": False,
            "hoverinfo": "text",
            "hovertext": [f"<b>{escape(label)}</b>, plan<br>{amount(row.planned, 'set', 'sets')}{where}"],
            "marker": {**mark, "opacity": 1, "line": {"width": 2, "color": tok["page"]}},
        }
    ]


def _range(row: _Row) -> str:
    return f"{format_number(row.lower, 1)} to {format_number(row.upper, 2)}"


def next_week_row_alt(areas: pd.DataFrame, *, area: str, label: str, planned: float | None = None) -> str:
    """What the row shows, in words and numbers, for readers who do not see it."""
    row = _row(areas, area, planned)
    kind = "restart range" if row.is_ramp else "range"
    parts = [f"{label}: {kind} {_range(row)} sets next week" if row.has_range else f"{label}: no range next week"]
    if row.has_range and np.isfinite(row.usual):
        parts.append(f"usual week {format_number(row.usual, 2)}")
    if np.isfinite(row.last):
        parts.append(f"last week {format_number(row.last, 2)}")
    if np.isfinite(row.planned):
        parts.append(f"plan {format_number(row.planned, 2)}{', past the range' if row.is_past else ''}")
    return f"{'; '.join(parts)}."
