"""Which column of a plain table holds what: told by its heading, by a person, or asked."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence

from analytics.importers.records import Records, find_heading, normalised, read_records
from analytics.importers.spreadsheet import heading_in, is_workbook, read_sheets, sheet_records
from analytics.importers.table_words import (
    LABELS,
    MEASURES,
    guesses,
    may_be_heading,
    may_be_of_session,
    names_a_column,
    role_of,
)
from analytics.importers.text import read_text
from analytics.model import FileRefusedError, ImportOptions, LogFile, Question, UnansweredQuestionError

NO_HEADING = "No line of headings was found. Write a first line such as Date, Exercise, Reps, Load (kg)."
SETS_BY_REPS = re.compile(r"\s*(\d{1,3})\s*[x×*]\s*(\d{1,4})\s*", re.IGNORECASE | re.ASCII)
NO_HEADER = frozenset({"", "-"})
"""What a person answers for a role that no column holds; the second for a command line."""
_NO_COLUMN = ("", "no column")


def matched_columns(log: LogFile, options: ImportOptions) -> Mapping[str, str]:
    """Role -> heading, as the file would be read with these options. For showing before anything is stored."""
    records = table_records(log, options)
    return {role: records.heading.cells[position] for role, position in column_positions(records, options)[0].items()}


def headings(log: LogFile, options: ImportOptions) -> Sequence[str]:
    """Every heading of the table, in order."""
    return list(table_records(log, options).heading.cells)


def table_records(log: LogFile, options: ImportOptions) -> Records:
    """The table of the file; of a workbook the sheet that holds one. Asks when several do."""
    if not is_workbook(log.content):
        text = read_text(log)
        heading = find_heading(text, names_a_column) or find_heading(text, may_be_heading)
        if heading is None:
            raise FileRefusedError(NO_HEADING)
        return read_records(text, heading)
    sheets = read_sheets(log)
    if options.sheet is not None and options.sheet not in sheets:
        raise UnansweredQuestionError(_sheet_question(list(sheets), f"There is no sheet “{options.sheet}”. "))
    plain = [title for title, rows in sheets.items() if heading_in(rows, names_a_column)]
    likely = plain or [title for title, rows in sheets.items() if heading_in(rows, may_be_heading)]
    if options.sheet is None and len(likely) > 1:
        raise UnansweredQuestionError(_sheet_question(likely, ""))
    if options.sheet is None and not likely:
        raise FileRefusedError(NO_HEADING)
    rows = sheets[options.sheet if options.sheet is not None else likely[0]]
    heading = heading_in(rows, names_a_column) or heading_in(rows, may_be_heading)
    if heading is None:
        raise FileRefusedError(NO_HEADING)
    return sheet_records(rows, heading)


def _sheet_question(titles: Sequence[str], before: str) -> Question:
    choices = tuple((title, title) for title in titles)
    reason = "More than one sheet has headings." if not before else ""
    return Question("sheet", f"{before}Which sheet holds the log?", choices, titles[0], reason, "--sheet NAME")


def column_positions(records: Records, options: ImportOptions) -> tuple[dict[str, int], dict[str, str], list[Question]]:
    """(role -> position, role -> unit in the heading, questions about columns)."""
    words, headers = records.heading.words, list(records.heading.cells)
    roles: dict[str, int] = {}
    units: dict[str, str] = {}
    doubled: dict[str, list[int]] = {}
    for position, word in enumerate(words):
        if plain := role_of(word):
            doubled.setdefault(plain[0], []).append(position)
    for role, found in doubled.items():
        if len(found) == 1:
            roles[role] = found[0]
        elif len({words[position] for position in found}) == 1 and role not in options.columns:
            raise _same_name(headers[found[0]], len(found))
    if _is_length_of_session(records, roles):
        doubled["hold_s"] = [roles.pop("hold_s")] * 2
    unsure = guesses(words) | {role: found for role, found in doubled.items() if len(found) > 1}
    for role, header in options.columns.items():
        roles.pop(role, None)
        if header not in NO_HEADER:
            roles[role] = _position_of(role, header, headers)
    if "sets" in roles and "reps" not in roles and any(map(SETS_BY_REPS.fullmatch, records.columns[roles["sets"]])):
        roles["reps"] = roles.pop("sets")  # "3 x 10" under "Sets"
    taken = set(roles.values())
    questions = []
    for role, label in LABELS.items():
        if role in roles or role in options.columns:
            continue
        near = [position for position in unsure.get(role, []) if position not in taken]
        if near or role in ("date", "exercise"):
            questions.append(_column_question(role, label, headers, near))
    if not any(role in roles for role in MEASURES) and not any(q.key[8:] in MEASURES for q in questions):
        if "reps" in options.columns:
            raise FileRefusedError("A set needs repetitions, a time or a distance, and no column holds one.")
        questions.append(_column_question("reps", LABELS["reps"], headers, []))
    for role, position in roles.items():
        if (plain := role_of(words[position])) and plain[0] == role:
            units[role] = plain[1]
    return roles, units, questions


def _is_length_of_session(records: Records, roles: Mapping[str, int]) -> bool:
    """Whether a "Duration" stands beside repetitions, so that it may be the length of the session."""
    if "hold_s" not in roles or "reps" not in roles or not may_be_of_session(records.heading.words[roles["hold_s"]]):
        return False
    both = zip(records.columns[roles["hold_s"]], records.columns[roles["reps"]], strict=True)
    return any(hold.strip() and reps.strip() for hold, reps in both)


def _position_of(role: str, header: str, headers: Sequence[str]) -> int:
    exact = [i for i, cell in enumerate(headers) if cell == header]
    found = exact or [i for i, cell in enumerate(headers) if normalised(cell) == normalised(header)]
    if role not in LABELS:
        raise FileRefusedError(f"“{role}” is no role of a column. The roles are {', '.join(LABELS)}.")
    if len(found) == 1:
        return found[0]
    question = _column_question(role, LABELS[role], headers, found)
    told = f"There is no column “{header}”." if not found else f"{len(found)} columns are called “{header}”."
    raise UnansweredQuestionError(
        dataclasses.replace(question, text=f"{told} Which column holds {LABELS[role]}?", reason="")
    )


def _column_question(role: str, label: str, headers: Sequence[str], near: Sequence[int]) -> Question:
    text = f"Which column holds {label}?"
    if role == "date" and not near:
        text = f"No dates found. {text}"
    choices = [(cell, cell) for cell in headers if cell]
    if role not in ("date", "exercise"):
        choices.append(_NO_COLUMN)
    proposal = headers[near[0]] if near else None
    reason = f"“{proposal}” may be it." if proposal else "No heading says so."
    if role == "hold_s":
        reason += " It counts as the time of each set, not of a session or a day."
    option = f"--column {role}=HEADER" + ("" if role in ("date", "exercise") else f" or {role}=- for none")
    return Question(f"columns.{role}", text, tuple(choices), proposal, reason, option)


def _same_name(header: str, count: int) -> FileRefusedError:
    return FileRefusedError(f"{count} columns are called “{header}”. Give each its own heading.")
