"""`evenstride tests add|list|remove|restore`: tests that people do on themselves, left and right."""

from __future__ import annotations

import argparse
from typing import Any

from analytics import metrics
from analytics import warehouse as store
from analytics.cli.days import today_of
from analytics.cli.output import print_json, print_table, records
from analytics.reference import load_self_tests
from analytics.words import checks as words

_COLUMNS = ["local_day", "test_id", "left", "right", "difference", "symmetry", "is_clear", "result_id"]


def run_add(args: argparse.Namespace) -> int:
    """Keep one result and say what it shows."""
    today = today_of(args)
    with store.open_warehouse(args.database) as warehouse:
        athlete = store.find_athlete(warehouse, args.athlete)
        result_id = store.add_self_test(
            warehouse, athlete.athlete_id, args.test, args.date or today, args.left, args.right, today=today
        )
    test = load_self_tests()[args.test]
    said = words.result_text(test, args.left, args.right)
    if args.json:
        print_json({"athlete": athlete.name, "result_id": result_id, "test_id": args.test, "text": said})
    else:
        print(f"{test.name}: {said} Take it back with `evenstride tests remove {result_id}`.")
    return 0


def run_list(args: argparse.Namespace) -> int:
    """Every result, oldest first, with the difference of the sides and whether it is wider than the noise."""
    with store.open_warehouse(args.database) as warehouse:
        athlete = store.find_athlete(warehouse, args.athlete)
        results = store.self_tests(warehouse, [athlete.athlete_id], until=args.today)
    rows = records(metrics.compared_tests(results, load_self_tests())[_COLUMNS], days=["local_day"])
    if args.json:
        print_json({"athlete": athlete.name, "tests": [_about(key) for key in load_self_tests()], "results": rows})
    elif rows:
        print_table(rows)
    else:
        print(f"No test is entered yet. The tests: {', '.join(load_self_tests())}.")
    return 0


def run_remove(args: argparse.Namespace) -> int:
    """Take one result away."""
    with store.open_warehouse(args.database) as warehouse:
        store.remove_self_test(warehouse, args.result_id)
    return _said(args, f"The result is taken away. Bring it back with `evenstride tests restore {args.result_id}`.")


def run_restore(args: argparse.Namespace) -> int:
    """Bring back a result that was taken away."""
    with store.open_warehouse(args.database) as warehouse:
        store.restore_self_test(warehouse, args.result_id)
    return _said(args, "The result is back.")


def _said(args: argparse.Namespace, sentence: str) -> int:
    if args.json:
        print_json({"result_id": args.result_id, "text": sentence})
    else:
        print(sentence)
    return 0


def _about(test_id: str) -> dict[str, Any]:
    test = load_self_tests()[test_id]
    return {
        "test_id": test_id,
        "name": test.name,
        "unit": test.unit,
        "areas": list(test.areas),
        "noise": test.noise,
        "basis": test.basis,
        "how": list(test.how),
    }
