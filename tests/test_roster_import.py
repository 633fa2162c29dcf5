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
from analytics.roster_import import Told

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


def test_a_zip_of_mixed_formats_with_one_bad_file_brings_all_the_others(warehouse):
    content = zipped(*everyone(), ("notes.csv", b"%PDF-1.7"), ("__MACOSX/._maya-hevy.csv", b"x"))
    sources = roster_import.sources_in("clients.zip", content)
    assert len(sources) == 10
    seen: list[int] = []
    planned = roster_import.plan(sources, [], KG, on_file=lambda number, _: seen.append(number))
    assert seen == list(range(10))
    assert {one.app for one in planned} == {"hevy", "strong", "fitnotes", "table", ""}
    batch, outcomes = roster_import.run(warehouse, planned, KG, load_catalogue())
    refused = [one for one in outcomes if one.report is None]
    assert [(one.label, "PDF" in one.message) for one in refused] == [("notes.csv", True)]
    assert len(store.athletes(warehouse)) == 9
    assert len(store.batches(warehouse)) == 9
    assert roster_import.undo_batch(warehouse, batch, load_catalogue()) == 9
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
    assert [(one.app, one.question.key, one.is_for_all) for one in roster_import.open_questions(planned)] == [
        ("strong", "load_unit", True)
    ]


def test_a_map_wins_over_every_proposal():
    told = roster_import.read_map("file;client\nFolder/Maya-Hevy.csv; Kim  K\n\n")
    assert told == {"folder/maya-hevy.csv": Told("Folder/Maya-Hevy.csv", "Kim K")}
    with pytest.raises(FileRefusedError):
        roster_import.read_map("maya.csv\n")
    sources = roster_import.sources_in("maya-hevy.csv", (CLIENTS / "maya-hevy.csv").read_bytes())
    [one] = roster_import.plan(sources, [], KG, told)
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


def test_a_zip_with_any_one_byte_changed_is_read_or_refused_in_words():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", "Date,Exercise,Reps\n" + "2026-01-01,Squat,5\n" * 30)
    whole, refused = file.getvalue(), 0
    for place in range(len(whole)):
        content = bytearray(whole)
        content[place] ^= 0xFF
        try:
            for member in zip_members(bytes(content)):
                read_member(bytes(content), member)
        except FileRefusedError:
            refused += 1
    assert refused > len(whole) / 2


def test_names_inside_a_zip_are_labels_and_archives_in_it_are_refused_alone():
    content = zipped(("../../etc/a.csv", b"x"), ("C:\\logs\\b.csv", b"y"), ("inner.zip", zipped(("c.csv", b"z"))))
    members = zip_members(content)
    assert [one.name for one in members] == ["etc/a.csv", "inner.zip", "logs/b.csv"]
    assert read_member(content, members[0]) == LogFile("a.csv", b"x")
    with pytest.raises(FileRefusedError, match="archive inside"):
        read_member(content, members[1])


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


def strong(*loads: float) -> bytes:
    """A Strong export of an iPhone, which does not state its unit."""
    head = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE"
    rows = [f'2026-08-{3 + n:02d} 18:00:00,"Legs",45m,"Squat (Barbell)",1,{x},5,0,0,,,' for n, x in enumerate(loads)]
    return "\n".join([head, *rows]).encode()


POUNDS, KILOGRAMS = strong(45, 95, 135, 185, 225, 135), strong(42.5, 47.5, 52.5, 61, 63.5, 66)
OF_TWO = zipped(("Maya/strong.csv", POUNDS), ("Tom/strong.csv", KILOGRAMS), ("Tom/strong log.csv", strong(62.5, 41)))


