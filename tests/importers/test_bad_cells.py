"""A bad cell costs its row, never the file, and the row is listed with its line, column, value and how to mend it."""

from __future__ import annotations

import pytest

from tests.importers.logs import left_out, read, strong, strong_row, strong_with, table, warnings

REFUSED = [
    ("weight", "NaN", "Weight", "plain digits"),
    ("weight", "inf", "Weight", "plain digits"),
    ("weight", "1e309", "Weight", "plain digits"),
    ("weight", "-100", "Weight", "positive number"),
    ("weight", "1001", "Weight", "up to 1,000 kg"),
    ("weight", "1e9", "Weight", "up to 1,000 kg"),
    ("weight", "0x64", "Weight", "plain digits"),
    ("weight", "1_000", "Weight", "plain digits"),
    ("weight", "1.0.0", "Weight", "plain digits"),
    ("weight", "True", "Weight", "plain digits"),
    ("weight", "１００", "Weight", "plain digits"),
    ("weight", "١٠٠", "Weight", "plain digits"),
    ("reps", "8-10", "Reps", "Write one number, for example 9."),
    ("reps", "12 – 15", "Reps", "for example 13."),
    ("reps", "1000000000", "Reps", "up to 1,000"),
    ("reps", "9223372036854775808", "Reps", "up to 1,000"),
    ("reps", "-5", "Reps", "up to 1,000"),
    ("reps", "5.5", "Reps", "whole number"),
    ("reps", "5-Mar", "Reps", "spreadsheet"),
    ("reps", "2026-03-05 00:00:00", "Reps", "spreadsheet"),
    ("rpe", "11", "RPE", "from 0 to 10"),
    ("rpe", "-1", "RPE", "from 0 to 10"),
    ("seconds", "90001", "Seconds", "up to 86,400"),
    ("seconds", "-5", "Seconds", "up to 86,400"),
    ("seconds", "soon", "Seconds", "minutes and seconds"),
    ("name", "", "Exercise Name", "Write the name"),
    ("name", "  ", "Exercise Name", "Write the name"),
    ("name", "x" * 201, "Exercise Name", "limit is 200"),
    ("name", '"Squat\nheavy"', "Exercise Name", "one line"),
    ("name", "Squat\x07", "Exercise Name", "control character"),
    ("date", "", "Date", "Write the date"),
    ("date", "0001-01-01 00:00:00", "Date", "before 1970"),
    ("date", "9999-01-01 00:00:00", "Date", "after today"),
    ("date", "0000-00-00 00:00:00", "Date", "no date"),
    ("date", "2026-06-03 10:00:00", "Date", "after today, 2026-06-01"),
    ("date", "2025-02-30 10:00:00", "Date", "no date"),
    ("date", "2025-13-01 10:00:00", "Date", "no date"),
    ("date", "2025-05-04 25:61:00", "Date", "no date"),
    ("date", "2025-05-04 24:00:00", "Date", "no date"),
    ("date", "2025-05-04 10:00:60", "Date", "no date"),
    ("date", "46082.75", "Date", "no date"),
    ("date", "1772388000", "Date", "number, not a date"),
    ("date", "Total", "Date", "total"),
]


@pytest.mark.parametrize(("cell", "value", "column", "mend"), REFUSED, ids=lambda text: str(text)[:20])
def test_a_bad_cell_leaves_its_row_out(cell: str, value: str, column: str, mend: str) -> None:
    extraction = read(strong_with(**{cell: value}))
    (issue,) = left_out(extraction)
    assert (issue.line, issue.column) == (3, column)
    assert issue.message.startswith(f"Row 3: {column} is ")
    assert mend in issue.message
    assert issue.message.endswith("The row is left out.")
    assert extraction.rows_read == 3
    assert len(extraction.sets) == 2


