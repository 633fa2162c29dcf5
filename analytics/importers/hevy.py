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
from analytics.importers.cells import (
    DISTANCE,
    DISTANCE_LIMIT_M,
    HOLD,
    LOAD,
    LOAD_LIMIT_KG,
    REPS,
    RPE,
    clean_text,
)
from analytics.importers.columns import Coded, Floats, Moments, Rows, roles_by_words, rows_of
from analytics.importers.records import Records, find_heading, read_records
from analytics.importers.text import kind_of, read_text
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
)
from analytics.units import KG_PER_LB, M_PER_MI

_ROLE_NAMES = (
    "title start_time end_time description exercise_title superset_id exercise_notes set_type reps duration_seconds rpe"
)
_LOADS = {"weight_kg": ("kg", 1.0), "weight_lbs": ("lb", KG_PER_LB)}
_DISTANCES = {"distance_km": 1000.0, "distance_miles": M_PER_MI, "distance_meters": 1.0}
_ROLES = {name: name for name in (*_ROLE_NAMES.split(), *_LOADS, *_DISTANCES)}
_KNOWN_UNUSED = {"set_index", "workout_id", "exercise_template_id"}
_NEEDED = {"start_time", "exercise_title", "set_index"}
_SET_KINDS = {
    "normal": SetKind.WORKING,
    "": SetKind.WORKING,
    "warmup": SetKind.WARM_UP,
    "failure": SetKind.FAILURE,
    "dropset": SetKind.DROP,
}
_NUMBERS = (*_LOADS, *_DISTANCES, "reps", "duration_seconds", "rpe")


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
    rows.issues.extend(_unused(records))
    return rows


def _unused(records: Records) -> list[Issue]:
    names = [
        cell
        for cell, word in zip(records.heading.cells, records.heading.words, strict=True)
        if word not in _ROLES and word not in _KNOWN_UNUSED
    ]
    message = f"Not read, as Evenstride does not know what it holds: {', '.join(names)}."
    return [Issue(records.heading.line, names[0], "", message, Severity.INFO)] if names else []


def _open_questions(rows: Rows, options: ImportOptions) -> list[Question]:
    _, question = decimal_question([rows.cells[role] for role in _NUMBERS if role in rows.cells], options)
    dates = date_questions(rows.cells["start_time"], options)
    return [*dates, *([question] if question else [])]


def _extract(log: LogFile, options: ImportOptions) -> Extraction:
    rows = _read(log)
    require(_open_questions(rows, options))
    sign, _ = decimal_question([rows.cells[role] for role in _NUMBERS if role in rows.cells], options)
    reading = reading_of(rows.cells["start_time"], options)
    names = rows.names("exercise_title")
    started = rows.moments("start_time", reading)
    ended = rows.moments("end_time", reading, is_required=False)
    if (backwards := ended < started).any():
        rows.remark("end_time", backwards, "the session ends before it starts; its end “{value}” is left empty.")
        ended = np.where(backwards, np.datetime64("NaT", "us"), ended)
    load_kg, load_unit = _loads(rows, sign)
    distance_m = _distances(rows, sign)
    hold_s = rows.numbers("duration_seconds", HOLD, sign)
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
        "reps": rows.numbers("reps", REPS, sign),
        "load_kg": load_kg,
        "load_unit": load_unit,
        "hold_s": np.where(hold_s == 0, np.nan, hold_s),
        "distance_m": distance_m,
        "rpe": rows.numbers("rpe", RPE, sign),
        "superset": rows.coded("superset_id"),
    }
    return assemble("hevy", rows, sessions, values, marks_warm_ups=True, is_numbered=True)


def _loads(rows: Rows, sign: str) -> tuple[Floats, Coded]:
    """Loads in kilograms and the unit each was typed in; where both columns exist, the one that is filled in."""
    load_kg = np.full(len(rows.lines), np.nan)
    unit = np.zeros(len(rows.lines), dtype=np.int64)
    for code, (role, (_, factor)) in enumerate(_LOADS.items(), 1):
        typed = rows.numbers(role, LOAD, sign) * factor
        if role in rows.cells:
            rows.leave_out(role, typed > LOAD_LIMIT_KG, f"A load of up to {LOAD_LIMIT_KG:,.0f} kg can be logged.")
        fills = np.isnan(load_kg) & (typed > 0)
        load_kg, unit = np.where(fills, typed, load_kg), np.where(fills, code, unit)
    return load_kg, Coded(["", *(name for name, _ in _LOADS.values())], unit)


def _distances(rows: Rows, sign: str) -> Floats:
    distance_m = np.full(len(rows.lines), np.nan)
    for role, factor in _DISTANCES.items():
        typed = rows.numbers(role, DISTANCE, sign) * factor
        if role in rows.cells:
            rows.leave_out(role, typed > DISTANCE_LIMIT_M, "A distance of up to 1,000 km can be logged.")
        distance_m = np.where(np.isnan(distance_m) & (typed > 0), typed, distance_m)
    return distance_m


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
