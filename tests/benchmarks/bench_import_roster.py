"""Time and memory of importing many logs of two years each, and that memory does not grow with their number.

Run: python -m tests.benchmarks.bench_import_roster [FILES]
"""

from __future__ import annotations

import datetime as dt
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

from analytics import roster_import
from analytics import warehouse as store
from analytics.model import ImportOptions, LogFile
from analytics.reference import load_catalogue
from analytics.roster_import import Source, Told

FILES, MOST_S = 200, 60
WEEKS, DAYS, EXERCISES = 104, (1, 4), 6
LAST_MONDAY = dt.date(2026, 8, 17)
NAMES = (
    "Hip Thrust (Barbell)",
    "Goblet Squat",
    "Bulgarian Split Squat",
    "Romanian Deadlift (Dumbbell)",
    "Standing Calf Raise (Dumbbell)",
    "Seated Calf Raise (Machine)",
    "Glute Bridge",
    "Step Up",
    "Dead Bug",
    "Short Foot",
)
HEAD = (
    "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,weight_kg,reps,"
    "distance_km,duration_seconds,rpe"
)


def two_years(seed: int) -> bytes:
    """A Hevy export of two sessions a week for two years, three sets of each of six exercises."""
    chance = random.Random(seed)
    lines = [HEAD]
    for week in range(WEEKS):
        for weekday in DAYS:
            day = LAST_MONDAY - dt.timedelta(weeks=week) + dt.timedelta(days=weekday)
            start, end = (f'"{day.day} {day:%b %Y}, {clock}"' for clock in ("18:00", "18:45"))
            for name in chance.sample(NAMES, EXERCISES):
                load = 10 + chance.randint(0, 20)
                for nth in range(3):
                    lines.append(f"Strength,{start},{end},,{name},,,{nth},normal,{load},{chance.randint(6, 12)},,,")
    return "\n".join(lines).encode()


def resident_mb() -> int:
    """What this process holds in memory now; 0 on systems without /proc."""
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * resource.getpagesize() // 2**20 if status.exists() else 0


def main(files: int) -> int:
    catalogue, options = load_catalogue(), {"": ImportOptions(today=dt.date(2026, 8, 23))}
    with tempfile.TemporaryDirectory() as folder:
        size = len(two_years(0))
        sources = []
        for number in range(files):
            path = Path(folder) / f"client {number:04d}.csv"
            path.write_bytes(two_years(number))
            sources.append(Source(path.name, lambda path=path: LogFile(path.name, path.read_bytes())))  # type: ignore[misc]
        with store.open_warehouse(Path(folder) / "log.duckdb") as warehouse:
            peaks: list[int] = []
            held: list[int] = []
            begun, cpu = time.perf_counter(), time.process_time()
            given = {one.name.casefold(): Told(one.name, f"Client {number}") for number, one in enumerate(sources)}
            planned = roster_import.plan(sources, [], options, given)
            looked = time.perf_counter() - begun

            def on_file(number: int, _: str) -> None:
                if number in (files // 4, files // 2, files - 1):
                    peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
                    held.append(resident_mb())

            _, outcomes = roster_import.run(warehouse, planned, options, catalogue, on_file)
            wall, cpu = time.perf_counter() - begun, time.process_time() - cpu
        stored = sum(one.report is not None for one in outcomes)
        sets = sum(one.report.sets_kept for one in outcomes if one.report)
    print(f"{stored:,} of {files:,} files of {size / 1e3:.0f} kB, {sets:,} sets")
    print(f"{wall:.1f} s ({looked:.1f} s of them looking at the files), {cpu:.1f} s CPU, at most {MOST_S} s")
    print(f"memory held after a quarter, half and all of the files: {', '.join(f'{one:,}' for one in held)} MB")
    print(f"most memory for a moment until then: {', '.join(f'{one:,}' for one in peaks)} MB")
    return int(wall > MOST_S or stored < files)


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else FILES))
