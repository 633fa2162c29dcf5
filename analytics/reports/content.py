"""What stands on the page to hand over: one athlete's log reduced to sentences and five small drawings.

The sentences are those of *This week* and *Next week*, so page, screen and command line cannot disagree.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from analytics import guidance, planner
from analytics import warehouse as store
from analytics.athlete_log import AthleteLog, read_log
from analytics.charts.weekly_lens import read_row, shown
from analytics.charts.weekly_rows import weekly_area_alt
from analytics.counted import Counted, count_sets
from analytics.exercise_log import logged_exercises, recent_best
from analytics.model import (
    OUTSIDE,
    UNPLACED,
    Athlete,
    EvenstrideError,
    Flag,
    FlagAnswer,
    FlagState,
    FocusArea,
    MarkedFlag,
)
from analytics.reference import Catalogue, Guide
from analytics.reference.guide import SHARED
from analytics.reports.drawing import area_drawing
from analytics.reports.naming import Naming, shown_name
from analytics.units import format_number
from analytics.warehouse import Warehouse
from analytics.words import flags as flag_words
from analytics.words import hand_over as words
from analytics.words import next_week as next_words
from analytics.words import this_week as week_words
from analytics.words.answers import answered_text
from analytics.words.area_rows import not_counted_text, rows_note
from analytics.words.correcting import corrected_text
from analytics.words.guide import FOOTER, judged_by
from analytics.words.runner import area_name
from analytics.words.week import ENDED_DAYS, Week, read_week
from analytics.writing import week_text

MOST_FLAGS = 6
MOST_EXERCISES = 6
MOST_LETTERS = 70
"""A longer exercise name is cut, so that one name cannot fill the page."""
WEEK_CHOICES = (8, 16, 26, 52)


@dataclass(frozen=True)
class Choice:
    """What a person chose to hand over."""

    weeks: int = 16
    naming: Naming = Naming.NAME
    with_flags: bool = True
    with_next_week: bool = True
    note: str = ""
    note_weeks: frozenset[dt.date] = frozenset()  # Mondays of the weeks whose notes go on the page

    def __post_init__(self) -> None:
        if len(self.note) > words.NOTE_LIMIT:
            raise EvenstrideError(
                f"The note has {format_number(len(self.note))} signs;"
                f" the page has room for {words.NOTE_LIMIT}. Shorten it."
            )
        if not 1 <= self.weeks <= 104:
            raise EvenstrideError(f"A page holds 1 to 104 weeks, not {self.weeks}.")


@dataclass(frozen=True)
class AreaLine:
    """One focus area: its words, and its weeks as an SVG drawing."""

    name: str
    value: str
    state: str
    coming: str  # range of the week to come, "" = none is shown
    alt: str
    drawing: str = field(repr=False)


@dataclass(frozen=True)
class FlagLine:
    """One flag with its answer, "" = none."""

    heading: str
    text: str
    when: str
    answer: str


@dataclass(frozen=True)
class NoteLine:
    """A note that was chosen: where it belongs ("" = to the page) and the text as typed."""

    about: str
    text: str


@dataclass(frozen=True)
class HandOver:
    """The whole page as plain text values; what is empty is left out."""

    name: str
    made_on: dt.date
    finding: str
    span: str
    rows_note: str
    rows: Sequence[AreaLine]
    with_flags: bool
    flags: Sequence[FlagLine]
    flags_folded: int  # further flags that are not on the page
    no_flags: str  # the sentence that stands where there is none
    next_week: str  # heading with its dates, "" = not shown
    next_waits: str  # why there are no ranges
    exercises: Sequence[tuple[str, str]]  # (name, what next week can hold)
    exercises_folded: int
    notes: Sequence[NoteLine]
    not_counted: str
    made: str
    footer: str = FOOTER


def read_hand_over(
    warehouse: Warehouse, athlete: Athlete, today: dt.date, catalogue: Catalogue, guide: Guide, choice: Choice
) -> HandOver:
    """The page of one athlete as it stands on `today`; an old log as it stood on its last day."""
    log = read_log(warehouse, [athlete.athlete_id], today, catalogue)
    counted = count_sets(warehouse, athlete.athlete_id, catalogue)
    then = log
    if has_ended(log, today):
        then = read_log(warehouse, [athlete.athlete_id], log.sessions["local_day"].max().date(), catalogue)
    coming = planner.next_week(log, athlete.athlete_id, catalogue)
    said = store.flag_answers(warehouse, [athlete.athlete_id])
    notes = store.week_notes(warehouse, [athlete.athlete_id])
    return hand_over(then, athlete, coming, counted, said, notes, guide, choice, today)


def has_ended(log: AthleteLog, today: dt.date) -> bool:
    """Whether the log's last entry is so long ago that it is shown as it stood then."""
    return not log.sessions.empty and (today - log.sessions["local_day"].max().date()).days > ENDED_DAYS


