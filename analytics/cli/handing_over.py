"""`evenstride report`: the page to hand over, for one athlete, a group or all."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from analytics import metrics, reports
from analytics import warehouse as store
from analytics.cli.days import today_of
from analytics.cli.errors import UsageError
from analytics.cli.output import print_json
from analytics.model import Athlete, week_monday
from analytics.reference import load_catalogue, load_guide
from analytics.words import hand_over as words


def run_report(args: argparse.Namespace) -> int:
    """One file per athlete and format (one workbook for all), each named as it is written."""
    if [bool(args.athlete), args.group is not None, args.all].count(True) != 1:
        raise UsageError("Say whose page: --athlete NAME, --group NAME, or --all.")
    if not args.athlete and (args.note or args.week_note):
        raise UsageError("A note is about one person: name them with --athlete. Nothing was written.")
    naming = reports.Naming.INITIALS if args.initials else reports.Naming.CODE if args.codes else reports.Naming.NAME
    formats = list(dict.fromkeys(args.format or ["pdf"]))
    written = []
    with store.open_warehouse(args.database) as warehouse:
        who = [store.find_athlete(warehouse, args.athlete)] if args.athlete else _everybody(warehouse, args.group)
        choice = reports.Choice(
            weeks=args.weeks,
            naming=naming,
            with_flags=not args.no_flags,
            with_next_week=not args.no_next_week,
            note=args.note,
            note_weeks=_note_weeks(warehouse, who[0], args.week_note),
        )
        for name, kind, path in reports.write_reports(
            warehouse,
            who,
            Path(args.out),
            formats,
            choice,
            today_of(args),
            load_catalogue(),
            load_guide(),
            replace=args.replace,
        ):
            written.append({"athlete": name, "format": kind, "file": str(path)})
            if not args.json:
                print(path)
    if args.json:
        print_json({"files": written})
    else:
        print(words.written_text(len(written), args.out))
    return 0


def _everybody(warehouse: store.Warehouse, group: str | None) -> Sequence[Athlete]:
    """Everybody, or the clients of one group."""
    athletes = store.athletes(warehouse)
    if not athletes:
        raise UsageError("There is nobody in this database yet. Read a log in with `evenstride import`.")
    if group is None:
        return athletes
    labels = store.labels(warehouse)
    inside = set(labels.loc[(labels["kind"] == store.GROUP) & (labels["label"] == group), "athlete_id"])
    found = [one for one in athletes if one.athlete_id in inside]
    if not found:
        known = ", ".join(store.groups(warehouse)) or "none yet"
        raise UsageError(f"Nobody is in a group {group}. The groups are: {known}.")
    return found


def _note_weeks(warehouse: store.Warehouse, athlete: Athlete, days: Sequence[dt.date]) -> frozenset[dt.date]:
    """Mondays of the weeks that hold these days, each of which must have a note."""
    weeks = {day: week_monday(metrics.week_start_of(day, athlete.settings.week_start)) for day in days}
    notes = store.week_notes(warehouse, [athlete.athlete_id])
    known = {one.date() for one in notes["week_monday"]}
    if missing := next((day for day, week in weeks.items() if week not in known), None):
        noted = ", ".join(map(str, sorted(known))) or "none"
        raise UsageError(f"The week of {missing} has no note. Weeks with a note, by their Monday: {noted}.")
    return frozenset(weeks.values())
