"""The sentences of the coach's part of Settings, as text."""

from __future__ import annotations

from analytics import warehouse as store
from analytics.model import AthleteSettings
from analytics.reference import load_guide
from analytics.words import coach_settings as words


def test_everything_that_can_be_locked_has_a_label_of_its_own():
    labels = [words.lock_label(key, load_guide()) for key in store.lockable()]
    assert len(set(labels)) == len(labels)
    assert words.lock_label("goal", load_guide()) == "Goal"
    assert words.lock_label("target.feet", load_guide()) == "Target share: feet & arches"
    assert words.lock_label("rule.sets-jump", load_guide()).startswith("Rule: ")


def test_shares_have_to_add_up():
    assert words.shares_text([20, 20, 20, 20, 20]) == ""
    assert (
        words.shares_text([30, 20, 20, 20, 20])
        == "These shares add up to 110%. They are kept once they add up to 100%."
    )


def test_rules_that_are_set_otherwise_are_named():
    held = AthleteSettings(
        thresholds={"sets-jump.threshold_new": 0.2, "shared.x": 1.0},
        rules_off=frozenset({"stack"}),
        rules_on=frozenset({"calf-norm"}),
    )
    assert words.rules_set(held) == ["calf-norm", "sets-jump", "stack"]
    assert words.rules_text(["A", "B", "C"]) == "Set here: A, B and C."
    assert words.value_text('"build"') == "build"
    assert words.value_text("null") == "not set"
    assert words.overridden_text("Ada", ["rehab_mode"]).endswith("in place of the group's: rehab mode.")
