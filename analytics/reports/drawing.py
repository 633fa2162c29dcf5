"""The weeks of one area as a small drawing: bars, the guide as it stood in each week behind them, hatched excess.

Plain SVG text without scripts, styles or anything from outside, the same in the HTML page and in the PDF.
"""

from __future__ import annotations

from html import escape

import numpy as np

from analytics.charts.steps import Values, step_paths
from analytics.charts.theme import TOK, area_colour, tint
from analytics.charts.ticks import time_ticks
from analytics.charts.weekly_lens import Row

WIDTH, HEIGHT, TICK_HEIGHT = 420.0, 54.0, 16.0
LEAST_WEEKS = 12
"""A shorter log stands at the right of a drawing this long."""
BAR_SHARE = 0.56
OUTLINED_WEEKS = 40
"""With more weeks than this, bars are too thin for a tint with an outline and are filled instead."""
LABEL_WIDTH, EDGE = 52.0, 17.0
FONT = "Source Sans 3, Source Sans Pro, Segoe UI, Helvetica, Arial, sans-serif"

_LIGHT = TOK["light"]


def area_drawing(row: Row, area: str, alt: str, *, with_ticks: bool = False, has_next: bool = True) -> str:
    """The row (sets of one area, see `weekly_lens.read_row`) as one `<svg>` of light colours.

    `with_ticks`: dates under it. `has_next`: keep room for the week to come, dotted. `alt` says it all in words.
    """
    slots = max(len(row.days), LEAST_WEEKS) + has_next
    slot = WIDTH / slots
    left = (slots - has_next - len(row.days) + row.x) * slot
    tallest = np.nanmax(np.concatenate([row.value, row.upper, [row.next_upper if has_next else 0.0, 0.0]]))
    scale = (HEIGHT - 3) / float(tallest or 1.0)
    height = HEIGHT + (TICK_HEIGHT if with_ticks else 0)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(WIDTH)} {_n(height)}" role="img" '
        f'aria-label="{escape(alt)}">',
        f'<g transform="translate(0 {_n(HEIGHT)}) scale(1 -1)">',
        _band(row, left, slot, scale, has_next=has_next),
        *_bars(row, area, left + slot / 2, slot * BAR_SHARE, scale),
        f'<path d="M0,0.5H{_n(slots * slot - has_next * slot)}" stroke="{_LIGHT["hair"]}" fill="none"/>',
        *_rings(row, left + slot / 2),
        "</g>",
    ]
    if with_ticks:
        parts += _ticks(row, left + slot / 2, slot, has_next=has_next)
    return "".join([*parts, "</svg>"])


def _band(row: Row, left: Values, slot: float, scale: float, *, has_next: bool) -> str:
    low, high, start = row.lower, row.upper, left
    if has_next:
        start = np.append(left, left[-1:] + slot)
        low, high = np.append(low, row.next_lower)[: start.size], np.append(high, row.next_upper)[: start.size]
    area, edge = step_paths(start, start + slot, low * scale, high * scale, joined=False)
    if not area:
        return ""
    drawn = f'<path d="{area}" fill="{_LIGHT["band"]}"/><path d="{edge}" stroke="{_LIGHT["edge"]}" fill="none"/>'
    if has_next and np.isfinite(row.next_upper):
        box = start[-1] + slot * (1 - BAR_SHARE) / 2, float(np.nan_to_num(row.next_lower)) * scale
        drawn += (
            f'<rect x="{_n(box[0])}" y="{_n(box[1])}" width="{_n(slot * BAR_SHARE)}" '
            f'height="{_n(row.next_upper * scale - box[1])}" fill="none" stroke="{_LIGHT["edge"]}" '
            'stroke-dasharray="2 2"/>'
        )
    return drawn


def _bars(row: Row, area: str, middle: Values, width: float, scale: float) -> list[str]:
    full = area_colour(area, "light")
    crowded = len(row.days) > OUTLINED_WEEKS
    hatch = f"above-{area}"
    parts = [
        f'<defs><pattern id="{hatch}" width="4" height="4" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="4" height="4" fill="{_LIGHT["page"]}"/>'
        f'<rect width="1.7" height="4" fill="{_LIGHT["att"]}"/></pattern></defs>'
    ]
    for value, over, upper, is_now, at in zip(row.value, row.excess(), row.upper, row.is_now, middle, strict=True):
        if not value > 0:
            continue
        fill = full if is_now or crowded else tint(full, "light")
        inside = (upper if over > 0 else value) * scale
        box = f'x="{_n(at - width / 2)}" width="{_n(width)}"'
        parts.append(
            f'<rect {box} y="0" height="{_n(inside)}" fill="{fill}" stroke="{full}" '
            f'stroke-width="{0 if crowded else 0.8}"/>'
        )
        if over > 0:
            parts.append(
                f'<rect {box} y="{_n(inside)}" height="{_n(over * scale)}" fill="url(#{hatch})" '
                f'stroke="{_LIGHT["att"]}"/>'
            )
    return parts


def _rings(row: Row, middle: Values) -> list[str]:
    """A circle where a week has none."""
    ring = f'r="2.6" fill="{_LIGHT["page"]}" stroke="{_LIGHT["low"]}" stroke-width="1.2"'
    return [f'<circle cx="{_n(at)}" cy="5" {ring}/>' for at in middle[row.value == 0]]


def _ticks(row: Row, middle: Values, slot: float, *, has_next: bool) -> list[str]:
    if not row.days:
        return []
    last = float(row.x[-1])
    room = LABEL_WIDTH / slot
    every = 4 if len(row.days) > 8 else 1
    marks = [(days / 7, text, "") for days, text in time_ticks(row.days[0], 7 * last, least_weeks=every)]
    if row.is_now[-1]:
        marks = [*(one for one in marks if last - one[0] >= room), (last, "now", ' font-weight="bold"')]
    if has_next and np.isfinite(row.next_upper) and slot >= 0.6 * LABEL_WIDTH:
        marks.append((last + 1, "next", ""))
    places = [min(max(float(middle[0]) + x * slot, EDGE), WIDTH - EDGE) for x, _, _ in marks]
    return [
        f'<text x="{_n(at)}" y="{_n(HEIGHT + 12)}" font-size="12" font-family="{FONT}" '
        f'fill="{_LIGHT["ink3"]}" text-anchor="middle"{weight}>{escape(text)}</text>'
        for at, (_, text, weight) in zip(places, marks, strict=True)
    ]


def _n(value: float) -> str:
    """A coordinate, short."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
