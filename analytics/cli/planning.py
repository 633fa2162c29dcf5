"""`evenstride next-week` and `evenstride starter`: how much next week can hold, and where a new lifter begins."""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt

from analytics import planner, starter
from analytics import warehouse as store
from analytics.athlete_log import read_log
from analytics.cli.output import print_json, records
from analytics.frames import COMING_AREAS, COMING_EXERCISES, COMING_GOALS
from analytics.model import AthleteSettings
from analytics.reference import load_catalogue, load_guide
from analytics.words import next_week as words
from analytics.words import start_here as start_words

_AREAS = [name for name in COMING_AREAS if name not in ("athlete_id", "week_start")]
_EXERCISES = ["exercise_id", "name", *(name for name in COMING_EXERCISES if name not in ("athlete_id", "exercise_id"))]
_GOALS = ["exercise_id", "name", *(name for name in COMING_GOALS if name not in ("athlete_id", "exercise_id"))]


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
                "is_down_week": week.is_down_week,
                "areas": records(week.areas[_AREAS]),
                "exercises": records(week.exercises[_EXERCISES]),
                "rep_goals": records(week.goals[[*_GOALS, "load_kg", "load_limit_kg"]]),
                "proposals": records(week.proposals),
                "last_week": records(week.held),
                "starter": dataclasses.asdict(week.stage),
            }
        )
    elif week.areas.empty:
        print("The log is empty, so there is no range yet. Read one in with `evenstride import`.")
    else:
        areas, exercises, proposals, held, goals = (
            [{str(key): value for key, value in row.items()} for row in frame.to_dict("records")]
            for frame in (week.areas, week.exercises, week.proposals, week.held, week.goals)
        )
        unit, stage = athlete.settings.load_unit, words.stage_text(week.stage)
        down = words.down_text(load_guide(), athlete.settings) if week.is_down_week else ""
        print(
            words.as_text(
                week.week_start, areas, exercises, proposals, unit, stage=stage, held=held, goals=goals, down=down
            )
        )
    return 0


def run_starter(args: argparse.Namespace) -> int:
    """The phase of the starter guide, the weeks beside it, and a session; without --athlete its beginning."""
    today, catalogue, guide = args.today or dt.date.today(), load_catalogue(), load_guide()
    athlete, log = None, None
    if args.athlete is not None:
        with store.open_warehouse(args.database) as warehouse:
            athlete = store.find_athlete(warehouse, args.athlete)
            log = read_log(warehouse, [athlete.athlete_id], today, catalogue)
    settings = athlete.settings if athlete else AthleteSettings()
    has_log = log is not None and not log.sessions.empty
    start = starter.start(log if has_log else None, athlete.athlete_id if athlete else "", settings, catalogue)
    last_two = [{str(key): value for key, value in row.items()} for row in start.weeks.tail(2).to_dict("records")]
    is_compared = start.stage.is_new and bool(last_two)
    beside = start_words.guide_rows(last_two, start.stage.week, guide, settings) if is_compared else []
    if args.json:
        weeks = start.weeks.drop(columns="athlete_id")
        print_json(
            {
                "athlete": athlete.name if athlete else None,
                "today": today,
                "is_new": start.stage.is_new,
                "week": start.stage.week,
                "phase": start.stage.phase,
                "phases": [dataclasses.asdict(one) for one in start.phases],
                "load_from_week": start.stage.load_from,
                "jumps_from_week": start.stage.jumps_from,
                "has_no_load": start.has_no_load,
                "weeks": records(weeks, days=["week_start"]),
                "beside_guide": beside,
                "session": dataclasses.asdict(start.session),
            }
        )
        return 0
    print(start_words.title(start, has_log=has_log))
    print()
    if start.stage.is_new:
        cards = start_words.phase_cards(start.phases, start.stage.phase, start.stage.week, guide, settings)
        print("\n".join(f"{head}: {body}" for head, body in cards).replace("**", ""))
        print()
        if beside:
            print(start_words.inside_text(beside))
            print("\n".join(start_words.guide_lines(beside)))
            print()
        print(start_words.session_as_text(start.session, guide))
    else:
        print(start_words.days_card(guide, settings)[1].replace("**", ""))
    return 0
