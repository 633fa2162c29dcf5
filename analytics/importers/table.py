"""Any table with a heading: CSV, TSV, semicolons, pipes or .xlsx, its columns matched to roles.

A heading that says plainly what it holds ("Exercise", "Gewicht (kg)") is matched; the rest a person matches with
ImportOptions.columns (role -> heading, "" for none). One row is one set, or several with a column of sets or "3 x 10".
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

import numpy as np

from analytics.importers.asking import date_questions, decimal_question, reading_of, require
from analytics.importers.assembly import Values, assemble, pairs
from analytics.importers.beside_sets import session_seconds, target_reps
from analytics.importers.cells import REPS, RPE, SETS, clean_text, seconds
from analytics.importers.columns import Coded, Ints, Moments, Rows, rows_of
from analytics.importers.quantities import distances, loads, number_columns, reps_or_none, unit_questions
from analytics.importers.records import Records, find_heading, normalised
from analytics.importers.spreadsheet import formulas_without_result, is_workbook
from analytics.importers.table_columns import NO_HEADING, SETS_BY_REPS, column_positions, table_records
from analytics.importers.table_columns import headings as headings
from analytics.importers.table_columns import matched_columns as matched_columns
from analytics.importers.table_words import (
    EACH_SIDE,
    LABELS,
    LONGEST_EACH,
    MEASURES,
    SECONDS_BY_WORD,
    SET_KINDS,
    SIDES,
    may_be_heading,
)
from analytics.importers.text import kind_of, read_text, refuse_kind
from analytics.model import (
    Extraction,
    FileRefusedError,
    Importer,
    ImportOptions,
    Issue,
    LogFile,
    Question,
    SetKind,
    Severity,
    Side,
    UnansweredQuestionError,
)
from analytics.units import LOAD_UNIT_WORDS, METRES_BY_WORD, split_unit

MINUTE_S = 60.0
"""A length of a session without a unit is in minutes."""


def _identify(log: LogFile) -> bool:
    if is_workbook(log.content):
        return True
    if kind := kind_of(log.content):
        raise refuse_kind(kind)
    text = read_text(log)
    if find_heading(text, may_be_heading) is None:
        raise FileRefusedError(NO_HEADING)
    return True


@dataclasses.dataclass(frozen=True)
class _Factors:
    """Seconds that a number of a column of times stands for."""

    hold: float
    session: float


def _prepared(log: LogFile, options: ImportOptions) -> tuple[Rows, ImportOptions, _Factors, list[Question]]:
    """The rows with units split from their cells, what numbers of times stand for, and what is still to be asked."""
    records = table_records(log, options)
    if is_workbook(log.content) and options.decimal_sign is None:
        options = dataclasses.replace(options, decimal_sign=".")  # numbers of a workbook are numbers already
    roles, units, questions = column_positions(records, options)
    rows = rows_of(records, roles)
    cells = dict(rows.cells)
    if "time" in cells and "date" in cells:
        cells["date"] = [f"{day} {time}".strip() for day, time in zip(cells["date"], cells["time"], strict=True)]
    _split_units(cells, "load", "load_unit", LOAD_UNIT_WORDS, units.get("load", ""))
    _split_units(cells, "distance", "distance_unit", METRES_BY_WORD, units.get("distance", ""))
    _take_each_off(cells)
    _split_sets(cells)
    rows.headers = dict.fromkeys(cells, "") | dict(rows.headers)
    rows.cells = cells
    if "date" in cells:
        questions += date_questions(cells["date"], options)
    questions += unit_questions(rows, options)
    rows.issues.extend(_how_read(records, roles))
    if is_workbook(log.content) and (count := formulas_without_result(log.content)):
        told = f"{count:,} cell{'s' * (count > 1)} with a formula and no result yet: read as empty. "
        told += "Open the file in a spreadsheet program and save it, and the results are there."
        rows.issues.append(Issue(None, "", "", told, Severity.WARNING))
    factors = _Factors(
        hold=SECONDS_BY_WORD.get(units.get("hold_s", ""), 1.0),
        session=SECONDS_BY_WORD.get(units.get("session_s", ""), MINUTE_S),
    )
    return rows, options, factors, questions


def _split_units(
    cells: dict[str, Sequence[str]], role: str, unit_role: str, words: Mapping[str, object], heading_unit: str
) -> None:
    """Give every number its unit: from its own cell, else from the column of units, else from the heading."""
    if role not in cells:
        return
    split = {cell: split_unit(cell) for cell in set(cells[role])}
    split = {cell: parts if parts[1] in words else (cell, "") for cell, parts in split.items()}
    stated = cells.get(unit_role, [""] * len(cells[role]))
    if heading_unit or unit_role in cells or any(unit for _, unit in split.values()):
        cells[unit_role] = [
            split[cell][1] or unit.strip() or heading_unit for cell, unit in zip(cells[role], stated, strict=True)
        ]
    cells[role] = [split[cell][0] for cell in cells[role]]


def _take_each_off(cells: dict[str, Sequence[str]]) -> None:
    """Read "10 each side" and "30/leg" as the number alone: a row is both sides unless it states one."""
    for role in ("reps", "hold_s"):
        short = {cell for cell in cells.get(role, ()) if len(cell) <= LONGEST_EACH}
        ends = {cell: match for cell in short if (match := EACH_SIDE.fullmatch(cell))}
        if ends:
            cells[role] = [ends[cell][1] if cell in ends else cell for cell in cells[role]]


def _split_sets(cells: dict[str, Sequence[str]]) -> None:
    """Read "3 x 10" as three sets of ten, where no other column says how many sets there were."""
    if "sets" in cells or "reps" not in cells:
        return
    split = {cell: SETS_BY_REPS.fullmatch(cell) for cell in set(cells["reps"])}
    if any(split.values()):
        both = [split[cell] for cell in cells["reps"]]
        cells["sets"] = [match[1] if match else "" for match in both]
        cells["reps"] = [match[2] if match else cell for match, cell in zip(both, cells["reps"], strict=True)]


def _how_read(records: Records, roles: Mapping[str, int]) -> list[Issue]:
    headers = records.heading.cells
    told = ", ".join(f"“{headers[position]}” as {LABELS[role]}" for role, position in roles.items())
    unread = [cell for position, cell in enumerate(headers) if cell and position not in roles.values()]
    message = f"Read {told}." + (f" Not read: {', '.join(unread)}." if unread else "")
    return [Issue(records.heading.line, "", "", message, Severity.INFO)]


def _questions(log: LogFile, options: ImportOptions) -> Sequence[Question]:
    try:
        return _prepared(log, options)[3]
    except UnansweredQuestionError as error:  # about the sheet or a named column: nothing more can be known yet
        return [error.question]


def _extract(log: LogFile, options: ImportOptions) -> Extraction:
    rows, options, factors, questions = _prepared(log, options)
    require(questions)
    sign, _ = decimal_question(number_columns(rows), options)
    moments = rows.moments("date", reading_of(rows.cells["date"], options))
    names = rows.names("exercise")
    load_kg, load_unit = loads(rows, sign, options)
    distance_m = distances(rows, sign, options)
    hold_s = rows.parsed("hold_s", seconds) * factors.hold
    hold_s = np.where(hold_s == 0, np.nan, hold_s)
    reps = reps_or_none(rows.numbers("reps", REPS, sign), hold_s, distance_m)
    rpe = rows.numbers("rpe", RPE, sign)
    copies = _copies(rows)
    measure = next(role for role in MEASURES if role in rows.cells)
    nothing = np.isnan(hold_s) & np.isnan(distance_m)
    rows.leave_out(measure, nothing & (reps == 0), "A set of 0 is nothing to count.")
    rows.leave_out(measure, nothing & np.isnan(reps), "Without repetitions, a time or a distance there is no set.")
    titles = rows.coded("session", clean_text)
    started, sessions = _sessions(moments, titles, rows)
    values: Values = {
        "session_started_at": started,
        "session_title": titles,
        "exercise_name": names,
        "exercise_note": rows.coded("note", clean_text),
        "set_kind": _worded(rows, "set_kind", SET_KINDS, SetKind.WORKING),
        "side": _worded(rows, "side", SIDES, Side.BOTH),
        "reps": reps,
        "load_kg": load_kg,
        "load_unit": load_unit,
        "hold_s": hold_s,
        "distance_m": distance_m,
        "rpe": rpe,
        "session_duration_s": session_seconds(rows, factors.session),
        "target_reps": target_reps(rows),
    }
    marks = "set_kind" in rows.cells
    return assemble("table", rows, sessions, values, marks_warm_ups=marks, is_numbered=False, copies=copies)


def _copies(rows: Rows) -> Ints:
    """How many sets each row stands for."""
    count = rows.numbers("sets", SETS)
    if "sets" in rows.cells:
        rows.leave_out("sets", count == 0, "0 sets are nothing to count.")
    return np.where(np.isnan(count), 1, count).astype(np.int64)


def _sessions(moments: Moments, titles: Coded, rows: Rows) -> tuple[Moments, Coded]:
    """A session is a day and a name; it starts at its earliest row."""
    days = moments.astype("datetime64[D]")
    distinct, day_codes = np.unique(days, return_inverse=True)
    index, codes = pairs(day_codes.astype(np.int64), titles.codes)
    first = np.full(len(index), np.iinfo(np.int64).max)
    np.minimum.at(first, codes[rows.kept], moments.view(np.int64)[rows.kept])
    texts = np.datetime_as_string(distinct)[day_codes[index]]
    names = [titles.values[code] for code in titles.codes[index].tolist()]
    keys = [f"{day} {name}".strip() for day, name in zip(texts, names, strict=True)]
    return first[codes].view("datetime64[us]"), Coded(keys, codes)


def _worded(rows: Rows, role: str, words: Mapping[str, SetKind] | Mapping[str, Side], default: SetKind | Side) -> Coded:
    """A column of marks; a word that is not known counts as the usual, with a warning."""
    if role in rows.cells and (unknown := {cell for cell in set(rows.cells[role]) if normalised(cell) not in words}):
        what = f"{rows.headers[role]} is “{{value}}”, which is not known; read as {default.value}."
        rows.remark(role, rows.marked(role, unknown), what)
    return rows.coded(role, lambda cell: words.get(normalised(cell), default).value)


IMPORTER = Importer(
    app="table",
    title="Plain table",
    help="Any .csv, .tsv or .xlsx with one row a set: date, exercise, and reps, seconds or metres.",
    identify=_identify,
    questions=_questions,
    extract=_extract,
    example="table.csv",
)
