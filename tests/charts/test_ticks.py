"""Labels of time axes, and stepped bands."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.charts.steps import step_paths
from analytics.charts.text import amount, escape
from analytics.charts.ticks import time_ticks
from analytics.writing import full_day, short_day, week_text

FIRST = dt.date(2026, 5, 4)


@pytest.mark.parametrize(
    ("days", "texts"),
    [
        (0, ["4 May"]),
        (20, ["4 May", "11 May", "18 May"]),
        (105, ["4 May", "1 Jun", "29 Jun", "27 Jul"]),
        (700, ["Jul 2026", "Jan 2027", "Jul 2027", "Jan 2028"]),
        (4700, ["2029", "2032", "2035", "2038"]),
    ],
)
def test_labels_fit_the_span(days, texts):
    assert [text for _, text in time_ticks(FIRST, days)] == texts


@given(st.dates(dt.date(1990, 1, 1), dt.date(2030, 1, 1)), st.floats(0, 20_000))
def test_labels_are_few_in_order_and_inside(first, span):
    places = [days for days, _ in time_ticks(first, span)]
    assert places == sorted(set(places)) and all(0 <= days <= span for days in places)
    assert len(places) <= 6
    assert places or span > 400


def steps(low, high, **more):
    left = np.arange(len(high), dtype="float64")
    return step_paths(left, left + 1, np.array(low, dtype="float64"), np.array(high, dtype="float64"), **more)


def test_touching_steps_are_one_outline():
    area, edge = steps([1, 1], [3, 4], joined=True)
    assert area == "M0,1V3H1V4H2V1H1V1H0Z"
    assert edge == "M0,3V3H1V4H2"


def test_gaps_split_the_band_and_a_missing_lower_edge_reaches_the_ground():
    area, edge = steps([1, 1, np.nan], [3, np.nan, 4], joined=False)
    assert area == "M0,1V3H1V1H0ZM2,0V4H3V0H2Z"
    assert edge == "M0,3H1M2,4H3"


def test_no_steps_no_paths():
    assert steps([np.nan], [np.nan], joined=False) == ("", "")


def test_texts():
    assert week_text(dt.date(2026, 8, 10)) == "10 to 16 August"
    assert week_text(dt.date(2026, 7, 27)) == "27 July to 2 August"
    assert short_day(dt.date(2026, 6, 29)) == "29 Jun" and full_day(FIRST) == "4 May 2026"
    assert [amount(n, "set", "sets") for n in (0, 1, 1.5, 1234)] == ["0 sets", "1 set", "1.5 sets", "1,234 sets"]
    assert escape("<b>&") == "&lt;b&gt;&amp;"
