"""Effort times minutes of every session, summed a day, and how it moves over 7 and 28 days. No rule looks at it."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from analytics.frames import LOAD_TREND, conform, empty
from analytics.model import EffortLogged
from analytics.reference.guide import LOAD_TREND as NUMBERS
from analytics.reference.guide import load_guide

DAY = pd.Timedelta(days=1)


def load_trend(efforts: pd.DataFrame, today: dt.date) -> pd.DataFrame:
    """SESSION_EFFORTS of one athlete in, LOAD_TREND out: every day from the first session that has both to today.

    Exponentially weighted means with the weight 2 / (days + 1) for the newest day (Williams 2017), begun with the first
    day's load. A day without a session, and a session without both numbers, is 0.
    """
    sessions = _until(efforts, today)
    first = sessions.loc[_has_both(sessions), "local_day"].min()
    if pd.isna(first):
        return empty(LOAD_TREND)
    guide = load_guide()
    short, long, silent = (int(guide.value(NUMBERS, name)) for name in ("short_days", "long_days", "silent_days"))
    days = pd.date_range(first, pd.Timestamp(today), freq="D", unit="us")
    marks = pd.DataFrame(
        {
            "load_rpe_min": (sessions["mean_rpe"] * sessions["duration_s"] / 60).fillna(0.0),
            "sessions": 1.0,
            "with_both": _has_both(sessions).astype("float64"),
        }
    )
    daily = marks.groupby(sessions["local_day"]).sum().reindex(days, fill_value=0.0)
    last = daily.rolling(silent, min_periods=silent).sum()
    is_told = (last["sessions"] > 0.5) & (last["with_both"] + 1e-9 >= _share() * last["sessions"])
    frame = pd.DataFrame(
        {
            "athlete_id": sessions["athlete_id"].iloc[0],
            "local_day": days,
            "load_rpe_min": daily["load_rpe_min"].to_numpy(),
            "mean_short": _weighted(daily["load_rpe_min"], short).where(is_told).to_numpy(),
            "mean_long": _weighted(daily["load_rpe_min"], long).where(is_told).to_numpy(),
        }
    )
    return conform(frame, LOAD_TREND)


def effort_logged(efforts: pd.DataFrame, today: dt.date) -> EffortLogged:
    """SESSION_EFFORTS of one athlete in: how many sessions of the last days have an RPE, minutes, and both."""
    sessions = _until(efforts, today)
    days = int(load_guide().value(NUMBERS, "silent_days"))
    last = sessions[sessions["local_day"] > pd.Timestamp(today) - days * DAY]
    first = sessions.loc[_has_both(sessions), "local_day"].min()
    return EffortLogged(
        days=days,
        sessions=len(last),
        with_rpe=int(last["mean_rpe"].notna().sum()),
        with_minutes=int(last["duration_s"].notna().sum()),
        with_both=int(_has_both(last).sum()),
        days_known=0 if pd.isna(first) else (pd.Timestamp(today) - first).days + 1,
        least_share=_share(),
    )


def _weighted(loads: pd.Series, days: int) -> pd.Series:
    return loads.ewm(alpha=2 / (days + 1), adjust=False).mean()


def _until(efforts: pd.DataFrame, today: dt.date) -> pd.DataFrame:
    return efforts[efforts["local_day"] <= pd.Timestamp(today)]


def _has_both(efforts: pd.DataFrame) -> pd.Series:
    return efforts["mean_rpe"].notna() & efforts["duration_s"].notna()


def _share() -> float:
    return load_guide().value(NUMBERS, "least_share")
