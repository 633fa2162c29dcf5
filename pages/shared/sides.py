"""The part of the page *Balance* that sets left beside right."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from analytics.charts.sides import side_axis_max, side_row_alt, side_row_chart
from analytics.charts.theme import CONFIG, Mode
from analytics.model import LoadUnit
from analytics.words import sides as words
from pages.shared import widgets
from pages.shared.widgets import md_escape

MOST_ROWS = 6
COMPARED = ("clear", "unclear", "few")


def show(
    sides: pd.DataFrame, names: Mapping[str, str], areas: Mapping[str, str | None], unit: LoadUnit, mode: Mode
) -> None:
    """Finding, a row for each exercise behind the bar of its area, the table.

    `sides`: SIDES of the athlete; `areas`: exercise_id -> area.
    """
    st.header(words.QUESTION, anchor=False)
    if sides.empty:
        st.markdown(words.EMPTY)
        return
    shown = words.in_unit(sides, unit)
    st.markdown(f"**{md_escape(words.finding(sides, names))}**")
    compared = shown[shown["state"].isin(COMPARED)].head(MOST_ROWS)
    if len(compared):
        widgets.small(words.NOTE)
    axis_max = side_axis_max(compared)
    for nth, row in enumerate(compared.to_dict("records")):
        exercise = row["exercise_id"]
        name = names.get(exercise, exercise)
        text, chart = st.columns([1.2, 1.9], gap="small", vertical_alignment="center")
        with text, st.container(key=f"area_bar_{areas.get(exercise, '')}_{nth}"):
            st.markdown(words.row_text({str(key): value for key, value in row.items()}, md_escape(name), unit))
        with chart:
            st.plotly_chart(
                side_row_chart(
                    compared, exercise=exercise, label=name, mode=mode, axis_max=axis_max, with_name=nth == 0
                ),
                theme=None,
                config=CONFIG,
                alt=side_row_alt(compared, exercise=exercise, label=name),
                key=f"side_{nth}",
            )
    if len(compared):
        st.markdown(words.NO_LINE)
    widgets.read_as_table(pd.DataFrame(words.table_rows(shown, names, unit)), alt=words.TABLE_ALT, key="sides_table")
    with widgets.part("How the sides are compared", key="sides_how"):
        st.markdown(words.HOW)
