"""The part of *Next week* in which single exercises are planned: chosen from the last weeks, three fields each."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analytics.model import LoadUnit
from analytics.planned_exercises import MOST_LOAD, MOST_SETS, MOST_SIZE, CheckedExercise, PlannedExercise
from analytics.planner import PLATE_STEP
from analytics.units import from_kg, to_kg
from analytics.words import exercise_plan as words
from pages.shared import state, widgets
from pages.shared.widgets import md_escape

FIRST_SETS, FIRST_SIZE = 3, 10


def choose(athlete_id: str, week: dt.date, exercises: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of COMING_EXERCISES (with `name`) that were chosen, in the order they were."""
    limits = exercises[["load_limit_kg", "rep_count_limit", "hold_s_limit"]]
    rows = {str(row["name"]): row for row in exercises[limits.notna().any(axis=1)].to_dict("records")}
    if not rows:
        return []
    names = st.multiselect(
        words.CHOOSE,
        list(rows),
        placeholder=words.CHOOSE_FIRST,
        key=_key(athlete_id, week, "exercises"),
        persist_state="session",
    )
    return [{str(key): value for key, value in rows[name].items()} for name in names]


def fields(athlete_id: str, week: dt.date, row: dict[str, Any], unit: LoadUnit) -> PlannedExercise:
    """Three number fields, which begin with the biggest of the last weeks."""
    sets, size, load = words.field_labels(row["name"], row["measure"], unit)
    first_sets, first_size = _first(row)
    of = f"{row['exercise_id']}_{row['equipment']}"
    columns = st.columns(3, gap="medium", vertical_alignment="bottom")
    with columns[0]:
        planned_sets = _number(sets, first_sets, 1, MOST_SETS, _key(athlete_id, week, f"{of}_sets"))
    with columns[1]:
        planned_size = _number(size, first_size, 1, MOST_SIZE, _key(athlete_id, week, f"{of}_size"))
    load_kg = math.nan
    if not math.isnan(row["load_limit_kg"]):
        with columns[2]:
            key = _key(athlete_id, week, f"{of}_load_{unit}")
            first = round(from_kg(row["load_kg"], unit), 1)
            most = round(from_kg(MOST_LOAD, unit), 1)
            typed = st.number_input(
                load, -most, most, first, PLATE_STEP[unit], format="%g", key=key, persist_state="session"
            )
            load_kg = row["load_kg"] if typed == first else to_kg(float(typed or 0.0), unit)
    return PlannedExercise(row["exercise_id"], row["equipment"], planned_sets, planned_size, load_kg)


def said(checked: Sequence[CheckedExercise], unit: LoadUnit) -> None:
    """One line an exercise: the plan, and whether it is past the guide."""
    for one in checked:
        text = md_escape(words.said_text(one, unit))
        mark = f"**▲ {text}**" if one.is_past else f"◆ {text}"
        st.markdown(f"**{md_escape(one.name)}**: {md_escape(words.plan_text(one, unit))}. {mark}")
    widgets.small(words.NOTE)


def _number(label: str, first: int, least: int, most: int, key: str) -> int:
    typed = st.number_input(label, least, most, min(max(first, least), most), 1, key=key, persist_state="session")
    return int(typed or least)


def _first(row: dict[str, Any]) -> tuple[int, int]:
    amount = row["hold_s"] if math.isnan(row["rep_count"]) else row["rep_count"]
    if math.isnan(amount):
        return FIRST_SETS, FIRST_SIZE
    sets = FIRST_SETS if math.isnan(row["set_count"]) or row["set_count"] < 1 else math.floor(row["set_count"])
    return sets, max(math.floor(amount / sets), 1)


def _key(athlete_id: str, week: dt.date, what: str) -> str:
    return f"plan_{state.recall('plan_turn', 0)}_{athlete_id}_{week}_of_{what}"
