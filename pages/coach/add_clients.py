"""Add clients: many logs at once, whose each is, one answer for all files of a format, what became of each."""

from __future__ import annotations

import streamlit as st

from analytics import roster_import
from analytics.words import add_clients as words
from pages.shared import adding_clients, cache, page, state, widgets

here = page.begin()
widgets.title(words.TITLE)
if here.is_sample:
    st.markdown("You are looking at sample data, where nothing is added. **Add your own log** above leaves it.")
    st.stop()

adding_clients.show_result(here)
sources = adding_clients.chosen_sources()
if not sources:
    st.markdown(words.HELP)
    adding_clients.show_batches(here)
    st.stop()

planned, options, is_open = adding_clients.plan(here, sources)
planned = adding_clients.confirm(here, planned)
wanted = [one for one in planned if one.app and one.client]
with st.container(horizontal=True, vertical_alignment="center"):
    if wanted and not is_open and st.button(words.button_text(len(wanted)), type="primary", key="add_clients"):
        bar = st.progress(0.0, text="Adding")
        batch, outcomes = roster_import.run(
            here.warehouse,
            planned,
            options,
            cache.catalogue(),
            lambda number, name: bar.progress(number / len(planned), text=f"Adding {widgets.md_escape(name)}"),
        )
        state.keep("batch", (batch, outcomes))
        state.forget("roster_files")
        st.rerun()
    if st.button("Start again", type="tertiary", key="clients_again"):
        state.forget("roster_files")
        st.rerun()
if is_open:
    widgets.small("Answer what is open above; then the logs can be added.")
