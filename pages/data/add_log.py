"""Add a log: choose files, check what was read, match names, add. Nothing is stored before the last step."""

from __future__ import annotations

import streamlit as st

from analytics.words import add_log as words
from pages.shared import adding, page, placing, widgets

here = page.begin()
widgets.title("Add your training log")
if here.is_sample:
    st.markdown("You are looking at sample data, where nothing is added. **Add your own log** above leaves it.")
    st.stop()

adding.show_result(here)
athlete_id, new_name = adding.whose(here)
files = adding.choose_files()
adding.steps(bool(files))
if not files:
    adding.show_help()
    st.stop()

read = [one for number, file in enumerate(files) if (one := adding.check(here, athlete_id, file, number))]
unmapped = adding.unmapped_of([one.report for one in read])
answers = {}
if unmapped:
    st.header(words.names_heading(len(unmapped)), anchor=False)
    st.markdown(
        "These names are not in the catalogue. Say what each one is, or leave it for later: its sets then stay in your"
        " log as “not placed yet”, and you can place them on the Log page at any time. Answers are remembered."
    )
    answers = placing.ask(unmapped, key="match")

reports = [one.report for one in read]
number = sum(map(words.changed_sessions, reports))
with st.container(horizontal=True):
    if number and st.button(words.button_text(reports), type="primary", key="add"):
        adding.add(here, athlete_id, new_name, read, answers)
    if st.button("Start again", type="tertiary", key="start_again"):
        adding.start_again()
        st.rerun()
if len(read) < len(files):
    widgets.small("Files that were refused or still need an answer are not added.")
