"""Balance across clients: who leaves out what, and what the whole group lacks."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analytics.frames import GROUP_AREAS, GROUP_CELLS, conform, empty
from analytics.model import FocusArea
from analytics.roster.measured import Measured

WEEKS = 4
_ORDER = {str(area): place for place, area in enumerate(FocusArea)}


def group_cells(measured: Measured, rows: pd.DataFrame) -> pd.DataFrame:
    """GROUP_CELLS: each client's four weeks beside their own minimum, most areas below it first, then by name.

    `rows`: ROSTER of the clients that are wanted.
    """
    kept = ["athlete_id", "name", "work_set_count", "unplaced_set_count", "is_partly_counted"]
    frame = measured.balance.merge(rows[kept], on="athlete_id")
    if frame.empty:
        return empty(GROUP_CELLS)
    frame["days_per_week"] = frame["direct_days_28"] / WEEKS
    frame["change"] = frame["sets_per_week"] - frame["sets_per_week_prev"]
    known = frame["minimum"].notna()
    frame["mark"] = np.select(
        [~known, frame["direct_days_28"] == 0, frame["sets_per_week"] < frame["minimum"] - 1e-9],
        ["off", "none", "below"],
        "enough",
    )
    low = frame["mark"].isin(["none", "below"])
    frame["low_count"] = low.groupby(frame["athlete_id"]).transform("sum")
    frame["folded"], frame["place"] = frame["name"].str.casefold(), frame["focus_area"].map(_ORDER)
    frame = frame.sort_values(
        ["low_count", "folded", "athlete_id", "place"], ascending=[False, True, True, True], ignore_index=True
    )
    return conform(frame, GROUP_CELLS)[list(GROUP_CELLS)]


def group_areas(cells: pd.DataFrame) -> pd.DataFrame:
    """GROUP_AREAS: one row per area in body order, from GROUP_CELLS."""
    if cells.empty:
        return empty(GROUP_AREAS)
    judged = cells[cells["mark"] != "off"]
    marks = judged.assign(
        is_low=judged["mark"].isin(["none", "below"]),
        is_none=judged["mark"] == "none",
        was_low=judged["sets_per_week_prev"] < judged["minimum"] - 1e-9,
    )
    frame = marks.groupby("focus_area").agg(
        client_count=("athlete_id", "nunique"),
        low_count=("is_low", "sum"),
        none_count=("is_none", "sum"),
        low_before_count=("was_low", "sum"),
        median_sets_per_week=("sets_per_week", "median"),
        median_days_per_week=("days_per_week", "median"),
        median_change=("change", "median"),
    )
    frame = frame.reindex([area for area in _ORDER if area in frame.index]).reset_index()
    return conform(frame, GROUP_AREAS)[list(GROUP_AREAS)]