def test_files_that_look_different_are_asked_about_apart(warehouse):
    sources = roster_import.sources_in("clients.zip", OF_TWO)
    options = {"": ImportOptions(today=TODAY)}
    planned = roster_import.plan(sources, [], options)
    asked = roster_import.open_questions(planned)
    assert [(one.question.proposal, [log.label for log in one.logs], one.is_for_all) for one in asked] == [
        ("lb", ["Maya/strong.csv"], False),
        ("kg", ["Tom/strong log.csv", "Tom/strong.csv"], False),
    ]
    for one in asked:
        options = roster_import.with_answer(options, one, one.question.proposal or "")
    planned = roster_import.plan(sources, [], options)
    assert not roster_import.open_questions(planned)
    assert {one.label: one.answers["load_unit"] for one in planned} == {
        "Maya/strong.csv": "lb",
        "Tom/strong log.csv": "kg",
        "Tom/strong.csv": "kg",
    }
    roster_import.run(warehouse, planned, options, load_catalogue())
    heaviest = {
        one.name: store.read_sets(warehouse, [one.athlete_id], load_catalogue())["load_kg"].max()
        for one in store.athletes(warehouse)
    }
    assert heaviest == pytest.approx({"Maya": 225 * 0.45359237, "Tom": 66})


def test_one_answer_for_files_that_look_different_is_told_unless_a_map_says_it():
    sources = roster_import.sources_in("clients.zip", OF_TWO)
    planned = roster_import.plan(sources, [], KG)
    found = roster_import.disagreeing(planned)
    assert found and (found[0], found[1].label, found[2].label) == (
        "load_unit",
        "Maya/strong.csv",
        "Tom/strong log.csv",
    )
    told = roster_import.read_map("file,load_unit\nMaya/strong.csv,lb\n")
    assert roster_import.disagreeing(roster_import.plan(sources, [], KG, told)) is None


def test_folders_name_the_client_where_files_do_not():
    planned = roster_import.plan(roster_import.sources_in("clients.zip", OF_TWO), [], KG)
    assert [(one.label, one.client, one.reason) for one in planned] == [
        ("Maya/strong.csv", "Maya", "a new client, named after the folder"),
        ("Tom/strong log.csv", "Tom", "a new client, named after the folder"),
        ("Tom/strong.csv", "Tom", "a new client, named after the folder"),
    ]


@pytest.mark.parametrize(
    ("label", "client", "reason"),
    [
        ("clients/2026/strong.csv", "", "its name says no client"),
        ("exports/Maya R/2026/hevy.csv", "Maya R.", "the name of a client is in its folder"),
        ("exports/Maya/hevy.csv", "Maya R.", "the first name in its folder fits one client"),
        ("exports/kim.csv", "Kim", "a new client, named after the file"),
    ],
)
def test_who_a_file_in_a_folder_is_proposed_for(label: str, client: str, reason: str):
    assert roster_import.propose(label, athletes("Maya R.", "Tomasz K.")) == (client, reason)


def test_a_file_without_a_client_says_so(warehouse):
    planned = roster_import.plan(roster_import.sources_in("strong.csv", KILOGRAMS), [], KG)
    _, [outcome] = roster_import.run(warehouse, planned, KG, load_catalogue())
    assert outcome.message == "No client was named for it, so it was left out."


def test_a_map_tells_files_of_one_name_apart_and_says_which_lines_fit_nothing():
    sources = roster_import.sources_in("clients.zip", OF_TWO)
    told = roster_import.read_map("file,client\nstrong.csv,Mia\nclients/Tom/strong.csv,Thomas\nleah.csv,Leah\n")
    labels = [one.name for one in sources]
    planned = roster_import.plan(sources, [], KG, told)
    clients = {one.label: one.client for one in planned}
    assert (clients["Tom/strong.csv"], clients["Maya/strong.csv"]) == ("Thomas", "Mia")
    assert roster_import.unused(told, labels) == ["“leah.csv” in the map fits no file; the line was not used."]
    told = roster_import.read_map("strong.csv,Wrong\n")
    assert "Wrong" not in {one.client for one in roster_import.plan(sources, [], KG, told)}
    [sentence] = roster_import.unused(told, labels)
    assert "is the name of 2 files" in sentence


def test_files_of_one_name_that_lie_in_no_folder_are_told_apart():
    sources = [*roster_import.sources_in("strong.csv", POUNDS), *roster_import.sources_in("strong.csv", KILOGRAMS)]
    assert [one.label for one in roster_import.plan(sources, [], KG)] == ["strong.csv", "strong.csv [2]"]


