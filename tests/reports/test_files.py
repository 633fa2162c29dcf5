"""Names of files, the workbook, and `evenstride report`."""

from __future__ import annotations

import datetime as dt
import io
import json
import math
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from analytics import warehouse as store
from analytics.cli import main
from analytics.model import Athlete, AthleteSettings
from analytics.reference import load_samples
from analytics.reports import Naming, as_workbook, different_stems, file_stem, shown_name
from analytics.words.sheet import FLAG_COLUMNS, WEEKLY_COLUMNS
from tests.filled import samples_at

DAY = dt.date(2026, 8, 23)


def athlete(name: str, athlete_id: str = "a1") -> Athlete:
    return Athlete(athlete_id, name, 1, AthleteSettings())


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Robin (sample)", "R."), ("Anna van der Berg", "A.V.D."), ("юлия петрова", "Ю.П."), ("42", "N.N.")],
)
def test_initials(name: str, initials: str):
    assert shown_name(athlete(name), Naming.INITIALS) == initials


def test_a_code_is_that_of_the_athlete_whatever_the_name():
    code = shown_name(athlete("Ada"), Naming.CODE)
    assert code == shown_name(athlete("Ada Renamed"), Naming.CODE)
    assert code != shown_name(athlete("Ada", "a2"), Naming.CODE)
    assert "Ada" not in code


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Robin (sample)", "Robin-sample"),
        ("../../etc/passwd", "etc-passwd"),
        ("a/b\\c:d*e?f\n<g>|h", "a-b-c-d-e-f-g-h"),
        ("...", "athlete"),
        ("", "athlete"),
        ("Юлия", "Юлия"),
        ("x" * 500, "x" * 40),
    ],
)
def test_file_names_hold_nothing_that_a_system_acts_on(name: str, stem: str):
    assert file_stem(name) == stem


def test_two_names_that_come_to_the_same_get_files_of_their_own():
    assert different_stems(["A.B.", "a b", "A.B.", "C"]) == ["A-B", "a-b-2", "A-B-3", "C"]


# ------------------------------------------------------------------------------------------------- the workbook


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", '=HYPERLINK("http://x")', "bell \x07"])
def test_a_cell_that_begins_like_a_formula_is_text(text: str):
    weekly = dict.fromkeys(WEEKLY_COLUMNS, "") | {"athlete": text, "set_count": 2.5, "volume_load_kg": math.nan}
    flag = dict.fromkeys(FLAG_COLUMNS, None) | {"text": text, "session_started_at": pd.NaT}
    book = openpyxl.load_workbook(io.BytesIO(as_workbook([weekly], [flag], DAY, [])))
    for sheet, column in ((book["Weekly"], "athlete"), (book["Flags"], "text")):
        heads = [cell.value for cell in sheet[1]]
        cell = sheet.cell(2, heads.index(column) + 1)
        assert cell.data_type == "s"
        assert cell.value == text.replace("\x07", "\ufffd").replace("\r", "\n")  # XML knows one sign for a new line
        assert cell.quotePrefix == text.startswith(("=", "+", "-", "@", "\t", "\r"))
    numbers = {cell.value: other.value for cell, other in zip(book["Weekly"][1], book["Weekly"][2], strict=True)}
    assert numbers["set_count"] == 2.5
    assert numbers["volume_load_kg"] is None
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_the_workbook_says_what_its_columns_mean():
    about = openpyxl.load_workbook(io.BytesIO(as_workbook([], [], DAY, [("Ada", "=Judged by the guide.")])))["About"]
    said = {row[0]: row[1] for row in about.iter_rows(values_only=True)}
    assert all(said[name] for name in [*WEEKLY_COLUMNS, *FLAG_COLUMNS])
    assert said["Ada"] == "=Judged by the guide."  # as text, as all of it


# ------------------------------------------------------------------------------------------------- the command


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reports") / "samples.duckdb"
    samples_at(path)
    return path


def report(database: Path, out: Path, *more: str) -> int:
    return main(["report", "--database", str(database), "--out", str(out), "--today", "2026-08-23", *more])


