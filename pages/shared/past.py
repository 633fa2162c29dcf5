"""The raw log in the order in which the *Log* page shows it, and how much of it was counted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analytics.model import Issue, Placement, Severity, UnmappedName


@dataclass(frozen=True)
class History:
    """`sets`: SETS, newest session first, in file order within one, with `session`, a running number.

    `sessions`: one row per session in the same order: session, app, file, session_started_at, local_day,
    session_title, session_note, set_count, first_row (position of its first set in `sets`).
    """

    sets: pd.DataFrame
    sessions: pd.DataFrame
    names: tuple[str, ...]  # exercise names as written
    apps: tuple[str, ...]
    unplaced: tuple[UnmappedName, ...]
    answers: tuple[str, ...]  # names that the person placed


@dataclass(frozen=True)
class Counted:
    """How many of the sets in the files were counted somewhere."""

    read: int
    counted: int


def history(sets: pd.DataFrame, answers: Mapping[str, object]) -> History:
    """Sort and number the sessions of a SETS frame."""
    order = ["session_started_at", "app", "session_key"]
    rows = sets.sort_values([*order, "line"], ascending=[False, True, True, True], ignore_index=True)
    rows["session"] = (rows[order] != rows[order].shift()).any(axis=1).cumsum() - 1
    sessions = rows.groupby("session", sort=False).agg(
        app=("app", "first"),
        file=("file", "first"),
        session_started_at=("session_started_at", "first"),
        local_day=("local_day", "first"),
        session_title=("session_title", "first"),
        session_note=("session_note", "first"),
        set_count=("line", "size"),
    )
    sessions["first_row"] = sessions["set_count"].cumsum() - sessions["set_count"]
    unplaced = rows.loc[rows["placement"] == Placement.UNPLACED, "exercise_name"].value_counts()
    return History(
        sets=rows,
        sessions=sessions.reset_index(),
        names=tuple(sorted(rows["exercise_name"].unique(), key=str.casefold)),
        apps=tuple(sorted(rows["app"].unique())),
        unplaced=tuple(UnmappedName(str(name), int(number)) for name, number in unplaced.items()),
        answers=tuple(sorted(answers, key=str.casefold)),
    )


def without_row(message: str) -> str:
    """An issue's message without the row number it may begin with."""
    return re.sub(r"^Row [\d,]+: ", "", message)


def counted(set_count: int, unplaced_count: int, issues: Mapping[str, Sequence[Issue]]) -> Counted:
    """Sets that count, of all sets in the files. `issues`: import id -> its issues.

    The same row left out of several exports of one log is one row, so of equal issues the import with most counts.
    """
    most: dict[tuple[str, str, str], int] = {}
    for some in issues.values():
        here: dict[tuple[str, str, str], int] = {}
        for issue in some:
            if issue.severity is Severity.LEFT_OUT:
                key = (issue.column, issue.value, without_row(issue.message))
                here[key] = here.get(key, 0) + 1
        for key, number in here.items():
            most[key] = max(most.get(key, 0), number)
    return Counted(read=set_count + sum(most.values()), counted=set_count - unplaced_count)
