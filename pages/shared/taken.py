"""What was taken away last in this tab: a line that says so, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.shared import state, widgets
from pages.shared.page import Here


def keep(here: Here, athlete_id: str, name: str, what: Any) -> None:
    """Remember what was taken away, and draw the page again. `name`: what kind of thing it is."""
    state.keep(f"taken_{name}", (here.source, athlete_id, what))
    st.rerun()


def forget(name: str) -> None:
    """After something else was done: nothing is offered any more."""
    state.forget(f"taken_{name}")


def way_back(here: Here, athlete_id: str, name: str, text: str, bring_back: Callable[[Any], object]) -> None:
    """The line and its button, where something of this athlete was taken away; `bring_back` gets what was kept."""
    source, whose, what = state.recall(f"taken_{name}", ("", "", None))
    if (source, whose) != (here.source, athlete_id):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(text, width="content")
        if st.button("Bring it back", key=f"restore_{name}"):
            forget(name)
            with widgets.said_in_place():
                bring_back(what)
                st.rerun()
