"""Kill the process at every step of an import: the next start shows all of it or nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from analytics import ingest
from analytics import warehouse as store
from analytics.warehouse import import_records
from tests.thoroughness import times
from tests.warehouse import crash_child
from tests.warehouse.build import TOY, new_athlete, take

KILLS = times(20, in_passing=3)  # for each step

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork, which Windows has not")


def tables_of(address: Path) -> dict[str, list[str]]:
    """Every row of every table, as a start after the crash finds them."""
    with store.open_warehouse(address) as warehouse:
        names = warehouse.rows("SELECT table_name FROM information_schema.tables ORDER BY table_name")
        return {
            name: sorted(map(repr, warehouse.rows(f"SELECT * FROM {name}")))  # noqa: S608 - names of tables
            for (name,) in names
        }


@pytest.fixture(scope="module")
def died(tmp_path_factory):
    """Folder with one database for each kill, and the tables as they were before and as they are after an import."""
    folder = tmp_path_factory.mktemp("crash")
    before, after, kills = folder / "before.duckdb", folder / "after.duckdb", folder / "kills"
    kills.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ingest.importers, "identify", lambda file: TOY)
        with store.open_warehouse(before) as warehouse:
            take(warehouse, new_athlete(warehouse, crash_child.ATHLETE), crash_child.FIRST)
        patch.setattr(ingest, "new_id", ingest.new_id)  # so that what make_repeatable sets is taken back
        patch.setattr(import_records, "now", import_records.now)
        crash_child.make_repeatable()
        shutil.copy(before, after)
        crash_child.import_second(after)
    for step in (*ingest.STEPS, crash_child.ANYWHERE):
        for number in range(KILLS):
            shutil.copy(before, kills / f"{step}-{number}.duckdb")
    command = [sys.executable, "-m", "tests.warehouse.crash_child", str(kills)]
    child = subprocess.run(command, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False)
    assert child.returncode == 0, child.stderr
    return kills, tables_of(before), tables_of(after)


def test_before_and_after_differ_in_every_table_an_import_touches(died):
    _, before, after = died
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {
        "athletes", "imports", "import_files", "import_issues", "import_sessions", "raw_sets", "weekly"
    }  # fmt: skip


@pytest.mark.parametrize("step", ingest.STEPS)
def test_killed_at(died, step):
    kills, before, after = died
    is_kept = ingest.STEPS.index(step) >= ingest.STEPS.index("committed")
    for number in range(KILLS):
        assert tables_of(kills / f"{step}-{number}.duckdb") == (after if is_kept else before), number


def test_killed_at_any_moment(died):
    kills, before, after = died
    for number in range(KILLS):
        assert tables_of(kills / f"{crash_child.ANYWHERE}-{number}.duckdb") in (before, after), number


def test_a_log_that_survived_a_kill_takes_the_import_again(died, monkeypatch):
    kills, _, after = died
    monkeypatch.setattr(ingest.importers, "identify", lambda file: TOY)
    monkeypatch.setattr(ingest, "new_id", lambda: "the second import")
    monkeypatch.setattr(import_records, "now", import_records.now)
    for step in ("sets_stored", "committed"):  # the second one was kept, though nobody was told
        address = kills / f"{step}-0.duckdb"
        crash_child.make_repeatable()
        crash_child.import_second(address)
        assert tables_of(address) == after
