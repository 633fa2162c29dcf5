"""Log: every session as it was logged, where it came from, and what could not be counted."""

from __future__ import annotations

import streamlit as st

from analytics.words import day_notes as notes
from analytics.words import log as words
from pages.shared import cache, correcting, day_notes, history, mending, page, widgets

here, athlete, log = page.begin_with_log(is_log_page=True)
mending.show_last(here)
past = cache.history(here.source, here.warehouse, athlete)
if past.sessions.empty:
    widgets.title(words.ALL_LEFT_OUT_TITLE, words.ALL_LEFT_OUT)
    history.show_imports(here, athlete)
    st.stop()
widgets.title(words.title_text(len(past.sessions), past.sessions["local_day"].min().date()), words.QUESTION)

st.header("Sessions", anchor=False)
history.show_sessions(here, athlete, log, past, history.filters(here, athlete, past))

st.header(notes.TITLE, anchor=False)
day_notes.show(here, athlete, log)

st.header("Names not placed yet", anchor=False)
history.show_unplaced(here, athlete, past)

st.header("Where this log came from", anchor=False)
history.show_imports(here, athlete)
correcting.links()
widgets.open_all()
