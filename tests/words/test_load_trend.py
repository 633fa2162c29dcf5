"""The sentences of the trend: what it is, and what is missing where it is silent."""

from __future__ import annotations

import pytest

from analytics.frames import LOAD_TREND, empty
from analytics.model import EffortLogged
from analytics.words import load_trend as words
from tests.charts.build import load_trend_days

FULL = {
    "days": 28,
    "sessions": 8,
    "with_rpe": 8,
    "with_minutes": 8,
    "with_both": 8,
    "days_known": 90,
}


def logged(**changes: int) -> EffortLogged:
    return EffortLogged(**{**FULL, **changes}, least_share=0.8)


def test_it_says_first_that_it_marks_nothing_and_what_the_effort_is():
    assert words.ABOUT == (
        "Trend only. It never marks a week. The effort is the mean of the sets' RPE, which is not the same as rating"
        " the session as a whole."
    )
    assert "weighted over 7 days, dashed: over 28 days" in words.how_text(7, 28)


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, ""),
        (
            {"sessions": 0, "with_rpe": 0, "with_minutes": 0, "with_both": 0},
            "No value today: the last 28 days hold no session.",
        ),
        (
            {"with_rpe": 0, "with_both": 0, "days_known": 0},
            "No value today. Sessions of the last 28 days that have both an RPE and minutes: 0 of 8 (an RPE: 0,"
            " minutes: 8). It takes 80% of them.",
        ),
        (
            {"sessions": 1, "with_rpe": 1, "with_minutes": 0, "with_both": 0},
            "No value today. Sessions of the last 28 days that have both an RPE and minutes: 0 of 1 (an RPE: 1,"
            " minutes: 0). It takes 80% of them.",
        ),
        (
            {"with_rpe": 1, "with_both": 1},
            "No value today. Sessions of the last 28 days that have both an RPE and minutes: 1 of 8 (an RPE: 1,"
            " minutes: 8). It takes 80% of them.",
        ),
        (
            {"days_known": 12},
            "No value yet: it takes 28 days from the first session that has both an RPE and minutes; so far 12 days.",
        ),
    ],
)
def test_a_silent_trend_says_what_is_missing(changes: dict[str, int], text: str):
    assert words.silent_text(logged(**changes)) == text


def test_the_table_has_one_row_a_week_newest_first_and_none_where_it_is_silent():
    rows = words.table_rows(load_trend_days([100.0] * 42, silent=28), 7, 28)
    assert rows == [
        {"Week to": day, "Sum (RPE × min)": "700", "7 days, a day": "100", "28 days, a day": "50"}
        for day in ("14 June 2026", "7 June 2026")
    ]
    assert words.table_rows(empty(LOAD_TREND), 7, 28) == []
    assert words.table_rows(load_trend_days([100.0] * 20, silent=28), 7, 28) == []
