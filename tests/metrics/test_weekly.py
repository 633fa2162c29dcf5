import datetime as dt

import pandas as pd
import pytest

from analytics.metrics import ROWS, dense_weekly, weekly
from analytics.model import AthleteSettings, WeekStart
from tests.metrics.build import session_exercises

SPLIT_SQUAT = {"credit_legs": 1.0, "credit_glutes": 0.5}


def row(frame: pd.DataFrame, week: str, area: str) -> pd.Series:
    found = frame[(frame["week_start"] == week) & (frame["focus_area"] == area)]
    assert len(found) == 1
    return found.iloc[0]


def test_direct_work_counts_whole_and_indirect_work_half_a_set():
    table = weekly(
        session_exercises({"day": "2026-03-03", **SPLIT_SQUAT, "volume_load_kg": 600.0, "load_basis": "effective"}), {}
    )
    legs, glutes = row(table, "2026-03-02", "legs"), row(table, "2026-03-02", "glutes")
    assert (legs["set_count"], legs["rep_count"], legs["volume_load_kg"], legs["training_days"]) == (3, 30, 600, 1)
    assert (glutes["set_count"], glutes["rep_count"], glutes["training_days"]) == (1.5, 0, 0)
    assert pd.isna(glutes["volume_load_kg"])


def test_every_week_and_every_row_is_there_even_with_nothing_in_it():
    table = weekly(session_exercises({"day": "2026-03-03", **SPLIT_SQUAT}, {"day": "2026-03-24", **SPLIT_SQUAT}), {})
    assert len(table) == 4 * len(ROWS)
    assert row(table, "2026-03-09", "legs")["set_count"] == 0
    assert row(table, "2026-03-02", "feet")["set_count"] == 0
    assert table.groupby("week_start")["is_first"].first().tolist() == [True, False, False, False]


def test_two_sessions_on_one_day_are_one_training_day():
    table = weekly(
        session_exercises(
            {"day": "2026-03-03", **SPLIT_SQUAT, "session_key": "morning"},
            {"day": "2026-03-03", **SPLIT_SQUAT, "session_key": "evening"},
            {"day": "2026-03-05", **SPLIT_SQUAT},
        ),
        {},
    )
    assert row(table, "2026-03-02", "legs")["training_days"] == 2


def test_outside_and_unplaced_sets_stay_in_the_totals():
    table = weekly(
        session_exercises(
            {"day": "2026-03-03", "placement": "outside", "exercise_id": "bench_press"},
            {"day": "2026-03-03", "placement": "unplaced", "exercise_id": "", "exercise_name": "My thing"},
        ),
        {},
    )
    assert row(table, "2026-03-02", "outside")["set_count"] == 3
    assert row(table, "2026-03-02", "unplaced")["set_count"] == 3
    assert table["set_count"].sum() == 6


def test_sunday_weeks_begin_on_sunday():
    log = session_exercises({"day": "2026-03-08", **SPLIT_SQUAT})  # a Sunday
    assert weekly(log, {})["week_start"].iloc[0] == pd.Timestamp("2026-03-02")
    sunday = {"a": AthleteSettings(week_start=WeekStart.SUNDAY)}
    assert weekly(log, sunday)["week_start"].iloc[0] == pd.Timestamp("2026-03-08")


def test_load_basis_says_whether_body_mass_was_counted():
    table = weekly(
        session_exercises(
            {"day": "2026-03-03", **SPLIT_SQUAT, "volume_load_kg": 100.0, "load_basis": "effective"},
            {"day": "2026-03-04", **SPLIT_SQUAT, "volume_load_kg": 50.0, "load_basis": "external"},
        ),
        {},
    )
    legs = row(table, "2026-03-02", "legs")
    assert (legs["load_basis"], legs["volume_load_kg"]) == ("mixed", 150.0)
    assert row(table, "2026-03-02", "core")["load_basis"] == "none"


@pytest.mark.parametrize(
    ("today", "weeks", "complete"),
    [("2026-03-08", 1, 0), ("2026-03-09", 2, 1), ("2026-03-31", 5, 4)],
)
def test_the_dense_table_runs_to_the_running_week(today: str, weeks: int, complete: int):
    stored = weekly(session_exercises({"day": "2026-03-03", **SPLIT_SQUAT}), {})
    table = dense_weekly(stored, dt.date.fromisoformat(today), {})
    assert table["week_start"].nunique() == weeks
    assert table.groupby("week_start")["is_complete"].first().sum() == complete
    assert table["focus_area"].tolist() == [str(one) for one in ROWS] * weeks
    assert table["set_count"].sum() == stored["set_count"].sum()


def test_a_log_of_several_athletes_is_the_sum_of_its_parts():
    mine = session_exercises({"day": "2026-03-03", **SPLIT_SQUAT}, {"day": "2026-03-20", **SPLIT_SQUAT})
    yours = session_exercises({"day": "2026-04-07", **SPLIT_SQUAT, "athlete_id": "b"})
    both = weekly(pd.concat([mine, yours], ignore_index=True), {})
    apart = pd.concat([weekly(mine, {}), weekly(yours, {})], ignore_index=True)
    pd.testing.assert_frame_equal(both, apart)


def test_an_empty_log_gives_an_empty_table():
    assert weekly(session_exercises(), {}).empty
    assert dense_weekly(weekly(session_exercises(), {}), dt.date(2026, 3, 3), {}).empty
