"""`evenstride next-week`: how much next week can hold and still be gradual."""

from __future__ import annotations

import argparse
import datetime as dt

from analytics import planner
from analytics import warehouse as store
from analytics.athlete_log import read_log
from analytics.cli.output import print_json, records
from analytics.frames import COMING_AREAS, COMING_EXERCISES
from analytics.reference import load_catalogue
from analytics.words import next_week as words

_AREAS = [name for name in COMING_AREAS if name not in ("athlete_id", "week_start")]
_EXERCISES = ["exercise_id", "name", *(name for name in COMING_EXERCISES if name not in ("athlete_id", "exercise_id"))]


def run_next_week(args: argparse.Namespace) -> int:
    """The ranges of the five areas and of each exercise, and what would fit where an area is low."""
    today, catalogue = args.today or dt.date.today(), load_catalogue()
    with store.open_warehouse(args.database) as warehouse:
        athlete = store.find_athlete(warehouse, args.athlete)
        log = read_log(warehouse, [athlete.athlete_id], today, catalogue)
    week = planner.next_week(log, athlete.athlete_id, catalogue)
    if args.json:
        print_json(
            {
                "athlete": athlete.name,
                "today": today,
                "week_start": week.week_start,
                "areas": records(week.areas[_AREAS]),
                "exercises": records(week.exercises[_EXERCISES]),
                "proposals": records(week.proposals),
            }
        )
    elif week.areas.empty:
        print("The log is empty, so there is no range yet. Read one in with `evenstride import`.")
    else:
        areas, exercises, proposals = (
            [{str(key): value for key, value in row.items()} for row in frame.to_dict("records")]
            for frame in (week.areas, week.exercises, week.proposals)
        )
        print(words.as_text(week.week_start, areas, exercises, proposals, athlete.settings.load_unit))
    return 0
