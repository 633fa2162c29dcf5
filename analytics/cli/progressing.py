"""`evenstride progress`: how one exercise moves, or every exercise in a line each; the numbers of the page Progress."""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
from collections.abc import Sequence

from analytics import exercise_log, planner
from analytics import warehouse as store
from analytics.athlete_log import AthleteLog, read_log
from analytics.cli.days import today_of
from analytics.cli.errors import UsageError
from analytics.cli.output import print_json, print_table, records
from analytics.cli.reading import marked_row
from analytics.guidance import mark_flags
from analytics.metrics import MEASURES
from analytics.model import Athlete, LoadUnit, MarkedFlag
from analytics.reference import load_catalogue
from analytics.words import exercise_lines as line_words
from analytics.words import progress as words
from analytics.words import session_rows as rows
from analytics.words.this_week import ended_text
from analytics.words.week import ENDED_DAYS

NO_EQUIPMENT = "none"
"""What stands on the command line for sets whose name states no equipment."""


@dataclasses.dataclass(frozen=True)
class _Read:
    """An athlete's log as Progress shows it: as it stood on its last day where that is long ago."""

    athlete: Athlete
    log: AthleteLog
    marked: Sequence[MarkedFlag]
    exercises: tuple[exercise_log.Logged, ...]
    last_day: dt.date | None
    has_ended: bool


def run_progress(args: argparse.Namespace) -> int:
    """Sessions, records and next session of one exercise; without --exercise all of them, a line each."""
    read = _read(args)
    return _one(args, read) if args.exercise is not None else _all(args, read)


def _read(args: argparse.Namespace) -> _Read:
    today, catalogue = today_of(args), load_catalogue()
    with store.open_warehouse(args.database) as warehouse:
        athlete = store.find_athlete(warehouse, args.athlete)
        log = read_log(warehouse, [athlete.athlete_id], today, catalogue)
        last_day = None if log.sessions.empty else log.sessions["local_day"].max().date()
        has_ended = last_day is not None and (today - last_day).days > ENDED_DAYS
        if has_ended and last_day is not None:
            log = read_log(warehouse, [athlete.athlete_id], last_day, catalogue)
        marked = mark_flags(log.flags, store.flag_answers(warehouse, [athlete.athlete_id]))
    exercises = () if last_day is None else exercise_log.logged_exercises(log)
    return _Read(athlete, log, marked, exercises, last_day, has_ended)


def _all(args: argparse.Namespace, read: _Read) -> int:
    lines = exercise_log.lines(read.log, read.exercises, read.athlete.settings.load_unit)
    if args.json:
        print_json({"athlete": read.athlete.name, "exercises": [dataclasses.asdict(one) for one in lines]})
        return 0
    if read.has_ended and read.last_day:
        print(ended_text(read.last_day))
    print_table(records(line_words.lines_table(lines)))
    few = line_words.few_text(len(lines), len(read.exercises))
    if few:
        print(few)
    return 0