def hand_over(
    log: AthleteLog,
    athlete: Athlete,
    coming: planner.NextWeek,
    counted: Counted,
    answers: pd.DataFrame,
    week_notes: pd.DataFrame,
    guide: Guide,
    choice: Choice,
    today: dt.date,
) -> HandOver:
    """One athlete's page. `log`: theirs alone, as it stood on its last day where that is long ago (`has_ended`).

    `answers`: FLAG_ANSWERS, `week_notes`: WEEK_NOTES of the athlete.
    """
    name = shown_name(athlete, choice.naming)
    if log.sessions.empty:
        return _empty(name, choice, week_notes, today, judged_by(guide, athlete.settings))
    ended = log.today < today
    last_day = log.sessions["local_day"].max().date()
    week = read_week(
        log.weekly,
        log.bands,
        log.gaps,
        today=log.today,
        last_day=last_day,
        weeks_needed=int(guide.value(SHARED, "history_weeks", athlete.settings)),
        is_off=athlete.settings.rehab_mode,
        has_ended=ended,
        quiet=log.quiet_areas,
    )
    names = {one.key: _cut(one.name) for one in logged_exercises(log)}
    weekly, bands = _last_weeks(log.weekly, week, choice.weeks), _last_weeks(log.bands, week, choice.weeks)
    if ended:  # the last week of an old log is over, and nothing comes after it
        weekly, bands = weekly.assign(is_complete=True), bands[bands["week_start"] <= pd.Timestamp(week.start)]
    first = weekly["week_start"].min().date()
    number = int(weekly["week_start"].nunique())
    everything = guidance.mark_flags(log.flags, answers)
    marked = guidance.mark_flags(_ordered(log.flags, week, first), answers) if choice.with_flags else []
    flags = [one for one in marked if one.state is not FlagState.QUIET]
    states = {row["focus_area"]: next_words.state_of(row) for row in _records(coming.areas)}
    shows_next = choice.with_next_week and not ended
    waits = shows_next and not [one for one in states.values() if one in next_words.RANGE_STATES]
    steps = _exercises(coming, athlete) if shows_next and not waits else []
    ranged = coming if shows_next and not waits else None
    other = weekly.groupby("focus_area")["set_count"].sum()
    bases = weekly["load_basis"][weekly["focus_area"].isin(list(FocusArea))].unique()
    return HandOver(
        name=name,
        made_on=today,
        finding=_finding(week, log, everything, names, athlete, today),
        span=words.span_text(first, min(last_day if ended else today, _end(week)), number, is_running=not ended),
        rows_note=rows_note("set_count", choice.weeks, number, [str(one) for one in bases], has_ended=ranged is None),
        rows=_rows(weekly, bands, week, athlete, ranged),
        with_flags=choice.with_flags,
        flags=[
            FlagLine(
                flag_words.heading(one.flag, guide, names),
                flag_words.sentence(one.flag, today),
                words.flag_line(one.flag, log.today),
                answered_text(one),
            )
            for one in flags[:MOST_FLAGS]
        ],
        flags_folded=len(marked) - min(len(flags), MOST_FLAGS),
        no_flags=week_words.nothing_text(week),
        next_week=f"{words.NEXT_TITLE}, {week_text(coming.week_start)}" if shows_next else "",
        next_waits=next_words.waiting(week, states) if waits else "",
        exercises=steps[:MOST_EXERCISES],
        exercises_folded=max(len(steps) - MOST_EXERCISES, 0),
        notes=_notes(choice, week_notes),
        not_counted=not_counted_text(
            counted.read, counted.counted, other.get(UNPLACED, 0.0), other.get(OUTSIDE, 0.0), number
        )
        + corrected_text(counted.corrected),
        made=words.made_text(today, judged_by(guide, athlete.settings)),
    )


