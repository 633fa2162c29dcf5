"""Review: what changed for each client since the last look, one after the other."""

from __future__ import annotations

import streamlit as st

from analytics.words import clients, review
from analytics.words.counted import client_text
from pages.shared import cache, choosing_clients, page, reviewing, state, widgets

here = page.begin()
if not here.athletes:
    widgets.no_clients()
    st.stop()

table, texts = cache.roster(here.source, here.warehouse, here.athletes, here.today, 1)
left = int(table.rows["is_worth_a_look"].sum())
widgets.title(review.title(left))
st.markdown(review.QUESTION)

with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    choice = choosing_clients.choose(here, table.rows)
table, texts = reviewing.chosen(here, table, texts, choice)
if table.rows.empty:
    widgets.footer()
    st.stop()

place = reviewing.place(table.rows)
one = reviewing.client(here, table, texts, place)
reviewing.steps(table, place)

st.header(widgets.md_escape(one.name), anchor=False)
widgets.small(review.place_text(place + 1, len(table.rows), one.reviewed))
for reason in one.reasons:
    st.markdown(widgets.md_escape(reason))
if told := client_text(one.row):
    widgets.small(told)
widgets.read_as_table(reviewing.cells(one), alt=f"The five areas of {one.name}", key="review_cells")
reviewing.flags(here, one)
st.subheader(review.since_heading(one.reviewed), anchor=False)
reviewing.since(here, one)

with st.container(horizontal=True, vertical_alignment="center"):
    reviewing.discussed(here, table, one)
    if st.button("Open their pages", key="review_open"):
        state.come_as_coach(one.athlete.athlete_id)
        st.switch_page("pages/runner/this_week.py")

st.header("A message to copy", anchor=False)
widgets.small(review.MESSAGE_HELP)
st.code(reviewing.message(here, one), language=None, wrap_lines=True)

st.header("Private notes", anchor=False)
widgets.small(review.NOTE_HELP)
reviewing.notes(here, one)
widgets.small(clients.LEGEND)
widgets.footer()
