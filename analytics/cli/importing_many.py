"""`evenstride import-roster`: the logs of many clients from a folder, a zip or one file with an athlete column."""

from __future__ import annotations

import argparse
import os
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
from analytics.importers.zip_files import MOST_FILES, is_no_log, path_of
from analytics.model import EvenstrideError, LogFile, UnansweredQuestionError
from analytics.reference import load_catalogue
from analytics.roster_import import Outcome, Planned, Source
from analytics.words import add_clients as words

MAP_HELP = (
    "table of file and client, for names that do not say; a file is named with its folder where its name alone fits"
    " several. Further columns with a heading: group, tags, lifted_before (yes, no), and what a file leaves open:"
    " load_unit, distance_unit, date_order, decimal_sign, time_zone, sheet"
)


def run_import_roster(args: argparse.Namespace) -> int:
    """0 when every log was stored, 1 when some were refused; nothing is stored while a question is open."""
    sources, options = _sources(Path(args.source)), {"": import_options(args)}
    given = roster_import.read_map(_text(Path(args.map))) if args.map else {}
    with store.open_warehouse(args.database) as warehouse:
        planned = roster_import.plan(sources, store.athletes(warehouse), options, given, _progress(args, "Looking at"))
        _refuse_open(planned)
        _refuse_disagreeing(planned)
        columns = [one.in_column for one in planned if one.in_column]
        unused = roster_import.unused(given, list(dict.fromkeys(one.source.name for one in planned)), columns)
        for sentence in unused:
            print(sentence, file=sys.stderr)
        if args.dry_run:
            return _tell_plan(args, planned, unused)
        batch, outcomes = roster_import.run(warehouse, planned, options, load_catalogue(), _progress(args, "Adding"))
    return _tell(args, batch, outcomes, unused)


def _refuse_open(planned: list[Planned]) -> None:
    """Nothing is stored while a question is open; files that look different cannot share one answer."""
    asked = roster_import.open_questions(planned)
    if not asked:
        return
    first = asked[0]
    title = importer_named(first.app).title
    if first.is_for_all:
        print(f"Files of {title} leave this open:", file=sys.stderr)
        raise UnansweredQuestionError(first.question)
    alike = [one for one in asked if (one.app, one.question.key) == (first.app, first.question.key)]
    parts = [f"{words.files_text([log.label for log in one.logs])}: {_looks(one.question.proposal)}" for one in alike]
    raise UsageError(
        f"Files of {title} leave {words.KEYS.get(first.question.key, first.question.key)} open and look different"
        f" ({'; '.join(parts)}). {_how(first.question.key)}"
    )


def _refuse_disagreeing(planned: list[Planned]) -> None:
    found = roster_import.disagreeing(planned)
    if found:
        key, one, other = found
        raise UsageError(
            f"One answer for {words.KEYS[key]} cannot hold for both: {one.label} looks like {one.proposals[key]},"
            f" {other.label} like {other.proposals[key]}. {_how(key)}"
        )


def _looks(proposal: str | None) -> str:
    return f"looks like {proposal}" if proposal else "fits more than one"


def _how(key: str) -> str:
    return f"Say it for each file: --map FILE.csv with the columns file and {key}."


def run_batches(args: argparse.Namespace) -> int:
    """Every batch that still counts, newest first, with the ids that undo-batch takes."""
    with store.open_warehouse(args.database) as warehouse:
        names = {one.athlete_id: one.name for one in store.athletes(warehouse)}
        rows = store.batches(warehouse)
    told = []
    for batch, part in rows.groupby("batch_id", sort=False):
        clients = sorted({names.get(one, "") for one in part["athlete_id"]}, key=str.casefold)
        begun = part["begun_at"].iloc[0]
        told.append({"batch": batch, "begun_at": begun, "files": part["file"].tolist(), "clients": clients})
    if args.json:
        print_json({"batches": told})
    else:
        print_table([{**one, "files": len(one["files"]), "clients": len(one["clients"])} for one in told])
    return 0


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
        files = sorted(_files_in(path), key=lambda one: one.as_posix().casefold())
        if not files:
            raise UsageError(f"There is no file in {path}.")
        return [
            Source(path_of(one.relative_to(path).as_posix()), lambda one=one: LogFile(one.name, one.read_bytes()))  # type: ignore[misc]
            for one in files
        ]
    try:
        return roster_import.sources_in(path.name, path.read_bytes())
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from error


def _files_in(folder: Path) -> list[Path]:
    """Every file of the folder and its subfolders, hidden ones and what systems add left out."""
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = [one for one in folders if not one.startswith(".") and not is_no_log(one)]
        found += [Path(place, one) for one in names if not one.startswith(".") and not is_no_log(one)]
        if len(found) > MOST_FILES:
            raise UsageError(f"{folder} and its folders hold more than {MOST_FILES:,} files. Name a smaller one.")
    return [one for one in found if one.is_file()]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read as UTF-8 text.") from error


def _progress(args: argparse.Namespace, what: str) -> Any:
    if args.json or not sys.stderr.isatty():
        return None
    return lambda number, name: print(f"\r\x1b[K{what} {number + 1}: {name[:60]}", end="", file=sys.stderr)


def _tell_plan(args: argparse.Namespace, planned: list[Planned], unused: list[str]) -> int:
    if args.json:
        print_json({"files": [_planned_row(one) for one in planned], "unused_map_lines": unused})
    else:
        print_table([{**_planned_row(one), "answers": words.answers_text(one.answers)} for one in planned])
    return 1 if any(not one.app for one in planned) else 0


def _planned_row(one: Planned) -> dict[str, Any]:
    return {
        "file": one.label,
        "format": one.app or None,
        "answers": one.answers,
        "client": one.client or None,
        "reason": one.reason,
    }


def _tell(args: argparse.Namespace, batch: str, outcomes: list[Outcome], unused: list[str]) -> int:
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
        print_json({"batch": batch, "files": files, "unused_map_lines": unused})
    else:
        print_table([_line(one) for one in outcomes])
        print(f"Take all of it back with: evenstride undo-batch {batch}")
    for one in [one for one in outcomes if one.message] if not args.json else []:
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
