"""`evenstride next-week` and `evenstride starter`: how much next week can hold, and where a new lifter begins."""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Sequence

from analytics import planner, starter
from analytics import warehouse as store
from analytics.athlete_log import read_log
from analytics.cli.days import today_of
from analytics.cli.errors import UsageError
from analytics.cli.output import print_json, records
from analytics.frames import COMING_AREAS, COMING_EXERCISES, COMING_GOALS
from analytics.model import AthleteSettings, FocusArea, LoadUnit
from analytics.planned_exercises import MOST_SETS, PlannedExercise, check_exercises, read_exercise
from analytics.reference import load_catalogue, load_guide
from analytics.words import exercise_plan as exercise_plan_words
from analytics.words import next_week as words
from analytics.words import start_here as start_words

_AREAS = [name for name in COMING_AREAS if name not in ("athlete_id", "week_start")]
_EXERCISES = ["exercise_id", "name", *(name for name in COMING_EXERCISES if name not in ("athlete_id", "exercise_id"))]
_GOALS = ["exercise_id", "name", *(name for name in COMING_GOALS if name not in ("athlete_id", "exercise_id"))]


PLAN_HELP = (
    "a plan beside the ranges: AREA=SETS, or an exercise of the last weeks, sets x repetitions (or seconds) of the"
    " whole week and the load in your unit: legs=12 'Leg press=6x10@75' 'Side plank=4x30'"
)


def run_next_week(args: argparse.Namespace) -> int:
    """The ranges of the five areas and of each exercise, and what would fit where an area is low."""
    today, catalogue = today_of(args), load_catalogue()
    with store.open_warehouse(args.database) as warehouse:
        athlete = store.find_athlete(warehouse, args.athlete)
        log = read_log(warehouse, [athlete.athlete_id], today, catalogue)
    week = planner.next_week(log, athlete.athlete_id, catalogue)
    unit = athlete.settings.load_unit
    sets, exercise_plan = _read_plan(args.plan, week, unit)
    checked = planner.check_plan(week, sets)
    checked_exercises = check_exercises(log, athlete.athlete_id, week, exercise_plan)
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
                "plan": {
                    "areas": [dataclasses.asdict(one) | {"mended": one.mended} for one in checked.values()],
                    "exercises": [
                        dataclasses.asdict(one)
                        | {"is_past": one.is_past, "text": exercise_plan_words.said_text(one, unit)}
                        for one in checked_exercises
                    ],
                },
            }
        )
    elif week.areas.empty:
        print("The log is empty, so there is no range yet. Read one in with `evenstride import`.")
    else:
        areas, exercises, proposals, held, goals = (
            [{str(key): value for key, value in row.items()} for row in frame.to_dict("records")]
            for frame in (week.areas, week.exercises, week.proposals, week.held, week.goals)
        )
        stage = words.stage_text(week.stage)
        rows = {row["focus_area"]: row for row in areas}
        said = {
            area: words.plan_text(rows[area], one.planned, one.past, one.fewer, one.days)
            for area, one in checked.items()
        }
        down = words.down_text(load_guide(), athlete.settings) if week.is_down_week else ""
        print(
            words.as_text(
                week.week_start,
                areas,
                exercises,
                proposals,
                unit,
                sets,
                said,
                stage=stage,
                held=held,
                goals=goals,
                down=down,
                exercise_plan=[exercise_plan_words.line(one, unit) for one in checked_exercises],
            )
        )
    return 0


def _read_plan(
    typed: Sequence[str], week: planner.NextWeek, unit: LoadUnit
) -> tuple[dict[str, float], list[PlannedExercise]]:
    """Sets by area, and the exercises, of `--plan`; of two about the same the last counts."""
    sets: dict[str, float] = {}
    exercises: dict[tuple[str, str], PlannedExercise] = {}
    for one in typed:
        what, is_there, how_much = one.rpartition("=")
        if not is_there:
            raise UsageError(f"“{one}” is no plan. Write what and how much: legs=12 or 'Leg press=6x10@75'.")
        area = what.strip().casefold()
        if area in set(FocusArea):
            sets[area] = _sets(how_much)
        else:
            found = read_exercise(what, how_much, week, unit)
            exercises[found.key] = found
    return sets, list(exercises.values())


def _sets(text: str) -> float:
    try:
        sets = float(text.strip().replace(",", "."))
    except ValueError:
        raise UsageError(f"“{text}” is no number of sets.") from None
    if not 0 <= sets <= MOST_SETS:
        raise UsageError(f"“{text}” is out of reach: 0 to {MOST_SETS} sets.")
    return sets


def run_starter(args: argparse.Namespace) -> int:
    """The phase of the starter guide, the weeks beside it, and a session; without --athlete its beginning."""
    today, catalogue, guide = today_of(args), load_catalogue(), load_guide()
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
