"""The dots of the page Rhythm: one dot a day that trained an area, week by week, and the weekdays of all sessions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analytics.charts.text import amount, escape
from analytics.charts.theme import TICK_SIZE, TOK, Mode, area_colour, figure, tint
from analytics.charts.ticks import time_ticks
from analytics.units import format_number
from analytics.writing import day_text, week_text

TICK_WEEKS = 4
LEAST_WEEKS = 16
"""A shorter log stands at the right of a row this long."""
LEFT, RIGHT, BELOW = 20, 6, 24
"""Margins in px, the same in every row, so that the weeks stand under each other."""
STEP, LEAST_STEPS = 19, 2
"""Height of one dot in px, and for how many there is always room."""
STRIP_STEP = 15
MANY_WEEKS = 26
"""With more weeks than this the dots are small and have no outline."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class _Weeks:
    """One area's weeks, oldest first; `x` counts weeks from the first."""

    starts: list[dt.date]
    x: list[int]
    days: list[int]
    usual: list[float]
    is_above: list[bool]
    is_unknown: list[bool]
    is_now: list[bool]

    @property
    def last(self) -> int:
        return self.x[-1] if self.x else 0


def _read(weeks: pd.DataFrame, area: str) -> _Weeks:
    rows = weeks[weeks["focus_area"] == area].sort_values("week_start")
    starts = [one.date() for one in rows["week_start"]]
    return _Weeks(
        starts=starts,
        x=[(one - starts[0]).days // 7 for one in starts],
        days=rows["training_days"].tolist(),
        usual=rows["usual_days"].tolist(),
        is_above=rows["is_above"].tolist(),
        is_unknown=rows["is_unknown"].tolist(),
        is_now=(~rows["is_complete"].astype("bool")).tolist(),
    )


def rhythm_row_chart(
    weeks: pd.DataFrame, *, area: str, label: str, mode: Mode, band: tuple[float, float] = (1, 2), band_label: str = ""
) -> go.Figure:
    """One dot a day with direct work, stacked in its week; circle: none; triangle: well above the usual week.

    `weeks`: RHYTHM_WEEKS of one athlete, the weeks to draw. `band`: days a week that are shaded, named by `band_label`
    (the first row). The running week is drawn in full colour.
    """
    tok, row = TOK[mode], _read(weeks, area)
    tallest = max([LEAST_STEPS, *(days + above for days, above in zip(row.days, row.is_above, strict=True))])
    tallest += 1 if band_label and tallest > LEAST_STEPS - 1 else 0  # room for the words above the highest dot
    layout = _layout(row.starts, row.is_now, STEP * (tallest + 1))
    layout["yaxis"] = {"range": [0, tallest + 1], "showticklabels": False}
    left, right = layout["xaxis"]["range"]
    low, high = band[0] - 0.5, band[1] + 0.5
    box = {"type": "rect", "x0": left, "x1": right, "y0": low, "y1": high, "layer": "below"}
    layout["shapes"] = [{**box, "fillcolor": tok["band"], "line": {"width": 0}}]
    if band_label:
        place = {"x": left, "xanchor": "left", "y": tallest + 0.95, "yanchor": "top", "font": {"size": TICK_SIZE}}
        layout["annotations"] = [{**place, "text": escape(band_label)}]
    return figure(_dots(row, label, area, mode), layout, mode)


def _dots(row: _Weeks, label: str, area: str, mode: Mode) -> list[dict[str, Any]]:
    tok, colour = TOK[mode], area_colour(area, mode)
    size, is_small = _size(len(row.x))
    texts = [_hover(row, nth, label) for nth in range(len(row.x))]

    def marks(chosen: Sequence[int], heights: Sequence[float], name: str, marker: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "type": "scatter",
            "mode": "markers",
            "name": name,
            "x": [row.x[nth] for nth in chosen],
            "y": list(heights),
            "hoverinfo": "text",
            "hovertext": [texts[nth] for nth in chosen],
            "cliponaxis": False,
            "marker": {"opacity": 1, **marker},
        }

    def stacked(is_now: bool) -> tuple[list[int], list[float]]:
        each = [
            (nth, day + 1.0) for nth, days in enumerate(row.days) if row.is_now[nth] == is_now for day in range(days)
        ]
        return [nth for nth, _ in each], [height for _, height in each]

    past = {"size": size, "color": tint(colour, mode), "line": {"width": 1.25, "color": colour}}
    if is_small:
        past = {"size": size, "color": colour}
    parts = [
        marks(*stacked(False), "days", past),
        marks(*stacked(True), "days so far", {"size": size, "color": colour}),
    ]
    none = [nth for nth, days in enumerate(row.days) if days == 0 and not row.is_unknown[nth]]
    ring = {"symbol": "circle-open", "size": 0.62 * size, "color": tok["low"], "line": {"width": 1.5}}
    parts.append(marks(none, [1.0] * len(none), "none", ring))
    above = [nth for nth, one in enumerate(row.is_above) if one]
    triangle = {"symbol": "triangle-up", "size": size, "color": tok["att"]}
    parts.append(marks(above, [row.days[nth] + 1.0 for nth in above], "above usual", triangle))
    return [part for part in parts if part["x"]]


def _hover(row: _Weeks, nth: int, label: str) -> str:
    so_far = " so far" if row.is_now[nth] else ""
    lines = [f"<b>{escape(label)}</b>, {week_text(row.starts[nth])}", f"{_days(row.days[nth])}{so_far}"]
    if row.is_unknown[nth]:
        lines[1] = "not known"
    if np.isfinite(row.usual[nth]):
        lines.append(f"usual {format_number(row.usual[nth])}")
    return "<br>".join(lines)


def _days(days: float) -> str:
    return "no days" if days == 0 else amount(days, "day", "days")


def _size(weeks: int) -> tuple[float, bool]:
    """Width of a dot in px, and whether it is a small one."""
    return (6.0, True) if weeks > MANY_WEEKS else (13.0, False)


def _layout(starts: Sequence[dt.date], is_now: Sequence[bool], height: int) -> dict[str, Any]:
    """Size, margins and the axis of weeks with every fourth one named and the running one as `now`."""
    last = (starts[-1] - starts[0]).days // 7 if starts else 0
    ticks = (
        [(days / 7, text) for days, text in time_ticks(starts[0], 7 * last, least_weeks=TICK_WEEKS)] if starts else []
    )
    if is_now and is_now[-1]:
        room = 0.13 * max(last, LEAST_WEEKS)
        ticks = [*((x, text) for x, text in ticks if last - x >= room), (last, "<b>now</b>")]
    return {
        "height": height + BELOW,
        "margin": {"l": LEFT, "r": RIGHT, "t": 0, "b": BELOW},
        "xaxis": {
            "range": [min(-0.7, last + 0.3 - LEAST_WEEKS), last + 0.7],
            "tickmode": "array",
            "tickvals": [x for x, _ in ticks],
            "ticktext": [text for _, text in ticks],
        },
        "shapes": [],
        "annotations": [],
    }


def rhythm_row_alt(weeks: pd.DataFrame, *, area: str, label: str) -> str:
    """What the row shows, in words and numbers, for readers who do not see it."""
    row = _read(weeks, area)
    if not row.x:
        return f"{label}: no weeks to show yet."
    full = [nth for nth in range(len(row.x)) if not row.is_now[nth] and not row.is_unknown[nth]]
    parts = [f"{label}: days with direct work in each of {amount(len(row.x), 'week', 'weeks', 0)}."]
    if full:
        counts = [row.days[nth] for nth in full]
        parts.append(f"Full weeks have {_span(min(counts), max(counts))}.")
        none = counts.count(0)
        parts.append(
            "Each has at least one." if not none else f"{amount(none, 'of them has', 'of them have', 0)} none."
        )
    unknown = sum(row.is_unknown)
    if unknown:
        parts.append(f"{amount(unknown, 'week is', 'weeks are', 0)} not known.")
    above = [nth for nth, one in enumerate(row.is_above) if one]
    if above:
        nth = above[-1]
        usual = format_number(row.usual[nth])
        parts.append(f"Marked: {week_text(row.starts[nth])}, {_days(row.days[nth])} where {usual} is usual.")
    if row.is_now[-1]:
        parts.append(f"This week {_days(row.days[-1])} so far.")
    return " ".join(parts)


def _span(low: int, high: int) -> str:
    return _days(low) if low == high else f"{low} to {_days(high)}"


# ---------------------------------------------------------------------------------------------------- weekday strip


def weekday_chart(sessions: pd.DataFrame, weeks: pd.DataFrame, *, mode: Mode) -> go.Figure:
    """Seven rows, one a weekday: a dot on each day with a session, a speck on each without.

    `sessions`: SESSIONS of one athlete; `weeks`: RHYTHM_WEEKS, the weeks to draw.
    """
    tok = TOK[mode]
    starts, is_now = _week_starts(weeks)
    layout = _layout(starts, is_now, STRIP_STEP * 7)
    first = starts[0].weekday() if starts else 0
    letters = [WEEKDAYS[(first + nth) % 7][0] if nth % 2 == 0 else "" for nth in range(7)]
    layout["yaxis"] = {
        "range": [-6.6, 0.6],
        "tickmode": "array",
        "tickvals": [-nth for nth in range(7)],
        "ticktext": letters,
        "showticklabels": bool(starts),
    }
    trained = _trained_days(sessions)
    size = 5.0 if len(starts) > MANY_WEEKS else 10.0
    places = [(nth, -day, start + dt.timedelta(days=day)) for nth, start in enumerate(starts) for day in range(7)]
    done = [place for place in places if place[2] in trained]
    other = [place for place in places if place[2] not in trained]
    common = {"type": "scatter", "mode": "markers", "cliponaxis": False}
    dots = [
        {
            **common,
            "name": "no session",
            "x": [x for x, _, _ in other],
            "y": [y for _, y, _ in other],
            "hoverinfo": "skip",
            "marker": {"size": 3, "color": tok["neutral"], "opacity": 1},
        },
        {
            **common,
            "name": "sessions",
            "x": [x for x, _, _ in done],
            "y": [y for _, y, _ in done],
            "hoverinfo": "text",
            "hovertext": [f"{WEEKDAYS[day.weekday()]} {day_text(day)}" for _, _, day in done],
            "marker": {"size": size, "color": tok["ink2"], "opacity": 1},
        },
    ]
    return figure([one for one in dots if one["x"]], layout, mode)


def _week_starts(weeks: pd.DataFrame) -> tuple[list[dt.date], list[bool]]:
    once = weeks.drop_duplicates("week_start").sort_values("week_start")
    return [one.date() for one in once["week_start"]], (~once["is_complete"].astype("bool")).tolist()


def _trained_days(sessions: pd.DataFrame) -> set[dt.date]:
    return {one.date() for one in sessions["local_day"].unique()}


def weekday_alt(sessions: pd.DataFrame, weeks: pd.DataFrame) -> str:
    """What the strip shows, in words and numbers, for readers who do not see it."""
    starts, _ = _week_starts(weeks)
    if not starts:
        return "Strength days by weekday: no weeks to show yet."
    end = starts[-1] + dt.timedelta(days=6)
    days = [day for day in _trained_days(sessions) if starts[0] <= day <= end]
    counts = [sum(day.weekday() == nth for day in days) for nth in range(7)]
    each = [f"{WEEKDAYS[nth]} {count}" for nth, count in enumerate(counts) if count]
    total = amount(len(days), "day", "days", 0)
    weeks_text = amount(len(starts), "week", "weeks", 0)
    return f"Strength days by weekday in {weeks_text}: {total}. {', '.join(each) or 'Nothing logged'}."
