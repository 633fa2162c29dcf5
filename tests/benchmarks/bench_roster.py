"""CPU of the page Clients over a thousand invented clients with 26 weeks each: its first run, and the runs after it.

The page's script runs in this process the way Streamlit runs it (its test harness included). The stored weekly tables
are there, as imports leave them. Run: python -m tests.benchmarks.bench_roster [CLIENTS]
"""

from __future__ import annotations

import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from analytics import ingest, roster
from analytics import warehouse as store
from analytics.reference import load_catalogue
from tests.benchmarks.many_clients import TODAY, fill

CLIENTS, WEEKS, ROUNDS = 1000, 26, 7
MOST_FIRST_S, MOST_MS = 3.0, 300


def cpu_s(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def main(clients: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "log.duckdb")
        os.environ["EVENSTRIDE_DATABASE"], os.environ["EVENSTRIDE_TODAY"] = database, TODAY.isoformat()
        catalogue = load_catalogue()
        with store.open_warehouse(database) as warehouse:
            fill(warehouse, clients, WEEKS)
            ids = [one.athlete_id for one in store.athletes(warehouse)]
            weekly = cpu_s(lambda: ingest.ensure_weekly(warehouse, ids, catalogue))
            sets = warehouse.rows("SELECT count(*) FROM raw_sets")[0][0]
            roster.measure_clients(warehouse, ids[:5], TODAY, catalogue)  # modules and plans, not this measurement
            begun = time.perf_counter()
            measured = cpu_s(lambda: roster.measure_clients(warehouse, ids, TODAY, catalogue))
            waited = time.perf_counter() - begun
        print(f"{clients:,} clients, {sets:,} sets; weekly tables of all computed in {weekly:.2f} s CPU")
        print(f"measuring and judging all of them: {waited:.2f} s, at most {MOST_FIRST_S:g}; {measured:.2f} s CPU")

        from streamlit.testing.v1 import AppTest

        app = AppTest.from_file(str(Path(__file__).parents[2] / "app.py"), default_timeout=600)
        app.run()
        gc.collect()
        gc.freeze()
        app.switch_page("pages/coach/clients.py")
        first = cpu_s(app.run)
        assert not app.exception, app.exception
        warm = [1000 * cpu_s(app.run) for _ in range(ROUNDS)]
        middle = statistics.median(warm)
        print(f"page Clients, first run: {first:.2f} s CPU")
        print(
            f"page Clients, then: {middle:.0f} ms CPU (median), {min(warm):.0f} to {max(warm):.0f}, at most {MOST_MS}"
        )
    return int(waited > MOST_FIRST_S or middle > MOST_MS)


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else CLIENTS))
