"""How the work of the last four completed weeks is spread over the five areas, against a target mix."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping

import numpy as np
import pandas as pd

from analytics.frames import BALANCE, conform, empty
from analytics.metrics.calendar import WEEK
from analytics.model import AthleteSettings, FocusArea

WINDOW_WEEKS = 4
EVEN_SHARE = 1 / len(FocusArea)


def balance(
    weekly: pd.DataFrame, area_days: pd.DataFrame, today: dt.date, settings: Mapping[str, AthleteSettings]
) -> pd.DataFrame:
    """Dense WEEKLY and AREA_DAYS in, BALANCE out: five rows per athlete.

    Shares are of fractional sets in the last 28 days of completed weeks, and NaN where no set was logged at all.
    Days since direct work count from the first day of the log for an area that was never trained.
    """
    areas = weekly[weekly["focus_area"].isin(list(FocusArea))]
    if areas.empty:
        return empty(BALANCE)
    running = areas.groupby("athlete_id")["week_start"].max()
    first_open = areas[~areas["is_complete"]].groupby("athlete_id")["week_start"].min().reindex(running.index)
    end = first_open.fillna(running + WEEK)
    weeks_ago = (areas["athlete_id"].map(end) - areas["week_start"]).dt.days // 7
    keys = ["athlete_id", "focus_area"]
    now = areas[weeks_ago.between(1, WINDOW_WEEKS)].groupby(keys)["set_count"].sum()
    before = areas[weeks_ago.between(WINDOW_WEEKS + 1, 2 * WINDOW_WEEKS)].groupby(keys)["set_count"].sum()
    weeks_held = areas[weeks_ago.between(1, WINDOW_WEEKS)].groupby(keys)["week_start"].nunique()
    index = pd.MultiIndex.from_product([running.index, [str(area) for area in FocusArea]], names=keys)
    frame = pd.DataFrame(
        {
            "set_count_28": now.reindex(index, fill_value=0.0),
            "set_count_prev_28": before.reindex(index, fill_value=0.0),
            "week_count": weeks_held.reindex(index, fill_value=0),
        }
    ).reset_index()
    for column, share in (("set_count_28", "share"), ("set_count_prev_28", "share_prev")):
        total = frame.groupby("athlete_id")[column].transform("sum")
        frame[share] = (frame[column] / total).where(total > 0)
    frame["target_share"] = _targets(frame, settings)
    frame["sets_per_week"] = frame["set_count_28"] / frame["week_count"].clip(lower=1)
    frame["sets_per_week_prev"] = frame["set_count_prev_28"] / WINDOW_WEEKS
    return conform(_with_days(frame, areas, area_days, end, today), BALANCE)[list(BALANCE)]


def balance_weeks(weekly: pd.DataFrame) -> list[dt.date]:
    """First days of the completed weeks that BALANCE counts, oldest first: at most four. WEEKLY of one athlete."""
    starts = weekly["week_start"]
    first_open = starts[~weekly["is_complete"]].min()
    end = starts.max() + WEEK if pd.isna(first_open) else first_open
    held = starts[(starts < end) & (starts >= end - WINDOW_WEEKS * WEEK)]
    return [day.date() for day in sorted(held.unique())]


def deviation(balance: pd.DataFrame) -> float:
    """Half the sum of the differences between share and target: the part of all sets that would have to move.

    BALANCE rows of one athlete. 0 = on target; NaN where no set was logged.
    """
    return float((balance["share"] - balance["target_share"]).abs().sum(skipna=False) / 2)


def evenness(balance: pd.DataFrame) -> float:
    """Pielou's evenness of the shares, 1 = the same for all five areas, 0 = everything in one (Pielou 1966).

    BALANCE rows of one athlete; NaN where no set was logged. It knows no targets, so nothing is judged by it.
    """
    shares = balance["share"].to_numpy("float64")
    if np.isnan(shares).any():
        return math.nan
    known = shares[shares > 0]
    return max(0.0, float(-(known * np.log(known)).sum() / math.log(len(FocusArea))))


def _targets(frame: pd.DataFrame, settings: Mapping[str, AthleteSettings]) -> pd.Series:
    """Target share of each row: the athlete's own, or an even fifth."""
    targets = {
        (athlete_id, str(area)): share for athlete_id, one in settings.items() for area, share in one.targets.items()
    }
    keys = zip(frame["athlete_id"], frame["focus_area"], strict=True)
    return pd.Series([targets.get(key, EVEN_SHARE) for key in keys], index=frame.index, dtype="float64")


def _with_days(
    frame: pd.DataFrame, areas: pd.DataFrame, area_days: pd.DataFrame, end: pd.Series, today: dt.date
) -> pd.DataFrame:
    """Add direct days of the window and days since the last direct work."""
    keys = ["athlete_id", "focus_area"]
    known = area_days[area_days["local_day"] <= pd.Timestamp(today)]
    until = known["athlete_id"].map(end)
    inside = known[(known["local_day"] < until) & (known["local_day"] >= until - WINDOW_WEEKS * WEEK)]
    direct_days = inside.groupby(keys)["local_day"].nunique().rename("direct_days_28")
    last_day = known.groupby(keys)["local_day"].max().rename("last_direct_day")
    frame = frame.merge(direct_days, on=keys, how="left").merge(last_day, on=keys, how="left")
    first_day = known.groupby("athlete_id")["local_day"].min().reindex(end.index)
    log_start = first_day.fillna(areas.groupby("athlete_id")["week_start"].min())
    since = frame["last_direct_day"].fillna(frame["athlete_id"].map(log_start))
    frame["days_since_direct"] = (pd.Timestamp(today) - since).dt.days.astype("float64")
    frame["direct_days_28"] = frame["direct_days_28"].fillna(0)
    return frame
