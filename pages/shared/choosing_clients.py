"""What the coach's pages are filtered by, and which part of a long roster is drawn."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analytics import warehouse as store
from analytics.model import Experience, FocusArea
from analytics.roster import Choice, chosen
from analytics.units import format_number
from analytics.words import clients as words
from analytics.words.runner import area_name
from pages.shared import state
from pages.shared.page import Here

WEEKS = {1: "Last full week", 0: "This week so far"}
LEVELS = {Experience.NEW: "new to lifting", Experience.ESTABLISHED: "lifted before"}


def week(now: int) -> None:
    """Which week the cells show."""
    picked = st.segmented_control(
        "Week", list(WEEKS), default=now, required=True, format_func=WEEKS.__getitem__, key="roster_week"
    )
    if picked != now:
        state.keep("roster_week", picked)
        st.rerun()


def choose(here: Here) -> Choice:
    """The filters: a search at hand, the others behind a button."""
    search = st.text_input("Search", placeholder="Part of a name", key="client_search", width=220)
    known = store.labels(here.warehouse)["label"].drop_duplicates().tolist()
    with st.popover("Filters", width="content"):
        labels = st.multiselect("Group or tag", known, key="client_labels")
        areas = st.multiselect("Area with something to see", list(FocusArea), format_func=area_name, key="client_areas")
        states = st.multiselect("What", list(words.STATES), format_func=words.STATES.__getitem__, key="client_states")
        levels = st.multiselect("Level", list(LEVELS), format_func=LEVELS.__getitem__, key="client_levels")
        days = st.number_input("No session in so many days", 0, 365, 0, key="client_days")
    return Choice(
        search=search or "",
        labels=tuple(labels),
        areas=tuple(map(str, areas)),
        states=tuple(states),
        levels=tuple(map(str, levels)),
        without_days=int(days),
    )


def fitting(here: Here, rows: pd.DataFrame, choice: Choice) -> pd.Series:
    """One mark for each row: whether the filters leave it."""
    return chosen(rows, store.labels(here.warehouse), choice)


def first_row(number: int, a_page: int) -> int:
    """The first row drawn; a choice of pages where there are several."""
    if number <= a_page:
        return 0
    pages = -(-number // a_page)
    picked = st.number_input(
        f"Page of the matrix, 1 to {format_number(pages)}", 1, pages, 1, key=f"roster_page_{pages}", width=220
    )
    return (int(picked) - 1) * a_page
