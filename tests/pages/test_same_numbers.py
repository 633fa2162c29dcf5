"""The screen and the command line show the same numbers, for every sample athlete."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from analytics import warehouse as store
from analytics.cli import main
from analytics.reference import load_samples
from tests.filled import samples_at
from tests.pages.conftest import App

TODAY = load_samples().today.isoformat()
NAMES = [athlete.name for athlete in load_samples().athletes]
SHOWN_AREAS = {"Core": "core", "Glutes": "glutes", "Legs": "legs", "Calves": "calves", "Feet & arches": "feet"}


def command(capsys: pytest.CaptureFixture[str], database: Path, *words: str) -> dict[str, object]:
    assert main([*words, "--json", "--today", TODAY, "--database", str(database)]) == 0
    return json.loads(capsys.readouterr().out)


def leading_number(cell: str) -> float:
    """The value a cell begins with: "7.5 sets (5.2 to 9)" is 7.5, "no sets" is 0."""
    found = re.match(r"[\d.,]+", cell)
    return float(found[0].replace(",", "")) if found else 0.0


@pytest.mark.parametrize("name", NAMES)
def test_page_and_command_line_agree(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    database = tmp_path / "samples.duckdb"
    samples_at(database)
    with store.open_warehouse(database) as warehouse:
        athlete_id = store.find_athlete(warehouse, name).athlete_id
    weekly = command(capsys, database, "weekly", "--athlete", name)["weekly"]
    flags = command(capsys, database, "flags", "--athlete", name)["flags"]
    balance = command(capsys, database, "balance", "--athlete", name)
    lines = command(capsys, database, "progress", "--athlete", name)["exercises"]
    one = command(capsys, database, "progress", "--athlete", name, "--exercise", lines[0]["key"])

    monkeypatch.setenv("EVENSTRIDE_DATABASE", str(database))
    monkeypatch.setenv("EVENSTRIDE_TODAY", TODAY)
    app = App()
    app.go("runner/this_week", athlete=athlete_id)
    table = next(one.value for one in app.at.table if "Core" in one.value)
    shown = table.rename(columns=lambda column: column.replace("\\", "")).rename(columns=SHOWN_AREAS)
    by_week: dict[str, dict[str, float]] = {}
    for row in weekly:
        by_week.setdefault(row["week_start"], {})[row["focus_area"]] = row["set_count"]
    expected = [by_week[week] for week in sorted(by_week, reverse=True)][: len(shown)]
    for (_, cells), week in zip(shown.iterrows(), expected, strict=True):
        for area in SHOWN_AREAS.values():
            assert leading_number(cells[area].replace("\\", "")) == pytest.approx(week[area], abs=0.051)

    last_two = sorted(by_week, reverse=True)[:2]
    for flag in flags:
        if flag["week_start"] in last_two:
            is_over = flag["week_start"] != last_two[0]  # pages show other weeks too, and say so
            assert (flag["text"].replace("this week", "that week") if is_over else flag["text"]) in app.text

    app.go("runner/balance", athlete=athlete_id)
    rows = next(one.value for one in app.at.table if "Area" in one.value)
    sets = {
        SHOWN_AREAS[area.replace("\\", "")]: leading_number(cell.replace("\\", ""))
        for area, cell in zip(rows["Area"], rows["Sets in 4 weeks"], strict=True)
    }
    assert sets == pytest.approx({row["focus_area"]: row["set_count_28"] for row in balance["balance"]}, abs=0.051)

    app.go("runner/progress", athlete=athlete_id, exercise=lines[0]["key"])
    assert app.titles[0].replace("\\", "") == one["finding"]
    sessions = next(table.value for table in app.at.table if "What it was" in table.value)
    assert len(sessions) <= one["session_count"] == lines[0]["session_count"]
    shown = app.at.dataframe[0].value
    for column, key in (("Exercise", "name"), ("Latest", "latest"), ("What changed", "change")):
        assert shown[column].tolist() == [line[key] for line in lines]
    waits = one["next"]["waits"]
    assert waits in app.text and ("stays gradual" in app.text or "stay gradual" in app.text) == (not waits)
