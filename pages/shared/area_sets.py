"""What an area's part of *Balance* is made of: its exercises and its weeks, from which a click leads to the sets."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analytics import metrics
from analytics.athlete_log import AthleteLog
from analytics.model import Athlete, FocusArea
from analytics.words import area_sets as words
from analytics.words.runner import area_name
from pages.shared import cache, state, week_parts, weeks
from pages.shared.page import Here

FIGURE, CONTROL = "runner", "open_area"


def chosen() -> str | None:
    """The area that is open, None before one was picked."""
    area = state.picked(CONTROL)
    return None if area is None else str(area)


def clicked() -> None:
    """A region of the runner was clicked: it is the area that is open from now on."""
    points = state.picked(FIGURE)["selection"]["points"]
    if points:
        state.follow(CONTROL, FocusArea(points[0]["customdata"][0]))


def show(here: Here, athlete: Athlete, log: AthleteLog) -> None:
    """The areas to choose from, and what the chosen one is made of."""
    st.header(words.TITLE, anchor=False)
    area = st.segmented_control(
        words.LABEL, list(FocusArea), format_func=area_name, key=CONTROL, wrap=True, help=words.HELP
    )
    starts = metrics.balance_weeks(log.weekly)
    if area is None or not starts:
        return
    made_of = cache.made_of(here.source, athlete, log, starts[0], area, week_count=len(starts))
    if made_of.empty:
        st.markdown(words.none_text(area))
    else:
        week_parts.exercises(made_of, area, weeks.exercise_names(here.source, athlete, log), athlete.settings.load_unit)
    sets = log.weekly[log.weekly["focus_area"] == area].set_index("week_start")["set_count"]
    st.markdown(words.WEEKS)
    with st.container(horizontal=True, gap="small", key="area_weeks"):
        for start in starts:
            week_parts.link(start, area, words.week_label(start, sets.get(pd.Timestamp(start), 0.0)), "arrow_forward")
