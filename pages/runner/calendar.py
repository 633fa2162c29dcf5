"""All weeks: one line each, newest first, with what stood out and what was said; each opens to its page."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analytics.words import calendar as words
from analytics.words.this_week import ended_text
from pages.shared import all_weeks, breaks, page, week_parts, weeks, widgets

here, athlete, log = page.begin_with_log()
names = weeks.exercise_names(here.source, athlete, log)
stood, has_ended = weeks.as_it_stood(here, athlete, log)
stretches = week_parts.stretches(log)
lines = all_weeks.lines(here, athlete, stood, stretches, has_ended=has_ended)
later = all_weeks.later(here, athlete, log, lines[0].start, stretches)

# ------------------------------------------------------------------------------------------------ the finding

widgets.title(words.title(lines))
ended = f" {ended_text(stood.today)}" if has_ended else ""
st.markdown(f"{words.QUESTION} {words.span_text(lines)}{ended}")

# --------------------------------------------------------------------------------------------------- the list

if later:
    st.header(words.later_title(later), anchor=False)
    all_weeks.show(later, names)
st.header("Week by week", anchor=False)
widgets.small(words.LIST_NOTE)
shown = all_weeks.paged(here, athlete, lines)
all_weeks.show(shown, names)
table = pd.DataFrame([words.row(line, names) for line in [*later, *shown]])
widgets.read_as_table(table, alt=words.TABLE_ALT, key="weeks_table")

# -------------------------------------------------------------------------------------- breaks and weeks to come

st.header("Breaks and lighter weeks", anchor=False)
all_weeks.plan(here, athlete, log)
if stretches:
    with widgets.part(f"{words.EARLIER_GAPS} ({len(stretches)})", key="gaps"):
        for stretch in stretches:
            breaks.ask(here, athlete, stretch, key="gap")
else:
    st.markdown(words.NO_GAPS)
widgets.footer()
