"""Weeks are calendar weeks of local dates, beginning on the athlete's own first day of the week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import numpy as np
import pandas as pd

from analytics.model import AthleteSettings, WeekStart

WEEK = pd.Timedelta(days=7)


def week_start_of(day: dt.date, week_start: WeekStart) -> dt.date:
    """The first day of the week that `day` lies in."""
    shift = 0 if week_start is WeekStart.MONDAY else 1
    return day - dt.timedelta(days=(day.weekday() + shift) % 7)


def week_starts(athlete_ids: pd.Series, local_days: pd.Series, settings: Mapping[str, AthleteSettings]) -> pd.Series:
    """First day of the week for each row, by the week start each athlete has chosen. datetime64[us], midnight."""
    sunday = {key for key, one in settings.items() if one.week_start is WeekStart.SUNDAY}
    shift = athlete_ids.isin(sunday).to_numpy().astype("int64") if sunday else 0
    days_since = (local_days.dt.day_of_week.to_numpy() + shift) % 7
    return local_days - pd.to_timedelta(pd.Series(days_since, index=local_days.index), unit="D")


def week_grid(first: pd.Series, last: pd.Series) -> pd.DataFrame:
    """Every week of every athlete: columns athlete_id (the index of `first`), week_start; first to last, inclusive.

    `first` and `last` are week starts indexed by athlete_id.
    """
    week_count = (last - first).dt.days.to_numpy() // 7 + 1
    athlete_ids = np.repeat(first.index.to_numpy(), week_count)
    nth_week = np.concatenate([np.arange(count) for count in week_count]) if len(week_count) else np.array([], "int64")
    starts = np.repeat(first.to_numpy("datetime64[us]"), week_count) + nth_week * np.timedelta64(7, "D")
    return pd.DataFrame(
        {"athlete_id": pd.Series(athlete_ids, dtype="str"), "week_start": pd.Series(starts, dtype="datetime64[us]")}
    )
