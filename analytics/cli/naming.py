"""`evenstride names` and `map`: what the exercise names of a log mean, and saying so."""

from __future__ import annotations

import argparse
from typing import Any

from analytics import warehouse as store
from analytics.cli.errors import UsageError
from analytics.cli.output import print_json, print_table
from analytics.model import Category, FocusArea, Measure, NameAnswer
from analytics.name_list import LoggedName, keep_answer, name_list, take_back
from analytics.reference import Catalogue, load_catalogue
from analytics.suggestions import suggest
from analytics.words import names as words


def run_names(args: argparse.Namespace) -> int:
    """Every exercise name of the log; --unmapped only those that nobody placed, with suggestions."""
    catalogue = load_catalogue()
    with store.open_warehouse(args.database) as warehouse:
        athlete = store.find_athlete(warehouse, args.athlete)
        listed = name_list(warehouse, athlete.athlete_id, catalogue)
    rows = [_row(one, catalogue) for one in listed if one.exercise is None or not args.unmapped]
    if args.json:
        print_json({"athlete": athlete.name, "names": rows})
        return 0
    for row in rows:
        row["suggestions"] = [f"{one['exercise_id']} ({one['reason']})" for one in row["suggestions"]]
        row.pop("why")
    print_table(rows)
    return 0


def run_map(args: argparse.Namespace) -> int:
    """Say what one name is, or take that back."""
    catalogue = load_catalogue()
    answer = None if args.take_back else _answer(args, catalogue)
    with store.open_warehouse(args.database) as warehouse:
        athlete_id = None if args.everybody else store.find_athlete(warehouse, args.athlete).athlete_id
        if answer is None:
            take_back(warehouse, athlete_id, args.name, catalogue)
        else:
            keep_answer(warehouse, athlete_id, args.name, answer, catalogue)
    known = {one.exercise_id: one.name for one in catalogue.exercises.values()}
    said = words.answer_text(answer, known) if answer else "taken back"
    if args.json:
        print_json({"name": args.name, "for": "everybody" if athlete_id is None else args.athlete, "answer": said})
    else:
        print(f"{args.name}: {said}.")
    return 0


def _row(one: LoggedName, catalogue: Catalogue) -> dict[str, Any]:
    exercise = one.exercise
    suggestions = [] if exercise else suggest(one.name, catalogue)
    return {
        "name": one.name,
        "set_count": one.set_count,
        "last_day": one.last_day,
        "exercise_id": exercise.exercise_id if exercise else None,
        "counts_for": words.counts_for(exercise),
        "said_by": one.said_by or None,
        "why": exercise.why if exercise and exercise.why else None,
        "suggestions": [
            {"exercise_id": each.exercise_id, "reason": words.reason_text(each.shared)} for each in suggestions
        ],
    }


def _answer(args: argparse.Namespace, catalogue: Catalogue) -> NameAnswer:
    credits = dict(map(_credit, args.area))
    if args.exercise is not None and args.exercise not in catalogue.exercises:
        near = [one.exercise_id for one in suggest(args.exercise.replace("_", " "), catalogue)]
        raise UsageError(f"There is no exercise {args.exercise}." + (f" Near it: {', '.join(near)}." if near else ""))
    said = [args.exercise is not None or bool(credits), args.outside, args.not_strength]
    if sum(said) != 1:
        raise UsageError(
            "Say one thing: --exercise ID, --area AREA[=CREDIT], both, --outside, --not-strength or --take-back."
        )
    category = Category.MOBILITY if args.not_strength else Category(args.category)
    return NameAnswer(args.exercise, credits, category, Measure(args.measure))


def _credit(text: str) -> tuple[FocusArea, float]:
    name, equals, share = text.partition("=")
    if name not in set(FocusArea):
        raise UsageError(f"{name or 'Nothing'} is not a focus area; use {', '.join(FocusArea)}.")
    if equals and share not in ("1", "1.0", "0.5"):
        raise UsageError(f"A set counts 1 or 0.5 for an area, not {share or 'nothing'}; write for example {name}=0.5.")
    return FocusArea(name), float(share or 1)