def test_a_map_brings_groups_tags_and_whether_they_have_lifted_before(warehouse):
    told = roster_import.read_map(
        "file;client;group;tags;lifted_before\nMaya/strong.csv;Maya;Club;trail, new;no\nTom/strong.csv;Tom;;x;\n"
    )
    planned = roster_import.plan(roster_import.sources_in("clients.zip", OF_TWO), [], KG, told)
    roster_import.run(warehouse, planned, KG, load_catalogue())
    names = {one.athlete_id: one.name for one in store.athletes(warehouse)}
    labels = store.labels(warehouse)
    assert sorted((names[one], kind, label) for one, kind, label in labels.itertuples(index=False)) == [
        ("Maya", "group", "Club"),
        ("Maya", "tag", "new"),
        ("Maya", "tag", "trail"),
        ("Tom", "tag", "x"),
    ]
    assert {one.name: one.settings.level for one in store.athletes(warehouse)} == {"Maya": "new", "Tom": None}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("file,client,colour\na.csv,A,red\n", "no column “colour”"),
        ("file,lifted_before\na.csv,perhaps\n", "Line 2 of the map: lifted_before is yes, no or empty"),
        ("file,load_unit\na.csv,stone\n", "load_unit cannot be “stone”"),
        (f"file,group\na.csv,{'x' * 61}\n", "longer than 60 letters"),
        ("file,client,group\na.csv,,\n", "has no file and client"),
    ],
)
def test_a_map_that_cannot_be_understood_is_refused_with_its_line(text: str, message: str):
    with pytest.raises(FileRefusedError, match=message):
        roster_import.read_map(text)


def test_people_of_one_table_are_asked_about_apart():
    rows = [(day, *one) for day in (3, 4, 5) for one in (("Maya", 45), ("Maya", 95), ("Tom", 42.5), ("Tom", 61))]
    lines = [f"2026-08-{day:02d},{name},Squat,5,{load}" for day, name, load in rows]
    content = "\n".join(["Date,Client,Exercise,Reps,Weight", *lines]).encode()
    planned = roster_import.plan(roster_import.sources_in("all.csv", content), [], {"": ImportOptions(today=TODAY)})
    asked = [one for one in roster_import.open_questions(planned) if one.question.key == "load_unit"]
    assert [(one.question.proposal, [log.label for log in one.logs]) for one in asked] == [
        ("lb", ["all.csv (Maya)"]),
        ("kg", ["all.csv (Tom)"]),
    ]


def test_the_command_line_reads_folders_below_and_tells_what_does_not_fit(tmp_path, capsys):
    folder, database = tmp_path / "logs", str(tmp_path / "log.duckdb")
    for name, content in (("Maya", POUNDS), ("Tom", KILOGRAMS), (".hidden", b"x")):
        (folder / name).mkdir(parents=True)
        (folder / name / "strong.csv").write_bytes(content)
    common = ["import-roster", str(folder), "--database", database, "--today", "2026-08-23"]
    assert main(common) == 2
    told = capsys.readouterr().err
    assert "look different (Maya/strong.csv: looks like lb; Tom/strong.csv: looks like kg)" in told
    assert "the columns file and load_unit" in told
    assert main([*common, "--load-unit", "kg"]) == 2
    assert "Maya/strong.csv looks like lb, Tom/strong.csv like kg" in capsys.readouterr().err
    table = tmp_path / "map.csv"
    table.write_text("file,load_unit\nMaya/strong.csv,lb\nTom/strong.csv,kg\nleah.csv,kg\n", encoding="utf-8")
    assert main([*common, "--map", str(table), "--dry-run"]) == 0
    shown = capsys.readouterr()
    assert "loads in lb" in shown.out and "“leah.csv” in the map fits no file" in shown.err
    assert main([*common, "--map", str(table), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [one["client"] for one in answer["files"]] == ["Maya", "Tom"]
    assert len(answer["unused_map_lines"]) == 1
    assert main(["batches", "--database", database, "--json"]) == 0
    [batch] = json.loads(capsys.readouterr().out)["batches"]
    assert (batch["batch"], batch["files"], sorted(batch["clients"])) == (
        answer["batch"],
        ["strong.csv", "strong.csv"],
        ["Maya", "Tom"],
    )
