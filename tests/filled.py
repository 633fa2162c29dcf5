"""The sample athletes in a database: imported once in a process, copied for every test that begins with them."""

from __future__ import annotations

import atexit
import datetime as dt
import itertools
import shutil
import tempfile
from functools import lru_cache
from pathlib import Path

from analytics import warehouse as store
from analytics.reference import RUNNERS, load_catalogue
from analytics.samples import fill_with_samples
from analytics.warehouse import Warehouse

_NUMBERS = itertools.count()


def samples_at(path: Path, which: str = RUNNERS) -> dt.date:
    """Put a database with the sample athletes at `path`; returns the day they are looked at."""
    original, today = _original(which)
    shutil.copy(original, path)
    return today


def sample_store(which: str = RUNNERS) -> tuple[Warehouse, dt.date]:
    """A database of one's own with the sample athletes, open, and the day they are looked at."""
    original, _ = _original(which)
    path = original.with_name(f"{which}-{next(_NUMBERS)}.duckdb")
    today = samples_at(path, which)
    return store.open_warehouse(path), today


@lru_cache(maxsize=4)
def _original(which: str) -> tuple[Path, dt.date]:
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / "samples.duckdb"
    with store.open_warehouse(path) as warehouse:
        return path, fill_with_samples(warehouse, load_catalogue(), which)
