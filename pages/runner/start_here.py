"""Start here: the three phases of the starter guide beside the log, and a session; for others what one day holds."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analytics import metrics
from analytics.model import AthleteSettings
from analytics.reference.guide import SHARED
from analytics.words import start_here as words
from pages.shared import breaks, cache, page, strip, week_parts, widgets
from pages.shared.widgets import md_escape

here, athlete, log = page.begin_with_or_without_log()
settings = athlete.settings if athlete else AthleteSettings()
guide = cache.guide()
start = cache.start(here.source, athlete, log)
now = start.stage

# ------------------------------------------------------------------------------------------------- the finding

widgets.title(md_escape(words.title(start, has_log=log is not None)))
lines = [words.QUESTION if now.is_new else words.QUESTION_ESTABLISHED]
records = start.weeks.to_dict("records")
if records and now.is_new:
    is_running = records[-1]["is_trained"] and not records[-1]["is_complete"]
    level_was_set = settings.level is not None
    lines.append(words.counted_text(now.week, is_running=is_running, level_was_set=level_was_set))
st.markdown(" ".join(lines))
if log is None:
    st.markdown(f"{words.NO_LOG} {words.LIFTED_BEFORE}" if now.is_new else words.NO_LOG_ESTABLISHED)
    widgets.add_or_sample()
elif settings.rehab_mode:
    st.markdown(words.REHAB)
elif athlete and (asked := [one for one in week_parts.stretches(log) if one[1] is None and not one[3]]):
    breaks.ask(here, athlete, asked[0], key="gap")
    widgets.small(words.AFTER_ANSWER)
elif (here.today - log.sessions["local_day"].max().date()).days > strip.STALE_DAYS:
    st.markdown(words.STALE)

# ----------------------------------------------------------------------------------- the phases, or what a day does

if now.is_new:
    st.header("Three phases", anchor=False)
    cards = words.phase_cards(start.phases, now.phase, now.week, guide, settings)
    widgets.cards([(md_escape(head), body) for head, body in cards])
    coming = words.next_text(now.is_new, now.week, now.phase, now.load_from, now.jumps_from, start.phases[-1].last)
    if coming:
        st.markdown(coming)
else:
    st.header("What one, two and three days do", anchor=False)
    cards = [words.days_card(guide, settings)]
    if start.has_no_load:
        cards.append(words.load_card(guide, int(guide.value(SHARED, "load_look_back_weeks"))))
    widgets.cards(cards)
    if log is not None:
        weeks = metrics.rhythm_weeks(log.weekly, log.gaps)
        strength = metrics.strength_days(log.sessions, weeks)
        st.markdown(words.days_text(strength.days_per_week, strength.weeks, str(settings.goal)))

# ------------------------------------------------------------------------------------------- the log beside the guide

if now.is_new and records:
    st.header("Your weeks beside the starter guide", anchor=False)
    rows = words.guide_rows(records[-2:], now.week, guide, settings)
    st.markdown(words.inside_text(rows))
    widgets.table(pd.DataFrame(rows), alt=words.TABLE_ALT)
    widgets.small(words.MARKS_NOTE)
    widgets.read_as_rows(
        words.week_rows(records, guide, settings), label="Every week so far", alt=words.WEEKS_ALT, key="starter_weeks"
    )

# ----------------------------------------------------------------------------------------------------------- a session

if now.is_new:
    st.header("A session for this phase", anchor=False)
    st.markdown(words.session_text(start.session, guide))
    st.markdown(
        "\n".join(
            f"{nth}. **{md_escape(one.name)}.** {md_escape(words.step_text(one))}"
            for nth, one in enumerate(start.session.steps, 1)
        )
    )
    widgets.small(words.SESSION_NOTE)
    with widgets.part("Copy as text", key="starter_text"):
        st.code(words.session_as_text(start.session, guide), language=None, wrap_lines=True)

# ------------------------------------------------------------------------------------------------------------- sources

st.header("Where this comes from", anchor=False)
for title, text in words.source_lines(guide, is_new=now.is_new):
    st.markdown(f"- **{md_escape(title)}.** {md_escape(text)}")
with st.container(horizontal=True):
    st.page_link("pages/data/guide.py", label="Every rule, number and source", icon=":material/arrow_forward:")
    if not here.is_sample:
        st.page_link("pages/data/settings.py", label="Change your level in Settings", icon=":material/arrow_forward:")
widgets.footer()
