"""`evenstride note run|pain|list|remove|restore`: runs and pain that a person notes on a day."""

from __future__ import annotations

import argparse

from analytics import warehouse as store
from analytics.cli.days import today_of
from analytics.cli.output import print_json, print_table, records
from analytics.model import DistanceUnit, FocusArea, RunKind
from analytics.units import M_PER_UNIT
from analytics.words import day_notes as words


def run_note_run(args: argparse.Namespace) -> int:
    """Keep one run."""
    today = today_of(args)
    with store.open_warehouse(args.database) as warehouse:
        athlete = store.find_athlete(warehouse, args.athlete)
        note_id = store.add_run(
            warehouse,
            athlete.athlete_id,
            args.date or today,
            RunKind(args.kind),
            today=today,
            time=args.time,
            duration_s=None if args.minutes is None else args.minutes * 60,
            distance_m=None if args.km is None else args.km * M_PER_UNIT[DistanceUnit.KM],
        )
    return _kept(args, note_id)


def run_note_pain(args: argparse.Namespace) -> int:
    """Keep that an area hurt."""
    today = today_of(args)
    with store.open_warehouse(args.database) as warehouse:
        athlete = store.find_athlete(warehouse, args.athlete)
        note_id = store.add_pain(
            warehouse, athlete.athlete_id, args.date or today, FocusArea(args.area), args.note, today=today
        )
    return _kept(args, note_id)


def run_list(args: argparse.Namespace) -> int:
    """Every run and note of pain, oldest first."""
    with store.open_warehouse(args.database) as warehouse:
        athlete = store.find_athlete(warehouse, args.athlete)
        runs = store.runs(warehouse, [athlete.athlete_id], until=args.today)
        pains = store.pain_notes(warehouse, [athlete.athlete_id], until=args.today)
    if args.json:
        plain = [records(one.drop(columns="athlete_id"), days=["local_day"]) for one in (runs, pains)]
        print_json({"athlete": athlete.name, "runs": plain[0], "pain_notes": plain[1]})
        return 0
    said = [(one, words.run_text(one)) for one in runs.to_dict("records")]
    said += [(one, words.pain_text(one)) for one in pains.to_dict("records")]
    said.sort(key=lambda pair: pair[0]["local_day"])
    print_table([{"note": text, "id": one["note_id"]} for one, text in said])
    return 0


def run_remove(args: argparse.Namespace) -> int:
    """Take one note away."""
    with store.open_warehouse(args.database) as warehouse:
        store.remove_day_note(warehouse, args.note_id)
    return _said(args, f"{words.REMOVED} Bring it back with `evenstride note restore {args.note_id}`.")


def run_restore(args: argparse.Namespace) -> int:
    """Bring back a note that was taken away."""
    with store.open_warehouse(args.database) as warehouse:
        store.restore_day_note(warehouse, args.note_id)
    return _said(args, "The note is back.")


def _kept(args: argparse.Namespace, note_id: str) -> int:
    args.note_id = note_id
    return _said(args, f"{words.ADDED} Take it away with `evenstride note remove {note_id}`.")


def _said(args: argparse.Namespace, sentence: str) -> int:
    if args.json:
        print_json({"note_id": args.note_id, "text": sentence})
    else:
        print(sentence)
    return 0
