"""Exercise names: what every name of the log means, and a place to say it once."""

from __future__ import annotations

import streamlit as st

from analytics.words import names as words
from pages.shared import cache, naming, page, widgets

here, athlete, _log = page.begin_with_log(is_log_page=True)
listed = cache.logged_names(here.source, here.warehouse, athlete)
unplaced = [one for one in listed if one.exercise is None]
widgets.title(words.title_text(len(unplaced), len(listed)), words.NOTE)

st.header("Names not placed yet", anchor=False)
naming.show_unplaced(here, athlete, unplaced)

st.header("Every name in this log", anchor=False)
naming.show_all(here, athlete, listed)

if not here.is_sample:
    st.header("Answers given", anchor=False)
    naming.show_answers(here, athlete)
