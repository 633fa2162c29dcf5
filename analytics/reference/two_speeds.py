"""The lanes of "two speeds": data/two_speeds.toml, each with its sources."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from analytics.model import Citation, ReferenceDataError
from analytics.reference.guide import load_guide
from analytics.reference.tables import DATA

TISSUES = ("muscle", "tendon")


@dataclass(frozen=True)
class Lane:
    """One kind of change: when group studies begin to see it and when it is clear, in weeks of steady training."""

    name: str
    below: str  # what it is, in plain words
    tissue: str  # of TISSUES
    begins_weeks: float
    clear_weeks: float
    said: str  # what the studies saw
    citations: Sequence[Citation]


@lru_cache(maxsize=4)
def load_two_speeds(folder: Path = DATA) -> tuple[Lane, ...]:
    """Every lane, from fast to slow. Raises ReferenceDataError naming the lane."""
    known = load_guide(folder).citations
    lanes = []
    for entry in tomllib.loads((folder / "two_speeds.toml").read_text(encoding="utf-8"))["lane"]:
        where = f"{folder / 'two_speeds.toml'}: {entry.get('name', 'a lane without a name')}"
        try:
            citations = tuple(known[key] for key in entry["citations"])
            lane = Lane(**(entry | {"citations": citations}))
        except (KeyError, TypeError) as wrong:
            raise ReferenceDataError(f"{where} lacks or misstates {wrong}.") from None
        if lane.tissue not in TISSUES or not 0 <= lane.begins_weeks < lane.clear_weeks or not citations:
            raise ReferenceDataError(f"{where}: a tissue, weeks in order and a source are all needed.")
        lanes.append(lane)
    return tuple(lanes)
