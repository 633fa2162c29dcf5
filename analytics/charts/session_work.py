"""The page Progress, below the best sets: the work of every session of one exercise."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analytics.charts.day_axis import (
    MANY,
    STILL,
    day_layout,
    day_places,
    in_order,
    session_days,
    stretches,
    value_axis,
)
from analytics.charts.steps import Values
from analytics.charts.text import escape
from analytics.charts.theme import CLICKED, TOK, Mode, area_colour, figure, tint
from analytics.units import format_number
from analytics.writing import full_day

HEIGHT = 132


def session_work_chart(
    sessions: pd.DataFrame, *, label: str, unit: str, mode: Mode, area: str | None = None
) -> go.Figure:
    """One bar a session; the part above `work_limit` hatched; the newest session in the full colour.

    `sessions`: PROGRESSION of one exercise, the same rows as `progression_chart` gets, `work` and `work_limit` already
    in `unit`. Sessions whose work is not known (NaN) have no bar. A click gives the session's day in `customdata`.
    """
    shown = in_order(sessions)
    layout = {**day_layout(shown, HEIGHT), **CLICKED}
    if shown.empty:
        return figure([], layout, mode)
    x = day_places(shown)
    work = shown["work"].to_numpy("float64")
    highest = float(np.nanmax(np.append(work, 0.0))) or 1.0
    layout["yaxis"] |= value_axis(0.0, highest, unit, steps=2)
    line = {"width": 1, "color": TOK[mode]["hair"]}
    base = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0, "line": line}
    layout["shapes"].append(base)
    traces = _traces(shown, x, work, area_colour(area, mode), mode)
    return figure([*traces, _to_open(shown, x, work, layout["yaxis"]["range"][1], label, unit)], layout, mode)


def session_work_alt(sessions: pd.DataFrame, *, label: str, title: str, unit: str) -> str:
    """What the chart shows, in words and numbers. `title` names the work, such as `volume load`."""
    shown = in_order(sessions)
    known = shown[shown["work"].notna()]
    if known.empty:
        return f"{label}: no work to show yet."
    work, days = known["work"], known["local_day"]
    parts = [
        f"{label}: {title} of {format_number(len(known))} {'session' if len(known) == 1 else 'sessions'}.",
        f"Latest {format_number(work.iloc[-1], 0)} {unit} on {full_day(days.iloc[-1])},",
        f"biggest {format_number(work.max(), 0)} {unit} on {full_day(days.iloc[int(work.argmax())])}.",
    ]
    over = known[work > known["work_limit"] + 1e-9]
    if not over.empty:
        last = over.iloc[-1]
        parts.append(
            f"{format_number(len(over))} more than 10% over the biggest of the 30 days before, the latest on"
            f" {full_day(last['local_day'])}: {format_number(last['work'], 0)} where"
            f" {format_number(last['work_limit'], 0)} would have been inside."
        )
    return " ".join(parts)


def _bar_width(x: Values) -> float:
    """Days: most of the way to the usual next session, between a 250th and a 30th of the whole."""
    span = max(float(x[-1] - x[0]), 14.0)
    gaps = np.diff(x)
    closest = float(np.quantile(gaps[gaps > 0.5], 0.05)) if (gaps > 0.5).any() else span
    return float(np.clip(0.8 * closest, span / 250, span / 30))


def _traces(shown: pd.DataFrame, x: Values, work: Values, colour: str, mode: Mode) -> list[dict[str, Any]]:
    """Bars up to the limit, and the hatched part above it."""
    tok, many = TOK[mode], len(x) > MANY
    limit = shown["work_limit"].to_numpy("float64")
    excess = np.where(work - limit > 1e-9, work - limit, 0.0)
    over, is_last = excess > 0, np.arange(len(x)) == len(x) - 1
    fills = np.where(is_last, colour, colour if many else tint(colour, mode))
    width = _bar_width(x)

    def bars(name: str, pick: Any, height: Values, marker: dict[str, Any], **more: Any) -> dict[str, Any]:
        place = {"x": x[pick].tolist(), "y": height[pick].tolist(), "width": width}
        told = {"hoverinfo": "skip", "unselected": STILL}
        return {"type": "bar", "name": name, **place, **told, "marker": marker, **more}

    outline = {"width": 0 if many else 1, "color": colour}
    within = (work > 0) & ~over
    traces = [bars("sessions", within, work, {"color": fills[within].tolist(), "line": outline, "cornerradius": 2})]
    if over.any():
        hatch = {"shape": "/", "size": 5, "solidity": 0.42, "fgcolor": tok["att"], "bgcolor": tok["page"]}
        rust = {"color": tok["page"], "line": {"width": 1.25, "color": tok["att"]}, "pattern": hatch}
        traces.append(bars("inside part", over, limit, {"color": fills[over].tolist(), "line": outline}))
        traces.append(bars("above limit", over, excess, rust, base=limit[over].tolist()))
    return traces


def _to_open(shown: pd.DataFrame, x: Values, work: Values, top: float, label: str, unit: str) -> dict[str, Any]:
    """An invisible bar for each session, as wide as its stretch of the axis, that takes hover and click."""
    left, right = stretches(x)
    return {
        "type": "bar",
        "name": "sessions to open",
        "x": ((left + right) / 2).tolist(),
        "y": [top] * len(x),
        "width": (right - left).tolist(),
        "marker": {"color": "rgba(0,0,0,0)", "line": {"width": 0}},
        "hoverinfo": "text",
        "hovertext": _hover(shown, work, label, unit),
        "customdata": session_days(shown),
        "unselected": STILL,
    }


def _hover(shown: pd.DataFrame, work: Values, label: str, unit: str) -> list[str]:
    """Name and day, work, what would have been inside."""
    name, unit, texts = escape(label), escape(unit), []
    for day, amount, limit in zip(shown["local_day"], work, shown["work_limit"], strict=True):
        lines = [f"<b>{name}</b>, {full_day(day)}"]
        lines.append(f"{format_number(amount, 0)} {unit}" if np.isfinite(amount) else "work not known")
        if np.isfinite(limit) and np.isfinite(amount):
            place = "above" if amount - limit > 1e-9 else "within"
            lines.append(f"{place} {format_number(limit, 0)}, 10% over your biggest in 30 days")
        texts.append("<br>".join(lines))
    return texts
