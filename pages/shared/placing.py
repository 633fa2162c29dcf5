"""Where a person says what an exercise name is. The same rows stand on *Add a log*, *Log* and *Exercise names*.

Below "Not placed yet" the likeliest exercises stand with their reason; none is chosen before the person does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import streamlit as st

from analytics.model import Category, FocusArea, Measure, NameAnswer, UnmappedName
from analytics.units import format_number
from analytics.words import names as words
from analytics.words.add_log import AREA_NAMES, sets_text
from analytics.writing import full_day
from pages.shared import cache, state, widgets

LATER = "later"
KINDS = {
    LATER: "Not placed yet",
    "exercise": "The same as an exercise we know",
    "areas": "Say which areas it trains",
    "outside": "Strength work outside the five areas",
    "mobility": "Mobility or stretching, not counted",
    "cardio": "Running or other cardio, not counted",
}
MEASURES = {Measure.REPS: "repetitions", Measure.HOLD: "seconds held", Measure.CONTACTS: "jumps (foot contacts)"}
CATEGORIES = {Category.STRENGTH: "strength", Category.BALANCE: "balance", Category.POWER: "power, jumping"}
AT_ONCE = 12
SUGGESTED = "="
"""Begins the choice of a suggested exercise."""


def ask(
    names: Sequence[UnmappedName], *, key: str, last_days: Mapping[str, dt.date] | None = None
) -> Mapping[str, NameAnswer]:
    """One row a name, the most frequent first; the answers given so far. Names left alone are not in the result.

    `last_days`: name -> the last day it stands in the log, where that is known.
    """
    ordered = sorted(names, key=lambda one: (-one.set_count, one.name))
    shown = ordered if len(ordered) <= AT_ONCE or state.recall(f"{key}_all") else ordered[:AT_ONCE]
    answers = {}
    for number, one in enumerate(shown):
        if answer := row(one, key=f"{key}_{number}_{one.name}", last_day=(last_days or {}).get(one.name)):
            answers[one.name] = answer
    if len(shown) < len(ordered) and st.button(
        f"Show {format_number(len(ordered) - len(shown))} more names", key=f"{key}_more"
    ):
        state.keep(f"{key}_all", True)
        st.rerun()
    return answers


def row(
    one: UnmappedName, *, key: str, last_day: dt.date | None = None, start: str = KINDS[LATER]
) -> NameAnswer | None:
    """One name with its sets and the place to say what it is; None as long as nothing is said (`start`)."""
    suggested = {f"{SUGGESTED}{each.exercise_id}": each for each in cache.suggestions(one.name)}
    exercises = cache.exercise_names()

    def label(kind: str) -> str:
        if kind in suggested:
            each = suggested[kind]
            return f"{exercises[each.exercise_id]} ({words.reason_text(each.shared)})"
        return start if kind == LATER else KINDS[kind]

    with st.container(border=True, key=f"box_{key}"):
        left, right = st.columns([2, 3], vertical_alignment="top")
        when = f", last on {full_day(last_day)}" if last_day else ""
        left.markdown(f"**{widgets.md_escape(one.name)}**  \n:small[{sets_text(one.set_count)}{when}]")
        if start == KINDS[LATER] and suggested:
            left.markdown(f":small[Perhaps {widgets.md_escape(label(next(iter(suggested))))}.]")
        kind = right.selectbox(
            f"What is {widgets.md_escape(one.name)}?",
            [LATER, *suggested, *(kind for kind in KINDS if kind != LATER)],
            format_func=label,
            label_visibility="collapsed",
            key=f"kind_{key}",
        )
        if kind in suggested:
            return NameAnswer(exercise_id=suggested[kind].exercise_id)
        if kind == "exercise":
            return _known(right, key)
        if kind == "areas":
            return areas(right, key)
        if kind == "outside":
            return NameAnswer()
        if kind in (Category.MOBILITY, Category.CARDIO):
            return NameAnswer(category=Category(kind))
    return None


def _known(place: st.delta_generator.DeltaGenerator, key: str) -> NameAnswer | None:
    names = cache.exercise_names()
    chosen = place.selectbox(
        "Exercise",
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder="Type to search",
        key=f"ex_{key}",
    )
    return NameAnswer(exercise_id=chosen) if chosen else None


def areas(place: st.delta_generator.DeltaGenerator, key: str) -> NameAnswer | None:
    """Areas, measure and kind of work, chosen directly; None as long as no area is."""
    areas = list(FocusArea)
    direct = place.multiselect("Areas it trains directly", areas, format_func=AREA_NAMES.__getitem__, key=f"d_{key}")
    rest = [area for area in areas if area not in direct]
    half = place.multiselect("And helps along (half a set)", rest, format_func=AREA_NAMES.__getitem__, key=f"h_{key}")
    measure = place.selectbox("Counted in", list(MEASURES), format_func=MEASURES.__getitem__, key=f"m_{key}")
    category = place.selectbox("Kind of work", list(CATEGORIES), format_func=CATEGORIES.__getitem__, key=f"c_{key}")
    if not direct and not half:
        place.markdown(":small[Choose at least one area, or the name stays not placed.]")
        return None
    credits = dict.fromkeys(direct, 1.0) | dict.fromkeys(half, 0.5)
    return NameAnswer(credits=credits, category=category, measure=measure)
