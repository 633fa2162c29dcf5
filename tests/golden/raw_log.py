"""Raw sets for the golden cases: a log written as the table a person would keep, run through the whole program."""

from __future__ import annotations

import csv
import datetime as dt
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from analytics.cli import main

FIRST_MONDAY = dt.date(2026, 1, 5)
WEEKDAYS = (1, 4)
"""Two sessions a week, on Tuesday and Friday."""

DIRECT_ONLY = {  # exercises that credit one area and nothing else, so that series of sets are what they say
    "legs": "Leg Extension",
    "glutes": "Clamshell",
    "calves": "Seated Calf Raise",
    "core": "Dead Bug",
    "feet": "Towel Curl",
}

HEADER = ["date", "exercise", "reps", "load (kg)", "seconds", "distance (m)", "target reps"]


@dataclass
class RawLog:
    """Sets by day. `week` counts from 0 = the week of 5 January 2026."""

    rows: list[list[object]] = field(default_factory=list)
    last_week: int = 0

    def add(self, week: int, weekday: int, exercise: str, count: int, **logged: float) -> None:
        """So many equal sets on one day: reps, load_kg, hold_s, distance_m, target_reps."""
        day = FIRST_MONDAY + dt.timedelta(weeks=week, days=weekday)
        cells = [logged.get(key, "") for key in ("reps", "load_kg", "hold_s", "distance_m", "target_reps")]
        self.rows += [[day.isoformat(), exercise, *cells] for _ in range(count)]
        self.last_week = max(self.last_week, week)

    def sets(self, week: int, exercise: str, count: int, **logged: float) -> None:
        """So many equal sets spread over the two sessions of a week."""
        for weekday, part in zip(WEEKDAYS, (count - count // 2, count // 2), strict=True):
            if part:
                self.add(week, weekday, exercise, part, **(logged or {"reps": 10}))

    def series(self, exercise: str, counts: list[int | None], **logged: float) -> None:
        """One number of sets per week from week 0 on; None = nothing that week."""
        for week, count in enumerate(counts):
            if count:
                self.sets(week, exercise, count, **logged)

    def today(self) -> dt.date:
        """The Monday after the last logged week, so that every week is complete."""
        return FIRST_MONDAY + dt.timedelta(weeks=self.last_week + 1)

    def monday(self, week: int) -> str:
        return (FIRST_MONDAY + dt.timedelta(weeks=week)).isoformat()


class Evenstride:
    """The command line on a database of its own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys

    def __call__(self, *words: str) -> Any:
        """Run one command with --json; its parsed output. A non-zero exit fails the test with what it said."""
        code = main([*words, "--database", str(self.folder / "log.duckdb"), "--json"])
        captured = self.capsys.readouterr()
        assert code == 0, captured.err
        return json.loads(captured.out)

    def load(self, log: RawLog, *settings: str) -> None:
        """Import the log for the athlete "A" and set what the case says about them."""
        path = self.folder / "log.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([HEADER, *sorted(log.rows, key=lambda row: str(row[0]))])
        columns = [
            "date=date",
            "exercise=exercise",
            "reps=reps",
            "load=load (kg)",
            "hold_s=seconds",
            "distance=distance (m)",
        ]
        options = [word for column in columns for word in ("--column", column)]
        self("import", str(path), "--athlete", "A", "--load-unit", "kg", *options)
        if settings:
            self("settings", "--athlete", "A", *settings)

    def all_flags(self, log: RawLog, rule_id: str, *, today: dt.date | None = None) -> dict[str, list[Any]]:
        """Flags of one rule by the first day of their week."""
        found: dict[str, list[Any]] = {}
        for flag in self("flags", "--athlete", "A", "--today", (today or log.today()).isoformat())["flags"]:
            if flag["rule_id"] == rule_id:
                found.setdefault(flag["week_start"], []).append(flag)
        return found

    def flags(self, log: RawLog, rule_id: str, *, today: dt.date | None = None) -> list[Any]:
        """Flags of one rule in the last week that was logged."""
        return self.all_flags(log, rule_id, today=today).get(log.monday(log.last_week), [])
