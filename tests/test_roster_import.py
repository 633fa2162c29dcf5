from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from pathlib import Path

import pytest

from analytics import roster_import
from analytics import warehouse as store
from analytics.cli import main
from analytics.importers.athlete_column import split_by_athlete
from analytics.importers.zip_files import read_member, zip_members
from analytics.model import Athlete, AthleteSettings, FileRefusedError, ImportOptions, LoadUnit, LogFile
from analytics.reference import load_catalogue

CLIENTS = Path(__file__).parents[1] / "data" / "samples" / "clients"
TODAY = dt.date(2026, 8, 23)
KG = {"": ImportOptions(load_unit=LoadUnit.KG, today=TODAY)}
TABLE = "Date,Client,Exercise,Reps\n2026-08-03,Ada,Squat,5\n2026-08-03,Bob,Squat,8\n2026-08-04,Ada,Plank,x\n"


def zipped(*files: tuple[str, bytes], **more) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", more.pop("method", zipfile.ZIP_DEFLATED)) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return target.getvalue()


def everyone() -> list[tuple[str, bytes]]:
    return [(one.name, one.read_bytes()) for one in sorted(CLIENTS.iterdir())]


def athletes(*names: str) -> list[Athlete]:
    return [Athlete(name, name, 1, AthleteSettings()) for name in names]


@pytest.fixture
def warehouse():
    with store.open_warehouse(":memory:") as one:
        yield one


def test_a_zip_of_mixed_formats_with_one_bad_file_brings_all_the_others(warehouse):
    content = zipped(*everyone(), ("notes.csv", b"%PDF-1.7"), ("__MACOSX/._maya-hevy.csv", b"x"))
    sources = roster_import.sources_in("clients.zip", content)
    assert len(sources) == 11
    seen: list[int] = []
    planned = roster_import.plan(sources, [], KG, on_file=lambda number, _: seen.append(number))
    assert seen == list(range(11))
    assert {one.app for one in planned} == {"hevy", "strong", "fitnotes", "table", ""}
    batch, outcomes = roster_import.run(warehouse, planned, KG, load_catalogue())
    refused = [one for one in outcomes if one.report is None]
    assert [(one.label, "PDF" in one.message) for one in refused] == [("notes.csv", True)]
    assert len(store.athletes(warehouse)) == 10
    assert len(store.batches(warehouse)) == 10
    assert roster_import.undo_batch(warehouse, batch, load_catalogue()) == 10
    assert store.athletes(warehouse) == []
    assert warehouse.rows("SELECT count(*) FROM weekly") == [(0,)]


def test_a_batch_leaves_what_one_import_after_the_other_leaves(warehouse):
    from analytics import ingest

    catalogue = load_catalogue()
    files = [LogFile(*one) for one in everyone()]
    planned = roster_import.plan([roster_import.Source(f.name, lambda f=f: f) for f in files], [], KG)
    roster_import.run(warehouse, planned, KG, catalogue)
    with store.open_warehouse(":memory:") as other:
        for one, file in zip(planned, files, strict=True):
            ingest.import_log(other, store.create_athlete(other, one.client).athlete_id, file, KG[""], catalogue)
        weekly = [
            {
                one.name: store.read_weekly(w, [one.athlete_id])
                .drop(columns="athlete_id")
                .sort_values(["week_start", "focus_area"], ignore_index=True)
                for one in store.athletes(w)
            }
            for w in (warehouse, other)
        ]
    assert weekly[0].keys() == weekly[1].keys()
    assert all(weekly[0][name].equals(weekly[1][name]) for name in weekly[0])


def test_one_table_with_an_athlete_column_keeps_its_lines(warehouse):
    planned = roster_import.plan(roster_import.sources_in("all.csv", TABLE.encode()), [], KG)
    assert [(one.client, one.in_column) for one in planned] == [("Ada", "Ada"), ("Bob", "Bob")]
    _, outcomes = roster_import.run(warehouse, planned, KG, load_catalogue())
    ada = outcomes[0].report
    assert ada and (ada.sets_kept, ada.rows_read) == (1, 2)
    assert {issue.line for issue in ada.issues if issue.severity == "left_out"} == {4}
    assert split_by_athlete(LogFile("a.csv", b"Date,Exercise,Reps\n2026-08-03,Squat,5\n"), KG[""]) == {}


def test_a_client_who_has_nothing_readable_is_not_made(warehouse):
    source = roster_import.Source("ada.csv", lambda: LogFile("ada.csv", TABLE.replace("Client", "Mood").encode()))
    planned = roster_import.plan([source], [], KG)
    gone = roster_import.Source("ada.csv", lambda: LogFile("ada.csv", b"%PDF"))
    _, [outcome] = roster_import.run(
        warehouse, [roster_import.Planned(gone, planned[0].app, "Ada", "")], KG, load_catalogue()
    )
    assert outcome.report is None and "PDF" in outcome.message
    assert store.athletes(warehouse) == []


@pytest.mark.parametrize(
    ("name", "client"),
    [
        ("maya-hevy.csv", "Maya R."),
        ("strong_export_2026-08-01 Tomasz K.csv", "Tomasz K."),
        ("MAYA.R.export.csv", "Maya R."),
        ("hevy-workouts-someone else.csv", "Someone Else"),
        ("sam.csv", "Sam"),
        ("workouts.csv", ""),
    ],
)
def test_who_a_file_is_proposed_for(name: str, client: str):
    known = athletes("Maya R.", "Tomasz K.", "Sam O.", "Sam P.")
    assert roster_import.propose(name, known)[0] == client


