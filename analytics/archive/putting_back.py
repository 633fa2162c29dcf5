"""An exported zip file back into a database: checked before anything is unpacked, and then all of it or nothing."""

from __future__ import annotations

import json
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from analytics import warehouse as store
from analytics.archive.pieces import FORMAT, MANIFEST, copy_in_pieces
from analytics.archive.table_files import ROWS_AT_ONCE
from analytics.model import FileRefusedError
from analytics.warehouse import Columns, Warehouse

MOST_MANIFEST_BYTES = 50_000_000
KEPT_AS_IT_IS = "remembered"
"""What the screen remembers changes no number: where a database has some, it stays."""


@dataclass(frozen=True)
class Restored:
    """What was put back in."""

    athletes: Sequence[str]
    rows: Mapping[str, int]


@dataclass(frozen=True)
class Contents:
    """What an exported zip file holds."""

    athletes: Sequence[str]
    rows: Mapping[str, int]


def contents(path: Path) -> Contents:
    """What is in an exported zip; nothing is changed. Raises FileRefusedError when the file is no whole export."""
    with _opened(path) as archive:
        manifest = _manifest(archive, path)
        try:
            with archive.open("tables/athletes.parquet") as file:
                names = pq.read_table(file, columns=["name"])["name"].to_pylist()
        except (KeyError, pa.ArrowException) as error:
            raise FileRefusedError(f"{path.name} cannot be read at tables/athletes.parquet.") from error
        rows = {table: int(one["rows"]) for table, one in manifest["tables"].items()}
    return Contents(sorted(map(str, names), key=str.casefold), rows)


def restore(warehouse: Warehouse, path: Path) -> Restored:
    """Put everything of an exported zip into this database: all of it, or nothing.

    Raises FileRefusedError when the file is no export, is damaged or was made by a newer Evenstride, and when one of
    its athletes, or other rows beside theirs, is in this database already.
    """
    with tempfile.TemporaryDirectory(prefix="evenstride-") as folder, _opened(path) as archive:
        manifest = _manifest(archive, path)
        scratch = Path(folder) / "scratch.duckdb"
        with store.open_warehouse(scratch, manifest["schema_version"]) as older:
            tables = store.base_tables(older)
            if {table: one["columns"] for table, one in manifest["tables"].items()} != {
                table: dict(columns) for table, columns in tables.items()
            }:
                raise FileRefusedError(f"{path.name} does not hold the tables of an export. Nothing was changed.")
            older.write(lambda inside: _fill(inside, archive, path, manifest, tables, Path(folder)))
        with store.open_warehouse(scratch) as source:
            restored = warehouse.write(lambda inside: _take_over(inside, source, path))
    warehouse.checkpoint()
    return restored


def _fill(
    inside: Warehouse,
    archive: zipfile.ZipFile,
    path: Path,
    manifest: Mapping[str, Any],
    tables: Mapping[str, Columns],
    folder: Path,
) -> None:
    """Every Parquet table of the zip into a scratch database, in parts."""
    copy = folder / "table.parquet"
    for table, columns in tables.items():
        name = f"tables/{table}.parquet"
        with archive.open(name) as file, copy.open("wb") as out:
            digest, _ = copy_in_pieces(file, out)
        if digest != manifest["files"][name]["sha256"]:
            raise FileRefusedError(f"{path.name} is damaged at {name}. Nothing was changed. Export once more.")
        try:
            with pq.ParquetFile(copy) as parquet:
                if parquet.metadata.num_rows != manifest["tables"][table]["rows"]:
                    raise FileRefusedError(f"{path.name} has another number of rows in {name} than it says.")
                for group in parquet.iter_batches(ROWS_AT_ONCE if "BLOB" not in columns.values() else 1):
                    store.store_part(inside, table, columns, pa.Table.from_batches([group]))
        except pa.ArrowException as error:
            raise FileRefusedError(f"{path.name} cannot be read at {name}. Nothing was changed.") from error


def _take_over(inside: Warehouse, source: Warehouse, path: Path) -> Restored:
    """Everything of one database into another that has none of its athletes."""
    arriving, there = store.athletes(source), store.athletes(inside)
    ids, names = {one.athlete_id for one in there}, {one.name.casefold() for one in there}
    known = [one.name for one in arriving if one.athlete_id in ids or one.name.casefold() in names]
    if known:
        raise FileRefusedError(
            f"{', '.join(known[:5])}{' and others' if len(known) > 5 else ''} of {path.name} "
            f"{'is' if len(known) == 1 else 'are'} in this database already. Nothing was changed. Put the export into "
            "a new database (--database FILE), or delete or rename those athletes here first."
        )
    rows = {}
    for table, columns in store.base_tables(source).items():
        is_empty = store.row_count(inside, table) == 0
        for part in store.table_parts(source, table, columns):
            if store.OWNER not in columns and not is_empty:
                if table != KEPT_AS_IT_IS and store.adds_rows(inside, table, columns, part):
                    raise FileRefusedError(
                        f"This database has rows of its own in {table}, which belong to no athlete. Nothing was "
                        "changed. Put the export into a new database (--database FILE)."
                    )
                continue
            store.store_part(inside, table, columns, part)
        rows[table] = store.row_count(source, table)
    return Restored([one.name for one in arriving], rows)


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except OSError as error:
        raise FileRefusedError(f"{path} could not be read ({error.strerror}). Nothing was changed.") from error
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:  # cut off, packing, lock
        raise FileRefusedError(
            f"{path.name} is no zip file of Evenstride, or is damaged. Nothing was changed."
        ) from error


def _manifest(archive: zipfile.ZipFile, path: Path) -> dict[str, Any]:
    """The list of what is in the zip, once everything agrees with it. Nothing is unpacked before."""
    entries = archive.infolist()
    by_name = {one.filename: one for one in entries}
    if MANIFEST not in by_name or by_name[MANIFEST].file_size > MOST_MANIFEST_BYTES:
        raise FileRefusedError(f"{path.name} is no export of Evenstride: it has no {MANIFEST}. Nothing was changed.")
    try:
        manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
        version, files = int(manifest["schema_version"]), dict(manifest["files"])
        sizes = {name: int(one["bytes"]) for name, one in files.items()}
        needed = [f"tables/{table}.parquet" for table, one in manifest["tables"].items() if one["columns"]]
        is_ours = manifest["format"] == FORMAT and manifest["program"] == "evenstride" and version >= 1
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FileRefusedError(f"The {MANIFEST} of {path.name} cannot be read. Nothing was changed.") from error
    if not is_ours or version > store.latest_version():
        raise FileRefusedError(
            f"{path.name} was made by a newer Evenstride. Nothing was changed. Install the newer one, then try again."
        )
    found = {one.filename: one.file_size for one in entries if one.filename != MANIFEST}
    if len(by_name) != len(entries) or found != sizes or not set(needed) <= set(sizes):
        raise FileRefusedError(f"{path.name} does not hold what its {MANIFEST} lists. Nothing was changed.")
    packed = [name for name in needed if by_name[name].compress_type != zipfile.ZIP_STORED]
    if packed:  # ours are not packed twice; what cannot be packed cannot swell
        raise FileRefusedError(f"{packed[0]} in {path.name} is packed in another way than ours. Nothing was changed.")
    return manifest
