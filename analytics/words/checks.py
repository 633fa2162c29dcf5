"""Sentences of the page *Checks*: tests that people do on themselves, and what they cannot say."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analytics.reference import SelfTest
from analytics.units import format_number
from analytics.words.runner import area_name, counted, in_body_order, listed
from analytics.writing import day_text, full_day, prose

QUESTION = "How do left and right compare in a test you can do at home?"
INTRO = (
    "Five tests, one side at a time. They are not training and not a verdict: each result varies by itself, and only a"
    " difference wider than that is told as one."
)
NO_RESULT_SAMPLE = "No result yet."
NO_RESULT = "No result yet. Do the test once on each side, then enter both numbers above."
NOISE_NOTE = (
    "○ left ● right. The upright lines show by how much chance may move a result: where those of two results overlap,"
    " there is no clear difference between them."
)
UNKNOWN_NOTE = (
    "○ left ● right. How much a result of this test varies by chance is not known, so no line is drawn and no"
    " difference is called clear."
)
CAREFUL = "Stop when something hurts; a test is no reason to go on. Not for the days after a hard run or a fall."
SAMPLE = "The sample runners' results cannot be changed. With your own log, you can enter results here."
TABLE_ALT = "Results of the test, newest first: day, left, right, difference and what it says"
REMOVED = "The result is taken away."
ADDED = "The result is kept."


def finding(compared: pd.DataFrame, tests: Mapping[str, SelfTest]) -> str:
    """The page's title, from COMPARED_TESTS: the latest result of each test."""
    if compared.empty:
        return "No test entered yet"
    latest = compared.groupby("test_id", sort=False).tail(1)
    clear = [tests[one].name.split(",")[0].lower() for one in latest.loc[latest["is_clear"], "test_id"]]
    if len(clear) == 1:
        return f"One clear difference between the sides: {clear[0]}"
    if clear:
        return f"Clear differences between the sides in {len(clear)} tests"
    if latest["difference"].notna().any():
        return "No clear difference between left and right"
    return "One side is tested; the other is missing"


def result_text(test: SelfTest, left: float | None, right: float | None) -> str:
    """What one result shows, and no more."""
    if _is_missing(left) or _is_missing(right):
        side, value = ("right", right) if _is_missing(left) else ("left", left)
        return f"{side.capitalize()} {_amount(float(value or 0.0), test)}; the other side was not tested."
    assert left is not None and right is not None, "both sides are known here"
    apart = abs(right - left)
    both = f"left {format_number(left, 1)}, right {_amount(right, test)}"
    if apart == 0:
        return f"No difference: {both}."
    if test.noise is None:
        return (
            f"{both[0].upper()}{both[1:]}, {_amount(apart, test)} apart. How much this test varies by chance is not"
            " known, so no difference is called clear."
        )
    noise = _amount(test.noise, test)
    if apart <= test.noise + 1e-9:
        return f"No clear difference: {both}. Two results may differ by {noise} by chance."
    more = "right" if right > left else "left"
    return (
        f"{_amount(apart, test)} more on the {more}: {both}. That is wider than the {noise} by which two results may"
        " differ by chance. One test can be a bad day; a second one a week later says more."
    )


def change_text(test: SelfTest, rows: Sequence[Mapping[str, Any]]) -> str:
    """How each side moved from the first to the last result, oldest first; empty for fewer than two."""
    if len(rows) < 2 or test.noise is None:
        return ""
    said = []
    for side in ("left", "right"):
        known = [row for row in rows if not _is_missing(row[side])]
        if len(known) < 2:
            continue
        change = known[-1][side] - known[0][side]
        if abs(change) > test.noise + 1e-9:
            sign = "more" if change > 0 else "fewer" if test.unit == "reps" else "less"
            since = day_text(known[0]["local_day"].date())
            said.append(f"{side} {_amount(abs(change), test)} {sign} than on {since}")
    return f"{'; '.join(said)[0].upper()}{'; '.join(said)[1:]}." if said else "No clear change since the first result."


def about_text(test: SelfTest) -> str:
    """Which areas a test is for."""
    names = [area_name(area).lower() for area in in_body_order(test.areas)]
    return f"For {listed(names)}."


def noise_text(test: SelfTest) -> str:
    """By how much a result varies, where that number comes from."""
    if test.noise is None:
        return f"Noise: not known. {prose(test.basis)}"
    return f"Noise: two results may differ by {_amount(test.noise, test)} with nothing changed. {prose(test.basis)}"


def unit_label(test: SelfTest) -> str:
    """`repetitions` or `seconds`, for a field."""
    return "repetitions" if test.unit == "reps" else "seconds"


def table_rows(test: SelfTest, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """The results of one test (COMPARED_TESTS rows, oldest first), newest first."""
    return [
        {
            "Day": full_day(row["local_day"].date()),
            "Left": _value(row["left"]),
            "Right": _value(row["right"]),
            "Right less left": _signed(row["difference"]),
            "What it says": _short(test, row),
        }
        for row in reversed(rows)
    ]


def remove_label(row: Mapping[str, Any]) -> str:
    """Name of a result in the list of those that can be taken away."""
    return (
        f"{full_day(row['local_day'].date())}: left {_value(row['left']) or '–'}, right {_value(row['right']) or '–'}"
    )


def _short(test: SelfTest, row: Mapping[str, Any]) -> str:
    if _is_missing(row["difference"]):
        return "One side only"
    if test.noise is None:
        return "Noise not known"
    if not row["is_clear"]:
        return "No clear difference"
    return f"{'Right' if row['difference'] > 0 else 'Left'} clearly more"


def _amount(value: float, test: SelfTest) -> str:
    return counted(value, "rep", 1) if test.unit == "reps" else f"{format_number(value, 1)} s"


def _value(value: float) -> str:
    return "" if _is_missing(value) else format_number(value, 1)


def _signed(value: float) -> str:
    if _is_missing(value):
        return ""
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{format_number(abs(value), 1)}"


def _is_missing(value: float | None) -> bool:
    return value is None or math.isnan(value)