def test_one_athlete_in_every_format(database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    formats = [part for kind in ("pdf", "html", "text", "xlsx") for part in ("--format", kind)]
    assert report(database, tmp_path / "new", "--athlete", "robin (sample)", *formats, "--json") == 0
    files = json.loads(capsys.readouterr().out)["files"]
    assert [Path(one["file"]).name for one in files] == [
        f"evenstride-Robin-sample-2026-08-23.{ending}" for ending in ("pdf", "html", "txt", "xlsx")
    ]
    assert all(Path(one["file"]).stat().st_size > 500 for one in files)


def test_everybody_with_codes_and_one_workbook(database: Path, tmp_path: Path):
    assert report(database, tmp_path, "--all", "--codes", "--format", "text", "--format", "xlsx") == 0
    names = sorted(path.name for path in tmp_path.iterdir())
    assert len(names) == len(load_samples().athletes) + 1
    assert "evenstride-everybody-2026-08-23.xlsx" in names
    text = "".join(path.read_text() for path in tmp_path.glob("*.txt"))
    assert not [one for one in ("Robin", "Alex", "Sam (", "Kim", "Lee") if one in text or one in "".join(names)]
    sheet = openpyxl.load_workbook(tmp_path / "evenstride-everybody-2026-08-23.xlsx")["Weekly"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert len({row[0] for row in rows}) == len(names) - 1
    assert all(row[0].startswith("Athlete ") for row in rows)


def test_nothing_is_written_over(database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    arguments = ("--athlete", "Alex (sample)", "--format", "text", "--format", "html")
    assert report(database, tmp_path, *arguments) == 0
    there = tmp_path / "evenstride-Alex-sample-2026-08-23.html"
    there.write_text("mine")
    (tmp_path / "evenstride-Alex-sample-2026-08-23.txt").unlink()
    assert report(database, tmp_path, *arguments) == 1
    assert "Nothing was written" in capsys.readouterr().err
    assert there.read_text() == "mine"
    assert len(list(tmp_path.iterdir())) == 1
    assert report(database, tmp_path, *arguments, "--replace") == 0
    assert there.read_text() != "mine"


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["--format", "pdf"], 2, "Say whose page"),
        (["--all", "--athlete", "Kim (sample)"], 2, "Say whose page"),
        (["--all", "--initials", "--codes"], 2, "not allowed with"),
        (["--athlete", "Nobody"], 1, "There is no athlete called Nobody"),
        (["--athlete", "Kim (sample)", "--note", "x" * 601], 1, "The note has 601 signs"),
        (["--all", "--note", "For Kim"], 2, "A note is about one person"),
        (["--group", "Club", "--week-note", "2026-08-03"], 2, "A note is about one person"),
        (["--group", "Nobody's"], 2, "Nobody is in a group Nobody's. The groups are: none yet."),
        (["--athlete", "Kim (sample)", "--week-note", "2026-08-03"], 2, "The week of 2026-08-03 has no note."),
    ],
)
def test_wrong_usage_is_one_sentence(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, sentence: str
):
    assert report(database, tmp_path / "out", *arguments) == code
    assert sentence in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_note_of_a_week_goes_on_the_page_of_its_athlete(tmp_path: Path):
    path = tmp_path / "own.duckdb"
    samples_at(path)
    with store.open_warehouse(path) as warehouse:
        kim = store.find_athlete(warehouse, "Kim (sample)").athlete_id
        store.write_week_note(warehouse, kim, dt.date(2026, 8, 3), "Hills instead of gym")
        store.set_labels(warehouse, kim, "Club", [])
    out = ("--format", "text", "--athlete", "Kim (sample)", "--week-note", "2026-08-05")
    assert report(path, tmp_path / "one", *out) == 0
    [page] = (tmp_path / "one").iterdir()
    assert "Hills instead of gym" in page.read_text()
    assert report(path, tmp_path / "group", "--group", "Club", "--format", "text") == 0
    [page] = (tmp_path / "group").iterdir()
    assert "Kim" in page.name and "Hills" not in page.read_text()


def test_a_file_in_the_place_of_the_folder(database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "out").write_text("x")
    assert report(database, tmp_path / "out", "--all") == 1
    assert "is a file" in capsys.readouterr().err
