"""Sentences of the page *Balance of clients*: what the group leaves out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analytics.model import FocusArea
from analytics.units import format_number
from analytics.words.clients import area_heading, signed
from analytics.words.counted import share_text
from analytics.words.runner import area_name, areas_text, counted, takes

QUESTION = (
    "Who leaves out what? Sets a week over the last four full weeks, each client beside their own weekly minimum, and"
    " the four weeks before."
)
LEGEND = (
    "○ no direct work in four weeks · ▽ below the client's own minimum · numbers without a mark reach it · in brackets:"
    " days a week with direct work, and sets more or less than in the four weeks before."
)
GROUP_SHARE = 0.5
NOT_PLACED = "Not placed yet"
_MARKS = {"none": "○ ", "below": "▽ "}


def title(areas: pd.DataFrame) -> str:
    """`Feet & arches are low in 6 of 10 clients`, or that no area is. GROUP_AREAS."""
    if areas.empty:
        return "No client has four weeks to compare yet"
    most = areas["low_count"].max()
    if not most:
        return "Every client reaches the minimum in all five areas"
    low = areas[areas["low_count"] == most]
    names = low["focus_area"].tolist()
    number = int(low["client_count"].iloc[0])
    verb = "are" if len(names) > 1 else takes(names[0], "are", "is")
    of = f"{format_number(number)} client{'s' if number > 1 else ''}"
    return f"{_areas(names)} {verb} low in {format_number(int(most))} of {of}"


def group_text(areas: pd.DataFrame) -> str:
    """Which areas at least half of the clients lack."""
    lacking = areas[areas["low_count"] >= GROUP_SHARE * areas["client_count"].clip(lower=1)]
    if lacking.empty:
        return "No area is below the minimum in half of the clients."
    names = lacking["focus_area"].tolist()
    verb = "stay" if len(names) > 1 else takes(names[0], "stay", "stays")
    return f"{_areas(names)} {verb} below the minimum in half of the clients or more."


def area_text(row: dict[str, object]) -> str:
    """One area over all clients, with the four weeks before."""
    area, number = str(row["focus_area"]), int(str(row["client_count"]))
    low, before, none = (int(str(row[name])) for name in ("low_count", "low_before_count", "none_count"))
    median, change = (round(float(str(row[name])), 1) for name in ("median_sets_per_week", "median_change"))
    since = f" ({signed(change)} since then)" if change else ""
    half = f"do {counted(median, 'set', 1)} a week or more" if median else "do none"
    than = f", {format_number(none)} of them with no direct work" if none else ""
    return (
        f"**{area_name(area)}**: low in {format_number(low)} of {format_number(number)}{than};"
        f" {format_number(before)} in the four weeks before. Half of the clients {half}{since}."
    ).replace("&", "\\&")


def _areas(names: Sequence[str]) -> str:
    return "All five areas" if len(names) == len(FocusArea) else areas_text(names)


def table(cells: pd.DataFrame) -> pd.DataFrame:
    """GROUP_CELLS as one line a client, areas as columns."""
    if cells.empty:
        return pd.DataFrame({"Client": []})
    shown = cells.assign(text=[cell_text(one) for one in cells.to_dict("records")])
    wide = shown.pivot_table(index="athlete_id", columns="focus_area", values="text", aggfunc="first", sort=False)
    names = cells.drop_duplicates("athlete_id").set_index("athlete_id")["name"]
    frame = pd.DataFrame({"Client": names.reindex(wide.index)})
    for area in FocusArea:
        frame[area_heading(area)] = wide.get(str(area), "")
    clients = cells.drop_duplicates("athlete_id").set_index("athlete_id").reindex(wide.index)
    if clients["is_partly_counted"].any():
        told = [share_text(one) if one["is_partly_counted"] else "" for one in clients.to_dict("records")]
        frame.insert(1, NOT_PLACED, told)
    return frame.reset_index(drop=True)


def cell_text(cell: dict) -> str:  # type: ignore[type-arg]
    """`▽ 1.5, least 4 (0.5 d, −1)`."""
    if cell["mark"] == "off":
        return "off"
    change = "" if np.isnan(cell["change"]) or abs(cell["change"]) < 0.125 else f", {signed(round(cell['change'], 1))}"
    days = format_number(cell["days_per_week"], 2)
    sets, least = format_number(cell["sets_per_week"], 1), format_number(cell["minimum"], 1)
    return f"{_MARKS.get(cell['mark'], '')}{sets}, least {least} ({days} d{change})"
