"""Both sides of a test against its noise."""

import pandas as pd
import pytest

from analytics.frames import SELF_TESTS, conform, empty
from analytics.metrics import compared_tests
from analytics.reference import load_self_tests

TESTS = load_self_tests()


def compared(test_id: str, left: float, right: float) -> pd.Series:
    row = {"athlete_id": "a", "result_id": "1", "test_id": test_id, "left": left, "right": right}
    frame = pd.DataFrame([{**row, "local_day": pd.Timestamp("2026-03-02")}])
    return compared_tests(conform(frame, SELF_TESTS), TESTS).iloc[0]


def test_golden_case_25_is_inside_the_noise():
    row = compared("heel-raise", 20, 25)
    assert (row["symmetry"], row["difference"], row["is_clear"]) == (0.8, 5, False)


@pytest.mark.parametrize(("apart", "is_clear"), [(6.2, False), (6.3, True), (-6.3, True)])
def test_a_difference_is_clear_only_when_wider_than_the_noise(apart: float, is_clear: bool):
    assert compared("heel-raise", 30, 30 + apart)["is_clear"] == is_clear


def test_nothing_is_clear_where_the_noise_is_not_known():
    row = compared("stand-closed", 1, 45)
    assert pd.isna(row["noise"]) and not row["is_clear"]


def test_one_side_has_no_difference():
    row = compared("heel-raise", 20, float("nan"))
    assert pd.isna(row["difference"]) and pd.isna(row["symmetry"]) and not row["is_clear"]


def test_two_zeros_have_no_symmetry():
    row = compared("side-plank", 0, 0)
    assert row["difference"] == 0 and pd.isna(row["symmetry"])


def test_results_of_an_unknown_test_are_left_out():
    assert compared_tests(empty(SELF_TESTS), TESTS).empty
    gone = {"athlete_id": "a", "result_id": "1", "test_id": "gone", "left": 1.0, "right": 1.0}
    frame = pd.DataFrame([{**gone, "local_day": pd.Timestamp("2026-03-02")}])
    assert compared_tests(conform(frame, SELF_TESTS), TESTS).empty
