"""FitNotes: one row a set with a date and no time, so a day is a session. No warm-up marks, no order, no titles.

Android: Date, Exercise, Category, Weight (kgs) or Weight (lbs), or Weight with Weight Unit on each row, Reps, Distance,
Distance Unit, Time, and in the newest files Comment. iPhone: both Weight (kg) and Weight (lbs), one of them filled in,
then Notes and Kind. Android does not quote commas in exercise names; those rows are put together again.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence

import numpy as np

from analytics.importers.asking import date_questions, decimal_question, reading_of, require
from analytics.importers.assembly import Values, assemble
from analytics.importers.cells import REPS, clean_text, seconds
from analytics.importers.columns import Coded, Rows, roles_by_words, rows_of, unread
from analytics.importers.quantities import distances, loads, number_columns, reps_or_none, unit_questions
from analytics.importers.records import Heading, Repair, Row, find_heading, read_records
from analytics.importers.text import Text, kind_of, read_text
from analytics.model import Extraction, FileRefusedError, Importer, ImportOptions, LogFile, Question

_ROLES = {
    "date": "date",
    "exercise": "exercise",
    "category": "category",
    "weight": "load",
    "weight (kgs)": "load_kg",
    "weight (kg)": "load_kg",
    "weight (lbs)": "load_lb",
    "weight unit": "load_unit",
    "reps": "reps",
    "distance": "distance",
    "distance unit": "distance_unit",
    "time": "seconds",
    "comment": "note",
    "notes": "note",
}
_WEIGHTS = {"weight (kgs)", "weight (kg)", "weight (lbs)", "weight unit"}


def _is_heading(words: Sequence[str]) -> bool:
    return {"date", "exercise", "category"} <= set(words) and not _WEIGHTS.isdisjoint(words)


def _identify(log: LogFile) -> bool:
    return not kind_of(log.content) and find_heading(read_text(log), _is_heading) is not None


def _questions(log: LogFile, options: ImportOptions) -> Sequence[Question]:
    return _open_questions(_read(log), options)


def _open_questions(rows: Rows, options: ImportOptions) -> list[Question]:
    return [*date_questions(rows.cells["date"], options), *unit_questions(rows, options)]


def _read(log: LogFile) -> Rows:
    text = read_text(log)
    heading = find_heading(text, _is_heading)
    if heading is None:
        raise FileRefusedError("This file has no heading of a FitNotes export.")
    roles = roles_by_words(heading.words, _ROLES, heading.cells)
    records = read_records(text, heading, _name_repair(text, heading, roles))
    rows = rows_of(records, roles)
    rows.issues.extend(unread(records, _ROLES.keys() | {"kind"}))
    for name in dict.fromkeys(rows.cells["exercise"][i] for i in records.repaired):
        marked = np.zeros(len(rows.lines), dtype=np.bool_)
        marked[[i for i in records.repaired if rows.cells["exercise"][i] == name]] = True
        what = "the exercise name holds a comma without quotes; its cells were put together as “{value}”."
        rows.remark("exercise", marked, what)
    return rows


def _name_repair(text: Text, heading: Heading, roles: dict[str, int]) -> Repair:
    """Joins the cells of a name with commas, when a category of the good rows then stands where it should."""
    width, name, category = len(heading.cells), roles["exercise"], roles["category"]
    body = csv.reader(text.lines[heading.line :], delimiter=heading.delimiter)
    try:
        categories = {row[category] for row in body if len(row) == width}
    except csv.Error:
        categories = set()

    def repair(row: Row, width: int) -> Row | None:
        if row[category] in categories and not any(map(str.strip, row[width:])):
            return row[:width]  # nothing but empty cells at the end is too much
        joined = name + len(row) - width + 1
        mended = [*row[:name], heading.delimiter.join(row[name:joined]), *row[joined:]]
        return mended if len(mended) == width and mended[category] in categories else None

    return repair


def _extract(log: LogFile, options: ImportOptions) -> Extraction:
    rows = _read(log)
    require(_open_questions(rows, options))
    sign, _ = decimal_question(number_columns(rows), options)
    days = rows.moments("date", reading_of(rows.cells["date"], options)).astype("datetime64[D]")
    names = rows.names("exercise")
    load_kg, load_unit = loads(rows, sign, options)
    distance_m = distances(rows, sign, options)
    hold_s = rows.parsed("seconds", seconds)
    hold_s = np.where(hold_s == 0, np.nan, hold_s)
    distinct, codes = np.unique(days, return_inverse=True)
    values: Values = {
        "session_started_at": days.astype("datetime64[us]"),
        "exercise_name": names,
        "exercise_note": rows.coded("note", clean_text),
        "reps": reps_or_none(rows.numbers("reps", REPS, sign), hold_s, distance_m),
        "load_kg": load_kg,
        "load_unit": load_unit,
        "hold_s": hold_s,
        "distance_m": distance_m,
    }
    sessions = Coded(np.datetime_as_string(distinct).tolist(), codes.astype(np.int64))
    return assemble("fitnotes", rows, sessions, values, marks_warm_ups=False, is_numbered=False)


IMPORTER = Importer(
    app="fitnotes",
    title="FitNotes",
    help="In FitNotes: Settings, Spreadsheet Export, and choose the workout log.",
    identify=_identify,
    questions=_questions,
    extract=_extract,
    example="fitnotes.csv",
)
