"""Settings of everybody and of groups under those of a client."""

from __future__ import annotations

import datetime as dt

import pytest

from analytics import warehouse as store
from analytics.model import EvenstrideError, Experience, Goal
from analytics.reference import load_guide
from tests.warehouse.build import new_athlete

KEY = "sets-jump.threshold_established"


@pytest.fixture
def bob(warehouse) -> str:
    bob = new_athlete(warehouse, "Bob")
    store.set_labels(warehouse, bob, "Trail", [])
    return bob


def test_the_nearest_layer_wins(warehouse, bob):
    other = new_athlete(warehouse, "Cleo")
    store.change_group_settings(warehouse, "", {"goal": "build", "level": "established"})
    store.change_group_settings(warehouse, "Trail", {"level": "new"})
    assert (store.settings(warehouse, other).goal, store.settings(warehouse, other).level) == ("build", "established")
    assert store.settings(warehouse, bob).level is Experience.NEW
    store.change_settings(warehouse, bob, {"level": "established"})
    assert store.settings(warehouse, bob).level is Experience.ESTABLISHED
    assert store.settings_of_their_own(warehouse) == {bob: ["level"]}
    store.change_settings(warehouse, bob, {"level": "new"})  # as the group has it: nothing of one's own is kept
    assert store.settings_of_their_own(warehouse) == {}
    store.change_group_settings(warehouse, "Trail", {"level": None})
    assert store.settings(warehouse, bob).level is Experience.ESTABLISHED
    assert store.groups(warehouse) == ["Trail"]


def test_a_client_can_go_back_to_the_default_under_a_group(warehouse, bob):
    store.change_group_settings(warehouse, "Trail", {"level": "new", "goal": "build"})
    assert store.change_settings(warehouse, bob, {"level": None}).level is None
    assert store.change_settings(warehouse, bob, {"goal": None}).goal is Goal.MAINTAIN
    assert store.settings_of_their_own(warehouse) == {bob: ["goal", "level"]}


def test_numbers_are_taken_over_one_by_one(warehouse, bob):
    standard = load_guide().parameters[KEY].value
    store.change_group_settings(warehouse, "Trail", {"thresholds": {KEY: 0.15, "area-neglect.note_days": 21}})
    wanted = {KEY: 0.25, "area-neglect.note_days": 21.0}
    assert store.change_settings(warehouse, bob, {"thresholds": wanted}).thresholds == wanted
    store.change_group_settings(warehouse, "Trail", {"thresholds": {KEY: 0.15, "area-neglect.note_days": 28}})
    assert store.settings(warehouse, bob).thresholds == {KEY: 0.25, "area-neglect.note_days": 28.0}
    back = store.change_settings(warehouse, bob, {"thresholds": {"area-neglect.note_days": 28.0}}).thresholds
    assert back == {KEY: standard, "area-neglect.note_days": 28.0}


def test_a_change_moves_the_version_of_those_it_reaches_and_is_logged(warehouse, bob):
    other = new_athlete(warehouse, "Cleo")
    store.set_coach_name(warehouse, "Kit")
    before = [store.data_version(warehouse, one) for one in (bob, other)]
    store.change_group_settings(warehouse, "Trail", {"rehab_mode": True})
    after = [store.data_version(warehouse, one) for one in (bob, other)]
    assert (after[0] > before[0], after[1] == before[1]) == (True, True)
    newest = store.changes(warehouse).iloc[0]
    assert (newest["group_name"], newest["setting"], newest["new_value"], newest["changed_by"]) == (
        "Trail",
        "rehab_mode",
        "true",
        "Kit",
    )


@pytest.mark.parametrize("changes", [{"age_years": 40}, {"level": "expert"}, {"shoe": 43}])
def test_what_no_group_sets_is_refused(warehouse, changes):
    with pytest.raises(EvenstrideError):
        store.change_group_settings(warehouse, "", changes)


def test_a_group_stands_on_what_holds_for_everybody(warehouse):
    store.change_group_settings(warehouse, "", {"goal": "build", "thresholds": {KEY: 0.15}, "rules_off": ["stack"]})
    assert store.group_settings(warehouse, "Trail") == store.group_settings(warehouse)
    assert store.own_group_settings(warehouse, "Trail") == {}
    held = store.change_group_settings(
        warehouse, "Trail", {"goal": "build", "thresholds": {"area-neglect.note_days": 21}, "rules_off": []}
    )
    standard = load_guide().parameters[KEY].value
    assert (held.goal, held.rules_off) == (Goal.BUILD, frozenset())
    assert held.thresholds == {"area-neglect.note_days": 21.0, KEY: standard}
    assert store.own_group_settings(warehouse, "Trail") == {"thresholds": held.thresholds, "rules_off": frozenset()}
    store.change_group_settings(warehouse, "Trail", {"rules_off": None, "thresholds": None})
    assert store.group_settings(warehouse, "Trail") == store.group_settings(warehouse)
    store.change_group_settings(warehouse, "", {"rules_off": []})
    assert "rules_off" not in store.own_group_settings(warehouse)


