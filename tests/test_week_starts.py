"""The first day of the week, set for everybody, a group or one athlete: numbers are as if the athlete had said it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest

from analytics import samples
from analytics import warehouse as store
from analytics.athlete_log import AthleteLog, read_log
from analytics.model import Flag
from analytics.reference import load_catalogue
from analytics.warehouse import Warehouse

MONDAY, SUNDAY = 0, 6
CATALOGUE = load_catalogue()
Say = Callable[[Warehouse, str], object]

SAID: dict[str, tuple[int, list[Say]]] = {
    "everybody": (SUNDAY, [lambda inside, _: store.change_group_settings(inside, "", {"week_start": "sunday"})]),
    "their group": (
        SUNDAY,
        [
            lambda inside, one: store.set_labels(inside, one, "Trail", []),
            lambda inside, _: store.change_group_settings(inside, "Trail", {"week_start": "sunday"}),
        ],
    ),
    "another group": (
        MONDAY,
        [lambda inside, _: store.change_group_settings(inside, "Road", {"week_start": "sunday"})],
    ),
    "their group in place of everybody": (
        MONDAY,
        [
            lambda inside, one: store.set_labels(inside, one, "Trail", []),
            lambda inside, _: store.change_group_settings(inside, "", {"week_start": "sunday"}),
            lambda inside, _: store.change_group_settings(inside, "Trail", {"week_start": "monday"}),
        ],
    ),
    "themselves in place of everybody": (
        MONDAY,
        [
            lambda inside, _: store.change_group_settings(inside, "", {"week_start": "sunday"}),
            lambda inside, one: store.change_settings(inside, one, {"week_start": "monday"}),
        ],
    ),
}


@pytest.fixture
def runners() -> Iterator[tuple[Warehouse, dt.date]]:
    warehouse, today = samples.sample_warehouse(CATALOGUE)
    yield warehouse, today
    warehouse.close()


def read(runners: tuple[Warehouse, dt.date], name: str) -> AthleteLog:
    warehouse, today = runners
    athlete = store.find_athlete(warehouse, f"{name} (sample)")
    return read_log(warehouse, [athlete.athlete_id], today, CATALOGUE)


def told(flags: list[Flag]) -> list[tuple[str, str, str]]:
    return [(str(one.week_start), one.rule_id, one.text) for one in flags]


@pytest.mark.parametrize("whose", SAID)
@pytest.mark.parametrize("name", ["Robin", "Kim"])  # Kim's sled is timed: sets with a speed have weeks of their own
def test_whoever_says_it_the_weeks_are_the_same(runners: tuple[Warehouse, dt.date], name: str, whose: str):
    warehouse, _ = runners
    athlete_id = store.find_athlete(warehouse, f"{name} (sample)").athlete_id
    by_day = {MONDAY: read(runners, name)}
    store.change_settings(warehouse, athlete_id, {"week_start": "sunday"})
    by_day[SUNDAY] = read(runners, name)
    assert told(by_day[MONDAY].flags) != told(by_day[SUNDAY].flags)
    store.change_settings(warehouse, athlete_id, {"week_start": None})
    day, said = SAID[whose]
    for say in said:
        say(warehouse, athlete_id)
    found, wanted = read(runners, name), by_day[day]
    for frame in ("weekly", "sessions", "bands", "balance"):
        assert getattr(found, frame).equals(getattr(wanted, frame)), frame
    assert set(found.weekly["week_start"].dt.day_of_week) == {day}
    assert set(found.evidence.exercise_weeks["week_start"].dt.day_of_week) == {day}
    assert set(found.evidence.speed_sets["week_start"].dt.day_of_week) <= {day}
    assert told(found.flags) == told(wanted.flags)
