"""Sentences of the page *Add clients*."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analytics.model import ImportReport
from analytics.units import format_number

TITLE = "Add the logs of your clients"
HELP = (
    "Choose all files at once: exports of any app, tables, a zip of them, or one table with a column that says whose"
    " row it is (Client, Athlete, Name of athlete). Each file may hold up to 25 MB. They are read on this computer and"
    " sent nowhere; nothing is kept before you press the button."
)
WHOSE = (
    "The client is proposed from the name of the file or of its folder. Change what does not fit; a name that is not a"
    " client yet makes a new one. A line without a client is left out. Group, tags and whether they have lifted before"
    " may stay empty: what a client has stays, and the log decides."
)
LIFTED = {"": "Decide from the log", "no": "No, new to it", "yes": "Yes"}
KEYS = {
    "load_unit": "the unit of the loads",
    "distance_unit": "the unit of the distances",
    "date_order": "the order of the dates",
    "decimal_sign": "the decimal sign",
    "time_zone": "the time zone",
    "sheet": "the sheet",
}
_ORDERS = {"dmy": "day first", "mdy": "month first", "ymd": "year first"}
MOST_NAMED = 3


def asked_heading(title: str, labels: Sequence[str], *, is_for_all: bool) -> str:
    """Which files a question is about: all of a format, or those that look alike."""
    return f"All files of {title}" if is_for_all else f"{title}: {files_text(labels)}"


def files_text(labels: Sequence[str]) -> str:
    """`a.csv, b.csv, c.csv and 5 more`."""
    shown = ", ".join(labels[:MOST_NAMED])
    more = len(labels) - MOST_NAMED
    return f"{shown} and {format_number(more)} more" if more > 0 else shown


def apart_text(what: str) -> str:
    """Why one question is asked more than once."""
    return f"These files do not look alike, so {what} is asked apart. An answer holds for the files named with it only."


def read_as_text(title: str, answers: Mapping[str, str], open_keys: Sequence[str]) -> str:
    """`Strong, loads in kg`: the format, and how what the file does not say is read."""
    told = answers_text(answers)
    parts = [title, *([told] if told else []), *(f"{KEYS.get(key, 'a column')} is open" for key in open_keys)]
    return ", ".join(parts)


def answers_text(answers: Mapping[str, str]) -> str:
    """`loads in kg, dates day first`: what a file does not say itself and is read as."""
    ways = {
        "load_unit": "loads in {}",
        "distance_unit": "distances in {}",
        "date_order": "dates {}",
        "decimal_sign": "decimals after “{}”",
        "time_zone": "times of {}",
        "sheet": "sheet “{}”",
    }
    return ", ".join(ways[key].format(_ORDERS.get(one, one)) for key, one in answers.items() if key in ways)


def planned_text(number: int, refused: int, clients: int, new: int) -> str:
    """What was found: files, those that cannot be read, clients."""
    parts = [f"{_count(number, 'log')} for {_count(clients, 'client')}, {format_number(new)} of them new."]
    if refused:
        parts.append(
            f"{_count(refused, 'file')} cannot be read; the others do not wait for {'it' if refused == 1 else 'them'}."
        )
    return " ".join(parts)


def unnamed_text(number: int) -> str:
    """Files that can be read and have no client yet."""
    return f"{_count(number, 'log')} without a client will be left out."


def batch_text(files: int, clients: int, day: str) -> str:
    """`12 files of 10 clients on 3 August 2026`."""
    return f"{_count(files, 'file')} of {_count(clients, 'client')} on {day}"


def more_batches_text(number: int) -> str:
    """That there are older batches."""
    return f"{_count(number, 'older batch')} more." if number == 1 else f"{format_number(number)} older batches more."


def button_text(number: int) -> str:
    """`Add 200 logs`."""
    return f"Add {_count(number, 'log')}"


def done_text(stored: int, refused: int) -> str:
    """What became of the batch."""
    text = f"{_count(stored, 'log')} added." if stored else "Nothing was added."
    return f"{text} {_count(refused, 'file')} could not be read." if refused else text


def outcome_text(report: ImportReport | None, message: str) -> str:
    """What became of one log."""
    if report is None:
        return f"Not read. {message}"
    if report.already_imported_at is not None:
        return "Already in the log; nothing was added."
    parts = [f"{_count(report.sets_kept, 'set')} in {_count(report.sessions, 'session')}"]
    if report.new_sessions != report.sessions:
        parts.append(f"{format_number(report.new_sessions)} of them new")
    left_out = sum(issue.severity == "left_out" for issue in report.issues)
    if left_out:
        parts.append(f"{_count(left_out, 'row')} left out")
    if report.unmapped:
        parts.append(f"{_count(len(report.unmapped), 'name')} not placed yet")
    return f"{', '.join(parts)}. {message}".strip()


def format_text(titles: Sequence[str]) -> str:
    """`Hevy, Strong`, the formats found."""
    return ", ".join(sorted(set(titles)))


def _count(number: int, one: str) -> str:
    return f"{format_number(number)} {one if number == 1 else one + 's'}"
