"""Hand over: one page about one athlete, for another person to read, print or work on."""

from __future__ import annotations

import streamlit as st

from analytics import reports
from analytics.words import hand_over as words
from pages.shared import cache, handing, page, widgets

here, athlete, log = page.begin_with_log()

widgets.title(words.TITLE)
st.markdown(words.QUESTION)

# ------------------------------------------------------------------------------------------------ what it shall hold

st.header(words.WHAT_TITLE, anchor=False)
today, choice = handing.choose(here, athlete, log)
made = cache.hand_over(here.source, here.warehouse, athlete, today, choice)

# ------------------------------------------------------------------------------------------------ take it along

st.header(words.TAKE_TITLE, anchor=False)
handing.downloads(here, athlete, cache.athlete_log(here.source, here.warehouse, athlete, today), made, choice, today)
if cache.needs_other_fonts(made):
    widgets.small(words.OTHER_LETTERS)
if len(here.athletes) > 1:
    handing.all_downloads(here, choice, today)

# ------------------------------------------------------------------------------------------------ as it will be

st.header(words.PREVIEW_TITLE, anchor=False)
with st.container(border=True, width=handing.PREVIEW_WIDTH):
    st.image(cache.page_picture(made), alt=words.picture_alt(made.name, made.finding), width="stretch")
with widgets.part(words.AS_TEXT, key="hand_over_words"):
    st.code(reports.as_text(made), language=None, wrap_lines=True)
widgets.footer()
