"""Progress: how one exercise moves, and whether it does so gradually."""

from __future__ import annotations

import datetime as dt
from functools import partial

import streamlit as st

from analytics import exercise_log as exercise
from analytics import planner
from analytics.charts.progression import progression_alt, progression_chart
from analytics.charts.session_work import session_work_alt, session_work_chart
from analytics.charts.theme import CONFIG
from analytics.model import Placement
from analytics.words import progress as words
from analytics.words import session_rows as rows
from analytics.words.this_week import ended_text, stale_title
from pages.shared import cache, exercise_lines, flagged, load_trend, page, session_parts, state, weeks, widgets
from pages.shared.widgets import md_escape

here, athlete, log = page.begin_with_log()
last_day = log.sessions["local_day"].max().date()
log, has_ended = weeks.as_it_stood(here, athlete, log)
unit, mode, week_start = athlete.settings.load_unit, weeks.mode(), athlete.settings.week_start
exercises = {one.key: one for one in cache.logged_exercises(here.source, athlete, log)}
usual = exercise.usual_choice(tuple(exercises.values())).key

heading = st.container()
key = st.selectbox(
    "Exercise (type to search)",
    list(exercises),
    index=list(exercises).index(state.asked_exercise(athlete.athlete_id, exercises) or usual),
    format_func=lambda one: words.option_text(exercises[one].name, exercises[one].set_count, exercises[one].is_placed),
    key=state.exercise_key(athlete.athlete_id),
)
state.show_exercise(athlete.athlete_id, key)
one = exercises[key]
equipment: str | None = None
if one.has_several:
    options = [words.ALL, *one.equipment]
    asked = state.asked_equipment(key, options)
    chosen = st.segmented_control(
        "Equipment", options, default=one.equipment[0] if asked is None else asked, required=True,
        format_func=words.equipment_option, key=state.equipment_key(athlete.athlete_id, key),
    )  # fmt: skip
    state.show_equipment(key, chosen)
    equipment = None if chosen == words.ALL else chosen
label = one.called(equipment)
every_mark = [
    mark
    for mark in cache.marked_flags(here.source, here.warehouse, athlete, log)
    if mark.flag.exercise_id == key and words.is_of(mark.flag, equipment)
]
moves = cache.moves(here.source, athlete, log, one, equipment, exercise.error_weeks(every_mark))
is_in_kg = moves.measure.unit == "kg"
began_with = state.asked_range(words.SPANS, words.first_span(*words.days_of(moves.sessions)))
span = st.segmented_control(
    "Span", list(words.SPANS), default=began_with, required=True, format_func=words.SPANS.__getitem__,
    key=state.range_key(f"span_{athlete.athlete_id}_{key}_{equipment}"),
)  # fmt: skip
state.show_range(span, began_with)
sessions = words.within(moves.sessions, span)
first = sessions["local_day"].iloc[0].date()
marked = [mark for mark in every_mark if mark.flag.week_start >= first - dt.timedelta(days=6)]
steps = rows.step_sessions(sessions, marked)
coming = planner.next_session(
    log,
    athlete.athlete_id,
    cache.next_week(here.source, athlete, log),
    exercise_id=key,
    area=one.area,
    equipment=equipment,
    last_day=moves.sessions["local_day"].iloc[-1].date(),
)
waits = words.waits_text(
    coming,
    one.area,
    log.gaps,
    moves.sessions["local_day"].iloc[-1].date(),
    is_load=is_in_kg,
    has_ended=has_ended,
)

# ------------------------------------------------------------------------------------------------- the finding

with heading:
    looked_at = equipment if one.has_several else None
    is_quiet = bool(one.direct_areas & log.quiet_areas)
    total = int(moves.sessions["value"].notna().sum())
    finding = words.finding(one.name, sessions, total, marked, unit, looked_at, today=log.today, is_quiet=is_quiet)
    if has_ended:
        widgets.title(stale_title(last_day, here.today))
        st.markdown(f"{ended_text(last_day)} **Then: {md_escape(finding)}.**")
    else:
        widgets.title(md_escape(finding))
    told = [words.QUESTION, words.span_text(sessions, moves.measure.title)]
    st.markdown(" ".join([*told, words.without_text(sessions, moves.measure.key), words.errors_text(sessions)]))
    if not one.is_placed:
        st.markdown(words.UNPLACED)
        st.page_link(
            "pages/data/exercise_names.py", label="Place it on Exercise names", icon=":material/arrow_forward:"
        )
    elif one.placement == Placement.OUTSIDE:
        st.markdown(words.OUTSIDE)
    if one.has_several and equipment is None:
        st.markdown(words.ALL_EQUIPMENT)

