"""`evenstride import-roster`: the logs of many clients from a folder, a zip or one file with an athlete column."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from analytics import roster_import
from analytics import warehouse as store
from analytics.cli.errors import UsageError
from analytics.cli.importing import import_options
from analytics.cli.output import print_json, print_table
from analytics.importers import importer_named
from analytics.model import EvenstrideError, LogFile, UnansweredQuestionError
from analytics.reference import load_catalogue
from analytics.roster_import import Outcome, Planned, Source


def run_import_roster(args: argparse.Namespace) -> int:
    """0 when every log was stored, 1 when some were refused; nothing is stored while a question is open."""
    sources, options = _sources(Path(args.source)), {"": import_options(args)}
    given = roster_import.read_map(_text(Path(args.map))) if args.map else {}
    with store.open_warehouse(args.database) as warehouse:
        planned = roster_import.plan(sources, store.athletes(warehouse), options, given, _progress(args, "Looking at"))
        for app, question in roster_import.open_questions(planned):
            print(f"Files of {importer_named(app).title} leave this open:", file=sys.stderr)
            raise UnansweredQuestionError(question)
        if args.dry_run:
            return _tell_plan(args, planned)
        batch, outcomes = roster_import.run(warehouse, planned, options, load_catalogue(), _progress(args, "Adding"))
    return _tell(args, batch, outcomes)


def run_undo_batch(args: argparse.Namespace) -> int:
    """Take a whole batch back."""
    with store.open_warehouse(args.database) as warehouse:
        known = store.batches(warehouse)
        if args.batch_id not in set(known["batch_id"]):
            raise EvenstrideError(f"There is no batch {args.batch_id} that counts. Nothing was undone.")
        number = roster_import.undo_batch(warehouse, args.batch_id, load_catalogue())
    if args.json:
        print_json({"undone": args.batch_id, "imports": number})
    else:
        print(f"{number:,} imports were taken back.")
    return 0


def _sources(path: Path) -> list[Source]:
    if path.is_dir():
        files = sorted(one for one in path.iterdir() if one.is_file() and not one.name.startswith("."))
        if not files:
            raise UsageError(f"There is no file in {path}.")
        return [Source(one.name, lambda one=one: LogFile(one.name, one.read_bytes())) for one in files]  # type: ignore[misc]
    try:
        return roster_import.sources_in(path.name, path.read_bytes())
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from error


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read as UTF-8 text.") from error


def _progress(args: argparse.Namespace, what: str) -> Any:
    if args.json or not sys.stderr.isatty():
        return None
    return lambda number, name: print(f"\r\x1b[K{what} {number + 1}: {name[:60]}", end="", file=sys.stderr)


def _tell_plan(args: argparse.Namespace, planned: list[Planned]) -> int:
    rows = [
        {"file": one.label, "format": one.app or None, "client": one.client or None, "reason": one.reason}
        for one in planned
    ]
    if args.json:
        print_json({"files": rows})
    else:
        print_table(rows)
    return 1 if any(not one.app for one in planned) else 0


def _tell(args: argparse.Namespace, batch: str, outcomes: list[Outcome]) -> int:
    refused = [one for one in outcomes if one.report is None]
    if args.json:
        files = [
            {
                "file": one.label,
                "client": one.client,
                "report": None if one.report is None else asdict(one.report),
                "message": one.message,
            }
            for one in outcomes
        ]
        print_json({"batch": batch, "files": files})
    else:
        print_table([_line(one) for one in outcomes])
        print(f"Take all of it back with: evenstride undo-batch {batch}")
    for one in refused if not args.json else []:
        print(f"{one.label}: {one.message}", file=sys.stderr)
    return 1 if refused else 0


def _line(one: Outcome) -> dict[str, Any]:
    report = one.report
    if report is None:
        return {"file": one.label, "client": one.client, "sets": None, "sessions": None, "what": "not read"}
    what = "already in the log" if report.already_imported_at else f"{report.new_sessions:,} sessions new"
    return {
        "file": one.label,
        "client": one.client,
        "sets": report.sets_kept,
        "sessions": report.sessions,
        "what": what,
    }
