"""Bring the tables of a database up to date: numbered SQL files, forward only, all of them in one transaction."""

from __future__ import annotations

from pathlib import Path

import duckdb

from analytics.model import StoreError

MIGRATIONS = sorted((Path(__file__).parent / "migrations").glob("[0-9]*.sql"))


def migrate(connection: duckdb.DuckDBPyConnection, address: str, upto: int | None = None) -> None:
    """Apply the migrations that this database has not seen, all of them or `upto` that number.

    Raises StoreError for a database of a newer Evenstride.
    """
    latest = len(MIGRATIONS) if upto is None else upto
    found = schema_version(connection, address)
    if found > latest:
        raise StoreError(
            f"The database {address} was made by a newer Evenstride (its tables have version {found}, this program "
            f"knows version {latest}). Install the newer Evenstride, or name another database with --database."
        )
    if found == latest:
        return
    connection.begin()
    try:
        for file in MIGRATIONS[found:latest]:
            connection.execute(file.read_text(encoding="utf-8"))
        connection.execute("DELETE FROM meta")
        connection.execute("INSERT INTO meta VALUES (?)", [latest])
        connection.commit()
    except BaseException:
        connection.rollback()
        raise
    connection.execute("CHECKPOINT")


def schema_version(connection: duckdb.DuckDBPyConnection, address: str) -> int:
    """Number of the last migration applied, 0 for an empty database."""
    tables = {name for (name,) in connection.execute("SELECT table_name FROM information_schema.tables").fetchall()}
    if not tables:
        return 0
    if not {"meta", "raw_sets"} <= tables:
        raise StoreError(
            f"{address} is a DuckDB database, but not one of Evenstride. It was left as it is. "
            "Name another file with --database."
        )
    return int(connection.execute("SELECT max(schema_version) FROM meta").fetchall()[0][0])
