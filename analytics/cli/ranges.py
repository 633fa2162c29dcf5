"""`evenstride guide`: how the ranges of a week are set, with the athlete's own numbers."""

from __future__ import annotations

import argparse
import dataclasses

from analytics import warehouse as store
from analytics.athlete_log import read_log
from analytics.cli.days import today_of
from analytics.cli.output import print_json
from analytics.guidance import range_steps
from analytics.metrics import week_start_of
from analytics.reference import load_catalogue
from analytics.words import ranges as words


def run_guide(args: argparse.Namespace) -> int:
    """The arithmetic behind the range of each area in one week, the running one unless another is asked for."""
    today = today_of(args)
    with store.open_warehouse(args.database) as warehouse:
        athlete = store.find_athlete(warehouse, args.athlete)
        log = read_log(warehouse, [athlete.athlete_id], today, load_catalogue())
    start = week_start_of(args.week or today, athlete.settings.week_start)
    found = range_steps(log.evidence, athlete.athlete_id, start)
    areas = [one for one in found if args.area in (None, one.focus_area)]
    if args.json:
        rows = [
            {**dataclasses.asdict(one), "range": words.range_text(one), "steps": words.step_sentences(one)}
            for one in areas
        ]
        print_json({"athlete": athlete.name, "today": today, "week_start": start, "areas": rows})
    elif not areas:
        print("This week lies outside the log, so there is no range for it.")
    else:
        print(words.as_text(start, areas))
    return 0
