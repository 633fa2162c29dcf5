"""Sentences about left beside right, from invented rows."""

from __future__ import annotations

import pandas as pd
import pytest

from analytics.frames import SIDES, empty
from analytics.model import LoadUnit
from analytics.words import sides as words
from tests.charts.build import sides

NAMES = {"calf_raise": "Single-leg calf raise (dumbbell)", "side_plank": "Side plank", "rdl": "RDL"}
NAN = float("nan")


def told(**values: object) -> tuple[str, str]:
    return words.verdict(sides(**values).iloc[0].to_dict())


def test_a_clear_gap_says_who_leads_and_by_how_much():
    assert told() == ("Right leads by 22%", "Wider than your usual ±9% from session to session")
    assert told(left=27, right=21)[0] == "Left leads by 22%"


def test_a_gap_inside_is_no_clear_difference():
    what, why = told(left=58, right=52, usual=0.12, state="unclear", measure="seconds")
    assert (what, why) == ("No clear difference", "Left leads by 10%, inside your usual ±12%")
    assert told(left=10, right=10, usual=0.1, state="unclear")[1] == "Both sides the same; your usual ±10%"


def test_few_sessions_and_one_side_say_so():
    assert told(state="few", session_count=3) == ("Too few sessions to say", "3 so far; 5 give a fair picture")
    alone = told(state="one_side", left=NAN, right=NAN, usual=NAN, session_count=0, right_28=0.0)
    assert alone == ("One side only", "Only the left is logged")


def test_the_finding_names_the_exercises():
    both = pd.concat([sides(), sides(exercise_id="side_plank"), sides(exercise_id="rdl", state="unclear")])
    assert words.finding(sides(), NAMES) == (
        "One clear side difference: right leads by 22% in “Single-leg calf raise (dumbbell)”."
    )
    assert (
        words.finding(both, NAMES) == "2 clear side differences: “Single-leg calf raise (dumbbell)” and “Side plank”."
    )
    assert words.finding(both[2:], NAMES) == "No clear side difference in 1 exercise."
    assert words.finding(sides(state="few"), NAMES).startswith("Too few sessions with both sides to say")
    assert words.finding(sides(state="one_side"), NAMES).startswith("Only one side is logged")


def test_loads_are_shown_in_the_unit_of_the_athlete():
    shown = words.in_unit(sides(left=100, right=120, measure="kg"), LoadUnit.LB)
    row = words.table_rows(shown, NAMES, LoadUnit.LB)[0]
    assert (row["Left"], row["Right"], row["Compared in"]) == ("220.5", "264.6", "all sets of a session, lb × reps")
    assert words.in_unit(sides(), LoadUnit.LB)["left"].tolist() == [21.0]


def test_the_table_has_every_number():
    row = words.table_rows(sides(), NAMES, LoadUnit.KG)[0]
    assert row == {
        "Exercise": "Single-leg calf raise (dumbbell)",
        "Compared in": "best set, reps",
        "Sessions": "8",
        "Left": "21",
        "Right": "27",
        "Right less left": "+22%",
        "Your own variation": "±9%",
        "What it says": "Right leads by 22%",
        "Left, 28 days": "180 reps",
        "Right, 28 days": "240 reps",
    }
    alone = sides(state="one_side", left=NAN, right=NAN, usual=NAN, gap=NAN, session_count=0)
    assert words.table_rows(alone, NAMES, LoadUnit.KG)[0]["Right less left"] == ""
    assert words.table_rows(empty(SIDES), NAMES, LoadUnit.KG) == []


@pytest.mark.parametrize("text", [words.EMPTY, words.NOTE, words.NO_LINE, words.HOW])
def test_no_side_is_called_weak(text: str):
    assert not {"weak", "weaker", "deficit", "imbalance"} & set(text.lower().replace(",", " ").split())
