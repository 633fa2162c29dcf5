"""What the athletes' logs hold, as frames that keep the contracts of frames.py.

`since` and `until` are days, both included; None means no bound. `catalogue` says what the exercise names mean: names
are resolved at every reading, so one new alias or one answer of the person heals the whole history. So are the notes
that state a side.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analytics.frames import (
    EXERCISE_WEEKS,
    LOAD_WEEKS,
    NAMES,
    SESSION_EFFORTS,
    SESSION_EXERCISES,
    SETS,
    SPEED_SETS,
    TARGET_SESSIONS,
    WEEKLY,
    Contract,
    conform,
    empty,
)
from analytics.model import Side
from analytics.names import resolve_names
from analytics.reference import Catalogue, side_of_note
from analytics.reference.side_notes import LONGEST_NOTE
from analytics.warehouse.answers import answers_of, shared_answers
from analytics.warehouse.database import Warehouse
from analytics.warehouse.overrides import has_overrides
from analytics.warehouse.queries import query

FIRST_DAY, LAST_DAY = dt.date(1, 1, 1), dt.date(9999, 12, 31)
WEEK_REST = dt.timedelta(days=6)
"""From the first to the last day of a week."""

STEPS = ("masses", "dated_sessions", "working_sets")
"""Queries that several others are made of, each from those before it."""


def read_sets(
    warehouse: Warehouse,
    athlete_ids: Sequence[str],
    catalogue: Catalogue,
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> pd.DataFrame:
    """SETS in the order of time and file, warm-ups, mobility and cardio included."""
    return _read(warehouse, "read_sets", SETS, athlete_ids, catalogue, since, until)


def session_exercises(
    warehouse: Warehouse,
    athlete_ids: Sequence[str],
    catalogue: Catalogue,
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> pd.DataFrame:
    """SESSION_EXERCISES in the order of time: working sets that count, mobility and cardio left out."""
    return _read(warehouse, "session_exercises", SESSION_EXERCISES, athlete_ids, catalogue, since, until)


def session_efforts(
    warehouse: Warehouse,
    athlete_ids: Sequence[str],
    catalogue: Catalogue,
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> pd.DataFrame:
    """SESSION_EFFORTS in the order of time: sessions with a working set that counts, mobility and cardio left out."""
    return _read(warehouse, "session_efforts", SESSION_EFFORTS, athlete_ids, catalogue, since, until)


@dataclass(frozen=True)
class Work:
    """The working sets of athletes that count, mobility and cardio left out, each frame in the order of time."""

    session_exercises: pd.DataFrame  # SESSION_EXERCISES
    exercise_weeks: pd.DataFrame  # EXERCISE_WEEKS
    load_weeks: pd.DataFrame  # LOAD_WEEKS
    speed_sets: pd.DataFrame  # SPEED_SETS


def read_work(
    warehouse: Warehouse, athlete_ids: Sequence[str], catalogue: Catalogue, until: dt.date | None = None
) -> Work:
    """What the rules ask of a log, its working sets found once for all of it."""
    names = _names_of(warehouse, athlete_ids, catalogue)
    both = {**EXERCISE_WEEKS, "equipment": "str", "is_whole": "bool", "is_by_equipment": "bool"}
    contracts = {"session_exercises": SESSION_EXERCISES, "exercise_weeks": both, "speed_sets": SPEED_SETS}
    if names.empty:
        frames = {name: empty(contract) for name, contract in contracts.items()}
    else:
        is_untouched = not has_overrides(warehouse, athlete_ids)
        notes = _side_notes(warehouse, athlete_ids)
        with warehouse.scratch(names=names, side_notes=notes) as scratch:
            for place, step in enumerate(STEPS):
                sql = query(step, is_untouched, STEPS[:place])
                scratch.keep(step, sql, _used(sql, _bounds(athlete_ids, None, until)))
            frames = {
                name: conform(scratch.frame(query(name, is_untouched, STEPS)), contract)
                for name, contract in contracts.items()
            }
    weeks = frames["exercise_weeks"]
    whole, parts = weeks[weeks["is_whole"]], weeks[weeks["is_by_equipment"]]
    return Work(
        frames["session_exercises"],
        whole[list(EXERCISE_WEEKS)].reset_index(drop=True),
        parts[list(LOAD_WEEKS)].reset_index(drop=True),
        frames["speed_sets"],
    )


def target_sessions(
    warehouse: Warehouse,
    athlete_ids: Sequence[str],
    catalogue: Catalogue,
    until: dt.date | None = None,
) -> pd.DataFrame:
    """TARGET_SESSIONS in the order of time. Where nobody logged a target, looking for one is all it costs."""
    with_target = warehouse.rows(
        "SELECT DISTINCT athlete_id FROM raw_sets "
        "WHERE athlete_id IN (SELECT unnest($athletes)) AND target_reps IS NOT NULL",
        {"athletes": list(athlete_ids)},
    )
    owners = sorted(owner for (owner,) in with_target)
    if not owners:
        return empty(TARGET_SESSIONS)
    return _read(warehouse, "target_sessions", TARGET_SESSIONS, owners, catalogue, None, until)


def read_weekly(
    warehouse: Warehouse,
    athlete_ids: Sequence[str],
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> pd.DataFrame:
    """The stored WEEKLY rows of every week that has a day between `since` and `until`, as they were computed last."""
    columns = ", ".join(WEEKLY)
    rows = warehouse.frame(
        f"SELECT {columns} FROM weekly "  # noqa: S608 - names of a constant contract
        "WHERE athlete_id IN (SELECT unnest($athletes)) AND week_start >= $since AND week_start <= $until",
        {"athletes": list(athlete_ids), "since": _week_before(since) or FIRST_DAY, "until": until or LAST_DAY},
    )
    return conform(rows, WEEKLY)


def names_in_log(warehouse: Warehouse, athlete_id: str) -> pd.DataFrame:
    """One row per exercise name of the athlete's current log: exercise_name, set_count, last_day; most sets first."""
    sql = query("names_in_log", not has_overrides(warehouse, [athlete_id]))
    rows = warehouse.frame(sql, _bounds([athlete_id], None, None))
    return conform(rows, {"exercise_name": "str", "set_count": "i8", "last_day": "day"}).drop(columns="athlete_id")


