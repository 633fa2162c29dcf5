"""Speed of a whole import, from identifying the file to the stored weekly table.

Prints CPU time and its ratio to one bare `csv.reader` pass over the same bytes, measured in turns within this run.
Run: python -m tests.benchmarks.bench_import
"""

from __future__ import annotations

import csv
import gc
import io
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from analytics import ingest
from analytics import warehouse as store
from analytics.model import ImportOptions, LoadUnit, LogFile
from analytics.reference import load_catalogue

ROUNDS = 7
MOST_TIMES_CSV = 20
NAMES = """
Squat (Barbell)
Deadlift (Barbell)
Romanian Deadlift (Barbell)
Bulgarian Split Squat
Hip Thrust (Barbell)
Glute Bridge
Standing Calf Raise (Dumbbell)
Seated Calf Raise (Machine)
Leg Press
Leg Extension (Machine)
Lying Leg Curl (Machine)
Plank
Side Plank
Russian Twist
Bench Press (Barbell)
Overhead Press (Barbell)
Bent Over Row (Barbell)
Pull Up
Lunge (Dumbbell)
Step-up
Box Jump
Lat Pulldown (Cable)
Push Up
Bicep Curl (Dumbbell)
Lateral Raise (Dumbbell)
Crunch
Dead Bug
Goblet Squat (Kettlebell)
Face Pull (Cable)
Something Of My Own
""".strip().splitlines()
SETS_A_SESSION = 30
FIRST = datetime(2008, 1, 7, 7, 30)


def strong_export(set_count: int) -> bytes:
    """An invented Strong export of that many sets, three of each exercise, about four sessions a week."""
    chance = random.Random(7)
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow(
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE".split(
            ","
        )
    )
    started = FIRST
    for first in range(0, set_count, SETS_A_SESSION):
        size = min(SETS_A_SESSION, set_count - first)
        names = chance.sample(NAMES, SETS_A_SESSION // 3)
        for place in range(size):
            name = names[place // 3]
            held = name in ("Plank", "Side Plank")
            load = 0 if held else chance.randrange(0, 60) * 2.5
            reps, seconds = (0, 45) if held else (chance.randint(4, 15), 0)
            note = 'Felt "good",\nthen tired' if chance.random() < 0.01 else ""
            order = place % 3 + 1
            out.writerow([started, "Strength for running", "55m", name, order, load, reps, 0, seconds, note, "", ""])
        started += timedelta(days=chance.choice((1, 2, 2, 2)), minutes=chance.randint(-40, 40))
    return text.getvalue().encode()


def hevy_export(set_count: int) -> bytes:
    """An invented Hevy export of that many sets, newest session first."""
    chance = random.Random(11)
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
    out.writerow(
        "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,weight_kg,reps,"
        "distance_km,duration_seconds,rpe".split(",")
    )
    for number in range(set_count // SETS_A_SESSION, -1, -1):
        started = FIRST + timedelta(days=2 * number)
        begin, end = (f"{moment.day} {moment:%b %Y, %H:%M}" for moment in (started, started + timedelta(minutes=50)))
        names = chance.sample(NAMES, SETS_A_SESSION // 3)
        for place in range(min(SETS_A_SESSION, set_count - number * SETS_A_SESSION)):
            kind = "warmup" if place % 3 == 0 else "normal"
            out.writerow(
                [
                    "Gym",
                    begin,
                    end,
                    "",
                    names[place // 3],
                    "",
                    "",
                    place % 3,
                    kind,
                    40 + 2.5 * (place % 3),
                    8,
                    "",
                    "",
                    "",
                ]
            )
    return text.getvalue().encode()


def cpu_of(action: Callable[[], object]) -> float:
    """CPU seconds of all threads of this process."""
    gc.collect()
    begin = time.process_time()
    action()
    return time.process_time() - begin


def read_plainly(content: bytes) -> None:
    """The reference: nothing but splitting the bytes into cells."""
    for _ in csv.reader(io.StringIO(content.decode(), newline="")):
        pass


def import_into(folder: Path, file: LogFile) -> Callable[[], object]:
    """An import into a database file that is open already and holds one athlete without sets."""
    warehouse = store.open_warehouse(folder / f"{random.random()}.duckdb")
    athlete = store.create_athlete(warehouse, "Bench")
    catalogue, options = load_catalogue(), ImportOptions(load_unit=LoadUnit.KG)
    return lambda: ingest.import_log(warehouse, athlete.athlete_id, file, options, catalogue)


def told(seconds: list[float]) -> str:
    """Median and spread in words."""
    return f"median {statistics.median(seconds):.3f} s (from {min(seconds):.3f} to {max(seconds):.3f})"


def main() -> None:
    """Measure in turns and print."""
    big, small = LogFile("strong.csv", strong_export(100_000)), LogFile("hevy.csv", hevy_export(13_000))
    plain, whole, hevy = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        import_into(Path(folder), LogFile("warm.csv", strong_export(500)))()
        for _ in range(ROUNDS):
            plain.append(cpu_of(lambda: read_plainly(big.content)))
            whole.append(cpu_of(import_into(Path(folder), big)))
            hevy.append(cpu_of(import_into(Path(folder), small)))
    ratios = [one / other for one, other in zip(whole, plain, strict=True)]
    print(f"csv.reader, 100,000 rows: {told(plain)}")
    print(f"whole import, 100,000 sets: {told(whole)}")
    print(
        f"ratio: median {statistics.median(ratios):.1f} (from {min(ratios):.1f} to {max(ratios):.1f}), "
        f"aim: at most {MOST_TIMES_CSV}"
    )
    print(f"whole import, 13,000 sets of Hevy: {told(hevy)}, aim: about 1 s")


if __name__ == "__main__":
    main()