def _one(args: argparse.Namespace, read: _Read) -> int:
    log, settings = read.log, read.athlete.settings
    one = next((one for one in read.exercises if one.key == args.exercise), None)
    if one is None:
        known = sorted(one.key for one in read.exercises if one.is_placed)
        raise UsageError(
            f"{read.athlete.name} has no exercise {args.exercise}; the log holds {', '.join(known) or 'none'}."
        )
    equipment = _equipment(args, one)
    marked = [mark for mark in read.marked if mark.flag.exercise_id == one.key and words.is_of(mark.flag, equipment)]
    errors = exercise_log.error_weeks(marked)
    moves = exercise_log.moves(log, one, LoadUnit.KG, equipment, errors)
    last_day = moves.sessions["local_day"].iloc[-1].date()
    coming = planner.next_session(
        log,
        read.athlete.athlete_id,
        planner.next_week(log, read.athlete.athlete_id, load_catalogue()),
        exercise_id=one.key,
        area=one.area,
        equipment=equipment,
        last_day=last_day,
    )
    waits = words.waits_text(
        coming, one.area, log.gaps, last_day, is_load=moves.measure.unit == "kg", has_ended=read.has_ended
    )
    shown = exercise_log.moves(log, one, settings.load_unit, equipment, errors)
    span = words.within(shown.sessions, words.first_span(*words.days_of(shown.sessions)))
    total = int(shown.sessions["value"].notna().sum())
    of_span = [
        mark for mark in marked if mark.flag.week_start >= span["local_day"].iloc[0].date() - dt.timedelta(days=6)
    ]
    looked_at = equipment if one.has_several else None
    is_quiet = bool(one.direct_areas & log.quiet_areas)
    finding = words.finding(
        one.name, span, total, of_span, settings.load_unit, looked_at, today=log.today, is_quiet=is_quiet
    )
    if args.json:
        print_json(
            {
                "athlete": read.athlete.name,
                "exercise_id": args.exercise,
                "equipment": sorted(one.equipment if equipment is None else (equipment,)),
                "as_of": log.today,
                "finding": finding,
                "measure": moves.measure.key,
                "unit": moves.measure.unit,
                "work_unit": moves.measure.work_unit,
                "session_count": len(moves.sessions),
                "sessions_with_value": total,
                "next": {
                    "state": "ended" if read.has_ended else coming.state,
                    "waits": waits,
                    "corridor_low": None if waits else moves.next_low,
                    "corridor_high": None if waits else moves.next_high,
                    "work_limit": None if waits else moves.next_work,
                    "restart_sets": None if read.has_ended else coming.upper,
                    "load_kg": None if waits else coming.load_kg,
                    "load_limit_kg": None if waits else coming.load_limit_kg,
                },
                "progress": records(moves.sessions, days=["local_day"]),
                "records": [
                    {
                        "equipment": used,
                        "measure": measure,
                        "value": value,
                        "unit": MEASURES[measure].unit,
                        "local_day": day,
                    }
                    for used, found in moves.records.items()
                    for measure, (value, day) in found.items()
                ],
                "flags": [marked_row(mark, read.athlete.name) for mark in marked],
            }
        )
        return 0
    print("\n".join(line for line in _lines(read, shown, coming, waits, finding, total) if line))
    cells = rows.session_table(
        shown.sessions,
        rows.step_sessions(shown.sessions, marked),
        title=shown.measure.title,
        work_title=shown.measure.work_title,
        unit=shown.value_unit,
        work_unit=shown.work_unit,
        load_unit=settings.load_unit,
        most=len(shown.sessions),
    )
    print_table(records(cells))
    if equipment is None and one.has_several:
        print(f"Of all equipment together, without loads; `--equipment` shows one of {_listed(one.equipment)}.")
    return 0


def _lines(
    read: _Read, shown: exercise_log.Moves, coming: planner.NextSession, waits: str, finding: str, total: int
) -> list[str]:
    """What stands above the table: the page's finding, its sessions, and how far the next one can go."""
    area = shown.exercise.area
    lines = [ended_text(read.last_day) if read.has_ended and read.last_day else "", finding]
    lines.append(words.span_text(shown.sessions, shown.measure.title))
    lines += [words.without_text(shown.sessions, shown.measure.key), words.errors_text(shown.sessions)]
    if waits:
        return [*lines, waits]
    return [
        *lines,
        words.corridor_text(shown.next_low, shown.next_high, shown.value_unit, total),
        words.beside_text(coming, area, shown.load_unit),
        words.work_text(shown.next_work, shown.work_unit),
    ]


def _equipment(args: argparse.Namespace, one: exercise_log.Logged) -> str | None:
    """The equipment asked for; None for all of it."""
    if args.equipment is None:
        return None
    equipment = "" if args.equipment == NO_EQUIPMENT else str(args.equipment)
    if equipment not in one.equipment:
        raise UsageError(f"{args.exercise} was not done with {args.equipment}; the log holds {_listed(one.equipment)}.")
    return equipment


def _listed(equipment: Sequence[str]) -> str:
    return ", ".join(one or NO_EQUIPMENT for one in sorted(equipment))