# ---------------------------------------------------------------------------------------------------- charts

st.header(words.best_heading(moves.measure.title), anchor=False)
widgets.small(words.chart_note(moves.least_step, moves.value_unit))
text, chart = st.columns([1, 2.6], gap="medium")
with text:
    head, change = words.change_text(sessions, moves.value_unit, is_estimate=moves.measure.key == "one_rep_max")
    if head:
        st.subheader(md_escape(head), anchor=False)
        st.markdown(md_escape(change))
    st.subheader("Gradual corridor", anchor=False)
    if waits:
        st.markdown(waits)
    else:
        st.markdown(words.corridor_text(moves.next_low, moves.next_high, moves.value_unit, total))
        if beside := words.beside_text(coming, one.area, unit):
            st.markdown(beside)
with chart:
    about = {"label": label, "unit": moves.value_unit, "above": rows.above_texts(steps, here.today)}
    about["said"] = rows.said_texts(steps)
    event = st.plotly_chart(
        progression_chart(
            sessions,
            measure=moves.measure.key,
            mode=mode,
            area=one.area,
            brief=rows.brief_texts(steps, unit),
            **about,
        ),
        theme=None,
        config=CONFIG,
        alt=progression_alt(sessions, title=moves.measure.title, **about),
        on_select="rerun",
        selection_mode="points",
        key="progression",
    )
    session_parts.open_clicked(event, one, week_start)
st.header(words.work_heading(moves.measure.work_title), anchor=False)
widgets.small(words.WORK_NOTE)
text, chart = st.columns([1, 2.6], gap="medium")
with text:
    st.subheader("Next session", anchor=False)
    st.markdown(words.WORK_WAITS if waits else words.work_text(moves.next_work, moves.work_unit))
with chart:
    about = {"label": label, "unit": moves.work_unit}
    event = st.plotly_chart(
        session_work_chart(sessions, mode=mode, area=one.area, **about),
        theme=None,
        config=CONFIG,
        alt=session_work_alt(sessions, title=moves.measure.work_title, **about),
        on_select="rerun",
        selection_mode="points",
        key="work",
    )
    session_parts.open_clicked(event, one, week_start)
notes = [
    words.ESTIMATE_NOTE if moves.measure.key == "one_rep_max" else "",
    words.basis_text(moves.load_basis, one.body_mass_fraction, is_in_kg),
]
widgets.small(" ".join(note for note in notes if note) or words.WORKING_ONLY)
session_parts.choose(sessions, moves, week_start, key=f"open_session_{key}_{equipment}_{span}")
widgets.folded("Read as a table", partial(session_parts.table, sessions, steps, moves, label), key="progress_table")

# --------------------------------------------------------------------------------------------- records and flags

st.header("Records", anchor=False)
for used in moves.records:
    if len(moves.records) > 1:
        st.subheader(words.equipment_option(used), anchor=False)
    session_parts.records(moves, used, week_start)
widgets.small(words.RECORDS_NOTE)
st.header("Worth a look", anchor=False)
if marked:
    flagged.show(here, marked, {key: one.name}, key="flag", with_links=False)
else:
    st.markdown(words.nothing_flagged_text(sessions))
about_it = words.about_text(cache.catalogue().exercises.get(key), one.credits, cache.exercise_names())
if about_it:
    st.header(words.ABOUT, anchor=False)
    st.markdown("  \n".join(md_escape(text) for text in about_it))
exercise_lines.show(cache.exercise_lines(here.source, athlete, log), len(exercises))
load_trend.show(here, athlete, here.today, mode)
widgets.footer()
