"""The parts of the page *Checks*: the form for a result, and one test with its results."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analytics import warehouse as store
from analytics.charts.self_tests import self_test_alt, self_test_chart
from analytics.charts.theme import CONFIG, Mode
from analytics.model import Citation, EvenstrideError
from analytics.reference import SelfTest
from analytics.words import checks as words
from pages.shared import habits, taken, widgets
from pages.shared.page import Here
from pages.shared.preferences import athlete_of, key_of
from pages.shared.rulebook import source_list
from pages.shared.widgets import md_escape


def entry(here: Here, tests: Mapping[str, SelfTest]) -> None:
    """Which test, the day, a number a side; kept at once."""
    st.header("Enter a result", anchor=False)
    if here.is_sample:
        st.markdown(words.SAMPLE)
        return
    test_id = st.selectbox(
        "Test", list(tests), format_func=lambda one: tests[one].name, key=key_of(here, "test"), width=420
    )
    test = tests[test_id]
    unit = words.unit_label(test)
    with st.form(key_of(here, f"enter_{test_id}"), border=False, clear_on_submit=True):
        left, right, when = st.columns(3, vertical_alignment="bottom")
        numbers = [
            column.number_input(
                f"{side}, in {unit}", min_value=0.0, max_value=test.most, value=None, step=1.0, format="%g"
            )
            for column, side in ((left, "Left"), (right, "Right"))
        ]
        day = when.date_input(
            "Day of the test", here.today, max_value=here.today, format=habits.day_format(here.warehouse)
        )
        if st.form_submit_button("Keep this result", type="primary") and isinstance(day, dt.date):
            _keep(here, test_id, day, numbers[0], numbers[1])


def taken_away(here: Here) -> None:
    """After a result was taken away: a line that says so, with the way back."""
    bring_back = partial(store.restore_self_test, here.warehouse)
    taken.way_back(here, athlete_of(here).athlete_id, "result", words.REMOVED, bring_back)


def show(here: Here, test: SelfTest, results: pd.DataFrame, sources: Mapping[str, Citation], mode: Mode) -> None:
    """One test: what the latest result shows, results over time, the table, how it is done."""
    st.header(md_escape(test.name), anchor=False)
    widgets.small(md_escape(words.about_text(test)))
    rows = [{str(key): value for key, value in row.items()} for row in results.to_dict("records")]
    if rows:
        shown, _, why = words.result_text(test, rows[-1]["left"], rows[-1]["right"]).partition(". ")
        st.markdown(f"**{md_escape(shown.rstrip('.'))}.** {md_escape(why)}")
        if change := words.change_text(test, rows):
            st.markdown(md_escape(change))
        widgets.small(words.UNKNOWN_NOTE if test.noise is None else words.NOISE_NOTE)
        about: dict[str, Any] = {"noise": test.noise, "label": test.name, "unit": words.unit_label(test)}
        st.plotly_chart(
            self_test_chart(results, **about, mode=mode),
            theme=None,
            config=CONFIG,
            alt=self_test_alt(results, **about),
            key=f"test_{test.test_id}",
        )
        widgets.read_as_table(
            pd.DataFrame(words.table_rows(test, rows)), alt=words.TABLE_ALT, key=f"table_{test.test_id}"
        )
        if not here.is_sample:
            _removable(here, test, rows)
    else:
        st.markdown(words.NO_RESULT_SAMPLE if here.is_sample else words.NO_RESULT)
    with widgets.part(f"How to do it: {md_escape(test.name.lower())}", key=f"how_{test.test_id}"):
        st.markdown("\n".join(f"{nth}. {md_escape(step)}" for nth, step in enumerate(test.how, 1)))
        st.markdown(md_escape(words.noise_text(test)))
        widgets.small(f"Sources, all on the page Guide: {source_list([sources[key] for key in test.citations])}.")


def _removable(here: Here, test: SelfTest, rows: Sequence[Mapping[str, Any]]) -> None:
    with widgets.part_to_fill("Take a result away", key=f"results_{test.test_id}"):
        for row in reversed(rows):
            label = f"Take away {words.remove_label(row)}"
            if st.button(label, key=f"remove_{row['result_id']}", type="tertiary"):
                store.remove_self_test(here.warehouse, row["result_id"])
                taken.keep(here, athlete_of(here).athlete_id, "result", row["result_id"])


def _keep(here: Here, test_id: str, day: dt.date, left: float | None, right: float | None) -> None:
    try:
        athlete_id = athlete_of(here).athlete_id
        store.add_self_test(here.warehouse, athlete_id, test_id, day, left, right, today=here.today)
    except EvenstrideError as error:
        st.markdown(md_escape(str(error)))
    else:
        taken.forget("result")
        st.toast(words.ADDED)
        st.rerun()
