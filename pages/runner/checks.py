"""Checks: tests of balance and strength that people can do on themselves, left and right, and how much they vary."""

from __future__ import annotations

import streamlit as st

from analytics import metrics
from analytics import warehouse as store
from analytics.reference import load_self_tests
from analytics.words import checks as words
from pages.shared import cache, navigation, page, self_tests, weeks, widgets

here, athlete, log = page.begin_with_or_without_log()
if athlete is None:
    widgets.empty_state(navigation.what_a_log_is_for())
    st.stop()
tests, mode = load_self_tests(), weeks.mode()
results = log.evidence.self_tests if log else store.self_tests(here.warehouse, [athlete.athlete_id], here.today)
compared = metrics.compared_tests(results, tests)

widgets.title(words.finding(compared, tests))
st.markdown(f"{words.QUESTION} {words.INTRO}")
widgets.small(words.CAREFUL)
self_tests.taken_away(here)
self_tests.entry(here, tests)
for test in tests.values():
    of_test = compared[compared["test_id"] == test.test_id].reset_index(drop=True)
    self_tests.show(here, test, of_test, cache.guide().citations, mode)
widgets.footer()
