"""The words of the command line: one parser per command, each pointing at the function that runs it."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import Any, NoReturn

from analytics.cli import (
    answering,
    archiving,
    checking,
    coaching,
    day_notes,
    handing_over,
    importing,
    importing_many,
    labelling,
    load_trend,
    naming,
    planning,
    progressing,
    ranges,
    reading,
    reviewing,
    self_tests,
    serve,
    settings,
    sides,
)
from analytics.cli.errors import UsageError
from analytics.model import DateOrder, DistanceUnit, FocusArea, LoadUnit, RunKind, Speaker
from analytics.reference import load_self_tests

_NOTES = "Runs and pain that you note on a day."
_TESTS = "Tests of balance and strength that people do on themselves, left and right."


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message[:1].upper()}{message[1:]}. See {self.prog} --help.")


def build_parser() -> argparse.ArgumentParser:
    """The whole command line; `args.run(args)` carries a parsed command out."""
    parser = _Parser(prog="evenstride", description="Strength training for runners, compared with cited guidance.")
    store = _Parser(add_help=False)
    store.add_argument(
        "--database",
        metavar="FILE",
        default=argparse.SUPPRESS,
        help="database file (default: EVENSTRIDE_DATABASE, else your data folder)",
    )
    parser.add_argument("--database", metavar="FILE", default=None, help=argparse.SUPPRESS)
    parser.set_defaults(run=serve.run, port=None, no_browser=False, today=None)
    commands = parser.add_subparsers(metavar="COMMAND", parser_class=_Parser)

    output = _Parser(add_help=False)
    output.add_argument("--json", action="store_true", help="machine-readable output")
    athlete = _Parser(add_help=False)
    athlete.add_argument("--athlete", metavar="NAME", required=True, help="whose log")
    today = _Parser(add_help=False)
    today.add_argument(
        "--today", metavar="DATE", type=_day, default=None, help="judge as if today were this day (YYYY-MM-DD)"
    )
    span = _Parser(add_help=False)
    span.add_argument("--since", metavar="DATE", type=_day, default=None, help="from the week that holds this day")
    span.add_argument("--until", metavar="DATE", type=_day, default=None, help="to the week that holds this day")

    def command(name: str, run: Any, text: str, *parents: _Parser) -> _Parser:
        own = commands.add_parser(name, help=text, description=text, parents=[store, *parents])
        own.set_defaults(run=run)
        return own

    one = command("serve", serve.run, "Open the dashboard in the browser.", today)
    one.add_argument(
        "--port", type=int, default=None, help="port on this computer (default: 8501, or the next free one)"
    )
    one.add_argument("--no-browser", action="store_true", help="do not open a browser window")

    one = command("import", importing.run_import, "Read training logs and keep them.", output, athlete, today)
    one.add_argument("files", metavar="FILE", nargs="+", help="export of an app, or a table (csv, tsv, xlsx)")
    _reading_options(one)
    one.add_argument(
        "--lifted-before",
        choices=["yes", "no"],
        default=None,
        help="whether the athlete has lifted before this log (default: decided from the log)",
    )
    one.add_argument("--dry-run", action="store_true", help="read and report, keep nothing")

    one = command(
        "import-roster", importing_many.run_import_roster, "Read the logs of many clients at once.", output, today
    )
    one.add_argument(
        "source", metavar="FOLDER|ZIP|FILE", help="folder with its subfolders, zip, or one table with an athlete column"
    )
    one.add_argument("--map", metavar="FILE.csv", default=None, help=importing_many.MAP_HELP)
    _reading_options(one)
    one.add_argument("--dry-run", action="store_true", help="say whose each file is, keep nothing")
    one = command(
        "undo-batch", importing_many.run_undo_batch, "Take back all that came with one import-roster.", output
    )
    one.add_argument("batch_id", metavar="BATCH", help="id, as import-roster and batches print it")
    command("batches", importing_many.run_batches, "List what came with each import-roster that counts.", output)
    command("imports", importing.run_imports, "List what was imported, with the ids that undo takes.", output, athlete)
    one = command("undo", importing.run_undo, "Take one import back.", output)
    one.add_argument("import_id", metavar="IMPORT", help="id, as shown by `evenstride imports`")

    command("athletes", reading.run_athletes, "List the athletes of this database.", output)
    command("sets", reading.run_sets, "Every set as logged, warm-ups included.", output, athlete, span)
    one = command(
        "weekly", reading.run_weekly, "Weekly frequency and volume per focus area.", output, athlete, span, today
    )
    one.add_argument("--all", action="store_true", help="with the rows 'outside' and 'unplaced'")
    command("flags", reading.run_flags, "Weeks that the guidance speaks about.", output, athlete, span, today)
    by = _Parser(add_help=False)
    by.add_argument(
        "--by", choices=[str(one) for one in Speaker], default="runner", help="who says it (default: runner)"
    )
    one = command("answer", answering.run_answer, "Answer a flag, or take an answer back.", output, athlete, today, by)
    one.add_argument(
        "answer",
        metavar="ANSWER",
        choices=[*answering.ANSWERS, answering.SPEAK_AGAIN],
        help=f"{', '.join(answering.ANSWERS)} (takes back), or {answering.SPEAK_AGAIN} for a rule that got quiet",
    )
    one.add_argument("--rule", metavar="ID", required=True, help="rule of the flag")
    one.add_argument("--week", metavar="DATE", type=_day, default=None, help="the week that holds this day")
    one.add_argument("--area", choices=[str(area) for area in FocusArea], default=None, help="area of the flag")
    one.add_argument("--exercise", metavar="ID", default=None, help="exercise of the flag")
    one.add_argument("--session", metavar="START", type=_moment, default=None, help="start of the flag's session")
    one = command("week", answering.run_week, "What one week is made of, set by set.", output, athlete, today, by)
    one.add_argument(
        "--week", metavar="DATE", type=_day, default=None, help="the week that holds this day (default: today)"
    )
    one.add_argument("--area", choices=answering.AREAS, default=None, help="only what counts for this area")
    one.add_argument(
        "--note", metavar="TEXT", default=None, help="keep a note with the week; an empty one takes it away"
    )
    one.add_argument("--down-week", choices=["on", "off"], default=None, help="mark a planned lighter week, or not")
    one = command(
        "guide", ranges.run_guide, "How the ranges of a week are set, with your own numbers.", output, athlete, today
    )
    one.add_argument(
        "--week", metavar="DATE", type=_day, default=None, help="the week that holds this day (default: today)"
    )
    one.add_argument("--area", choices=[str(area) for area in FocusArea], default=None, help="only this area")
    command("weeks", answering.run_weeks, "All weeks with what stood out and was said.", output, athlete, today)
    one = command("gaps", answering.run_gaps, "Stretches without a set, and what they were.", output, athlete, today)
    one.add_argument(
        "answers",
        metavar="DAY=ANSWER",
        nargs="*",
        help="first day of a stretch = rested, not_logged, partly, ill or none",
    )
    command("balance", reading.run_balance, "The last four weeks spread over the five areas.", output, athlete, today)
    command("rhythm", reading.run_rhythm, "On how many days a week each area is trained.", output, athlete, today)
    tests = commands.add_parser("tests", help=_TESTS, description=_TESTS)
    tests_commands = tests.add_subparsers(metavar="COMMAND", parser_class=_Parser, required=True)

    def test_command(name: str, run: Any, text: str, *parents: _Parser) -> _Parser:
        own = tests_commands.add_parser(name, help=text, description=text, parents=[store, *parents])
        own.set_defaults(run=run)
        return own

    one = test_command("add", self_tests.run_add, "Keep the result of one test.", output, athlete, today)
    one.add_argument("--test", metavar="ID", required=True, help=f"one of {', '.join(load_self_tests())}")
    one.add_argument("--left", metavar="N", type=float, default=None, help="result of the left, in the test's unit")
    one.add_argument("--right", metavar="N", type=float, default=None, help="result of the right")
    one.add_argument("--date", metavar="DATE", type=_day, default=None, help="day of the test (default: today)")
    test_command("list", self_tests.run_list, "Every result, and what the tests are.", output, athlete, today)
    for name, run, text in (
        ("remove", self_tests.run_remove, "Take one result away."),
        ("restore", self_tests.run_restore, "Bring back a result that was taken away."),
    ):
        one = test_command(name, run, text, output)
        one.add_argument("result_id", metavar="RESULT", help="id, as `evenstride tests list` shows it")
    _note_commands(commands, store, output, athlete, today)
    command("sides", sides.run_sides, "Left beside right, exercise by exercise.", output, athlete, today)
    command(
        "load-trend",
        load_trend.run_load_trend,
        "Effort times minutes over 7 and 28 days: trend only.",
        output,
        athlete,
        today,
    )
    one = command(
        "progress", progressing.run_progress, "How every exercise moves, or one of them.", output, athlete, today
    )
    one.add_argument("--exercise", metavar="ID", help="only this one: an id, as `evenstride sets --json` shows it")
    one.add_argument(
        "--equipment", metavar="WORD", help="only with this one, such as dumbbell; none: where the name says none"
    )
    one = command("names", naming.run_names, "What the exercise names of a log mean.", output, athlete)
    one.add_argument("--unmapped", action="store_true", help="only names that nobody has placed, with suggestions")
    one = command("map", naming.run_map, "Say what an exercise name is; all its history follows.", output)
    one.add_argument("name", metavar="NAME", help="as `evenstride names` shows it")
    whose = one.add_mutually_exclusive_group(required=True)
    whose.add_argument("--athlete", metavar="NAME", help="whose log")
    whose.add_argument("--everybody", action="store_true", help="for all athletes of this database")
    one.add_argument("--exercise", metavar="ID", help="an exercise of data/exercises.csv")
    one.add_argument(
        "--area",
        metavar="AREA[=CREDIT]",
        action="append",
        default=[],
        help="an area it trains: 1 directly, 0.5 as a helper; with --exercise: where that exercise counts",
    )
    one.add_argument("--outside", action="store_true", help="strength work outside the five areas")
    one.add_argument("--not-strength", action="store_true", help="mobility or cardio, not counted")
    one.add_argument("--take-back", action="store_true", help="forget the answer; the catalogue decides again")
    one.add_argument("--category", choices=["strength", "balance", "power"], default="strength", help="with --area")
    one.add_argument("--measure", choices=["reps", "hold", "contacts"], default="reps", help="with --area")
    one = command(
        "next-week", planning.run_next_week, "How much next week can hold and still be gradual.", output, athlete, today
    )
    one.add_argument("--plan", metavar="WHAT=HOW-MUCH", nargs="+", action="extend", default=[], help=planning.PLAN_HELP)
    one = command(
        "report", handing_over.run_report, "Write the page to hand over, for one athlete or many.", output, today
    )
    one.add_argument("--athlete", metavar="NAME", default=None, help="whose page")
    one.add_argument("--group", metavar="NAME", default=None, help="a page for everybody in this group")
    one.add_argument("--all", action="store_true", help="a page for everybody in the database")
    one.add_argument(
        "--format",
        action="append",
        choices=["pdf", "html", "text", "xlsx"],
        help="may be given more than once (default: pdf)",
    )
    one.add_argument("--out", metavar="FOLDER", required=True, help="folder to write into; made where it is not there")
    one.add_argument("--replace", action="store_true", help="write over files of the same name")
    one.add_argument("--weeks", type=int, metavar="N", default=16, help="how many weeks back (default: 16)")
    called = one.add_mutually_exclusive_group()
    called.add_argument("--initials", action="store_true", help="initials in place of names")
    called.add_argument("--codes", action="store_true", help="codes in place of names")
    one.add_argument("--note", metavar="TEXT", default="", help="a note that goes on one athlete's page, as typed")
    one.add_argument(
        "--week-note",
        metavar="DATE",
        type=_day,
        action="append",
        default=[],
        help="the note of the week that holds this day goes on it too; may be repeated",
    )
    one.add_argument("--no-flags", action="store_true", help="leave out what stood out")
    one.add_argument("--no-next-week", action="store_true", help="leave out the ranges of next week")
    one = command("export", archiving.run_export, "Write everything of the database to one zip file.", output, today)
    one.add_argument("--out", metavar="FILE.zip", required=True, help="file to write")
    one.add_argument("--replace", action="store_true", help="write over a file of that name")
    one.add_argument("--with-private-notes", action="store_true", help="a coach's private notes on clients too")
    one = command("restore", archiving.run_restore, "Put an exported zip file back in, all of it or nothing.", output)
    one.add_argument("file", metavar="FILE.zip", help="zip file that `evenstride export` wrote")
    one = command("starter", planning.run_starter, "Where a new lifter begins, and what may come next.", output, today)
    one.add_argument("--athlete", metavar="NAME", default=None, help="whose log (default: nobody's, an empty one)")
    command(
        "check", checking.run_check, "What in a log is worth a second look, and what was read.", output, athlete, today
    )
    one = command(
        "fix", checking.run_fix, "Answer the data check, correct or leave out sets, undo it.", output, athlete, today
    )
    one.add_argument("finding", metavar="ID", nargs="?", help="finding, as shown by `evenstride check`")
    one.add_argument("answer", metavar="ANSWER", nargs="?", help="one of its answers, for example use, keep, leave-out")
    one.add_argument("--correct", metavar="FILE:LINE", help="let other numbers count for the set of that line")
    one.add_argument(
        "--set",
        metavar="WHAT=NUMBER",
        nargs="+",
        help="with --correct: load (in the unit it was typed in), reps, time (seconds), distance (metres); or none",
    )
    one.add_argument("--leave-out", metavar="FILE:LINE", help="leave out the set of that line")
    one.add_argument("--leave-out-session", metavar="START", help="leave out the session that starts then")
    one.add_argument("--undo", metavar="CHANGE", help="take a change back, as shown by `evenstride check`")
    one = command(
        "roster", coaching.run_roster, "Every client against their own usual week: who is worth a look.", output, today
    )
    one.add_argument("--csv", action="store_true", help="one line a client, for a spreadsheet")
    one.add_argument("--running", action="store_true", help="the running week instead of the last full one")
    one.add_argument("--balance", action="store_true", help="who leaves out what over four weeks instead")
    one = command(
        "review",
        reviewing.run_review,
        "What changed for a client since the last review, or when each was.",
        output,
        today,
    )
    one.add_argument(
        "--athlete", metavar="NAME", default=None, help="the client (default: when each was reviewed last)"
    )
    which = one.add_mutually_exclusive_group()
    which.add_argument("--done", action="store_true", help="record that this client was reviewed now")
    which.add_argument("--take-back", action="store_true", help="take the last review back")
    one = command("labels", labelling.run_labels, "Show or change groups and tags, of several clients at once.", output)
    one.add_argument("names", metavar="NAME", nargs="*", help="clients (default: everybody)")
    group = one.add_mutually_exclusive_group()
    group.add_argument("--group", metavar="GROUP", default=None, help="put them into this group")
    group.add_argument("--no-group", action="store_true", help="take them out of their group")
    one.add_argument("--tag", metavar="TAG", action="append", default=[], help="give them this tag; may be repeated")
    one.add_argument("--untag", metavar="TAG", action="append", default=[], help="take this tag away")
    one = command(
        "group-settings",
        settings.run_group_settings,
        "Show or change what a group or everybody starts from.",
        output,
        today,
    )
    whose = one.add_mutually_exclusive_group(required=True)
    whose.add_argument("--group", metavar="NAME", default=None, help="a group of clients")
    whose.add_argument("--everybody", action="store_true", help="every client")
    one.add_argument("changes", metavar="KEY=VALUE", nargs="*", help=settings.HELP)
    _locking(one)
    one = command("changes", settings.run_changes, "Who changed which setting, and when.", output)
    whose = one.add_mutually_exclusive_group()
    whose.add_argument("--athlete", metavar="NAME", default=None, help="of one athlete only")
    whose.add_argument("--group", metavar="NAME", default=None, help="of one group only, '' for everybody")
    one = command("settings", settings.run_settings, "Show or change how things count.", output, athlete, today)
    one.add_argument(
        "--as",
        dest="speaker",
        choices=[str(speaker) for speaker in Speaker],
        default="runner",
        help="who changes it, for the log of changes (default: runner)",
    )
    one.add_argument("changes", metavar="KEY=VALUE", nargs="*", help=settings.HELP)
    _locking(one)
    return parser


def _locking(one: _Parser) -> None:
    locking = one.add_mutually_exclusive_group()
    locking.add_argument("--lock", action="store_true", help="fix these values: refused a change until unlocked")
    locking.add_argument("--unlock", action="store_true", help="take the locks of these values away first")
    one.add_argument("--by", metavar="NAME", default="Coach", help="who locks (default: Coach)")


def _reading_options(one: _Parser) -> None:
    """Answers to what files may leave open."""
    one.add_argument(
        "--load-unit", choices=[str(unit) for unit in LoadUnit], help="unit of the loads, where the file does not say"
    )
    one.add_argument(
        "--distance-unit",
        choices=[str(unit) for unit in DistanceUnit],
        help="unit of the distances, where the file does not say",
    )
    one.add_argument("--date-order", choices=[str(order) for order in DateOrder], help="order of day, month and year")
    one.add_argument("--decimal-sign", choices=[".", ","], help="decimal sign of the numbers")
    one.add_argument(
        "--time-zone", metavar="ZONE", help="where the athlete was, for times with an offset (Europe/Paris)"
    )
    one.add_argument("--sheet", metavar="NAME", help="sheet of a spreadsheet")
    one.add_argument(
        "--column", metavar="ROLE=HEADER", action="append", default=[], help="which column holds what, for a table"
    )


def _note_commands(commands: Any, store: _Parser, output: _Parser, athlete: _Parser, today: _Parser) -> None:
    notes = commands.add_parser("note", help=_NOTES, description=_NOTES)
    kinds = notes.add_subparsers(metavar="COMMAND", parser_class=_Parser, required=True)

    def note(name: str, run: Any, text: str, *parents: _Parser) -> _Parser:
        own: _Parser = kinds.add_parser(name, help=text, description=text, parents=[store, *parents])
        own.set_defaults(run=run)
        return own

    one = note("run", day_notes.run_note_run, "Keep one run.", output, athlete, today)
    one.add_argument("--kind", choices=[str(kind) for kind in RunKind], required=True, help="what the run was")
    one.add_argument("--date", metavar="DATE", type=_day, default=None, help="day of the run (default: today)")
    one.add_argument("--time", metavar="HH:MM", type=_time, default=None, help="when it began, if known")
    one.add_argument("--minutes", metavar="N", type=float, default=None, help="how long it took")
    one.add_argument("--km", metavar="N", type=float, default=None, help="how far it was")
    one = note("pain", day_notes.run_note_pain, "Keep that an area hurt on a day.", output, athlete, today)
    one.add_argument("--area", choices=[str(area) for area in FocusArea], required=True, help="where")
    one.add_argument("--date", metavar="DATE", type=_day, default=None, help="on which day (default: today)")
    one.add_argument("--note", metavar="TEXT", default="", help="in your own words")
    note("list", day_notes.run_list, "Every run and note of pain.", output, athlete, today)
    for name, run, text in (
        ("remove", day_notes.run_remove, "Take one note away."),
        ("restore", day_notes.run_restore, "Bring back a note that was taken away."),
    ):
        note(name, run, text, output).add_argument(
            "note_id", metavar="NOTE", help="id, as `evenstride note list` shows it"
        )


def _time(text: str) -> dt.time:
    try:
        return dt.time.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a time; write it as 18:30") from None


def _moment(text: str) -> dt.datetime:
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a moment; write it as 2026-03-31T18:30") from None


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it as 2026-03-31") from None
