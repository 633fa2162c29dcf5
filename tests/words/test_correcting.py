from __future__ import annotations

import math

import pandas as pd
import pytest

from analytics.importers.cells import DISTANCE, HOLD, LOAD_LIMIT_KG, REPS
from analytics.model import MOST_LOGGED, LoadUnit
from analytics.units import to_kg
from analytics.words import correcting as words

ROW = {
    "exercise_name": "Hip Thrust",
    "session_started_at": pd.Timestamp("2026-08-21 18:05"),
    "load_kg": 725.0,
    "load_unit": "kg",
    "reps": 8.0,
    "hold_s": math.nan,
    "distance_m": math.nan,
}
POUNDS = {**ROW, "load_kg": to_kg(135, LoadUnit.LB), "load_unit": "lb"}


def test_a_correction_holds_what_a_file_may_hold():
    assert {
        "load_kg": LOAD_LIMIT_KG,
        "reps": REPS.high,
        "hold_s": HOLD.high,
        "distance_m": DISTANCE.high,
    } == MOST_LOGGED
    assert words.most("load_kg", LoadUnit.LB) == 2204
    assert words.most("reps", LoadUnit.LB) == 1000


def test_only_what_was_typed_and_differs_is_changed():
    boxes = {column: words.shown(ROW, column, LoadUnit.KG) for column in words.columns(ROW)}
    assert boxes == {"load_kg": 725.0, "reps": 8.0, "hold_s": None}
    assert words.changes(ROW, boxes, LoadUnit.KG) == {}
    assert words.changes(ROW, {"load_kg": 72.5, "reps": 8.0, "hold_s": None}, LoadUnit.KG) == {"load_kg": 72.5}
    assert words.changes(ROW, {"load_kg": None, "hold_s": 30.0}, LoadUnit.KG) == {"load_kg": None, "hold_s": 30.0}
    assert words.changes(ROW, {"hold_s": None}, LoadUnit.KG) == {}
    assert words.columns({**ROW, "distance_m": 400.0})[-1] == "distance_m"


def test_a_load_is_corrected_in_the_unit_it_was_typed_in():
    unit = words.typed_unit(POUNDS, LoadUnit.KG)
    assert (unit, words.label("load_kg", unit), words.shown(POUNDS, "load_kg", unit)) == (LoadUnit.LB, "Load (lb)", 135)
    changed = words.changes(POUNDS, {"load_kg": 145.0}, unit)
    assert changed == {"load_kg": pytest.approx(to_kg(145, LoadUnit.LB))}
    assert words.done_text(POUNDS, changed, unit) == "Hip Thrust, 21 August 2026: load 135 lb counts as 145 lb."
    assert words.typed_unit({**ROW, "load_unit": ""}, LoadUnit.LB) is LoadUnit.LB


def test_what_was_done_is_one_sentence():
    changed = {"load_kg": 72.5, "reps": 9.0, "hold_s": 30.0}
    assert words.done_text(ROW, changed, LoadUnit.KG) == (
        "Hip Thrust, 21 August 2026: load 725 kg counts as 72.5 kg; 8 repetitions count as 9; no time counts as 30 s."
    )


def test_a_set_with_nothing_left_is_said_not_to_count():
    assert words.done_text(ROW, {"load_kg": None}, LoadUnit.KG) == (
        "Hip Thrust, 21 August 2026: load 725 kg counts as none."
    )
    text = "Hip Thrust, 21 August 2026: 8 repetitions count as none."
    assert words.done_text(ROW, {"reps": None}, LoadUnit.KG) == (
        f"{text} Without repetitions, time or distance the set does not count."
    )
    assert words.done_text({**ROW, "hold_s": 30.0}, {"reps": None}, LoadUnit.KG) == text


def test_what_was_logged_stands_beside_it():
    cells = {"Load": "72.5 kg", "Reps": "9", "Time": "30 s"}
    assert words.corrected_cells(cells, {}, LoadUnit.KG) == {}
    assert words.corrected_cells(cells, {"reps": 8.0, "load_kg": 725.0, "hold_s": None}, LoadUnit.KG) == {
        "Reps": "9 (logged: 8)",
        "Load": "72.5 kg (logged: 725 kg)",
        "Time": "30 s (logged: none)",
    }
    assert words.corrected_cells({"Load": ""}, {"load_kg": 20.0}, LoadUnit.KG) == {"Load": "none (logged: 20 kg)"}


def test_a_line_of_several_sets_says_so():
    assert words.lines_text(1) == ""
    assert words.lines_text(3) == "The line stands for 3 sets; all of them are corrected."


def test_a_page_to_hand_over_counts_what_was_corrected():
    assert words.corrected_text(0) == ""
    assert words.corrected_text(1) == " 1 line of the log counts with a number that was corrected by hand."
    assert words.corrected_text(1_200) == " 1,200 lines of the log count with a number that was corrected by hand."
