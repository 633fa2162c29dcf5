"""What the runner's pages have in common: the look, the log as it stood, and the weeks they draw."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analytics import warehouse as store
from analytics.athlete_log import AthleteLog
from analytics.charts.theme import Mode
from analytics.model import Athlete
from analytics.words.week import ENDED_DAYS
from pages.shared import cache, state
from pages.shared.page import Here


def mode() -> Mode:
    """Light or dark, as the person sees the page."""
    return "dark" if st.context.theme.type == "dark" else "light"


def as_it_stood(here: Here, athlete: Athlete, log: AthleteLog) -> tuple[AthleteLog, bool]:
    """The log as it stood on its last day when that is long ago, and whether it is; else the log as it is today."""
    last_day = log.sessions["local_day"].max().date()
    if (here.today - last_day).days <= ENDED_DAYS:
        return log, False
    return cache.athlete_log(here.source, here.warehouse, athlete, last_day), True


def exercise_names(source: str, athlete: Athlete, log: AthleteLog) -> dict[str, str]:
    """exercise_id -> name, of the exercises in this log."""
    return {one.key: one.name for one in cache.logged_exercises(source, athlete, log)}


def last_weeks(frame: pd.DataFrame, log: AthleteLog, weeks: int) -> pd.DataFrame:
    """The rows of a frame with `week_start` that lie in the last so many weeks of the log, the running one included."""
    first = log.weekly["week_start"].iloc[-1] - pd.Timedelta(weeks=weeks - 1)
    return frame[frame["week_start"] >= first]


def span(here: Here, spans: Sequence[int], default: int) -> int:
    """How many weeks are drawn, as a row of choices, kept in the address and in the person's own database."""
    key = "weeks"
    known = store.remembered(here.warehouse).get(key, "") if state.recall("span") is None else str(state.recall("span"))
    last = state.asked_range(spans, int(known) if known.isdecimal() and int(known) in spans else default)
    picked = st.segmented_control(
        "Weeks",
        spans,
        default=last,
        required=True,
        key=state.range_key(key),
        persist_state="session",
        format_func=lambda one: f"{one}",
    )
    state.show_range(int(picked), last)
    if picked != last and not here.is_sample:
        store.remember(here.warehouse, key, str(picked))
    state.keep("span", picked)
    return int(picked)
