"""What was said, noted, set or added about one athlete after a moment, whichever table holds it."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from analytics.frames import HAPPENED, conform
from analytics.warehouse.database import Warehouse
from analytics.warehouse.queries import query


def happened_since(warehouse: Warehouse, athlete_id: str, since: dt.datetime) -> pd.DataFrame:
    """HAPPENED after `since` (UTC), newest first. What was taken away again is left out."""
    rows = warehouse.frame(query("happened_since"), {"athlete": athlete_id, "since": since})
    return conform(rows, HAPPENED)
