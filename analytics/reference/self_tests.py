"""data/balance_checks.toml: tests that people can do on themselves, how, and by how much a result varies by itself."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from analytics.model import FocusArea, ReferenceDataError
from analytics.reference.tables import DATA

UNITS = ("reps", "seconds")


@dataclass(frozen=True)
class SelfTest:
    """One test, done left and right."""

    test_id: str
    name: str
    unit: str  # one of UNITS
    most: float  # the largest result that can be entered
    areas: Sequence[FocusArea]  # the areas it speaks about, the first one most
    how: Sequence[str]  # steps
    noise: float | None  # two results may differ by so much with nothing changed; None = not known
    basis: str  # where that number comes from
    citations: Sequence[str]


@lru_cache(maxsize=2)
def load_self_tests(folder: Path = DATA) -> Mapping[str, SelfTest]:
    """Every test by its id, in the order of the file. Raises ReferenceDataError naming file and section."""
    path = folder / "balance_checks.toml"
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as broken:
        raise ReferenceDataError(f"{path}: {broken}") from None
    return {test_id: _self_test(test_id, entry, f"{path}: [{test_id}]") for test_id, entry in tables.items()}


def _self_test(test_id: str, entry: Mapping[str, Any], where: str) -> SelfTest:
    try:
        test = SelfTest(
            test_id=test_id,
            name=entry["name"],
            unit=entry["unit"],
            most=float(entry["most"]),
            areas=tuple(map(FocusArea, entry["areas"])),
            how=tuple(entry["how"]),
            noise=float(entry["noise"]) if "noise" in entry else None,
            basis=entry["basis"],
            citations=tuple(entry["citations"]),
        )
    except KeyError as missing:
        raise ReferenceDataError(f"{where} has no {missing}.") from None
    except ValueError as wrong:
        raise ReferenceDataError(f"{where}: {wrong}.") from None
    if test.unit not in UNITS or not test.areas or not test.how:
        raise ReferenceDataError(f"{where} needs a unit ({' or '.join(UNITS)}), areas and how.")
    return test
