"""`evenstride check` and `evenstride fix`: what in a log is worth a second look, and what a person decides about it."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from analytics import ingest, log_check
from analytics import warehouse as store
from analytics.cli.days import today_of
from analytics.cli.errors import UsageError
from analytics.cli.output import print_json
from analytics.importers import app_titles
from analytics.model import Athlete, Finding, LoadUnit, Severity, Speaker
from analytics.reference import load_catalogue
from analytics.units import parse_number
from analytics.words import correcting
from analytics.words import data_check as words

NUMBERS = {"load": "load_kg", "reps": "reps", "time": "hold_s", "distance": "distance_m"}
HINT = "Answer with `evenstride fix --athlete NAME ID ANSWER`; take a change back with `--undo CHANGE`."


def run_check(args: argparse.Namespace) -> int:
    """What is worth a look, what was read of each file, and what was decided."""
    with store.open_warehouse(args.database) as warehouse:
        athlete = store.find_athlete(warehouse, args.athlete)
        found = log_check.read_check(warehouse, athlete.athlete_id, today_of(args), load_catalogue())
    unit, titles = athlete.settings.load_unit, app_titles()
    open_count = sum(one.is_open for one in found.findings)
    if args.json:
        print_json(
            {
                "athlete": athlete.name,
                "open_count": open_count,
                "findings": [_finding(one, unit) for one in found.findings],
                "files": [_file(one) for one in found.files],
                "changes": [{**asdict(one), "text": words.override_text(one, unit, titles)} for one in found.overrides],
            }
        )
        return 0
    print(words.title_text(open_count))
    for one in found.findings:
        print(f"\n{one.finding_id}  {words.finding_text(one, unit, titles)}")
        if place := words.places_text(one):
            print(f"    {place}")
        for remedy in one.remedies:
            print(f"    {remedy.answer:<10} {words.answer_label(one, remedy.answer, unit, titles)}")
    for file in found.files:
        report = file.report
        print(f"\n{report.file}: {words.rows_text(report.rows_read, report.sets_kept, file.left_out)}")
        print(f"    {words.settled_text(file.options)}")
        for issue in report.issues:
            if issue.severity is Severity.LEFT_OUT:
                print(f"    {report.file}:{issue.line}: {issue.column}: {issue.value}: {issue.message}")
    for change in found.overrides:
        print(f"\n{change.override_id}  {words.override_text(change, unit, titles)}")
    if any(one.remedies for one in found.findings) or found.overrides:
        print(f"\n{HINT}")
    return 0


def run_fix(args: argparse.Namespace) -> int:
    """Carry out one answer, leave a line or a session out, or take a decision back."""
    catalogue = load_catalogue()
    asked = [args.finding, args.leave_out, args.leave_out_session, args.correct, args.undo]
    is_pair = bool(args.finding) == bool(args.answer) and bool(args.correct) == bool(args.set)
    if sum(map(bool, asked)) != 1 or not is_pair:
        raise UsageError(
            "Name one thing: ID ANSWER, --correct FILE:LINE with --set, --leave-out FILE:LINE,"
            " --leave-out-session START, or --undo CHANGE."
        )
    with store.open_warehouse(args.database) as warehouse:
        athlete = store.find_athlete(warehouse, args.athlete)
        athlete_id = athlete.athlete_id
        if args.undo:
            if args.undo not in {one.override_id for one in store.overrides(warehouse, athlete_id)}:
                raise UsageError(f"{athlete.name} has no change {args.undo}; `evenstride check` lists them.")
            ingest.undo_override(warehouse, args.undo, catalogue)
            return _said(args, [args.undo], words.undone_text())
        if args.finding:
            unit = athlete.settings.load_unit
            findings = log_check.read_check(warehouse, athlete_id, today_of(args), catalogue).findings
            finding, remedy = log_check.remedy(findings, args.finding, args.answer)
            question = words.finding_text(finding, unit, app_titles())
            ids = log_check.carry_out(warehouse, athlete_id, catalogue, finding, remedy, question, Speaker.RUNNER)
            label = words.answer_label(finding, remedy.answer, unit, app_titles())
            return _said(args, ids, f"{label}: done.")
        if args.correct:
            return _correct(args, warehouse, athlete)
        if args.leave_out:
            import_id, line = _place(warehouse, athlete_id, args.leave_out)
            override_id = ingest.decide(
                warehouse,
                athlete_id,
                catalogue,
                lambda inside: store.leave_out_line(inside, athlete_id, import_id, line, Speaker.RUNNER),
            )
            return _said(args, [override_id], f"{args.leave_out} is left out.")
        session = _session(warehouse, athlete_id, args.leave_out_session)
        override_id = ingest.decide(
            warehouse,
            athlete_id,
            catalogue,
            lambda inside: store.leave_out_sessions(inside, athlete_id, [session], Speaker.RUNNER),
        )
        return _said(args, [override_id], f"The session of {args.leave_out_session} is left out.")


def _correct(args: argparse.Namespace, warehouse: store.Warehouse, athlete: Athlete) -> int:
    """Let other numbers hold for the sets of one line: all of those that were named, or none."""
    import_id, line = _place(warehouse, athlete.athlete_id, args.correct)
    sets = store.read_sets(warehouse, [athlete.athlete_id], load_catalogue())
    row = sets[(sets["import_id"] == import_id) & (sets["line"] == line)].to_dict("records")[0]
    fields = {str(name): value for name, value in row.items()}
    unit = correcting.typed_unit(fields, athlete.settings.load_unit)
    typed = dict(_number(text) for text in args.set)
    changed = correcting.changes(fields, typed, unit)
    if not changed:
        raise UsageError(correcting.UNCHANGED)

    def change(inside: store.Warehouse) -> list[str]:
        place = (athlete.athlete_id, import_id, line)
        return [store.change_line(inside, *place, column, value, Speaker.RUNNER) for column, value in changed.items()]

    ids = ingest.decide(warehouse, athlete.athlete_id, load_catalogue(), change)
    return _said(args, ids, correcting.done_text(fields, changed, unit))


def _number(text: str) -> tuple[str, float | None]:
    """(column, number) of `load=72.5`, in the unit that the load was typed in, seconds, metres; `load=none` is None."""
    name, _, value = text.partition("=")
    number = parse_number(value)
    if name not in NUMBERS or (number is None and value != "none"):
        raise UsageError(f"{text} is no correction; write for example load=72.5, load=none, reps=8 or time=45.")
    return NUMBERS[name], number


def _finding(finding: Finding, unit: LoadUnit) -> dict[str, Any]:
    titles = app_titles()
    return {
        "finding_id": finding.finding_id,
        "kind": finding.kind,
        "is_open": finding.is_open,
        "text": words.finding_text(finding, unit, titles),
        "facts": finding.facts,
        "places": [{"file": place.file, "line": place.line} for place in finding.places],
        "answers": {one.answer: words.answer_label(finding, one.answer, unit, titles) for one in finding.remedies},
    }


def _file(file: log_check.FileRead) -> dict[str, Any]:
    report = file.report
    lost = [asdict(issue) for issue in report.issues if issue.severity is Severity.LEFT_OUT]
    return {
        "import_id": file.import_id,
        "file": report.file,
        "rows_read": report.rows_read,
        "sets_kept": report.sets_kept,
        "rows_left_out": file.left_out,
        "settled": words.settled_text(file.options),
        "left_out": lost,
    }


def _place(warehouse: store.Warehouse, athlete_id: str, text: str) -> tuple[str, int]:
    """(import id, line) of FILE:LINE in the current log."""
    file, _, line = text.rpartition(":")
    sets = store.read_sets(warehouse, [athlete_id], load_catalogue())
    rows = sets[(sets["file"] == file) & (sets["line"].astype(str) == line)]
    if rows["import_id"].nunique() != 1:
        raise UsageError(f"{text} is no line of this log; `evenstride sets` shows file and line of each set.")
    return str(rows["import_id"].iloc[0]), int(line)


def _session(warehouse: store.Warehouse, athlete_id: str, text: str) -> tuple[str, str]:
    """(app, session key) of the session that starts then; a day is enough where it has one session."""
    sets = store.read_sets(warehouse, [athlete_id], load_catalogue())
    starts = sets["session_started_at"].map(lambda moment: moment.isoformat())
    sessions = sets.loc[starts.str.startswith(text), ["app", "session_key"]].drop_duplicates()
    if len(sessions) != 1:
        raise UsageError(f"{len(sessions)} sessions start at {text}; write for example 2026-08-21T18:05.")
    return str(sessions["app"].iloc[0]), str(sessions["session_key"].iloc[0])


def _said(args: argparse.Namespace, ids: Any, sentence: str) -> int:
    if args.json:
        print_json({"changes": list(ids)})
    else:
        print(sentence)
        for change in [] if args.undo else ids:
            print(f"Take it back with --undo {change}")
    return 0
