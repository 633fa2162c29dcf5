"""CPU of all rules: one runner with 50,000 sets over 13 years, and 1,000 clients over their last 26 weeks.

Each round judges from the frames on, nothing kept from the round before. Beside the milliseconds stands the ratio to
sorting a million numbers in the same run, which says more on a machine with other work to do.
Run: python -m tests.benchmarks.bench_rules
"""

from __future__ import annotations

import gc
import statistics
import time
from dataclasses import replace

import numpy as np

from analytics import ingest
from analytics import warehouse as store
from analytics.athlete_log import read_log
from analytics.guidance import Evidence, apply_rules
from analytics.model import Experience, ImportOptions, LoadUnit, LogFile
from analytics.reference import load_catalogue
from tests.benchmarks.bench_page import LAST_DAY, cpu_ms, long_log
from tests.benchmarks.unchanged_frames import evidence_of
from tests.benchmarks.unchanged_runners import Wobble, unchanged

ROUNDS = 7
MOST_RUNNER_MS, MOST_ROSTER_MS = 150, 2_000
CLIENTS, WEEKS = 1_000, 26


def runner() -> Evidence:
    """The runner of bench_page, read back from a store."""
    with store.open_warehouse(":memory:") as warehouse:
        athlete = store.create_athlete(warehouse, "Long").athlete_id
        options = ImportOptions(load_unit=LoadUnit.KG, today=LAST_DAY)
        ingest.import_log(warehouse, athlete, LogFile("strong.csv", long_log()), options, load_catalogue())
        return read_log(warehouse, [athlete], LAST_DAY, load_catalogue()).evidence


def roster() -> Evidence:
    """Half of the clients new, half established, two sessions a week."""
    rng = np.random.default_rng(26)
    return evidence_of([unchanged(rng, CLIENTS // 2, WEEKS, lifter, Wobble.WEEK) for lifter in Experience])


def main() -> int:
    numbers = np.random.default_rng(1).random(1_000_000)
    sorting = statistics.median(cpu_ms(lambda: np.sort(numbers)) for _ in range(ROUNDS))
    slow = False
    for name, evidence, most_ms in (
        ("one runner, 13 years", runner(), MOST_RUNNER_MS),
        (f"{CLIENTS:,} clients, {WEEKS} weeks", roster(), MOST_ROSTER_MS),
    ):
        count = len(apply_rules(evidence))
        gc.collect()
        gc.freeze()  # as the dashboard does once it has started
        took = []
        for _ in range(ROUNDS):
            fresh = replace(evidence)  # nothing cached
            begun = time.process_time()
            apply_rules(fresh)
            took.append((time.process_time() - begun) * 1000)
        median = statistics.median(took)
        slow |= median > most_ms
        spread = f"{min(took):,.0f} to {max(took):,.0f}"
        print(
            f"{name}: median {median:,.0f} ms CPU ({spread}; at most {most_ms:,}), "
            f"{median / sorting:.1f} x sorting a million numbers; {count:,} flags"
        )
    return int(slow)


if __name__ == "__main__":
    raise SystemExit(main())
