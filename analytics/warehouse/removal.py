"""Taking away what a person entered, and bringing it back: the row stays and says when it was taken away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from analytics.model import EvenstrideError
from analytics.warehouse.database import Warehouse
from analytics.warehouse.versions import raise_data_version


def mark_removed(
    warehouse: Warehouse,
    tables: Sequence[str],
    column: str,
    key: str,
    removed_at: dt.datetime | None,
    *,
    what: str,
    is_measured: bool = True,
) -> None:
    """Say of the row `key` when it was taken away (UTC), or with None that it stands; it is in one of these tables.

    `is_measured`: results are worked out from it, so that the athlete's data version rises. Raises EvenstrideError
    where no table has the row; `what` it is.
    """

    def mark(inside: Warehouse) -> None:
        for table in tables:
            rows = inside.rows(f"SELECT athlete_id FROM {table} WHERE {column} = ?", [key])  # noqa: S608 - constants
            if rows:
                if is_measured:
                    raise_data_version(inside, rows[0][0])
                inside.run(f"UPDATE {table} SET removed_at = ? WHERE {column} = ?", [removed_at, key])  # noqa: S608
                return
        raise EvenstrideError(f"There is no {what} {key}. Nothing was changed.")

    warehouse.write(mark)
