"""The matrix of the page Clients: a row a client, 12 weeks as a line on its band, five areas, what changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analytics.charts.text import amount, escape
from analytics.charts.theme import TOK, Mode, figure
from analytics.model import FocusArea

ROW_HEIGHT, HEAD_HEIGHT = 54, 40
WIDTH = 100.0
NAME_AT, LINE_FROM, LINE_TO, CELLS_FROM, CELL_STEP, REASON_AT = 0.6, 17.0, 29.0, 34.0, 7.4, 69.0
LINE_HEIGHT = 0.6  # of a row
MOST_NAME = 21  # letters that fit
_AREAS = [str(area) for area in FocusArea]
_TONES = {"▲": "att", "▽": "low", "○": "low"}


def roster_chart(
    rows: pd.DataFrame, texts: pd.DataFrame, line: np.ndarray, *, labels: Mapping[str, str], mode: Mode
) -> go.Figure:
    """ROSTER and ROSTER_TEXTS rows of the clients to draw, in their order, and 12 weekly sums for each of them.

    `labels`: area -> head of its column. As high as it has rows; the page gives the width.
    """
    tok, number = TOK[mode], len(rows)
    layout = {
        "height": HEAD_HEIGHT + ROW_HEIGHT * max(number, 1) + 8,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 8},
        "xaxis": {"range": [0, WIDTH], "showticklabels": False},
        "yaxis": {"range": [0.5 - max(number, 1), 0.5 + HEAD_HEIGHT / ROW_HEIGHT], "showticklabels": False},
        "shapes": _shapes(rows, line, tok),
        "annotations": _annotations(rows, tok),
    }
    traces = [*_lines(rows, line, tok), *_texts(rows, texts, labels, tok)]
    return figure(traces, layout, mode)


def roster_alt(rows: pd.DataFrame, texts: pd.DataFrame, line: np.ndarray, *, labels: Mapping[str, str]) -> str:
    """The matrix in words: how many clients, and what changed for the first of them. Same arguments as the chart."""
    if rows.empty:
        return "No client to show."
    look = int(rows["is_worth_a_look"].sum())
    parts = [f"{amount(len(rows), 'client', 'clients', 0)} by {len(labels)} areas, {look} worth a look."]
    for name, told in zip(rows["name"][:5], texts["reasons"][:5], strict=True):
        parts.append(f"{name}: {told.split(chr(10))[0].lstrip('▲▽○◇ ')}.")
    if len(rows) > 5:
        parts.append(f"{len(rows) - 5} more are in the table below.")
    return " ".join(parts)


def _levels(rows: pd.DataFrame, line: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Heights of line and band edges, 0 at the bottom and 1 at the top of each row's own drawing."""
    highest = np.nanmax(np.column_stack([np.nan_to_num(line), rows["band_high"].fillna(0)]), axis=1, initial=1.0)
    scale = 1.15 * np.where(highest > 0, highest, 1.0)
    low, high = rows["band_low"].to_numpy() / scale, rows["band_high"].to_numpy() / scale
    return line / scale[:, None], low, high


def _shapes(rows: pd.DataFrame, line: np.ndarray, tok: Mapping[str, str]) -> list[dict[str, Any]]:
    """Rules between the rows, bands behind the lines, fills of cells that are above guide or well below usual."""
    number = len(rows)
    shapes: list[dict[str, Any]] = []
    if not number:
        return shapes
    look = int(rows["is_worth_a_look"].sum())
    for place in range(number + 1):
        is_boundary = 0 < look < number and place == look
        stroke = {"width": 1.5 if is_boundary else 1, "color": tok["edge"] if is_boundary else tok["hair"]}
        y = 0.5 - place
        shapes.append({"type": "line", "x0": 0, "x1": WIDTH, "y0": y, "y1": y, "line": stroke, "layer": "below"})
    _, low, high = _levels(rows, line)
    for place in np.flatnonzero(np.isfinite(low) & np.isfinite(high)).tolist():
        box = {"x0": LINE_FROM, "x1": LINE_TO, "y0": _y(place, low[place]), "y1": _y(place, high[place])}
        shapes.append({"type": "rect", **box, "fillcolor": tok["band"], "line": {"width": 0}, "layer": "below"})
    for nth, area in enumerate(_AREAS):
        for mark, fill in (("above", "attbg"), ("below", "lowbg")):
            for place in np.flatnonzero(rows[f"mark_{area}"] == mark).tolist():
                middle = CELLS_FROM + CELL_STEP * nth
                box = {"x0": middle - 3.2, "x1": middle + 3.2, "y0": -0.29 - place, "y1": 0.29 - place}
                shapes.append({"type": "rect", **box, "fillcolor": tok[fill], "line": {"width": 0}, "layer": "below"})
    return shapes


def _annotations(rows: pd.DataFrame, tok: Mapping[str, str]) -> list[dict[str, Any]]:
    """Names the two sides of the rule between what is worth a look and the others."""
    look = int(rows["is_worth_a_look"].sum()) if len(rows) else 0
    if not 0 < look < len(rows):
        return []
    place = {"x": WIDTH, "y": 0.5 - look, "xanchor": "right", "font": {"size": 12, "color": tok["ink3"]}}
    return [
        {**place, "yanchor": "bottom", "text": "worth a look ↑"},
        {**place, "yanchor": "top", "text": "↓ the others"},
    ]


