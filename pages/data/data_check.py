"""Data check: what in the log is worth a second look, what was read of each file, and what the person changed."""

from __future__ import annotations

import streamlit as st

from analytics.words import data_check as words
from pages.shared import cache, mending, page, preferences, widgets

here, athlete, log = page.begin_with_log(is_log_page=True)
mending.show_last(here)
preferences.body_mass_taken_away(here)
check = cache.log_check(here.source, here.warehouse, athlete, here.today)
open_ones = [one for one in check.findings if one.is_open]
widgets.title(words.title_text(len(open_ones)), words.LEAD if open_ones else words.ALL_WELL)

mending.show_findings(here, athlete, open_ones, log.gaps)
if notes := [one for one in check.findings if not one.is_open]:
    st.header(words.NOTES_HEADING, anchor=False)
    mending.show_notes(here, athlete, notes)

st.header("What was read", anchor=False)
mending.show_files(check.files)

if check.overrides:
    st.header("Your changes", anchor=False)
    widgets.small(words.CHANGES_NOTE)
    mending.show_overrides(here, athlete, check.overrides)
