"""The roster as a table: sortable with the keyboard, readable aloud, as a list on a phone; a row opens the client."""

from __future__ import annotations

from typing import NoReturn

import numpy as np
import pandas as pd
import streamlit as st

from analytics.model import FocusArea
from analytics.words import clients as words
from pages.shared import state, widgets

WORDS = {"○": "○ none", "…": "… learning", "–": "– none yet", "?": "? question open"}
HEIGHT = 420
ARROW = ":material/arrow_forward:"


def plain(rows: pd.DataFrame, texts: pd.DataFrame) -> pd.DataFrame:
    """Clients, last session, five areas and what changed, as text."""
    frame = pd.DataFrame({"Client": rows["name"], "Last session": texts["last_session"]})
    for area in FocusArea:
        frame[words.area_heading(area)] = texts[f"cell_{area}"].replace(WORDS)
    frame["What changed"] = texts["reasons"].str.replace("\n", "; ")
    return frame


def selectable(rows: pd.DataFrame, texts: pd.DataFrame, line: np.ndarray) -> None:
    """The table that can be sorted and searched; choosing a row opens the client."""
    frame = plain(rows, texts)
    frame.insert(2, "12 weeks", [[value for value in one if value == value] for one in line.tolist()])
    top = float(np.nanmax(line)) if np.isfinite(line).any() else 1.0
    event = st.dataframe(
        frame,
        hide_index=True,
        height=min(HEIGHT, 35 * (len(frame) + 1) + 2),
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            "12 weeks": st.column_config.LineChartColumn("12 weeks", y_min=0, y_max=max(top, 1.0), width="small"),
            "What changed": st.column_config.TextColumn(width="large"),
        },
        key=f"roster_rows_{state.recall('roster_opened', 0)}",
        alt="Every client with the last session, 12 weeks, five areas and what changed; choose a row to open it",
    )
    picked = event.selection.rows if event else []
    if picked:
        open_client(str(rows["athlete_id"].iloc[picked[0]]))


def picker(rows: pd.DataFrame) -> None:
    """A searchable list of the same clients, for the keyboard."""
    names = dict(zip(rows["athlete_id"], rows["name"], strict=True))
    picked = st.selectbox(
        "Open the pages of",
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder="Type a name",
        key=f"open_client_{state.recall('roster_opened', 0)}",
        width=360,
    )
    if picked:
        open_client(picked)


def as_list(rows: pd.DataFrame, texts: pd.DataFrame) -> None:
    """Name, which opens the client, last session and reasons; shown on a phone in place of the matrix."""
    look = words.boundary(rows)
    with st.container(key="roster_list", gap="xsmall"):
        for place, (key, name, last, told) in enumerate(
            zip(rows["athlete_id"], rows["name"], texts["last_session"], texts["reasons"], strict=True)
        ):
            if place == look and look > 0:
                st.markdown("**The others**")
            reasons = "  \n".join(map(widgets.md_escape, words.shown_reasons(told)))
            if st.button(f"**{widgets.md_escape(name)}**", key=f"open_{key}", type="tertiary", icon=ARROW):
                open_client(key)
            st.markdown(f":small[{last}]  \n{reasons}")


def open_client(athlete_id: str) -> NoReturn:
    """Show the client's first page."""
    state.keep("roster_opened", state.recall("roster_opened", 0) + 1)  # so that nothing is chosen on the way back
    state.come_as_coach(athlete_id)
    st.switch_page("pages/runner/this_week.py")
