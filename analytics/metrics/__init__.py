"""Weekly metrics in pandas. Pure functions: frames in, frames out, no clock and no store."""

from analytics.metrics.balance import balance, balance_weeks, deviation, evenness
from analytics.metrics.bests import new_bests, session_values
from analytics.metrics.calendar import week_start_of, week_starts
from analytics.metrics.load_trend import effort_logged, load_trend
from analytics.metrics.made_of import credits_of, made_of
from analytics.metrics.one_rep_max import one_rep_max_kg
from analytics.metrics.progression import (
    MEASURES,
    ProgressMeasure,
    choose_measure,
    in_weeks,
    next_corridor,
    progression,
    records,
)
from analytics.metrics.rhythm import StrengthDays, area_stretches, rhythm, rhythm_weeks, steady_weeks, strength_days
from analytics.metrics.self_tests import compared_tests
from analytics.metrics.sessions import area_days, gaps, sessions
from analytics.metrics.sides import side_sessions, sides
from analytics.metrics.weekly import ROWS, dense_weekly, weekly

__all__ = [
    "MEASURES",
    "ROWS",
    "ProgressMeasure",
    "StrengthDays",
    "area_days",
    "area_stretches",
    "balance",
    "balance_weeks",
    "choose_measure",
    "compared_tests",
    "credits_of",
    "dense_weekly",
    "deviation",
    "effort_logged",
    "evenness",
    "gaps",
    "in_weeks",
    "load_trend",
    "made_of",
    "new_bests",
    "next_corridor",
    "one_rep_max_kg",
    "progression",
    "records",
    "rhythm",
    "rhythm_weeks",
    "session_values",
    "sessions",
    "side_sessions",
    "sides",
    "steady_weeks",
    "strength_days",
    "week_start_of",
    "week_starts",
    "weekly",
]