def _empty(name: str, choice: Choice, week_notes: pd.DataFrame, today: dt.date, judged: str) -> HandOver:
    return HandOver(
        name=name,
        made_on=today,
        finding=words.EMPTY,
        span="",
        rows_note="",
        rows=[],
        with_flags=False,
        flags=[],
        flags_folded=0,
        no_flags="",
        next_week="",
        next_waits="",
        exercises=[],
        exercises_folded=0,
        notes=_notes(choice, week_notes),
        not_counted="",
        made=words.made_text(today, judged),
    )


def _notes(choice: Choice, week_notes: pd.DataFrame) -> list[NoteLine]:
    """What was typed for the page, then the chosen notes of weeks, oldest first."""
    lines = [NoteLine("", choice.note.strip())] if choice.note.strip() else []
    rows = week_notes.sort_values("week_monday")
    for day, text in zip(rows["week_monday"], rows["note"], strict=True):
        if day.date() in choice.note_weeks:
            lines.append(NoteLine(words.week_note_heading(day.date()), _cut(text, words.NOTE_LIMIT)))
    return lines


def _finding(
    week: Week,
    log: AthleteLog,
    marked: Sequence[MarkedFlag],
    names: Mapping[str, str],
    athlete: Athlete,
    today: dt.date,
) -> str:
    """The title of *This week*; for an old log after how long ago that was."""
    best = recent_best(log, logged_exercises(log), week.last, athlete.settings.load_unit)
    speaking = [one.flag for one in marked if one.state is FlagState.OPEN]
    answered = [one for one in marked if one.answer not in (None, FlagAnswer.LOG_ERROR)]
    low_share = week_words.under_half(log.balance, log.quiet_areas)
    found = week_words.finding(week, speaking, names, low_share, best, answered)
    if not week.has_ended:
        return found
    return f"{week_words.stale_title(week.last_day, today)}. Then: {found}"


def _rows(
    weekly: pd.DataFrame, bands: pd.DataFrame, week: Week, athlete: Athlete, coming: planner.NextWeek | None
) -> list[AreaLine]:
    ranges = {} if coming is None else {row["focus_area"]: row for row in _records(coming.areas)}
    lines = []
    for area in FocusArea:
        row = read_row(weekly, bands, area, "set_count", athlete.settings.load_unit)
        value, state = words.row_lines(week.areas[area], week, shown(row.value[-1], row.lens))
        name = area_name(area)
        alt = weekly_area_alt(row, label=name)
        is_last = area == list(FocusArea)[-1]
        lines.append(
            AreaLine(
                name=name,
                value=value,
                state=state,
                coming=words.range_line(ranges.get(str(area)), week.areas[area]) if coming is not None else "",
                alt=alt,
                drawing=area_drawing(row, str(area), alt, with_ticks=is_last, has_next=coming is not None),
            )
        )
    return lines


def _exercises(coming: planner.NextWeek, athlete: Athlete) -> list[tuple[str, str]]:
    unit = athlete.settings.load_unit
    rows = ((_cut(row["name"]), words.exercise_line(row, unit)) for row in _records(coming.exercises))
    return [(name, text) for name, text in rows if text]


def _ordered(flags: Sequence[Flag], week: Week, first: dt.date) -> list[Flag]:
    """Notes of pain while they hold, those of the last two weeks as *This week* lists them, then those before."""
    holds = [one for one in flags if one.rule_id in flag_words.ALWAYS_FIRST and _holds(one, week)]
    now = [*holds, *(one for one in flag_words.of_weeks(flags, [week.start, week.last]) if one not in holds)]
    weeks = sorted({one.week_start for one in flags if first <= one.week_start < week.last}, reverse=True)
    before = (one for start in weeks for one in flag_words.of_weeks(flags, [start]))
    return [*now, *(one for one in before if one not in holds)]


def _holds(pain: Flag, week: Week) -> bool:
    """Whether nothing is said about too little of its area for that note of pain."""
    return (week.start - pain.week_start).days < 7 * float(pain.facts["quiet_weeks"])


def _last_weeks(frame: pd.DataFrame, week: Week, weeks: int) -> pd.DataFrame:
    return frame[frame["week_start"] >= pd.Timestamp(week.start) - np.timedelta64(7 * (weeks - 1), "D")]


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(key): value for key, value in row.items()} for row in frame.to_dict("records")]


def _end(week: Week) -> dt.date:
    return week.start + dt.timedelta(days=6)


def _cut(text: str, most: int = MOST_LETTERS) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
