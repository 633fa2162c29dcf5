from __future__ import annotations

import pytest

from analytics import warehouse as store
from pages.shared import cache, state
from tests.pages.conftest import App, sample


def test_the_athlete_shown_last_and_the_weeks_drawn_are_remembered_in_a_new_tab(app: App) -> None:
    app.add(sample("athletes/robin-hevy.csv"))
    warehouse = cache.own_warehouse()
    first = store.athletes(warehouse)[0].athlete_id
    second = store.create_athlete(warehouse, "Zoe").athlete_id
    app.go("data/settings", athlete=second)
    assert store.remembered(warehouse)["athlete"] == second
    again = App()
    again.go("data/settings")
    assert "settings of **Zoe**" in again.text
    again.go("runner/this_week", athlete=first)
    next(one for one in again.at.segmented_control if one.key == "weeks").select(8).run()
    assert store.remembered(warehouse)["weeks"] == "8"
    third = App()
    third.go("runner/this_week")
    assert "Last 8 weeks" in third.text


@pytest.mark.parametrize(("locale", "kept"), [("en-US", ("lb", "sunday")), ("de-DE", ("kg", "monday"))])
def test_a_new_runner_begins_with_what_the_browser_suggests(
    app: App, monkeypatch: pytest.MonkeyPatch, locale: str, kept: tuple[str, str]
) -> None:
    monkeypatch.setattr(state, "habits", lambda: state.habits_of(locale))
    app.add(sample("athletes/robin-hevy.csv"))
    settings = store.athletes(cache.own_warehouse())[0].settings
    assert (settings.load_unit, settings.week_start) == kept
