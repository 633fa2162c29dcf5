"""The runner of the page Balance: five regions in one hue, each a place to click."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analytics.charts.balance_rows import ABOUT, CLASS_WORDS, OVER, UNDER, UNDER_HALF, WELL_OVER, share_class
from analytics.charts.runner_shape import CENTRES, Points, runner
from analytics.charts.text import amount, escape
from analytics.charts.theme import CLICKED, TOK, Mode, figure, mix
from analytics.model import FocusArea

HEIGHT = 480
OPACITY: Mapping[str, float] = {UNDER: 0.22, ABOUT: 0.46, OVER: 0.72, WELL_OVER: 1.0}
"""Strength of the hue in each class; `under half` is dots on the page colour."""

RIGHT, NAME_AT = 97, 56
"""Right end of the drawing, and where the names of the areas begin."""
NAMES: Mapping[FocusArea, float] = {
    FocusArea.CORE: 128,
    FocusArea.GLUTES: 104,
    FocusArea.LEGS: 66,
    FocusArea.CALVES: 44,
    FocusArea.FEET: 22,
}
"""Height of each area's name, beside its region."""

TARGET_SIZE = 44
"""Diameter in px of the transparent marker that takes the click: Streamlit reports clicks on markers, not on fills."""


def runner_chart(
    balance: pd.DataFrame, *, labels: Mapping[str, str], mode: Mode, selected: str | None = None
) -> go.Figure:
    """Side view of a runner whose five regions show each area's share of all sets against its target.

    `balance`: BALANCE rows of one athlete; a region without a row stays neutral. `labels`: area -> name. A click gives
    the area in the point's `customdata`; `selected` marks one area with a filled ring.
    """
    tok = TOK[mode]
    classes = _classes(balance)
    sets = dict(zip(balance["focus_area"], balance["sets_per_week"], strict=True))
    data = [_region(area, points, classes.get(area), tok) for area, points in runner().regions.items()]
    x, y = zip(*CENTRES.values(), strict=True)
    still = {"marker": {"opacity": 1}}  # a choice dims nothing
    where = {"type": "scatter", "mode": "markers", "x": x, "y": y, "selected": still, "unselected": still}
    rings = [tok["ink"] if area == selected else tok["page"] for area in CENTRES]
    ring = {"size": 11, "color": rings, "opacity": 1, "line": {"width": 2.5, "color": tok["ink"]}}
    data.append({**where, "name": "rings", "marker": ring, "hoverinfo": "skip"})
    hover = [_hover(labels[area], classes.get(area), sets.get(area, 0.0)) for area in CENTRES]
    target = {"size": TARGET_SIZE, "color": "rgba(0,0,0,0)", "opacity": 1, "line": {"width": 0}}
    data.append(
        {
            **where,
            "name": "areas",
            "customdata": [[str(area)] for area in CENTRES],
            "hovertext": hover,
            "hoverinfo": "text",
            "marker": target,
        }
    )
    layout = {
        "height": HEIGHT,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "xaxis": {"range": [-40, RIGHT], "showticklabels": False, "constrain": "domain"},
        "yaxis": {"range": [-2, 172], "showticklabels": False, "scaleanchor": "x", "constrain": "domain"},
        "shapes": [*_silhouette(mode), *_leaders(tok)],
        "annotations": [_name(labels[area], area == selected, height) for area, height in NAMES.items()],
        **CLICKED,
    }
    return figure(data, layout, mode)


def runner_alt(balance: pd.DataFrame, *, labels: Mapping[str, str]) -> str:
    """What the figure shows, in words and numbers, areas from the most sets to the fewest."""
    if balance.empty or not balance["sets_per_week"].sum():
        return "Side view of a runner. No sets in the last 28 days."
    rows = balance.sort_values("sets_per_week", ascending=False, kind="stable")
    columns = zip(rows["focus_area"], rows["sets_per_week"], _classes(rows).values(), strict=True)
    parts = [f"{labels[area]} {amount(sets, 'set', 'sets', 1)}, {CLASS_WORDS[name]}" for area, sets, name in columns]
    return f"Side view of a runner. Sets a week in the last 28 days: {'; '.join(parts)}."


def _classes(balance: pd.DataFrame) -> dict[str, str]:
    """Area -> class of its share."""
    columns = zip(balance["focus_area"], balance["share"], balance["target_share"], strict=True)
    return {area: share_class(share, target) for area, share, target in columns}


def _region(area: FocusArea, points: Points, name: str | None, tok: Mapping[str, str]) -> dict[str, Any]:
    """One region as a filled outline: neutral without data, dotted under half, else the hue by class."""
    closed = np.concatenate([points, points[:1]])
    trace: dict[str, Any] = {"type": "scatter", "mode": "lines", "name": str(area), "fill": "toself"}
    trace |= {"x": closed[:, 0].round(2).tolist(), "y": closed[:, 1].round(2).tolist(), "hoverinfo": "skip"}
    if name == UNDER_HALF:
        dots = {"shape": ".", "size": 6, "solidity": 0.3, "fgcolor": tok["seq"], "bgcolor": tok["page"]}
        return {**trace, "fillpattern": dots, "line": {"width": 1.5, "color": tok["seq"]}}
    fill = tok["neutral"] if name is None else mix(tok["seq"], tok["page"], OPACITY[name])
    return {**trace, "fillcolor": fill, "line": {"width": 2.5, "color": tok["page"]}}


def _leaders(tok: Mapping[str, str]) -> list[dict[str, Any]]:
    """A thin line from each ring to the name of its area."""
    line = {"width": 1, "color": tok["ink3"]}
    ends = [(CENTRES[area], height) for area, height in NAMES.items()]
    path = [f"M{x:.1f},{y:.1f}L{NAME_AT - 8},{height}H{NAME_AT - 1.5}" for (x, y), height in ends]
    return [{"type": "path", "path": "".join(path), "line": line, "fillcolor": "rgba(0,0,0,0)", "layer": "above"}]


def _name(label: str, is_selected: bool, height: float) -> dict[str, Any]:
    text = f"<b>{escape(label)}</b>" if is_selected else escape(label)
    return {"x": NAME_AT, "y": height, "text": text, "xanchor": "left", "yanchor": "middle"}


def _hover(label: str, name: str | None, sets_per_week: float) -> str:
    if name is None:
        return f"<b>{escape(label)}</b>"
    return f"<b>{escape(label)}</b><br>{amount(sets_per_week, 'set', 'sets', 1)} a week<br>{CLASS_WORDS[name]}"


@cache
def _silhouette(mode: Mode) -> Sequence[dict[str, Any]]:
    """The neutral parts as shapes: behind the regions the far side and the body, before them the near arm."""
    tok = TOK[mode]
    far, near = mix(tok["neutral2"], tok["page"], 0.7), mix(tok["neutral"], tok["page"], 0.72)
    bare, rim = {"width": 0}, {"width": 2.5, "color": tok["page"]}
    whole = runner()
    return [
        *(_part(points, far, bare, "below") for points in whole.far),
        *(_part(points, tok["neutral2"], bare, "below") for points in whole.body),
        *(_part(points, near, rim, "above") for points in whole.near),
    ]


def _part(points: Points, fill: str, line: Mapping[str, Any], layer: str) -> dict[str, Any]:
    path = "M" + "L".join(f"{x:.2f},{y:.2f}" for x, y in points) + "Z"
    return {"type": "path", "path": path, "fillcolor": fill, "line": line, "layer": layer}
