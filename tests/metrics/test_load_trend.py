"""Effort times minutes: means by hand, days without a session, the silent days, the share that must be known."""

from __future__ import annotations

import datetime as dt
import math

import pandas as pd
import pytest

from analytics import metrics
from analytics.frames import LOAD_TREND, SESSION_EFFORTS, conform, empty
from analytics.reference.guide import LOAD_TREND as NUMBERS
from analytics.reference.guide import load_guide

FIRST = dt.date(2026, 5, 4)
NAN = math.nan


def efforts(*sessions: tuple[int, float, float]) -> pd.DataFrame:
    """SESSION_EFFORTS: (days after 4 May 2026, mean RPE, minutes) of each session."""
    days = [pd.Timestamp(FIRST) + pd.Timedelta(days=day) for day, _, _ in sessions]
    frame = pd.DataFrame(
        {
            "athlete_id": "a",
            "session_started_at": [day + pd.Timedelta(hours=18) for day in days],
            "local_day": days,
            "duration_s": [60 * minutes for _, _, minutes in sessions],
            "mean_rpe": [rpe for _, rpe, _ in sessions],
        }
    )
    return conform(frame, SESSION_EFFORTS)


def on(day: int) -> dt.date:
    return FIRST + dt.timedelta(days=day)


def daily(days: int, rpe: float = 7, minutes: float = 30) -> list[tuple[int, float, float]]:
    return [(day, rpe, minutes) for day in range(days)]


def test_a_constant_load_is_its_own_mean_from_the_28th_day_on():
    found = metrics.load_trend(efforts(*daily(40)), on(39))
    assert set(found["load_rpe_min"]) == {210.0}
    assert found["mean_long"].isna().tolist() == [True] * 27 + [False] * 13
    assert found["mean_short"].isna().equals(found["mean_long"].isna())
    assert found["mean_short"].dropna().tolist() == pytest.approx([210.0] * 13)
    assert found["mean_long"].dropna().tolist() == pytest.approx([210.0] * 13)


def test_the_newest_day_weighs_two_parts_of_the_days_and_one():
    step = metrics.load_trend(efforts(*daily(30), (30, 7, 60)), on(30)).iloc[-1]
    assert step["mean_short"] == pytest.approx(210 + 2 / 8 * 210)
    assert step["mean_long"] == pytest.approx(210 + 2 / 29 * 210)


def test_a_new_constant_load_is_reached_in_time_and_sooner_by_the_short_line():
    raised = [(day, 7, 60) for day in range(30, 130)]
    found = metrics.load_trend(efforts(*daily(30), *raised), on(129))
    after_a_week = found.iloc[36]
    assert after_a_week["mean_short"] > after_a_week["mean_long"] > 210
    assert after_a_week["mean_short"] == pytest.approx(420 - 210 * (1 - 2 / 8) ** 7)
    assert found.iloc[-1][["mean_short", "mean_long"]].tolist() == pytest.approx([420, 420], rel=0.001)


def test_days_without_a_session_are_zero_and_sessions_of_a_day_are_added():
    found = metrics.load_trend(efforts((0, 5, 20), (0, 8, 10), (3, 6, 50)), on(5))
    assert found["load_rpe_min"].tolist() == [180, 0, 0, 300, 0, 0]
    assert list(found["local_day"].dt.date) == [on(day) for day in range(6)]


def test_days_before_the_first_session_with_both_numbers_do_not_count():
    bare = [(day, NAN, 30.0) for day in range(20)]
    found = metrics.load_trend(efforts(*bare, *[(day, 7, 30) for day in range(20, 50)]), on(49))
    assert found["local_day"].iloc[0].date() == on(20)
    assert found["mean_long"].dropna().tolist() == pytest.approx([210.0] * 3)


@pytest.mark.parametrize(("with_both", "is_told"), [(8, True), (7, False)])
@pytest.mark.parametrize("lacking", [(NAN, 30.0), (7.0, NAN)])
def test_four_of_five_sessions_of_the_last_28_days_must_have_both(
    with_both: int, is_told: bool, lacking: tuple[float, float]
):
    last = [(30 + 2 * nth, *((7.0, 30.0) if nth < with_both else lacking)) for nth in range(10)]
    table, today = efforts((0, 7, 30), *last), on(50)
    logged = metrics.effort_logged(table, today)
    assert (logged.sessions, logged.with_both, logged.is_enough) == (10, with_both, is_told)
    assert pd.notna(metrics.load_trend(table, today)["mean_long"].iloc[-1]) == is_told


def test_what_today_says_and_what_is_counted_agree_on_every_day():
    table = efforts(*[(day, NAN if day % 7 == 3 or 60 < day < 75 else 7, 40) for day in range(0, 120, 2) if day < 85])
    for day in range(0, 130):
        found = metrics.load_trend(table, on(day))
        assert metrics.effort_logged(table, on(day)).is_enough == (
            not found.empty and pd.notna(found["mean_long"].iloc[-1])
        )


def test_nothing_is_said_after_28_days_without_a_session():
    found = metrics.load_trend(efforts(*daily(30)), on(60))
    assert found["mean_long"].notna().to_numpy().nonzero()[0].max() == 29 + 27


def test_sessions_after_today_and_logs_without_both_numbers_are_left_out():
    assert metrics.load_trend(empty(SESSION_EFFORTS), on(0)).empty
    assert list(metrics.load_trend(efforts((0, NAN, 30), (1, 7, NAN)), on(9))) == list(LOAD_TREND)
    assert metrics.load_trend(efforts((0, NAN, 30), (1, 7, NAN)), on(9)).empty
    assert metrics.load_trend(efforts(*daily(40)), on(9))["local_day"].iloc[-1].date() == on(9)
    assert not metrics.effort_logged(empty(SESSION_EFFORTS), on(0)).is_enough


def test_no_rule_goes_by_it():
    guide = load_guide()
    assert NUMBERS not in guide.rules
    assert {one.minimum == one.value == one.maximum for one in guide.pages[NUMBERS].values()} == {True}
