"""This week: what changed in each area, and whether anything is worth a look."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analytics.charts.theme import CONFIG
from analytics.charts.weekly_lens import read_row, shown
from analytics.charts.weekly_rows import weekly_area_alt, weekly_area_chart
from analytics.model import OUTSIDE, UNPLACED, FocusArea
from analytics.reference.guide import SHARED
from analytics.words import area_rows as rows
from analytics.words import flags as flag_words
from analytics.words import this_week as words
from analytics.words import week_cards
from analytics.words.runner import area_name
from analytics.words.week import read_week
from pages.shared import cache, flagged, page, weeks, widgets
from pages.shared.widgets import md_escape

SPANS = (8, 16, 52)

here, athlete, log = page.begin_with_log()
last_day = log.sessions["local_day"].max().date()
log, has_ended = weeks.as_it_stood(here, athlete, log)
guide, unit, mode = cache.guide(), athlete.settings.load_unit, weeks.mode()
names = weeks.exercise_names(here.source, athlete, log)

# ------------------------------------------------------------------------------------------------ the finding

week = read_week(
    log.weekly,
    log.bands,
    log.gaps,
    today=log.today,
    last_day=last_day,
    weeks_needed=int(guide.value(SHARED, "history_weeks", athlete.settings)),
    is_off=athlete.settings.rehab_mode,
    has_ended=has_ended,
)
best = cache.recent_best(here.source, athlete, log, week.last)
low_share = words.under_half(log.balance)
finding = words.finding(week, log.flags, names, low_share, best)
if has_ended:
    widgets.title(words.stale_title(last_day, here.today))
    st.markdown(f"{words.ended_text(last_day)} **Then: {md_escape(finding)}.**")
else:
    widgets.title(md_escape(finding))
st.markdown(f"{words.QUESTION} {words.dates_text(week)}")
if week.question:
    st.markdown(words.question_text(week))
    st.page_link("pages/data/settings.py", label="Answer in Settings", icon=":material/arrow_forward:")
widgets.cards(
    [
        (md_escape(head), md_escape(body))
        for head, body in week_cards.cards(week, log.flags, names, best, unit, here.today)
    ]
)

# ------------------------------------------------------------------------------------- how much each area got

st.header("How much did each area get?", anchor=False)
with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
    lens = st.segmented_control(
        "Count in",
        list(rows.LENSES),
        default="set_count",
        required=True,
        format_func=lambda one: rows.lens_name(one, unit),
        key="lens",
        wrap=True,
        persist_state="session",
    )
    span = st.segmented_control(
        "Weeks",
        SPANS,
        default=16,
        required=True,
        key="weeks",
        persist_state="session",
        format_func=lambda one: f"{one}",
    )
weekly, bands = weeks.last_weeks(log.weekly, log, span), weeks.last_weeks(log.bands, log, span)
if has_ended:  # the last week of an old log is over, and nothing comes after it
    weekly, bands = weekly.assign(is_complete=True), bands[bands["week_start"] <= pd.Timestamp(week.start)]
is_sets = lens == "set_count"
bases = weekly["load_basis"][weekly["focus_area"].isin(list(FocusArea))].unique()
widgets.small(
    rows.rows_note(
        lens, span, len(weekly) // weekly["focus_area"].nunique(), [str(one) for one in bases], has_ended=has_ended
    )
)

cells: dict[str, list[str]] = {}
for area in FocusArea:
    row = read_row(weekly, bands, area, lens, unit)
    values = [shown(value, row.lens) for value in row.value]
    one = week.areas[area]
    text, chart = st.columns([1, 2.2], gap="medium", vertical_alignment="center")
    with text:
        st.markdown(rows.row_text(one, week, md_escape(area_name(area)), values, is_sets=is_sets))
    with chart:
        about = {"area": area, "label": area_name(area), "lens": lens, "load_unit": unit}
        st.plotly_chart(
            weekly_area_chart(weekly, bands, mode=mode, **about),
            theme=None,
            config=CONFIG,
            alt=weekly_area_alt(weekly, bands, **about),
            key=f"row_{area}",
        )
    columns = zip(values, row.value, row.lower, row.upper, row.is_now, strict=True)
    cells[area_name(area)] = [rows.cell_text(*cell) for cell in columns]
    days = row.days

table = pd.DataFrame({"Week from": [rows.cell_day(day) for day in days], **cells}).iloc[::-1]
widgets.read_as_table(table, alt=rows.table_alt(lens, span), key="weeks_table")

# ------------------------------------------------------------------------------------------------ worth a look

st.header("Worth a look", anchor=False)
now = flag_words.of_weeks(log.flags, [week.start, week.last])
if now:
    flagged.show(now, guide, names, unit, here.today, key="flag")
else:
    st.markdown(words.nothing_text(week))
first = weekly["week_start"].iloc[0].date()
before = [one for one in log.flags if first <= one.week_start < week.last and flag_words.is_step(one)]
flagged.earlier(before, guide, names, key="earlier")

# ----------------------------------------------------------------------------------------- what was not counted

st.header("What was not counted", anchor=False)
counted = cache.counted(here.source, here.warehouse, athlete)
other = weekly.groupby("focus_area")["set_count"].sum()
st.markdown(
    rows.not_counted_text(counted.read, counted.counted, other.get(UNPLACED, 0.0), other.get(OUTSIDE, 0.0), span)
)
st.page_link("pages/data/log.py", label="See every set in the Log", icon=":material/arrow_forward:")
widgets.footer()
