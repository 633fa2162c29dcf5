"""This week: what changed in each area, and whether anything is worth a look."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analytics.charts.theme import CONFIG
from analytics.charts.weekly_lens import shown
from analytics.charts.weekly_rows import weekly_area_alt
from analytics.model import OUTSIDE, UNPLACED, FlagAnswer, FlagState, FocusArea
from analytics.words import area_rows as rows
from analytics.words import flags as flag_words
from analytics.words import this_week as words
from analytics.words import week_cards
from analytics.words.answers import CHART_NOTE
from analytics.words.runner import area_name
from analytics.writing import present, write_as
from pages.shared import breaks, cache, flagged, page, state, week_parts, weeks, widgets
from pages.shared.widgets import md_escape

SPANS = (8, 16, 52)

here, athlete, log = page.begin_with_log()
last_day = log.sessions["local_day"].max().date()
log, has_ended = weeks.as_it_stood(here, athlete, log)
unit, mode = athlete.settings.load_unit, weeks.mode()
marked = cache.marked_flags(here.source, here.warehouse, athlete, log)
speaking = [one.flag for one in marked if one.state is FlagState.OPEN]
answered = [one for one in marked if one.answer not in (None, FlagAnswer.LOG_ERROR)]
names = weeks.exercise_names(here.source, athlete, log)

# ------------------------------------------------------------------------------------------------ the finding

week = cache.week(here.source, athlete, log, last_day, has_ended=has_ended)
best = cache.recent_best(here.source, athlete, log, week.last)
low_share = words.under_half(log.balance, log.quiet_areas)
finding = words.finding(week, speaking, names, low_share, best, answered)
if has_ended:
    widgets.title(words.stale_title(last_day, here.today))
    st.markdown(f"{words.ended_text(last_day)} **Then: {md_escape(finding)}.**")
else:
    widgets.title(md_escape(finding))
st.markdown(f"{words.QUESTION} {words.dates_text(week)}")
if week.question:
    breaks.ask(here, athlete, (*week.question, ""), key="gap")
found = week_cards.cards(week, speaking, names, best, unit, here.today)
widgets.cards([(md_escape(one.heading), md_escape(one.body)) for one in found], below=week_parts.card_links(found))

# ------------------------------------------------------------------------------------- how much each area got

st.header("How much did each area get?", anchor=False)
writing = present()


@st.fragment
def areas_in_one_lens() -> int:
    """The rows of the five areas. Another lens runs nothing but them; another range runs the page, which goes by it."""
    write_as(writing)
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
        span = weeks.span(here, SPANS, 16)
    if state.recall("span_drawn") not in (None, span):
        st.rerun()
    weekly, bands = weeks.last_weeks(log.weekly, log, span), weeks.last_weeks(log.bands, log, span)
    if has_ended:  # the last week of an old log is over, and nothing comes after it
        weekly, bands = weekly.assign(is_complete=True), bands[bands["week_start"] <= pd.Timestamp(week.start)]
    is_sets = lens == "set_count"
    bases = weekly["load_basis"][weekly["focus_area"].isin(list(FocusArea))].unique()
    widgets.small(
        rows.rows_note(
            lens, span, len(weekly) // weekly["focus_area"].nunique(), [str(one) for one in bases], has_ended=has_ended
        )
        + f" {rows.OPENS}"
        + (f" {CHART_NOTE}" if answered else "")
    )

    cells: dict[str, list[str]] = {}
    for area in FocusArea:
        said = flag_words.said_of(area, answered)
        row, chart_of_area = cache.area_row(
            here.source,
            athlete,
            log,
            area,
            (weekly, bands),
            lens=lens,
            span=span,
            has_ended=has_ended,
            mode=mode,
            said=said,
        )
        values = [shown(value, row.lens) for value in row.value]
        one = week.areas[area]
        text, chart = st.columns([1, 2.2], gap="medium", vertical_alignment="center")
        with text:
            st.markdown(rows.row_text(one, week, md_escape(area_name(area)), values, is_sets=is_sets))
            flagged.week_link(week.start if one.sets else week.last, f"The sets of {area_name(area).lower()}", area)
        with chart:
            event = st.plotly_chart(
                chart_of_area,
                theme=None,
                config=CONFIG,
                alt=weekly_area_alt(row, label=area_name(area), said=said),
                on_select="rerun",
                selection_mode="points",
                key=f"row_{area}",
            )
            week_parts.open_clicked(event, area)
        columns = (values, row.value, row.lower, row.upper, row.is_now)
        cells[area_name(area)] = [
            rows.cell_text(*cell) + (f", {said[day]}" if day in said else "")
            for day, *cell in zip(row.days, *columns, strict=True)
        ]
        days = row.days

    table = pd.DataFrame({"Week from": [rows.cell_day(day) for day in days], **cells}).iloc[::-1]
    week_parts.read_or_open(table, days[::-1], alt=rows.table_alt(lens, span))
    return span


state.forget("span_drawn")
span = areas_in_one_lens()
state.keep("span_drawn", span)
weekly = weeks.last_weeks(log.weekly, log, span)

# ------------------------------------------------------------------------------------------------ worth a look

st.header("Worth a look", anchor=False)
now = flag_words.marked_of_weeks(marked, [week.start, week.last])
if now:
    flagged.show(here, now, names, key="flag")
else:
    st.markdown(words.nothing_text(week))
first = weekly["week_start"].iloc[0].date()
before = [one for one in marked if first <= one.flag.week_start < week.last and flag_words.is_step(one.flag)]
flagged.earlier(before, cache.guide(), names, here.today, key="earlier")

# ----------------------------------------------------------------------------------------- what was not counted

st.header("What was not counted", anchor=False)
counted = cache.counted(here.source, here.warehouse, athlete)
other = weekly.groupby("focus_area")["set_count"].sum()
st.markdown(
    rows.not_counted_text(counted.read, counted.counted, other.get(UNPLACED, 0.0), other.get(OUTSIDE, 0.0), span)
)
st.page_link("pages/data/log.py", label="See every set in the Log", icon=":material/arrow_forward:")
widgets.footer()
