"""The part of a session in the *Log* that puts a number right: another one counts, and what was logged stays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analytics import ingest
from analytics import warehouse as store
from analytics.model import Athlete, LoadUnit
from analytics.words import correcting as words
from analytics.words import log as log_words
from pages.shared import cache, mending, state, widgets
from pages.shared.page import Here
from pages.shared.past import History

CORRECTING = "correcting"


def with_logged(past: History, rows: pd.DataFrame, cells: pd.DataFrame, unit: LoadUnit) -> pd.DataFrame:
    """The cells of these sets, in each corrected one what was logged too."""
    told = []
    for row, cell in zip(rows.to_dict("records"), cells.to_dict("records"), strict=True):
        logged = past.logged.get((row["import_id"], row["line"]), {})
        told.append({**cell, **words.corrected_cells(cell, logged, words.typed_unit(row, unit))})
    return pd.DataFrame(told)


def offer(here: Here, athlete: Athlete, rows: pd.DataFrame) -> None:
    """A button; once pressed, which set of the session and its numbers, each in a box."""
    first = rows.iloc[0]
    key, unit = f"{first['app']}_{first['session_key']}", athlete.settings.load_unit
    if state.recall(CORRECTING) != key:
        if st.button(words.CORRECT, key=f"correct_{key}", type="tertiary", help=words.HELP):
            state.keep(CORRECTING, key)
            st.rerun()
        return
    lines = rows.drop_duplicates("line").to_dict("records")
    picked = st.selectbox(
        words.WHICH,
        range(len(lines)),
        format_func=lambda nth: log_words.line_label(lines[nth], unit),
        key=f"which_{key}_{athlete.data_version}",
        width=420,
    )
    row = lines[picked]
    if several := words.lines_text(int((rows["line"] == row["line"]).sum())):
        widgets.small(several)
    unit = words.typed_unit(row, unit)
    with st.form(f"correct_{key}_{row['line']}_{athlete.data_version}", border=False):
        with st.container(horizontal=True, gap="medium"):
            typed = {column: _box(athlete, row, column, unit) for column in words.columns(row)}
        with st.container(horizontal=True):
            is_kept, is_left = st.form_submit_button(words.KEEP), st.form_submit_button(words.LEAVE, type="tertiary")
    if is_left:
        state.forget(CORRECTING)
        st.rerun()
    if is_kept and (changed := words.changes(row, typed, unit)):
        state.forget(CORRECTING)
        mending.decide(here, words.done_text(row, changed, unit), lambda: _store(here, athlete, row, changed))
    elif is_kept:
        st.markdown(words.UNCHANGED)


def links() -> None:
    """From the log to what was changed in it, and to everything as files."""
    with st.container(horizontal=True, gap="medium", key="log_links"):
        st.page_link("pages/data/data_check.py", label=words.CHANGES, icon=":material/arrow_forward:")
        st.page_link("pages/data/settings.py", label=words.EXPORT, icon=":material/arrow_forward:")


def _box(athlete: Athlete, row: Mapping[Any, Any], column: str, unit: LoadUnit) -> float | None:
    is_load, value = column == "load_kg", words.shown(row, column, unit)
    key = f"{column}_of_{row['import_id']}_{row['line']}_{athlete.data_version}"
    state.begin_with(key, value)
    return st.number_input(
        words.label(column, unit),
        min_value=0.0,
        max_value=max(words.most(column, unit), value or 0.0),  # loads taken as pounds may count as more
        value=None,
        step=0.5 if is_load else 1.0,
        format="%g",
        width=160,
        key=key,
    )


def _store(here: Here, athlete: Athlete, row: Mapping[Any, Any], changed: Mapping[str, float | None]) -> list[str]:
    """All numbers of a set, or none of them."""

    def change(inside: store.Warehouse) -> list[str]:
        place = (athlete.athlete_id, row["import_id"], int(row["line"]))
        return [store.change_line(inside, *place, column, value, state.speaker()) for column, value in changed.items()]

    return ingest.decide(here.warehouse, athlete.athlete_id, cache.catalogue(), change)
