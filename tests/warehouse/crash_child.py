"""Imports that die: run as `python -m tests.warehouse.crash_child FOLDER`, in a process that has no database open.

For every `<step>-<number>.duckdb` in FOLDER a fork of this process imports a file into it and kills itself right after
that step; "anywhere" is killed from outside, at another moment each time.
"""

from __future__ import annotations

import datetime as dt
import os
import signal
import sys
import time
from pathlib import Path

from analytics import ingest
from analytics import warehouse as store
from analytics.warehouse import import_records
from tests.warehouse.build import TOY, log, take

ATHLETE = "Ada"
ANYWHERE = "anywhere"
FIRST = log(*(f"2026-03-{day:02d} 07:00, squat, reps={day}, kg=60" for day in range(1, 12)))
SECOND = log(*(f"2026-03-{day:02d} 07:00, squat, reps={day + day % 2}, kg=60" for day in range(1, 25)))


def make_repeatable() -> None:
    """Toy files, and the same id and time for the import in every process, so that whole tables can be compared."""
    ingest.importers.identify = lambda file: TOY
    ingest.new_id = lambda: "the second import"
    import_records.now = lambda: dt.datetime(2030, 1, 1)


def import_second(address: Path, on_step=lambda step: None) -> None:
    """The import that is to die."""
    with store.open_warehouse(address) as warehouse:
        take(warehouse, store.find_athlete(warehouse, ATHLETE).athlete_id, SECOND, on_step=on_step)


def start(address: Path) -> int:
    """A fork that imports into `address` and dies at the step its name says."""
    if child := os.fork():
        return child

    def die(step: str) -> None:
        if step == address.name.partition("-")[0]:
            os.kill(os.getpid(), signal.SIGKILL)

    import_second(address, die)
    os._exit(0)


def main() -> None:
    """Two children at a time."""
    make_repeatable()
    files = sorted(Path(sys.argv[1]).glob("*-*.duckdb"))
    for number in range(0, len(files), 2):
        pair = files[number : number + 2]
        children = [start(address) for address in pair]
        for address, child in zip(pair, children, strict=True):
            if address.name.startswith(ANYWHERE):
                time.sleep(int(address.stem.partition("-")[2]) * 0.012)
                os.kill(child, signal.SIGKILL)
        for address, child in zip(pair, children, strict=True):
            _, status = os.waitpid(child, 0)
            if not os.WIFSIGNALED(status) and not address.name.startswith(ANYWHERE):
                sys.exit(f"{address.name}: the import ended with {status} and was not killed")


if __name__ == "__main__":
    main()
