from __future__ import annotations

import dataclasses
import datetime as dt
import math

import pandas as pd
import pytest

from analytics.model import Flag, FlagAnswer, FlagState, FocusArea, Grade, Level, LoadUnit, MarkedFlag
from analytics.words import clients as words


def row(**more: object) -> dict:
    base = {"state": "look", "days_since": 2.0, "trained_weeks": 9}
    for area in FocusArea:
        base |= {f"mark_{area}": "within", f"change_{area}": 0.08, f"sets_{area}": 8.6, f"usual_{area}": 8.0}
    return base | more


def flag(rule_id: str, area: str | None = None, exercise: str | None = None, measure: str = "sets") -> MarkedFlag:
    one = Flag(
        athlete_id="a",
        week_start=dt.date(2026, 8, 10),
        rule_id=rule_id,
        level=Level.WATCH,
        focus_area=FocusArea(area) if area else None,
        exercise_id=exercise,
        measure=measure,
        observed=14.0,
        reference=8.0,
        difference=6.0,
        limit=9.5,
        grade=Grade.C,
        tell=lambda facts: "",
        session_started_at=None,
        facts={},
    )
    return MarkedFlag(one, FlagState.OPEN)


def amounts(marked: MarkedFlag, observed: float, limit: float) -> MarkedFlag:
    return dataclasses.replace(marked, flag=marked.flag._replace(observed=observed, limit=limit))


def told(new: set[str], flags: list[MarkedFlag] | tuple = (), best: dict | None = None, **more: object) -> list[str]:
    names = {"hip_thrust": "Hip thrust (barbell)"}
    found = words.reasons(row(**more), new, flags, best, names, LoadUnit.KG)
    return [f"{one.mark} {one.text}".strip() for one in found]


def drawn(*flags: MarkedFlag) -> list[str]:
    names = {"hip_thrust": "Hip thrust (barbell)", "long": "Rear foot elevated split squat with a long pause"}
    return words.drawn_reasons(words.reasons(row(), {"flag"}, flags, None, names, LoadUnit.KG))


def test_a_limit_of_nothing_is_told_in_words():
    added = amounts(flag("starter-load", exercise="hip_thrust", measure="kg"), 20, 0)
    assert told({"flag"}, [added]) == ["□ Hip thrust: 20 kg, guide: no added weight"]
    assert drawn(added) == ["□ Hip thrust: 20 kg, guide: no added weight"]
    assert told({"flag"}, [amounts(flag("starter-order"), 3, 0)]) == ["▲ Jumps came before balance and strength"]


@pytest.mark.parametrize(
    ("number", "look", "title"),
    [
        (10, 6, "6 of 10 clients are worth a look"),
        (10, 1, "1 of 10 clients is worth a look"),
        (10, 0, "Nothing new in 10 clients"),
        (1, 0, "Nothing new in 1 client"),
        (1200, 3, "3 of 1,200 clients are worth a look"),
    ],
)
def test_titles(number: int, look: int, title: str):
    assert words.title(pd.DataFrame({"is_worth_a_look": [n < look for n in range(number)]})) == title


def test_what_changed():
    assert told({"flag"}, [flag("sets-jump", "calves")]) == ["▲ Calves: 14 sets, guide up to 9.5 sets"]
    assert told({"flag"}, [flag("sets-jump", "legs"), flag("sets-jump", "glutes")]) == ["▲ Glutes and legs jumped"]
    kilos = flag("weight-jump", exercise="hip_thrust", measure="kg")
    assert told({"flag"}, [kilos]) == ["▲ Hip thrust: 14 kg, guide up to 9.5 kg"]
    neglected = flag("area-neglect", "feet", measure="days")
    assert told({"flag"}, [neglected]) == ["○ Feet & arches: no direct work for 14 days"]
    assert told({"flag"}, [flag("session-spike")]) == ["▲ One session was unusually big"]
    assert told({"flag"}, [flag("balance")]) == ["◐ Mix of areas away from the target"]
    assert told({"flag"}, [flag("maintain")]) == ["□ Long since a strength day"]
    assert told({"flag"}, [flag("starter-size")]) == ["□ A session beyond the starter guide"]
    assert told({"flag"}, [amounts(flag("spacing", "calves", measure="days"), 1, 0)]) == [
        "□ Calves on two days running"
    ]
    assert told({"flag"}, [flag("a-rule-to-come")]) == ["▲ This week rose above guide"]
    assert told({"quiet"}, days_since=16.0) == ["○ No strength logged for 16 days"]
    assert told({"quiet"}, days_since=150.0) == ["○ No strength logged for 5 months"]
    long_ago = {"days_since": 2479.0, "last_day": pd.Timestamp("2019-11-09")}
    assert told({"quiet"}, **long_ago) == ["○ No strength logged since November 2019"]
    assert told({"below"}, mark_glutes="below", mark_legs="below") == ["▽ Glutes and legs well below the usual week"]
    assert told(set(), state="within") == ["Within guide"]
    assert told(set(), state="back") == ["Back after time off, inside the ramp"]
    for state in ("within", "back"):  # a note is no reason to look, and the cells show it
        assert told(set(), state=state, mark_legs="above") == ["Legs above guide, told as a note only"]
    assert told(set(), state="learning", trained_weeks=2) == ["Week 2: still learning the usual range"]
    assert told(set(), state="care") == ["Rehab mode: nothing is compared"]
    assert told(set(), state="off") == ["No range in any area: switched off in Settings"]
    assert told(set(), state="empty") == ["Nothing logged yet"]


