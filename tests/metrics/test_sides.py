"""Left beside right, worked out by hand."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.metrics import side_sessions, sides
from tests.metrics.build import session_exercises
from tests.thoroughness import draws

TODAY = dt.date(2026, 3, 31)


def calf(
    left: list[float], right: list[float], first_day: str = "2026-03-04", **more: object
) -> list[dict[str, object]]:
    """Sessions three days apart with one set a side."""
    days = pd.date_range(first_day, periods=len(left), freq="3D")
    return [
        {"day": f"{day:%Y-%m-%d}", "side": side, "top_reps": reps, "rep_count": reps, "credit_calves": 1.0, **more}
        for day, pair in zip(days, zip(left, right, strict=True), strict=True)
        for side, reps in zip(("left", "right"), pair, strict=True)
    ]


def told(*rows: dict[str, object]) -> pd.Series:
    frame = sides(session_exercises(*rows), TODAY)
    assert len(frame) == 1
    return frame.iloc[0]


def test_a_gap_wider_than_the_own_variation_is_clear():
    row = told(*calf([21, 20, 21, 22, 21], [27, 27, 26, 27, 27]))
    assert (row["left"], row["right"], row["session_count"]) == (21, 27, 5)
    assert row["gap"] == pytest.approx(6 / 27)
    # differences 6/27, 7/27, 5/26, 5/27, 6/27; away from the middle 0, 1/27, 0.0299, 1/27, 0
    assert row["usual"] == pytest.approx(1 / 27)
    assert (row["state"], row["measure"], row["focus_area"]) == ("clear", "reps", "calves")
    assert (row["left_28"], row["right_28"]) == (105, 134)


def test_a_gap_inside_the_own_variation_is_not():
    row = told(*calf([16, 14, 18, 16, 15], [15, 17, 15, 16, 14]))
    assert row["state"] == "unclear"
    assert abs(row["gap"]) < row["usual"]


def test_four_sessions_are_too_few_however_wide_the_gap():
    assert told(*calf([10] * 4, [20] * 4))["state"] == "few"
    assert told(*calf([10] * 5, [20] * 5))["state"] == "clear"


def test_no_variation_is_taken_to_be_smaller_than_one_repetition():
    row = told(*calf([19] * 6, [20] * 6))
    assert row["usual"] == pytest.approx(1 / 20)
    assert row["state"] == "unclear"


def test_one_session_has_no_variation():
    row = told(*calf([10], [12]))
    assert pd.isna(row["usual"])
    assert row["state"] == "few"


def test_a_session_of_one_side_is_compared_with_nothing():
    rows = calf([20] * 5, [20] * 5)
    row = told(*rows, {**rows[0], "day": "2026-03-30"})
    assert row["session_count"] == 5
    assert (row["left_28"], row["right_28"]) == (120, 100)


def test_one_side_alone_has_sums_and_no_gap():
    row = told(*calf([20] * 5, [20] * 5)[::2])
    assert (row["state"], row["session_count"]) == ("one_side", 0)
    assert pd.isna(row["gap"]) and pd.isna(row["left"])
    assert (row["left_28"], row["right_28"]) == (100, 0)


def test_work_of_both_sides_counts_for_each():
    rows = calf([20] * 2, [20] * 2)
    row = told(*rows, {**rows[0], "day": "2026-03-29", "side": "both", "rep_count": 15.0})
    assert (row["left_28"], row["right_28"], row["session_count"]) == (55, 55, 2)


def test_an_exercise_without_a_stated_side_is_left_out():
    assert sides(session_exercises({"day": "2026-03-03"}), TODAY).empty
    assert sides(session_exercises(), TODAY).empty
    assert side_sessions(session_exercises(), TODAY).empty


def test_exercises_outside_the_five_areas_and_names_nobody_placed_are_left_out():
    rows = calf([10] * 5, [20] * 5, placement="outside") + calf(
        [10] * 5, [20] * 5, exercise_id="", placement="unplaced"
    )
    assert sides(session_exercises(*rows), TODAY).empty


def test_holds_are_compared_in_seconds():
    row = told(*calf([0] * 5, [0] * 5, top_reps=float("nan"), rep_count=0.0, top_hold_s=40.0, hold_s=80.0))
    assert (row["measure"], row["left"], row["left_28"], row["measure_28"]) == ("seconds", 40, 400, "seconds")
    assert row["usual"] == pytest.approx(2 / 40)


def test_jumps_are_compared_in_contacts():
    row = told(*calf([0] * 5, [0] * 5, top_reps=float("nan"), rep_count=0.0, contact_count=20.0))
    assert (row["measure"], row["right"], row["right_28"]) == ("contacts", 20, 100)


def test_sides_loaded_differently_are_compared_in_repetitions_times_kilograms():
    rows = calf([10] * 5, [10] * 5)
    for row in rows:
        load = 20.0 if row["side"] == "left" else 25.0
        row |= {"top_external_load_kg": load, "volume_load_kg": load * 10}
    row = told(*rows)
    assert (row["measure"], row["left"], row["right"]) == ("kg", 200, 250)
    for one in rows:
        one |= {"top_external_load_kg": 20.0, "volume_load_kg": 200.0}
    assert told(*rows)["measure"] == "reps"


def test_only_the_last_ten_sessions_of_twelve_weeks_count():
    row = told(*calf([10] * 12, [10] * 2 + [20] * 10, first_day="2026-02-20"))
    assert (row["session_count"], row["right"]) == (10, 20)
    assert sides(session_exercises(*calf([10] * 5, [20] * 5, first_day="2025-12-20")), TODAY).empty


def test_clear_gaps_come_first():
    rows = calf([20] * 6, [20] * 6, exercise_id="even") + calf([10] * 5, [20] * 5, exercise_id="uneven")
    assert sides(session_exercises(*rows), TODAY)["exercise_id"].tolist() == ["uneven", "even"]


pairs = st.lists(st.tuples(st.integers(1, 40), st.integers(1, 40)), min_size=1, max_size=8)


@draws(15)
@given(pairs)
def test_exchanging_left_and_right_turns_the_gap_round_and_nothing_else(reps: list[tuple[int, int]]):
    left, right = [float(one) for one, _ in reps], [float(other) for _, other in reps]
    row, turned = told(*calf(left, right)), told(*calf(right, left))
    assert turned["state"] == row["state"]
    assert turned["gap"] == pytest.approx(-row["gap"])
    assert turned["usual"] == pytest.approx(row["usual"], nan_ok=True)
    assert (turned["left_28"], turned["right_28"]) == (row["right_28"], row["left_28"])
