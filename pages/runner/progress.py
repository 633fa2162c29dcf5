"""Progress: how one exercise moves, and whether it does so gradually."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analytics import exercise_log as exercise
from analytics.charts.progression import progression_alt, progression_chart
from analytics.charts.session_work import session_work_alt, session_work_chart
from analytics.charts.theme import CONFIG
from analytics.model import Placement
from analytics.words import progress as words
from pages.shared import cache, flagged, load_trend, page, state, weeks, widgets
from pages.shared.widgets import md_escape

SPANS = {16: "16 weeks", 52: "1 year", 0: "All"}
ENOUGH = 8
"""Sessions that the shortest span shown at first should hold."""

here, athlete, log = page.begin_with_log()
unit, mode = athlete.settings.load_unit, weeks.mode()
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
moves = cache.moves(here.source, athlete, log, one, equipment)
flags = [flag for flag in log.flags if flag.exercise_id == key and words.is_of(flag, equipment)]
is_in_kg = moves.measure.unit == "kg"
began_with = state.asked_range(SPANS, words.first_span(moves.sessions, list(SPANS), ENOUGH))
span = st.segmented_control(
    "Span", list(SPANS), default=began_with, required=True, format_func=lambda weeks_shown: SPANS[weeks_shown],
    key=state.range_key(f"span_{athlete.athlete_id}_{key}_{equipment}"),
)  # fmt: skip
state.show_range(span, began_with)
sessions = words.within(moves.sessions, span)
first = sessions["local_day"].iloc[0].date() if len(sessions) else log.today
shown_flags = [flag for flag in flags if flag.week_start >= first - pd.Timedelta(days=6).to_pytimedelta()]

# ------------------------------------------------------------------------------------------------- the finding

with heading:
    looked_at = equipment if one.has_several else None
    is_quiet = bool(one.direct_areas & log.quiet_areas)
    finding = words.finding(one.name, sessions, len(moves.sessions), shown_flags, unit, looked_at, is_quiet=is_quiet)
    widgets.title(md_escape(finding))
    st.markdown(f"{words.QUESTION} {words.span_text(sessions, moves.measure.title)}")
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
widgets.small(words.CHART_NOTE)
text, chart = st.columns([1, 2.6], gap="medium")
with text:
    head, change = words.change_text(sessions, moves.value_unit, is_estimate=moves.measure.key == "one_rep_max")
    if head:
        st.subheader(md_escape(head), anchor=False)
        st.markdown(md_escape(change))
    st.subheader("Gradual corridor", anchor=False)
    st.markdown(words.corridor_text(moves.next_low, moves.next_high, moves.value_unit, len(moves.sessions)))
with chart:
    about = {"label": label, "unit": moves.value_unit}
    st.plotly_chart(
        progression_chart(sessions, shown_flags, measure=moves.measure.key, mode=mode, area=one.area, **about),
        theme=None,
        config=CONFIG,
        alt=progression_alt(sessions, shown_flags, title=moves.measure.title, **about),
        key="progression",
    )
st.header(words.work_heading(moves.measure.work_title), anchor=False)
widgets.small(words.WORK_NOTE)
text, chart = st.columns([1, 2.6], gap="medium")
with text:
    st.subheader("Next session", anchor=False)
    st.markdown(words.work_text(moves.next_work, moves.work_unit))
with chart:
    about = {"label": label, "unit": moves.work_unit}
    st.plotly_chart(
        session_work_chart(sessions, mode=mode, area=one.area, **about),
        theme=None,
        config=CONFIG,
        alt=session_work_alt(sessions, title=moves.measure.work_title, **about),
        key="work",
    )
notes = [
    words.ESTIMATE_NOTE if moves.measure.key == "one_rep_max" else "",
    words.basis_text(moves.load_basis, one.body_mass_fraction, is_in_kg),
]
widgets.small(" ".join(note for note in notes if note) or words.WORKING_ONLY)
in_span = moves.weeks[moves.weeks["week_start"] >= pd.Timestamp(first) - pd.Timedelta(days=6)]
widgets.read_as_table(words.weekly_table(in_span, unit), alt=f"Weeks of {label}, newest first", key="progress_table")

# --------------------------------------------------------------------------------------------- records and flags

st.header("Records", anchor=False)
for used, records in moves.records.items():
    if len(moves.records) > 1:
        st.subheader(words.equipment_option(used), anchor=False)
    st.markdown("\n".join(f"- {md_escape(text)}" for text in words.records_text(records, unit)) or words.NO_RECORDS)
widgets.small(words.RECORDS_NOTE)
st.header("Worth a look", anchor=False)
if shown_flags:
    marked = cache.marked_flags(here.source, here.warehouse, athlete, log)
    shown = [mark for mark in marked if mark.flag in shown_flags]
    flagged.show(here, shown, {key: one.name}, key="flag", with_links=False)
else:
    st.markdown(words.nothing_flagged_text(sessions))
about_it = words.about_text(cache.catalogue().exercises.get(key), one.credits, cache.exercise_names())
if about_it:
    st.header(words.ABOUT, anchor=False)
    st.markdown("  \n".join(md_escape(text) for text in about_it))
load_trend.show(here, athlete, log.today, mode)
widgets.footer()
