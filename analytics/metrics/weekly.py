"""Weekly frequency and volume per focus area: the table that everything else is read from.

Fractional sets are the common currency: a set counts 1.0 for each area an exercise trains directly and 0.5 for each
area it trains indirectly (Pelland et al. 2025, who compared 1, 0.5 and 0 for indirect sets). Repetitions, kilograms,
seconds held and foot contacts count whole for each area trained directly, nowhere for indirect areas, and are never
added to each other or across areas.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import numpy as np
import pandas as pd

from analytics.frames import CREDITS, WEEKLY, conform, empty
from analytics.metrics.calendar import WEEK, week_grid, week_start_of, week_starts
from analytics.model import OUTSIDE, UNPLACED, AthleteSettings, FocusArea, Placement

ROWS = [*FocusArea, OUTSIDE, UNPLACED]
"""The seven rows of a week, five areas first, in the order they are stored and drawn."""

_KEYS = ["athlete_id", "week_start", "focus_area"]
_CHANNELS = ["rep_count", "volume_load_kg", "hold_s", "contact_count"]


def weekly(session_exercises: pd.DataFrame, settings: Mapping[str, AthleteSettings]) -> pd.DataFrame:
    """SESSION_EXERCISES in, WEEKLY out: dense from each athlete's first to last logged week, seven rows a week.

    `is_complete` is True throughout: only `dense_weekly` knows what day it is.
    """
    if session_exercises.empty:
        return empty(WEEKLY)
    work = session_exercises.assign(
        week_start=week_starts(session_exercises["athlete_id"], session_exercises["local_day"], settings)
    )
    parts = [_area_part(work, area, work[column]) for area, column in zip(FocusArea, CREDITS, strict=True)]
    parts += [
        _area_part(work, row, (work["placement"] == placement).astype("float64"))
        for row, placement in ((OUTSIDE, Placement.OUTSIDE), (UNPLACED, Placement.UNPLACED))
    ]
    credited = pd.concat(parts, ignore_index=True)
    totals = credited.groupby(_KEYS, sort=False).agg(
        set_count=("set_count", "sum"),
        direct_set_count=("direct_set_count", "sum"),
        rep_count=("rep_count", "sum"),
        volume_load_kg=("volume_load_kg", "sum"),
        hold_s=("hold_s", "sum"),
        contact_count=("contact_count", "sum"),
        has_effective=("is_effective", "any"),
        has_external=("is_external", "any"),
    )
    days = credited[credited["direct_set_count"] > 0].groupby(_KEYS, sort=False)["local_day"].nunique()
    first = work.groupby("athlete_id")["week_start"].min()
    frame = _spread(
        totals.join(days.rename("training_days")), week_grid(first, work.groupby("athlete_id")["week_start"].max())
    )
    has_load = frame["has_effective"] | frame["has_external"]
    frame["volume_load_kg"] = frame["volume_load_kg"].where(has_load)  # no load recorded is not 0 kg
    frame["load_basis"] = np.select(
        [frame["has_effective"] & frame["has_external"], frame["has_effective"], frame["has_external"]],
        ["mixed", "effective", "external"],
        "none",
    )
    frame["is_complete"] = True
    frame["is_first"] = frame["week_start"] == frame["athlete_id"].map(first)
    return conform(frame.drop(columns=["has_effective", "has_external"]), WEEKLY)


def dense_weekly(stored: pd.DataFrame, today: dt.date, settings: Mapping[str, AthleteSettings]) -> pd.DataFrame:
    """The stored WEEKLY rows, continued with empty weeks up to the running week, which is marked as not complete.

    Weeks that begin after `today` are left out. Rows are sorted by athlete, week and body order.
    """
    if stored.empty:
        return empty(WEEKLY)
    running = _running_weeks(stored["athlete_id"].unique(), today, settings)
    last = stored.groupby("athlete_id")["week_start"].max()
    until = pd.Series(running, dtype="datetime64[us]").reindex(last.index)
    later = week_grid((last + WEEK)[last < until], until[last < until])
    frame = stored[stored["week_start"] <= stored["athlete_id"].map(running)]
    if not later.empty:
        frame = pd.concat([frame, _zero_rows(later)], ignore_index=True)
        order = pd.Categorical(frame["focus_area"], ROWS, ordered=True)
        frame = frame.assign(order=order.codes).sort_values(["athlete_id", "week_start", "order"]).drop(columns="order")
    complete = frame["week_start"] + WEEK <= pd.Timestamp(today)
    return conform(frame.assign(is_complete=complete).reset_index(drop=True), WEEKLY)


def _area_part(work: pd.DataFrame, row: str, credit: pd.Series) -> pd.DataFrame:
    """The rows that credit one area, with their fractional sets; other channels only where the credit is direct."""
    kept = work[credit > 0]
    share = credit[credit > 0]
    direct = share == 1.0
    part = pd.DataFrame(
        {
            "athlete_id": kept["athlete_id"],
            "week_start": kept["week_start"],
            "focus_area": str(row),
            "local_day": kept["local_day"],
            "set_count": kept["set_count"] * share,
            "direct_set_count": kept["set_count"].where(direct, 0.0),
            **{channel: kept[channel].where(direct) for channel in _CHANNELS},
        }
    )
    part["is_effective"] = part["volume_load_kg"].notna() & (kept["load_basis"] == "effective")
    part["is_external"] = part["volume_load_kg"].notna() & (kept["load_basis"] == "external")
    return part


def _spread(totals: pd.DataFrame, grid: pd.DataFrame) -> pd.DataFrame:
    """Totals on every week of the grid and all seven rows; no load recorded stays NaN, everything else becomes 0."""
    frame = grid.merge(pd.DataFrame({"focus_area": pd.Series([str(row) for row in ROWS], dtype="str")}), how="cross")
    frame = frame.merge(totals.reset_index(), on=_KEYS, how="left")
    counts = ["training_days", "set_count", "direct_set_count", "rep_count", "hold_s", "contact_count"]
    frame[counts] = frame[counts].fillna(0.0)
    frame[["has_effective", "has_external"]] = frame[["has_effective", "has_external"]].eq(True)
    return frame


def _running_weeks(
    athlete_ids: np.ndarray, today: dt.date, settings: Mapping[str, AthleteSettings]
) -> dict[str, pd.Timestamp]:
    """First day of the week that `today` lies in, per athlete."""
    default = AthleteSettings()
    return {key: pd.Timestamp(week_start_of(today, settings.get(key, default).week_start)) for key in athlete_ids}


def _zero_rows(grid: pd.DataFrame) -> pd.DataFrame:
    """Weeks without any training, seven rows each."""
    frame = grid.merge(pd.DataFrame({"focus_area": pd.Series([str(row) for row in ROWS], dtype="str")}), how="cross")
    zeros = dict.fromkeys(
        ["training_days", "set_count", "direct_set_count", "rep_count", "hold_s", "contact_count"], 0.0
    )
    frame = frame.assign(**zeros, volume_load_kg=np.nan, load_basis="none", is_complete=True, is_first=False)
    return conform(frame, WEEKLY)
