"""Planned exercises: what is inside is not flagged once logged, what is past is, and the smallest change mends it."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics import planned_exercises, planner
from analytics.guidance import apply_rules, coming_exercises
from analytics.model import EvenstrideError, LoadUnit
from analytics.planned_exercises import CheckedExercise, PlannedExercise
from analytics.starter import Stage
from analytics.words import exercise_plan as words
from tests.guidance.build import Case, evidence_of, week_day
from tests.test_planner import AREAS, OLD
from tests.thoroughness import draws

FEW = draws(12, derandomize=True)
RULES = ["weight-jump", "reps-jump", "hold-jump"]
BODY_KG = 0.69 * 70


def week_of(case: Case, stage: Stage = OLD) -> planner.NextWeek:
    limits = coming_exercises(evidence_of(case))
    measure = "hold" if limits["hold_s_limit"].notna().any() else "reps"
    pairs = zip(limits["load_kg"], limits["load_limit_kg"], strict=True)
    plates = [planner.plate_limit(load, limit, LoadUnit.KG) for load, limit in pairs]
    exercises = limits.assign(name=limits["exercise_id"], measure=measure, load_limit_kg=plates)
    none = pd.DataFrame()
    return planner.NextWeek(week_day(0).date(), none, exercises, none, stage, none, none)


def check(case: Case, *planned: PlannedExercise, stage: Stage = OLD) -> list[CheckedExercise]:
    log: Any = SimpleNamespace(evidence=evidence_of(case))
    return planned_exercises.check_exercises(log, "a", week_of(case, stage), planned)


def plan(sets: int, size: int, load_kg: float = math.nan) -> PlannedExercise:
    return PlannedExercise("split_squat", "", sets, size, load_kg)


def spoken(case: Case, planned: PlannedExercise) -> set[str]:
    """Rules that speak once the plan is logged as one more week."""
    one, amount = case["exercise"][0], planned.sets * planned.size
    kind = "hold" if "hold_s" in one else "reps"
    more = {"working_sets": planned.sets, "external_kg": planned.load_kg}
    if kind == "hold":
        more |= {"hold_s": amount, "typical_hold_s": planned.size}
    else:
        more |= {"reps": amount, "typical_reps": planned.size}
        more |= {"volume_kg": amount * (BODY_KG + (0 if math.isnan(planned.load_kg) else planned.load_kg))}
    longer = {
        **case,
        "sets": {area: [*values, 8.0] for area, values in case["sets"].items()},
        "exercise": [one | {key: [*one[key], value] for key, value in more.items() if key in one}],
    }
    last = week_day(len(one["working_sets"])).date()
    return {flag.rule_id for flag in apply_rules(evidence_of(longer), since=last, rule_ids=RULES)}


def case_of(sets: list[int], sizes: list[int], loads: list[float], kind: str = "reps") -> Case:
    amounts = [a * b for a, b in zip(sets, sizes, strict=True)]
    one: dict[str, Any] = {"id": "split_squat", "direct": ["legs"], "fraction": 0.69, "body_mass_kg": 70}
    one |= {"working_sets": sets}
    if kind == "hold":
        one |= {"measure": "hold", "hold_s": amounts, "typical_hold_s": sizes}
    else:
        one |= {"reps": amounts, "typical_reps": sizes, "external_kg": loads}
        one |= {"volume_kg": [a * (BODY_KG + load) for a, load in zip(amounts, loads, strict=True)]}
    return {"sets": {area: [8.0] * len(sets) for area in AREAS}, "exercise": [one], "lifter": "established"}


@st.composite
def cases(draw: st.DrawFn) -> Case:
    weeks = draw(st.integers(4, 8))

    def weekly(values: st.SearchStrategy[int]) -> list[int]:
        return draw(st.lists(values, min_size=weeks, max_size=weeks))

    loads = [2.5 * one for one in weekly(st.integers(4, 40))]
    kind = draw(st.sampled_from(["reps", "reps", "hold"]))
    return case_of(weekly(st.integers(1, 8)), weekly(st.integers(5, 15)), loads, kind)


@FEW
@given(cases(), st.integers(1, 14), st.integers(3, 25), st.integers(4, 60))
def test_a_plan_is_past_exactly_where_a_rule_speaks_once_it_is_logged(case: Case, sets: int, size: int, load: int):
    has_load = "external_kg" in case["exercise"][0]
    planned = plan(sets, size, 2.5 * load if has_load else math.nan)
    (one,) = check(case, planned)
    rules = spoken(case, planned)
    assert (one.load_past_kg > 0) == ("weight-jump" in rules)
    assert (one.amount_past > 0) == bool(rules & {"reps-jump", "hold-jump"})
    if one.load_past_kg > 0:
        assert "weight-jump" not in spoken(case, plan(sets, size, one.gives_load_kg))
    if not math.isnan(one.gives_sets):
        assert one.gives_sets * one.gives_size < sets * size
        assert (one.gives_sets == sets) != (one.gives_size == size)
        mended = plan(int(one.gives_sets), int(one.gives_size), planned.load_kg)
        assert not spoken(case, mended) & {"reps-jump", "hold-jump"}


STEADY = case_of([6] * 6, [10] * 6, [20.0] * 6)


@pytest.mark.parametrize(
    ("planned", "text"),
    [
        (plan(6, 12, 20.0), "Inside the guide"),
        (plan(6, 13, 20.0), "6 reps past it; 1 rep fewer in each set gives 72 reps"),
        (plan(7, 12, 20.0), "12 reps past it; one set fewer gives 72 reps"),
        (plan(6, 10, 30.0), "3.2 kg past it; 25 kg stays inside"),
        (plan(3, 6, 30.0), "Inside the guide"),  # heavier but much less: the rule is one level quieter too
        (
            plan(8, 10, 40.0),
            "13.2 kg past it; 25 kg stays inside. 8 reps past it; 1 rep fewer in each set gives 72 reps",
        ),
    ],
)
def test_what_goes_past_and_the_smallest_change(planned: PlannedExercise, text: str):
    assert words.said_text(check(STEADY, planned)[0], LoadUnit.KG) == text


def test_two_equipments_of_one_exercise_share_their_repetitions_and_keep_their_own_loads():
    barbell = {**STEADY["exercise"][0], "equipment": "barbell"}
    dumbbell = {**barbell, "equipment": "dumbbell", "external_kg": [8.0] * 6}
    case = {**STEADY, "exercise": [barbell, dumbbell]}
    first = PlannedExercise("split_squat", "barbell", 6, 10, 20.0)
    second = PlannedExercise("split_squat", "dumbbell", 6, 10, 20.0)
    both = check(case, first, second)
    assert [one.amount for one in both] == [120, 120]
    assert [one.load_past_kg > 0 for one in both] == [False, True]


def test_a_new_lifter_in_the_first_phase_has_no_added_weight_inside():
    stage = Stage(is_new=True, week=2, phase="A", load_from=5, jumps_from=9)
    (one,) = check(STEADY, plan(6, 10, 20.0), stage=stage)
    assert words.said_text(one, LoadUnit.KG) == "20 kg past it; no added weight stays inside"


def test_a_plan_is_read_from_text():
    week = week_of(STEADY)
    assert planned_exercises.read_exercise("Split_Squat", "6x10@20", week, LoadUnit.KG) == plan(6, 10, 20.0)
    pounds = planned_exercises.read_exercise("split_squat", "6 × 10 @ 45", week, LoadUnit.LB)
    assert pounds.load_kg == pytest.approx(20.41, abs=0.01)
    assert math.isnan(planned_exercises.read_exercise("split_squat", "6X10", week, LoadUnit.KG).load_kg)


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("plank", "3x30", "“plank” is not an exercise of the last weeks"),
        ("split_squat", "many", "is no plan of split_squat. Write sets x repetitions"),
        ("split_squat", "0x10", "is out of reach"),
        ("split_squat", "6x10@5000", "is out of reach"),
    ],
)
def test_what_cannot_be_read_is_said(name: str, text: str, why: str):
    with pytest.raises(EvenstrideError, match=why):
        planned_exercises.read_exercise(name, text, week_of(STEADY), LoadUnit.KG)


def test_a_line_to_copy():
    (one,) = check(STEADY, plan(7, 12, 20.0))
    assert words.line(one, LoadUnit.KG) == (
        "split_squat: 7 × 12 with 20 kg (12 reps past it; one set fewer gives 72 reps)"
    )
    (held,) = check(case_of([3] * 6, [30] * 6, [0.0] * 6, "hold"), plan(4, 60))
    assert words.line(held, LoadUnit.KG).startswith("split_squat: 4 × 60 seconds (")
    assert words.past_count([one, held]) == 2
