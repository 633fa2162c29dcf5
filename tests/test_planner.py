"""Next week's ranges hold what they say: inside them no rule of a bigger step speaks, one step past them it does."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics import planner
from analytics import warehouse as store
from analytics.athlete_log import read_log
from analytics.frames import COMING_AREAS
from analytics.guidance import apply_rules, coming_areas, coming_exercises, coming_goals
from analytics.model import Category, FocusArea, LoadUnit
from analytics.reference import load_catalogue
from analytics.starter import Stage, exercises_done
from tests.filled import sample_store
from tests.guidance.build import Case, evidence_of, week_day
from tests.thoroughness import draws

FEW = draws(12, derandomize=True)
OLD = Stage(is_new=False, week=30, phase="", load_from=5, jumps_from=9)
AREAS = [str(area) for area in FocusArea]
SETS_RULES = ["sets-jump", "return-ramp"]


def week_of(case: Case) -> pd.DataFrame:
    return coming_areas(evidence_of(case)).set_index("focus_area")


def flagged(case: Case, planned: dict[str, float]) -> set[str]:
    """Areas that the rules about sets speak about once the plan is logged as one more week."""
    longer = {**case, "sets": {area: [*case["sets"][area], planned.get(area, 0.0)] for area in case["sets"]}}
    last = week_day(len(longer["sets"]["legs"]) - 1).date()
    return {str(one.focus_area) for one in apply_rules(evidence_of(longer), since=last, rule_ids=SETS_RULES)}


@st.composite
def steady_logs(draw: st.DrawFn) -> Case:
    """Every area in every week, by amounts that vary."""
    weeks = draw(st.integers(6, 12))
    amounts = st.integers(1, 40).map(lambda halves: halves / 2)
    case: dict[str, Any] = {"sets": {a: draw(st.lists(amounts, min_size=weeks, max_size=weeks)) for a in AREAS}}
    return {**case, "lifter": draw(st.sampled_from(["new", "established"]))}


@FEW
@given(steady_logs(), st.data())
def test_a_plan_inside_the_ranges_is_never_flagged_and_half_a_set_past_one_is(case: Case, data: st.DataObject):
    upper = week_of(case)["upper"]
    assert upper.notna().all()
    inside = {area: data.draw(st.integers(0, round(2 * upper[area]))) / 2 for area in AREAS}
    assert flagged(case, inside) == set()
    full = dict(upper)
    assert flagged(case, full) == set()
    past = data.draw(st.sampled_from(AREAS))
    assert flagged(case, {**full, past: full[past] + 0.5}) == {past}


@pytest.mark.parametrize("weeks_off", [3, 5])
def test_after_time_off_the_range_is_the_one_for_coming_back(weeks_off: int):
    sets = [10.0] * 8 + [0.0] * weeks_off
    case = {"sets": dict.fromkeys(AREAS, sets), "gap_answer": "rested", "lifter": "established"}
    week = week_of(case)
    assert set(week["state"]) == {"ramp"}
    assert flagged(case, dict(week["upper"])) == set()
    assert flagged(case, {**week["upper"], "legs": week["upper"]["legs"] + 0.5}) == {"legs"}


def test_an_area_left_out_for_three_weeks_comes_back_by_its_own_range():
    case = {"sets": {area: [10.0] * 9 for area in AREAS} | {"feet": [10.0] * 6 + [0.0] * 3}, "lifter": "established"}
    week = week_of(case)
    assert dict(week["state"]) == {area: "ramp" if area == "feet" else "guide" for area in AREAS}
    assert flagged(case, dict(week["upper"])) == set()
    assert flagged(case, {**week["upper"], "feet": week["upper"]["feet"] + 0.5}) == {"feet"}


def test_an_unanswered_stretch_leaves_no_range_and_two_weeks_are_still_learning():
    assert set(week_of({"sets": {area: [10.0] * 8 + [0.0] * 3 for area in AREAS}})["state"]) == {"gap"}
    learning = week_of({"sets": {area: [10.0] * 2 for area in AREAS}})
    assert set(learning["state"]) == {"learning"}
    assert learning["upper"].isna().all()


@pytest.mark.parametrize("is_down", [False, True])
def test_a_week_planned_as_lighter_keeps_every_range_and_says_what_lighter_holds(is_down: bool):
    sets = {area: [8.0] * 7 for area in AREAS} | {"legs": [8.0, 8.0, 8.0, 9.0, 9.0, 9.5, 10.0]}
    exercise = {"id": "squat", "direct": ["legs"], "reps": [30] * 7, "external_kg": [60.0] * 7, "fraction": 0.88}
    exercise |= {"body_mass_kg": 70, "typical_reps": [10] * 7, "volume_kg": [3000] * 7}
    case: dict[str, Any] = {"sets": sets, "exercise": [exercise], "lifter": "established"}
    week = week_of(case | ({"down_weeks": [7]} if is_down else {}))
    assert set(week["is_down_week"]) == {is_down}
    assert week["upper"].equals(week_of(case)["upper"])
    assert week["lighter"]["core"] == 5.5  # 70% of 8 sets, in half sets
    assert week["lighter"]["legs"] == 6.0  # 70% of the middle of 9, 9, 9.5 and 10
    limits = coming_exercises(evidence_of(case | ({"down_weeks": [7]} if is_down else {})))
    assert limits.equals(coming_exercises(evidence_of(case)))
    assert limits["load_limit_kg"].notna().all()


def test_a_week_of_no_more_than_a_lighter_one_counts_as_lighter_without_a_mark():
    case: dict[str, Any] = {"sets": {area: [8.0] * 7 for area in AREAS}, "lifter": "established"}
    lighter = week_of(case)["lighter"]
    longer = {**case, "sets": {area: [*values, lighter[area]] for area, values in case["sets"].items()}}
    assert bool(evidence_of(longer).weeks.is_light[-2])
    heavier = {**case, "sets": {area: [*values, lighter[area] + 0.5] for area, values in case["sets"].items()}}
    assert not evidence_of(heavier).weeks.is_light[-2]


# ---------------------------------------------------------------------------------------------------- one exercise


@st.composite
def one_exercise(draw: st.DrawFn) -> Case:
    weeks = draw(st.integers(4, 9))
    reps = draw(st.lists(st.integers(10, 120), min_size=weeks, max_size=weeks))
    loads = draw(st.lists(st.integers(4, 60), min_size=weeks, max_size=weeks))
    exercise = {
        "id": "split_squat",
        "direct": ["legs"],
        "fraction": 0.69,
        "body_mass_kg": 70,
        "reps": reps,
        "typical_reps": [draw(st.integers(5, 12))] * weeks,
        "external_kg": [2.5 * load for load in loads],
        "volume_kg": [3000] * weeks,
    }
    return {"sets": {area: [8.0] * weeks for area in AREAS}, "exercise": [exercise], "lifter": "established"}


def steps(case: Case, load_kg: float, reps: float) -> set[str]:
    """Rules that speak about the exercise once it is logged with this load and these repetitions in one more week."""
    one = case["exercise"][0]
    more = {"reps": reps, "external_kg": load_kg, "volume_kg": 3000, "typical_reps": one["typical_reps"][-1]}
    longer = {
        **case,
        "sets": {area: [*values, 8.0] for area, values in case["sets"].items()},
        "exercise": [one | {key: [*one[key], value] for key, value in more.items()}],
    }
    last = week_day(len(one["reps"])).date()
    found = apply_rules(evidence_of(longer), since=last, rule_ids=["weight-jump", "reps-jump"])
    return {flag.rule_id for flag in found}


@FEW
@given(one_exercise())
def test_the_largest_load_and_repetitions_are_inside_and_one_step_past_them_is_not(case: Case):
    limit = coming_exercises(evidence_of(case)).iloc[0]
    load, reps = limit["load_limit_kg"], limit["rep_count_limit"]
    assert steps(case, load, reps) == set()
    assert steps(case, load + 0.1, reps) == {"weight-jump"}
    assert steps(case, load, reps + 1) == {"reps-jump"}
    plates = planner.plate_limit(limit["load_kg"], load, LoadUnit.KG)
    assert plates <= load < plates + 2.5
    assert steps(case, plates, reps) == set()


@st.composite
def two_equipments(draw: st.DrawFn) -> Case:
    """One exercise with a barbell in every week, and from some week on with dumbbells as well."""
    case = draw(one_exercise())
    barbell = {**case["exercise"][0], "equipment": "barbell"}
    weeks = len(barbell["reps"])
    since = draw(st.integers(0, weeks - 2))
    loads = [2.5 * load for load in draw(st.lists(st.integers(1, 20), min_size=weeks, max_size=weeks))]

    def late(values: list[float]) -> list[float]:
        return [value if week >= since else 0 for week, value in enumerate(values)]

    dumbbell = {**barbell, "equipment": "dumbbell", "external_kg": late(loads), "sessions": late([2] * weeks)}
    dumbbell |= {key: late(barbell[key]) for key in ("reps", "typical_reps", "volume_kg")}
    return {**case, "exercise": [barbell, dumbbell]}


def load_steps(case: Case, loads: dict[str, float]) -> set[str]:
    """Equipment that weight-jump speaks about once each is logged with its load in one more week."""
    more = {"reps": 0, "volume_kg": 3000, "typical_reps": 0, "sessions": 2}
    variants = [
        one
        | {key: [*one[key], value] for key, value in more.items() if key in one}
        | {"external_kg": [*one["external_kg"], loads[one["equipment"]]]}
        for one in case["exercise"]
    ]
    longer = {**case, "sets": {area: [*values, 8.0] for area, values in case["sets"].items()}, "exercise": variants}
    last = week_day(len(variants[0]["reps"]) - 1).date()
    found = apply_rules(evidence_of(longer), since=last, rule_ids=["weight-jump"])
    return {str(flag.facts["equipment"]) for flag in found}


@FEW
@given(two_equipments())
def test_each_equipment_has_its_own_largest_load_and_all_share_the_repetitions(case: Case):
    limits = coming_exercises(evidence_of(case)).set_index("equipment")
    assert set(limits.index) == {"barbell", "dumbbell"}
    assert len(set(limits["rep_count_limit"])) == 1
    largest = limits["load_limit_kg"].to_dict()
    assert load_steps(case, largest) == set()
    for one in largest:
        assert load_steps(case, {**largest, one: largest[one] + 0.1}) == {one}


def test_loads_move_in_whole_plates_and_an_unknown_limit_stays_unknown():
    assert planner.plate_limit(60.0, 66.0, LoadUnit.KG) == 65.0
    assert planner.plate_limit(6.0, 8.1, LoadUnit.KG) == 6.0
    assert planner.plate_limit(45.359237, 49.9, LoadUnit.LB) == pytest.approx(49.8951607)  # 100 lb, then 110 lb
    assert math.isnan(planner.plate_limit(60.0, math.nan, LoadUnit.KG))


def test_a_log_without_one_exercise_of_the_five_areas_has_ranges_and_no_steps():
    case = {"sets": {area: [10.0] * 6 for area in AREAS}}
    assert coming_exercises(evidence_of(case)).empty


def new_in(week: int) -> Stage:
    return Stage(is_new=True, week=week, phase="ABC"[(week - 1) // 4], load_from=5, jumps_from=9)


# ------------------------------------------------------------------------------------------------------ a typed plan


def coming(**rows: dict[str, Any]) -> planner.NextWeek:
    base = {"athlete_id": "a", "week_start": pd.Timestamp("2026-08-24"), "usual": 8.0, "reference": 8.0, "lower": 5.6}
    base |= {"state": "guide", "last": 8.0, "days": 2, "mean": 8.0, "minimum": 2.0, "upper": 9.5}
    base |= {"is_down_week": False, "lighter": 5.5}
    frame = pd.DataFrame([{**base, "focus_area": area, **row} for area, row in rows.items()])[list(COMING_AREAS)]
    return planner.NextWeek(
        week_day(0).date(), frame, pd.DataFrame(), pd.DataFrame(), OLD, pd.DataFrame(), pd.DataFrame()
    )


@pytest.mark.parametrize(
    ("planned", "days", "past", "fewer", "on_days"),
    [(9.5, 2, 0, 0, 1), (10.0, 2, 0.5, 1, 1), (13.0, 2, 3.5, 4, 2), (12.0, 2, 2.5, 3, 1), (12.0, 0, 2.5, 3, 1)],
)
def test_the_smallest_change_in_whole_sets_brings_a_plan_back(
    planned: float, days: int, past: float, fewer: float, on_days: int
):
    one = planner.check_plan(coming(calves={"days": days}), {"calves": planned})["calves"]
    assert (one.past, one.fewer, one.days) == (past, fewer, on_days)
    assert one.mended <= 9.5


def test_without_a_range_no_plan_is_past_it():
    one = planner.check_plan(coming(calves={"upper": math.nan, "state": "gap"}), {"calves": 40.0})["calves"]
    assert (one.past, one.fewer) == (0.0, 0.0)


# ---------------------------------------------------------------------------------------------------- what would fit


@pytest.fixture(scope="module")
def sample_weeks() -> dict[str, planner.NextWeek]:
    catalogue = load_catalogue()
    warehouse, today = sample_store()
    with warehouse:
        found = {}
        for athlete in store.athletes(warehouse):
            log = read_log(warehouse, [athlete.athlete_id], today, catalogue)
            found[athlete.name.split()[0]] = planner.next_week(log, athlete.athlete_id, catalogue)
    return found


def test_what_the_last_week_held_adds_up_to_its_direct_sets(sample_weeks: dict[str, Any]):
    held = sample_weeks["Robin"].held
    assert held.groupby("focus_area")["set_count"].sum()["calves"] == 12
    assert not held[held["focus_area"] == "feet"].size
    ordered = held.groupby("focus_area")["set_count"].apply(lambda one: list(one) == sorted(one, reverse=True))
    assert ordered.all()


def test_an_area_below_its_minimum_gets_up_to_three_exercises_of_different_kinds(sample_weeks: dict[str, Any]):
    catalogue = load_catalogue()
    for week in sample_weeks.values():
        low = set(week.areas.loc[week.areas["mean"] < week.areas["minimum"], "focus_area"])
        assert set(week.proposals["focus_area"]) == low
        for area, rows in week.proposals.groupby("focus_area"):
            chosen = [catalogue.exercises[one] for one in rows["exercise_id"]]
            assert 1 <= len(chosen) <= 3
            assert all(one.credits[FocusArea(area)] == 1.0 for one in chosen)
            assert len({one.family for one in chosen}) == len(chosen)
    assert list(sample_weeks["Sam"].proposals["reason"])[:2] == ["done", "direct"]


def proposed(stage: Stage, **done: float) -> pd.DataFrame:
    areas = coming(**{area: {"mean": 0.0} for area in AREAS}).areas
    return planner._proposals(areas, pd.Series(done, dtype="float64"), load_catalogue(), stage)


@pytest.mark.parametrize("week", [1, 4, 5, 8, 9, 12])
def test_new_lifters_are_offered_what_their_phase_holds_balance_first(week: int):
    catalogue, stage = load_catalogue(), new_in(week)
    found = proposed(stage)
    assert set(found["focus_area"]) == set(AREAS)
    assert set(found["reason"]) <= {"balance", "bodyweight"} | ({"load"} if week >= 5 else set())
    for area, rows in found.groupby("focus_area"):
        chosen = [catalogue.exercises[one] for one in rows["exercise_id"]]
        assert all(one.category is not Category.POWER for one in chosen), area
        assert all(one.body_mass_fraction != 0 for one in chosen) or week >= 5, area
        is_balance = [one.category is Category.BALANCE for one in chosen]
        assert is_balance == sorted(is_balance, reverse=True), area


def test_what_a_new_lifter_does_already_is_proposed_only_where_the_phase_holds_it():
    with_load, jump = {"leg_press": 30.0}, {"pogo": 30.0}
    assert "leg_press" not in set(proposed(new_in(4), **with_load)["exercise_id"])
    later = proposed(new_in(5), **with_load)
    assert next(iter(later[later["focus_area"] == "legs"]["reason"])) == "done"
    for week in (4, 12):
        assert "pogo" not in set(proposed(new_in(week), **jump)["exercise_id"])
    own = proposed(new_in(2), bw_squat=10.0)
    assert next(iter(own[own["focus_area"] == "legs"]["exercise_id"])) == "bw_squat"


def test_established_lifters_are_offered_what_running_coaches_prescribe():
    catalogue = load_catalogue()
    found = proposed(OLD)
    assert set(found["reason"]) == {"direct"}
    assert all(catalogue.exercises[one].is_for_runners for one in found["exercise_id"])


def test_no_load_is_shown_to_a_new_lifter_before_the_phase_of_loads():
    catalogue = load_catalogue()
    warehouse, today = sample_store()
    with warehouse:
        athlete = store.find_athlete(warehouse, "Robin (sample)")
        log = read_log(warehouse, [athlete.athlete_id], today, catalogue)
    done = exercises_done(log, athlete.athlete_id)
    before, after = (planner._exercises(log, athlete.athlete_id, done, one) for one in (new_in(4), new_in(5)))
    assert before["load_limit_kg"].isna().all()
    assert after["load_limit_kg"].notna().any()
    assert before["rep_count_limit"].equals(after["rep_count_limit"])


@pytest.mark.parametrize("state", ["gap", "ramp"])
def test_nothing_is_proposed_after_time_off_of_the_whole_body(state: str):
    areas = coming(**{area: {"mean": 0.0, "state": state} for area in AREAS}).areas
    assert planner._proposals(areas, pd.Series(dtype="float64"), load_catalogue(), OLD).empty


@FEW
@given(st.lists(st.tuples(st.integers(8, 14), st.sampled_from([None, 8, 10])), min_size=1, max_size=6))
def test_a_load_step_is_earned_exactly_where_taking_it_is_not_told(done: list[tuple[int, int | None]]):
    sessions = [
        {"week": 2 + nth // 2, "day": 1 + nth % 2 * 3, "id": "leg_press", "load_kg": 100, "reps": reps}
        | ({"target": goal} if goal else {})
        for nth, (reps, goal) in enumerate(done)
    ]
    case: dict[str, Any] = {
        "sets": {"legs": [6.0] * 6},
        "exercise": [{"id": "leg_press", "direct": ["legs"]}],
        "lifter": "established",
        "goal_session": sessions,
    }
    goals = coming_goals(evidence_of(case))
    step = {"week": 6, "day": 1, "id": "leg_press", "load_kg": 105, "reps": 10, "target": 10}
    longer = {**case, "sets": {"legs": [6.0] * 7}, "goal_session": [*sessions, step]}
    told = apply_rules(evidence_of(longer), since=week_day(6).date(), rule_ids=["load-earned"])
    has_goals = len(done) > 1 and all(goal for _, goal in done[-2:])
    assert len(goals) == has_goals
    assert len(told) == int(has_goals and not goals["is_earned"].iloc[0])


def next_of(name: str, exercise_id: str, area: str | None, **settings: Any) -> planner.NextSession:
    """The next session of one exercise of a sample athlete."""
    warehouse, today = sample_store()
    with warehouse:
        log = read_log(warehouse, [name], today, load_catalogue())
    if settings:
        log = replace(log, settings={name: replace(log.settings[name], **settings)})
    days = log.session_exercises.loc[log.session_exercises["exercise_id"] == exercise_id, "local_day"]
    last_day = days.max().date() if len(days) else log.sessions["local_day"].min().date()
    week = planner.next_week(log, name, load_catalogue())
    about = {"exercise_id": exercise_id, "area": area, "equipment": None, "last_day": last_day}
    return planner.next_session(log, name, week, **about)


def test_the_next_session_of_an_exercise_follows_the_week_to_come(sample_weeks: dict[str, Any]):
    one = next_of("robin", "hip_thrust", "glutes")
    week = sample_weeks["Robin"].exercises.set_index("exercise_id").loc["hip_thrust"]
    assert (one.state, one.load_kg, one.load_limit_kg) == ("guide", week["load_kg"], week["load_limit_kg"])
    assert math.isnan(one.upper) and math.isnan(one.upper_now)


def test_an_open_question_a_restart_and_care_leave_no_range_to_an_exercise():
    assert next_of("lee", "glute_bridge_two", "glutes").state == "gap"
    back = next_of("sam", "goblet_squat", "legs")
    assert back.upper_now > 0
    assert next_of("robin", "hip_thrust", "glutes", rehab_mode=True).state == "off"
    assert next_of("robin", "hip_thrust", "glutes", areas_off=frozenset({FocusArea.GLUTES})).state == "off"


def test_an_exercise_not_done_of_late_has_nothing_to_compare_with():
    assert next_of("robin", "never_done", None).state == "old"
    assert next_of("alex", "hip_thrust", None).stage.is_new
