"""Left beside right on the page *Balance*: with sides, without, and as the command line has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.filled import samples_at
from tests.pages.conftest import App
from tests.pages.test_runner_pages import alts
from tests.pages.test_same_numbers import command

LEE = "Lee (sample)"


def test_a_log_with_sides_shows_which_side_is_ahead(app: App) -> None:
    app.open_sample("runner/balance", LEE)
    assert "Is one side ahead?" in [one.value for one in app.at.header]
    assert "One clear side difference: right leads by 19% in" in app.text
    assert "No clear difference" in app.text
    shown = [alt for alt in alts(app) if "apart" in alt]
    assert len(shown) == 2
    assert "the gap is wider" in shown[0] and "the gap is wider" not in shown[1]


def test_a_log_without_sides_says_how_to_log_them(app: App) -> None:
    app.open_sample("runner/balance", "Kim (sample)")
    assert "Sides are not logged in the last 12 weeks" in app.text
    assert not [alt for alt in alts(app) if "apart" in alt]


def test_the_command_line_has_the_same_sides(
    tmp_path: Path, app: App, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    database = tmp_path / "samples.duckdb"
    samples_at(database)
    told = command(capsys, database, "sides", "--athlete", LEE)
    app.open_sample("runner/balance", LEE)
    assert str(told["finding"]) in app.text
    table = next(one.value for one in app.at.table if "Compared in" in one.value)
    plain = [[str(cell).replace("\\", "") for cell in row] for row in table[["Exercise", "Left", "Right"]].to_numpy()]
    assert plain == [[one["name"], f"{one['left']:g}", f"{one['right']:g}"] for one in told["sides"]]
    assert len(told["sessions"]) > 10
