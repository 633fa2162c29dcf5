"""One lane of "two speeds": a fade from when group studies begin to see a change to when it is clear."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from analytics.charts.text import escape
from analytics.charts.theme import TICK_SIZE, TOK, Mode, area_colour, figure, mix
from analytics.model import FocusArea
from analytics.units import format_number

LAST_WEEK = 24
TICKS = (0, 4, 8, 12, 16, 20, 24)
LANE_HEIGHT, AXIS_HEIGHT = 56, 24


def two_speeds_chart(
    *,
    begins_weeks: float,
    clear_weeks: float,
    tissue: str,
    label: str,
    mode: Mode,
    person_weeks: int = 0,
    with_axis: bool = False,
) -> go.Figure:
    """The fade of one lane on 24 weeks; dotted: the person's weeks of steady work, 0 = not drawn.

    A fade that is clear only later than that ends half-strong. `with_axis` names the weeks (the last lane).
    """
    tok = TOK[mode]
    colour = area_colour(FocusArea.LEGS.value, mode) if tissue == "tendon" else tok["seq"]
    below = AXIS_HEIGHT if with_axis else 0
    ticks = [f"{week}" if week else "start" for week in TICKS]
    ticks[-1] += " weeks"
    layout: dict[str, Any] = {
        "height": LANE_HEIGHT + below,
        "margin": {"l": 18, "r": 30, "t": 0, "b": below},
        "xaxis": {
            "range": [0, LAST_WEEK],
            "tickmode": "array",
            "tickvals": list(TICKS),
            "ticktext": ticks,
            "tickfont": {"size": TICK_SIZE, "color": tok["ink3"]},
            "showticklabels": with_axis,
        },
        "yaxis": {"range": [0, 2.6], "showticklabels": False},
        "shapes": [_line(week, week, 0, 2.6, 1, tok["grid"]) for week in TICKS]
        + [_line(0, LAST_WEEK, 0.5, 0.5, 1, tok["hair"])],
        "annotations": [],
    }
    if person_weeks > 0:
        place = min(person_weeks, LAST_WEEK)
        layout["shapes"].append(_line(place, place, 0, 2.6, 2, tok["ink"]) | {"layer": "above"})
        layout["shapes"][-1]["line"]["dash"] = "dot"
    return figure([_fade(begins_weeks, clear_weeks, colour, tok["page"], label)], layout, mode)


def _fade(begins: float, clear: float, colour: str, page: str, label: str) -> dict[str, Any]:
    """A filled box whose colour grows from the page's to its own."""
    start = min(begins, LAST_WEEK - 0.01)
    whole = min((clear - start) / (LAST_WEEK - start), 1.0)
    end = mix(colour, page, min((LAST_WEEK - start) / max(clear - start, 0.01), 1.0))
    scale = [[0, page], [whole, end], [1, end]] if whole < 1 else [[0, page], [1, end]]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": escape(label),
        "x": [start, LAST_WEEK, LAST_WEEK, start, start],
        "y": [0.55, 0.55, 1.95, 1.95, 0.55],
        "fill": "toself",
        "fillgradient": {"type": "horizontal", "colorscale": scale, "start": start, "stop": LAST_WEEK},
        "line": {"width": 0},
        "hoverinfo": "skip",
    }


def _line(x0: float, x1: float, y0: float, y1: float, width: float, colour: str) -> dict[str, Any]:
    line = {"width": width, "color": colour}
    return {"type": "line", "x0": x0, "x1": x1, "y0": y0, "y1": y1, "layer": "below", "line": line}


def two_speeds_alt(*, begins_weeks: float, clear_weeks: float, label: str, person_weeks: int = 0) -> str:
    """What the lane shows, in words and numbers, for readers who do not see it."""
    after = f"clear from about week {format_number(clear_weeks)}"
    if clear_weeks > LAST_WEEK:
        after = f"still growing at week {LAST_WEEK}"
    text = f"{label}: group studies begin to see a change after about week {format_number(begins_weeks)}, {after}."
    if person_weeks > LAST_WEEK:
        return f"{text} You are past week {LAST_WEEK} of steady calf work."
    return f"{text} You are in week {person_weeks} of steady calf work." if person_weeks > 0 else text
