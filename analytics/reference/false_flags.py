"""How often the rules speak without cause: data/false_flags.csv, made by `make false-flags`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from analytics.model import Experience
from analytics.reference.guide import SHARED, Guide
from analytics.reference.tables import DATA, Row, read_table

SIMULATED_RULES = (
    "sets-jump",
    "reps-jump",
    "hold-jump",
    "time-jump",
    "weight-jump",
    "plyo-jump",
    "plyo-cap",
    "session-spike",
    "return-ramp",
    "stack",
)
"""The rules about steps. The simulation judges by these and the shared numbers, and by nothing else of the guide."""

ALL_SIMULATED, LAST_WEEK, FOUR_WEEK_MEAN = "guide", "last-week", "four-week-mean"
RULE_SETS = (ALL_SIMULATED, LAST_WEEK, FOUR_WEEK_MEAN, *SIMULATED_RULES)
WOBBLES = ("reps", "session", "week")
CAUGHT = ("x1_3_caught", "x1_5_caught", "x2_caught", "spike_caught", "load_caught")
COLUMNS = (
    *("wobble", "lifter", "rule_set", "any_level_share", "watch_share", *CAUGHT),
    *("runners", "weeks", "planted_runners", "seed", "guide"),
)
KEY = ("wobble", "lifter", "rule_set")


@dataclass(frozen=True)
class FalseFlags:
    """What one rule set said about simulated runners of one level. Shares are 0 to 1; None = says nothing of it."""

    wobble: str  # of WOBBLES: how far the weeks of an unchanged plan differ
    lifter: Experience
    rule_set: str  # of RULE_SETS
    any_level: float  # share of unchanged weeks
    watch: float | None  # the same at watch or above
    caught: Sequence[float | None]  # share of planted steps, in the order of CAUGHT
    runners: int
    weeks: int  # all runners together, weeks without a session left out
    planted_runners: int  # for each kind of step
    seed: int
    guide: str  # guide_fingerprint() of the numbers they were made with


def guide_fingerprint(guide: Guide) -> str:
    """Twelve hexadecimal digits that change with any number the simulated rules go by."""
    sections = {SHARED: guide.shared} | {key: guide.rules[key].parameters for key in SIMULATED_RULES}
    values = {f"{key}.{name}": one.value for key, numbers in sections.items() for name, one in numbers.items()}
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:12]


@lru_cache(maxsize=2)
def load_false_flags(folder: Path = DATA) -> tuple[FalseFlags, ...]:
    """Every row of false_flags.csv. Raises ReferenceDataError naming the line."""
    return tuple(_entry(row) for row in read_table(folder / "false_flags.csv", COLUMNS, KEY))


def _entry(row: Row) -> FalseFlags:
    return FalseFlags(
        wobble=row.one_of("wobble", WOBBLES),
        lifter=Experience(row.one_of("lifter", [str(one) for one in Experience])),
        rule_set=row.one_of("rule_set", RULE_SETS),
        any_level=row.number("any_level_share", 0, 1),
        watch=_share(row, "watch_share"),
        caught=[_share(row, column) for column in CAUGHT],
        runners=_count(row, "runners"),
        weeks=_count(row, "weeks"),
        planted_runners=_count(row, "planted_runners"),
        seed=_count(row, "seed"),
        guide=row["guide"],
    )


def _share(row: Row, column: str) -> float | None:
    return row.number(column, 0, 1) if row[column] else None


def _count(row: Row, column: str) -> int:
    if not row[column].isdecimal():
        raise row.fault(f"{column} is {row[column]!r}; write a whole number.")
    return int(row[column])
