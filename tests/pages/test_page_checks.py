"""*Checks*: results entered, taken away, brought back; the sample; the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from analytics import warehouse as store
from pages.shared import cache
from tests.filled import samples_at
from tests.pages.conftest import App, sample
from tests.pages.test_runner_pages import alts
from tests.pages.test_same_numbers import command

LEE = "Lee (sample)"


def enter(app: App, left: float, right: float) -> None:
    fields = [one for one in app.at.number_input if one.label.endswith("in repetitions")]
    fields[0].set_value(left)
    fields[1].set_value(right)
    next(one for one in app.at.button if one.label == "Keep this result").click().run()


def test_a_result_is_kept_taken_away_and_brought_back(app: App) -> None:
    app.add(sample("athletes/lee-table.csv"))
    app.go("runner/checks")
    assert app.titles == ["No test entered yet"]
    assert alts(app) == []
    enter(app, 20, 25)
    assert app.titles == ["No clear difference between left and right"]
    assert "No clear difference: left 20, right 25 reps." in app.text
    assert len(alts(app)) == 1
    next(one for one in app.at.button if one.label.startswith("Take away 23 August 2026")).click().run()
    assert app.titles == ["No test entered yet"]
    assert "The result is taken away." in app.text
    app.at.button(key="restore_result").click().run()
    assert app.titles == ["No clear difference between left and right"]
    assert "The result is taken away." not in app.text


def test_somebody_without_a_log_can_keep_a_result_too(app: App) -> None:
    app.go("runner/checks")
    assert app.titles == ["Add a log to compare left and right."]
    store.create_athlete(cache.own_warehouse(), "Ada")
    app.go("runner/checks")
    enter(app, 20, 25)
    assert app.titles == ["No clear difference between left and right"]


def test_an_empty_form_says_what_is_missing(app: App) -> None:
    app.add(sample("athletes/lee-table.csv"))
    app.go("runner/checks")
    next(one for one in app.at.button if one.label == "Keep this result").click().run()
    assert "needs a number for the left or the right" in app.text
    assert app.titles == ["No test entered yet"]


def test_the_sample_shows_results_and_changes_none(app: App) -> None:
    app.open_sample("runner/checks", LEE)
    assert app.titles == ["One clear difference between the sides: single-leg heel raise"]
    assert len(alts(app)) == 3
    assert "No result yet." in app.text
    assert "so no difference is called clear" in app.text
    assert not [one for one in app.buttons if one.startswith(("Take away", "Keep this"))]


def test_the_command_line_lists_the_same_results(tmp_path: Path, app: App, capsys: pytest.CaptureFixture[str]) -> None:
    database = tmp_path / "samples.duckdb"
    samples_at(database)
    told = command(capsys, database, "tests", "list", "--athlete", LEE)
    app.open_sample("runner/checks", LEE)
    table = next(one.value for one in app.at.table if "Right less left" in one.value)
    heel = [one for one in told["results"] if one["test_id"] == "heel-raise"]
    cells = [[str(cell) for cell in row] for row in table[["Left", "Right"]].to_numpy()]
    assert cells == [[f"{one['left']:g}", f"{one['right']:g}"] for one in reversed(heel)]
    assert told["tests"][0]["name"] == "Single-leg heel raise"
