"""Strong: one row a set, oldest session first, in every generation since 2019.

Older Android files are separated by semicolons and state the unit on each row; newer Android files state it in the
heading and are always in kilograms; iPhone files state none, so it is asked. A set is marked in the column "Set Order":
1, 2, 3, `W` or `WARM_UP`, `F` or `FAILURE`, `D` or `DROP_SET`; rows `Rest Timer` and `Note` there are no sets.
The app writes 0 for what was not logged. The note of an exercise stands on its first row only.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from analytics.importers.asking import date_questions, decimal_question, reading_of, require
from analytics.importers.assembly import Values, assemble, fill_within, pairs, runs
from analytics.importers.cells import REPS, RPE, Problem, clean_text, seconds
from analytics.importers.columns import Coded, Floats, Moments, Rows, roles_by_words, rows_of, unread
from analytics.importers.quantities import distances, loads, number_columns, reps_or_none, unit_questions, unit_word
from analytics.importers.records import find_heading, read_records
from analytics.importers.strong_headings import LAYOUTS, ROLES, has_needed, has_shape, may_be_strong
from analytics.importers.text import kind_of, read_text
from analytics.model import (
    Extraction,
    FileRefusedError,
    Importer,
    ImportOptions,
    LogFile,
    Question,
    SetKind,
    Severity,
)

_KINDS = {
    "w": SetKind.WARM_UP,
    "warm_up": SetKind.WARM_UP,
    "warmup": SetKind.WARM_UP,
    "warm-up": SetKind.WARM_UP,
    "f": SetKind.FAILURE,
    "failure": SetKind.FAILURE,
    "d": SetKind.DROP,
    "drop": SetKind.DROP,
    "drop_set": SetKind.DROP,
    "dropset": SetKind.DROP,
}
_NO_SETS = {"rest timer", "rest_timer", "note"}


def _identify(log: LogFile) -> bool:
    if kind_of(log.content):
        return False
    text = read_text(log)
    if find_heading(text, has_needed):
        return True
    heading = find_heading(text, may_be_strong)
    if heading is None:
        return False
    try:
        return has_shape(read_records(text._replace(lines=text.lines[: heading.line + 60]), heading))
    except FileRefusedError:
        return False


def _read(log: LogFile) -> tuple[Rows, bool]:
    """The rows, and whether their columns were told by shape alone."""
    text = read_text(log)
    heading = find_heading(text, has_needed)
    if heading is not None:
        records = read_records(text, heading)
        rows = rows_of(records, roles_by_words(heading.words, ROLES, heading.cells))
        rows.issues.extend(unread(records, ROLES))
        return rows, False
    heading = find_heading(text, may_be_strong)
    if heading is None:
        raise FileRefusedError("This file has no heading of a Strong export.")
    records = read_records(text, heading)
    return rows_of(records, {role: i for i, role in enumerate(LAYOUTS[len(records.columns)])}), True


def _questions(log: LogFile, options: ImportOptions) -> Sequence[Question]:
    rows, by_shape = _read(log)
    return _open_questions(rows, by_shape, options)


def _open_questions(rows: Rows, by_shape: bool, options: ImportOptions) -> list[Question]:
    questions = []
    if by_shape and "exercise" not in options.columns:
        header = rows.headers["exercise"]
        choices = tuple((cell, cell) for cell in rows.headers.values())
        reason = "The columns stand as in a Strong export, with headings in a language that is not known here."
        option = "--column exercise=HEADER"
        text = "Which column holds the exercise?"
        questions.append(Question("columns.exercise", text, choices, header, reason, option))
    questions.extend(date_questions(rows.cells["date"], options))
    questions.extend(unit_questions(rows, options))
    return questions


def _extract(log: LogFile, options: ImportOptions) -> Extraction:
    rows, by_shape = _read(log)
    require(_open_questions(rows, by_shape, options))
    sign, _ = decimal_question(number_columns(rows), options)
    rows = _without_rests(rows)
    started = rows.moments("date", reading_of(rows.cells["date"], options))
    names = rows.names("exercise")
    titles = rows.coded("session", clean_text)
    load_kg, load_unit = loads(rows, sign, options)
    distance_m = distances(rows, sign, options)
    hold_s = rows.parsed("seconds", seconds)
    hold_s = np.where(hold_s == 0, np.nan, hold_s)
    reps = rows.numbers("reps", REPS, sign)
    sessions = _sessions(started, titles)
    values: Values = {
        "session_started_at": started,
        "session_duration_s": _durations(rows),
        "session_title": titles,
        "session_note": fill_within(sessions.codes, rows.coded("session_note", clean_text)),
        "exercise_name": names,
        "exercise_note": fill_within(runs(sessions.codes, names.codes), rows.coded("note", clean_text)),
        "set_kind": _set_kinds(rows),
        "reps": reps_or_none(reps, hold_s, distance_m),
        "load_kg": load_kg,
        "load_unit": load_unit,
        "hold_s": hold_s,
        "distance_m": distance_m,
        "rpe": rows.numbers("rpe", RPE, sign),
    }
    return assemble("strong", rows, sessions, values, marks_warm_ups=True, is_numbered=True)


def _without_rests(rows: Rows) -> Rows:
    """Set rest timers and notes aside, which the app writes between sets."""
    orders = {cell for cell in set(rows.cells["set_order"]) if unit_word(cell) in _NO_SETS}
    names = {cell for cell in set(rows.cells["exercise"]) if unit_word(cell) == "rest timer"}
    if not orders and not names:
        return rows
    aside = rows.marked("set_order", orders) | rows.marked("exercise", names)
    rows.remark("set_order", aside, "“{value}” is a rest or a note between sets, not a set; skipped.", Severity.INFO)
    return rows.without(aside)


def _durations(rows: Rows) -> Floats:
    """Length of the session; one that cannot be read is left empty."""

    def length(cell: str) -> float:
        value = seconds(cell)
        return np.nan if isinstance(value, Problem) else value

    if "duration" in rows.cells and (
        bad := {cell for cell in set(rows.cells["duration"]) if isinstance(seconds(cell), Problem)}
    ):
        rows.remark("duration", rows.marked("duration", bad), "“{value}” is no length of a session; left empty.")
    return rows.parsed("duration", length)


def _set_kinds(rows: Rows) -> Coded:
    def is_known(cell: str) -> bool:
        return cell.strip().isdecimal() or unit_word(cell) in _KINDS or not cell.strip()

    if unknown := {cell for cell in set(rows.cells["set_order"]) if not is_known(cell)}:
        what = "the set is marked “{value}”, which is new; read as a working set."
        rows.remark("set_order", rows.marked("set_order", unknown), what)
    return rows.coded("set_order", lambda cell: _KINDS.get(unit_word(cell), SetKind.WORKING).value)


def _sessions(started: Moments, titles: Coded) -> Coded:
    """A session is its start and its name."""
    starts, start_codes = np.unique(started, return_inverse=True)
    index, codes = pairs(start_codes, titles.codes)
    texts = np.datetime_as_string(starts, unit="s")[start_codes[index]]
    names = [titles.values[code] for code in titles.codes[index].tolist()]
    return Coded([f"{start} {name}".strip() for start, name in zip(texts, names, strict=True)], codes)


IMPORTER = Importer(
    app="strong",
    title="Strong",
    help="In Strong: Settings, Export Strong Data.",
    identify=_identify,
    questions=_questions,
    extract=_extract,
    example="strong.csv",
)
