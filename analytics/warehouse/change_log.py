"""Who changed which setting, and when: rows are only added."""

from __future__ import annotations

import pandas as pd

from analytics.frames import CHANGES, conform
from analytics.model import Speaker
from analytics.warehouse.coaching import coach_name
from analytics.warehouse.database import Warehouse
from analytics.warehouse.identity import now

NO_NAME = "Coach"
"""Who coaches, as long as no name was typed in Settings. Without a name, a change is the runner's own."""


def log_change(
    inside: Warehouse, athlete_id: str, group_name: str, setting: str, old_value: str, new_value: str, by: Speaker
) -> None:
    """Add one line where something really changed. Part of a write. Values are JSON, empty = not set."""
    if old_value != new_value:
        who = (coach_name(inside) or NO_NAME) if by is Speaker.COACH else ""
        values = [athlete_id, group_name, setting, old_value, new_value, who, now()]
        inside.run("INSERT INTO change_log VALUES (?, ?, ?, ?, ?, ?, ?)", values)


def changes(warehouse: Warehouse, athlete_id: str | None = None) -> pd.DataFrame:
    """CHANGES, newest first: all of them, or those of one athlete."""
    rows = warehouse.frame(
        "SELECT athlete_id, group_name, setting, old_value, new_value, changed_by, changed_at FROM change_log "
        "WHERE $athlete IS NULL OR athlete_id = $athlete ORDER BY changed_at DESC, setting",
        {"athlete": athlete_id},
    )
    return conform(rows, CHANGES)
