"""How many times the CPU of one bare csv.reader pass the Strong importer takes for 100,000 sets. At most 8.

Run from the root of the repository: python tests/benchmarks/bench_extract.py
The two are run in turns within one process and compared by CPU time, so that a busy machine counts for both alike.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import gc
import io
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from analytics.importers.strong import IMPORTER
from analytics.model import ImportOptions, LoadUnit, LogFile

LIMIT = 8.0
HEADING = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE"
TITLES = ("Runner legs", "Hips and feet", "Core, short", "Evening strength")
EXERCISES = tuple(
    f"{movement} ({tool})"
    for movement in (
        "Squat",
        "Deadlift",
        "Lunge",
        "Calf Raise",
        "Hip Thrust",
        "Step-up",
        "Row",
        "Press",
        "Carry",
        "Hold",
    )
    for tool in ("Barbell", "Dumbbell", "Machine", "Band")
)


def invented_export(set_count: int, seed: int = 7) -> bytes:
    """A Strong export of the iPhone shape: warm-ups, failures, holds, notes, RPE."""
    chance = random.Random(seed)
    lines = [HEADING]
    start = dt.datetime(2010, 1, 4, 18, 0)
    while len(lines) <= set_count:
        start += dt.timedelta(hours=chance.randint(15, 40), seconds=chance.randint(0, 3599))
        title, minutes = chance.choice(TITLES), chance.randint(25, 95)
        for exercise in chance.sample(EXERCISES, 6):
            note = '"slow, then fast"' if chance.random() < 0.1 else '""'
            for order in ("W", 1, 2, chance.choice((3, "F"))):
                load = chance.randint(4, 60) * 2.5
                seconds = 30.0 if exercise.startswith("Hold") else 0.0
                reps = 0 if seconds else chance.randint(3, 15)
                rpe = chance.choice(("", "", "7", "8.5"))
                where = f'{start},"{title}",{minutes // 60}h {minutes % 60}m,"{exercise}",{order}'
                lines.append(f"{where},{load},{reps},0,{seconds},{note},,{rpe}")
                note = ""
    return "\n".join(lines[: set_count + 1]).encode()


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU time of one call, after the garbage of the call before."""
    gc.collect()
    begun = time.process_time()
    work()
    return time.process_time() - begun


def main() -> int:
    """Print both medians, the ratio and its spread; exit code 1 when the ratio is over the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=7)
    arguments = parser.parse_args()
    log = LogFile("strong.csv", invented_export(arguments.sets))
    options = ImportOptions(load_unit=LoadUnit.KG)

    def bare() -> None:
        for _ in csv.reader(io.StringIO(log.content.decode(), newline="")):
            pass

    def extract() -> None:
        extraction = IMPORTER.extract(log, options)
        assert len(extraction.sets) == arguments.sets, "sets were lost"

    bare(), extract()  # warm up: imports and caches
    pairs = [(cpu_seconds(bare), cpu_seconds(extract)) for _ in range(arguments.rounds)]
    ratios = sorted(mine / reference for reference, mine in pairs)
    reference, mine = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(ratios)
    print(f"{arguments.sets:,} sets, {len(log.content) / 1e6:.1f} MB, {arguments.rounds} rounds")
    print(f"bare csv.reader  {reference * 1000:7.1f} ms CPU (median)")
    print(f"extract          {mine * 1000:7.1f} ms CPU (median)")
    print(f"ratio            {ratio:7.2f}  from {ratios[0]:.2f} to {ratios[-1]:.2f}, at most {LIMIT}")
    return int(ratio > LIMIT)


if __name__ == "__main__":
    raise SystemExit(main())
