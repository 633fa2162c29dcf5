"""One athlete's log, measured and judged: the one place that screen and command line get their numbers from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analytics import guidance, ingest, metrics
from analytics import warehouse as store
from analytics.guidance.evidence import Evidence
from analytics.model import AthleteSettings, Experience, Flag, NameAnswer, Placement
from analytics.names import changed_exercises, own_exercises
from analytics.reference import Catalogue, exercise_table
from analytics.warehouse import Warehouse


@dataclass(frozen=True)
class AthleteLog:
    """Frames keep the contracts of frames.py. Several athletes may share one value; pages hold one athlete's."""

    today: dt.date
    settings: Mapping[str, AthleteSettings]
    weekly: pd.DataFrame  # WEEKLY, dense to the running week
    sessions: pd.DataFrame  # SESSIONS
    session_exercises: pd.DataFrame  # SESSION_EXERCISES
    bands: pd.DataFrame  # BAND
    balance: pd.DataFrame  # BALANCE
    gaps: pd.DataFrame  # GAPS
    records: pd.DataFrame  # RECORDS
    flags: Sequence[Flag]  # newest week first
    levels: Mapping[str, Experience]  # athlete_id -> level this week is judged at
    exercises: pd.DataFrame  # catalogue and the athletes' own, one row per exercise_id
    evidence: Evidence  # what the rules looked at, for the planner

    @property
    def quiet_areas(self) -> frozenset[str]:
        """Areas in which pain was noted of late: nothing is said about too little of them, and nothing praises them."""
        return frozenset().union(*self.evidence.quiet_areas.values())


def read_weekly(warehouse: Warehouse, athlete_ids: Sequence[str], today: dt.date, catalogue: Catalogue) -> pd.DataFrame:
    """The stored weekly table of these athletes (WEEKLY), refreshed where it is stale, dense to the running week."""
    ingest.ensure_weekly(warehouse, athlete_ids, catalogue)
    stored = store.read_weekly(warehouse, athlete_ids)
    return metrics.dense_weekly(stored, today, store.settings_of(warehouse, athlete_ids))


def read_evidence(warehouse: Warehouse, athlete_ids: Sequence[str], today: dt.date, catalogue: Catalogue) -> Evidence:
    """What the rules look at, of one or many athletes, as it stands on `today`.

    Sessions after `today` are left out. Raises UnknownAthleteError for an id that is not in the store.
    """
    settings = store.settings_of(warehouse, athlete_ids)
    work = store.read_work(warehouse, athlete_ids, catalogue, until=today)
    weekly = read_weekly(warehouse, athlete_ids, today, catalogue)
    sessions = metrics.sessions(work.session_exercises, settings)
    exercises = all_exercises(catalogue, list(store.answers_of(warehouse, athlete_ids).values()))
    return Evidence(
        today=today,
        settings=settings,
        weekly=weekly,
        exercise_weeks=_of_areas(work.exercise_weeks, exercises),
        load_weeks=_of_areas(work.load_weeks, exercises),
        sessions=sessions,
        area_days=metrics.area_days(work.session_exercises),
        gaps=metrics.gaps(sessions, today, settings),
        speed_sets=_of_areas(work.speed_sets, exercises),
        exercises=exercises,
        session_exercises=work.session_exercises,
        self_tests=store.self_tests(warehouse, athlete_ids, until=today),
        runs=store.runs(warehouse, athlete_ids, until=today),
        pain_notes=store.pain_notes(warehouse, athlete_ids, until=today),
        target_sessions=_of_areas(store.target_sessions(warehouse, athlete_ids, catalogue, until=today), exercises),
    )


def read_log(warehouse: Warehouse, athlete_ids: Sequence[str], today: dt.date, catalogue: Catalogue) -> AthleteLog:
    """Everything that pages and commands show of these athletes as it stands on `today`; see `read_evidence`."""
    evidence = read_evidence(warehouse, athlete_ids, today, catalogue)
    return AthleteLog(
        today=today,
        settings=evidence.settings,
        weekly=evidence.weekly,
        sessions=evidence.sessions,
        session_exercises=evidence.session_exercises,
        bands=guidance.guide_bands(evidence),
        balance=metrics.balance(evidence.weekly, evidence.area_days, today, evidence.settings),
        gaps=evidence.gaps,
        records=metrics.records(evidence.session_exercises),
        flags=guidance.apply_rules(evidence),
        levels=guidance.levels(evidence),
        exercises=evidence.exercises,
        evidence=evidence,
    )


def judged_together(warehouse: Warehouse, athlete_ids: Sequence[str]) -> list[list[str]]:
    """These athletes in groups that say the same of every exercise: what is judged at once counts everywhere alike.

    Nearly always one group. Who says where an exercise of the catalogue counts for them stands apart from the others,
    and so do those who place one name of their own differently.
    """
    said = store.answers_of(warehouse, athlete_ids)
    meant: dict[str, set[str]] = {}
    for key, answer in ((key, answer) for answers in said.values() for key, answer in answers.items()):
        meant.setdefault(key, set()).add(repr(answer))
    groups: dict[tuple[str, ...], list[str]] = {}
    for athlete_id in athlete_ids:
        answers = said[athlete_id].items()
        own = sorted(
            f"{key} {answer!r}"
            for key, answer in answers
            if (answer.credits if answer.exercise_id else len(meant[key]) > 1)
        )
        groups.setdefault(tuple(own), []).append(athlete_id)
    return list(groups.values())


def all_exercises(catalogue: Catalogue, answers: Sequence[Mapping[str, NameAnswer]]) -> pd.DataFrame:
    """The catalogue's exercises and those that athletes placed themselves, one row per exercise_id.

    Where athletes say different things of one exercise, the catalogue's areas stand here; see `judged_together`.
    """
    first, *others = answers or [{}]
    agreed = {key: answer for key, answer in first.items() if all(one.get(key) == answer for one in others)}
    everything = {key: answer for one in answers for key, answer in one.items()}
    frames = [exercise_table(catalogue), own_exercises(everything), changed_exercises(agreed, catalogue)]
    return pd.concat(frames, ignore_index=True).drop_duplicates("exercise_id", keep="last")


def _of_areas(frame: pd.DataFrame, exercises: pd.DataFrame) -> pd.DataFrame:
    """Rows of exercises that train one of the five areas: no rule has anything to say about a biceps curl."""
    inside = exercises.loc[exercises["placement"] == Placement.AREAS, "exercise_id"]
    return frame[frame["exercise_id"].isin(inside)].reset_index(drop=True)
