"""CPU of placing 100,000 sets: their distinct names resolved from nothing, then joined. At most 200 ms.

Run from the root of the repository: python tests/benchmarks/bench_names.py
"""

from __future__ import annotations

import csv
import random
import statistics
import sys
import time
from pathlib import Path

import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from analytics.names import find_exercise, resolve_names
from analytics.reference import Catalogue, load_catalogue
from analytics.reference.wording import read_wording

LIMIT_MS = 200.0
SET_COUNT = 100_000
NAMES = Path(__file__).parents[1] / "reference" / "hand_checked_names.csv"


def logged_names(set_count: int, seed: int = 11) -> pd.DataFrame:
    """One column exercise_name: every hand-checked name, drawn as often as a log of that many sets would hold it."""
    with NAMES.open(encoding="utf-8", newline="") as stream:
        names = [row["name"] for row in csv.DictReader(stream)]
    return pd.DataFrame({"exercise_name": random.Random(seed).choices(names, k=set_count)})


def place(sets: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """The sets with what their names mean; nothing is remembered from an earlier run."""
    find_exercise.cache_clear()
    read_wording.cache_clear()
    return sets.merge(resolve_names(sets["exercise_name"].unique(), catalogue, {}), on="exercise_name")


def main() -> int:
    """Print the median of seven runs; 1 when it is over the limit."""
    catalogue, sets = load_catalogue(), logged_names(SET_COUNT)
    times = []
    for _ in range(7):
        start = time.process_time()
        placed = place(sets, catalogue)
        times.append((time.process_time() - start) * 1000)
        assert len(placed) == SET_COUNT
    median = statistics.median(times)
    print(
        f"{SET_COUNT:,} sets, {sets['exercise_name'].nunique()} names: median {median:.0f} ms CPU "
        f"({min(times):.0f} to {max(times):.0f}; at most {LIMIT_MS:.0f})"
    )
    return 0 if median <= LIMIT_MS else 1


if __name__ == "__main__":
    sys.exit(main())
