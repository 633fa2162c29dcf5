"""Everything out, into an empty database, out again: the same bytes. Damaged and foreign files are refused whole."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest

from analytics import archive
from analytics import warehouse as store
from analytics.archive.columns import readme, table_comments
from analytics.archive.taking_out import TIDY
from analytics.cli import main
from analytics.model import EvenstrideError, FileRefusedError, FocusArea, NameAnswer, RunKind
from analytics.reference import load_catalogue, load_samples
from analytics.warehouse import Warehouse
from tests.filled import samples_at

TODAY = dt.date(2026, 8, 23)
PEOPLE = len(load_samples().athletes)
NASTY = '=HYPERLINK("x")\n"quoted", ünï'


def out(warehouse: Warehouse, path: Path) -> dict[str, bytes]:
    """The contents of a fresh export, by name."""
    archive.export_all(warehouse, path, TODAY, load_catalogue())
    with zipfile.ZipFile(path) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with something in every table."""
    path = tmp_path_factory.mktemp("full") / "full.duckdb"
    samples_at(path)
    with store.open_warehouse(path) as warehouse:
        robin, alex = (store.find_athlete(warehouse, f"{one} (sample)").athlete_id for one in ("Robin", "Alex"))
        store.answer_name(warehouse, robin, NASTY, NameAnswer(exercise_id="dead_bug"))
        store.rename_athlete(warehouse, alex, "+Alex, \"x\" 'y'")
        taken_back = store.imports(warehouse, alex)["import_id"].iloc[0]
        warehouse.write(lambda inside: store.mark_undone(inside, taken_back))
        _fill_the_coachs_tables(warehouse, robin)
        _decide_everything(warehouse, robin)
    return path


def _fill_the_coachs_tables(warehouse: Warehouse, athlete_id: str) -> None:
    """What a coach keeps of clients, and what a runner notes beside the log; nasty texts where texts are free."""
    store.set_coach_name(warehouse, "=Coach")
    store.set_labels(warehouse, athlete_id, group='Trail, "north"', tags=["-tag", "ünï"])
    store.change_group_settings(warehouse, 'Trail, "north"', {"goal": "maintain", "rehab_mode": False})
    store.write_client_note(warehouse, athlete_id, NASTY)
    store.mark_discussed(warehouse, athlete_id, ["sets-jump 2026-08-10 calves"])
    store.mark_reviewed(warehouse, athlete_id)
    first = store.imports(warehouse, athlete_id)["import_id"].iloc[0]
    warehouse.write(lambda inside: store.add_to_batch(inside, "batch", athlete_id, first, dt.datetime(2026, 8, 20, 9)))
    store.answer_name(warehouse, None, "+Shared name", NameAnswer(credits={FocusArea.CORE: 1.0}))
    store.add_run(warehouse, athlete_id, dt.date(2026, 8, 19), RunKind.HARD, today=TODAY, distance_m=8000.5)
    store.add_pain(warehouse, athlete_id, dt.date(2026, 8, 18), FocusArea.CALVES, NASTY, today=TODAY)
    store.remember(warehouse, "columns", "@{}")


def _decide_everything(warehouse: Warehouse, athlete_id: str) -> None:
    """One decision of each kind about the log, which leaves what was logged as it is."""
    first = store.imports(warehouse, athlete_id)["import_id"].iloc[0]
    app, key, line = warehouse.rows(
        "SELECT i.app, s.session_key, s.line FROM raw_sets AS s JOIN imports AS i USING (import_id)"
        " WHERE import_id = ? ORDER BY s.line LIMIT 1",
        [first],
    )[0]
    day = dt.date(2026, 6, 1)

    def decide(inside: Warehouse) -> None:
        store.change_line(inside, athlete_id, first, line, "reps", 6, "=me")
        store.leave_out_sessions(inside, athlete_id, [(app, key)], "=me")
        store.multiply_loads(inside, athlete_id, app, day, day, 2.0, "=me")
        store.keep_as_logged(inside, athlete_id, {"abc": NASTY}, "=me")

    warehouse.write(decide)


