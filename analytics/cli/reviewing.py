"""`evenstride review`: what changed for a client since the last review, and recording one, as on the page Review."""

from __future__ import annotations

import argparse

from analytics import roster
from analytics import warehouse as store
from analytics.athlete_log import read_log
from analytics.cli.days import today_of
from analytics.cli.errors import UsageError
from analytics.cli.output import print_json, print_table
from analytics.guidance import mark_flags
from analytics.reference import load_catalogue, load_guide, load_self_tests
from analytics.warehouse import Warehouse
from analytics.words import happened, review


def run_review(args: argparse.Namespace) -> int:
    """Without a client: when each was reviewed last. With one: what changed since then; or record a review."""
    if args.athlete is None and (args.done or args.take_back):
        raise UsageError("Name the client with --athlete.")
    with store.open_warehouse(args.database) as warehouse:
        if args.athlete is None:
            return _tell_all(warehouse, args)
        athlete = store.find_athlete(warehouse, args.athlete)
        key, today = athlete.athlete_id, today_of(args)
        log = read_log(warehouse, [key], today, load_catalogue())
        marked = mark_flags(log.flags, store.flag_answers(warehouse, [key]))
        when = store.last_reviews(warehouse).get(key)
        found = roster.since_review(warehouse, log, marked, key, when, today)
        if args.done:
            store.mark_reviewed(warehouse, key)
        elif args.take_back:
            store.take_review_back(warehouse, key)
        now = store.last_reviews(warehouse).get(key)
    names = log.evidence.exercise_names
    lines = [
        review.since_text(found.session_count, found.set_count, found.day, found.is_review),
        *happened.flag_lines(found.flags, names, athlete.settings.load_unit),
        *happened.lines(found.happened, load_guide(), load_self_tests(), names),
    ]
    if args.json:
        print_json({"client": athlete.name, "since": found.day, "reviewed_at": now, "changed": lines})
    else:
        print("\n".join(lines if len(lines) > 1 else [*lines, happened.NOTHING]))
        if args.done or args.take_back:
            print(review.reviewed_text(None if now is None else now.date()))
    return 0


def _tell_all(warehouse: Warehouse, args: argparse.Namespace) -> int:
    reviews = store.last_reviews(warehouse)
    rows = [{"client": one.name, "reviewed_at": reviews.get(one.athlete_id)} for one in store.athletes(warehouse)]
    if args.json:
        print_json({"clients": rows})
    else:
        print_table(rows)
    return 0
