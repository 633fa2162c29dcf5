"""What the data check looks at, and how it names what it finds."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analytics.model import AthleteSettings, Place, Remedy, UnmappedName

KEEP = Remedy("keep", ())


@dataclass(frozen=True)
class CheckEvidence:
    """One athlete's log as it counts now, what the person changed included."""

    today: dt.date
    settings: AthleteSettings
    sets: pd.DataFrame  # SETS
    exercises: pd.DataFrame  # one row per exercise_id, as athlete_log.all_exercises() makes it
    gaps: pd.DataFrame  # GAPS
    unplaced: Sequence[UnmappedName]
    files_of_others: Mapping[str, str]  # file name -> another athlete who has the very same file


def finding_id(kind: str, *parts: Any) -> str:
    """Ten characters that stay the same for the same thing, whatever export or line it comes in."""
    return hashlib.sha256("\x1f".join([kind, *map(str, parts)]).encode()).hexdigest()[:10]


def places_of(rows: pd.DataFrame) -> tuple[Place, ...]:
    """File and line of each row, each line once."""
    lines: list[Any] = list(rows[["import_id", "file", "line"]].drop_duplicates().itertuples(index=False))
    return tuple(Place(one.import_id, one.file, int(one.line)) for one in lines)
