"""`evenstride export` and `evenstride restore`: everything of a database out, and back in on another machine."""

from __future__ import annotations

import argparse
from pathlib import Path

from analytics import archive
from analytics import warehouse as store
from analytics.cli.days import today_of
from analytics.cli.output import print_json
from analytics.reference import load_catalogue
from analytics.words import archive as words


def run_export(args: argparse.Namespace) -> int:
    """Write the zip file and say what is in it."""
    with store.open_warehouse(args.database) as warehouse:
        done = archive.export_all(
            warehouse,
            Path(args.out),
            today_of(args),
            load_catalogue(),
            replace=args.replace,
            with_private_notes=args.with_private_notes,
        )
    if args.json:
        print_json({"file": args.out, "athletes": done.athletes, "rows": done.rows, "originals": done.originals})
    else:
        print(words.exported_text(args.out, len(done.athletes), done.rows, done.originals))
    return 0


def run_restore(args: argparse.Namespace) -> int:
    """Read the zip file and say what came in."""
    with store.open_warehouse(args.database) as warehouse:
        done = archive.restore(warehouse, Path(args.file))
    if args.json:
        print_json({"file": args.file, "athletes": done.athletes, "rows": done.rows})
    else:
        print(words.restored_text(args.file, len(done.athletes), done.rows))
    return 0
