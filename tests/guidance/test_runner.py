"""The runner: what it finds, in what order it tells, and that every number of the guide is really used."""

from __future__ import annotations

import pytest

from analytics.guidance import all_rules, apply_rules, guide_bands
from analytics.model import AthleteSettings, FocusArea, Grade, Level
from analytics.reference.guide import Guide, load_guide
from tests.guidance.build import evidence_of, week_day

BUSY = {
    "lifter": "established",
    "sets": {"legs": [8, 8, 8, 8, 14, 30], "calves": [8, 8, 8, 8, 8, 10], "glutes": [8, 8, 8, 8, 8, 8]},
    "contacts": [100, 100, 100, 100, 100, 250],
    "exercise": [
        {"id": "leg_press", "direct": ["legs"], "fraction": 0, "external_kg": [60, 60, 60, 60, 60, 80]},
    ],
}


def test_newest_week_first_then_level_then_grade_then_body_order():
    flags = apply_rules(evidence_of(BUSY))
    weeks = [flag.week_start for flag in flags]
    assert weeks == sorted(weeks, reverse=True)
    last = [flag for flag in flags if flag.week_start == week_day(5).date()]
    loudness = [Level.STRONG, Level.WATCH, Level.NOTE, Level.INFO]
    order = [(loudness.index(flag.level), flag.grade) for flag in last]
    assert order == sorted(order)
    assert (last[0].rule_id, last[0].focus_area) == ("sets-jump", FocusArea.LEGS)
    watches = [flag for flag in last if flag.level is Level.WATCH]
    assert (watches[0].rule_id, watches[0].grade) == ("weight-jump", Grade.B)
    neglected = [flag.focus_area for flag in last if flag.rule_id == "area-low"]
    assert neglected == [FocusArea.CORE, FocusArea.FEET]


def test_since_and_rule_ids_choose():
    evidence = evidence_of(BUSY)
    day = week_day(4).date()
    weeks = [flag.week_start for flag in apply_rules(evidence)]
    assert min(weeks) < day
    assert [flag.week_start for flag in apply_rules(evidence, since=day)] == [week for week in weeks if week >= day]
    assert {flag.rule_id for flag in apply_rules(evidence, rule_ids=["weight-jump"])} == {"weight-jump"}
    assert apply_rules(evidence, rule_ids=[]) == []


def test_a_flag_carries_its_numbers():
    found = apply_rules(evidence_of(BUSY), rule_ids=["sets-jump"])
    [flag] = [one for one in found if one.week_start <= week_day(4).date()]
    assert (flag.athlete_id, flag.measure, flag.level, flag.grade) == ("a", "sets", Level.WATCH, Grade.C)
    assert (flag.observed, flag.reference, flag.difference, flag.limit) == (14, 8, 6, 9.5)
    assert (flag.exercise_id, flag.session_started_at) == (None, None)
    assert flag.facts["threshold"] == 0.2


def test_flags_about_a_session_or_an_exercise_name_it():
    flags = apply_rules(evidence_of(BUSY), since=week_day(5).date())
    by_rule = {flag.rule_id: flag for flag in flags}
    assert by_rule["weight-jump"].exercise_id == "leg_press"
    assert by_rule["weight-jump"].text.startswith("Leg press: ")
    assert by_rule["plyo-cap"].session_started_at is not None
    assert by_rule["balance"].reference is None


def test_a_choice_outside_its_range_stops_the_rules_with_a_sentence():
    case = {**BUSY, "thresholds": {"sets-jump.threshold_established": 0.9}}
    with pytest.raises(ValueError, match="outside the range"):
        apply_rules(evidence_of(case))


def test_every_number_of_the_guide_is_used(monkeypatch: pytest.MonkeyPatch):
    used = set()
    value = Guide.value

    def noted(self: Guide, rule_id: str, name: str, settings: AthleteSettings | None = None) -> float:
        used.add(f"{rule_id}.{name}")
        return value(self, rule_id, name, settings)

    monkeypatch.setattr(Guide, "value", noted)
    for case in (BUSY, {**BUSY, "lifter": "new"}):
        evidence = evidence_of(case)
        for rule in all_rules():
            rule.find(evidence)
        guide_bands(evidence)
    of_pages = {f"{page}.{name}" for page, numbers in load_guide().pages.items() for name in numbers}
    assert used - of_pages == set(load_guide().parameters) - of_pages


def test_a_rule_is_not_asked_where_the_frame_it_reads_is_empty():
    evidence = evidence_of(BUSY)
    reading = {rule.rule_id: rule.reads for rule in all_rules() if rule.reads}
    assert {"speed-jump", "hard-run-clash", "load-earned", "side-test", "pain-note"} == set(reading)
    assert all(getattr(evidence, frame).empty for frame in reading.values())
    assert not {flag.rule_id for flag in apply_rules(evidence)} & set(reading)
    assert not set(reading) & set(evidence.found)


def test_rule_ids_are_kebab_case_and_in_order():
    ids = [rule.rule_id for rule in all_rules()]
    assert ids == sorted(ids)
    assert all(one == one.lower() and "_" not in one for one in ids)
