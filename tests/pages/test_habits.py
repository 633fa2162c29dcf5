from __future__ import annotations

import pytest

from analytics import warehouse as store
from analytics.units import habits_of
from pages.shared import cache, state
from tests.pages.conftest import App, sample

UNCLEAR = b'Date,Exercise,Reps,Load (kg)\n04/05/2026,Squat,5,"1,025"\n'


@pytest.fixture
def american(app: App, monkeypatch: pytest.MonkeyPatch) -> App:
    monkeypatch.setattr(state, "habits", lambda: habits_of("en-US"))
    return app


def test_the_browsers_way_of_writing_is_proposed_with_its_reason_and_still_asked(american: App) -> None:
    american.upload(("log.csv", UNCLEAR))
    assert american.at.selectbox(key="ask_0_date_order").value == "mdy"
    assert american.at.selectbox(key="ask_0_decimal_sign").value == "."
    assert "Your browser writes 12/31/2026, month first." in american.text
    assert "Your browser writes 2.5, with a point." in american.text


def test_what_is_chosen_in_settings_wins_and_is_taken_back(american: App) -> None:
    american.add(sample("athletes/robin-hevy.csv"))
    american.go("data/settings")
    american.at.selectbox(key="habit_date_order").select("dmy").run()
    american.at.selectbox(key="habit_decimal_sign").select(",").run()
    assert not american.at.exception
    american.upload(("log.csv", UNCLEAR))
    assert american.at.selectbox(key="ask_0_date_order").value == "dmy"
    assert american.at.selectbox(key="ask_0_decimal_sign").value == ","
    assert "In Settings you chose 31/12/2026, day first." in american.text
    american.go("data/settings")
    american.at.selectbox(key="habit_date_order").select("").run()
    assert not store.remembered(cache.own_warehouse())["date_order"]
    american.go("data/add_log")
    assert american.at.selectbox(key="ask_0_date_order").value == "mdy"
