"""The title, the rows and the text of *Next week*."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace
from typing import Any

import pytest

from analytics.model import AthleteSettings, LoadUnit
from analytics.reference import load_guide
from analytics.starter import Stage
from analytics.words import next_week as words
from tests.words.build import AREAS, bands, gaps, week, weekly

NAN = float("nan")
GUIDE = dict.fromkeys(AREAS, "guide")


def row(area: str = "calves", **values: Any) -> dict[str, Any]:
    return {
        "focus_area": area,
        "state": "guide",
        "lower": 5.6,
        "upper": 9.5,
        "last": 8.0,
        "days": 2,
        "usual": 8.0,
        "mean": 1.0,
        "minimum": 2.0,
        "set_count": 0.0,
        "reason": "direct",
        "name": "Short-foot",
        "is_down_week": False,
        "lighter": 5.5,
    } | values


@pytest.mark.parametrize(
    ("states", "past", "is_typed", "expected"),
    [
        (GUIDE, [], False, "Last week again stays gradual in all five areas"),
        (GUIDE, [], True, "Your plan stays gradual in all five areas"),
        (GUIDE, ["calves"], True, "Your plan stays gradual in four areas; calves run past"),
        (GUIDE, ["core"], True, "Your plan stays gradual in four areas; core runs past"),
        (GUIDE, ["feet", "legs"], True, "Your plan stays gradual in three areas; two areas run past"),
        (GUIDE, AREAS, True, "Your plan runs past the range in all five areas"),
        (GUIDE | {"feet": "off"}, [], True, "Your plan stays gradual in four areas"),
        (GUIDE | {"feet": "off"}, ["legs"], True, "Your plan stays gradual in three areas; legs run past"),
        (dict.fromkeys(AREAS, "ramp"), [], False, "After time off: restart ranges in all five areas"),
        (dict.fromkeys(AREAS, "ramp"), ["legs"], True, "Your plan stays gradual in four areas; legs run past"),
        (dict.fromkeys(AREAS, "gap"), [], False, "No range for next week"),
    ],
)
def test_the_title(states: dict[str, str], past: list[str], is_typed: bool, expected: str):
    title = words.finding(week(), states, past, is_typed=is_typed)
    assert title == expected
    assert len(title.split()) <= 12


@pytest.mark.parametrize(
    ("number", "past", "expected"),
    [
        (1, [], "Your plan stays gradual in all five areas; one exercise runs past"),
        (2, [], "Your plan stays gradual in all five areas; two exercises run past"),
        (2, ["calves"], "Your plan stays gradual in four areas; calves run past"),
    ],
)
def test_the_title_with_planned_exercises(number: int, past: list[str], expected: str):
    title = words.finding(week(), GUIDE, past, is_typed=True, exercises_past=number)
    assert title == expected
    assert len(title.split()) <= 12


@pytest.mark.parametrize(
    ("above", "past", "is_typed", "expected"),
    [
        ([], [], False, "Next week is planned as a lighter one"),
        ([], [], True, "Your plan is a lighter week in all five areas"),
        (["calves"], [], True, "Your plan is lighter in four areas; calves are not"),
        (["core"], [], True, "Your plan is lighter in four areas; core is not"),
        (["feet", "legs"], [], True, "Your plan is lighter in three areas; two areas are not"),
        (AREAS, [], True, "Your plan is not a lighter week in any area"),
        (["calves"], ["calves"], True, "Your plan stays gradual in four areas; calves run past"),
    ],
)
def test_the_title_of_a_week_planned_as_lighter(above: list[str], past: list[str], is_typed: bool, expected: str):
    title = words.finding(week(), GUIDE, past, is_typed=is_typed, above_lighter=above)
    assert title == expected
    assert len(title.split()) <= 12


def test_a_lighter_week_says_what_it_holds_and_keeps_the_top_of_the_range():
    down = row(is_down_week=True)
    assert words.range_text(down) == "Lighter: up to 5.5 sets; the range ends at 9.5"
    assert words.plan_text(down, 5.5, 0, 0, 1) == "A lighter week"
    assert words.plan_text(down, 8.0, 0, 0, 1) == "Inside; 2.5 sets fewer would be lighter"
    assert words.plan_text(down, 10.5, 1.0, 1, 1) == "1 set past it; one set fewer gives 9.5"
    assert words.above_lighter([down, row("core", is_down_week=True)], {"calves": 6.0, "core": 5.5}) == ["calves"]
    ramp = row(is_down_week=True, state="ramp", lower=NAN, lighter=NAN)
    assert words.range_text(ramp) == "Restart range: up to 9.5 sets"
    assert words.range_text(row()) == "5.6 to 9.5 sets"


def test_what_a_planned_lighter_week_means_has_its_number_and_what_it_rests_on():
    text = words.down_text(load_guide(), AthleteSettings())
    assert "at most 70% of your usual week in each area (our choice)" in text
    own = AthleteSettings(thresholds={"shared.light_share": 0.6})
    assert "at most 60% of" in words.down_text(load_guide(), own)
    copied = words.as_text(dt.date(2026, 8, 24), [row(is_down_week=True)], [], [], LoadUnit.KG, down=text)
    assert text in copied
    assert "Calves: lighter: up to 5.5 sets; the range ends at 9.5" in copied
    assert words.YOUR_CHOICE not in copied


def test_after_a_week_of_nothing_the_plan_begins_with_the_usual_week():
    title = words.finding(week(), GUIDE, [], is_typed=False, is_last_week=False)
    assert title == "Your usual week stays gradual in all five areas"


def test_the_title_without_ranges_says_what_is_missing():
    learning = dict.fromkeys(AREAS, "learning")
    two = week(weekly(2))
    assert words.finding(two, learning, [], is_typed=False) == "Ranges need three trained weeks; you have two"
    none = week(weekly(1, **{area: [0.0] for area in AREAS}))
    assert words.finding(none, learning, [], is_typed=False) == "Ranges need three trained weeks; you have none"
    off = week(is_off=True)
    assert words.finding(off, dict.fromkeys(AREAS, "off"), [], is_typed=False).startswith("Rehab mode")
    assert "Rehab mode" in words.waiting(off, dict.fromkeys(AREAS, "off"))
    assert words.waiting(two, learning) == "Until there is a range, repeat a week you know."


def test_an_unanswered_stretch_is_asked_about():
    asked = week(band=bands("gap"), gap=gaps(dt.date(2026, 8, 3), dt.date(2026, 8, 18)))
    states = dict.fromkeys(AREAS, "gap")
    assert words.finding(asked, states, [], is_typed=False) == "16 days without an entry: rested, or not logged?"
    assert "From 3 August to 18 August 2026 the log is empty." in words.waiting(asked, states)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, "5.6 to 9.5 sets"),
        ({"lower": 0.0}, "Up to 9.5 sets"),
        ({"state": "ramp", "lower": NAN}, "Restart range: up to 9.5 sets"),
        ({"state": "ramp", "lower": NAN, "upper": NAN}, "Until there is a range, repeat a week you know."),
        ({"state": "off", "upper": NAN}, "This area is switched off, so it has no range."),
    ],
)
def test_a_range_in_words(values: dict[str, Any], expected: str):
    assert words.range_text(row(**values)) == expected


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ((9.0, 0.0, 0.0, 1), "Inside the range"),
        ((4.0, 0.0, 0.0, 1), "Inside, and lighter than your usual week"),
        ((10.0, 0.5, 1.0, 1), "0.5 sets past it; one set fewer gives 9"),
        ((11.5, 2.0, 2.0, 2), "2 sets past it; one set fewer each day gives 9.5"),
        ((13.5, 4.0, 4.0, 2), "4 sets past it; two sets fewer each day gives 9.5"),
        ((19.0, 9.5, 10.0, 1), "9.5 sets past it; 10 sets fewer gives 9"),
    ],
)
def test_a_plan_beside_its_range(plan: tuple[float, float, float, int], expected: str):
    assert words.plan_text(row(), *plan) == expected


@pytest.mark.parametrize(
    ("load", "limit", "unit", "expected"),
    [
        (60.0, 65.0, LoadUnit.KG, "up to 65 kg (was 60)"),
        (45.359237, 49.8951607, LoadUnit.LB, "up to 110 lb (was 100)"),
        (0.0, 5.0, LoadUnit.KG, "up to +5 kg (was body mass alone)"),
        (6.0, 6.0, LoadUnit.KG, "6 kg again (one plate more is past it)"),
        (NAN, NAN, LoadUnit.KG, ""),
    ],
)
def test_loads_in_the_unit_that_is_typed(load: float, limit: float, unit: LoadUnit, expected: str):
    assert words.load_text(load, limit, unit) == expected


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("done", "You do it already: 18 sets in the last 12 weeks."),
        ("balance", "Balance and control without added load, which is where new lifters begin."),
        ("bodyweight", "Body mass or a band only, so there is no load to choose yet."),
        ("direct", "Trains the feet & arches directly, and your last 12 weeks do not hold it."),
    ],
)
def test_each_proposal_has_its_reason_in_one_sentence(reason: str, expected: str):
    assert words.reason_text(row("feet", reason=reason, set_count=18.0)) == expected


def test_the_text_to_copy_holds_ranges_plan_steps_and_proposals():
    step = {
        "name": "Leg press",
        "load_kg": 60.0,
        "load_limit_kg": 65.0,
        "is_one_of_several": False,
        "rep_count": 60.0,
        "rep_count_limit": 72.0,
    }
    step |= {"hold_s": NAN, "hold_s_limit": NAN}
    text = words.as_text(
        dt.date(2026, 8, 24),
        [row()],
        [step],
        [row("feet")],
        LoadUnit.KG,
        {"calves": 9.0},
        {"calves": "Inside the range"},
    )
    assert text.splitlines()[0] == "Next week, 24 to 30 August: ranges that stay gradual, in sets"
    assert "Calves: 5.6 to 9.5 sets · plan 9 (inside the range)" in text
    assert "Leg press: up to 65 kg (was 60); up to 72 reps (was 60)" in text
    assert "Feet & arches: Short-foot. Trains the feet & arches directly" in text


@pytest.mark.parametrize(
    ("week", "phase", "text"),
    [
        (3, "A", "trained week 3: balance and bodyweight. No load is shown below; added weight comes in from week 5."),
        (5, "B", "trained week 5: small loads are in it, jumps come in from week 9."),
        (10, "C", "trained week 10: small loads and low jumps are in it."),
    ],
)
def test_new_lifters_read_what_their_phase_holds(week: int, phase: str, text: str):
    stage = Stage(is_new=True, week=week, phase=phase, load_from=5, jumps_from=9)
    assert words.stage_text(stage).endswith(text)
    assert words.stage_text(replace(stage, is_new=False)) == ""
    assert words.stage_text(replace(stage, phase="")) == ""


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "Last week: 8 sets on 2 days"),
        (1, "Last week: 8 sets on 2 days (direct: Hip thrust 4)"),
        (5, "Last week: 8 sets on 2 days (direct: Hip thrust 4; Hip thrust 3; Hip thrust 2; 2 more)"),
    ],
)
def test_what_the_last_week_was_made_of(count: int, text: str):
    name = "Hip thrust (on one leg)"
    held = [{"focus_area": "calves", "name": name, "set_count": 4.0 - nth} for nth in range(count)]
    assert words.held_text(row(), [*held, {"focus_area": "legs", "name": "Squat", "set_count": 9.0}]) == text
    assert words.held_text(row(last=math.nan), held) == ""
    assert words.row_text(row(), "", text, is_past=False).endswith(f":small[{text}]")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, "Earned: up to 62.5 kg (was 60)"),
        ({"is_earned": False}, "Not yet: one more session over the goal by 2"),
        ({"is_earned": False, "last_reps": 11.0}, "Not yet: two sessions over the goal by 2"),
        (
            {"load_limit_kg": 60.0},
            "Earned, but 60 kg again (one plate more is past it): a smaller plate, or more repetitions",
        ),
        ({"load_limit_kg": NAN}, "Earned, but nothing to compare the load with next week: repeat it"),
    ],
)
def test_a_load_step_is_earned_or_not_yet(values: dict[str, Any], expected: str):
    goal = {
        "name": "Leg press",
        "is_earned": True,
        "last_reps": 12.0,
        "last_target_reps": 10.0,
        "before_reps": 12.0,
        "before_target_reps": 10.0,
        "over_reps": 2.0,
        "load_kg": 60.0,
        "load_limit_kg": 62.5,
    } | values
    assert words.goal_text(goal, LoadUnit.KG) == expected
    text = words.as_text(dt.date(2026, 9, 14), [], [], [], LoadUnit.KG, goals=[goal])
    assert f"Leg press: 12 for a goal of 10, then {goal['last_reps']:.0f} for 10. {expected}" in text
    assert "2 or more repetitions over its goal" in text
