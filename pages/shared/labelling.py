"""Groups and tags of several clients at once, on the page *Clients*."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from analytics import warehouse as store
from analytics.words import labels as words
from pages.shared import widgets
from pages.shared.page import Here


def show(here: Here, names: Mapping[str, str]) -> None:
    """Put clients into a group or tag them. `names`: athlete_id -> name of those the page lists."""
    widgets.folded(words.HEADING, lambda: _form(here, names), key="labelling")


def _form(here: Here, names: Mapping[str, str]) -> None:
    known = store.labels(here.warehouse)
    tags = sorted(set(known.loc[known["kind"] == store.TAG, "label"]), key=str.casefold)
    widgets.small(words.NOTE)
    with st.form("labelling_form", border=False, clear_on_submit=True):
        some = st.multiselect(
            "Clients", list(names), format_func=names.__getitem__, placeholder="Choose clients", key="labelling_clients"
        )
        all_of_them = st.checkbox(words.all_text(len(names)), key="labelling_everyone")
        left, middle, right = st.columns(3)
        group = left.selectbox(
            "Group",
            [words.NO_GROUP, *store.groups(here.warehouse)],
            index=None,
            placeholder="Stays as it is",
            accept_new_options=True,
            key="labelling_group",
        )
        given = middle.multiselect(
            "Give these tags", tags, placeholder="None", accept_new_options=True, key="labelling_give"
        )
        taken = right.multiselect("Take these away", tags, placeholder="None", key="labelling_take")
        is_asked = st.form_submit_button("Keep", key="labelling_keep")
    if not is_asked:
        return
    chosen = list(names) if all_of_them else some
    if not chosen or (group is None and not given and not taken):
        st.markdown(words.NOTHING_CHOSEN)
        return
    wanted = "" if group == words.NO_GROUP else group

    def change() -> None:
        store.add_labels(here.warehouse, chosen, wanted, given, taken)
        st.toast(words.done_text(len(chosen)))

    widgets.attempt(change)
