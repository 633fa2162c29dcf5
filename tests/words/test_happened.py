"""What was said, noted, set or added about a client, in words."""

from __future__ import annotations

import pandas as pd

from analytics.frames import HAPPENED, conform
from analytics.model import FlagAnswer, FlagState, LoadUnit, MarkedFlag
from analytics.reference import load_guide, load_self_tests
from analytics.words import happened as words
from tests.words.test_words_clients import flag

DAY = pd.Timestamp("2026-08-12")


def lines(*rows: dict) -> list[str]:
    empty = {"happened_at": pd.Timestamp("2026-08-20"), "local_day": DAY, "left_value": float("nan")}
    empty |= {"right_value": float("nan")} | {name: "" for name, kind in HAPPENED.items() if kind == "str"}
    frame = conform(pd.DataFrame([empty | row for row in rows]), HAPPENED)
    return words.lines(frame, load_guide(), load_self_tests(), {"hip_thrust": "Hip thrust (barbell)"})


def test_each_thing_is_one_line_and_pain_comes_first():
    assert lines(
        {"kind": "import", "about": "maya.csv"},
        {"kind": "undone", "about": "old.csv"},
        {"kind": "setting", "about": "goal", "text_now": '"build"', "said_by": "Kit"},
        {"kind": "test", "about": "heel-raise", "left_value": 25.0, "right_value": 20.0},
        {"kind": "note", "text_now": "Hills", "said_by": "the coach"},
        {"kind": "answer", "about": "sets-jump", "focus_area": "calves", "text_now": "planned"},
        {"kind": "answer", "about": "weight-jump", "exercise_id": "hip_thrust"},
        {"kind": "pain", "focus_area": "calves", "text_now": "stiff"},
        {"kind": "pain", "focus_area": "feet"},
    ) == [
        "Noted calf pain on 12 August: stiff",
        "Noted foot pain on 12 August",
        "Answered “planned”: Calves: a bigger step in sets, 12 to 18 August",
        "Took an answer back: Hip thrust: a bigger step in load, 12 to 18 August",
        "Note on the week of 12 to 18 August by the coach: Hills",
        "Single-leg heel raise on 12 August: left 25, right 20 reps",
        "Goal set by Kit: Build more (before: not set)",
        "Log added: maya.csv",
        "Import taken back: old.csv",
    ]


def test_names_and_changes_to_the_log_are_put_together():
    many = [{"kind": "name", "about": f"Thing {number}"} for number in range(5)]
    assert lines(*many, {"kind": "override", "about": "Squat"}) == [
        "1 change to sets or sessions of the log",
        "Exercise names placed: “Thing 0”, “Thing 1”, “Thing 2” and 2 more",
    ]
    assert lines(many[0]) == ["Exercise name placed: “Thing 0”"]


def test_earlier_flags_are_told_with_their_week_and_answer():
    one = flag("sets-jump", "calves")
    said = MarkedFlag(one.flag, FlagState.ANSWERED, FlagAnswer.PLANNED)
    line = "10 to 16 August: ▲ Calves: 14 sets, guide up to 9.5 sets"
    assert words.flag_lines([one, said], {}, LoadUnit.KG) == [line, f"{line} (planned)"]
