"""The page Progress: the best set of every session of one exercise against the corridor of gradual building."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
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
from analytics.charts.steps import Values, band_shapes
from analytics.charts.text import escape
from analytics.charts.theme import CLICKED, TOK, Mode, area_colour, figure, mix
from analytics.units import format_number
from analytics.writing import full_day, short_day

HEIGHT = 300

UNCERTAIN_PERCENT = 5
"""An estimated one-rep max is drawn as uncertain by this much either way, also below 10 reps (our choice)."""

NOTE_LINE, NOTE_LENGTH = 34, 105
"""Characters a line, and of the longest sentence, that is written above the plot."""

Said = Mapping[pd.Timestamp, str]
"""Start of a session -> what is said about it."""

NOTHING: Said = {}


def progression_chart(
    sessions: pd.DataFrame,
    *,
    label: str,
    measure: str,
    unit: str,
    mode: Mode,
    above: Said = NOTHING,
    brief: Said = NOTHING,
    said: Said = NOTHING,
    area: str | None = None,
) -> go.Figure:
    """Best set of every session, its corridor, running best (dotted), ◇ new bests, ▲ above the guide, ✓ answered.

    `sessions`: PROGRESSION of one exercise, `value` and corridor already in `unit`; those without a value only widen
    the axis. `measure` `one_rep_max` gets whiskers of 5 %. `above`: the sentence of what stepped above the guide in a
    session; the newest is written above the plot, or `brief` (`10 kg step`) where it is too long. `said`: the answer to
    such a step, which is marked ✓ and not ▲. `label` is the exercise's name, `area` picks the colour (None: neutral
    hue). A click gives the session's day in `customdata`.
    """
    every = in_order(sessions)
    shown = _valued(every)
    tok = TOK[mode]
    layout = {**day_layout(every, HEIGHT), **CLICKED}
    if shown.empty:
        layout["yaxis"] |= {"showticklabels": False, "showgrid": False}
        return figure([], layout, mode)
    x, value = _places(every), shown["value"].to_numpy("float64")
    low, high = shown["corridor_low"].to_numpy("float64"), shown["corridor_high"].to_numpy("float64")
    layout["shapes"] = band_shapes(*stretches(x), low, high, fill=tok["band"], edge=tok["edge"], joined=True)
    whisker = UNCERTAIN_PERCENT / 100 if measure == "one_rep_max" else 0.0
    ends = np.concatenate([value * (1 - whisker), value * (1 + whisker), low, high])
    layout["yaxis"] |= value_axis(float(np.nanmin(ends)), float(np.nanmax(ends)), unit, steps=4)
    marked, answered = _rows_of(shown, above), _rows_of(shown, said)
    if marked:
        note, line_count = _note(shown, x, marked, label, brief, tok["att"])
        layout["annotations"].append(note)
        layout["margin"]["t"] = 12 + 17 * line_count
    texts = np.array(_hover(shown, label, unit, marked, answered), dtype=object)
    is_marked = np.isin(np.arange(len(x)), list(marked))
    traces = _traces(shown, x, texts, is_marked, whisker, area_colour(area, mode), tok)
    if answered:
        traces.append(_ticks(x, value, answered, tok["ink2"]))
    return figure(traces, layout, mode)


def progression_alt(
    sessions: pd.DataFrame, *, label: str, title: str, unit: str, above: Said = NOTHING, said: Said = NOTHING
) -> str:
    """What the chart shows, in words and numbers. `title` names the measure, such as `estimated 1-rep max`."""
    shown = _valued(in_order(sessions))
    if shown.empty:
        return f"{label}: no {title} to show yet."
    value, days = shown["value"], shown["local_day"]
    if len(shown) == 1:
        return f"{label}: {title}, one session on {full_day(days[0])}, {format_number(value[0], 1)} {unit}."
    trusted = shown[~shown["is_error"]].sort_values("value", kind="stable", ascending=False, ignore_index=True)
    best = "no best"
    if len(trusted):
        best = f"best {format_number(trusted['value'][0], 1)} {unit} on {full_day(trusted['local_day'][0])}"
    parts = [
        f"{label}: {title} of {format_number(len(shown))} sessions,",
        f"{full_day(days.iloc[0])} to {full_day(days.iloc[-1])}.",
        f"First {format_number(value.iloc[0], 1)} {unit}, latest {format_number(value.iloc[-1], 1)} {unit}, {best}.",
    ]
    marked, answered = _rows_of(shown, above), _rows_of(shown, said)
    if marked:
        row, text = max(marked.items())
        many = "One session" if len(marked) == 1 else f"{len(marked)} sessions"
        parts.append(f"{many} above guide, {'' if len(marked) == 1 else 'the latest '}{full_day(days[row])}: {text}")
    if answered:
        row, text = max(answered.items())
        parts.append(f"{full_day(days[row])} was answered: {text}.")
    return " ".join(parts)


def _valued(sessions: pd.DataFrame) -> pd.DataFrame:
    finite: pd.DataFrame = sessions[np.isfinite(sessions["value"].to_numpy("float64"))]
    return finite.reset_index(drop=True)


def _places(every: pd.DataFrame) -> Values:
    """Places of the sessions with a value on the axis of all."""
    finite = np.isfinite(every["value"].to_numpy("float64"))
    places: Values = day_places(every)[finite]
    return places


def _rows_of(sessions: pd.DataFrame, texts: Said) -> dict[int, str]:
    """Row number -> what is said about that session."""
    if not texts:
        return {}
    return {row: texts[start] for row, start in enumerate(sessions["session_started_at"]) if start in texts}


def _traces(
    shown: pd.DataFrame,
    x: Values,
    texts: Any,
    is_marked: Any,
    whisker: float,
    colour: str,
    tok: Mapping[str, str],
) -> list[dict[str, Any]]:
    """Running best, points with whiskers, diamonds of new bests, triangles of flagged sessions."""
    value = shown["value"].to_numpy("float64")
    many = len(x) > MANY
    best = np.fmax.accumulate(np.where(shown["is_error"], np.nan, value))
    has_best = np.isfinite(best)  # from the first session on that is no log error
    is_best = shown["is_best"].to_numpy("bool") & ~is_marked
    rim = {"width": 0 if many else 1.25, "color": tok["page"]}
    bars: dict[str, Any] = {"type": "percent", "value": 100 * whisker, "thickness": 1, "width": 0}
    bars |= {"color": mix(colour, tok["page"], 0.25 if many else 0.5), "visible": whisker > 0}

    def points(name: str, pick: Any, symbol: str, size: int, ink: str, line: Mapping[str, Any]) -> dict[str, Any]:
        marker = {"symbol": symbol, "size": size, "color": ink, "opacity": 1, "line": line}
        place = {"x": x[pick].tolist(), "y": value[pick].tolist()}
        return {"type": "scatter", "mode": "markers", "name": name, **place, "marker": marker, "unselected": STILL}

    def told(pick: Any) -> dict[str, Any]:
        days = [day for day, is_picked in zip(session_days(shown), pick, strict=True) if is_picked]
        return {"hoverinfo": "text", "hovertext": texts[pick].tolist(), "error_y": bars, "customdata": days}

    dotted = {"shape": "hv", "width": 1.25, "dash": "3px,3px", "color": tok["ink3"]}
    running = {"type": "scatter", "mode": "lines", "name": "running best", "line": dotted, "hoverinfo": "skip"}
    diamonds = points("new best", is_best, "diamond-open", 9 if many else 17, tok["ink"], {"width": 1.5})
    return [
        {**running, "x": x[has_best].tolist(), "y": best[has_best].tolist()},
        {**points("sessions", ~is_marked, "circle", 4 if many else 9, colour, rim), **told(~is_marked)},
        {**diamonds, "hoverinfo": "skip"},
        {**points("above guide", is_marked, "triangle-up", 12, tok["att"], rim), **told(is_marked)},
    ]


def _ticks(x: Values, value: Values, answered: Mapping[int, str], ink: str) -> dict[str, Any]:
    """✓ above the sessions whose step was answered, clear of a new best's diamond."""
    rows = sorted(answered)
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": "answered",
        "x": x[rows].tolist(),
        "y": value[rows].tolist(),
        "text": ["✓"] * len(rows),
        "textposition": "top center",
        "textfont": {"size": 13, "color": ink},
        "marker": {"size": 14, "color": "rgba(0,0,0,0)", "line": {"width": 0}},
        "unselected": STILL,
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _note(
    shown: pd.DataFrame, x: Values, marked: Mapping[int, str], label: str, brief: Said, ink: str
) -> tuple[dict[str, Any], int]:
    """First sentence of the newest flag, without the name, as an annotation above the plot; and its number of lines."""
    row, text = max(marked.items())
    first = text.removeprefix(f"{label}: ").split(". ")[0].rstrip(".")
    if len(first) > NOTE_LENGTH:
        what = brief.get(shown["session_started_at"][row], "")
        first = ", ".join(part for part in (what, short_day(shown["local_day"][row])) if part)
    lines = textwrap.wrap(first, NOTE_LINE)
    share = (x[row] - x[0]) / max(x[-1] - x[0], 1.0)
    side = "right" if share > 0.6 else "left" if share < 0.4 else "center"
    note = {"x": float(x[row]), "xanchor": side, "align": side, "yref": "paper", "y": 1, "yanchor": "bottom"}
    words = "<br>".join(escape(line) for line in lines)
    return {**note, "text": f"▲ {words}", "font": {"color": ink}}, max(1, len(lines))


def _hover(
    shown: pd.DataFrame, label: str, unit: str, marked: Mapping[int, str], answered: Mapping[int, str]
) -> list[str]:
    """Name and day, value and what it was, corridor: at most three lines."""
    name, unit, texts = escape(label), escape(unit), []
    columns = [shown[column] for column in ("local_day", "value", "is_best", "corridor_low", "corridor_high")]
    for i, (day, value, is_best, low, high) in enumerate(zip(*columns, strict=True)):
        state = f"{', new best' if is_best else ''}{', above guide' if i in marked or i in answered else ''}"
        state += f" · ✓ {escape(answered[i])}" if i in answered else ""
        lines = [f"<b>{name}</b>, {full_day(day)}", f"{format_number(value, 1)} {unit}{state}"]
        if np.isfinite(low) and np.isfinite(high):
            lines.append(f"gradual: {format_number(low, 1)} to {format_number(high, 1)}")
        texts.append("<br>".join(lines))
    return texts
