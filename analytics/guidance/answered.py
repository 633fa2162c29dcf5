"""Flags beside what people said to them: which are open, answered, or quiet because the same was noticed twice."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analytics.frames import FLAG_ANSWERS, MARKS, conform, empty
from analytics.model import Flag, FlagAnswer, FlagState, Level, MarkedFlag, Speaker

LOUDNESS = {str(level): place for place, level in enumerate((Level.INFO, Level.NOTE, Level.WATCH, Level.STRONG))}
FLAG_KEY = ["athlete_id", "week_monday", "rule_id", "focus_area", "exercise_id", "session_started_at"]
NEVER_QUIET = "pain-note"
SUBJECT = ["athlete_id", "rule_id", "focus_area", "only_exercise_id"]
"""What gets quiet: a rule about an area, or about an exercise where it names no area, or about the whole week."""


def mark_hits(hits: pd.DataFrame, answers: pd.DataFrame) -> pd.DataFrame:
    """HITS of any athletes (with rule_id) with the columns of MARKS beside them, in the order they came in.

    `answers`: FLAG_ANSWERS of the same athletes. A flag that nobody answered is quiet when at least two others of the
    same rule and area were answered "noticed" at its level or above, and the rule was not told to speak again since.
    What people note about themselves never gets quiet.
    """
    if hits.empty:
        return hits.assign(**empty(MARKS))
    keyed = _with_subject(hits).assign(week_monday=week_mondays(hits["week_start"]))
    said = answers[[*FLAG_KEY, "answer", "answered_by", "answered_at", "answered_name"]]
    marked = keyed.merge(said, on=FLAG_KEY, how="left").merge(_quiet_levels(answers), on=SUBJECT, how="left")
    is_answered = marked["answer"].notna().to_numpy("bool")
    loudness = marked["level"].map(LOUDNESS).to_numpy("float64")
    is_quiet = loudness <= marked["quiet_level"].to_numpy("float64")  # NaN: nothing was noticed twice
    is_quiet &= (marked["rule_id"] != NEVER_QUIET).to_numpy("bool")
    state = np.where(
        is_answered, str(FlagState.ANSWERED), np.where(is_quiet, str(FlagState.QUIET), str(FlagState.OPEN))
    )
    marks = {"state": state, "answered_at": marked["answered_at"].to_numpy()}
    marks |= {name: marked[name].fillna("").to_numpy() for name in ("answer", "answered_by", "answered_name")}
    return hits.assign(**conform(pd.DataFrame(marks, index=hits.index), MARKS))


def mark_flags(flags: Sequence[Flag], answers: pd.DataFrame) -> list[MarkedFlag]:
    """The same for typed flags, in their order."""
    if answers.empty:
        return [MarkedFlag(flag, FlagState.OPEN) for flag in flags]
    rows = [
        (
            one.athlete_id,
            one.week_start,
            one.rule_id,
            str(one.focus_area or ""),
            one.exercise_id or "",
            one.session_started_at,
            str(one.level),
        )
        for one in flags
    ]
    contract = {**FLAG_ANSWERS, "week_start": "day"}
    columns = ["athlete_id", "week_start", "rule_id", "focus_area", "exercise_id", "session_started_at", "level"]
    frame = conform(pd.DataFrame(rows, columns=columns), {name: contract[name] for name in columns})
    marks = mark_hits(frame, answers)
    columns_of_marks = (marks[name].tolist() for name in MARKS)
    return [
        MarkedFlag(flag, FlagState.OPEN)
        if state == FlagState.OPEN
        else MarkedFlag(
            flag,
            FlagState(state),
            FlagAnswer(answer) if answer else None,
            Speaker(by) if by else None,
            None if pd.isna(at) else at.to_pydatetime(),
            name,
        )
        for flag, state, answer, by, at, name in zip(flags, *columns_of_marks, strict=True)
    ]


def week_mondays(week_starts: pd.Series) -> pd.Series:
    """The same for a column of days."""
    middle = week_starts + pd.Timedelta(days=3)
    return middle - pd.to_timedelta(middle.dt.day_of_week, unit="D")


def _with_subject(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(only_exercise_id=frame["exercise_id"].where(frame["focus_area"] == "", ""))


def _quiet_levels(answers: pd.DataFrame) -> pd.DataFrame:
    """SUBJECT and `quiet_level`: the loudness up to which it is quiet, the second loudest that was noticed."""
    noticed = _with_subject(answers[answers["counts_for_quiet"]])
    noticed = noticed.assign(quiet_level=noticed["level"].map(LOUDNESS)).sort_values("quiet_level", ascending=False)
    second = noticed[noticed.groupby(SUBJECT).cumcount() == 1]
    return second[[*SUBJECT, "quiet_level"]]
