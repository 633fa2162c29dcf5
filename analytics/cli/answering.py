"""`evenstride week`, `weeks`, `gaps` and `answer`: what a week is made of, and what is said about it."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Sequence
from typing import Any

import pandas as pd

from analytics import metrics
from analytics import warehouse as store
from analytics.athlete_log import AthleteLog, read_log
from analytics.cli.days import today_of
from analytics.cli.errors import UsageError
from analytics.cli.output import print_json, print_table, records
from analytics.cli.reading import marked_row
from analytics.guidance import mark_flags
from analytics.model import (
    OUTSIDE,
    UNPLACED,
    Athlete,
    FlagAnswer,
    FocusArea,
    GapAnswer,
    MarkedFlag,
    Speaker,
    week_monday,
)
from analytics.reference import load_catalogue

AREAS = [*map(str, FocusArea), OUTSIDE, UNPLACED]
ANSWERS = [*map(str, FlagAnswer), "none"]
SPEAK_AGAIN = "speak-again"
_SET_COLUMNS = [
    "session_started_at",
    "exercise_name",
    "reps",
    "load_kg",
    "hold_s",
    "distance_m",
    "counts",
    "file",
    "line",
]
WEEK = dt.timedelta(weeks=1)


def run_week(args: argparse.Namespace) -> int:
    """One week down to its single sets; --note and --down-week change what is said about it first."""
    with store.open_warehouse(args.database) as warehouse:
        athlete = store.find_athlete(warehouse, args.athlete)
        start = metrics.week_start_of(args.week or today_of(args), athlete.settings.week_start)
        if args.note is not None:
            store.write_week_note(warehouse, athlete.athlete_id, start, args.note, Speaker(args.by))
        if args.down_week is not None:
            held = athlete.settings.down_weeks
            changed = held | {start} if args.down_week == "on" else held - {start}
            store.change_settings(warehouse, athlete.athlete_id, {"down_weeks": changed or None}, Speaker(args.by))
        log, marked = _judged(warehouse, athlete, today_of(args))
        sets = store.read_sets(warehouse, [athlete.athlete_id], load_catalogue(), since=start, until=start + WEEK)
        sets = sets[sets["local_day"].dt.date < start + WEEK]
        notes = _notes(warehouse, athlete)
    share = metrics.credits_of(sets, args.area or "")
    shown = sets.assign(counts=sets["set_count"] * share)
    shown = shown[share > 0] if args.area else shown
    sessions = log.sessions[log.sessions["week_start"].dt.date == start]
    flags = [one for one in marked if one.flag.week_start == start]
    value: dict[str, Any] = {
        "athlete": athlete.name,
        "week_start": start,
        "area": args.area,
        "working_set_count": float(sessions["set_count"].sum()),
        "session_count": len(sessions),
        "areas": records(
            log.weekly[log.weekly["week_start"].dt.date == start].drop(columns="athlete_id"), days=["week_start"]
        ),
        "exercises": records(metrics.made_of(log.session_exercises, start, args.area or "")),
        "sets": records(shown[_SET_COLUMNS]),
        "flags": [marked_row(one, athlete.name) for one in flags],
        "note": notes.get(week_monday(start), ""),
        "is_down_week": start in log.settings[athlete.athlete_id].down_weeks,
        "gaps": _gap_rows(log, start),
    }
    if args.json:
        print_json(value)
        return 0
    print(
        f"Week of {start}: {value['working_set_count']:g} working sets in {len(sessions)} sessions"
        f"{', planned lighter week' if value['is_down_week'] else ''}."
    )
    if value["note"]:
        print(f"Note: {' '.join(value['note'].split())}")
    print_table(value["areas"], ["focus_area", "set_count", "direct_set_count", "training_days", "rep_count", "hold_s"])
    if args.area:
        print_table(value["exercises"], ["exercise_name", "set_count", "credit", "session_count"])
        print_table(value["sets"], _SET_COLUMNS)
    _print_flags(value["flags"])
    return 0


def run_weeks(args: argparse.Namespace) -> int:
    """Every week, newest first: working sets, sessions, items by state, note, what empty stretches were."""
    with store.open_warehouse(args.database) as warehouse:
        athlete = store.find_athlete(warehouse, args.athlete)
        log, marked = _judged(warehouse, athlete, today_of(args))
        notes = _notes(warehouse, athlete)
    done: dict[dt.date, list[float]] = {}
    for stamp, set_count in zip(log.sessions["week_start"].tolist(), log.sessions["set_count"].tolist(), strict=True):
        done.setdefault(stamp.date(), []).append(set_count)
    rows = []
    for stamp in reversed(log.weekly["week_start"].drop_duplicates().tolist()):
        start = stamp.date()
        states = [str(one.state) for one in marked if one.flag.week_start == start]
        found = done.get(start, [])
        rows.append(
            {
                "week_start": start,
                "working_set_count": sum(found),
                "session_count": len(found),
                **{state: states.count(state) for state in ("open", "answered", "quiet")},
                "is_down_week": start in log.settings[athlete.athlete_id].down_weeks,
                "gaps": [row["answer"] or "not answered" for row in _gap_rows(log, start)],
                "note": notes.get(week_monday(start), ""),
            }
        )
    if args.json:
        print_json({"athlete": athlete.name, "weeks": rows})
    else:
        print_table(rows)
    return 0


def run_gaps(args: argparse.Namespace) -> int:
    """List the stretches of ten days or more without a set; DAY=ANSWER answers one, DAY=none takes that back."""
    with store.open_warehouse(args.database) as warehouse:
        athlete = store.find_athlete(warehouse, args.athlete)
        log, _ = _judged(warehouse, athlete, today_of(args))
        known = {row["gap_start"] for row in _gap_rows(log)}
        answers: dict[dt.date, Any] = dict(athlete.settings.gap_answers)
        for text in args.answers:
            day, answer = _gap_answer(text, known | set(answers))
            answers.pop(day, None)
            if answer is not None:
                answers[day] = answer
        if args.answers:
            store.change_settings(warehouse, athlete.athlete_id, {"gap_answers": answers or None})
            log, _ = _judged(warehouse, store.find_athlete(warehouse, athlete.athlete_id), today_of(args))
    rows = _gap_rows(log)
    if args.json:
        print_json({"athlete": athlete.name, "gaps": rows})
    else:
        print_table(rows)
    return 0


def run_answer(args: argparse.Namespace) -> int:
    """Answer one flag of a week, take that back, or let a rule that got quiet speak again."""
    by = Speaker(args.by)
    with store.open_warehouse(args.database) as warehouse:
        athlete = store.find_athlete(warehouse, args.athlete)
        if args.answer == SPEAK_AGAIN:
            area = FocusArea(args.area) if args.area else None
            store.speak_again(warehouse, athlete.athlete_id, args.rule, area, None if area else args.exercise, by)
        else:
            if args.week is None:
                raise UsageError("Say which week with --week, for example --week 2026-08-10.")
            _, marked = _judged(warehouse, athlete, today_of(args))
            flag = _asked(args, athlete, marked).flag
            store.answer_flag(warehouse, flag, None if args.answer == "none" else FlagAnswer(args.answer), by)
        _, marked = _judged(warehouse, athlete, today_of(args))
    rows = [
        marked_row(one, athlete.name)
        for one in marked
        if one.flag.rule_id == args.rule and (args.week is None or _is_in(one, args.week))
    ]
    if args.json:
        print_json({"flags": rows})
    else:
        _print_flags(rows)
    return 0


def _print_flags(rows: Sequence[dict[str, Any]]) -> None:
    for row in rows:
        said = row["answer"] or row["state"]
        print(f"{row['week_start']}  {row['level']:<6}  {said:<9}  {row['rule_id']:<13}  {row['text']}")


def _judged(warehouse: store.Warehouse, athlete: Athlete, today: dt.date) -> tuple[AthleteLog, list[MarkedFlag]]:
    log = read_log(warehouse, [athlete.athlete_id], today, load_catalogue())
    return log, mark_flags(log.flags, store.flag_answers(warehouse, [athlete.athlete_id]))


def _notes(warehouse: store.Warehouse, athlete: Athlete) -> dict[dt.date, str]:
    notes = store.week_notes(warehouse, [athlete.athlete_id])
    return {day.date(): note for day, note in zip(notes["week_monday"], notes["note"], strict=True)}


def _asked(args: argparse.Namespace, athlete: Athlete, marked: Sequence[MarkedFlag]) -> MarkedFlag:
    """The one flag that the words name; UsageError when none or several fit."""
    fits = [
        one
        for one in marked
        if one.flag.rule_id == args.rule
        and _is_in(one, args.week)
        and args.area in (None, str(one.flag.focus_area or ""))
        and args.exercise in (None, one.flag.exercise_id)
        and (args.session is None or one.flag.session_started_at == args.session)
    ]
    if not fits:
        raise UsageError(
            f"{athlete.name} has no such flag in the week of {args.week}; `evenstride flags` lists them all."
        )
    if len(fits) > 1:
        raise UsageError(
            f"{len(fits)} flags of {args.rule} fit in that week. Say which with --area, --exercise or --session."
        )
    return fits[0]


def _is_in(marked: MarkedFlag, day: dt.date) -> bool:
    return marked.flag.week_start <= day < marked.flag.week_start + WEEK


def _gap_rows(log: AthleteLog, start: dt.date | None = None) -> list[dict[str, Any]]:
    """Stretches without a set, newest first; of one week only those that touch it."""
    rows = []
    gaps = log.gaps.sort_values("gap_start", ascending=False)
    columns = (gaps[name].tolist() for name in ("gap_start", "gap_end", "gap_days", "answer"))
    for gap_start, gap_end, days, answer in zip(*columns, strict=True):
        first, last = gap_start.date(), None if pd.isna(gap_end) else gap_end.date()
        if start is None or (first < start + WEEK and (last is None or last >= start)):
            rows.append({"gap_start": first, "gap_end": last, "gap_days": days, "answer": answer or None})
    return rows


def _gap_answer(text: str, known: set[dt.date]) -> tuple[dt.date, GapAnswer | None]:
    day_text, _, answer = text.partition("=")
    try:
        day = dt.date.fromisoformat(day_text.strip())
        said = None if answer in ("none", "default") else GapAnswer(answer)
    except ValueError:
        raise UsageError(
            f"{text} is not DAY=ANSWER; write for example 2026-07-19=rested ({', '.join(GapAnswer)} or none)."
        ) from None
    if day not in known:
        raise UsageError(f"No stretch of ten days or more begins on {day}; `evenstride gaps` lists them.")
    return day, said
