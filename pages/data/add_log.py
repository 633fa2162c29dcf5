"""Add a log: choose files, check what was read, match names, add. Nothing is stored before the last step."""

from __future__ import annotations

import streamlit as st

from analytics.words import add_log as words
from pages.shared import adding, checking, page, widgets

here = page.begin()
heading = st.empty()
with heading:
    widgets.title(words.title_text())
if here.is_sample:
    st.markdown("You are looking at sample data, where nothing is added. **Add your own log** above leaves it.")
    st.stop()

st.markdown(words.QUESTION)
adding.show_result(here)
step = st.empty()
athlete_id, new_name = adding.whose(here)
files = adding.chosen_files()
if not files:
    step.markdown(words.steps_text(1))
    adding.show_help()
    st.stop()

read = [one for number, file in enumerate(files) if (one := checking.check(here, athlete_id, file, number))]
reports = [one.report for one in read]
unmapped = adding.unmapped_of(reports)
answers = adding.match(unmapped)
with heading:
    widgets.title(words.title_text(len(unmapped) - len(answers)))
level = adding.ask_level(here, athlete_id, reports) if sum(map(words.changed_sessions, reports)) else None

step.markdown(words.steps_text(2 if len(read) < len(files) else 3 if unmapped else 4))
with st.container(horizontal=True, vertical_alignment="center"):
    if sum(map(words.changed_sessions, reports)) and st.button(words.button_text(reports), type="primary", key="add"):
        adding.add(here, athlete_id, new_name, read, answers, level)
    if st.button("Start again", type="tertiary", key="start_again"):
        adding.start_again()
        st.rerun()
if reports and len(read) < len(files):
    widgets.small("Files that were not read, or still need an answer, are not added.")