@pytest.fixture(scope="module")
def exported(full: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("exported") / "all.zip"
    with store.open_warehouse(full) as warehouse:
        archive.export_all(warehouse, path, TODAY, load_catalogue(), with_private_notes=True)
    return path


def everything(warehouse: Warehouse) -> dict[str, pd.DataFrame]:
    return {
        table: pd.concat([part.to_pandas() for part in store.table_parts(warehouse, table, columns)])
        for table, columns in store.base_tables(warehouse).items()
    }


def test_out_and_in_and_out_again_is_the_same_to_the_byte(full: Path, exported: Path, tmp_path: Path):
    with store.open_warehouse(tmp_path / "new.duckdb") as warehouse:
        restored = archive.restore(warehouse, exported)
        archive.export_all(warehouse, tmp_path / "again.zip", TODAY, load_catalogue(), with_private_notes=True)
        there = everything(warehouse)
    assert (tmp_path / "again.zip").read_bytes() == exported.read_bytes()
    assert len(restored.athletes) == PEOPLE
    with store.open_warehouse(full) as warehouse:
        here = everything(warehouse)
    assert list(here) == list(there)
    assert [table for table, rows in here.items() if rows.empty] == []  # so that every table can fail below
    for table, rows in here.items():
        pd.testing.assert_frame_equal(rows, there[table])
    assert restored.rows == {table: len(rows) for table, rows in here.items()}


@pytest.mark.parametrize("with_notes", [False, True])
def test_private_notes_go_along_only_where_that_was_chosen(tmp_path: Path, with_notes: bool):
    with store.open_warehouse(tmp_path / "old.duckdb") as warehouse:
        ada = store.create_athlete(warehouse, "Ada").athlete_id
        store.write_client_note(warehouse, ada, "Not for other eyes")
    arguments = ["--with-private-notes"] if with_notes else []
    zip_file, new = tmp_path / "all.zip", tmp_path / "new.duckdb"
    assert main(["export", "--database", str(tmp_path / "old.duckdb"), "--out", str(zip_file), *arguments]) == 0
    with zipfile.ZipFile(zip_file) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    assert (b"Not for other eyes" in files["tables/client_notes.csv"]) is with_notes
    assert ("Left out of this export" in files["README.md"].decode()) is not with_notes
    assert main(["restore", str(zip_file), "--database", str(new)]) == 0
    with store.open_warehouse(new) as warehouse:
        assert store.client_notes(warehouse, ada)["note"].tolist() == ["Not for other eyes"] * with_notes


def test_a_table_that_nobody_named_is_taken_along(tmp_path: Path):
    with store.open_warehouse(":memory:") as warehouse:
        warehouse.run('CREATE TABLE "odd ""table" (athlete_id VARCHAR, d DATE, n DECIMAL(9,2), b BLOB, l DOUBLE)')
        warehouse.run("""INSERT INTO "odd ""table" VALUES ('x', DATE '2026-01-02', 1.25, 'ab'::BLOB, NULL),
            ('x', NULL, NULL, NULL, 'nan'::DOUBLE), (NULL, NULL, 2, ''::BLOB, 1)""")
        files = out(warehouse, tmp_path / "all.zip")
        rows = pq.read_table(io.BytesIO(files['tables/odd "table.parquet'])).to_pylist()
    assert len(rows) == 3
    by_file = {row["b"]: row for row in rows}
    assert set(by_file) == {None, b"", b"ab"}
    assert by_file[b"ab"]["d"] == dt.date(2026, 1, 2)
    assert str(by_file[b"ab"]["n"]) == "1.25"
    assert by_file[b""]["athlete_id"] is None


def test_what_the_zip_holds(exported: Path, full: Path):
    with zipfile.ZipFile(exported) as opened:
        names = opened.namelist()
        manifest = json.loads(opened.read("manifest.json"))
        text = opened.read("README.md").decode()
        originals = [opened.read(name) for name in names if name.startswith("originals/")]
        answers = opened.read("tables/name_answers.csv").decode()
        athletes = opened.read("tables/athletes.csv").decode()
    with store.open_warehouse(full) as warehouse:
        tables = store.base_tables(warehouse)
        assert {file[0] for file in warehouse.rows("SELECT content FROM import_files")} == set(originals)
    assert {
        f"{folder}/{name}.{kind}"
        for folder, some in (("tables", tables), ("tidy", TIDY))
        for name in some
        for kind in ("csv", "parquet")
    } <= set(names)
    assert set(manifest["files"]) == set(names) - {"manifest.json"}
    assert all(f"`{column}`" in text for columns in [*tables.values(), *TIDY.values()] for column in columns)
    assert "'=HYPERLINK" in answers
    assert "'+Alex" in athletes


def test_tidy_frames_have_rows_of_every_athlete(exported: Path):
    with zipfile.ZipFile(exported) as opened:
        frames = {name: pq.read_table(io.BytesIO(opened.read(f"tidy/{name}.parquet"))).to_pandas() for name in TIDY}
    for name, contract in TIDY.items():
        assert list(frames[name].columns) == list(contract)
    assert frames["sets"]["athlete_id"].nunique() == PEOPLE - 1  # the only import of one was taken back
    assert frames["flags"]["text"].str.len().min() > 10


def test_the_dictionary_reads_the_comments_of_the_tables():
    comments = table_comments()
    assert comments["imports"]["options"] == "JSON"
    assert comments["flag_answers"]["answer"].startswith("'' = taken back")
    text = readme({"imports": {"options": "VARCHAR"}}, {"imports": 1234}, {})
    assert "| `options` | VARCHAR | JSON |" in text
    assert "1,234 rows." in text


def test_an_export_is_complete_or_not_there(full: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def fails(*_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("analytics.archive.taking_out.readme", fails)
    with (
        store.open_warehouse(full) as warehouse,
        pytest.raises(EvenstrideError, match="No space left on device"),
    ):
        archive.export_all(warehouse, tmp_path / "all.zip", TODAY, load_catalogue())
    assert list(tmp_path.iterdir()) == []


# ------------------------------------------------------------------------------------------------- refusals


def changed(exported: Path, path: Path, change: Callable[[dict[str, bytes], dict[str, object]], None]) -> Path:
    """A copy of the export with its contents and its manifest changed."""
    with zipfile.ZipFile(exported) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    manifest = json.loads(files.pop("manifest.json"))
    change(files, manifest)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive_file:
        for name, content in files.items():
            archive_file.writestr(name, content)
        if manifest:
            archive_file.writestr("manifest.json", json.dumps(manifest))
    return path


def put(files: dict[str, bytes], manifest: dict, name: str, content: bytes) -> None:
    files[name] = content
    manifest["files"][name] = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


DAMAGE = {
    "another file of the same size": lambda files, manifest: files.__setitem__(
        "tables/raw_sets.parquet", bytes(len(files["tables/raw_sets.parquet"]))
    ),
    "no parquet": lambda files, manifest: put(files, manifest, "tables/raw_sets.parquet", b"PAR1 nonsense"),
    "a table of other columns": lambda files, manifest: put(
        files, manifest, "tables/raw_sets.parquet", files["tables/settings.parquet"]
    ),
    "a file too many": lambda files, manifest: files.__setitem__("../../evil", b"x"),
    "a file that is missing": lambda files, manifest: files.pop("tables/settings.parquet"),
    "a table too many": lambda files, manifest: manifest["tables"].__setitem__(
        "evil", {"rows": 0, "columns": {"a": "VARCHAR"}}
    ),
    "a table too few": lambda files, manifest: manifest["tables"].pop("settings"),
    "another type": lambda files, manifest: manifest["tables"]["raw_sets"]["columns"].__setitem__("reps", "VARCHAR"),
    "other row numbers": lambda files, manifest: manifest["tables"]["raw_sets"].__setitem__("rows", 7),
    "a newer version": lambda files, manifest: manifest.__setitem__("schema_version", 4711),
    "a version of nothing": lambda files, manifest: manifest.__setitem__("schema_version", 0),
    "no manifest": lambda files, manifest: manifest.clear(),
    "a manifest of lists": lambda files, manifest: manifest.__setitem__("files", []),
    "another program": lambda files, manifest: manifest.__setitem__("program", "other"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_export_is_refused_whole(exported: Path, tmp_path: Path, damage: str):
    path = changed(exported, tmp_path / "bad.zip", DAMAGE[damage])
    with store.open_warehouse(":memory:") as warehouse:
        with pytest.raises(FileRefusedError) as refusal:
            archive.restore(warehouse, path)
        assert all(store.row_count(warehouse, table) == 0 for table in store.base_tables(warehouse))
    assert str(refusal.value).endswith(".")
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no", b"Date,Workout Name\n"])
def test_another_file_is_refused(tmp_path: Path, content: bytes):
    (tmp_path / "log.zip").write_bytes(content)
    with store.open_warehouse(":memory:") as warehouse, pytest.raises(FileRefusedError, match="no zip file"):
        archive.restore(warehouse, tmp_path / "log.zip")


def test_a_packed_table_is_not_unpacked(exported: Path, tmp_path: Path):
    path = tmp_path / "packed.zip"
    with zipfile.ZipFile(exported) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
    with store.open_warehouse(":memory:") as warehouse, pytest.raises(FileRefusedError, match="packed in another way"):
        archive.restore(warehouse, path)


def test_an_athlete_who_is_there_already_stops_all_of_it(exported: Path):
    with store.open_warehouse(":memory:") as warehouse:
        store.create_athlete(warehouse, "kim (SAMPLE)")
        with pytest.raises(FileRefusedError, match=r"Kim \(sample\) of all.zip is in this database already"):
            archive.restore(warehouse, exported)
        assert len(store.athletes(warehouse)) == 1
        store.create_athlete(warehouse, "Somebody else")
        store.rename_athlete(warehouse, store.find_athlete(warehouse, "kim (SAMPLE)").athlete_id, "Another Kim")
        assert len(archive.restore(warehouse, exported).athletes) == PEOPLE
        assert len(store.athletes(warehouse)) == PEOPLE + 2
        with pytest.raises(FileRefusedError, match="are in this database already"):
            archive.restore(warehouse, exported)


def test_an_export_of_older_tables_is_brought_up_to_date(tmp_path: Path):
    first = tmp_path / "first.duckdb"
    with store.open_warehouse(first, 1) as warehouse:
        warehouse.run("INSERT INTO athletes VALUES ('a1', 'Ada', 3, TIMESTAMP '2026-01-02 03:04:05')")
        tables = store.base_tables(warehouse)
        parts = {one: next(store.table_parts(warehouse, one, columns)) for one, columns in tables.items()}
    manifest: dict = {"format": 1, "program": "evenstride", "schema_version": 1, "tables": {}, "files": {}}
    files: dict[str, bytes] = {}
    for table, columns in tables.items():
        content = io.BytesIO()
        pq.write_table(parts[table], content)
        manifest["tables"][table] = {"rows": parts[table].num_rows, "columns": columns}
        put(files, manifest, f"tables/{table}.parquet", content.getvalue())
    with zipfile.ZipFile(tmp_path / "old.zip", "w") as archive_file:
        for name, content in files.items():
            archive_file.writestr(name, content)
        archive_file.writestr("manifest.json", json.dumps(manifest))
    with store.open_warehouse(tmp_path / "new.duckdb") as warehouse:
        assert archive.restore(warehouse, tmp_path / "old.zip").athletes == ["Ada"]
        assert store.schema_version(warehouse) == store.latest_version()
        assert store.find_athlete(warehouse, "Ada").data_version == 3


def test_rows_of_nobody_are_not_mixed():
    """A table without athletes is taken over only where there are no other rows of its kind."""
    with store.open_warehouse(":memory:") as warehouse:
        warehouse.run("CREATE TABLE shared (name VARCHAR)")
        columns = {"name": "VARCHAR"}
        part = next(store.table_parts(warehouse, "shared", columns))
        assert not store.adds_rows(warehouse, "shared", columns, part)
        warehouse.run("INSERT INTO shared VALUES ('a')")
        part = next(store.table_parts(warehouse, "shared", columns))
        assert not store.adds_rows(warehouse, "shared", columns, part)
        warehouse.run("UPDATE shared SET name = 'b'")
        assert store.adds_rows(warehouse, "shared", columns, part)


# ------------------------------------------------------------------------------------------------- the commands


def test_the_commands(full: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    zip_file, new = tmp_path / "all.zip", tmp_path / "new.duckdb"
    arguments = ["export", "--database", str(full), "--out", str(zip_file), "--today", str(TODAY)]
    assert main(arguments) == 0
    assert f"{PEOPLE} athletes" in capsys.readouterr().out
    assert main(arguments) == 1
    assert "is there already. Nothing was written" in capsys.readouterr().err
    assert main([*arguments, "--replace", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["originals"] >= PEOPLE
    assert main(["restore", str(zip_file), "--database", str(new), "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["athletes"]) == PEOPLE
    assert main(["restore", str(zip_file), "--database", str(new)]) == 1
    assert "are in this database already" in capsys.readouterr().err
    assert main(["restore", str(tmp_path / "none.zip"), "--database", str(new)]) == 1
    with duckdb.connect(str(new)) as connection:
        assert connection.execute("SELECT count(*) FROM athletes").fetchall() == [(PEOPLE,)]


def test_what_an_export_holds_is_told_without_putting_it_in(exported: Path, tmp_path: Path):
    held = archive.contents(exported)
    assert len(held.athletes) == PEOPLE and "Robin (sample)" in held.athletes
    assert held.rows["athletes"] == PEOPLE and held.rows["raw_sets"] > 1_000
    other = tmp_path / "other.zip"
    other.write_bytes(b"no zip")
    with pytest.raises(FileRefusedError, match="is no zip file of Evenstride"):
        archive.contents(other)


def test_what_the_screen_remembers_stays_and_stops_nothing(tmp_path: Path):
    path = tmp_path / "all.zip"
    with store.open_warehouse(tmp_path / "one.duckdb") as warehouse:
        store.create_athlete(warehouse, "Ada")
        store.remember(warehouse, "date_order", "mdy")
        archive.export_all(warehouse, path, TODAY, load_catalogue())
    with store.open_warehouse(tmp_path / "two.duckdb") as warehouse:
        store.remember(warehouse, "date_order", "dmy")
        assert archive.restore(warehouse, path).athletes == ["Ada"]
        assert store.remembered(warehouse) == {"date_order": "dmy"}
