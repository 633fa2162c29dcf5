"""The data version: what a screen compares to know whether an answer it keeps still holds."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.model import UnknownAthleteError
from analytics.warehouse.database import Warehouse

GONE = "That athlete is not in this database any more. Choose another one."


def data_version(warehouse: Warehouse, athlete_id: str) -> int:
    """Number that rises with every change to the athlete's sets, names or settings."""
    rows = warehouse.rows("SELECT data_version FROM athletes WHERE athlete_id = ?", [athlete_id])
    if not rows:
        raise UnknownAthleteError(GONE)
    return int(rows[0][0])


def raise_data_version(inside: Warehouse, athlete_id: str) -> None:
    """Say that something of the athlete changes; part of every write. Raises UnknownAthleteError."""
    data_version(inside, athlete_id)
    inside.run("UPDATE athletes SET data_version = data_version + 1 WHERE athlete_id = ?", [athlete_id])


def answer_version(warehouse: Warehouse) -> int:
    """Number that rises with every answer to a flag and every note on a week, of anybody.

    These change no set, metric or flag, so they leave the data version alone: a log that was measured once stays
    measured. Both tables only ever grow, so their rows are counted.
    """
    ((count,),) = warehouse.rows("SELECT (SELECT count(*) FROM flag_answers) + (SELECT count(*) FROM week_notes)")
    return int(count)


def check_athletes(warehouse: Warehouse, athlete_ids: Sequence[str]) -> None:
    """Raises UnknownAthleteError when one of them is not in the store."""
    rows = warehouse.rows(
        "SELECT count(*) FROM athletes WHERE athlete_id IN (SELECT unnest($athletes))", {"athletes": list(athlete_ids)}
    )
    if rows[0][0] != len(set(athlete_ids)):
        raise UnknownAthleteError(GONE)
