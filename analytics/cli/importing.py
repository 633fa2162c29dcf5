"""`evenstride import`, `imports` and `undo`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from analytics import ingest
from analytics import warehouse as store
from analytics.cli.errors import UsageError
from analytics.cli.output import print_json, print_table, records
from analytics.importers import identify
from analytics.model import (
    DateOrder,
    DistanceUnit,
    Experience,
    FileRefusedError,
    ImportOptions,
    ImportReport,
    LoadUnit,
    LogFile,
    UnansweredQuestionError,
)
from analytics.reference import load_catalogue
from analytics.words import add_log as words


def run_import(args: argparse.Namespace) -> int:
    """Import every file; 0 when everything readable is stored, 1 when a file was refused.

    Every question of every file must be answered before the first file is stored.
    """
    files = [_read(Path(name)) for name in args.files]
    options = import_options(args)
    for file in files:
        _raise_unanswered(file, options)
    catalogue = load_catalogue()
    results: list[dict[str, Any]] = []
    refused = 0
    with store.open_warehouse(args.database) as warehouse:
        athlete_id = _athlete_id(warehouse, args.athlete, create=not args.dry_run)
        for file in files:
            try:
                if args.dry_run:
                    report = ingest.preview_import(warehouse, athlete_id, file, options, catalogue)
                else:
                    report = ingest.import_log(warehouse, athlete_id, file, options, catalogue)
            except FileRefusedError as error:
                refused += 1
                results.append(_refusal(file, error))
                print(f"{file.name}: {error}", file=sys.stderr)
            else:
                results.append(_result(report))
                if not args.json:
                    _tell(report, dry_run=args.dry_run)
        if args.lifted_before and not args.dry_run and refused < len(files):
            level = Experience.ESTABLISHED if args.lifted_before == "yes" else Experience.NEW
            store.change_settings(warehouse, athlete_id, {"level": level})
    if args.json:
        print_json({"files": results})
    return 1 if refused else 0


def run_imports(args: argparse.Namespace) -> int:
    """List the imports of one athlete, newest first."""
    with store.open_warehouse(args.database) as warehouse:
        athlete = store.find_athlete(warehouse, args.athlete)
        rows = records(store.imports(warehouse, athlete.athlete_id))
    if args.json:
        print_json({"imports": rows})
    else:
        print_table(rows, ["import_id", "imported_at", "app", "file", "set_count", "undone_at"])
    return 0


def run_undo(args: argparse.Namespace) -> int:
    """Take one import back; what an earlier import held of the same sessions shows again."""
    with store.open_warehouse(args.database) as warehouse:
        ingest.undo_import(warehouse, args.import_id, load_catalogue())
    if args.json:
        print_json({"undone": args.import_id})
    else:
        print("The import was taken back.")
    return 0


def _read(path: Path) -> LogFile:
    try:
        return LogFile(path.name, path.read_bytes())
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from error


def import_options(args: argparse.Namespace) -> ImportOptions:
    """What the options of a command say about its files."""
    columns: dict[str, str] = {}
    for pair in args.column:
        role, equals, header = pair.partition("=")
        if not equals or not role or not header:
            raise UsageError(f"--column {pair} has no ROLE=HEADER; write for example --column date=Datum.")
        columns[role.strip().lower()] = header
    return ImportOptions(
        load_unit=LoadUnit(args.load_unit) if args.load_unit else None,
        distance_unit=DistanceUnit(args.distance_unit) if args.distance_unit else None,
        date_order=DateOrder(args.date_order) if args.date_order else None,
        decimal_sign=args.decimal_sign,
        time_zone=args.time_zone,
        sheet=args.sheet,
        columns=columns,
        today=args.today,
    )


def _raise_unanswered(file: LogFile, options: ImportOptions) -> None:
    try:
        questions = identify(file).questions(file, options)
    except FileRefusedError:
        return  # told when the file's turn comes
    if questions:
        raise UnansweredQuestionError(questions[0])


def _athlete_id(warehouse: store.Warehouse, name: str, *, create: bool) -> str:
    known = {athlete.name: athlete.athlete_id for athlete in store.athletes(warehouse)}
    return known.get(name) or (store.create_athlete(warehouse, name).athlete_id if create else "")


def _result(report: ImportReport) -> dict[str, Any]:
    return asdict(report)


def _refusal(file: LogFile, error: FileRefusedError) -> dict[str, Any]:
    counts = ["rows_read", "sets_kept", "warm_up_sets", "sessions", "new_sessions", "replaced_sessions"]
    issue = {"line": error.line, "column": "", "value": "", "message": str(error), "severity": "refused"}
    return {
        "file": file.name,
        "format": None,
        **dict.fromkeys([*counts, "unchanged_sessions"], 0),
        "first_day": None,
        "last_day": None,
        "unmapped": [],
        "issues": [issue],
    }


def _tell(report: ImportReport, *, dry_run: bool) -> None:
    print(f"{report.file} ({report.format}): {words.read_text(report)}")
    print(
        f"  {words.overlap_text(report) or 'Nothing of it was in the log before.'}"
        if dry_run
        else f"  {words.done_text(report)}"
    )
    if report.unmapped:
        print(f"  {words.names_heading(len(report.unmapped))}: {_some(report.unmapped)}.")
    for issue in report.issues:
        print(f"  {issue.message}")


def _some(names: Sequence[Any], most: int = 5) -> str:
    shown = ", ".join(f"{one.name} ({one.set_count})" for one in names[:most])
    return shown + (f" and {len(names) - most} more" if len(names) > most else "")
