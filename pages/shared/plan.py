"""The number fields of the page *Next week*: what they begin with, and where they are kept."""

from __future__ import annotations

import datetime as dt
import math

import pandas as pd
import streamlit as st

from analytics.words.runner import area_name
from pages.shared import state

STEP = 0.5
MOST_SETS = 100.0


def starting_plan(areas: pd.DataFrame) -> tuple[dict[str, float], bool]:
    """Sets of the areas with a range (COMING_AREAS), and whether they are last week again.

    After a week of nothing: the usual week, or what a restart can hold. In a week planned as a lighter one no more than
    that holds.
    """
    is_last_week = bool(areas["last"].sum() > 0)
    ranged = areas[areas["upper"].notna()]
    sets = ranged["last"] if is_last_week else ranged["usual"].clip(upper=ranged["upper"])
    if areas["is_down_week"].any():
        sets = sets.clip(upper=ranged["lighter"].fillna(math.inf))
    return dict(zip(ranged["focus_area"], map(_in_half_sets, sets), strict=True)), is_last_week


def field(athlete_id: str, week: dt.date, area: str, start: float) -> float:
    """One number field; what was typed stays while this tab lives."""
    value = st.number_input(
        f"{area_name(area)}: sets you plan",
        min_value=0.0,
        max_value=MOST_SETS,
        value=start,
        step=STEP,
        format="%g",
        key=f"plan_{state.recall('plan_turn', 0)}_{athlete_id}_{week}_{area}",
        persist_state="session",
    )
    return float(value or 0.0)


def start_again(*, is_typed: bool) -> None:
    """A button that puts the first numbers back into every field."""
    if is_typed and st.button("Start the plan again", key="plan_again"):
        state.keep("plan_turn", state.recall("plan_turn", 0) + 1)
        st.rerun()


def _in_half_sets(value: float) -> float:
    return min(math.floor(2 * value) / 2, MOST_SETS) if math.isfinite(value) else 0.0
