"""The open database: one connection a process, one cursor a statement or transaction, every error in words."""

from __future__ import annotations

import os
import random
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any, Self, TypeVar

import duckdb
import pandas as pd
import platformdirs
import pyarrow as pa  # type: ignore[import-untyped]

from analytics.model import EvenstrideError, StoreBusyError, StoreError
from analytics.warehouse.migrate import migrate

ADDRESS_VARIABLE = "EVENSTRIDE_DATABASE"
IN_MEMORY = ":memory:"
ATTEMPTS = 12
"""How often a write is tried when another one changed the same rows."""

CONFIGURATION = {
    "storage_compatibility_version": "v1.5.0",  # files that DuckDB 1.5 and 2.0 both open
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",
}

Parameters = Sequence[Any] | Mapping[str, Any]
T = TypeVar("T")


class Warehouse:
    """The athletes' logs in one database. Safe to share between threads; close it, or use it as a context manager.

    Writes go through `write`, which hands a Warehouse bound to one transaction to the function that does them; every
    read with that value sees what the transaction has written so far.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, address: str) -> None:
        self.address = address
        self._connection = connection
        self._write_lock = RLock()
        self._transaction: duckdb.DuckDBPyConnection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the file free for other processes."""
        with in_words(self.address):
            self._connection.close()

    @contextmanager
    def cursor(self, frames: Mapping[str, pd.DataFrame] | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of one's own, or that of the running transaction, with `frames` readable as tables."""
        with in_words(self.address):
            cursor = self._transaction or self._connection.cursor()
            try:
                for name, frame in (frames or {}).items():
                    cursor.register(name, pa.Table.from_pandas(frame, preserve_index=False))  # NaN becomes NULL
                yield cursor
            finally:
                if self._transaction is None:
                    cursor.close()
                else:
                    for name in frames or {}:
                        cursor.unregister(name)

    def rows(self, sql: str, parameters: Parameters = (), **frames: pd.DataFrame) -> list[tuple[Any, ...]]:
        """Every row that the query answers."""
        with self.cursor(frames) as cursor:
            return cursor.execute(sql, parameters).fetchall()

    def frame(self, sql: str, parameters: Parameters = (), **frames: pd.DataFrame) -> pd.DataFrame:
        """The answer to the query as a frame; NULL becomes NaN or NaT."""
        with self.cursor(frames) as cursor:
            return _frame(cursor, sql, parameters)

    def run(self, sql: str, parameters: Parameters = (), **frames: pd.DataFrame) -> None:
        """Do something that answers nothing."""
        with self.cursor(frames) as cursor:
            cursor.execute(sql, parameters)

    @contextmanager
    def scratch(self, **frames: pd.DataFrame) -> Iterator[Scratch]:
        """Several queries that share answers; what was kept for them is gone afterwards."""
        with self.cursor(frames) as cursor:
            scratch = Scratch(cursor)
            try:
                yield scratch
            finally:
                for name in reversed(scratch.kept):
                    cursor.execute(f"DROP TABLE temp.{name}")

    def write(self, action: Callable[[Warehouse], T]) -> T:
        """Call `action` with a Warehouse inside one transaction: all of what it writes is kept, or nothing.

        Only one write runs at a time. When another connection changed the same rows, it is tried again.
        """
        if self._transaction is not None:
            return action(self)
        with self._write_lock:
            for attempt in range(1, ATTEMPTS + 1):
                try:
                    return self._write_once(action)
                except ConflictError:
                    if attempt == ATTEMPTS:
                        raise
                    time.sleep(random.uniform(0.01, 0.05) * attempt)
        raise AssertionError("unreachable")

    def _write_once(self, action: Callable[[Warehouse], T]) -> T:
        inside = Warehouse(self._connection, self.address)
        with in_words(self.address):
            cursor = self._connection.cursor()
            try:
                inside._transaction = cursor.begin()
                answer = action(inside)
                cursor.commit()
            except BaseException:
                _roll_back(cursor)
                raise
            finally:
                cursor.close()
            return answer

    def checkpoint(self) -> None:
        """Move what was committed from the log beside the file into the file. Never loses anything when it fails."""
        try:
            self.run("CHECKPOINT")
        except ConflictError:
            return  # another transaction is open: DuckDB does it later by itself


class Scratch:
    """Answers kept for the queries after them, under names of this room's own choice. See Warehouse.scratch."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self.kept: list[str] = []
        self._cursor = cursor

    def keep(self, name: str, sql: str, parameters: Parameters = ()) -> None:
        """Answer the query once, readable as the table `name` from here on."""
        self._cursor.execute(f"CREATE TEMP TABLE {name} AS {sql}", parameters)
        self.kept.append(name)

    def frame(self, sql: str, parameters: Parameters = ()) -> pd.DataFrame:
        """The answer to the query as a frame; NULL becomes NaN or NaT."""
        return _frame(self._cursor, sql, parameters)


def _frame(cursor: duckdb.DuckDBPyConnection, sql: str, parameters: Parameters) -> pd.DataFrame:
    table: pd.DataFrame = cursor.sql(sql, params=parameters or None).to_arrow_table().to_pandas()
    return table


class ConflictError(StoreError):
    """Another transaction changed the same rows first."""


def open_warehouse(address: str | Path | None = None, version: int | None = None) -> Warehouse:
    """Open the database file, creating it and its folder if need be, and bring its tables up to date.

    `address`: a path, or ":memory:"; None means the environment variable EVENSTRIDE_DATABASE, else the folder the
    system keeps a person's data in. `version`: an older one gives a new database the tables it had then. Raises
    StoreBusyError when another process has the file open, StoreError when it cannot be used.
    """
    address = str(address or os.environ.get(ADDRESS_VARIABLE) or default_address())
    if address != IN_MEMORY:
        _make_folder(Path(address))
    with in_words(address):
        connection = duckdb.connect(address, config=dict(CONFIGURATION))
        try:
            locked = connection.execute("SELECT current_setting('lock_configuration')").fetchall()[0][0]
            if not locked:  # a second opening in this process finds the first one's settings
                connection.execute("SET enable_progress_bar = false; SET lock_configuration = true")
            migrate(connection, address, version)
        except BaseException:
            connection.close()
            raise
    return Warehouse(connection, address)


def default_address() -> Path:
    """Where the database lies when nobody named one."""
    return platformdirs.user_data_path("evenstride", appauthor=False) / "evenstride.duckdb"


@contextmanager
def in_words(address: str) -> Iterator[None]:
    """Turn every error of DuckDB into a StoreError whose message is a sentence for the person."""
    try:
        yield
    except duckdb.TransactionException as error:
        raise ConflictError(
            "Another change to the same log was being stored at that moment. Nothing of this one was kept; try again."
        ) from error
    except duckdb.Error as error:
        raise _store_error(str(error), address) from error


def _store_error(text: str, address: str) -> EvenstrideError:
    holder = re.search(r"PID (\d+)", text)
    if "Could not set lock" in text or "being used by another process" in text:
        process = f" (process {holder.group(1)})" if holder else ""
        return StoreBusyError(
            f"Evenstride is already open in another window{process}. "
            "Close it, or name another database with --database."
        )
    first = text.strip().splitlines()[0] if text.strip() else "no reason given"
    if re.search("no space left", text, re.IGNORECASE):
        return StoreError(f"The disk that holds {address} is full. Nothing was stored. Make room, then start again.")
    if re.search("checksum|corrupt|not a valid|magic|serializ|replaying WAL|version number", text, re.IGNORECASE):
        return StoreError(
            f"The file {address} is damaged or is not a database of Evenstride. It was left as it is. "
            f"Put a backup in its place, or name another file with --database. (DuckDB: {first})"
        )
    return StoreError(
        f"The database {address} could not be used, and nothing was stored. Close Evenstride and start it again; "
        f"if that does not help, name another file with --database. (DuckDB: {first})"
    )


def _roll_back(cursor: duckdb.DuckDBPyConnection) -> None:
    try:
        cursor.rollback()
    except duckdb.Error:
        return  # nothing was begun, or DuckDB has given the transaction up already


def _make_folder(path: Path) -> None:
    if path.is_dir():
        raise StoreError(f"{path} is a folder. Name a file in it with --database, for example {path / 'log.duckdb'}.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"The folder {path.parent} could not be made ({error.strerror}). Name another file with --database."
        ) from error
