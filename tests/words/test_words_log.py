from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from analytics.model import FocusArea, LoadUnit
from analytics.words import log as words

NAN = float("nan")
SET: dict[str, Any] = {
    "exercise_name": "Squat",
    "load_kg": 61.235,
    "reps": 8.0,
    "hold_s": NAN,
    "distance_m": NAN,
    "is_warm_up": False,
    "set_kind": "working",
    "placement": "areas",
    "line": 1203,
    **{f"credit_{area}": 0.0 for area in FocusArea},
    "credit_legs": 1.0,
    "credit_glutes": 0.5,
}


def test_a_set_is_one_row_of_texts() -> None:
    cells = words.set_cells(SET, LoadUnit.LB)
    assert cells["Load"] == "135 lb"
    assert cells["Reps"] == "8"
    assert cells["Time"] == ""
    assert cells["Line"] == "1,203"
    assert cells["Counts for"] == "Glutes ½, Legs"


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"is_warm_up": True}, "warm-up, not counted"),
        ({"placement": "unplaced"}, "not placed yet"),
        ({"placement": "outside"}, "outside the five areas"),
        ({"placement": "uncounted"}, "not counted"),
    ],
)
def test_a_set_that_counts_nowhere_says_why(changes: dict[str, Any], text: str) -> None:
    assert words.counts_for({**SET, **changes}) == text


def test_a_session_without_a_time_or_a_title_says_neither() -> None:
    assert words.session_label(pd.Timestamp("2026-08-21"), "", 1) == "Fri 21 August 2026 · 1 set"
    assert words.session_label(pd.Timestamp("2026-08-21 18:05"), "B", 2) == "Fri 21 August 2026, 18:05 · B · 2 sets"
