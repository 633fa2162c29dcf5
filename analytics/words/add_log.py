"""Sentences of the page *Add a log*: what was read, what is left out, what was added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from analytics.model import FocusArea, Importer, ImportReport, Issue, Severity
from analytics.units import format_number
from analytics.writing import days_text

MOST_ROWS = 200_000
TEMPLATE = (
    "Date,Exercise,Reps,Load (kg),Seconds,Side\n2026-08-21,Goblet Squat,8,16,,\n2026-08-21,Side Plank,,,30,left\n"
)
MATCH_NOTE = (
    "No other name is unknown. Say what each one is, or leave it for later: the sets then stay in your"
    " log as “not placed yet”, and you can place them under Exercise names at any time. Your answers are remembered"
    " for the next file."
)
MATCH = "Match exercises"
QUESTION = "Did the app read my file right?"
STEPS = ("1 Choose a file", "2 Check what was read", f"3 {MATCH}", "4 Add to your log")
AREA_NAMES: Mapping[str, str] = {
    FocusArea.CORE: "Core",
    FocusArea.GLUTES: "Glutes",
    FocusArea.LEGS: "Legs",
    FocusArea.CALVES: "Calves",
    FocusArea.FEET: "Feet & arches",
}

LEVEL_QUESTION = "Have you lifted before?"
LEVEL_REASON = (
    "Asked once, because a log that begins now does not mean a lifter who begins now: new lifters get smaller steps."
    " You can change it in Settings."
)


def is_short(reports: Sequence[ImportReport], weeks: float) -> bool:
    """Whether a log holds too little to tell a new lifter from a new log: fewer sessions or weeks than `weeks`."""
    days = [one for report in reports for one in (report.first_day, report.last_day) if one]
    sessions = sum(report.new_sessions for report in reports)
    return not days or sessions < weeks or (max(days) - min(days)).days < 7 * weeks


def count(number: float, one: str, many: str = "") -> str:
    """`1 set`, `1,290 sets`, `2.5 sets`."""
    return f"{format_number(number, 2)} {one if number == 1 else many or one + 's'}"


def sets_text(number: float) -> str:
    """`412 sets`."""
    return count(number, "set")


def title_text(open_names: int = 0) -> str:
    """The page's title; how many exercise names nobody has placed, once files were read that hold some."""
    return names_heading(open_names) if open_names else "Add your training log"


def steps_text(present: int) -> str:
    """The four steps in one line of Markdown, the present one (1 to 4) in bold."""
    return " → ".join(f"**{name}**" if number == present else name for number, name in enumerate(STEPS, start=1))


def format_text(importer: Importer) -> str:
    """`This looks like a Hevy export.`"""
    if importer.app == "table":
        return "This is a table of your own."
    return f"This looks like a {importer.title} export."


def columns_label(matched: Mapping[str, str]) -> str:
    """`5 columns were understood`, above the place to change them."""
    return f"{count(len(matched), 'column was', 'columns were')} understood; look or change"


def too_long_text(row_count: int) -> str:
    """Why a file with too many rows is not read here."""
    return (
        f"This file has {format_number(row_count)} rows; the limit is {format_number(MOST_ROWS)}. Split it by"
        " year, or add it with the command “evenstride import”, which has no limit."
    )


def read_text(report: ImportReport) -> str:
    """`412 sets in 61 sessions, 4 May to 23 August 2026.`"""
    if not report.sets_kept or report.first_day is None or report.last_day is None:
        return "No set could be read from this file."
    warm_ups = f" {count(report.warm_up_sets, 'set is a warm-up', 'sets are warm-ups')}."
    what = f"{sets_text(report.sets_kept)} in {count(report.sessions, 'session')}"
    return f"{what}, {days_text(report.first_day, report.last_day)}." + (warm_ups if report.warm_up_sets else "")


def overlap_text(report: ImportReport) -> str:
    """What of the file is in the log already; empty when nothing is."""
    parts = []
    if known := report.unchanged_sessions:
        verb = "is" if known == 1 else "are"
        parts.append(f"{count(known, 'session')} {verb} already in your log and will not be added twice.")
    if report.replaced_sessions:
        verb = "differs" if report.replaced_sessions == 1 else "differ"
        parts.append(
            f"{count(report.replaced_sessions, 'session')} {verb} from what your log holds;"
            " the newer export counts, the older one is kept beside it."
        )
    return " ".join(parts)


def left_out(report: ImportReport) -> list[Issue]:
    """The issues whose row is not stored."""
    return [issue for issue in report.issues if issue.severity is Severity.LEFT_OUT]


def by_repair(issues: Sequence[Issue]) -> list[tuple[str, list[Issue]]]:
    """Issues grouped by what has to be mended (the column they stand in), in order of their first line."""
    ordered = sorted(issues, key=lambda issue: (issue.column, issue.line or 0))
    groups = [(column or "Whole rows", list(some)) for column, some in groupby(ordered, key=lambda one: one.column)]
    return sorted(groups, key=lambda group: group[1][0].line or 0)


def left_out_text(number: int, *, done: bool = False) -> str:
    """`2 rows will be left out`, or `2 rows were left out`."""
    if done:
        return f"{count(number, 'row was', 'rows were')} left out"
    return f"{count(number, 'row')} will be left out"


def names_heading(number: int) -> str:
    """`3 exercises need an area from you`."""
    return f"{count(number, 'exercise needs', 'exercises need')} an area from you"


def button_text(reports: Sequence[ImportReport]) -> str:
    """`Add 410 sets to my log`; `Add 3 sessions to my log` where the rest of a file is in the log already."""
    changing = [report for report in reports if changed_sessions(report)]
    if any(report.unchanged_sessions for report in changing):
        return f"Add {count(sum(map(changed_sessions, changing)), 'session')} to my log"
    return f"Add {sets_text(sum(report.sets_kept for report in changing))} to my log"


def changed_sessions(report: ImportReport) -> int:
    """How many sessions of the file are not in the log as they stand in it; none for the very same file."""
    return 0 if report.already_imported_at else report.new_sessions + report.replaced_sessions


def done_text(report: ImportReport) -> str:
    """What one file brought, after it was added."""
    if report.already_imported_at is not None:
        return "This file is already in your log. Nothing was added."
    if report.import_id is None:
        return "No row of this file could be kept, so nothing was added."
    new, replaced = report.new_sessions, report.replaced_sessions
    if not new and not replaced:
        return "Every session of this file was in your log already. Nothing was counted twice."
    if new == report.sessions:
        return f"{sets_text(report.sets_kept)} in {count(new, 'session')} added."
    parts = [f"{count(new, 'new session')} added"] if new else []
    parts += [f"{count(replaced, 'session')} replaced by this newer export"] if replaced else []
    return ", ".join(parts) + "."
