"""Sentences of the trend at the foot of *Progress*. It never marks a week."""

from __future__ import annotations

import pandas as pd

from analytics.model import EffortLogged
from analytics.units import format_number
from analytics.words.runner import counted
from analytics.writing import full_day

LABEL = "Trend only: effort times minutes"
UNIT = "RPE × min"
ABOUT = (
    "Trend only. It never marks a week. The effort is the mean of the sets' RPE, which is not the same as rating the"
    " session as a whole."
)


def how_text(short: int, long: int) -> str:
    """How the lines are computed."""
    return (
        f"Mean RPE × minutes of each session of the whole log, summed a day; a day without a session counts as 0, and"
        f" so does a session that lacks one of the two. Solid: weighted over {short} days, dashed: over {long} days;"
        f" the newest day weighs 2 ÷ (days + 1) (Williams 2017)."
    )


def silent_text(logged: EffortLogged) -> str:
    """Why there is no value today and how many sessions have both; "" where there is one."""
    if logged.is_enough:
        return ""
    days = f"the last {counted(logged.days, 'day')}"
    if not logged.sessions:
        return f"No value today: {days} hold no session."
    if not logged.is_mostly_known:
        counts = (logged.with_both, logged.sessions, logged.with_rpe, logged.with_minutes)
        both, sessions, rpe, minutes = map(format_number, counts)
        share = f"{logged.least_share:.0%}"
        return (
            f"No value today. Sessions of {days} that have both an RPE and minutes: {both} of"
            f" {sessions} (an RPE: {rpe}, minutes: {minutes}). It takes {share} of them."
        )
    return (
        f"No value yet: it takes {counted(logged.days, 'day')} from the first session that has both an RPE and minutes;"
        f" so far {counted(logged.days_known, 'day')}."
    )


def table_rows(days: pd.DataFrame, short: int, long: int) -> list[dict[str, str]]:
    """LOAD_TREND in; one dict a week with a value, counted back from the newest day that has one, newest first."""
    weeks = days.assign(week=days["load_rpe_min"].rolling(7, min_periods=1).sum())
    told = weeks.index[weeks["mean_long"].notna()]
    if told.empty:
        return []
    ends = weeks.loc[told[-1] :: -7]
    return [
        {
            "Week to": full_day(row["local_day"].date()),
            f"Sum ({UNIT})": format_number(row["week"], 0),
            f"{short} days, a day": format_number(row["mean_short"], 0),
            f"{long} days, a day": format_number(row["mean_long"], 0),
        }
        for row in ends[ends["mean_long"].notna()].to_dict("records")
    ]
