"""`evenstride names` and `map`: the same answers as the page *Exercise names*."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analytics.cli import main

LOG = """Date,Exercise,Reps,Load (kg),Seconds,Side
2026-08-21,Goblet Squat,8,16,,
2026-08-21,Step-ups,8,16,,
2026-08-21,Grandpas lat pulldown,8,16,,
2026-08-20,Zorbing,8,16,,
"""


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    def run(*arguments: str, code: int = 0) -> str:
        assert main([*arguments, "--database", str(tmp_path / "log.duckdb")]) == code
        out = capsys.readouterr()
        return out.err if code else out.out

    (tmp_path / "log.csv").write_text(LOG, encoding="utf-8")
    run("import", str(tmp_path / "log.csv"), "--athlete", "A")
    return run


def names(run, *options: str) -> dict[str, dict[str, object]]:  # type: ignore[no-untyped-def]
    rows = json.loads(run("names", "--athlete", "A", "--json", *options))["names"]
    return {row["name"]: row for row in rows}


def test_every_name_says_what_it_means_and_who_said_so(run) -> None:  # type: ignore[no-untyped-def]
    listed = names(run)
    assert list(listed) == ["Goblet Squat", "Grandpas lat pulldown", "Step-ups", "Zorbing"]
    squat = listed["Goblet Squat"]
    assert (squat["exercise_id"], squat["counts_for"], squat["said_by"], squat["last_day"]) == (
        "goblet_squat", "Core ½, Glutes ½, Legs", "catalogue", "2026-08-21",
    )  # fmt: skip
    assert squat["why"]


def test_unmapped_names_come_with_suggestions(run) -> None:  # type: ignore[no-untyped-def]
    listed = names(run, "--unmapped")
    assert list(listed) == ["Grandpas lat pulldown", "Zorbing"]
    assert listed["Grandpas lat pulldown"]["suggestions"][0] == {  # type: ignore[index]
        "exercise_id": "lat_pulldown", "reason": "shares the words lat, pull and down",
    }  # fmt: skip
    assert listed["Zorbing"]["suggestions"] == []


@pytest.mark.parametrize(
    ("options", "counts_for"),
    [
        (["--exercise", "plank"], "Core"),
        (["--area", "calves", "--area", "feet=0.5"], "Calves, Feet & arches ½"),
        (["--outside"], "outside the five areas"),
        (["--not-strength"], "not counted"),
    ],
)
def test_a_name_is_placed_and_taken_back(run, options: list[str], counts_for: str) -> None:  # type: ignore[no-untyped-def]
    run("map", "Zorbing", "--athlete", "A", *options)
    assert (names(run)["Zorbing"]["counts_for"], names(run)["Zorbing"]["said_by"]) == (counts_for, "own")
    run("map", "Zorbing", "--athlete", "A", "--take-back")
    assert names(run)["Zorbing"]["counts_for"] == "not placed yet"


def test_own_areas_of_an_exercise_are_taken_back_by_any_of_its_names(run) -> None:  # type: ignore[no-untyped-def]
    run("map", "Step-ups", "--athlete", "A", "--exercise", "step_up", "--area", "glutes")
    assert names(run)["Step-ups"]["counts_for"] == "Glutes"
    run("map", "Step-ups", "--athlete", "A", "--take-back")
    assert names(run)["Step-ups"]["counts_for"] == "Glutes, Legs, Calves ½"


def test_exercise_and_areas_for_an_unknown_name_place_it_too(run) -> None:  # type: ignore[no-untyped-def]
    run("map", "Zorbing", "--athlete", "A", "--exercise", "step_up", "--area", "glutes")
    listed = names(run)
    assert (listed["Zorbing"]["counts_for"], listed["Step-ups"]["counts_for"]) == ("Glutes", "Glutes")


def test_an_answer_for_everybody(run) -> None:  # type: ignore[no-untyped-def]
    run("map", "Zorbing", "--everybody", "--area", "core")
    assert names(run)["Zorbing"]["said_by"] == "everybody"
    run("map", "Zorbing", "--everybody", "--take-back")
    assert names(run)["Zorbing"]["said_by"] is None


def test_sets_without_a_place_stand_in_a_row_of_their_own(run) -> None:  # type: ignore[no-untyped-def]
    rows = json.loads(run("weekly", "--athlete", "A", "--all", "--json", "--today", "2026-08-22"))["weekly"]
    assert sum(row["set_count"] for row in rows if row["focus_area"] == "unplaced") == 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--exercise", "lat_puldown"], "There is no exercise lat_puldown. Near it: lat_pulldown"),
        ([], "Say one thing"),
        (["--outside", "--not-strength"], "Say one thing"),
        (["--area", "arms"], "arms is not a focus area"),
        (["--area", "core=0.7"], "A set counts 1 or 0.5 for an area, not 0.7"),
    ],
)
def test_what_is_not_understood_is_said(run, options: list[str], said: str) -> None:  # type: ignore[no-untyped-def]
    assert said in run("map", "Zorbing", "--athlete", "A", *options, code=2)
    assert names(run)["Zorbing"]["said_by"] is None
