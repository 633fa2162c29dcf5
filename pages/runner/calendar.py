"""All weeks: one line each, newest first, with what stood out and what was said; each opens to its page."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analytics.words import calendar as words
from analytics.words.this_week import ended_text
from analytics.writing import week_text
from pages.shared import all_weeks, breaks, flagged, page, week_parts, weeks, widgets
from pages.shared.widgets import md_escape

here, athlete, log = page.begin_with_log()
names = weeks.exercise_names(here.source, athlete, log)
stood, has_ended = weeks.as_it_stood(here, athlete, log)
lines = all_weeks.lines(here, athlete, stood, has_ended=has_ended)

# ------------------------------------------------------------------------------------------------ the finding

widgets.title(words.title(lines))
ended = f" {ended_text(stood.today)}" if has_ended else ""
st.markdown(f"{words.QUESTION} {words.span_text(lines)}{ended}")

LINE_WIDTH = 700  # px, so that a long line stays beside its week on a wide screen, and stands below it on a phone

# --------------------------------------------------------------------------------------------------- the list

st.header("Week by week", anchor=False)
widgets.small(words.LIST_NOTE)
shown = all_weeks.paged(here, athlete, lines)
year = 0
for line in shown:
    if line.start.year != year:
        year = line.start.year
        st.subheader(str(year), anchor=False)
    with st.container(horizontal=True, gap=None, vertical_alignment="center", key=f"week_{line.start}"):
        flagged.week_link(line.start, week_text(line.start), width=220)
        st.markdown(f":small[{md_escape(words.line_text(line, names))}]", width=LINE_WIDTH)
widgets.read_as_table(pd.DataFrame([words.row(line, names) for line in shown]), alt=words.TABLE_ALT, key="weeks_table")

# -------------------------------------------------------------------------------------- breaks and weeks to come

st.header("Breaks and lighter weeks", anchor=False)
all_weeks.plan(here, athlete, log)
stretches = week_parts.stretches(log)
if stretches:
    with st.expander(f"{words.EARLIER_GAPS} ({len(stretches)})", key="gaps"):
        for stretch in stretches:
            breaks.ask(here, athlete, stretch, key="gap")
else:
    st.markdown(words.NO_GAPS)
widgets.footer()
