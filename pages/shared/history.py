"""The parts of the *Log* page: filters, sessions, names not placed, imports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analytics import ingest, metrics
from analytics import warehouse as store
from analytics.athlete_log import AthleteLog
from analytics.importers import app_titles
from analytics.model import Athlete, FocusArea, LoadUnit, Speaker, UnmappedName
from analytics.units import format_number
from analytics.words import log as words
from analytics.words.add_log import AREA_NAMES
from analytics.writing import week_text
from pages.shared import cache, checking, correcting, flagged, habits, mending, placing, state, widgets
from pages.shared.page import Here
from pages.shared.past import History

A_PAGE = 10
FILTERS = "log"


@dataclass(frozen=True)
class Filter:
    """What the person wants to see; empty means everything."""

    area: str
    exercise: str  # name as written
    app: str
    first: dt.date
    last: dt.date


def filters(here: Here, athlete: Athlete, past: History) -> Filter:
    """Area, exercise, app and days, side by side; kept for the tab while it shows this athlete."""
    key = state.key_of(FILTERS, (here.sample, athlete.athlete_id))
    kept: dict[str, Any] = {"persist_state": "session"}
    first, last = past.sessions["local_day"].min().date(), past.sessions["local_day"].max().date()
    columns = st.columns(4)
    area = columns[0].selectbox(
        "Area", ["", *FocusArea], format_func=lambda one: AREA_NAMES.get(one, "All areas"), key=f"{key}_area", **kept
    )
    exercise = columns[1].selectbox(
        "Exercise", ["", *past.names], format_func=lambda one: one or "All exercises", key=f"{key}_exercise", **kept
    )
    app = columns[2].selectbox(
        "App",
        ["", *past.apps],
        format_func=lambda one: app_titles()[one] if one else "All apps",
        key=f"{key}_app",
        **kept,
    )
    days = columns[3].date_input(
        "Days",
        (first, last),
        min_value=first,
        max_value=last,
        format=habits.day_format(here.warehouse),
        key=f"{key}_days_{first}_{last}",
        **kept,
    )
    since, until = days if len(days) == 2 else (days[0], last)
    return Filter(area, exercise, app, since, until)


def filtered(past: History, wanted: Filter) -> pd.DataFrame:
    """The sessions that hold at least one set of what is wanted, newest first."""
    sessions = past.sessions
    keep = sessions["local_day"].between(pd.Timestamp(wanted.first), pd.Timestamp(wanted.last))
    if wanted.app:
        keep &= sessions["app"] == wanted.app
    if wanted.area or wanted.exercise:
        rows = pd.Series(True, index=past.sets.index)
        if wanted.area:
            rows &= past.sets[f"credit_{wanted.area}"] > 0
        if wanted.exercise:
            rows &= past.sets["exercise_name"] == wanted.exercise
        keep &= sessions["session"].isin(past.sets.loc[rows, "session"].unique())
    return sessions[keep]


def show_sessions(here: Here, athlete: Athlete, log: AthleteLog, past: History, wanted: Filter) -> None:
    """A page of the sessions wanted, each opening to its sets with file and line, and to a way to leave them out."""
    weeks = frozenset(log.weekly["week_start"].dt.date)
    chosen = filtered(past, wanted)
    text = words.shown_text(len(chosen), len(past.sessions))
    if len(chosen) < len(past.sessions):
        widgets.hidden_by_filters(text, FILTERS)
    else:
        st.markdown(text)
    if chosen.empty:
        st.markdown("No session fits these filters. Choose more areas, exercises or days.")
        return
    pages = -(-len(chosen) // A_PAGE)
    key = state.key_of("log_page", (here.sample, athlete.athlete_id, wanted, pages))
    number = st.pagination(pages, key=key, persist_state="session") if pages > 1 else 1
    for session in chosen.iloc[(number - 1) * A_PAGE : number * A_PAGE].itertuples():
        label = words.session_label(session.session_started_at, session.session_title, session.set_count)
        draw = partial(_show_session, here, athlete, past, weeks, session, label)
        widgets.folded(widgets.md_escape(label), draw, key=f"log_session_{len(past.sets)}_{session.first_row}")


def _show_session(
    here: Here, athlete: Athlete, past: History, weeks: Container[dt.date], session: Any, label: str
) -> None:
    """The sets of one session (a row of `past.sessions`), without the columns that say nothing in it.

    `weeks`: those that have a page.
    """
    unit = athlete.settings.load_unit
    rows = past.sets.iloc[session.first_row : session.first_row + session.set_count]
    cells = pd.DataFrame([words.set_cells(row, unit) for row in rows.to_dict("records")])
    cells = correcting.with_logged(past, rows, cells, unit)
    if session.session_note:
        st.markdown(widgets.md_escape(session.session_note))
    widgets.table(cells.loc[:, (cells != "").any()], alt=f"Sets of {label}")
    widgets.small(f"From {widgets.md_escape(session.file)} ({app_titles()[session.app]}).")
    week = metrics.week_start_of(session.local_day.date(), athlete.settings.week_start)
    if week in weeks:
        flagged.week_link(week, f"Its week, {week_text(week)}")
    if not here.is_sample:
        correcting.offer(here, athlete, rows)
        _leave_out(here, athlete, rows, label, unit)


def _leave_out(here: Here, athlete: Athlete, rows: pd.DataFrame, label: str, unit: LoadUnit) -> None:
    """A button; once pressed, the choice between the whole session and one of its lines."""
    first = rows.iloc[0]
    key = f"{first['app']}_{first['session_key']}"
    if state.recall("leaving_out") != key:
        if st.button("Leave out", key=f"leave_{key}", type="tertiary", help=words.LEAVE_OUT_HELP):
            state.keep("leaving_out", key)
            st.rerun()
        return
    lines = rows.drop_duplicates("line")
    options = {words.WHOLE_SESSION: -1} | {
        words.line_label(row, unit): nth for nth, row in enumerate(lines.to_dict("records"))
    }
    with st.container(horizontal=True, vertical_alignment="bottom"):
        picked = st.selectbox("What should not count?", list(options), key=f"what_{key}", width=360)
        if st.button("Leave out", key=f"sure_{key}"):
            state.forget("leaving_out")
            chosen = None if options[picked] < 0 else lines.iloc[options[picked]]
            what = label if chosen is None else picked
            mending.decide(here, words.left_out_by_hand(what), lambda: _store_left_out(here, athlete, first, chosen))
        if st.button("Keep", key=f"keep_{key}", type="tertiary"):
            state.forget("leaving_out")
            st.rerun()


def _store_left_out(here: Here, athlete: Athlete, first: pd.Series, chosen: pd.Series | None) -> list[str]:
    def leave_out(inside: store.Warehouse) -> str:
        if chosen is None:
            session = (first["app"], first["session_key"])
            return store.leave_out_sessions(inside, athlete.athlete_id, [session], Speaker.RUNNER)
        place = (chosen["import_id"], int(chosen["line"]))
        return store.leave_out_line(inside, athlete.athlete_id, *place, Speaker.RUNNER)

    return [ingest.decide(here.warehouse, athlete.athlete_id, cache.catalogue(), leave_out)]


def show_unplaced(here: Here, athlete: Athlete, past: History) -> None:
    """Every name that nobody has placed, with a place to say what it is; and the answers given before."""
    if not past.unplaced:
        st.markdown("Every exercise name of this log is placed.")
    elif here.is_sample:
        widgets.table(
            pd.DataFrame([{"Name": one.name, "Sets": f"{format_number(one.set_count)}"} for one in past.unplaced]),
            alt="Names not placed yet",
        )
    else:
        st.markdown("These sets are in your log and in no area. Say what each name is, and all its history counts.")
        st.page_link("pages/data/exercise_names.py", label="See every name", icon=":material/arrow_forward:")
        _place(here, athlete, past.unplaced)
    if past.answers and not here.is_sample:
        with widgets.part(f"Names you placed ({len(past.answers)})", key="names_placed"):
            for name in past.answers:
                with st.container(horizontal=True, vertical_alignment="center"):
                    st.markdown(widgets.md_escape(name), width="content")
                    if st.button("Take back", key=f"unplace_{name}"):
                        store.forget_name_answer(here.warehouse, athlete.athlete_id, name)
                        st.rerun()


def _place(here: Here, athlete: Athlete, names: tuple[UnmappedName, ...]) -> None:
    answers = placing.ask(names, key=f"log_{athlete.data_version}")
    if st.button("Save these answers", key="save_names", type="primary", disabled=not answers):
        for name, answer in answers.items():
            store.answer_name(here.warehouse, athlete.athlete_id, name, answer)
        st.rerun()
    if not answers:
        widgets.small("The button works once a name has an answer.")


def show_imports(here: Here, athlete: Athlete) -> None:
    """Every import that counts, newest first: what it brought, what was left out, and a way to take it back."""
    for one in cache.imports(here.source, here.warehouse, athlete):
        with st.container(border=True, key=f"import_{one.import_id}"):
            st.markdown(f"**{widgets.md_escape(one.report.file)}** ({app_titles()[one.report.format]})")
            with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
                st.markdown(f":small[{words.import_text(one.report, one.imported_at)}]", width="content")
                if not here.is_sample and st.button("Undo", key=f"undo_{one.import_id}"):
                    mending.undo_import(here, one.import_id, one.report.file)
            checking.show_issues(one.report, key=one.import_id, done=True)
