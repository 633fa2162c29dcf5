import datetime as dt

import pandas as pd

from analytics.metrics import area_days, gaps, sessions
from analytics.model import AthleteSettings, GapAnswer
from tests.metrics.build import session_exercises

SQUAT = {"credit_legs": 1.0, "credit_glutes": 0.5, "credit_core": 0.5}


def test_a_session_counts_every_set_once_and_lower_limb_sets_by_credit():
    table = sessions(
        session_exercises(
            {"day": "2026-03-03", **SQUAT, "session_duration_s": 1800.0},
            {"day": "2026-03-03", "placement": "outside", "exercise_name": "Bench press", "exercise_id": "bench"},
        ),
        {},
    )
    assert len(table) == 1
    one = table.iloc[0]
    assert (one["set_count"], one["lower_limb_set_count"], one["exercise_count"]) == (6, 4.5, 2)
    assert one["duration_s"] == 1800
    assert one["week_start"] == pd.Timestamp("2026-03-02")


def test_area_days_are_days_of_direct_work_only():
    table = area_days(session_exercises({"day": "2026-03-03", **SQUAT}, {"day": "2026-03-05", **SQUAT}))
    assert table["focus_area"].unique().tolist() == ["legs"]
    assert len(table) == 2


def test_a_gap_is_ten_empty_days_or_more():
    log = session_exercises(
        {"day": "2026-03-01"},
        {"day": "2026-03-11"},  # nine empty days between: no gap
        {"day": "2026-03-22"},  # ten: a gap
    )
    settings = {"a": AthleteSettings(gap_answers={dt.date(2026, 3, 12): GapAnswer.RESTED})}
    table = gaps(sessions(log, {}), dt.date(2026, 3, 25), settings)
    assert len(table) == 1
    one = table.iloc[0]
    assert (one["gap_start"], one["gap_end"]) == (pd.Timestamp("2026-03-12"), pd.Timestamp("2026-03-21"))
    assert (one["gap_days"], one["answer"]) == (10, "rested")


def test_a_running_gap_has_no_end_and_today_is_not_empty_yet():
    log = sessions(session_exercises({"day": "2026-03-01"}), {})
    assert gaps(log, dt.date(2026, 3, 11), {}).empty
    running = gaps(log, dt.date(2026, 3, 12), {})
    assert running["gap_end"].isna().all()
    assert running["gap_days"].tolist() == [10]
