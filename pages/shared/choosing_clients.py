"""What the coach's pages are filtered by, and which part of a long roster is drawn."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pandas as pd
import streamlit as st

from analytics import roster
from analytics import warehouse as store
from analytics.model import FocusArea
from analytics.roster import Choice, chosen
from analytics.units import format_number
from analytics.words import clients as words
from analytics.words.runner import area_name
from pages.shared import state, widgets
from pages.shared.page import Here

WEEKS = {1: "Last full week", 0: "This week so far"}
FILTERS = "client"


def week(now: int) -> None:
    """Which week the cells show."""
    picked = st.segmented_control(
        "Week", list(WEEKS), default=now, required=True, format_func=WEEKS.__getitem__, key="roster_week"
    )
    if picked != now:
        state.keep("roster_week", picked)
        st.rerun()


def choose(here: Here, rows: pd.DataFrame) -> Choice:
    """The filters: a search at hand, the others behind a button; kept for the tab and for all pages that use them.

    `rows`: ROSTER of all clients.
    """
    key = state.key_of(FILTERS, here.sample)
    kept: dict[str, Any] = {"persist_state": "session"}
    search = st.text_input("Search", placeholder="Part of a name", key=f"{key}_search", width=220, **kept)
    known = store.labels(here.warehouse)["label"].drop_duplicates().tolist()
    with st.popover("Filters", width="content"):
        labels = st.multiselect("Group or tag", known, key=f"{key}_labels", **kept)
        areas = st.multiselect(
            "Area with something to see", list(FocusArea), format_func=area_name, key=f"{key}_areas", **kept
        )
        states = st.multiselect(
            "What", list(words.STATES), format_func=words.STATES.__getitem__, key=f"{key}_states", **kept
        )
        there = {*roster.kinds_of(rows), *(state.picked(f"{key}_kinds") or ())}
        kinds = st.multiselect(
            "Kind of flag",
            sorted(there, key=words.kind_name),
            format_func=words.kind_name,
            key=f"{key}_kinds",
            **kept,
        )
        levels = st.multiselect(
            "Level", list(words.LEVELS), format_func=words.LEVELS.__getitem__, key=f"{key}_levels", **kept
        )
        days = st.number_input("No session in so many days", 0, 365, 0, key=f"{key}_days", **kept)
    return Choice(
        search=search or "",
        labels=tuple(labels),
        areas=tuple(map(str, areas)),
        states=tuple(states),
        kinds=tuple(kinds),
        levels=tuple(map(str, levels)),
        without_days=int(days),
    )


def fitting(here: Here, rows: pd.DataFrame, choice: Choice) -> pd.Series:
    """One mark for each row: whether the filters leave it."""
    return chosen(rows, store.labels(here.warehouse), choice)


def show_left(left: int, of: int, choice: Choice) -> None:
    """How many clients the filters leave, and the way back to all of them."""
    widgets.hidden_by_filters(widgets.md_escape(words.filtered_text(left, of, **asdict(choice))), FILTERS)


def first_row(here: Here, choice: Choice, number: int, a_page: int) -> int:
    """The first row drawn; a choice of pages where there are several."""
    if number <= a_page:
        return 0
    pages = -(-number // a_page)
    picked = st.number_input(
        f"Page of the matrix, 1 to {format_number(pages)}",
        1,
        pages,
        1,
        key=state.key_of("roster_page", (here.sample, choice, pages)),
        width=220,
        persist_state="session",
    )
    return (int(picked) - 1) * a_page
