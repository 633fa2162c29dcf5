"""Everything the rules may look at, in one value: the metrics of one or many athletes and their settings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from analytics.frames import PAIN_NOTES, RUNS, SELF_TESTS, SESSION_EXERCISES, TARGET_SESSIONS, empty
from analytics.guidance.check_entries import CheckEntries, check_entries
from analytics.guidance.coming import resumed
from analytics.guidance.done_entries import DoneEntries, done_entries
from analytics.guidance.exercise_weeks import ExerciseWeeks, exercise_weeks
from analytics.guidance.pain import Pain, pain, quiet_areas
from analytics.guidance.session_entries import SessionEntries, session_entries
from analytics.guidance.target_entries import TargetEntries, target_entries
from analytics.guidance.week_state import WeekState, week_state
from analytics.model import AthleteSettings


@dataclass(frozen=True)
class Evidence:
    """Frames keep the contracts of frames.py; all hold the same athletes. `today` decides which week is running."""

    today: dt.date
    settings: Mapping[str, AthleteSettings]  # athlete_id -> settings
    weekly: pd.DataFrame  # WEEKLY, all seven rows a week (five areas, "outside", "unplaced")
    exercise_weeks: pd.DataFrame  # EXERCISE_WEEKS
    load_weeks: pd.DataFrame  # LOAD_WEEKS
    sessions: pd.DataFrame  # SESSIONS
    area_days: pd.DataFrame  # AREA_DAYS
    gaps: pd.DataFrame  # GAPS
    speed_sets: pd.DataFrame  # SPEED_SETS
    exercises: (
        pd.DataFrame
    )  # exercise_id -> name, category, measure, direct and indirect areas (see reference.exercise_table)
    session_exercises: pd.DataFrame = field(default_factory=lambda: empty(SESSION_EXERCISES))

    self_tests: pd.DataFrame = field(default_factory=lambda: empty(SELF_TESTS))
    runs: pd.DataFrame = field(default_factory=lambda: empty(RUNS))
    pain_notes: pd.DataFrame = field(default_factory=lambda: empty(PAIN_NOTES))
    target_sessions: pd.DataFrame = field(default_factory=lambda: empty(TARGET_SESSIONS))

    @cached_property
    def weeks(self) -> WeekState:
        """The state of every week, built once for all rules."""
        area_days, gaps = resumed(self.weekly, self.area_days, self.gaps)
        return week_state(self.today, self.settings, self.weekly, area_days, gaps)

    @cached_property
    def known_exercises(self) -> pd.DataFrame:
        """`exercises` by exercise_id."""
        return self.exercises.drop_duplicates("exercise_id").set_index("exercise_id")

    @cached_property
    def exercise_entries(self) -> ExerciseWeeks:
        """The weeks of every exercise, sorted and placed beside the state of their weeks."""
        return exercise_weeks(self.weeks, self.exercise_weeks, self.known_exercises)

    @cached_property
    def load_entries(self) -> ExerciseWeeks:
        """The weeks of every exercise with each equipment by itself: loads are compared like with like."""
        return exercise_weeks(self.weeks, self.load_weeks, self.known_exercises)

    @cached_property
    def session_entries(self) -> SessionEntries:
        """Every session, sorted and placed beside the state of its week."""
        return session_entries(self.weeks, self.sessions)

    @cached_property
    def pain(self) -> Pain:
        """Where and when pain was noted."""
        return pain(self.weeks, self.pain_notes)

    @cached_property
    def quiet_areas(self) -> Mapping[str, frozenset[str]]:
        """athlete_id -> areas of which nothing little is said and nothing praised just now, after a note of pain."""
        return {} if self.pain_notes.empty else quiet_areas(self.weeks, self.pain)

    @cached_property
    def found(self) -> dict[str, pd.DataFrame]:
        """Rule id -> its HITS, once they were looked for (see found.py)."""
        return {}

    @cached_property
    def exercise_names(self) -> Mapping[str, str]:
        """exercise_id -> name as the catalogue has it."""
        return dict(zip(self.exercises["exercise_id"], self.exercises["name"], strict=True))

    @cached_property
    def done(self) -> DoneEntries:
        """Every exercise of every session, placed beside the state of its week."""
        return done_entries(self.weeks, self.session_exercises, self.known_exercises)

    @cached_property
    def checks(self) -> CheckEntries:
        """Every test that people did on themselves, sorted."""
        return check_entries(self.weeks, self.self_tests)

    @cached_property
    def targets(self) -> TargetEntries:
        """Every session of exercises with repetition goals, sorted and placed beside the state of its week."""
        return target_entries(self.weeks, self.target_sessions, self.exercises)
