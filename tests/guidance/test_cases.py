"""Every case of every <rule-id>.toml beside this file, and that rules, numbers and cases belong together."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from analytics.guidance import Evidence, all_rules, apply_rules
from analytics.model import Flag
from analytics.reference import load_guide
from tests.guidance.build import evidence_of, week_count, week_day
from tests.guidance.texts import check_text

FOLDER = Path(__file__).parent
CASES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8"))["case"] for path in FOLDER.glob("*.toml")}
EACH = [pytest.param(rule_id, case, id=f"{rule_id}: {case['name']}") for rule_id, one in CASES.items() for case in one]


def flags_of(rule_id: str, case: dict[str, Any]) -> list[list[Flag]]:
    """The rule's flags of each week of a case, oldest week first."""
    flags = apply_rules(evidence_of(case), rule_ids=[rule_id])
    return [[one for one in flags if one.week_start == week_day(week).date()] for week in range(week_count(case))]


def level_of(flags: list[Flag]) -> str:
    return str(flags[0].level) if flags else "silent"


@pytest.mark.parametrize(("rule_id", "case"), EACH)
def test_case(rule_id: str, case: dict[str, Any]):
    expect = case["expect"]
    weeks = flags_of(rule_id, case)
    for flag in (one for week in weeks for one in week):
        check_text(flag)
    if "levels" in expect:
        assert [level_of(flags) for flags in weeks[-len(expect["levels"]) :]] == expect["levels"]
        return
    flags = weeks[-1]
    if "area" in expect:
        flags = [one for one in flags if one.focus_area == expect["area"]]
    assert len(flags) == (0 if expect["level"] == "silent" else 1), [one.text for one in flags]
    assert level_of(flags) == expect["level"]
    for name in ("observed", "reference", "difference", "limit"):
        if name in expect:
            assert getattr(flags[0], name) == pytest.approx(expect[name], abs=1e-9), name
    if "text" in expect:
        assert flags[0].text == expect["text"]
    for part in expect.get("without", []):
        assert part not in flags[0].text
    if "code" in expect:
        assert has_code(evidence_of(case), rule_id, case, expect["code"])
        otherwise = case["otherwise"]
        changed = {**case, **otherwise.get("change", {})}
        assert level_of(flags_of(rule_id, changed)[-1]) == otherwise["level"], "the same week without the code"


def has_code(evidence: Evidence, rule_id: str, case: dict[str, Any], code: str) -> bool:
    """Whether the judged week is in the state that a silence code stands for."""
    state = evidence.weeks
    judged = week_count(case) - 1
    new = evidence.exercise_entries
    states = {
        "H": state.is_learning,
        "F": state.is_first,
        "P": state.is_running,
        "D": state.is_light,
        "R": state.ramp.is_body | (state.ramp.week > 0).any(axis=1),
        "M": state.log.weeks_since_question <= 6,
        "W": evidence.pain.is_quiet.any(axis=1),
        "X": state.is_off(rule_id) | state.area_off().any(axis=1),
    }
    if code == "N":
        return bool((new.earlier_sessions[new.row == judged] < 2).any()) or not len(new.row)
    return bool(states[code][judged])


def test_rules_sections_and_cases_belong_together():
    rules = {rule.rule_id for rule in all_rules()}
    assert rules == set(load_guide().rules) == set(CASES)
    modules = {rule.find.__module__.rsplit(".", 1)[1].replace("_", "-") for rule in all_rules()}
    assert modules == rules


@pytest.mark.parametrize("rule_id", sorted(CASES))
def test_cases_of_a_rule_are_complete(rule_id: str):
    expected = [case["expect"] for case in CASES[rule_id]]
    assert any(one.get("level", "silent") != "silent" for one in expected), "one that fires"
    assert any(one.get("level") == "silent" and "code" not in one for one in expected), "one inside the guide"
    codes = {one["code"] for one in expected if "code" in one}
    assert codes == set(load_guide().rules[rule_id].silent), "every silence code of the rule, and no other"


@pytest.mark.parametrize("rule_id", sorted(CASES))
def test_the_example_in_the_guide_is_the_text_of_a_case(rule_id: str):
    assert load_guide().rules[rule_id].text in {case["expect"].get("text") for case in CASES[rule_id]}
