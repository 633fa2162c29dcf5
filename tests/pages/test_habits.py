from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from analytics import warehouse as store
from analytics.units import habits_of
from analytics.writing import MONTHS
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


PAGES = ["runner/this_week", "runner/balance", "runner/progress", "runner/next_week", "runner/checks", "data/log"]
POINT = re.compile(r"(?<![\w.,])\d+\.\d{1,2}(?![\d.])|\d,\d{3}(?!\d)")
DAY_FIRST = re.compile(rf"\b\d{{1,2}} ({'|'.join(MONTHS)}|{'|'.join(month[:3] for month in MONTHS)})\b")


def shown(app: App) -> list[str]:
    """Every text of a page: its words, tables, choices, and what its charts write."""
    texts = [app.text, app.cells, *app.buttons]
    for kind in ("selectbox", "radio", "multiselect", "expander", "number_input"):
        for one in app.at.get(kind):
            texts += [str(one.label), *map(str, getattr(one, "options", []))]
    for chart in app.at.get("plotly_chart"):
        texts += [chart.proto.alt, *words_of(json.loads(chart.proto.spec))]
    return texts


def words_of(part: Any, name: str = "") -> Iterator[str]:
    if isinstance(part, dict):
        for key, value in part.items():
            yield from words_of(value, key)
    elif isinstance(part, list):
        for value in part:
            yield from words_of(value, name)
    elif isinstance(part, str) and name in ("text", "ticktext", "hovertext"):
        yield part


@pytest.mark.parametrize("page", [*PAGES, "runner/start_here", "data/guide", "data/hand_over"])
def test_a_german_browser_reads_no_english_number(app: App, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    monkeypatch.setattr(state, "habits", lambda: habits_of("de-DE"))
    app.go(page, sample="runner")
    assert [found[0] for text in shown(app) for found in POINT.finditer(text)] == []


@pytest.mark.parametrize("page", ["coach/clients", "coach/group_balance", "coach/review"])
def test_a_german_coach_reads_no_english_number(app: App, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    monkeypatch.setattr(state, "habits", lambda: habits_of("de-DE"))
    app.go(page, sample="clients")
    assert [found[0] for text in shown(app) for found in POINT.finditer(text)] == []


@pytest.mark.parametrize("page", [*PAGES, "runner/week", "runner/calendar", "runner/rhythm", "data/hand_over"])
def test_an_american_browser_reads_the_month_first(american: App, page: str) -> None:
    american.go(page, sample="runner")
    assert [found[0] for text in shown(american) for found in DAY_FIRST.finditer(text)] == []


def test_what_is_worked_out_once_is_not_shared_by_people_who_write_differently(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.go("runner/this_week", sample="runner")
    english = shown(app)
    monkeypatch.setattr(state, "habits", lambda: habits_of("de-DE"))
    german = App()
    german.go("runner/this_week", sample="runner")
    assert any(POINT.search(text) for text in english)
    assert any(re.search(r"\d,\d( |$)", text) for text in shown(german))
    monkeypatch.setattr(state, "habits", lambda: habits_of("en-GB"))
    app.at.run()
    assert shown(app) == english


def test_a_sign_chosen_in_settings_is_written_on_every_page(app: App) -> None:
    app.add(sample("athletes/robin-hevy.csv"))
    app.go("runner/this_week")
    assert any(POINT.search(text) for text in shown(app))
    app.go("data/settings")
    app.at.selectbox(key="habit_decimal_sign").select(",").run()
    app.go("runner/this_week")
    assert [found[0] for text in shown(app) for found in POINT.finditer(text)] == []
