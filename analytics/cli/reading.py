"""The commands that show numbers: athletes, sets, weekly, flags, balance, rhythm."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics import metrics
from analytics import warehouse as store
from analytics.athlete_log import AthleteLog, read_log, read_weekly
from analytics.cli.days import today_of
from analytics.cli.output import print_json, print_table, records
from analytics.frames import CREDITS
from analytics.guidance import mark_flags
from analytics.model import Athlete, FocusArea, MarkedFlag
from analytics.reference import load_catalogue, load_guide
from analytics.words import rhythm as rhythm_words

_WEEKLY_COLUMNS = [
    "athlete", "week_start", "focus_area", "training_days", "set_count", "rep_count",
    "volume_load_kg", "load_basis", "hold_s", "contact_count", "is_complete",
]  # fmt: skip
_SET_COLUMNS = [
    "session_started_at", "session_title", "exercise_name", "exercise_id", "areas", "set_kind", "reps", "load_kg",
    "hold_s", "distance_m", "contact_count", "app", "file", "line",
]  # fmt: skip
_LISTED_AREAS = [FocusArea.CALVES, FocusArea.FEET, FocusArea.CORE, FocusArea.GLUTES, FocusArea.LEGS]


def run_athletes(args: argparse.Namespace) -> int:
    """Name, number of sessions and days of everybody in the database."""
    with store.open_warehouse(args.database) as warehouse:
        rows = [_athlete_row(warehouse, athlete) for athlete in store.athletes(warehouse)]
    return _print(args, "athletes", rows)


def run_sets(args: argparse.Namespace) -> int:
    """Every set of the current log, warm-ups included, oldest first."""
    with store.open_warehouse(args.database) as warehouse:
        athlete = store.find_athlete(warehouse, args.athlete)
        sets = store.read_sets(warehouse, [athlete.athlete_id], load_catalogue(), since=args.since, until=args.until)
    credits = sets[list(CREDITS)].to_numpy()
    names = [column.removeprefix("credit_") for column in CREDITS]
    areas = [{name: float(share) for name, share in zip(names, row, strict=True) if share > 0} for row in credits]
    rows = records(sets[[name for name in _SET_COLUMNS if name != "areas"]])
    rows = [
        {name: areas[nth] if name == "areas" else row[name] for name in _SET_COLUMNS} for nth, row in enumerate(rows)
    ]
    return _print(args, "sets", rows)


def run_weekly(args: argparse.Namespace) -> int:
    """Five rows a week, zero weeks included; --all adds 'outside' and 'unplaced'."""
    with store.open_warehouse(args.database) as warehouse:
        athlete = store.find_athlete(warehouse, args.athlete)
        weekly = read_weekly(warehouse, [athlete.athlete_id], today_of(args), load_catalogue())
    listed = [str(area) for area in _LISTED_AREAS] + (["outside", "unplaced"] if args.all else [])
    order = {area: nth for nth, area in enumerate(listed)}
    shown = _within(weekly[weekly["focus_area"].isin(listed)], args).assign(athlete=athlete.name)
    shown = shown.assign(nth=shown["focus_area"].map(order)).sort_values(["week_start", "nth"])
    return _print(args, "weekly", records(shown[_WEEKLY_COLUMNS], days=["week_start"]))


def run_flags(args: argparse.Namespace) -> int:
    """Every flag of the span, newest week first, with what was said to it."""
    with store.open_warehouse(args.database) as warehouse:
        athlete = store.find_athlete(warehouse, args.athlete)
        log = read_log(warehouse, [athlete.athlete_id], today_of(args), load_catalogue())
        marked = mark_flags(log.flags, store.flag_answers(warehouse, [athlete.athlete_id]))
    rows = [
        marked_row(one, athlete.name)
        for one in marked
        if (args.since is None or one.flag.week_start + dt.timedelta(days=6) >= args.since)
        and (args.until is None or one.flag.week_start <= args.until)
    ]
    if args.json:
        guide, settings = load_guide(), athlete.settings
        own = guide.own_numbers(settings)
        off, on = guide.switched(settings)
        judged = {
            "version": guide.version,
            "fingerprint": guide.fingerprint,
            "own_numbers": {name: {"own": mine, "guide": theirs} for name, (mine, theirs) in own.items()},
            "rules_off": off,
            "rules_on": on,
            "areas_off": sorted(str(one) for one in settings.areas_off),
        }
        print_json({"guide": judged, "flags": rows})
    else:
        for row in rows:
            said = row["answer"] or row["state"]
            print(f"{row['week_start']}  {row['level']:<6}  {said:<9}  {row['rule_id']:<13}  {row['text']}")
        if not rows:
            print("Nothing stands out in these weeks.")
    return 0


def run_balance(args: argparse.Namespace) -> int:
    """Sets, share, target and days since direct work of each area; shares only from 15 sets on."""
    athlete, log = _judged(args)
    rows = records(log.balance.drop(columns="athlete_id"))
    total, deviation = float(log.balance["set_count_28"].sum()), metrics.deviation(log.balance)
    if args.json:
        print_json(
            {
                "athlete": athlete.name,
                "today": log.today,
                "set_count_28": total,
                "deviation": deviation if total else None,
                "sets_to_move": deviation * total if total else None,
                "evenness": metrics.evenness(log.balance),
                "balance": rows,
            }
        )
    else:
        print_table(
            rows, ["focus_area", "set_count_28", "share", "target_share", "direct_days_28", "days_since_direct"]
        )
    return 0


def run_rhythm(args: argparse.Namespace) -> int:
    """Days a week of each area over the last full weeks, weeks with none, and days of every week."""
    athlete, log = _judged(args)
    weeks = metrics.rhythm_weeks(log.weekly, log.gaps)
    rhythm = metrics.rhythm(weeks)
    strength = metrics.strength_days(log.sessions, weeks)
    if args.json:
        print_json(
            {
                "athlete": athlete.name,
                "today": log.today,
                "strength_days": {
                    "weeks": strength.weeks,
                    "days_per_week": strength.days_per_week,
                    "weekdays": dict(zip(rhythm_words.WEEKDAYS, strength.weekdays, strict=True)),
                },
                "rhythm": records(rhythm.drop(columns="athlete_id")),
                "weeks": records(weeks.drop(columns="athlete_id"), days=["week_start"]),
            }
        )
    elif rhythm.empty:
        print("The log is empty, so there is no rhythm yet. Read one in with `evenstride import`.")
    else:
        print("\n".join(rhythm_words.as_lines(rhythm)))
    return 0


def marked_row(marked: MarkedFlag, athlete_name: str) -> dict[str, Any]:
    """One flag with what was said to it, as the command line prints it."""
    return {
        "athlete": athlete_name,
        **marked.flag.as_row(),
        "state": str(marked.state),
        "answer": marked.answer and str(marked.answer),
        "answered_by": marked.answered_by and str(marked.answered_by),
        "answered_name": marked.answered_name,
        "answered_at": marked.answered_at,
    }


def _judged(args: argparse.Namespace) -> tuple[Athlete, AthleteLog]:
    with store.open_warehouse(args.database) as warehouse:
        athlete = store.find_athlete(warehouse, args.athlete)
        return athlete, read_log(warehouse, [athlete.athlete_id], today_of(args), load_catalogue())


def _within(frame: pd.DataFrame, args: argparse.Namespace) -> pd.DataFrame:
    """Rows of the weeks that hold `--since`, `--until` and those between."""
    if args.since is not None:
        frame = frame[frame["week_start"] + pd.Timedelta(days=6) >= pd.Timestamp(args.since)]
    if args.until is not None:
        frame = frame[frame["week_start"] <= pd.Timestamp(args.until)]
    return frame


def _athlete_row(warehouse: store.Warehouse, athlete: Athlete) -> dict[str, Any]:
    weekly = store.read_weekly(warehouse, [athlete.athlete_id])
    weeks = weekly["week_start"]
    return {
        "athlete_id": athlete.athlete_id,
        "athlete": athlete.name,
        "first_week": None if weekly.empty else weeks.min().date(),
        "last_week": None if weekly.empty else weeks.max().date(),
        "import_count": len(store.imports(warehouse, athlete.athlete_id)),
    }


def _print(args: argparse.Namespace, key: str, rows: list[Mapping[str, Any]] | list[dict[str, Any]]) -> int:
    if args.json:
        print_json({key: rows})
    else:
        print_table(rows)
    return 0
