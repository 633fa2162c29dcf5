"""A stepped band (low to high, changing at given places) as two SVG paths for plotly shapes, in data units."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]


def step_paths(left: Values, right: Values, low: Values, high: Values, *, joined: bool) -> tuple[str, str]:
    """Area and upper edge of a band whose step i spans left[i]..right[i] and low[i]..high[i].

    Steps with NaN in `high` are left out; NaN in `low` reaches down to 0. Touching steps become one outline, so that no
    seam shows between them. `joined` draws the risers of the edge too. Empty strings when nothing is left.
    """
    known = np.flatnonzero(np.isfinite(high) & np.isfinite(left) & np.isfinite(right))
    if not known.size:
        return "", ""
    floor = np.where(np.isfinite(low), low, 0.0)
    apart = (np.diff(known) > 1) | (np.abs(left[known[1:]] - right[known[:-1]]) > 1e-9)
    runs = np.split(known, np.flatnonzero(apart) + 1)
    area, edge = [], []
    for run in runs:
        area.append(f"M{left[run[0]]:.7g},{floor[run[0]]:.7g}" + _zigzag(high[run], right[run]))
        area.append(_zigzag(floor[run[::-1]], left[run[::-1]]) + "Z")
        if joined:
            edge.append(f"M{left[run[0]]:.7g},{high[run[0]]:.7g}" + _zigzag(high[run], right[run]))
    if not joined:
        edge = [f"M{left[i]:.7g},{high[i]:.7g}H{right[i]:.7g}" for i in known]
    return "".join(area), "".join(edge)


def _zigzag(heights: Iterable[float], ends: Iterable[float]) -> str:
    """Up or down to each height, then across to each end."""
    return "".join(f"V{height:.7g}H{end:.7g}" for height, end in zip(heights, ends, strict=True))


def band_shapes(
    left: Values, right: Values, low: Values, high: Values, *, fill: str, edge: str, joined: bool = False
) -> list[dict[str, Any]]:
    """The band as two plotly shapes behind the traces: the area, and its upper edge of 1.25 px."""
    area_path, edge_path = step_paths(left, right, low, high, joined=joined)
    if not area_path:
        return []
    return [
        {"type": "path", "path": area_path, "fillcolor": fill, "line": {"width": 0}, "layer": "below"},
        {
            "type": "path",
            "path": edge_path,
            "fillcolor": "rgba(0,0,0,0)",
            "line": {"width": 1.25, "color": edge},
            "layer": "below",
        },
    ]
