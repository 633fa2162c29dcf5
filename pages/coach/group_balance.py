"""Balance of clients: who leaves out what, and what the whole group lacks."""

from __future__ import annotations

import streamlit as st

from analytics import roster
from analytics.words import group_balance as words
from analytics.words.counted import group_text
from pages.shared import cache, choosing_clients, page, widgets

MOST = 200
ALT = "Clients and areas, sets a week beside each client's own minimum"

here = page.begin()
if not here.athletes:
    widgets.no_clients()
    st.stop()

table, _ = cache.roster(here.source, here.warehouse, here.athletes, here.today, 1)
measured = cache.measured(here.source, here.warehouse, here.athletes, here.today)
heading = st.container()
with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    choice = choosing_clients.choose(here, table.rows)
rows = table.rows[choosing_clients.fitting(here, table.rows, choice)]
cells = roster.group_cells(measured, rows)
areas = roster.group_areas(cells)
with heading:
    widgets.title(words.title(areas))
    st.markdown(words.QUESTION)
if not choice.is_open:
    choosing_clients.show_left(len(rows), len(table.rows), choice)

if len(areas):
    st.header("The whole group", anchor=False)
    st.markdown(words.group_text(areas))
    for one in areas.to_dict("records"):
        st.markdown(words.area_text({str(name): value for name, value in one.items()}))
    st.header("Client by client", anchor=False)
    widgets.small(words.LEGEND)
    if counted := group_text(rows):
        widgets.small(counted)
    shown = words.table(cells)
    st.dataframe(shown, hide_index=True, alt=ALT, key="group_cells")
    widgets.read_as_table(shown.head(MOST), alt=ALT, key="group_table")
widgets.footer()
