"""What the roster says of pain and open questions, as a table, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from analytics.cli import main
from tests.filled import samples_at

DAY = ("--today", "2026-08-23")


def test_pain_and_open_questions_are_in_every_form_of_the_roster(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    samples_at(tmp_path / "log.duckdb", "clients")

    def run(*words: str) -> str:
        assert main([*words, *DAY, "--database", str(tmp_path / "log.duckdb")]) == 0
        return capsys.readouterr().out

    maya, hanna = "Maya R. (sample)", "Hanna L. (sample)"
    run("note", "pain", "--athlete", maya, "--area", "calves", "--date", "2026-08-12")
    run("settings", "--athlete", hanna, "gap@2026-07-18=default")
    rows = {one["client"]: one for one in json.loads(run("roster", "--json"))["clients"]}
    assert rows[maya]["pain"] == ["Noted calf pain on 12 August"]
    assert rows[maya]["reasons"][0] == "□ Noted calf pain on 12 August"
    assert rows[hanna]["question"] == {"first_day": "2026-07-18", "last_day": "2026-08-10", "days": 24}
    lines = {one["client"]: one for one in csv.DictReader(io.StringIO(run("roster", "--csv")))}
    assert lines[maya]["pain"] == "Noted calf pain on 12 August"
    assert (lines[hanna]["asked_first"], lines[hanna]["asked_last"]) == ("2026-07-18", "2026-08-10")
    assert "? 24 days without an entry" in run("roster")


def test_a_review_is_recorded_told_and_taken_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    samples_at(tmp_path / "log.duckdb", "clients")

    def run(*words: str, code: int = 0) -> str:
        assert main([*words, *DAY, "--database", str(tmp_path / "log.duckdb")]) == code
        return capsys.readouterr().out

    maya = ("review", "--athlete", "Maya R. (sample)")
    run(*maya, "--done")
    run("note", "pain", *maya[1:], "--area", "calves", "--date", "2026-08-12")
    assert "\nNoted calf pain on 12 August" in run(*maya)
    told = json.loads(run(*maya, "--json"))
    assert told["changed"][1:] == ["Noted calf pain on 12 August"]
    assert told["reviewed_at"]
    reviewed = {one["client"]: one["reviewed_at"] for one in json.loads(run("review", "--json"))["clients"]}
    assert reviewed["Maya R. (sample)"] == told["reviewed_at"]
    assert "Maya" in run("review")
    before = run(*maya, "--take-back")
    assert "last reviewed on" in before or "not reviewed before" in before
    run("review", "--done", code=2)
