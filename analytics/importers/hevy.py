"""Hevy: `workout_data.csv`, one row a set, newest session first, the session's texts repeated on each row.

Heading: title, start_time, end_time, description, exercise_title, superset_id, exercise_notes, set_index, set_type,
weight_kg or weight_lbs, reps, distance_km or distance_miles, duration_seconds, rpe. The unit of loads and the unit of
distances are independent. Times are wall clock without a zone, with month names in the language of the account.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from analytics.importers.asking import date_questions, decimal_question, reading_of, require
from analytics.importers.assembly import Values, assemble, pairs
from analytics.importers.cells import REPS, RPE, clean_text, seconds
from analytics.importers.columns import Coded, Moments, Rows, roles_by_words, rows_of, unread
from analytics.importers.quantities import distances, loads, number_columns, reps_or_none, unit_questions
from analytics.importers.records import find_heading, read_records
from analytics.importers.text import kind_of, read_text
from analytics.model import (
    Extraction,
    FileRefusedError,
    Importer,
    ImportOptions,
    LogFile,
    Question,
    SetKind,
)

_SAME_NAME = "title start_time end_time description exercise_title superset_id exercise_notes set_type reps rpe"
_ROLES = {name: name for name in _SAME_NAME.split()} | {
    "weight_kg": "load_kg",
    "weight_lbs": "load_lb",
    "distance_km": "distance_km",
    "distance_miles": "distance_mi",
    "distance_meters": "distance_m",
    "duration_seconds": "seconds",
}
_KNOWN_UNUSED = {"set_index", "workout_id", "exercise_template_id"}
_NEEDED = {"start_time", "exercise_title", "set_index"}
_SET_KINDS = {
    "normal": SetKind.WORKING,
    "": SetKind.WORKING,
    "warmup": SetKind.WARM_UP,
    "failure": SetKind.FAILURE,
    "dropset": SetKind.DROP,
}


def _identify(log: LogFile) -> bool:
    if kind_of(log.content):
        return False
    return find_heading(read_text(log), _NEEDED.issubset) is not None


def _questions(log: LogFile, options: ImportOptions) -> Sequence[Question]:
    return _open_questions(_read(log), options)


def _read(log: LogFile) -> Rows:
    text = read_text(log)
    heading = find_heading(text, _NEEDED.issubset)
    if heading is None:
        raise FileRefusedError("This file has no heading of a Hevy export.")
    records = read_records(text, heading)
    rows = rows_of(records, roles_by_words(heading.words, _ROLES, heading.cells))
    rows.issues.extend(unread(records, _ROLES.keys() | _KNOWN_UNUSED))
    return rows


def _open_questions(rows: Rows, options: ImportOptions) -> list[Question]:
    return [*date_questions(rows.cells["start_time"], options), *unit_questions(rows, options)]


def _extract(log: LogFile, options: ImportOptions) -> Extraction:
    rows = _read(log)
    require(_open_questions(rows, options))
    sign, _ = decimal_question(number_columns(rows), options)
    reading = reading_of(rows.cells["start_time"], options)
    started = rows.moments("start_time", reading)
    names = rows.names("exercise_title")
    ended = rows.moments("end_time", reading, is_required=False)
    if (backwards := ended < started).any():
        rows.remark("end_time", backwards, "the session ends before it starts; its end “{value}” is left empty.")
        ended = np.where(backwards, np.datetime64("NaT", "us"), ended)
    load_kg, load_unit = loads(rows, sign, options)
    distance_m = distances(rows, sign, options)
    hold_s = rows.parsed("seconds", seconds)
    hold_s = np.where(hold_s == 0, np.nan, hold_s)
    sessions = _sessions(started, ended)
    values: Values = {
        "session_started_at": started,
        "session_ended_at": ended,
        "session_duration_s": (ended - started) / np.timedelta64(1, "s"),
        "session_title": rows.coded("title", clean_text),
        "session_note": rows.coded("description", clean_text),
        "exercise_name": names,
        "exercise_note": rows.coded("exercise_notes", clean_text),
        "set_kind": _set_kinds(rows),
        "reps": reps_or_none(rows.numbers("reps", REPS, sign), hold_s, distance_m),
        "load_kg": load_kg,
        "load_unit": load_unit,
        "hold_s": hold_s,
        "distance_m": distance_m,
        "rpe": rows.numbers("rpe", RPE, sign),
        "superset": rows.coded("superset_id"),
    }
    return assemble("hevy", rows, sessions, values, marks_warm_ups=True, is_numbered=True)


def _set_kinds(rows: Rows) -> Coded:
    if "set_type" in rows.cells and (
        unknown := {cell for cell in set(rows.cells["set_type"]) if cell.strip().casefold() not in _SET_KINDS}
    ):
        rows.remark("set_type", rows.marked("set_type", unknown), "set_type “{value}” is new; read as a working set.")
    return rows.coded("set_type", lambda cell: _SET_KINDS.get(cell.strip().casefold(), SetKind.WORKING).value)


def _sessions(started: Moments, ended: Moments) -> Coded:
    """A session is its start and end; the language of the export does not change it."""
    start_codes = np.unique(started.view(np.int64), return_inverse=True)[1]
    end_codes = np.unique(ended.view(np.int64), return_inverse=True)[1]
    index, codes = pairs(start_codes, end_codes)
    start_texts = np.datetime_as_string(started[index], unit="s")
    end_texts = np.datetime_as_string(ended[index], unit="s")
    return Coded([f"{a}/{b}" for a, b in zip(start_texts, end_texts, strict=True)], codes)


IMPORTER = Importer(
    app="hevy",
    title="Hevy",
    help="In Hevy: Profile, Settings, Export & Import Data, Export workouts.",
    identify=_identify,
    questions=_questions,
    extract=_extract,
    example="hevy.csv",
)