def _read(
    warehouse: Warehouse,
    name: str,
    contract: Contract,
    athlete_ids: Sequence[str],
    catalogue: Catalogue,
    since: dt.date | None,
    until: dt.date | None,
) -> pd.DataFrame:
    names = _names_of(warehouse, athlete_ids, catalogue)
    if names.empty:
        return empty(contract)
    notes = _side_notes(warehouse, athlete_ids)
    sql = query(name, not has_overrides(warehouse, athlete_ids))
    rows = warehouse.frame(sql, _bounds(athlete_ids, since, until), names=names, side_notes=notes)
    return conform(rows, contract)


def _names_of(warehouse: Warehouse, athlete_ids: Sequence[str], catalogue: Catalogue) -> pd.DataFrame:
    """NAMES with athlete_id, exercise_number and variant_number for every name these athletes ever imported.

    All spellings of an athlete's exercise share an exercise number, those of one equipment a variant number; a name
    that nobody has placed has numbers of its own. Athletes who answered nothing of their own share one resolving.
    """
    written = warehouse.frame(
        "SELECT DISTINCT athlete_id, exercise_name FROM raw_sets WHERE athlete_id IN (SELECT unnest($athletes))",
        {"athletes": list(athlete_ids)},
    )
    if written.empty:
        return empty({"athlete_id": "str", **NAMES, "exercise_number": "i8", "variant_number": "i8"})
    answers, for_all = answers_of(warehouse, athlete_ids), shared_answers(warehouse)
    is_plain = ~written["athlete_id"].isin([one for one, given in answers.items() if given != for_all])
    shared = resolve_names(_distinct(written[is_plain]), catalogue, for_all)
    parts = [written[is_plain].merge(shared, on="exercise_name")]
    for athlete_id, own in written[~is_plain].groupby("athlete_id"):
        resolved = resolve_names(_distinct(own), catalogue, answers[str(athlete_id)])
        parts.append(own.merge(resolved, on="exercise_name"))
    names = pd.concat(parts, ignore_index=True)
    key = names["exercise_id"].where(names["exercise_id"] != "", "name:" + names["exercise_name"])
    exercise = names["athlete_id"] + key
    return names.assign(
        exercise_number=pd.factorize(exercise)[0],
        variant_number=pd.factorize(exercise + " with " + names["equipment"])[0],
    )


def _side_notes(warehouse: Warehouse, athlete_ids: Sequence[str]) -> pd.DataFrame:
    """exercise_note and side of every note of these athletes that states one side."""
    notes = warehouse.rows(
        "SELECT DISTINCT exercise_note FROM raw_sets "
        "WHERE athlete_id IN (SELECT unnest($athletes)) AND exercise_note <> '' AND length(exercise_note) <= $longest",
        {"athletes": list(athlete_ids), "longest": LONGEST_NOTE},
    )
    sides = {note: side_of_note(note) for (note,) in notes}
    stated = {note: side.value for note, side in sides.items() if side is not Side.BOTH}
    return pd.DataFrame({"exercise_note": list(stated), "side": list(stated.values())}, dtype="str")


def _distinct(written: pd.DataFrame) -> list[str]:
    return sorted(written["exercise_name"].unique())


def _bounds(athlete_ids: Sequence[str], since: dt.date | None, until: dt.date | None) -> Mapping[str, Any]:
    return {"athletes": list(athlete_ids), "since": since or FIRST_DAY, "until": until or LAST_DAY}


def _used(sql: str, parameters: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: value for name, value in parameters.items() if f"${name}" in sql}


def _week_before(since: dt.date | None) -> dt.date | None:
    """The earliest day that can share a week with `since`."""
    return since - WEEK_REST if since else None
