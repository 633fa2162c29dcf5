"""From a session of one exercise to the week it lies in: a click in a chart, a choice, a record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pandas as pd
import streamlit as st

from analytics import exercise_log as exercise
from analytics import metrics
from analytics.model import MarkedFlag, WeekStart
from analytics.words import progress as words
from analytics.words import session_rows as rows
from pages.shared import flagged, widgets
from pages.shared.widgets import md_escape


def open_clicked(event: object, one: exercise.Logged, week_start: WeekStart) -> None:
    """Open the week of the session that was clicked in one of the two charts, at the sets of the exercise."""
    points = event["selection"]["points"] if isinstance(event, dict) else []
    if points and points[0].get("customdata"):
        week = metrics.week_start_of(dt.date.fromisoformat(str(points[0]["customdata"][0])), week_start)
        address = flagged.week_address(week.isoformat(), one.area or "", one.key)
        st.switch_page("pages/runner/week.py", query_params=address)


def choose(sessions: pd.DataFrame, moves: exercise.Moves, week_start: WeekStart, *, key: str) -> None:
    """The same with the keyboard: choose one of these sessions, newest first."""
    one, newest = moves.exercise, sessions.iloc[::-1]
    places = {
        rows.session_option(day.date(), value, moves.value_unit): (
            metrics.week_start_of(day.date(), week_start),
            one.area or "",
        )
        for day, value in zip(newest["local_day"], newest["value"], strict=True)
    }
    flagged.open_week(rows.OPEN_LABEL, places, key=key, hint=rows.OPEN_HINT, exercise=one.key)


def table(sessions: pd.DataFrame, steps: Mapping[pd.Timestamp, MarkedFlag], moves: exercise.Moves, label: str) -> None:
    """Every session shown as a row, newest first."""
    cells = rows.session_table(
        sessions,
        steps,
        title=moves.measure.title,
        work_title=moves.measure.work_title,
        unit=moves.value_unit,
        work_unit=moves.work_unit,
        load_unit=moves.load_unit,
    )
    if note := rows.table_note(len(sessions)):
        widgets.small(note)
    widgets.table(cells, alt=f"Sessions of {label}, newest first")


def records(moves: exercise.Moves, equipment: str, week_start: WeekStart) -> None:
    """Each record with one equipment, as a link to the week in which it was reached."""
    texts, one = words.records_text(moves.records[equipment], moves.load_unit), moves.exercise
    for text, day in texts:
        week = metrics.week_start_of(day, week_start)
        flagged.week_link(week, md_escape(text), one.area or "", exercise=one.key)
    if not texts:
        st.markdown(words.NO_RECORDS)
