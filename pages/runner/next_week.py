"""Next week: how much it can hold and still be gradual, with a plan typed beside the ranges."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import streamlit as st

from analytics import planner
from analytics.charts.next_week import next_week_axis_max, next_week_row_alt, next_week_row_chart
from analytics.charts.theme import CONFIG
from analytics.model import FocusArea
from analytics.planned_exercises import CheckedExercise
from analytics.reference.guide import SHARED
from analytics.words import exercise_plan as exercise_plan_words
from analytics.words import next_week as words
from analytics.words.runner import area_name
from analytics.words.week import read_week
from pages.shared import breaks, cache, exercise_plan, flagged, page, plan, weeks, widgets
from pages.shared.widgets import md_escape

here, athlete, log = page.begin_with_log()
unit, mode = athlete.settings.load_unit, weeks.mode()
coming = cache.next_week(here.source, athlete, log)
areas = coming.areas.to_dict("records")
states = {row["focus_area"]: words.state_of(row) for row in areas}
held = coming.held.to_dict("records")
with_range = [area for area, state in states.items() if state in words.RANGE_STATES]
waits = not with_range
down = words.down_text(cache.guide(), athlete.settings) if coming.is_down_week and not waits else ""
current = read_week(
    log.weekly,
    log.bands,
    log.gaps,
    today=log.today,
    last_day=log.sessions["local_day"].max().date(),
    weeks_needed=int(cache.guide().value(SHARED, "history_weeks", athlete.settings)),
    is_off=athlete.settings.rehab_mode,
)

# ------------------------------------------------------------------------------------------------ sets of each area

top = st.container()
start, is_last_week = plan.starting_plan(coming.areas)
planned = dict(start)
if not waits:
    st.header("Your plan beside the ranges", anchor=False)
    begins = words.DOWN_NOTE if coming.is_down_week else words.START_NOTE if is_last_week else words.RESTART_NOTE
    notes = [words.CHART_NOTE, begins]
    widgets.small(" ".join([*notes, words.RAMP_NOTE] if "ramp" in states.values() else notes))
    if coming.areas["last"].notna().any():
        last_week = coming.week_start - dt.timedelta(weeks=2)  # the one before the running one
        flagged.week_link(last_week, words.last_week_link(last_week))
    rows = {area: st.columns([1.3, 1.9, 0.8], gap="medium", vertical_alignment="center") for area in states}
    for area in with_range:
        with rows[area][2]:
            planned[area] = plan.field(athlete.athlete_id, coming.week_start, area, start[area])
    checked = planner.check_plan(coming, planned)
    said = {
        row["focus_area"]: words.plan_text(row, one.planned, one.past, one.fewer, one.days)
        for row in areas
        if (one := checked.get(row["focus_area"]))
    }
    past = [area for area, one in checked.items() if one.past > 0]
    axis_max = next_week_axis_max(coming.areas, planned)
    for row in areas:
        area = row["focus_area"]
        text, chart, _ = rows[area]
        with text:
            last = md_escape(words.held_text(row, held))
            st.markdown(words.row_text(row, said.get(area, ""), last, is_past=area in past))
        with chart:
            about = {"area": area, "label": area_name(area), "planned": planned.get(area)}
            usual = words.USUAL_LABEL if area == with_range[0] else ""
            st.plotly_chart(
                next_week_row_chart(
                    coming.areas,
                    mode=mode,
                    axis_max=axis_max,
                    with_axis=area == FocusArea.FEET,
                    usual_label=usual,
                    **about,
                ),
                theme=None,
                config=CONFIG,
                alt=next_week_row_alt(coming.areas, **about),
                key=f"next_{area}",
            )
    widgets.read_as_table(
        pd.DataFrame(words.table_rows(areas, planned, said)), alt=words.TABLE_ALT, key="next_week_table"
    )
else:
    said, past = {}, []

# ------------------------------------------------------------------------------------------------- each exercise

exercises = coming.exercises.to_dict("records")
checked_exercises: list[CheckedExercise] = []
if not waits:
    st.header("How far can each exercise go?", anchor=False)
    steps = words.exercise_rows(exercises, unit)
    if steps:
        widgets.small(words.step_note(unit, planner.PLATE_STEP[unit]))
        widgets.table(pd.DataFrame(steps), alt=words.EXERCISE_ALT)
        chosen = exercise_plan.choose(athlete.athlete_id, coming.week_start, coming.exercises)
        typed = [exercise_plan.fields(athlete.athlete_id, coming.week_start, row, unit) for row in chosen]
        checked_exercises = cache.checked_exercises(here.source, athlete, log, coming, typed)
        if checked_exercises:
            exercise_plan.said(checked_exercises, unit)
    else:
        st.markdown(words.NO_STEPS)
    plan.start_again(is_typed=planned != start or bool(checked_exercises))

# ------------------------------------------------------------------------------------ the finding, once all is read

above_lighter = words.above_lighter(areas, planned) if coming.is_down_week else None
with top:
    is_typed = planned != start or bool(checked_exercises)
    finding = words.finding(
        current,
        states,
        past,
        is_typed=is_typed,
        is_last_week=is_last_week,
        above_lighter=above_lighter,
        exercises_past=exercise_plan_words.past_count(checked_exercises),
    )
    widgets.title(md_escape(finding))
    after = "" if waits else down or words.YOUR_CHOICE
    st.markdown(f"{words.dates_text(coming.week_start)} {after}")
    stage = words.stage_text(coming.stage)
    if stage:
        st.markdown(stage)
        st.page_link("pages/runner/start_here.py", label="A session for this phase", icon=":material/arrow_forward:")
    if waits and current.question and not current.is_off:
        breaks.ask(here, athlete, (*current.question, ""), key="gap")
    elif waits:
        st.markdown(words.waiting(current, states))

# ------------------------------------------------------------------------------------------------ steps by goals

goals = coming.goals.to_dict("records")
if goals and not waits:
    st.header("Which load steps are earned?", anchor=False)
    widgets.small(words.goal_note(goals))
    widgets.table(pd.DataFrame(words.goal_rows(goals, unit)), alt=words.GOAL_ALT)

# -------------------------------------------------------------------------------------------------- what would fit

proposals = coming.proposals.to_dict("records")
if proposals:
    st.header("What would fit an area below its weekly minimum?", anchor=False)
    for row in areas:
        fitting = [one for one in proposals if one["focus_area"] == row["focus_area"]]
        if fitting:
            st.markdown(md_escape(words.low_text(row)))
            st.markdown(
                "\n".join(f"- **{md_escape(one['name'])}.** {md_escape(words.reason_text(one))}" for one in fitting)
            )

# --------------------------------------------------------------------------------------------------------- as text

if not waits:
    st.header("Copy as text", anchor=False)
    st.code(
        words.as_text(
            coming.week_start,
            areas,
            exercises,
            proposals,
            unit,
            planned,
            said,
            stage=stage,
            held=held,
            goals=goals if goals and not waits else (),
            down=down,
            exercise_plan=[exercise_plan_words.line(one, unit) for one in checked_exercises],
        ),
        language=None,
        wrap_lines=True,
    )
widgets.footer()
