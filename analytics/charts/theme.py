"""Colours, type and what every figure begins with, for light and dark."""

from __future__ import annotations

import pickle
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Literal
from zlib import crc32

import plotly.graph_objects as go

from analytics.model import FocusArea
from analytics.writing import present

Mode = Literal["light", "dark"]

FONT = '"Source Sans", "Source Sans 3", Inter, "Segoe UI", system-ui, -apple-system, sans-serif'
"""Streamlit serves Source Sans itself, so no font is fetched from outside."""

TICK_SIZE, LABEL_SIZE, HOVER_SIZE = 12.5, 13, 14

_PAIRS = {  # token: (light, dark)
    "page": ("#FFFFFF", "#11181B"),  # background of page and plot
    "surface": ("#F5F7F6", "#192226"),  # cards, sidebar, hover
    "ink": ("#182225", "#EEF3F2"),  # titles, values
    "ink2": ("#45545A", "#B9C5C8"),  # labels inside charts
    "ink3": ("#64737A", "#8E9CA1"),  # ticks and notes, on the page only
    "hair": ("#D5DCDA", "#344146"),  # baselines and borders
    "grid": ("#EAEEEC", "#212B2F"),
    "band": ("#E1EBE7", "#21332F"),  # range of the guide
    "edge": ("#5F7F77", "#7BA398"),  # its upper edge
    "neutral": ("#B9C4C2", "#55646A"),  # silhouette of the runner, near arm
    "neutral2": ("#D9E0DE", "#39464B"),  # silhouette of the runner, the rest
    "seq": ("#1D5A70", "#86C6DA"),  # the one hue of the balance charts; links and buttons
    "att": ("#A63A00", "#F58549"),  # above the guide, and nothing else
    "attbg": ("#FBEDE3", "#33231A"),
    "low": ("#3E5F73", "#9DBBD0"),  # well below usual, or none
    "lowbg": ("#E8EEF2", "#1E2A31"),
    FocusArea.CORE.value: ("#7C8D22", "#C9DA74"),
    FocusArea.GLUTES.value: ("#BA668C", "#F7B7CF"),
    FocusArea.LEGS.value: ("#43308A", "#9277E6"),
    FocusArea.CALVES.value: ("#2583D6", "#8FC4FF"),
    FocusArea.FEET.value: ("#08635C", "#1FA093"),
}

TOK: Mapping[Mode, Mapping[str, str]] = {
    "light": {token: light for token, (light, _) in _PAIRS.items()},
    "dark": {token: dark for token, (_, dark) in _PAIRS.items()},
}

_TINT: Mapping[Mode, float] = {"light": 0.62, "dark": 0.76}

CONFIG: Mapping[str, Any] = {
    "displayModeBar": False,
    "responsive": True,
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
}
"""For st.plotly_chart(config=...): a page of charts must still scroll under a thumb."""

CLICKED: Mapping[str, Any] = {"clickmode": "event+select", "hovermode": "closest", "dragmode": "pan"}
"""Layout of a chart that takes clicks: what the page would set itself, and draw the chart once more for it."""


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def rgba(colour: str, opacity: float) -> str:
    """`#RRGGBB` and an opacity of 0 to 1 as a CSS colour."""
    red, green, blue = _channels(colour)
    return f"rgba({red},{green},{blue},{opacity:g})"


def mix(over: str, under: str, share: float) -> str:
    """The opaque colour of `over` painted on `under` with opacity `share` (0 to 1)."""
    pairs = zip(_channels(over), _channels(under), strict=True)
    return "#" + "".join(f"{round(share * top + (1 - share) * bottom):02X}" for top, bottom in pairs)


def area_colour(area: str | None, mode: Mode) -> str:
    """Full colour of a focus area; the neutral hue of the balance charts for work of no single area."""
    return TOK[mode].get(area or "seq", TOK[mode]["seq"])


def tint(colour: str, mode: Mode) -> str:
    """Fill of past weeks and sessions; it needs an outline in the full colour to stand out from the page."""
    return mix(colour, TOK[mode]["page"], _TINT[mode])


@cache
def _style(mode: Mode) -> Mapping[str, Any]:
    """What every layout of one mode begins with; `xaxis`, `yaxis` and `annotations` stand for each of their kind."""
    tok = TOK[mode]
    axis = {
        "showgrid": False,
        "gridcolor": tok["grid"],
        "gridwidth": 1,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "tickangle": 0,
        "tickfont": {"size": TICK_SIZE, "color": tok["ink3"]},
        "automargin": False,
        "fixedrange": True,
    }
    return {
        "font": {"family": FONT, "size": LABEL_SIZE, "color": tok["ink2"]},
        "paper_bgcolor": tok["page"],
        "plot_bgcolor": tok["page"],
        "colorway": [tok[area] for area in FocusArea],
        "margin": {"l": 0, "r": 0, "t": 8, "b": 28},
        "xaxis": axis,
        "yaxis": axis,
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "barmode": "overlay",
        "hoverlabel": {
            "bgcolor": tok["surface"],
            "bordercolor": tok["hair"],
            "align": "left",
            "namelength": -1,
            "font": {"family": FONT, "size": HOVER_SIZE, "color": tok["ink"]},
        },
        "annotations": {
            "font": {"family": FONT, "size": LABEL_SIZE, "color": tok["ink2"]},
            "showarrow": False,
            "align": "left",
        },
    }


def figure(data: Sequence[Mapping[str, Any]], layout: Mapping[str, Any], mode: Mode) -> go.Figure:
    """One figure from plain dicts, in the style of the mode.

    The style stands in the layout itself: with a plotly template, and without a `datarevision` that tells equal data,
    a page draws every chart twice. plotly's checks are left out (they cost five times the rest); the tests send every
    chart through them.
    """
    how = present()
    signs = how.decimal_sign + how.thousands_sign  # of ticks that plotly writes itself
    parts = {"separators": signs, "datarevision": crc32(pickle.dumps(data)), **_styled(layout, _style(mode))}
    drawn = go.Figure({"data": list(data), "layout": parts}, _validate=False)
    drawn.layout.template = None  # not plotly's own either
    return drawn


def _styled(layout: Mapping[str, Any], style: Mapping[str, Any]) -> dict[str, Any]:
    """`layout` over `style`, dictionary by dictionary."""
    axes = {name: _over(part, style[name[:5]]) for name, part in layout.items() if name[:5] in ("xaxis", "yaxis")}
    notes = [_over(note, style["annotations"]) for note in layout.get("annotations", ())]
    rest = {name: part for name, part in style.items() if name != "annotations"}
    return _over(layout, rest) | axes | ({"annotations": notes} if notes else {})


def _over(part: Mapping[str, Any], style: Mapping[str, Any]) -> dict[str, Any]:
    both = {
        name: _over(value, style[name])
        for name, value in part.items()
        if isinstance(value, Mapping) and isinstance(style.get(name), Mapping)
    }
    return {**style, **part, **both}