KEPT = [
    ("weight", "", "load_kg", None),
    ("weight", "-", "load_kg", None),
    ("weight", "BW", "load_kg", None),
    ("weight", "0.0", "load_kg", None),
    ("weight", "102.05833333333334", "load_kg", 102.05833333333334),
    ("weight", "1e2", "load_kg", 100.0),
    ("weight", "0060", "load_kg", 60.0),
    ("weight", "'60", "load_kg", 60.0),
    ("weight", " 60\u00a0", "load_kg", 60.0),
    ("weight", "1000", "load_kg", 1000.0),
    ("reps", "5.0", "reps", 5.0),
    ("reps", "1000", "reps", 1000.0),
    ("reps", "0", "reps", 0.0),
    ("name", "NA", "exercise_name", "NA"),
    ("name", "None", "exercise_name", "None"),
    ("name", "null", "exercise_name", "null"),
    ("name", "=cmd|'/c calc'!A0", "exercise_name", "=cmd|'/c calc'!A0"),
    ("name", "<script>alert(1)</script>", "exercise_name", "<script>alert(1)</script>"),
    ("name", "Robert'); DROP TABLE sets;--", "exercise_name", "Robert'); DROP TABLE sets;--"),
    ("name", 'Board 2" squat', "exercise_name", 'Board 2" squat'),
    ("name", "  Squat ", "exercise_name", "Squat"),
    ("name", "Cafe\u0301 squat", "exercise_name", "Caf\u00e9 squat"),
    ("note", '"one\ntwo"', "exercise_note", "one\ntwo"),
    ("date", "2026-06-02 10:00:00", "exercise_name", "Squat (Barbell)"),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "value", "column", "expected"), KEPT, ids=lambda text: str(text)[:20])
def test_an_unusual_cell_keeps_its_row(cell: str, value: str, column: str, expected: object) -> None:
    extraction = read(strong_with(**{cell: value}))
    assert not left_out(extraction)
    seen = extraction.sets[column].iloc[1]
    assert seen != seen if expected is None else seen == expected  # NaN is the value that differs from itself


def test_unseen_signs_are_taken_out_of_names_and_listed() -> None:
    extraction = read(strong_with(name="Sq\u200buat\u202e (Barbell)"))
    assert extraction.sets["exercise_name"].iloc[1] == "Squat (Barbell)"
    (warning,) = warnings(extraction)
    assert warning.line == 3


def test_identical_rows_are_three_sets() -> None:
    assert len(read(strong(*[strong_row()] * 3)).sets) == 3


def test_every_kept_row_has_at_most_one_reason() -> None:
    extraction = read(strong_with(weight="heavy", reps="many", date="soon", name=""))
    assert len(left_out(extraction)) == 1


def test_a_file_without_one_good_row_is_refused_with_the_first_reason() -> None:
    from analytics.model import FileRefusedError

    with pytest.raises(FileRefusedError, match="Row 2: Reps is “many”") as refused:
        read(strong(strong_row(reps="many"), strong_row(reps="few")))
    assert refused.value.line == 2


TABLE_REFUSED = [
    ("2025-05-04,Squat,0,60,,,", "nothing to count"),
    ("2025-05-04,Squat,,60,,,", "no set"),
    ("2025-05-04,,5,60,,,", "Write the name"),
    ("2025-05-04,Squat,5,60,,1000001,", "Distance (m) is “1000001”"),
    ("2025-05-04,Squat,5,-20,,,", "up to 1,000 kg"),
    ("Total,,500,6000,,,", "total"),
]


@pytest.mark.parametrize(("row", "mend"), TABLE_REFUSED)
def test_a_plain_table_leaves_out_rows_with_nothing_in_them(row: str, mend: str) -> None:
    extraction = read(table("2025-05-04,Squat,5,60,,,", row))
    (issue,) = left_out(extraction)
    assert issue.line == 3
    assert mend in issue.message


def test_zero_sets_are_nothing_to_count() -> None:
    extraction = read(table("2025-05-04,Squat,3,5", "2025-05-04,Squat,0,5", heading="Date,Exercise,Sets,Reps"))
    (issue,) = left_out(extraction)
    assert "Row 3: Sets is “0”" in issue.message
    assert len(extraction.sets) == 3


def test_very_many_names_are_doubted() -> None:
    extraction = read(strong(*[strong_row(name=f"note {i}") for i in range(2001)]))
    assert "2,001 different names in “Exercise Name”" in warnings(extraction)[0].message
