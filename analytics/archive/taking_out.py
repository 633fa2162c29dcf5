"""Everything of a database into one zip file. The same data gives the same bytes."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import tempfile
import zipfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from analytics import warehouse as store
from analytics.archive.columns import readme
from analytics.archive.pieces import FORMAT, MANIFEST, README, copy_in_pieces
from analytics.archive.table_files import TableFiles
from analytics.athlete_log import judged_together, read_log
from analytics.frames import FLAGS, SETS, WEEKLY, Contract, conform, empty
from analytics.model import EvenstrideError, Flag
from analytics.reference import Catalogue
from analytics.warehouse import Warehouse

ATHLETES_AT_ONCE = 10
PRIVATE = "client_notes"
"""Holds what a coach wrote for nobody else; its rows are taken along only where that was chosen."""

EPOCH = (1980, 1, 1, 0, 0, 0)
"""Time of every file in the zip, so that the same data gives the same bytes."""
TIDY: Mapping[str, Contract] = {"sets": SETS, "weekly": WEEKLY, "flags": FLAGS}


@dataclass(frozen=True)
class Exported:
    """What was taken out. `rows`: table -> number of rows."""

    athletes: Sequence[str]
    rows: Mapping[str, int]
    originals: int


def export_all(
    warehouse: Warehouse,
    path: Path,
    today: dt.date,
    catalogue: Catalogue,
    *,
    replace: bool = False,
    with_private_notes: bool = False,
) -> Exported:
    """Write everything of the database to a zip file; flags are those of `today`.

    A coach's private notes on clients are left out unless `with_private_notes`.

    The file stands complete or not at all. Raises EvenstrideError when there is one already and `replace` is not set,
    or when it cannot be written.
    """
    if path.exists() and not replace:
        raise EvenstrideError(f"{path} is there already. Nothing was written. Name another file, or add --replace.")
    try:
        with tempfile.TemporaryDirectory(prefix="evenstride-", dir=path.parent) as folder:
            made = Path(folder) / "export.zip"
            with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
                left_out = set() if with_private_notes else {PRIVATE}
                exported = warehouse.write(
                    lambda inside: _export(inside, archive, Path(folder), today, catalogue, left_out)
                )
            made.replace(path)
    except OSError as error:
        raise EvenstrideError(f"{path} could not be written ({error.strerror}). Name another file.") from error
    return exported


def _export(
    inside: Warehouse,
    archive: zipfile.ZipFile,
    folder: Path,
    today: dt.date,
    catalogue: Catalogue,
    left_out: Collection[str],
) -> Exported:
    """Everything as it is in one transaction; tables in `left_out` without their rows."""
    athletes = sorted(store.athletes(inside), key=lambda one: one.athlete_id)
    ids = [one.athlete_id for one in athletes]
    with _tidy_files(folder) as tidy:  # first: it may bring the stored weekly table up to date
        for first in range(0, len(ids), ATHLETES_AT_ONCE):
            some = ids[first : first + ATHLETES_AT_ONCE]
            logs = [read_log(inside, alike, today, catalogue) for alike in judged_together(inside, some)]
            told = [one for log in logs for one in log.flags]
            flags = [one for owner in some for one in told if one.athlete_id == owner]
            tidy["weekly"].add_frame(store.read_weekly(inside, some).sort_values(list(WEEKLY)[:3], kind="stable"))
            tidy["flags"].add_frame(_flag_frame(flags))
            sets = store.read_sets(inside, some, catalogue)
            tidy["sets"].add_frame(sets.sort_values("athlete_id", kind="stable"))
    files: dict[str, dict[str, Any]] = {}
    tables = store.base_tables(inside)
    rows: dict[str, int] = {}
    for name in TIDY:
        for kind in ("parquet", "csv"):
            files[f"tidy/{name}.{kind}"] = _put(archive, f"tidy/{name}.{kind}", folder / f"{name}.{kind}")
    for table, columns in tables.items():
        with TableFiles(folder, table) as out:
            for part in store.table_parts(inside, table, columns):
                out.add(part.slice(0, 0) if table in left_out else part)
        rows[table] = out.rows
        for kind in ("parquet", "csv"):
            files[f"tables/{table}.{kind}"] = _put(archive, f"tables/{table}.{kind}", folder / f"{table}.{kind}")
    originals = 0
    for athlete_id in ids:
        for import_id in sorted(store.imports(inside, athlete_id)["import_id"]):
            file = store.original_file(inside, import_id)
            name = f"originals/{import_id}/{_safe(file.name)}"
            files[name] = _put_bytes(archive, name, file.content)
            originals += 1
    files[README] = _put_bytes(archive, README, readme(tables, rows, TIDY, left_out).encode())
    manifest = {
        "format": FORMAT,
        "program": "evenstride",
        "schema_version": store.schema_version(inside),
        "tables": {table: {"rows": rows[table], "columns": dict(columns)} for table, columns in tables.items()},
        "files": files,
    }
    _put_bytes(archive, MANIFEST, json.dumps(manifest, indent=1, sort_keys=True).encode())
    return Exported([one.name for one in athletes], rows, originals)


@contextmanager
def _tidy_files(folder: Path) -> Iterator[dict[str, TableFiles]]:
    with (
        TableFiles(folder, "sets") as sets,
        TableFiles(folder, "weekly") as weekly,
        TableFiles(folder, "flags") as flags,
    ):
        made = {"sets": sets, "weekly": weekly, "flags": flags}
        for name, contract in TIDY.items():
            made[name].add_frame(empty(contract))
        yield made


def _flag_frame(flags: Sequence[Flag]) -> pd.DataFrame:
    if not flags:
        return empty(FLAGS)
    frame = pd.DataFrame({name: [getattr(one, name) for one in flags] for name in FLAGS})
    frame = frame.fillna({"focus_area": "", "exercise_id": ""})
    texts = [name for name, kind in FLAGS.items() if kind == "str"]
    return conform(frame.assign(**{name: frame[name].map(str) for name in texts}), FLAGS)


def _put(archive: zipfile.ZipFile, name: str, path: Path) -> dict[str, Any]:
    """Copy a file into the zip, and say its size and fingerprint. Parquet is packed already."""
    info = zipfile.ZipInfo(name, EPOCH)
    info.compress_type = zipfile.ZIP_STORED if name.endswith(".parquet") else zipfile.ZIP_DEFLATED
    with path.open("rb") as file, archive.open(info, "w", force_zip64=True) as out:
        digest, size = copy_in_pieces(file, out)
    path.unlink()
    return {"sha256": digest, "bytes": size}


def _put_bytes(archive: zipfile.ZipFile, name: str, content: bytes) -> dict[str, Any]:
    info = zipfile.ZipInfo(name, EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, content)
    return {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}


def _safe(name: str) -> str:
    """A file's name without anything that leads elsewhere."""
    kept = "".join(sign if sign.isalnum() or sign in "._- ()" else "_" for sign in name)[-80:].strip(". ")
    return kept or "file"
