"""`evenstride report`: the page to hand over, for one athlete or all."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from analytics import reports
from analytics import warehouse as store
from analytics.cli.errors import UsageError
from analytics.cli.output import print_json
from analytics.reference import load_catalogue, load_guide
from analytics.words import hand_over as words


def run_report(args: argparse.Namespace) -> int:
    """One file per athlete and format (one workbook for all), each named as it is written."""
    if bool(args.athlete) == args.all:
        raise UsageError("Say whose page: --athlete NAME, or --all.")
    naming = reports.Naming.INITIALS if args.initials else reports.Naming.CODE if args.codes else reports.Naming.NAME
    choice = reports.Choice(
        weeks=args.weeks,
        naming=naming,
        with_flags=not args.no_flags,
        with_next_week=not args.no_next_week,
        note=args.note,
    )
    formats = list(dict.fromkeys(args.format or ["pdf"]))
    written = []
    with store.open_warehouse(args.database) as warehouse:
        who = store.athletes(warehouse) if args.all else [store.find_athlete(warehouse, args.athlete)]
        if not who:
            raise UsageError("There is nobody in this database yet. Read a log in with `evenstride import`.")
        for name, kind, path in reports.write_reports(
            warehouse,
            who,
            Path(args.out),
            formats,
            choice,
            args.today or dt.date.today(),
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
