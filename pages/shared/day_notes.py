"""The part of the *Log* page where runs and pain are noted, listed and taken away."""

from __future__ import annotations

import datetime as dt
from functools import partial

import streamlit as st

from analytics import warehouse as store
from analytics.athlete_log import AthleteLog
from analytics.model import Athlete, EvenstrideError, FocusArea, RunKind
from analytics.words import day_notes as words
from analytics.words.add_log import AREA_NAMES
from pages.shared import habits, taken, widgets
from pages.shared.page import Here


def show(here: Here, athlete: Athlete, log: AthleteLog) -> None:
    """Both forms, and every note with a way to take it away and back."""
    widgets.small(words.INTRO)
    if not here.is_sample:
        _run_form(here, athlete)
        _pain_form(here, athlete)
    said = [(one, words.run_text(one)) for one in log.evidence.runs.to_dict("records")]
    said += [(one, words.pain_text(one)) for one in log.evidence.pain_notes.to_dict("records")]
    if not said:
        st.markdown(words.NONE_YET)
    for one, text in sorted(said, key=lambda pair: pair[0]["local_day"], reverse=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(widgets.md_escape(text), width="content")
            if not here.is_sample and st.button("Take away", key=f"note_{one['note_id']}", type="tertiary"):
                store.remove_day_note(here.warehouse, one["note_id"])
                taken.keep(here, athlete.athlete_id, "note", one["note_id"])
    bring_back = partial(store.restore_day_note, here.warehouse)
    taken.way_back(here, athlete.athlete_id, "note", words.REMOVED, bring_back)


def _run_form(here: Here, athlete: Athlete) -> None:
    with widgets.part_to_fill("Note a run", key="run_part"), st.form("note_run", border=False, clear_on_submit=True):
        left, middle, right = st.columns(3)
        kind = left.selectbox("Kind of run", list(words.KINDS), format_func=words.KINDS.__getitem__)
        day = middle.date_input(
            "Day of the run", here.today, max_value=here.today, format=habits.day_format(here.warehouse)
        )
        time = right.time_input("Start, if known", value=None)
        left, right, _ = st.columns(3)  # a second row, so that on a phone the fields keep their order
        minutes = left.number_input("Minutes, if known", min_value=1.0, max_value=2_000.0, value=None, step=5.0)
        km = right.number_input("Kilometres, if known", min_value=0.1, max_value=500.0, value=None, step=1.0)
        if st.form_submit_button("Keep this run") and isinstance(day, dt.date):
            try:
                store.add_run(
                    here.warehouse,
                    athlete.athlete_id,
                    day,
                    RunKind(kind),
                    today=here.today,
                    time=time,
                    duration_s=None if minutes is None else minutes * 60,
                    distance_m=None if km is None else km * 1000,
                )
            except EvenstrideError as error:
                st.markdown(widgets.md_escape(str(error)))
            else:
                _kept()


def _pain_form(here: Here, athlete: Athlete) -> None:
    with widgets.part_to_fill("Note pain", key="pain_part"), st.form("note_pain", border=False, clear_on_submit=True):
        left, right = st.columns(2)
        area = left.selectbox("Where", list(FocusArea), format_func=AREA_NAMES.__getitem__)
        day = right.date_input(
            "On which day", here.today, max_value=here.today, format=habits.day_format(here.warehouse)
        )
        note = st.text_input("In your own words, if you like", max_chars=300)
        if st.form_submit_button("Keep this note") and isinstance(day, dt.date):
            try:
                store.add_pain(here.warehouse, athlete.athlete_id, day, FocusArea(area), note or "", today=here.today)
            except EvenstrideError as error:
                st.markdown(widgets.md_escape(str(error)))
            else:
                _kept()


def _kept() -> None:
    taken.forget("note")
    st.toast(words.ADDED)
    st.rerun()
