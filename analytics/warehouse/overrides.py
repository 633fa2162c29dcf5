"""What a person decided about logged rows. The raw rows stay; every decision is a row of its own and can be undone.

A set is named by what it holds in its session, not by its line: a newer export moves lines, and a set that was put
right in the app itself no longer is the one that was changed here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from analytics.model import MOST_LOGGED, Override, OverrideKind, StoreError
from analytics.warehouse.database import Warehouse
from analytics.warehouse.identity import new_id, now
from analytics.warehouse.queries import query
from analytics.warehouse.versions import raise_data_version

TABLES = ("set_overrides", "session_overrides", "load_overrides", "finding_answers")
CHANGEABLE = tuple(MOST_LOGGED)
LEFT_OUT = ""


def change_line(
    inside: Warehouse, athlete_id: str, import_id: str, line: int, column: str, new_value: float | None, by: str
) -> str:
    """Let `new_value` hold in `column` (one of CHANGEABLE) for the sets of that line, None = none; returns its id.

    Part of a write. Raises StoreError when the import has no such line, or no log can hold such a number.
    """
    if column not in CHANGEABLE:
        raise StoreError(f"{column} cannot be changed; what can is {', '.join(CHANGEABLE)}. Nothing was changed.")
    if new_value is not None and (not 0 <= new_value <= MOST_LOGGED[column] or (column == "reps" and new_value % 1)):
        whole = "a whole number " if column == "reps" else ""
        raise StoreError(f"{column} can be {whole}from 0 to {MOST_LOGGED[column]:,.0f}. Nothing was changed.")
    return _override_line(inside, athlete_id, import_id, line, column, new_value, by)


def leave_out_line(inside: Warehouse, athlete_id: str, import_id: str, line: int, by: str) -> str:
    """Leave the sets of that line out of the log. Part of a write; raises StoreError when there is no such line."""
    return _override_line(inside, athlete_id, import_id, line, LEFT_OUT, None, by)


def leave_out_sessions(inside: Warehouse, athlete_id: str, sessions: Sequence[tuple[str, str]], by: str) -> str:
    """Leave sessions, each (app, session_key), out of the log, in whatever export they come. Part of a write."""
    raise_data_version(inside, athlete_id)
    override_id, at = new_id(), now()
    for app, session_key in sessions:
        inside.run(
            "INSERT INTO session_overrides VALUES (?, ?, ?, ?, ?, ?, NULL)",
            [override_id, athlete_id, app, session_key, by, at],
        )
    return override_id


def multiply_loads(
    inside: Warehouse, athlete_id: str, app: str, first_day: dt.date, last_day: dt.date, factor: float, by: str
) -> str:
    """Multiply every load that the app logged between two days, both included. Part of a write."""
    raise_data_version(inside, athlete_id)
    override_id = new_id()
    inside.run(
        "INSERT INTO load_overrides VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)",
        [override_id, athlete_id, app, first_day, last_day, factor, by, now()],
    )
    return override_id


def keep_as_logged(inside: Warehouse, athlete_id: str, questions: Mapping[str, str], by: str) -> str:
    """Do not ask these again (finding id -> question): what was logged is right. Part of a write."""
    raise_data_version(inside, athlete_id)
    override_id, at = new_id(), now()
    for finding_id, question in questions.items():
        inside.run(
            "INSERT INTO finding_answers VALUES (?, ?, ?, ?, ?, ?, NULL)",
            [override_id, athlete_id, finding_id, question, by, at],
        )
    return override_id


def undo_override(inside: Warehouse, override_id: str) -> str:
    """Take one decision back and answer whose it was. Part of a write; StoreError where none holds."""
    for table in TABLES:
        rows = inside.rows(
            f"SELECT DISTINCT athlete_id FROM {table} "  # noqa: S608 - a constant
            "WHERE override_id = ? AND undone_at IS NULL",
            [override_id],
        )
        if rows:
            athlete_id = str(rows[0][0])
            raise_data_version(inside, athlete_id)
            inside.run(f"UPDATE {table} SET undone_at = ? WHERE override_id = ?", [now(), override_id])  # noqa: S608
            return athlete_id
    raise StoreError(f"There is no change {override_id} that still holds. Nothing was undone.")


def overrides(warehouse: Warehouse, athlete_id: str) -> Sequence[Override]:
    """Every decision of the athlete that still holds, newest first."""
    return [
        Override(override_id, OverrideKind(kind), *rest)
        for override_id, kind, *rest in warehouse.rows(query("override_list"), {"athlete": athlete_id})
    ]


def corrected_values(warehouse: Warehouse, athlete_id: str) -> Mapping[tuple[str, int], Mapping[str, float | None]]:
    """(import id, line) -> column -> the number as it was logged, None for none, where another one holds now."""
    found: dict[tuple[str, int], dict[str, float | None]] = {}
    if has_overrides(warehouse, [athlete_id]):
        for import_id, line, column, logged in warehouse.rows(query("corrected_values"), {"athletes": [athlete_id]}):
            found.setdefault((str(import_id), int(line)), {})[str(column)] = logged
    return found


def has_overrides(warehouse: Warehouse, athlete_ids: Sequence[str]) -> bool:
    """Whether any of these athletes ever changed anything about logged rows."""
    return bool(
        warehouse.rows(
            "SELECT 1 FROM set_overrides WHERE athlete_id IN (SELECT unnest($athletes)) UNION ALL "
            "SELECT 1 FROM session_overrides WHERE athlete_id IN (SELECT unnest($athletes)) UNION ALL "
            "SELECT 1 FROM load_overrides WHERE athlete_id IN (SELECT unnest($athletes)) LIMIT 1",
            {"athletes": list(athlete_ids)},
        )
    )


def kept_findings(warehouse: Warehouse, athlete_id: str) -> frozenset[str]:
    """Ids of the findings that the person said are right as logged."""
    rows = warehouse.rows(
        "SELECT DISTINCT finding_id FROM finding_answers WHERE athlete_id = ? AND undone_at IS NULL", [athlete_id]
    )
    return frozenset(str(finding_id) for (finding_id,) in rows)


def _override_line(
    inside: Warehouse, athlete_id: str, import_id: str, line: int, column: str, new_value: float | None, by: str
) -> str:
    raise_data_version(inside, athlete_id)
    where = {"athlete": athlete_id, "import": import_id, "line": line}
    if not inside.rows(query("sets_of_line"), where):
        raise StoreError(f"There is no set in line {line} of that import. Nothing was changed.")
    override_id = new_id()
    inside.run(
        f"INSERT INTO set_overrides SELECT $id, $athlete, *, $column, $value, $by, $at, NULL "  # noqa: S608 - a view
        f"FROM ({query('sets_of_line')})",
        {**where, "id": override_id, "column": column, "value": new_value, "by": by, "at": now()},
    )
    return override_id
