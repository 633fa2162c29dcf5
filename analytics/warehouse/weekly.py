"""The stored weekly table: rows that the metrics computed, and the fingerprint of what they were computed from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import pandas as pd

from analytics.frames import WEEKLY, conform
from analytics.warehouse.database import Warehouse
from analytics.warehouse.queries import query

CALCULATION = "2"
"""Raise it when the way of computing the weekly table or the queries under it change: stored rows are then stale."""


def weekly_fingerprints(
    warehouse: Warehouse, athlete_ids: Sequence[str], catalogue_fingerprint: str
) -> Mapping[str, tuple[str, str | None]]:
    """Per athlete: the fingerprint that the stored weekly rows should carry now, and the one they carry.

    It covers body masses, week start, the athlete's answers on names, the catalogue and the calculation; the sets need
    no fingerprint, because every import computes the table anew.
    """
    facts: dict[str, list[str]] = {athlete_id: [CALCULATION, catalogue_fingerprint] for athlete_id in athlete_ids}
    stored: dict[str, str] = {}
    for athlete_id, kind, name, value in warehouse.rows(query("weekly_inputs"), {"athletes": list(athlete_ids)}):
        if kind == "fingerprint":
            stored[athlete_id] = value
        else:
            facts[athlete_id] += [kind, name, value]
    return {one: (_digest(facts[one]), stored.get(one)) for one in athlete_ids}


def store_weekly(inside: Warehouse, weekly: pd.DataFrame, fingerprints: Mapping[str, str]) -> None:
    """Put these WEEKLY rows in the place of the stored ones of the athletes in `fingerprints`. Part of a write."""
    ids = list(fingerprints)
    inside.run("DELETE FROM weekly WHERE athlete_id IN (SELECT unnest($athletes))", {"athletes": ids})
    inside.run("DELETE FROM weekly_fingerprints WHERE athlete_id IN (SELECT unnest($athletes))", {"athletes": ids})
    rows = conform(weekly, WEEKLY)[list(WEEKLY)]
    inside.run("INSERT INTO weekly SELECT * FROM computed ORDER BY athlete_id, week_start", computed=rows)
    carried = pd.DataFrame({"athlete_id": ids, "fingerprint": list(fingerprints.values())}, dtype="str")
    inside.run("INSERT INTO weekly_fingerprints SELECT * FROM carried", carried=carried)


def forget_weekly_fingerprint(inside: Warehouse, athlete_id: str) -> None:
    """Say that the stored weekly rows of the athlete no longer hold. Part of a write."""
    inside.run("DELETE FROM weekly_fingerprints WHERE athlete_id = ?", [athlete_id])


def _digest(facts: Sequence[str]) -> str:
    return hashlib.sha256("\x1f".join(facts).encode()).hexdigest()
