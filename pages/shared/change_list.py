"""Who changed which setting and when, on the page *Settings*: newest first, of all or of one client or group."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analytics import warehouse as store
from analytics.words import changes as words
from analytics.words.add_log import count
from analytics.writing import short_full_day
from pages.shared import cache, state, widgets
from pages.shared.page import Here

A_PAGE = 30
ALL, EVERYBODY = "Everyone and everything", "What holds for everybody"


def show(here: Here) -> None:
    """The list, closed until asked for; nothing where nothing was changed yet."""
    widgets.folded(words.HEADING, lambda: _list(here), key="change_log")


def _list(here: Here) -> None:
    rows = store.changes(here.warehouse)
    if rows.empty:
        st.markdown("Nothing was changed yet.")
        return
    names = {one.athlete_id: one.name for one in here.athletes}
    whose = [
        names.get(key, "somebody deleted") if key else (group or EVERYBODY)
        for key, group in zip(rows["athlete_id"], rows["group_name"], strict=True)
    ]
    places = list(zip(rows["athlete_id"], rows["group_name"], strict=True))
    labels = dict(sorted(zip(places, whose, strict=True), key=lambda one: one[1].casefold()))
    picked = st.selectbox(
        "Whose settings",
        [None, *labels],
        format_func=lambda one: ALL if one is None else labels[one],
        key="changes_of",
        width=360,
    )
    fits = [one for one in range(len(rows)) if picked is None or places[one] == picked]
    shown: int = state.recall("changes_shown", A_PAGE)
    table: list[dict[str, str]] = []
    for place in fits[:shown]:
        row = rows.iloc[place]
        for what, before, after in words.change_lines(
            row["setting"], row["old_value"], row["new_value"], cache.guide()
        ):
            table.append(
                {
                    "When": f"{short_full_day(row['changed_at'])}, {row['changed_at']:%H:%M} UTC",
                    "Who": words.who_text(row["changed_by"], is_of_one=bool(row["athlete_id"])),
                    "What": what if picked else f"{whose[place]} · {what}",
                    "Change": f"{before} → {after}",
                }
            )
    widgets.table(pd.DataFrame(table), alt="Changes of settings, newest first")
    if len(fits) > shown:
        widgets.small(f"The newest {shown} of {count(len(fits), 'change')}.")
        if st.button("Show older ones", type="tertiary", key="older_changes"):
            state.keep("changes_shown", shown + A_PAGE)
            st.rerun()
