"""Every exercise as a small line, at the foot of Progress; a row opens its exercise."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analytics.exercise_log import Line
from analytics.words import exercise_lines as words
from pages.shared import state, widgets

HEIGHT = 420
TURN = "lines_opened"


def show(lines: Sequence[Line], total: int) -> None:
    """The table that can be sorted and searched, and the same in words. `total`: exercises of the log."""
    st.header(words.HEADING, anchor=False)
    widgets.small(words.lines_note(len(lines), total))
    if not lines:
        return
    plain = words.lines_table(lines)
    frame = plain.copy()
    frame.insert(1, words.LINE, [list(one.values) for one in lines])
    event = st.dataframe(
        frame,
        hide_index=True,
        height=min(HEIGHT, 35 * (len(frame) + 1) + 2),
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            words.LINE: st.column_config.LineChartColumn(words.LINE, width="small"),
            "What changed": st.column_config.TextColumn(width="medium"),
        },
        key=f"lines_{state.recall(TURN, 0)}",
        alt=f"{words.ALT}; choose a row to open it above",
    )
    picked = event.selection.rows if event else []
    if picked:
        state.keep(TURN, state.recall(TURN, 0) + 1)  # so that nothing is chosen on the way back
        state.link("exercise", lines[picked[0]].key)
        st.rerun()
    widgets.read_as_table(plain, alt=words.ALT, key="lines_table")
