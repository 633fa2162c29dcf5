"""Sentences of the page *Add clients*."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.model import ImportReport
from analytics.units import format_number

TITLE = "Add the logs of your clients"
HELP = (
    "Choose all files at once: exports of any app, tables, a zip of them, or one table with a column that says whose"
    " row it is (Client, Athlete, Name of athlete). Each file may hold up to 25 MB. They are read on this computer and"
    " sent nowhere; nothing is kept before you press the button."
)
WHOSE = (
    "The client is proposed from the file's name. Change what does not fit; a name that is not a"
    " client yet makes a new one. A line without a client is left out."
)


def planned_text(number: int, refused: int, clients: int, new: int) -> str:
    """What was found: files, those that cannot be read, clients."""
    parts = [f"{_count(number, 'log')} for {_count(clients, 'client')}, {format_number(new)} of them new."]
    if refused:
        parts.append(
            f"{_count(refused, 'file')} cannot be read; the others do not wait for {'it' if refused == 1 else 'them'}."
        )
    return " ".join(parts)


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
    return f"{', '.join(parts)}."


def format_text(titles: Sequence[str]) -> str:
    """`Hevy, Strong`, the formats found."""
    return ", ".join(sorted(set(titles)))


def _count(number: int, one: str) -> str:
    return f"{format_number(number)} {one if number == 1 else one + 's'}"
