"""One week: what each figure of it is made of, down to file and line; its flags with answers, its note, its breaks."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analytics.model import week_monday
from analytics.words import flags as flag_words
from analytics.words import week_page as words
from analytics.writing import week_text
from pages.shared import breaks, cache, flagged, own_ranges, page, week_parts, weeks, widgets
from pages.shared.widgets import md_escape

here, athlete, log = page.begin_with_log()
unit = athlete.settings.load_unit
start, area = week_parts.asked(log, athlete)
names = weeks.exercise_names(here.source, athlete, log)
marked = flag_words.marked_of_weeks(cache.marked_flags(here.source, here.warehouse, athlete, log), [start])
rows = log.weekly[log.weekly["week_start"] == pd.Timestamp(start)]
made_of = cache.made_of(here.source, athlete, log, start, area)
sessions = log.sessions[log.sessions["week_start"] == pd.Timestamp(start)]

# ------------------------------------------------------------------------------------------------ the finding

widgets.title(md_escape(words.title(start, made_of["set_count"].sum(), marked, names, area, here.today)))
is_running = start <= here.today and not rows["is_complete"].all()
if start > here.today:
    st.markdown(f"{words.QUESTION} {words.NOT_YET}")
else:
    total, day_count = sessions["set_count"].sum(), sessions["local_day"].nunique()
    in_rows = rows["set_count"].sum()
    summary = words.summary_text(start, total, len(sessions), day_count, in_rows, is_running=is_running)
    st.markdown(f"{words.QUESTION} {summary}")
note = cache.week_notes(here.source, here.warehouse, athlete).get(week_monday(start), "")
if note:
    st.markdown(f"**Note.** {md_escape(note)}")
week_parts.steps(log, start, area)

# -------------------------------------------------------------------------------------------- what it is made of

if start <= here.today:
    st.header(words.area_title(area) if area else "What each area got", anchor=False)
    week_parts.area_links(rows, start, area)
    if made_of.empty:
        st.markdown(words.NO_SETS)
    elif area:
        week_parts.exercises(made_of, area, names, unit)
    else:
        week_parts.areas(rows, log.bands, start, unit)
    if area:
        own_ranges.of_one_area(here, athlete, log, start, area)
    past = cache.week_sets(here.source, here.warehouse, athlete, start)
    week_parts.sessions(past, area, names, unit)

# ------------------------------------------------------------------------------------------------ worth a look

st.header("Worth a look", anchor=False)
if marked:
    flagged.show(here, marked, names, key="flag")
else:
    st.markdown(words.NO_FLAGS if not rows.empty else "Nothing is compared in a week that has not begun.")

# ------------------------------------------------------------------------------------- what you say about this week

st.header(f"Your words on {week_text(start)}", anchor=False)
for stretch in week_parts.stretches_of(log, start):
    breaks.ask(here, athlete, stretch, key="gap")
breaks.down_week(here, athlete, start, key="down")
week_parts.note(here, athlete, start, note)
widgets.footer()