def test_questions_are_asked_once_for_a_format(warehouse):
    twice = [
        ("a.csv", (CLIENTS / "ruben-strong.csv").read_bytes()),
        ("b.csv", (CLIENTS / "tomasz-strong.csv").read_bytes()),
    ]
    planned = roster_import.plan(roster_import.sources_in("z.zip", zipped(*twice)), [], {})
    assert [(app, question.key) for app, question in roster_import.open_questions(planned)] == [("strong", "load_unit")]


def test_a_map_wins_over_every_proposal():
    assert roster_import.read_map("file;client\nFolder/Maya-Hevy.csv; Kim  K\n\n") == {"maya-hevy.csv": "Kim K"}
    with pytest.raises(FileRefusedError):
        roster_import.read_map("maya.csv\n")
    sources = roster_import.sources_in("maya-hevy.csv", (CLIENTS / "maya-hevy.csv").read_bytes())
    [one] = roster_import.plan(sources, [], KG, {"maya-hevy.csv": "Kim K"})
    assert (one.client, one.reason) == ("Kim K", "as you said")


def overlapping() -> bytes:
    """Two directory entries that name the same bytes."""
    content = bytearray(zipped(("a.csv", b"x" * 2000), ("b.csv", b"y" * 2000)))
    second = content.rfind(b"PK\x01\x02")
    content[second + 42 : second + 46] = (0).to_bytes(4, "little")
    return bytes(content)


def locked() -> bytes:
    content = bytearray(zipped(("a.csv", b"x")))
    content[content.rfind(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def linked() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        info = zipfile.ZipInfo("a.csv")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (zipped(*((f"{n}.csv", b"x") for n in range(1001))), "1,001 files"),
        (zipped(("bomb.csv", bytes(20_000_000))), "unpacks to far more"),
        (zipped(("big.csv", b"\0" * 25_000_001), method=zipfile.ZIP_STORED), "larger than 25 MB"),
        (zipped(("a.csv", b"x"), method=zipfile.ZIP_BZIP2), "unusual way"),
        (overlapping(), "overlap"),
        (locked(), "password"),
        (linked(), "a link"),
        (zipped(), "no file"),
        (zipped(("__MACOSX/a.csv", b"x"), (".DS_Store", b"x")), "no file"),
        (zipped(("a.csv", b"x"))[:-30], "damaged"),
    ],
    ids=["many", "ratio", "large", "method", "overlap", "password", "link", "empty", "system files", "cut"],
)
def test_a_zip_is_refused_before_anything_is_unpacked(content: bytes, message: str, monkeypatch):
    monkeypatch.setattr(zipfile.ZipFile, "open", None)
    with pytest.raises(FileRefusedError, match=message):
        zip_members(content)


def test_the_same_name_twice_is_refused():
    with pytest.warns(UserWarning):
        content = zipped(("a.csv", b"x"), ("a.csv", b"y"))
    with pytest.raises(FileRefusedError, match="twice"):
        zip_members(content)


def test_names_inside_a_zip_are_labels_and_archives_in_it_are_refused_alone():
    content = zipped(("../../etc/a.csv", b"x"), ("C:\\logs\\b.csv", b"y"), ("inner.zip", zipped(("c.csv", b"z"))))
    members = zip_members(content)
    assert [one.name for one in members] == ["a.csv", "b.csv", "inner.zip"]
    assert read_member(content, members[0]) == LogFile("a.csv", b"x")
    with pytest.raises(FileRefusedError, match="archive inside"):
        read_member(content, members[2])


def test_damaged_bytes_of_one_file_are_told_with_its_name():
    content = bytearray(zipped(("a.csv", bytes(range(256)) * 9), method=zipfile.ZIP_STORED))
    content[60] ^= 255
    with pytest.raises(FileRefusedError, match=r"“a\.csv” is damaged"):
        read_member(bytes(content), zip_members(bytes(content))[0])


def test_the_command_line_says_the_same(tmp_path, capsys):
    folder, database = tmp_path / "logs", str(tmp_path / "log.duckdb")
    folder.mkdir()
    for name in ("maya-hevy.csv", "tomasz-strong.csv"):
        (folder / name).write_bytes((CLIENTS / name).read_bytes())
    common = [str(folder), "--database", database, "--today", "2026-08-23"]
    assert main(["import-roster", *common]) == 2
    assert "--load-unit" in capsys.readouterr().err
    assert main(["import-roster", *common, "--load-unit", "kg", "--dry-run", "--json"]) == 0
    assert [one["client"] for one in json.loads(capsys.readouterr().out)["files"]] == ["Maya", "Tomasz"]
    (folder / "picture.csv").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "map.csv").write_text("maya-hevy.csv,Kim\n", encoding="utf-8")
    told = ["--load-unit", "kg", "--map", str(tmp_path / "map.csv"), "--json"]
    assert main(["import-roster", *common, *told]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert [(one["client"], one["report"] is None) for one in answer["files"]] == [
        ("Kim", False),
        ("", True),
        ("Tomasz", False),
    ]
    assert main(["undo-batch", answer["batch"], "--database", database, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["imports"] == 2
    assert main(["undo-batch", answer["batch"], "--database", database]) == 1
