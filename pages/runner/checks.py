"""Checks: tests of balance and strength that people can do on themselves, left and right, and how much they vary."""

from __future__ import annotations

import streamlit as st

from analytics import metrics
from analytics.reference import load_self_tests
from analytics.words import checks as words
from pages.shared import cache, page, self_tests, weeks, widgets

here, athlete, log = page.begin_with_log()
tests, mode = load_self_tests(), weeks.mode()
compared = metrics.compared_tests(log.evidence.self_tests, tests)

widgets.title(words.finding(compared, tests))
st.markdown(f"{words.QUESTION} {words.INTRO}")
widgets.small(words.CAREFUL)
self_tests.taken_away(here)
self_tests.entry(here, tests)
for test in tests.values():
    results = compared[compared["test_id"] == test.test_id].reset_index(drop=True)
    self_tests.show(here, test, results, cache.guide().citations, mode)
widgets.footer()
