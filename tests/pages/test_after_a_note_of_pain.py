"""What the pages stop saying once pain was noted in an area: too little of it, and a new best in it."""

from __future__ import annotations

import datetime as dt

import pytest

from analytics import warehouse as store
from analytics.exercise_log import logged_exercises, recent_best
from analytics.model import FocusArea
from pages.shared import cache
from tests.pages.conftest import TODAY, App, sample


def note_pain(area: FocusArea, days_ago: int) -> None:
    warehouse, today = cache.own_warehouse(), dt.date.fromisoformat(TODAY)
    [athlete] = store.athletes(warehouse)
    store.add_pain(warehouse, athlete.athlete_id, today - dt.timedelta(days=days_ago), area, today=today)


@pytest.mark.parametrize("days_ago", [0, 8])
def test_this_week_and_balance_say_nothing_of_too_little(app: App, days_ago: int) -> None:
    app.add(sample("athletes/robin-hevy.csv"))
    app.go("runner/this_week")
    assert app.titles == [r"Calves jumped; feet \& arches were skipped"]
    assert "○ Feet & arches" in app.text
    note_pain(FocusArea.FEET, days_ago)
    app.go("runner/this_week")
    assert "feet" not in app.titles[0].lower()
    assert "○ Feet & arches" not in app.text
    assert "Feet & arches: you noted pain" in app.text
    for page in ("runner/balance", "runner/rhythm"):
        app.go(page)
        assert "feet" not in app.titles[0].lower()
        assert "last trained directly" not in app.text


def test_after_four_weeks_it_is_said_again(app: App) -> None:
    app.add(sample("athletes/robin-hevy.csv"))
    note_pain(FocusArea.FEET, 42)
    app.go("runner/this_week")
    assert app.titles == [r"Calves jumped; feet \& arches were skipped"]


def test_no_new_best_is_praised_in_that_area(app: App) -> None:
    app.add(sample("athletes/robin-hevy.csv"))
    warehouse, today = cache.own_warehouse(), dt.date.fromisoformat(TODAY)
    since = today - dt.timedelta(days=13)

    def praised() -> str | None:
        [athlete] = store.athletes(warehouse)
        log = cache.athlete_log("test", warehouse, athlete, today)
        found = recent_best(log, logged_exercises(log), since, athlete.settings.load_unit)
        return found and found.exercise_id

    first = praised()
    assert first is not None
    [athlete] = store.athletes(warehouse)
    log = cache.athlete_log("test", warehouse, athlete, today)
    trained = next(one for one in logged_exercises(log) if one.key == first)
    for area in trained.direct_areas:
        note_pain(FocusArea(area), 1)
    assert praised() != first
