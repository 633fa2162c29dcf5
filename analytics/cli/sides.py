"""`evenstride sides`: left beside right, exercise by exercise."""

from __future__ import annotations

import argparse

from analytics import metrics
from analytics import warehouse as store
from analytics.athlete_log import read_log
from analytics.cli.days import today_of
from analytics.cli.output import print_json, print_table, records
from analytics.reference import load_catalogue
from analytics.words import sides as words


def run_sides(args: argparse.Namespace) -> int:
    """Middle of the last sessions and the last 28 days of each side, and whether a gap is wider than usual."""
    with store.open_warehouse(args.database) as warehouse:
        athlete = store.find_athlete(warehouse, args.athlete)
        log = read_log(warehouse, [athlete.athlete_id], today_of(args), load_catalogue())
    names = dict(zip(log.exercises["exercise_id"], log.exercises["name"], strict=True))
    sides = metrics.sides(log.session_exercises, log.today)
    if args.json:
        named = sides.drop(columns="athlete_id").assign(name=sides["exercise_id"].map(names))
        sessions = metrics.side_sessions(log.session_exercises, log.today).drop(columns=["athlete_id", "session_key"])
        print_json(
            {
                "athlete": athlete.name,
                "today": log.today,
                "finding": words.finding(sides, names) if len(sides) else None,
                "sides": records(named),
                "sessions": records(sessions, days=["local_day"]),
            }
        )
    elif sides.empty:
        print(words.EMPTY)
    else:
        unit = athlete.settings.load_unit
        print(words.finding(sides, names))
        print_table(words.table_rows(words.in_unit(sides, unit), names, unit))
    return 0
