"""Reading a reviewed table: every fault names file and line and says how to mend it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from analytics.model import ReferenceDataError
from analytics.reference import load_catalogue
from analytics.reference.tables import DATA, read_table


def table(folder: Path, text: str) -> Path:
    path = folder / "things.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_know_their_line(tmp_path: Path):
    rows = read_table(table(tmp_path, 'thing,size\na,1\n"b, c",2\n'), ["thing", "size"], ["thing"])
    assert [(row.line, row["thing"], row["size"]) for row in rows] == [(2, "a", "1"), (3, "b, c", "2")]


FAULTS = {
    "wrong header": ("thing\n", r"data/things.csv:1: the header is thing; write thing,size"),
    "no header": ("", r"data/things.csv:1: the header is ; write thing,size"),
    "a cell too many": ("thing,size\na,1,x\n", r"data/things.csv:2: 3 cells where the header has 2"),
    "a cell too few": ("thing,size\na,1\nb\n", r"data/things.csv:3: 1 cells where the header has 2"),
    "a blank at the edge": ("thing,size\na ,1\n", r"data/things.csv:2: a cell begins or ends with a blank"),
    "out of order": ("thing,size\nb,1\na,2\n", r"data/things.csv:3: this row sorts before line 2; sort the file"),
    "the same key twice": ("thing,size\na,1\nA,2\n", r"data/things.csv:3: A stands on line 2 already; keep one"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_file_and_line(tmp_path: Path, fault: str):
    text, message = FAULTS[fault]
    with pytest.raises(ReferenceDataError, match=message):
        read_table(table(tmp_path, text), ["thing", "size"], ["thing"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for source in DATA.glob("*.csv"):
        shutil.copy(source, tmp_path)
    return tmp_path


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, "the line to change is not there once"
    path.write_text(text.replace(old, new), encoding="utf-8")


MISTAKES = {
    "unknown category": (
        "exercises.csv",
        "plank,Front plank,balance",
        "plank,Front plank,stable",
        "write one of: balance",
    ),
    "unknown measure": (
        "exercises.csv",
        "plank,Front plank,balance,hold",
        "plank,Front plank,balance,time",
        "measure is",
    ),
    "fraction over 1": (
        "exercises.csv",
        "Barbell squat,strength,reps,no,0.88",
        "Barbell squat,strength,reps,no,88",
        "from 0 to 1",
    ),
    "fraction no number": (
        "exercises.csv",
        "Barbell squat,strength,reps,no,0.88",
        "Barbell squat,strength,reps,no,x",
        "number",
    ),
    "basis without fraction": (
        "exercises.csv",
        "leg_press,Leg press,strength,reps,no,0,-",
        "leg_press,Leg press,strength,reps,no,0,A",
        "basis",
    ),
    "no family": (
        "exercises.csv",
        "plank,Front plank,balance,hold,no,,-,1,plank",
        "plank,Front plank,balance,hold,no,,-,1,",
        "family",
    ),
    "dangling step of the ladder": (
        "exercises.csv",
        "ab_wheel,Ab wheel rollout,strength,reps,no,,-,1,rollout,no,plank_saw,",
        "ab_wheel,Ab wheel rollout,strength,reps,no,,-,1,rollout,no,plank_sow,",
        "easier is 'plank_sow'",
    ),
    "no sentence why": (
        "exercises.csv",
        "The abdomen stops the back from sagging as the arms reach far ahead.",
        "",
        "why are all needed",
    ),
    "dangling area": (
        "exercise_areas.csv",
        "ab_wheel,core,1.0",
        "ab_whale,core,1.0",
        "'ab_whale' is not in data/exercises.csv",
    ),
    "unknown area": ("exercise_areas.csv", "ab_wheel,core,1.0", "ab_wheel,abs,1.0", "focus_area is 'abs'"),
    "odd credit": ("exercise_areas.csv", "ab_wheel,core,1.0", "ab_wheel,core,0.7", "credit is '0.7'"),
    "dangling alias": ("exercise_aliases.csv", "Zumba,aerobics\n", "Zumba,aerobic\n", "'aerobic' is not in"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_the_catalogue_is_told(folder: Path, mistake: str):
    file, old, new, message = MISTAKES[mistake]
    change(folder, file, old, new)
    with pytest.raises(ReferenceDataError, match=rf"^data/{file}:\d+: .*{message}"):
        load_catalogue(folder)


def test_areas_of_uncounted_work_are_refused(folder: Path):
    change(
        folder,
        "exercise_areas.csv",
        "ankle_dorsiflexion,feet,0.5\n",
        "aerobics,legs,1.0\nankle_dorsiflexion,feet,0.5\n",
    )
    with pytest.raises(ReferenceDataError, match=r"^data/exercises.csv:\d+: cardio counts nowhere"):
        load_catalogue(folder)


def test_an_alias_that_is_known_already_is_refused(folder: Path):
    change(folder, "exercise_aliases.csv", "Zumba,aerobics\n", "Zumba,aerobics\nZumbas,cycling\n")
    with pytest.raises(
        ReferenceDataError, match=r"^data/exercise_aliases.csv:\d+: 'Zumbas' is known already as aerobics"
    ):
        load_catalogue(folder)


def test_an_alias_of_equipment_alone_is_refused(folder: Path):
    change(folder, "exercise_aliases.csv", "\n12 3 30,walking\n", "\n12kg Cable Rope,walking\n")
    with pytest.raises(ReferenceDataError, match="names no movement"):
        load_catalogue(folder)


def test_the_fingerprint_changes_with_any_table(folder: Path):
    before = load_catalogue(DATA).fingerprint
    change(folder, "focus_areas.csv", "core,Core", "core,Trunk")
    assert load_catalogue(folder).fingerprint != before
