"""The invented sample athletes of data/samples/, with the answers and settings they come with."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analytics.model import (
    AthleteSettings,
    Experience,
    FlagAnswer,
    FocusArea,
    GapAnswer,
    Goal,
    ImportOptions,
    LoadUnit,
    LogFile,
)

SAMPLES = Path(__file__).parents[2] / "data" / "samples"


@dataclass(frozen=True)
class SampleTest:
    """One invented result of a test from data/balance_checks.toml."""

    test_id: str
    day: dt.date
    left: float
    right: float


@dataclass(frozen=True)
class SampleAnswer:
    """What an invented person said to a flag: of which week and rule, about which area or exercise."""

    week_start: dt.date
    rule_id: str
    about: str
    answer: FlagAnswer


@dataclass(frozen=True)
class SamplePain:
    """Pain that an invented person noted."""

    day: dt.date
    area: FocusArea
    note: str


@dataclass(frozen=True)
class SampleAthlete:
    """One invented person: log files as apps would export them, and what the person would have answered."""

    name: str
    about: str
    files: Sequence[LogFile]
    options: ImportOptions
    settings: AthleteSettings
    tests: Sequence[SampleTest] = ()
    answers: Sequence[SampleAnswer] = ()
    notes: Mapping[dt.date, str] = field(default_factory=dict)  # first day of a week -> what was written about it
    group: str = ""
    tags: Sequence[str] = ()
    pain: Sequence[SamplePain] = ()
    locks: Sequence[str] = ()  # keys of settings that the coach fixed
    reviewed: dt.date | None = None  # by the coach

    @property
    def athlete_id(self) -> str:
        """`robin`, `maya-r`: the same wherever the samples are made, so that an address can name it."""
        return "-".join(re.findall(r"\w+", self.name.removesuffix("(sample)").casefold()))


@dataclass(frozen=True)
class Samples:
    """All sample athletes, and the day on which the sample data is looked at."""

    today: dt.date
    athletes: Sequence[SampleAthlete]
    coach: str = ""
    groups: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # group -> its settings


RUNNERS, CLIENTS = "athletes", "clients"


def load_samples(which: str = RUNNERS) -> Samples:
    """Read data/samples/athletes.toml or clients.toml and the logs it names."""
    table = tomllib.loads((SAMPLES / f"{which}.toml").read_text(encoding="utf-8"))
    return Samples(
        table["today"],
        [_athlete(row, table["today"]) for row in table["athlete"]],
        table.get("coach", ""),
        {one["name"]: one["settings"] for one in table.get("group", [])},
    )


def _athlete(row: Mapping[str, Any], today: dt.date) -> SampleAthlete:
    paths = [SAMPLES / name for name in [*([row["file"]] if "file" in row else []), *row.get("more_files", [])]]
    given = row.get("settings", {})
    options = row.get("options", {})
    masses = {dt.date(2026, 1, 1): row["body_mass_kg"]} if "body_mass_kg" in row else {}
    answers = {dt.date.fromisoformat(day): GapAnswer(answer) for day, answer in given.get("gap_answers", {}).items()}
    return SampleAthlete(
        name=row["name"],
        about=row["about"],
        files=[LogFile(path.name, path.read_bytes()) for path in paths],
        options=ImportOptions(load_unit=LoadUnit(options["load_unit"]) if options else None, today=today),
        settings=AthleteSettings(
            level=Experience(given["level"]) if "level" in given else None,
            goal=Goal(given.get("goal", Goal.MAINTAIN)),
            load_unit=LoadUnit(given.get("load_unit", LoadUnit.KG)),
            body_masses_kg=masses,
            gap_answers=answers,
            rehab_mode=given.get("rehab_mode", False),
            down_weeks=frozenset(given.get("down_weeks", [])),
        ),
        tests=[SampleTest(one["id"], one["day"], one["left"], one["right"]) for one in row.get("tests", [])],
        answers=[
            SampleAnswer(one["week"], one["rule"], one["about"], FlagAnswer(one["answer"]))
            for one in row.get("answers", [])
        ],
        notes={one["week"]: one["text"] for one in row.get("notes", [])},
        group=row.get("group", ""),
        tags=tuple(row.get("tags", ())),
        pain=[SamplePain(one["day"], FocusArea(one["area"]), one["note"]) for one in row.get("pain", [])],
        locks=tuple(row.get("locks", ())),
        reviewed=row.get("reviewed"),
    )
