"""The command load-trend: effort times minutes, day by day for machines and week by week for people."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from analytics import metrics
from analytics import warehouse as store
from analytics.cli.days import today_of
from analytics.cli.output import print_json, print_table, records
from analytics.reference import load_catalogue
from analytics.reference.guide import LOAD_TREND, load_guide
from analytics.words import load_trend as words


def run_load_trend(args: argparse.Namespace) -> int:
    """The weighted means, what they lack, and that they mark nothing."""
    today = today_of(args)
    with store.open_warehouse(args.database) as warehouse:
        athlete = store.find_athlete(warehouse, args.athlete)
        efforts = store.session_efforts(warehouse, [athlete.athlete_id], load_catalogue(), until=today)
    days, logged = metrics.load_trend(efforts, today), metrics.effort_logged(efforts, today)
    short, long = (int(load_guide().value(LOAD_TREND, name)) for name in ("short_days", "long_days"))
    silent = words.silent_text(logged)
    if args.json:
        print_json(
            {
                "athlete": athlete.name,
                "today": today,
                "about": words.ABOUT,
                "silent": silent,
                "logged": asdict(logged),
                "days": records(days.drop(columns="athlete_id"), days=["local_day"]),
            }
        )
        return 0
    print(words.ABOUT)
    if silent:
        print(silent)
    rows = words.table_rows(days, short, long)
    if rows:
        print_table(rows)
    return 0
