"""What must hold for every log: the invariants that the rules were designed with."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analytics.guidance import apply_rules, guide_bands
from analytics.guidance.jump import SmallBase, counted_edge, counted_jump
from analytics.model import Flag, FocusArea, Level, LoadUnit
from tests.guidance.build import Case, evidence_of, joined, week_day
from tests.thoroughness import draws

FEW = draws(15, derandomize=True)
AREAS = [str(area) for area in FocusArea]
JUMPS = ["sets-jump", "reps-jump", "hold-jump", "time-jump", "weight-jump", "plyo-jump", "session-spike"]
LOUDNESS = {Level.INFO: 0, Level.NOTE: 1, Level.WATCH: 2, Level.STRONG: 3}

half_sets = st.integers(0, 40).map(lambda halves: halves / 2)


@st.composite
def cases(draw: st.DrawFn, least: int = 6, most: int = 16) -> Case:
    """A log of some weeks with rests in it: sets of two areas, minutes, contacts, one exercise."""
    weeks = draw(st.integers(least, most))
    rested = draw(st.lists(st.booleans(), min_size=weeks, max_size=weeks))
    rested = [rest and draw(st.integers(0, 2)) == 0 for rest in rested]
    rested[0] = False

    def series(values: st.SearchStrategy[Any]) -> list[float]:
        drawn = draw(st.lists(values, min_size=weeks, max_size=weeks))
        return [0 if rest else value for rest, value in zip(rested, drawn, strict=True)]

    case: dict[str, Any] = {
        "sets": {"legs": series(half_sets), "calves": series(half_sets)},
        "outside": series(st.integers(1, 6)),
        "minutes": series(st.integers(20, 120)),
        "contacts": series(st.integers(0, 300)),
        "exercise": [
            {
                "id": "split_squat",
                "direct": ["legs"],
                "fraction": 0.69,
                "body_mass_kg": 70,
                "reps": series(st.integers(0, 120)),
                "typical_reps": [10] * weeks,
                "external_kg": series(st.integers(0, 40)),
                "volume_kg": series(st.integers(1000, 4000)),
                "sessions": [0 if rest else 2 for rest in rested],
            }
        ],
    }
    case["exercise"][0]["typical_reps"] = [0 if rest else 10 for rest in rested]
    if lifter := draw(st.sampled_from([None, "new", "established"])):
        case["lifter"] = lifter
    if answer := draw(st.sampled_from([None, "rested", "ill", "not_logged"])):
        case["gap_answer"] = answer
    return case


def told(flags: list[Flag]) -> list[tuple[Any, ...]]:
    """What flags say, without the words."""
    return [
        (one.week_start, one.rule_id, one.level, one.focus_area, one.exercise_id, one.session_started_at, one.observed)
        for one in flags
    ]


def whole(flags: list[Flag]) -> list[tuple[Any, ...]]:
    """All of each flag but what its sentence is made of, where a missing number equals no other."""
    return [one[: Flag._fields.index("facts")] for one in flags]


def cut(case: Case, weeks: int) -> Case:
    """The same log as it stood after so many weeks."""

    def shorter(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: shorter(inner) for key, inner in value.items()}
        if isinstance(value, list) and value and isinstance(value[0], dict):
            return [shorter(inner) for inner in value]
        return value[:weeks] if isinstance(value, list) and len(value) > weeks else value

    return shorter(dict(case))


@FEW
@given(cases())
def test_the_unit_that_is_shown_changes_no_level(case: Case):
    evidence = evidence_of(case)
    pounds = {key: replace(one, load_unit=LoadUnit.LB) for key, one in evidence.settings.items()}
    assert told(apply_rules(evidence)) == told(apply_rules(replace(evidence, settings=pounds)))


@FEW
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(case: Case, random: Any):
    evidence = evidence_of(case)
    frames = ("weekly", "exercise_weeks", "load_weeks", "sessions", "area_days", "gaps", "exercises")
    mixed = {
        name: frame.sample(frac=1, random_state=random.randrange(10**6))
        for name in frames
        if len(frame := getattr(evidence, name))
    }
    assert whole(apply_rules(evidence)) == whole(apply_rules(replace(evidence, **mixed)))


@FEW
@given(cases(), st.data())
def test_a_later_week_never_changes_an_earlier_one(case: Case, data: st.DataObject):
    assume(case.get("gap_answer") != "not_logged")  # an answer is a later fact about earlier weeks
    weeks = len(case["outside"])
    kept = data.draw(st.integers(3, weeks - 1))
    assume(case["outside"][kept - 1])
    early = apply_rules(evidence_of(cut(case, kept)))
    last = week_day(kept - 1).date()
    late = [flag for flag in apply_rules(evidence_of(case)) if flag.week_start <= last]
    assert told(early) == told(late)


@FEW
@given(cases(), st.sampled_from(["legs", "calves"]), st.integers(1, 20))
def test_more_sets_in_the_judged_week_never_lower_the_level(case: Case, area: str, more: int):
    assume(case["outside"][-1] and case["sets"][area][-1])
    higher = {**case, "sets": {key: list(values) for key, values in case["sets"].items()}}
    higher["sets"][area][-1] += more / 2

    def level(one: Case) -> int:
        flags = apply_rules(evidence_of(one), rule_ids=["sets-jump", "return-ramp"], since=last)
        return max((LOUDNESS[flag.level] for flag in flags if flag.focus_area == area), default=0)

    last = week_day(len(case["outside"]) - 1).date()
    assert level(higher) >= level(case)


@FEW
@given(cases(most=12))
def test_weeks_said_to_be_rested_instead_of_not_logged_raise_no_jump(case: Case):
    missing = apply_rules(evidence_of({**case, "gap_answer": "not_logged"}), rule_ids=JUMPS)
    empty = apply_rules(evidence_of({**case, "gap_answer": "rested"}), rule_ids=JUMPS)
    loud = {told([one])[0][:2] + told([one])[0][3:]: LOUDNESS[one.level] for one in missing}
    for one in empty:
        key = told([one])[0][:2] + told([one])[0][3:]
        assert LOUDNESS[one.level] <= loud.get(key, 0), one.text


@FEW
@given(
    st.lists(st.sampled_from([0, 2, 4, 6, 8, 10]), min_size=5, max_size=5),
    st.sampled_from(["new", "established"]),
    st.integers(6, 14),
)
def test_a_plan_that_never_changes_is_silent(amounts: list[int], lifter: str, weeks: int):
    assume(any(amounts))
    case = {
        "lifter": lifter,
        "sets": {area: [amount] * weeks for area, amount in zip(AREAS, amounts, strict=True)},
        "minutes": [50] * weeks,
        "contacts": [60] * weeks,
        "exercise": [
            {
                "id": "squat",
                "direct": ["legs"],
                "fraction": 0,
                "reps": [60] * weeks,
                "typical_reps": [10] * weeks,
                "external_kg": [60 if lifter == "established" else 0] * weeks,  # new lifters inside the starter guide
                "volume_kg": [3600] * weeks,
            },
            {
                "id": "plank",
                "category": "balance",
                "measure": "hold",
                "direct": ["core"],
                "hold_s": [90] * weeks,
                "typical_hold_s": [30] * weeks,
            },
        ],
    }
    lows = {"area-low", "area-neglect", "balance", "coverage"}
    assert {one.rule_id for one in apply_rules(evidence_of(case))} <= lows


@FEW
@given(cases(), st.lists(half_sets, min_size=5, max_size=5))
def test_the_share_away_from_the_target_lies_between_none_and_all(case: Case, amounts: list[float]):
    for one in apply_rules(evidence_of(case), rule_ids=["balance"]):
        assert 0 < one.observed <= 1
    total = sum(amounts)
    assume(total * 4 >= 15)
    targets = {area: amount / total for area, amount in zip(AREAS, amounts, strict=True)}
    on_target = {"sets": {area: [amount] * 4 for area, amount in zip(AREAS, amounts, strict=True)}, "targets": targets}
    assert apply_rules(evidence_of(on_target), rule_ids=["balance"]) == []


@FEW
@given(st.lists(cases(least=8, most=8), min_size=2, max_size=4))
def test_athletes_judged_together_are_judged_as_each_alone(logs: list[Case]):
    parts = [evidence_of(one, f"athlete {place}") for place, one in enumerate(logs)]
    together = apply_rules(joined(parts))
    for part in parts:
        (athlete_id,) = part.settings
        alone = apply_rules(part)
        assert whole([one for one in together if one.athlete_id == athlete_id]) == whole(alone)


def test_an_athlete_without_a_log_has_no_flags():
    evidence = evidence_of({"sets": {"legs": [10]}})
    names = ("weekly", "exercise_weeks", "load_weeks", "sessions", "area_days", "gaps", "speed_sets")
    bare = replace(evidence, **{name: getattr(evidence, name).iloc[:0] for name in names})
    assert apply_rules(bare) == []
    assert guide_bands(bare).empty


# --------------------------------------------------------------------------------------------------------- the band


@FEW
@given(cases())
def test_the_band_is_the_flag(case: Case):
    evidence = evidence_of(case)
    bands = guide_bands(evidence).set_index(["week_start", "focus_area"])
    flags = apply_rules(evidence, rule_ids=["sets-jump", "return-ramp"])
    for one in flags:
        band = bands.loc[(np.datetime64(one.week_start), str(one.focus_area))]
        assert band["upper"] == one.limit, one.text
        assert one.observed > one.limit
    flagged = {(np.datetime64(one.week_start), str(one.focus_area)) for one in flags}
    light = evidence.weeks.is_light
    for (week, area), band in bands.iterrows():
        place = AREAS.index(area)
        row = int(
            np.nonzero(evidence.weeks.rows.week == week.to_datetime64().astype("datetime64[D]").astype("int64"))[0][0]
        )
        over = evidence.weeks.sets[row, place] > band["upper"]
        is_told = band["reference"] > 0 or evidence.weeks.direct[row, place] > band["upper"]
        if band["state"] in ("guide", "ramp") and over and not (light[row] and band["state"] == "guide") and is_told:
            assert (week.to_datetime64(), area) in flagged


def test_the_band_reaches_the_week_to_come():
    bands = guide_bands(evidence_of({"lifter": "established", "sets": {"legs": [8, 8, 8, 8, 8, 10]}}))
    legs = bands[bands["focus_area"] == "legs"].set_index("week_start")
    coming = legs.loc[week_day(6)]
    assert list(legs["state"]) == ["off", "learning", "learning", "guide", "guide", "guide", "guide"]
    assert (coming["reference"], coming["upper"], coming["usual"]) == (10, 12, 8)
    assert coming["lower"] == pytest.approx(5.6)
    assert len(bands) == 7 * len(AREAS)


def test_the_band_follows_the_ramp_and_stops_at_a_question():
    case = {"lifter": "established", "sets": {"legs": [10, 10, 10, 10, 10, 0, 0, 7, 9]}}

    def states(answer: dict[str, str]) -> list[str]:
        bands = guide_bands(evidence_of({**case, **answer}))
        return list(bands[bands["focus_area"] == "legs"]["state"])

    assert states({"gap_answer": "rested"})[-4:] == ["guide", "ramp", "ramp", "guide"]
    assert states({})[-4:] == ["gap", "gap", "gap", "gap"]
    bands = guide_bands(evidence_of({**case, "gap_answer": "rested"}))
    assert list(bands[bands["focus_area"] == "legs"]["upper"])[-3:-1] == [8, 10]


@given(
    st.floats(0, 60),
    st.floats(0, 60),
    st.sampled_from([0.05, 0.1, 0.2, 0.3, 0.5]),
    st.sampled_from([1.0, 2.0, 3.0, 5.0]),
)
@draws(300, derandomize=True)
def test_the_guide_edge_never_falls_as_the_reference_rises(one: float, other: float, threshold: float, step: float):
    low, high = sorted((one, other))
    edges = counted_edge(
        np.array([low, high]), np.array(threshold), np.array(step), 0.5, SmallBase(*map(np.array, (4.0, 3.5, 5.5)))
    )
    assert edges[0] <= edges[1]
    assert edges[0] >= low


@given(st.integers(0, 120), st.integers(0, 240), st.sampled_from([0.1, 0.2]))
@draws(300, derandomize=True)
def test_in_half_sets_a_week_speaks_exactly_above_the_edge(reference: int, value: int, threshold: float):
    small = SmallBase(*map(np.array, (4.0, 3.5, 5.5)))
    level, edge = counted_jump(
        np.array(value / 2),
        np.array(reference / 2),
        np.array(threshold),
        np.array(2.0),
        0.5,
        small,
        np.array(0.3),
        np.array(1.0),
    )
    assert (level > 0) == (value / 2 > edge)


@FEW
@given(cases())
def test_texts_hold_no_word_that_is_never_shown_and_no_percent_of_a_small_base(case: Case):
    for one in apply_rules(evidence_of(case)):
        words = one.text.lower()
        assert not any(
            word in words for word in ("risk", "danger", "safe", "injur", "overtrain", "!", "nan", "none was")
        )
        if one.rule_id == "sets-jump" and one.reference is not None and one.reference < 4:
            assert "%" not in one.text


side_reps = st.integers(0, 40)
SIDE_RULES = ["side-diff", "side-test", "calf-norm"]


@st.composite
def sided(draw: st.DrawFn) -> Case:
    """Nine weeks with an exercise on both legs, heel raises tested in three of them."""
    done = [
        {"week": week, "id": "calf_raise", "days": [1, 4], "side": side, "reps": draw(side_reps)}
        for week in range(9)
        for side in draw(st.sampled_from([("left", "right"), ("left", "both", "right"), ("both",)]))
    ]
    test = [{"week": week, "left": draw(side_reps), "right": draw(side_reps)} for week in (2, 5, 8)]
    lifter = draw(st.sampled_from(["new", "established"]))
    exercise = [{"id": "calf_raise", "direct": ["calves"]}]
    common = {"age": 45, "sex": "male", "on": ["calf-norm"], "lifter": lifter, "exercise": exercise}
    return {"weeks": 9, "sets": {"calves": [6] * 9}, "done": done, "test": test, **common}


@FEW
@given(sided())
def test_exchanging_left_and_right_changes_no_level(case: Case):
    other = {"left": "right", "right": "left", "both": "both"}
    turned = {
        **case,
        "done": [{**one, "side": other[one["side"]]} for one in case["done"]],
        "test": [{**one, "left": one["right"], "right": one["left"]} for one in case["test"]],
    }
    assert told(apply_rules(evidence_of(turned))) == told(apply_rules(evidence_of(case)))


@FEW
@given(sided())
def test_two_athletes_are_judged_about_their_sides_as_each_alone(case: Case):
    both = joined([evidence_of(case, "a"), evidence_of(case, "b")])
    flags = apply_rules(both, rule_ids=SIDE_RULES)
    alone = told(apply_rules(evidence_of(case, "a"), rule_ids=SIDE_RULES))
    for athlete_id in ("a", "b"):
        assert told([one for one in flags if one.athlete_id == athlete_id]) == alone


def test_a_week_planned_as_lighter_is_left_out_of_what_is_usual():
    weeks = [8, 8, 8, 4, 8, 4, 4, 8]

    def usual(**more: object) -> float:
        bands = guide_bands(evidence_of({"lifter": "established", "sets": {"legs": weeks}, **more}))
        legs = bands[bands["focus_area"] == "legs"].sort_values("week_start")
        return float(legs["usual"].iloc[-1])

    assert usual() < 8
    assert usual(down_weeks=[3, 5, 6]) == 8
