"""The change log in words: what a value was and what it is now."""

from __future__ import annotations

import json

import pytest

from analytics.reference import load_guide
from analytics.words import changes as words

NUMBER = "sets-jump.threshold_established"
TITLE = load_guide().rules["sets-jump"].title
LABEL = load_guide().parameters[NUMBER].label


@pytest.mark.parametrize(
    ("setting", "old", "new", "lines"),
    [
        ("goal", None, "build", [("Goal", "not set", "Build more")]),
        ("level", "new", None, [("Lifted before", "New to it", "not set")]),
        ("rehab_mode", None, True, [("Rehab mode", "not set", "on")]),
        ("age_years", 40, 41, [("Age in years", "40", "41")]),
        ("group", "Club", "Trail", [("Group", "Club", "Trail")]),
        ("tags", ["a"], ["a", "b"], [("Tags", "a", "a, b")]),
        ("body_mass_kg@2026-08-03", None, 70.5, [("Body mass from 3 August 2026", "not set", "70.5 kg")]),
        (
            "thresholds",
            {NUMBER: 0.3, "sets-jump.threshold_new": 0.1},
            {NUMBER: 0.25, "sets-jump.threshold_new": 0.1},
            [(f"{TITLE}: {LABEL}", "30%", "25%")],
        ),
        ("thresholds", None, {NUMBER: 0.25}, [(f"{TITLE}: {LABEL}", "as in the guide (20%)", "25%")]),
        ("targets", None, {"core": 0.3}, [("Target share: core", "an even share", "30%")]),
        ("rules_off", None, ["sets-jump"], [(f"Rule: {TITLE}", "on", "off")]),
        (
            "rules_on",
            None,
            ["calf-norm"],
            [(f"Rule: {load_guide().rules['calf-norm'].title}", "off", "on")],
        ),
        ("areas_off", ["feet"], ["core"], [
            ("Area the rules look at: core", "on", "off"),
            ("Area the rules look at: feet & arches", "off", "on"),
        ]),
        ("down_weeks", [], ["2026-08-03"], [
            ("Week of 3 August 2026", "not planned as one", "planned as a lighter week"),
        ]),
        ("gap_answers", {"2026-07-02": "ill"}, None, [("Break from 2 July 2026", "Ill", "Not answered")]),
        ("locks", None, {"goal": {"by": "Kim", "on": "2026-05-04"}}, [("Lock: Goal", "not locked", "locked by Kim")]),
        ("locks", {"gone.number": {"by": "Kim", "on": "2026-05-04"}}, None, [
            ("Lock: gone.number", "locked by Kim", "not locked"),
        ]),
    ],
)  # fmt: skip
def test_each_value_that_changed_is_a_line_of_its_own(setting, old, new, lines):
    told = ["" if one is None else json.dumps(one) for one in (old, new)]
    assert list(words.change_lines(setting, *told, load_guide())) == lines


def test_a_value_taken_out_of_a_group_is_told_apart_from_none():
    assert words.change_lines("level", '"new"', "null", load_guide()) == [
        ("Lifted before", "New to it", "Decided from each log")
    ]


def test_every_setting_can_be_told():
    from analytics.warehouse.setting_records import DECODE

    empty = {"targets", "thresholds", "gap_answers", "locks"}
    for setting in DECODE:
        old = "{}" if setting in empty else "[]" if setting.endswith(("_off", "_on", "_weeks")) else ""
        assert words.change_lines(setting, old, "", load_guide()) is not None


def test_who_changed_it():
    assert words.who_text("Kim", is_of_one=True) == "Kim"
    assert words.who_text("", is_of_one=True) == "the runner"
    assert words.who_text("", is_of_one=False) == "not given"
