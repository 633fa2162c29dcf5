"""Where a lifter stands for the starter guide, and that a session keeps within every limit a person may choose."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics import guidance, starter
from analytics import warehouse as store
from analytics.athlete_log import read_log
from analytics.model import AthleteSettings, Category, Experience, FocusArea, Measure
from analytics.reference import load_catalogue, load_guide
from analytics.reference.starter_exercises import PHASES
from analytics.words import start_here as words
from tests.filled import sample_store
from tests.guidance.build import evidence_of

AREAS = [str(area) for area in FocusArea]
CATALOGUE, GUIDE = load_catalogue(), load_guide()
LIMITS = GUIDE.rules["starter-size"].parameters


def session(phase: str, done: tuple[str, ...] = (), **limits: float) -> starter.Session:
    chosen = AthleteSettings(thresholds={f"starter-size.{name}": value for name, value in limits.items()})
    return starter.session(phase, done, GUIDE, chosen, CATALOGUE)


@pytest.mark.parametrize("phase", PHASES)
def test_a_session_trains_all_five_areas_directly_and_is_the_same_each_time(phase: str):
    found = session(phase)
    assert found == session(phase)
    directly = {
        area
        for one in found.steps
        for area, credit in CATALOGUE.exercises[one.exercise_id].credits.items()
        if credit == 1
    }
    assert directly == set(FocusArea)
    assert found.left_out == ()
    jumps = [one for one in found.steps if CATALOGUE.exercises[one.exercise_id].category is Category.POWER]
    assert [one.slot for one in jumps] == (["jumps"] if phase == "C" else [])
    assert any(one.with_load for one in found.steps) == (phase != "A")


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.data())
def test_a_session_stays_within_every_limit_that_the_guide_allows(data: st.DataObject):
    limits = {
        name: float(data.draw(st.integers(int(one.minimum), int(one.maximum)), label=name))
        for name, one in LIMITS.items()
        if name != "weeks"
    }
    found = session(data.draw(st.sampled_from(PHASES)), **limits)
    assert len(found.steps) <= limits["exercises"]
    assert sum(one.sets for one in found.steps) <= limits["sets"]
    assert all(1 <= one.sets <= limits["sets_each"] for one in found.steps)
    assert found.minutes <= limits["minutes"]
    assert all(one.amount <= limits["hold_seconds"] for one in found.steps if one.measure is Measure.HOLD)
    assert found.steps
    assert len(found.steps) + len(found.left_out) >= len(AREAS)


def test_what_is_done_already_comes_before_the_first_choice():
    assert [one.exercise_id for one in session("A", ("plank",)).steps if one.slot == "core"] == ["plank"]
    assert [one.is_done for one in session("A", ("plank",)).steps].count(True) == 1
    assert [one.exercise_id for one in session("A", ("back_squat",)).steps if one.slot == "legs"] == ["bw_squat"]


def test_balance_work_is_at_least_the_share_of_the_guide_in_the_first_phase():
    steps = session("A").steps
    balance = sum(one.sets for one in steps if CATALOGUE.exercises[one.exercise_id].category is Category.BALANCE)
    share = GUIDE.value("starter-order", "balance_share")
    assert balance >= share * sum(one.sets for one in steps)
    assert [CATALOGUE.exercises[one.exercise_id].category for one in steps[:2]] == [Category.BALANCE] * 2


def test_phases_follow_the_numbers_of_the_rules():
    assert [(one.first, one.last) for one in starter.phases(GUIDE, AthleteSettings())] == [(1, 4), (5, 8), (9, 12)]
    own = AthleteSettings(thresholds={"starter-order.weeks": 6, "starter-order.jumps_from_week": 13})
    assert [(one.first, one.last) for one in starter.phases(GUIDE, own)] == [(1, 6), (7, 12), (13, 12)]


def test_without_a_log_everybody_begins_at_week_one_unless_they_lifted_before():
    new = starter.start(None, "", AthleteSettings(), CATALOGUE).stage
    assert (new.is_new, new.week, new.phase, new.may_load, new.may_jump) == (True, 1, "A", False, False)
    old = starter.start(None, "", AthleteSettings(level=Experience.ESTABLISHED), CATALOGUE).stage
    assert (old.is_new, old.phase, old.may_load, old.may_jump) == (False, "", True, True)


def stand(**case: object) -> dict[str, object]:
    return guidance.lifters(evidence_of(case)).iloc[0].to_dict()


@pytest.mark.parametrize(
    ("weeks", "running", "week", "is_new"),
    [(2, True, 2, True), (2, False, 3, True), (10, False, 11, True), (14, False, 15, False)],
)
def test_trained_weeks_are_counted_with_the_running_one(weeks: int, running: bool, week: int, is_new: bool):
    found = stand(sets={area: [6.0] * weeks for area in AREAS}, running=running)
    assert (found["trained_week"], found["is_new"]) == (week, is_new)


@pytest.mark.parametrize(("off", "week"), [(11, 15), (12, 1), (20, 1)])
def test_after_twelve_weeks_off_a_lifter_begins_again_even_while_the_break_lasts(off: int, week: int):
    found = stand(sets={area: [6.0] * 14 + [0.0] * off for area in AREAS}, gap_answer="rested", lifter="established")
    assert (found["trained_week"], found["is_new"]) == (week, week == 1)


def test_weeks_hold_what_the_rules_count():
    evidence = evidence_of(
        {
            "lifter": "new",
            "done": [
                {"week": 0, "id": "exercise_0", "days": [1, 3], "sets": 3},
                {"week": 1, "id": "exercise_0", "days": [1], "sets": 2},
            ],
        }
    )
    weeks = guidance.starter_weeks(evidence)
    assert weeks["trained_week"].tolist() == [1, 2]
    assert weeks["days"].tolist() == [2, 1]
    assert weeks["sets_each"].tolist() == [3, 2]


def test_every_flag_of_the_starter_rules_stands_beside_a_week_that_is_past_the_guide():
    warehouse, today = sample_store()
    with warehouse:
        for athlete in store.athletes(warehouse):
            log = read_log(warehouse, [athlete.athlete_id], today, CATALOGUE)
            found = starter.start(log, athlete.athlete_id, athlete.settings, CATALOGUE)
            days = found.weeks.set_index("week_start")["days"]
            for flag in log.flags:
                if flag.rule_id == "starter-days":
                    assert days[pd.Timestamp(flag.week_start)] == flag.observed
            assert found.stage.is_new == (athlete.name == "Alex (sample)")
            assert not found.has_no_load


@pytest.mark.parametrize(("load", "told"), [(0.0, True), (20.0, False)])
def test_who_stays_on_bodyweight_past_the_phases_is_told_once(load: float, told: bool):
    one = {"id": "split_squat", "direct": ["legs"], "fraction": 0.69, "body_mass_kg": 70, "reps": [30] * 14}
    one |= {"typical_reps": [10] * 14, "external_kg": [load] * 14, "volume_kg": [3000] * 14}
    weeks = guidance.starter_weeks(evidence_of({"sets": {a: [6.0] * 14 for a in AREAS}, "exercise": [one]}))
    three = starter.phases(GUIDE, AthleteSettings())
    assert starter._has_no_load(weeks, 15, three, 6) is told
    assert starter._has_no_load(weeks, 12, three, 6) is False


@pytest.mark.parametrize(
    ("week", "level"),
    [(1, "watch"), (4, "watch"), (5, "info"), (6, "info"), (8, "info"), (9, None), (12, None)],
)
def test_jumps_are_marked_beside_the_guide_in_the_weeks_in_which_the_rule_speaks(week: int, level: str | None):
    jumps = {"id": "pogo_hops", "category": "power", "direct": ["calves"], "reps": [0] * (week - 1) + [30]}
    plank = {"id": "side_plank", "category": "balance", "direct": ["core"], "reps": [30] * week}
    evidence = evidence_of({"lifter": "new", "exercise": [jumps, plank], "running": True})
    spoken = [flag.level for flag in guidance.apply_rules(evidence) if flag.rule_id == "starter-order"]
    assert spoken == ([level] if level else [])
    weeks = guidance.starter_weeks(evidence).to_dict("records")
    mine = AthleteSettings(level=Experience.NEW)
    rows = words.guide_rows(weeks[-1:], weeks[-1]["trained_week"], GUIDE, mine)
    marked = [row["What"] for row in rows if "▲" in list(row.values())[2]]
    assert marked == (["Jumps"] if level else [])