def test_an_answered_flag_says_what_was_answered():
    one = flag("sets-jump", "calves")
    said = MarkedFlag(one.flag, FlagState.ANSWERED, FlagAnswer.PLANNED)
    assert told(set(), [said], state="within")[0].endswith("answered “planned”")


def test_a_new_best_is_told_with_its_unit():
    best = {"exercise_id": "hip_thrust", "measure": "one_rep_max", "value": 82.5}
    assert told(set(), (), best, state="within") == ["◇ Hip thrust (barbell): new best, estimated maximum 82.5 kg"]


def test_at_most_two_reasons_then_how_many_more():
    assert words.shown_reasons("a") == ["a"]
    assert words.shown_reasons("a\nb") == ["a", "b"]
    assert words.shown_reasons("a\nb\nc\nd") == ["a", "b, +2 more"]


def test_what_is_drawn_is_rounded_and_fits():
    kilos = amounts(flag("weight-jump", exercise="hip_thrust", measure="kg"), 96.1, 83.7)
    calves = flag("sets-jump", "calves")
    assert drawn(kilos) == ["▲ Hip thrust: 96 kg, guide up to 84"]
    assert drawn(calves, kilos) == ["▲ Calves: 14 sets, guide up to 9.5", "▲ Hip thrust: 96 kg, guide up to 84"]
    spike = flag("session-spike")
    assert drawn(calves, kilos, spike) == ["▲ Calves: 14 sets, guide up to 9.5", "▲ Hip thrust: 96 kg, +1 more"]
    near = amounts(kilos, 96.4, 95.6)
    assert drawn(near) == ["▲ Hip thrust: 96.4 kg, guide up to 95.6"]
    long = amounts(flag("weight-jump", exercise="long", measure="kg"), 96.1, 83.7)
    lines = drawn(calves, long, spike, kilos)
    assert lines[1].endswith("…, +2 more")
    assert max(map(len, [*lines, *drawn(long)])) <= words.MOST_DRAWN


@pytest.mark.parametrize(
    ("mark", "change", "sets", "usual", "text"),
    [
        ("above", 0.76, 14.0, 8.0, "▲ +76%"),
        ("below", -0.48, 4.0, 8.0, "▽ −48%"),
        ("within", 0.0, 8.0, 8.0, "0%"),
        ("within", 1.0, 4.0, 2.0, "+2 sets"),
        ("none", math.nan, 0.0, 8.0, "○"),
        ("asked", math.nan, 8.0, 8.0, "?"),
        ("learning", math.nan, 3.0, math.nan, "…"),
        ("above", math.nan, 3.0, 0.0, "▲ 3 sets"),
    ],
)
def test_cells(mark: str, change: float, sets: float, usual: float, text: str):
    cell = row(mark_legs=mark, change_legs=change, sets_legs=sets, usual_legs=usual)
    assert words.cell_text(cell, "legs") == text


def test_filters_are_named_where_they_leave_a_few():
    every = {
        "search": " jo ",
        "labels": ("Trail", "Club"),
        "areas": ("feet",),
        "states": ("learning",),
        "levels": ("new",),
        "without_days": 14,
    }
    assert words.filtered_text(3, 1200, **every) == (
        "3 of 1,200 clients fit these filters: name with “jo”, Trail, Club, Feet & arches, still learning,"
        " new to lifting, no session in 14 days."
    )
    assert words.filtered_text(0, 5, labels=("Trail",)) == "0 of 5 clients fit these filters: Trail."


def test_an_open_question_and_a_note_of_pain_are_told_neutrally():
    asked = {"asked_days": 12.0, "asked_first": pd.Timestamp("2026-07-18"), "asked_last": pd.Timestamp("2026-07-29")}
    assert told({"question"}, **asked) == ["? 12 days without an entry, 18 July to 29 July: rested, or not logged?"]
    assert told(set(), state="question", **asked)[0].startswith("? 12 days without an entry")
    lasts = asked | {"asked_last": pd.NaT}
    assert told(set(), state="question", **lasts) == [
        "? 12 days without an entry, from 18 July on: rested, or not logged?"
    ]
    pain = flag("pain-note", "calves", measure="notes")
    pain = dataclasses.replace(pain, flag=pain.flag._replace(level=Level.INFO, facts={"noted_on": 20677}))
    assert told({"flag", "quiet"}, [flag("sets-jump", "calves"), pain], days_since=12.0) == [
        "□ Noted calf pain on 12 August",
        "○ No strength logged for 12 days",
        "▲ Calves: 14 sets, guide up to 9.5 sets",
    ]
    cell = row(mark_calves="noted", change_calves=-0.5, sets_calves=4.0)
    assert words.cell_text(cell, "calves") == "□ −50%"
    assert words.cell_text(row(mark_calves="noted", sets_calves=0.0), "calves") == "□"


def test_kinds_of_flags_are_called_as_in_the_guide():
    assert words.kind_name("area-neglect") == "An area not trained for a while"
    assert words.kind_name("below") == "Well below the usual week"
    assert words.filtered_text(1, 10, kinds=["area-neglect"]).endswith(
        "these filters: An area not trained for a while."
    )