def _lines(rows: pd.DataFrame, line: np.ndarray, tok: Mapping[str, str]) -> list[dict[str, Any]]:
    """Twelve weeks of every client as one trace with gaps, and the mark at its end."""
    if not len(rows):
        return []
    heights, _, _ = _levels(rows, line)
    x = np.linspace(LINE_FROM + 0.4, LINE_TO - 0.4, line.shape[1])
    xs: list[float | None] = []
    ys: list[float | None] = []
    for place, row in enumerate(heights):
        xs += [*x.tolist(), None]
        ys += [*(None if np.isnan(one) else _y(place, one) for one in row), None]
    stroke = {"width": 1.75, "color": tok["ink3"]}
    drawn: list[dict[str, Any]] = [
        {"type": "scatter", "mode": "lines", "x": xs, "y": ys, "line": stroke, "hoverinfo": "skip", "name": "weeks"}
    ]
    above = (rows[[f"mark_{area}" for area in _AREAS]] == "above").any(axis=1).to_numpy()
    last = heights[:, -1]
    kinds = (
        ("above guide", above & (last > 0), {"symbol": "triangle-up", "size": 10, "color": tok["att"]}),
        ("as usual", ~above & (last > 0), {"symbol": "circle", "size": 8, "color": tok["ink2"]}),
        ("none", last == 0, {"symbol": "circle-open", "size": 8, "color": tok["low"], "line": {"width": 1.75}}),
    )
    for name, pick, marker in kinds:
        places = np.flatnonzero(pick).tolist()
        if places:
            y = [_y(place, last[place]) for place in places]
            points = {"x": [float(x[-1])] * len(y), "y": y, "marker": {**marker, "opacity": 1}}
            drawn.append({"type": "scatter", "mode": "markers", "name": name, **points, "hoverinfo": "skip"})
    return drawn


def _texts(
    rows: pd.DataFrame, texts: pd.DataFrame, labels: Mapping[str, str], tok: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Heads, names, last sessions, cells and reasons; every text from a person is escaped."""
    head = 0.5 + HEAD_HEIGHT / ROW_HEIGHT / 2
    columns = [CELLS_FROM + CELL_STEP * nth for nth in range(len(_AREAS))]
    quiet = {"size": 13, "color": tok["ink3"]}
    left = {"textposition": "middle right", "hoverinfo": "skip"}
    traces = [
        _text([NAME_AT, LINE_FROM, REASON_AT], [head] * 3, ["Client", "12 weeks, sets", "What changed"], quiet, **left),
        _text(columns, [head] * len(columns), [labels[area] for area in _AREAS], quiet),
    ]
    if rows.empty:
        return traces
    places = [-float(place) for place in range(len(rows))]
    full = [escape(name) for name in rows["name"]]
    names = [f"<b>{escape(_short(name, MOST_NAME))}</b>" for name in rows["name"]]
    told = [one.split("\n") for one in texts["reasons"]]
    hover = ["<br>".join([f"<b>{name}</b>", *map(escape, one)]) for name, one in zip(full, told, strict=True)]
    shown = {**left, "hoverinfo": "text", "hovertext": hover}
    traces.append(
        _text([NAME_AT] * len(rows), [y + 0.17 for y in places], names, {"size": 14, "color": tok["ink"]}, **shown)
    )
    is_long = (rows["days_since"] >= 10).tolist()
    colours = [tok["low"] if late else tok["ink3"] for late in is_long]
    last = [f"{'○ ' * late}{one}" for one, late in zip(texts["last_session"], is_long, strict=True)]
    traces.append(
        _text([NAME_AT] * len(rows), [y - 0.2 for y in places], last, {"size": 12.5, "color": colours}, **left)
    )
    for x, area in zip(columns, _AREAS, strict=True):
        cells = texts[f"cell_{area}"].tolist()
        colours = [tok[_TONES.get(cell[:1], "ink3")] for cell in cells]
        bold = [f"<b>{cell}</b>" if cell.startswith("▲") else cell for cell in cells]
        traces.append(_text([x] * len(rows), places, bold, {"size": 13, "color": colours}))
    drawn = [one.split("\n") for one in texts["drawn"]]
    heights = [y + step for y, some in zip(places, drawn, strict=True) for step in ((0.18, -0.2) if some[1:] else (0,))]
    lines = [one for some in drawn for one in some]
    font = {"size": 13, "color": [tok[_TONES.get(one[:1], "ink2")] for one in lines]}
    in_full = [one for one, some in zip(hover, drawn, strict=True) for _ in some]
    reason = {**shown, "hovertext": in_full}
    traces.append(_text([REASON_AT] * len(lines), heights, [escape(one) for one in lines], font, **reason))
    return traces


def _text(
    x: Sequence[float], y: Sequence[float], text: Sequence[str], font: Mapping[str, Any], **more: Any
) -> dict[str, Any]:
    plain = {"type": "scatter", "mode": "text", "x": list(x), "y": list(y), "text": list(text), "textfont": dict(font)}
    return {**plain, "hoverinfo": "skip", "cliponaxis": False, **more}


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _y(place: float, level: float) -> float:
    """Where a height of 0 to 1 lies in a row; rows go down from 0."""
    return float(LINE_HEIGHT * level - LINE_HEIGHT / 2 - place)
