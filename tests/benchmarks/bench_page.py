"""CPU of one run of a page's script for a runner with 50,000 sets over 13 years, after the first run.

The script is run in this process the way Streamlit runs it (through its own test harness, whose overhead is included),
after `gc.freeze()`. Run: python -m tests.benchmarks.bench_page
"""

from __future__ import annotations

import datetime as dt
import gc
import os
import random
import statistics
import tempfile
import time
from pathlib import Path

from analytics import ingest
from analytics import warehouse as store
from analytics.model import ImportOptions, LoadUnit, LogFile
from analytics.reference import load_catalogue

ROUNDS = 9
MOST_MS, MOST_WEEKLY_MS = 100, 15
YEARS, SESSIONS_A_WEEK, SETS_A_SESSION = 13, 4, 18
LAST_DAY = dt.date(2026, 8, 23)
NAMES = (
    "Squat (Barbell)",
    "Deadlift (Barbell)",
    "Bulgarian Split Squat",
    "Hip Thrust (Barbell)",
    "Standing Calf Raise (Dumbbell)",
    "Seated Calf Raise (Machine)",
    "Leg Press",
    "Lying Leg Curl (Machine)",
    "Plank",
    "Side Plank",
    "Dead Bug",
    "Box Jump",
    "Short Foot",
    "Bench Press (Barbell)",
    "Goblet Squat (Kettlebell)",
    "Lunge (Dumbbell)",
    "Step-up",
    "Clamshell",
)


def long_log() -> bytes:
    """An invented Strong export of about 50,000 sets."""
    chance = random.Random(13)
    lines = ["Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE"]
    first = LAST_DAY - dt.timedelta(weeks=52 * YEARS)
    for week in range(52 * YEARS):
        for nth in range(SESSIONS_A_WEEK):
            day = first + dt.timedelta(days=7 * week + (0, 2, 4, 6)[nth] + 1)
            names = chance.sample(NAMES, SETS_A_SESSION // 3)
            for name in names:
                held = "Plank" in name or name == "Short Foot"
                for order in (1, 2, 3):
                    load = 0 if held else round(20 + 40 * week / 676 + chance.randint(-2, 2) * 2.5, 1)
                    logged = f"{load},{0 if held else chance.randint(6, 12)},0,{40 if held else 0}"
                    lines.append(f'{day} 18:00:00,"Strength",50m,"{name}",{order},{logged},')
    return "\n".join(lines).encode()


def cpu_ms(work: object) -> float:
    begun = time.process_time()
    work()  # type: ignore[operator]
    return (time.process_time() - begun) * 1000


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "log.duckdb")
        os.environ["EVENSTRIDE_DATABASE"] = database
        os.environ["EVENSTRIDE_TODAY"] = LAST_DAY.isoformat()
        with store.open_warehouse(database) as warehouse:
            athlete = store.create_athlete(warehouse, "Long")
            store.set_body_mass(warehouse, athlete.athlete_id, dt.date(2013, 1, 1), 70)
            options = ImportOptions(load_unit=LoadUnit.KG, today=LAST_DAY)
            report = ingest.import_log(
                warehouse, athlete.athlete_id, LogFile("strong.csv", long_log()), options, load_catalogue()
            )
            store.read_weekly(warehouse, [athlete.athlete_id])
            weekly = [cpu_ms(lambda: store.read_weekly(warehouse, [athlete.athlete_id])) for _ in range(ROUNDS)]
        print(f"{report.sets_kept:,} sets, {report.first_day} to {report.last_day}")
        slow = statistics.median(weekly) > MOST_WEEKLY_MS
        print(_line("stored weekly table", weekly, MOST_WEEKLY_MS))

        from streamlit.testing.v1 import AppTest

        app = AppTest.from_file(str(Path(__file__).parents[2] / "app.py"), default_timeout=120)
        first = cpu_ms(app.run)
        gc.collect()
        gc.freeze()
        for page in ("this_week", "balance", "progress"):
            app.switch_page(f"pages/runner/{page}.py")
            cold = cpu_ms(app.run)
            assert not app.exception, app.exception
            warm = [cpu_ms(app.run) for _ in range(ROUNDS)]
            slow |= statistics.median(warm) > MOST_MS
            print(_line(f"{page} (first run {cold:.0f} ms)", warm, MOST_MS))
        print(f"very first run of the app: {first:.0f} ms")
    return int(slow)


def _line(name: str, times: list[float], most: float) -> str:
    middle = statistics.median(times)
    return f"{name:<34} {middle:7.1f} ms CPU (median), {min(times):.1f} to {max(times):.1f}, at most {most:g}"


if __name__ == "__main__":
    raise SystemExit(main())
