"""Plain tables: headings in seven languages, sets in one row, sides, marks, sessions."""

from __future__ import annotations

import pytest

from analytics.importers import identify
from analytics.importers.table_columns import matched_columns
from analytics.model import FileRefusedError, ImportOptions
from tests.importers.logs import KG, TODAY, log, read, warnings

PLAIN = ImportOptions(today=TODAY)

HEADINGS = [
    "Date,Exercise,Reps,Weight (kg)",
    "date;exercise_name;reps;weight_kg",
    "Datum;Übung;Wdh.;Gewicht (kg)",
    "Date;Exercice;Répétitions;Charge (kg)",
    "Fecha;Ejercicio;Repeticiones;Peso (kg)",
    "Data;Exercício;Repetições;Carga (kg)",
    "Data;Esercizio;Ripetizioni;Carico (kg)",
    "Datum;Oefening;Herhalingen;Gewicht [kg]",
]


@pytest.mark.parametrize("heading", HEADINGS)
def test_headings_of_seven_languages_are_matched(heading: str) -> None:
    separator = ";" if ";" in heading else ","
    file = log(heading + "\n" + separator.join(["2025-05-04", "Squat", "5", "60"]))
    assert list(matched_columns(file, PLAIN)) == ["date", "exercise", "reps", "load"]
    assert identify(file).questions(file, PLAIN) == []
    assert read(file, PLAIN).sets[["reps", "load_kg"]].to_numpy().tolist() == [[5.0, 60.0]]


def test_distances_and_times_keep_the_unit_of_their_heading() -> None:
    file = log("Date,Exercise,Distance (m),Hold (min)\n2025-05-04,Carry,40,\n2025-05-04,Plank,,1.5\n")
    sets = read(file, PLAIN).sets
    assert sets["distance_m"].iloc[0] == 40.0
    assert sets["hold_s"].iloc[1] == 90.0


def test_units_in_cells_of_distances_are_read() -> None:
    sets = read(log("Date,Exercise,Distance\n2025-05-04,Carry,40 m\n2025-05-04,Sled,0.5 mi\n"), PLAIN).sets
    assert sets["distance_m"].tolist() == [40.0, 804.672]


def test_sets_by_reps_make_sets() -> None:
    sets = read(log("Date,Exercise,Sets\n2025-05-04,Squat,3x10\n2025-05-04,Lunge,2 × 8\n"), PLAIN).sets
    assert sets["reps"].tolist() == [10, 10, 10, 8, 8]
    assert sets["line"].tolist() == [2, 2, 2, 3, 3]


def test_rows_read_are_rows_of_the_file_not_sets() -> None:
    extraction = read(log("Date,Exercise,Sets,Reps\n2025-05-04,Squat,3,10\n"), PLAIN)
    assert (extraction.rows_read, len(extraction.sets)) == (1, 3)


def test_a_session_is_a_day_and_a_name_and_starts_with_its_first_row() -> None:
    rows = "2025-05-04 18:30,Legs,Squat,5\n2025-05-04 18:00,Legs,Lunge,5\n2025-05-04 07:00,Core,Plank,5\n"
    sets = read(log("Date,Session,Exercise,Reps\n" + rows), PLAIN).sets
    assert sets["session_key"].tolist() == ["2025-05-04 Legs", "2025-05-04 Legs", "2025-05-04 Core"]
    assert [str(t)[11:16] for t in sets["session_started_at"]] == ["18:00", "18:00", "07:00"]


def test_a_column_with_the_time_of_day_joins_the_date() -> None:
    sets = read(log("Date,Start time,Exercise,Reps\n2025-05-04,6:30 PM,Squat,5\n2025-05-05,,Squat,5\n"), PLAIN).sets
    assert sets["session_started_at"].astype(str).tolist() == ["2025-05-04 18:30:00", "2025-05-05 00:00:00"]


def test_sides_and_marks_are_read_and_unknown_words_listed() -> None:
    rows = "2025-05-04,Squat,5,links,warm-up\n2025-05-04,Squat,5,R,\n2025-05-04,Squat,5,upside,failure\n"
    extraction = read(log("Date,Exercise,Reps,Side,Set type\n" + rows), PLAIN)
    assert extraction.sets["side"].tolist() == ["left", "right", "both"]
    assert extraction.sets["set_kind"].tolist() == ["warm_up", "working", "failure"]
    assert extraction.marks_warm_ups
    (warning,) = warnings(extraction)
    assert (warning.line, warning.value) == (4, "upside")


def test_without_a_column_of_marks_the_format_has_none() -> None:
    assert not read(log("Date,Exercise,Reps\n2025-05-04,Squat,5\n")).marks_warm_ups


def test_curly_brackets_in_a_heading_are_letters() -> None:
    file = log("Date,Exercise,Reps,{side}\n2025-05-04,Squat,5,upside\n")
    options = ImportOptions(columns={"side": "{side}"}, today=TODAY)
    assert "{side} is “upside”" in warnings(read(file, options))[0].message


