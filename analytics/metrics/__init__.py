"""Weekly metrics in pandas. Pure functions: frames in, frames out, no clock and no store."""

from analytics.metrics.balance import balance, deviation
from analytics.metrics.calendar import week_start_of, week_starts
from analytics.metrics.one_rep_max import one_rep_max_kg
from analytics.metrics.progression import MEASURES, ProgressMeasure, choose_measure, progression, records
from analytics.metrics.sessions import area_days, gaps, sessions
from analytics.metrics.sides import side_sessions, sides
from analytics.metrics.weekly import ROWS, dense_weekly, weekly

__all__ = [
    "MEASURES",
    "ROWS",
    "ProgressMeasure",
    "area_days",
    "balance",
    "choose_measure",
    "dense_weekly",
    "deviation",
    "gaps",
    "one_rep_max_kg",
    "progression",
    "records",
    "sessions",
    "side_sessions",
    "sides",
    "week_start_of",
    "week_starts",
    "weekly",
]
