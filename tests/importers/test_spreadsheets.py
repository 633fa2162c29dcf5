"""Workbooks: typed cells, several sheets, and workbooks that are traps."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from typing import Any

import openpyxl
import pytest

from analytics.importers import identify
from analytics.model import FileRefusedError, ImportOptions, LogFile, UnansweredQuestionError
from tests.importers.logs import TODAY, left_out, read, warnings

PLAIN = ImportOptions(today=TODAY)
HEADING = ("Date", "Exercise", "Reps", "Load (kg)", "Hold (s)")


def workbook(**sheets: Sequence[Sequence[Any]]) -> LogFile:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    target = io.BytesIO()
    book.save(target)
    return LogFile("log.xlsx", target.getvalue())


def packed(**parts: bytes) -> LogFile:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        for name, content in parts.items():
            archive.writestr(name, content)
    return LogFile("log.xlsx", target.getvalue())


def test_typed_cells_are_read_without_questions() -> None:
    file = workbook(
        Log=[
            ("My log", None, None, None, None),
            HEADING,
            (dt.datetime(2025, 5, 4, 18, 30), "Squat", 5, 62.5, None),
            (None, None, None, None, None),
            (dt.date(2025, 5, 4), "Plank", None, None, dt.time(0, 1, 30)),
            (dt.date(2025, 5, 6), "Squat", 5.0, 1.125, None),
        ]
    )
    assert identify(file).app == "table"
    assert identify(file).questions(file, PLAIN) == []
    extraction = read(file, PLAIN)
    assert extraction.sets["line"].tolist() == [3, 5, 6]
    assert extraction.sets["load_kg"].dropna().tolist() == [62.5, 1.125]
    assert extraction.sets["hold_s"].dropna().tolist() == [90.0]
    assert str(extraction.sets["session_started_at"].iloc[0]) == "2025-05-04 00:00:00"  # earliest of the day
    (warning,) = warnings(extraction)
    assert "1 row above the heading in row 2" in warning.message


def test_a_rep_range_that_became_a_date_is_told() -> None:
    extraction = read(workbook(Log=[HEADING, ("2025-05-04", "Squat", dt.datetime(2026, 3, 5), 60, None),
                                    ("2025-05-04", "Squat", 5, 60, None)]), PLAIN)  # fmt: skip
    (issue,) = left_out(extraction)
    assert issue.line == 2
    assert "spreadsheet" in issue.message


def test_truth_values_and_error_cells_are_no_numbers() -> None:
    rows = [("2025-05-04", "Squat", True, 60, None), ("2025-05-04", "Squat", 5, "#REF!", None)]
    extraction = read(workbook(Log=[HEADING, *rows, ("2025-05-04", "Squat", 5, 60, None)]), PLAIN)
    assert [issue.line for issue in left_out(extraction)] == [2, 3]


def test_the_one_sheet_with_a_log_is_taken() -> None:
    log = [HEADING, ("2025-05-04", "Squat", 5, 60, None)]
    extraction = read(workbook(Readme=[("Hello",), ("Numbers are on the next sheet",)], Log=log), PLAIN)
    assert len(extraction.sets) == 1


def test_two_sheets_with_logs_are_asked_about() -> None:
    first = [HEADING, ("2025-05-04", "Squat", 5, 60, None)]
    second = [HEADING, ("2025-06-04", "Lunge", 5, 60, None)]
    file = workbook(May=first, June=second)
    (question,) = identify(file).questions(file, PLAIN)
    assert (question.key, question.choices) == ("sheet", (("May", "May"), ("June", "June")))
    with pytest.raises(UnansweredQuestionError, match="Which sheet"):
        read(file, PLAIN)
    chosen = ImportOptions(sheet="June", today=TODAY)
    assert read(file, chosen).sets["exercise_name"].tolist() == ["Lunge"]
    with pytest.raises(UnansweredQuestionError, match="There is no sheet “July”"):
        read(file, ImportOptions(sheet="July", today=TODAY))


def test_the_epoch_of_1904_gives_the_same_days() -> None:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append(HEADING)
    book.active.append((dt.date(2025, 5, 4), "Squat", 5, 60, None))
    target = io.BytesIO()
    book.save(target)
    assert str(read(LogFile("mac.xlsx", target.getvalue()), PLAIN).sets["session_started_at"].iloc[0].date()) == (
        "2025-05-04"
    )


def test_a_cell_far_away_is_not_part_of_the_table() -> None:
    book = openpyxl.Workbook()
    book.active.append(HEADING)
    book.active.append(("2025-05-04", "Squat", 5, 60, None))
    book.active.cell(row=1_048_576, column=16_384, value="x")
    target = io.BytesIO()
    book.save(target)
    assert len(read(LogFile("far.xlsx", target.getvalue()), PLAIN).sets) == 1


REFUSED = [
    (workbook(Log=[]), "workbook is empty"),
    (workbook(Log=[HEADING]), "headings but no rows"),
    (workbook(Log=[("only one column",), ("a",)]), "No line of headings"),
    (packed(**{"xl/worksheets/sheet1.xml": b" " * 5_000_000}), "unpacks to far more"),
    (packed(**{f"part{i}": b"x" for i in range(1001)}), "unpacks to far more"),
    (packed(), "damaged"),
    (LogFile("cut.xlsx", workbook(Log=[HEADING]).content[:2000]), "a zip archive"),
]


@pytest.mark.parametrize(("file", "words"), REFUSED, ids=[words for _, words in REFUSED])
def test_other_workbooks_are_refused_in_words(file: LogFile, words: str) -> None:
    with pytest.raises(FileRefusedError, match=words):
        identify(file).extract(file, PLAIN)


def test_a_csv_named_xlsx_is_read_for_what_it_is() -> None:
    assert len(read(LogFile("log.xlsx", b"Date,Exercise,Reps\n2025-05-04,Squat,5\n"), PLAIN).sets) == 1


def test_formulas_without_results_are_counted() -> None:
    extraction = read(workbook(Log=[HEADING, ("2025-05-04", "Squat", 5, "=50+10", None)]), PLAIN)
    assert "1 cell with a formula and no result yet" in warnings(extraction)[0].message
    assert extraction.sets["load_kg"].isna().all()
