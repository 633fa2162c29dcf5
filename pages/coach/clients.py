"""Clients: who is worth a look, and why."""

from __future__ import annotations

import streamlit as st

from analytics.charts.roster import roster_alt, roster_chart
from analytics.charts.theme import CONFIG
from analytics.model import FocusArea
from analytics.words import clients as words
from analytics.words.counted import group_text
from pages.shared import cache, choosing_clients, labelling, page, roster_table, state, weeks, widgets

A_PAGE = 25

here = page.begin()
if not here.athletes:
    widgets.no_clients()
    st.stop()

weeks_ago = state.recall("roster_week", 1)
table, texts = cache.roster(here.source, here.warehouse, here.athletes, here.today, weeks_ago)
widgets.title(words.title(table.rows))
st.markdown(f"{words.QUESTION} {words.week_note(table.rows, weeks_ago)}")

with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    choosing_clients.week(weeks_ago)
    choice = choosing_clients.choose(here, table.rows)
fits = choosing_clients.fitting(here, table.rows, choice).to_numpy()
rows, told, line = table.rows[fits].reset_index(drop=True), texts[fits].reset_index(drop=True), table.line[fits]
if not choice.is_open:
    choosing_clients.show_left(len(rows), len(table.rows), choice)

if len(rows):
    first = choosing_clients.first_row(here, choice, len(rows), A_PAGE)
    part = slice(first, first + A_PAGE)
    labels = {str(area): words.area_heading(area) for area in FocusArea}
    drawn = (rows[part], told[part], line[part])
    with st.container(key="roster_matrix"):
        st.plotly_chart(
            roster_chart(*drawn, labels=labels, mode=weeks.mode()),
            theme=None,
            config=CONFIG,
            alt=roster_alt(*drawn, labels=labels),
            key="roster",
        )
    roster_table.as_list(rows[part], told[part])
    if len(rows) > A_PAGE:
        widgets.small(words.page_text(first + 1, min(first + A_PAGE, len(rows)), len(rows)))
    widgets.small(words.LEGEND)
    if counted := group_text(rows):
        widgets.small(counted)
    widgets.read_as_table(roster_table.plain(rows[part], told[part]), alt="Clients and areas", key="roster_cells")

    with st.container(key="screen_only_open"):
        st.header("Open a client", anchor=False)
        roster_table.selectable(rows, told, line)
        roster_table.picker(rows)
        if not here.is_sample:
            labelling.show(here, dict(zip(rows["athlete_id"], rows["name"], strict=True)))

widgets.footer()
