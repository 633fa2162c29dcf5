"""Opening, closing, refusing: every failure is a sentence, and nothing is stored half."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import duckdb
import pytest

from analytics import warehouse as store
from analytics.model import StoreBusyError, StoreError
from analytics.warehouse import database, migrate
from tests.warehouse.build import CATALOGUE, log, new_athlete, shown, take

ROOT = Path(__file__).parents[2]


def test_a_file_is_made_with_its_folder_and_kept(tmp_path):
    address = tmp_path / "new folder" / "log.duckdb"
    with store.open_warehouse(address) as warehouse:
        athlete_id = new_athlete(warehouse)
        take(warehouse, athlete_id, log("2026-03-02 07:00, squat, reps=5"))
    with store.open_warehouse(str(address)) as again:
        assert len(shown(again, athlete_id)) == 1


def test_the_address_comes_from_the_environment_else_from_the_system(tmp_path, monkeypatch):
    monkeypatch.setenv(store.ADDRESS_VARIABLE, str(tmp_path / "named.duckdb"))
    with store.open_warehouse() as warehouse:
        assert warehouse.address == str(tmp_path / "named.duckdb")
    with store.open_warehouse(tmp_path / "asked for.duckdb") as warehouse:
        assert warehouse.address == str(tmp_path / "asked for.duckdb")
    assert store.default_address().name == "evenstride.duckdb" and store.default_address().is_absolute()


def in_another_process(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_a_file_open_in_another_process_is_busy_and_the_process_is_named(tmp_path):
    address = tmp_path / "log.duckdb"
    with store.open_warehouse(address):
        other = in_another_process(
            f"""
            from analytics.model import StoreBusyError
            from analytics.warehouse import open_warehouse
            try:
                open_warehouse({str(address)!r})
            except StoreBusyError as error:
                print(error)
            """
        )
    assert other.stdout.strip() == (
        f"Evenstride is already open in another window (process {os.getpid()}). "
        "Close it, or name another database with --database."
    )
    assert issubclass(StoreBusyError, Exception) and other.stderr == ""


def test_a_newer_database_is_refused_with_both_versions(tmp_path):
    address = tmp_path / "log.duckdb"
    store.open_warehouse(address).close()
    with duckdb.connect(str(address)) as connection:
        connection.execute("UPDATE meta SET schema_version = 4711")
    with pytest.raises(StoreError, match=rf"version 4711.* version {len(migrate.MIGRATIONS)}\b"):
        store.open_warehouse(address)


def test_a_database_of_another_program_is_left_alone(tmp_path):
    address = tmp_path / "other.duckdb"
    with duckdb.connect(str(address)) as connection:
        connection.execute("CREATE TABLE recipes (name VARCHAR)")
    with pytest.raises(StoreError, match="not one of Evenstride"):
        store.open_warehouse(address)
    with duckdb.connect(str(address)) as connection:
        assert connection.execute("SHOW TABLES").fetchall() == [("recipes",)]


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"Date,Workout Name\n" * 1000,
        lambda content: content[: len(content) // 2],
        lambda content: content[:8] + b"\xff" * 4096 + content[4104:],
        lambda content: content[:13000] + bytes(byte ^ 0xFF for byte in content[13000:]),
    ],
    ids=["another file", "cut off", "header", "data"],
)
def test_a_damaged_file_is_refused_in_words_and_left_as_it_is(tmp_path, damage):
    address = tmp_path / "log.duckdb"
    with store.open_warehouse(address) as warehouse:
        take(warehouse, new_athlete(warehouse), log("2026-03-02 07:00, squat, reps=5"))
    damaged = damage(address.read_bytes())
    address.write_bytes(damaged)
    with pytest.raises(StoreError, match=re.escape(str(address))) as refusal, store.open_warehouse(address) as opened:
        shown(opened, store.athletes(opened)[0].athlete_id)
    assert "Traceback" not in str(refusal.value) and "\n" not in str(refusal.value)
    assert address.read_bytes() == damaged


def test_a_folder_is_no_database(tmp_path):
    with pytest.raises(StoreError, match="is a folder"):
        store.open_warehouse(tmp_path)
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="could not be made"):
        store.open_warehouse(tmp_path / "file" / "log.duckdb")


def test_a_migration_that_fails_leaves_nothing(tmp_path, monkeypatch):
    broken = tmp_path / "0002_broken.sql"
    broken.write_text("CREATE TABLE extra (a INTEGER); SELECT * FROM nowhere;")
    address = tmp_path / "log.duckdb"
    monkeypatch.setattr(migrate, "MIGRATIONS", [*migrate.MIGRATIONS, broken])
    with pytest.raises(StoreError):
        store.open_warehouse(address)
    with duckdb.connect(str(address)) as connection:
        assert connection.execute("SHOW TABLES").fetchall() == []
    monkeypatch.undo()
    with store.open_warehouse(address) as warehouse:
        assert store.athletes(warehouse) == []


def test_migrations_use_only_what_a_distributed_catalogue_takes_too():
    text = " ".join(file.read_text() for file in migrate.MIGRATIONS).upper()
    text = re.sub(r"--.*", "", text)
    for word in ("PRIMARY KEY", "UNIQUE", "INDEX", "CHECK", "SEQUENCE", "ENUM", "CONFLICT", "FOREIGN"):
        assert word not in text


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "COPY (SELECT 1) TO '{folder}/out.csv'",
        "ATTACH '{folder}/other.duckdb' AS other",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET memory_limit = '1GB'",
    ],
)
def test_the_open_database_reaches_nothing_else(tmp_path, statement):
    with store.open_warehouse(tmp_path / "log.duckdb") as warehouse, pytest.raises(StoreError):
        warehouse.run(statement.format(folder=tmp_path))
    assert not (tmp_path / "out.csv").exists() and not (tmp_path / "other.duckdb").exists()


def test_frames_lying_about_are_not_tables(warehouse):
    import pandas as pd

    secret = pd.DataFrame({"a": [1]})
    with pytest.raises(StoreError):
        warehouse.rows("SELECT * FROM secret")
    assert len(secret) == 1


def test_files_can_be_read_by_both_versions_of_duckdb(tmp_path):
    with store.open_warehouse(tmp_path / "log.duckdb") as warehouse:
        [(setting,)] = warehouse.rows("SELECT current_setting('storage_compatibility_version')")
    assert setting == "v1.5.0"


def test_a_write_that_fails_is_rolled_back_and_the_next_one_works(warehouse, ada):
    def fail(inside):
        inside.run("DELETE FROM athletes")
        raise KeyError("out of a clear sky")

    with pytest.raises(KeyError):
        warehouse.write(fail)
    assert [athlete.athlete_id for athlete in store.athletes(warehouse)] == [ada]
    assert warehouse.write(lambda inside: inside.rows("SELECT 1")) == [(1,)]


def test_a_write_in_conflict_is_tried_again(warehouse, ada, monkeypatch):
    monkeypatch.setattr(database.time, "sleep", lambda seconds: None)
    tries = []

    def collide(inside):
        tries.append(1)
        inside.rows("SELECT data_version FROM athletes")
        if len(tries) < 3:
            warehouse.run("UPDATE athletes SET data_version = data_version + 1")
        inside.run("UPDATE athletes SET data_version = data_version + 1")

    before = store.data_version(warehouse, ada)
    warehouse.write(collide)
    assert len(tries) == 3 and store.data_version(warehouse, ada) == before + 3


def test_a_conflict_that_never_ends_is_told_in_words(warehouse, ada, monkeypatch):
    monkeypatch.setattr(database.time, "sleep", lambda seconds: None)

    def collide(inside):
        inside.rows("SELECT data_version FROM athletes")
        warehouse.run("UPDATE athletes SET data_version = data_version + 1")
        inside.run("UPDATE athletes SET data_version = data_version + 1")

    with pytest.raises(StoreError, match="Another change"):
        warehouse.write(collide)


def test_a_closed_warehouse_says_so_in_words(tmp_path):
    warehouse = store.open_warehouse(tmp_path / "log.duckdb")
    warehouse.close()
    with pytest.raises(StoreError):
        store.read_sets(warehouse, ["anybody"], CATALOGUE)
