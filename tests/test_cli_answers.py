"""Weeks, gaps and answers at the command line: the same numbers as the screen, changed and taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analytics.cli import main
from analytics.reference import load_samples
from tests.filled import samples_at

TODAY = load_samples().today.isoformat()
ROBIN, LEE = ("--athlete", "Robin (sample)"), ("--athlete", "Lee (sample)")
JUMP = ("--rule", "sets-jump", "--week", "2026-08-12", "--area", "calves")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("samples") / "log.duckdb"
    samples_at(path)
    return path


@pytest.fixture
def run(filled: Path, capsys: pytest.CaptureFixture[str]):
    def command(*words: str, code: int = 0):
        assert main([*words, "--today", TODAY, "--database", str(filled), "--json"]) == code
        out = capsys.readouterr()
        return json.loads(out.out) if code == 0 else out.err

    return command


def test_a_flag_is_answered_taken_back_and_told_by_whom(run):
    (flag,) = run("answer", "planned", *ROBIN, *JUMP, "--by", "coach")["flags"]
    assert (flag["state"], flag["answer"], flag["answered_by"]) == ("answered", "planned", "coach")
    assert flag["answered_at"]
    listed = run("flags", *ROBIN, "--since", "2026-08-10", "--until", "2026-08-16")["flags"]
    assert [one["answer"] for one in listed if one["rule_id"] == "sets-jump"] == ["planned"]
    (flag,) = run("answer", "none", *ROBIN, *JUMP)["flags"]
    assert (flag["state"], flag["answer"], flag["answered_at"]) == ("open", None, None)


def test_what_does_not_name_one_flag_is_refused_with_the_way_out(run):
    assert "`evenstride flags` lists them" in run(
        "answer", "ill", *ROBIN, "--rule", "sets-jump", "--week", "2026-05-05", code=2
    )
    several = run("answer", "ill", "--athlete", "Sam (sample)", "--rule", "return-ramp", "--week", "2026-08-12", code=2)
    assert "Say which with --area, --exercise or --session." in several
    assert "Say which week" in run("answer", "ill", *ROBIN, "--rule", "sets-jump", code=2)
    assert "is not a moment" in run("answer", "ill", *ROBIN, *JUMP, "--session", "noon", code=2)


def test_a_quiet_rule_is_told_to_speak_again(run):
    assert run("answer", "speak-again", *ROBIN, "--rule", "sets-jump", "--area", "calves")["flags"]


def test_a_week_adds_up_from_areas_to_sets(run):
    week = run("week", *ROBIN, "--week", "2026-08-12", "--area", "calves")
    assert (week["week_start"], week["session_count"], week["working_set_count"]) == ("2026-08-10", 2, 27)
    calves = next(row for row in week["areas"] if row["focus_area"] == "calves")
    assert calves["set_count"] == 12
    assert sum(row["set_count"] for row in week["exercises"]) == 12
    assert sum(row["counts"] for row in week["sets"]) == 12
    assert {row["file"] for row in week["sets"]} == {"robin-hevy.csv"}
    assert all(row["line"] > 1 for row in week["sets"])
    assert [one["rule_id"] for one in week["flags"]].count("sets-jump") == 1


def test_a_week_keeps_a_note_and_a_mark_and_gives_them_back(run):
    kept = run("week", *ROBIN, "--week", "2026-09-01", "--note", "Camp =1+1", "--down-week", "on")
    assert (kept["week_start"], kept["note"], kept["is_down_week"]) == ("2026-08-31", "Camp =1+1", True)
    again = run("week", *ROBIN, "--week", "2026-09-06")
    assert (again["note"], again["is_down_week"], again["sets"]) == ("Camp =1+1", True, [])
    gone = run("week", *ROBIN, "--week", "2026-09-01", "--note", "", "--down-week", "off")
    assert (gone["note"], gone["is_down_week"]) == ("", False)


def test_all_weeks_are_listed_newest_first(run):
    weeks = run("weeks", *ROBIN)["weeks"]
    assert [one["week_start"] for one in weeks] == sorted((one["week_start"] for one in weeks), reverse=True)
    assert weeks[1]["working_set_count"] == 27
    assert (weeks[1]["open"] >= 2, weeks[1]["answered"], weeks[1]["note"][:7]) == (True, 1, "Heavier")


def test_a_gap_is_listed_answered_and_taken_back(run):
    (gap,) = run("gaps", *LEE)["gaps"]
    assert gap == {"gap_start": "2026-08-03", "gap_end": "2026-08-18", "gap_days": 16, "answer": None}
    (gap,) = run("gaps", *LEE, "2026-08-03=rested")["gaps"]
    assert gap["answer"] == "rested"
    (gap,) = run("gaps", *LEE, "2026-08-03=none")["gaps"]
    assert gap["answer"] is None
    assert "`evenstride gaps` lists them" in run("gaps", *LEE, "2026-08-04=rested", code=2)
    assert "is not DAY=ANSWER" in run("gaps", *LEE, "2026-08-03=slept", code=2)