def test_weeks_begin_as_the_nearest_layer_says(warehouse, bob):
    other = new_athlete(warehouse, "Cleo")

    def starts() -> list[str]:
        return [str(store.settings(warehouse, one).week_start) for one in (bob, other)]

    version = store.data_version(warehouse, other)
    store.change_group_settings(warehouse, "", {"week_start": "sunday"})
    assert store.data_version(warehouse, other) > version
    assert starts() == ["sunday", "sunday"]
    store.change_group_settings(warehouse, "Trail", {"week_start": "monday"})
    assert starts() == ["monday", "sunday"]
    store.change_settings(warehouse, bob, {"week_start": "sunday"})
    store.change_settings(warehouse, other, {"week_start": "monday"})
    assert starts() == ["sunday", "monday"]
    store.change_settings(warehouse, bob, {"week_start": None})
    assert starts() == ["monday", "monday"]


def test_a_lock_of_a_group_holds_for_its_clients_beside_their_own(warehouse, bob):
    day = dt.date(2026, 5, 4)
    store.lock_group_settings(warehouse, "Trail", ["goal", KEY], "Kit", day)
    store.lock_settings(warehouse, bob, ["level"], "Kim", day)
    locks = store.settings(warehouse, bob).locks
    assert {key: one.locked_by for key, one in locks.items()} == {"goal": "Kit", KEY: "Kit", "level": "Kim"}
    assert store.settings_of_their_own(warehouse) == {}
    with pytest.raises(EvenstrideError, match="goal is locked by Kit since 4 May 2026"):
        store.change_settings(warehouse, bob, {"goal": "build"})
    with pytest.raises(EvenstrideError, match="goal is locked for the whole group or for everybody"):
        store.unlock_settings(warehouse, bob, ["goal"])
    store.unlock_settings(warehouse, bob, ["level"])
    store.unlock_group_settings(warehouse, "Trail", ["goal"])
    assert set(store.settings(warehouse, bob).locks) == {KEY}
    assert store.change_settings(warehouse, bob, {"goal": "build"}).goal is Goal.BUILD
    store.lock_group_settings(warehouse, "", ["level"], "Kit", day)
    with pytest.raises(EvenstrideError, match="level is locked for everybody"):
        store.unlock_group_settings(warehouse, "Trail", ["level"])
    with pytest.raises(EvenstrideError, match="needs the name"):
        store.lock_group_settings(warehouse, "Trail", ["goal"], " ", day)
    with pytest.raises(EvenstrideError, match="no setting colour"):
        store.lock_group_settings(warehouse, "Trail", ["colour"], "Kit", day)


def test_planned_down_weeks_of_a_group_are_weeks_of_the_client(warehouse, bob):
    monday, sunday = dt.date(2026, 8, 10), dt.date(2026, 8, 9)
    store.change_group_settings(warehouse, "Trail", {"down_weeks": {monday}})
    assert store.settings(warehouse, bob).down_weeks == {monday}
    assert store.change_settings(warehouse, bob, {"week_start": "sunday"}).down_weeks == {sunday}


def test_everything_that_can_be_locked_is_taken(warehouse):
    store.lock_group_settings(warehouse, "", store.lockable(), "Kit", dt.date(2026, 5, 4))
    assert set(store.group_settings(warehouse, "").locks) == set(store.lockable())


def test_a_group_goes_back_to_the_log_while_everybody_has_a_level(warehouse, ada):
    store.set_labels(warehouse, ada, "Club", [])
    store.change_group_settings(warehouse, "", {"level": "new"})
    store.change_group_settings(warehouse, "Club", {"level": ""})
    assert store.group_settings(warehouse, "Club").level is None
    assert store.settings(warehouse, ada).level is None
    store.change_settings(warehouse, ada, {"level": "established"})
    store.change_settings(warehouse, ada, {"level": None})
    assert store.settings(warehouse, ada).level is None
    store.change_group_settings(warehouse, "Club", {"level": None})
    assert store.settings(warehouse, ada).level == "new"
    store.change_group_settings(warehouse, "", {"level": ""})
    assert store.own_group_settings(warehouse) == {}