def test_how_the_columns_were_read_is_told() -> None:
    extraction = read(log("Date,Exercise,Reps,Mood\n2025-05-04,Squat,5,fine\n"), KG)
    (issue,) = extraction.issues
    assert "“Reps” as the repetitions" in issue.message
    assert "Not read: Mood." in issue.message


def test_two_columns_of_the_same_name_refuse_the_file() -> None:
    with pytest.raises(FileRefusedError, match="2 columns are called “Weight”"):
        read(log("Date,Exercise,Reps,Weight,Weight\n2025-05-04,Squat,5,60,61\n"))


def test_a_column_called_time_is_asked_about() -> None:
    file = log("Date,Exercise,Reps,Time\n2025-05-04,Squat,5,18:30\n")
    (question,) = identify(file).questions(file, PLAIN)
    assert (question.key, question.proposal) == ("columns.hold_s", "Time")
    of_day = ImportOptions(columns={"time": "Time"}, today=TODAY)
    assert str(read(file, of_day).sets["session_started_at"].iloc[0]) == "2025-05-04 18:30:00"
    of_set = ImportOptions(columns={"hold_s": "Time"}, today=TODAY)
    assert read(file, of_set).sets["hold_s"].tolist() == [1110.0]


@pytest.mark.parametrize(
    ("word", "side"),
    [("left side", "left"), ("Right leg", "right"), ("each side", "both"), ("L/R", "both"), ("Cada lado", "both")],
)
def test_sides_in_words_are_read_without_a_warning(word: str, side: str) -> None:
    extraction = read(log(f"Date,Exercise,Reps,Side\n2025-05-04,Squat,5,{word}\n"), PLAIN)
    assert extraction.sets["side"].tolist() == [side]
    assert warnings(extraction) == []


@pytest.mark.parametrize(
    "cell", ["10 each", "10/side", "10 e/s", "10 per leg", "10 EACH side", "10 pro Seite", "10 cada lado"]
)
def test_repetitions_for_each_side_are_read_as_both(cell: str) -> None:
    sets = read(log(f"Date,Exercise,Reps\n2025-05-04,Squat,{cell}\n2025-05-04,Squat,3x{cell}\n"), PLAIN).sets
    assert sets["reps"].tolist() == [10.0] * 4
    assert set(sets["side"]) == {"both"}


@pytest.mark.parametrize("cell", ["10/", "10 per", "10/12", "10 each set", "12 L", "each"])
def test_what_is_not_plainly_each_side_is_left_out_and_told(cell: str) -> None:
    extraction = read(log(f"Date,Exercise,Reps\n2025-05-04,Squat,{cell}\n2025-05-04,Squat,5\n"), PLAIN)
    assert extraction.sets["reps"].tolist() == [5.0]
    assert [one.value for one in extraction.issues if one.line == 2] == [cell]


def test_words_beside_a_number_are_not_taken_for_a_date() -> None:
    extraction = read(log("Date,Exercise,Reps\n2025-05-04,Squat,5 good\n2025-05-04,Squat,5\n"))
    assert extraction.issues[1].message == (
        "Row 2: Reps is “5 good”. Write a number in plain digits, for example 10. The row is left out."
    )


def test_a_duration_beside_repetitions_is_asked_about() -> None:
    file = log("Date,Exercise,Reps,Duration\n2025-05-04,Squat,5,1h 5m\n2025-05-04,Plank,,60\n")
    (question,) = identify(file).questions(file, PLAIN)
    assert (question.key, question.proposal) == ("columns.hold_s", "Duration")
    apart = log("Date,Exercise,Reps,Duration\n2025-05-04,Squat,5,\n2025-05-04,Plank,,60\n")
    assert identify(apart).questions(apart, PLAIN) == []


@pytest.mark.parametrize("heading", ["Target reps", "target", "Goal reps"])
def test_targets_stand_beside_the_sets_and_leave_none_out(heading: str) -> None:
    cells = ["10", "8-12", "3x8", "", "AMRAP", "0"]
    rows = "".join(f"2025-05-04,Squat,10,{cell}\n" for cell in cells)
    extraction = read(log(f"Date,Exercise,Reps,{heading}\n{rows}"), PLAIN)
    aims = extraction.sets["target_reps"]
    assert aims[:3].tolist() == [10, 12, 8]
    assert aims[3:].isna().all()
    assert extraction.sets["reps"].tolist() == [10] * 6
    (warning,) = warnings(extraction)
    assert (warning.line, warning.value) == (6, "AMRAP")


@pytest.mark.parametrize(
    ("heading", "cell", "seconds"),
    [
        ("Session minutes", "45", 2700),
        ("Session length", "45", 2700),
        ("Session duration (s)", "2700", 2700),
        ("Workout duration", "1h 5m", 3900),
    ],
)
def test_the_length_of_a_session_is_in_minutes_unless_it_says_so(heading: str, cell: str, seconds: float) -> None:
    sets = read(log(f"Date,Exercise,Reps,{heading}\n2025-05-04,Squat,10,{cell}\n"), PLAIN).sets
    assert sets["session_duration_s"].tolist() == [seconds]
    assert sets["hold_s"].isna().all()
