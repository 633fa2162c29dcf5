"""Every table of the database as it is, for taking everything out and putting it back in: whatever tables there are.

Nothing here knows a table by name but `meta` (the version) and `athletes`; a table that a later migration adds is
taken along by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyarrow as pa  # type: ignore[import-untyped]

from analytics.warehouse.database import Warehouse
from analytics.warehouse.migrate import MIGRATIONS

VERSION_TABLE = "meta"
OWNER = "athlete_id"
BINARY = "BLOB"

Columns = Mapping[str, str]
"""Column -> type as the database names it, in the order of the table."""


def schema_version(warehouse: Warehouse) -> int:
    """Number of the last migration of this database."""
    return int(warehouse.rows("SELECT max(schema_version) FROM meta")[0][0])


def latest_version() -> int:
    """Number of the last migration that this program knows."""
    return len(MIGRATIONS)


def base_tables(warehouse: Warehouse) -> dict[str, Columns]:
    """Every table with its columns, by name; the one that holds the version is left out."""
    found: dict[str, dict[str, str]] = {}
    for table, column, kind in warehouse.rows(
        "SELECT c.table_name, c.column_name, c.data_type FROM information_schema.columns AS c "
        "JOIN information_schema.tables AS t ON t.table_name = c.table_name AND t.table_schema = c.table_schema "
        "WHERE t.table_type = 'BASE TABLE' AND t.table_schema = current_schema() AND t.table_name <> ? "
        "ORDER BY c.table_name, c.ordinal_position",
        [VERSION_TABLE],
    ):
        found.setdefault(table, {})[column] = kind
    return dict(found)


def table_parts(warehouse: Warehouse, table: str, columns: Columns) -> Iterator[pa.Table]:
    """The rows of a table in an order that depends on nothing but the rows, one athlete at a time.

    Rows that hold a file come one by one. An empty table comes as one part without rows.
    """
    source = f"SELECT {_listed(columns)} FROM {_quoted(table)}"  # noqa: S608 - quoted names
    parts = 0
    for where, values in _slices(warehouse, table, columns):
        part = _arrow(warehouse, f"{source} WHERE {where} ORDER BY ALL", values)
        parts += 1
        yield part
    if not parts:
        yield _arrow(warehouse, f"{source} WHERE false", [])


def store_part(inside: Warehouse, table: str, columns: Columns, part: pa.Table) -> None:
    """Add the rows of a part to the table. Part of a write."""
    names = _listed(columns)
    with inside.cursor() as cursor:
        cursor.register("incoming", part)
        try:
            cursor.execute(f"INSERT INTO {_quoted(table)} ({names}) SELECT {names} FROM incoming")  # noqa: S608 - quoted names
        finally:
            cursor.unregister("incoming")


def adds_rows(inside: Warehouse, table: str, columns: Columns, part: pa.Table) -> bool:
    """Whether the part holds a row that the table does not have."""
    names = _listed(columns)
    with inside.cursor() as cursor:
        cursor.register("incoming", part)
        try:
            new = f"SELECT {names} FROM incoming EXCEPT SELECT {names} FROM {_quoted(table)}"  # noqa: S608 - quoted names
            return bool(cursor.execute(f"{new} LIMIT 1").fetchall())
        finally:
            cursor.unregister("incoming")


def row_count(warehouse: Warehouse, table: str) -> int:
    """How many rows a table has."""
    return int(warehouse.rows(f"SELECT count(*) FROM {_quoted(table)}")[0][0])  # noqa: S608 - quoted names


def _slices(warehouse: Warehouse, table: str, columns: Columns) -> Iterator[tuple[str, list[object]]]:
    """Conditions that each choose some rows of the table and together choose every row once."""
    if BINARY in columns.values():
        keys = [name for name, kind in columns.items() if kind != BINARY]
        distinct = f"SELECT DISTINCT {_listed(keys)} FROM {_quoted(table)} ORDER BY ALL"  # noqa: S608 - quoted names
        for row in warehouse.rows(distinct):
            yield " AND ".join(f"{_quoted(name)} IS NOT DISTINCT FROM ?" for name in keys), list(row)
    elif OWNER in columns:
        distinct = f"SELECT DISTINCT {OWNER} FROM {_quoted(table)} ORDER BY 1"  # noqa: S608 - quoted names
        for (owner,) in warehouse.rows(distinct):
            yield f"{OWNER} IS NOT DISTINCT FROM ?", [owner]
    else:
        yield "true", []


def _arrow(warehouse: Warehouse, sql: str, values: list[object]) -> pa.Table:
    with warehouse.cursor() as cursor:
        return cursor.sql(sql, params=values or None).to_arrow_table()


def _listed(columns: Columns | list[str]) -> str:
    return ", ".join(map(_quoted, columns))


def _quoted(name: str) -> str:
    """A name that the database gave, as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'
