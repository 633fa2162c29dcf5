"""Sentences about tests people do on themselves: what a result shows, and no more."""

from __future__ import annotations

import pandas as pd
import pytest

from analytics.frames import COMPARED_TESTS, empty
from analytics.reference import load_self_tests
from analytics.words import checks as words
from tests.charts.build import compared_tests

TESTS = load_self_tests()
HEEL, CLOSED, PLANK = TESTS["heel-raise"], TESTS["stand-closed"], TESTS["side-plank"]
NAN = float("nan")


def rows(*pairs: tuple[float, float]) -> list[dict[str, object]]:
    return compared_tests(*pairs).to_dict("records")


def test_a_difference_inside_the_noise_is_no_clear_difference():
    said = words.result_text(HEEL, 20, 25)
    assert said == "No clear difference: left 20, right 25 reps. Two results may differ by 6.2 reps by chance."


def test_a_wider_one_is_said_with_the_noise_and_without_a_verdict():
    assert words.result_text(HEEL, 21, 29) == (
        "8 reps more on the right: left 21, right 29 reps. That is wider than the 6.2 reps by which two results may"
        " differ by chance. One test can be a bad day; a second one a week later says more."
    )
    assert words.result_text(PLANK, 95, 60).startswith("35 s more on the left: left 95, right 60 s.")


def test_without_a_known_noise_nothing_is_called_clear():
    assert words.result_text(CLOSED, 5, 40) == (
        "Left 5, right 40 s, 35 s apart. How much this test varies by chance is not known, so no difference is called"
        " clear."
    )


def test_equal_and_missing_sides():
    assert words.result_text(HEEL, 25, 25) == "No difference: left 25, right 25 reps."
    assert words.result_text(HEEL, NAN, 25) == "Right 25 reps; the other side was not tested."
    assert words.result_text(HEEL, 0, None) == "Left no reps; the other side was not tested."


def test_a_change_over_time_is_told_only_when_wider_than_the_noise():
    assert words.change_text(HEEL, rows((20, 25))) == ""
    assert words.change_text(HEEL, rows((20, 25), (24, 27))) == "No clear change since the first result."
    assert words.change_text(HEEL, rows((20, 25), (28, 27))) == "Left 8 reps more than on 4 May."
    assert words.change_text(HEEL, rows((28, NAN), (20, 25))) == "Left 8 reps fewer than on 4 May."
    assert words.change_text(CLOSED, rows((5, 5), (40, 40))) == ""


@pytest.mark.parametrize(
    ("pairs", "title"),
    [
        ([(20, 25)], "No clear difference between left and right"),
        ([(20, 30), (20, 25)], "No clear difference between left and right"),
        ([(20, 25), (20, 30)], "One clear difference between the sides: single-leg heel raise"),
        ([(20, NAN)], "One side is tested; the other is missing"),
    ],
)
def test_the_title_is_about_the_latest_result(pairs: list[tuple[float, float]], title: str):
    assert words.finding(compared_tests(*pairs), TESTS) == title
    assert len(title.split()) <= 12


def test_titles_of_nothing_and_of_two_tests():
    assert words.finding(empty(COMPARED_TESTS), TESTS) == "No test entered yet"
    two = pd.concat([compared_tests((20, 30)), compared_tests((20, 30)).assign(test_id="side-plank")])
    assert words.finding(two, TESTS) == "Clear differences between the sides in 2 tests"


def test_the_table_is_newest_first():
    shown = words.table_rows(HEEL, rows((20, 25), (30, 20), (NAN, 20)))
    assert [row["Day"] for row in shown] == ["15 June 2026", "25 May 2026", "4 May 2026"]
    assert [row["What it says"] for row in shown] == ["One side only", "Left clearly more", "No clear difference"]
    assert [row["Right less left"] for row in shown] == ["", "−10", "+5"]
    assert shown[0]["Left"] == ""


def test_what_a_test_speaks_about_and_how_well():
    assert words.about_text(HEEL) == "For calves and feet & arches."
    assert words.noise_text(HEEL).startswith("Noise: two results may differ by 6.2 reps with nothing changed.")
    assert words.noise_text(CLOSED).startswith("Noise: not known.")
