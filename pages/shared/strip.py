"""The line under every page's head: whose log, how fresh it is, how much of it was counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from analytics.counted import Counted
from analytics.model import Athlete
from analytics.units import format_number
from analytics.words.runner import days_ago
from pages.shared import state, widgets

STALE_DAYS = 14


def show(
    athletes: Sequence[Athlete],
    athlete: Athlete,
    today: dt.date,
    last_day: dt.date,
    counted: Counted,
    *,
    has_link: bool = True,
) -> None:
    """Runner, days since the last session, sets counted; a picker where there are several runners."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="strip"):
        if len(athletes) > 1:
            picker(athletes, athlete)
        who = "" if len(athletes) > 1 else f"**{widgets.md_escape(athlete.name)}** · "
        st.markdown(
            f":small[{who}last session {days_ago((today - last_day).days)} · {counted_text(counted)}]", width="content"
        )
        if has_link and counted.counted < counted.read:
            st.page_link("pages/data/data_check.py", label="See what was not counted")


def counted_text(counted: Counted) -> str:
    """`410 of 412 sets counted`, `all 412 sets counted`, or `1 set counted`."""
    sets = "set" if counted.read == 1 else "sets"
    if counted.counted < counted.read:
        return f"{format_number(counted.counted)} of {format_number(counted.read)} {sets} counted"
    return f"{'' if counted.read <= 1 else 'all '}{format_number(counted.read)} {sets} counted"


def picker(athletes: Sequence[Athlete], athlete: Athlete) -> None:
    """A list of all athletes; another choice shows the page anew for that one."""
    names = {one.athlete_id: one.name for one in athletes}
    ids = list(names)
    picked = st.selectbox(
        "Runner",
        ids,
        index=ids.index(athlete.athlete_id),
        format_func=lambda one: names[one],
        label_visibility="collapsed",
        width=220,
        key=f"runner_{athlete.athlete_id}",
    )
    if picked != athlete.athlete_id:
        state.choose_athlete(picked)
        st.rerun()
