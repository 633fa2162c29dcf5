"""Sessions that two apps, or two exports of one app, both hold.

An app that writes times in the zone of the telephone moves a session by hours from one export to the next, and people
carry a log from one app into another. The same sets within 14 hours are proposed to the person, never merged alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pandas as pd

from analytics.datacheck.evidence import KEEP, CheckEvidence, finding_id
from analytics.model import CheckKind, Finding, Remedy

APART = pd.Timedelta(hours=14)
EQUAL_SHARE = 0.9
"""Share of the larger session's sets that the other must hold too; our choice."""

FEWEST_SETS = 2
LOAD_STEP_KG = 0.6
"""Loads this close are the same: pounds are written as kilograms with one or two digits."""


def find(evidence: CheckEvidence) -> Iterator[Finding]:
    """One finding per pair of apps, or of exports of one app, with every pair of sessions in it."""
    pairs: dict[tuple[str, str, str, str], list[tuple[Any, Any]]] = {}
    for one, other in _equal_pairs(evidence.sets):
        by_app = one.app != other.app
        key = (one.app, "" if by_app else one.import_id, other.app, "" if by_app else other.import_id)
        pairs.setdefault(key, []).append((one, other))
    for some in pairs.values():
        yield from _findings(some)


def _equal_pairs(sets: pd.DataFrame) -> Iterator[tuple[Any, Any]]:
    """(session, session) of every two that hold the same sets; in the order of app and time."""
    keys = ["app", "session_key"]
    sessions = sets.groupby(keys, sort=False).agg(
        session_started_at=("session_started_at", "first"),
        import_id=("import_id", "first"),
        file=("file", "first"),
        set_count=("line", "size"),
    )
    ordered: list[Any] = list(sessions.reset_index().sort_values("session_started_at").itertuples())
    parts = dict(list(sets.groupby(keys, sort=False))) if len(set(sessions["import_id"])) > 1 else {}
    for nth, one in enumerate(ordered):
        for other in ordered[nth + 1 :]:
            if not _is_near(one.session_started_at, other.session_started_at):
                break
            if one.import_id == other.import_id or min(one.set_count, other.set_count) < FEWEST_SETS:
                continue
            if _equal_share(parts[one.app, one.session_key], parts[other.app, other.session_key]) >= EQUAL_SHARE:
                first, second = sorted((one, other), key=lambda session: (session.app, session.session_started_at))
                yield first, second


def _is_near(earlier: pd.Timestamp, later: pd.Timestamp) -> bool:
    """Within 14 hours; a format without times puts a session at midnight, so the whole day counts there."""
    is_day_only = earlier == earlier.normalize()
    return later - earlier <= APART or (is_day_only and later.normalize() == earlier)


def _equal_share(one: pd.DataFrame, other: pd.DataFrame) -> float:
    """Share of the larger session's sets that both hold."""
    first, second = _contents(one), _contents(other)
    same = sum((first & second).values())
    return same / max(len(one), len(other))


def _contents(rows: pd.DataFrame) -> Counter[tuple[Any, ...]]:
    names = rows["exercise_id"].where(rows["exercise_id"] != "", rows["exercise_name"].str.casefold())
    numbers = zip(names, rows["reps"].fillna(0), rows["load_kg"].fillna(0), rows["hold_s"].fillna(0), strict=True)
    return Counter((name, round(reps), round(load / LOAD_STEP_KG), round(hold)) for name, reps, load, hold in numbers)


def _findings(pairs: list[tuple[Any, Any]]) -> Iterator[Finding]:
    first, second = pairs[0]
    is_one_app = first.app == second.app
    names = ("older", "newer") if is_one_app else (first.app, second.app)
    sides = [sorted({(side.app, side.session_key) for side in some}) for some in zip(*pairs, strict=True)]
    yield Finding(
        finding_id(CheckKind.SAME_SESSIONS, *sides[0], *sides[1]),
        CheckKind.SAME_SESSIONS,
        is_open=True,
        facts={
            "apps": (first.app, second.app),
            "files": (first.file, second.file),
            "is_one_app": is_one_app,
            "pairs": [(one.session_started_at, other.session_started_at, one.set_count) for one, other in pairs],
        },
        places=(),
        remedies=(
            Remedy(names[0], [{"do": "leave_out_sessions", "sessions": sides[1]}]),
            Remedy(names[1], [{"do": "leave_out_sessions", "sessions": sides[0]}]),
            Remedy("both", KEEP.changes),
        ),
    )
