"""The sentences of the coach's part of Settings, as text."""

from __future__ import annotations

import datetime as dt

from analytics import warehouse as store
from analytics.model import AthleteSettings, FocusArea
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
    assert words.rules_set(held, AthleteSettings()) == ["calf-norm", "sets-jump", "stack"]
    assert words.rules_set(held, AthleteSettings(rules_off=frozenset({"stack"}))) == ["calf-norm", "sets-jump"]
    assert words.rules_set(AthleteSettings(), held) == words.rules_set(held, AthleteSettings())
    assert words.rules_text(["A", "B", "C"]) == "Set here: A, B and C."
    assert words.overridden_text("Ada", ["rehab_mode"]).endswith("in place of the group's: rehab mode.")


def test_a_value_says_where_it_comes_from_once_something_stands_beneath_it():
    def told(whose: str = words.OF_EVERYBODY, *, is_own: bool = False, is_set: bool = False) -> str:
        return words.source_text(whose, is_own=is_own, is_set_beneath=is_set, beneath="15%")

    assert told(is_own=True) == "Set here; for everybody: 15%."
    assert told(is_set=True) == "As for everybody."
    assert told(words.OF_GROUP, is_set=True) == "As for the group or everybody."
    assert told() == ""
    assert told("", is_own=True) == ""


def test_shares_and_weeks_beneath_are_told():
    assert words.shares_of(AthleteSettings()) == "even shares"
    shares = AthleteSettings(targets={FocusArea.CORE: 0.4, FocusArea.FEET: 0.6})
    assert words.shares_of(shares) == "core 40%, feet & arches 60%"
    assert words.weeks_of(AthleteSettings(down_weeks=frozenset({dt.date(2026, 8, 10)}))) == "1 week"
    assert words.weeks_of(AthleteSettings()) == "no weeks"
    assert words.rules_beneath_text(["A", "B"], "everybody") == "Set for everybody: A and B."
