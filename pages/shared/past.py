"""The raw log in the order in which the *Log* page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from analytics.model import Placement, UnmappedName


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
    logged: Mapping[tuple[str, int], Mapping[str, float | None]]  # of corrected lines, see store.corrected_values


def history(
    sets: pd.DataFrame,
    answers: Mapping[str, object],
    logged: Mapping[tuple[str, int], Mapping[str, float | None]] = MappingProxyType({}),
) -> History:
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
        logged=logged,
    )
