"""daily: strength work on nearly every day of a week, or on many days running."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.done_entries import WEEK
from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import week_hits
from analytics.guidance.jump import NOTE, STRONG, WATCH
from analytics.guidance.timeline import Bools, Floats
from analytics.guidance.week_state import TOLERANCE, WeekState
from analytics.model import Rule

RULE_ID = "daily"


def find(evidence: Evidence) -> pd.DataFrame:
    """Weeks with too many strength days. Days of nothing but balance work or foot drills do not count."""
    state, done = evidence.weeks, evidence.done
    strength = done.days(~done.is_foot_drill & ~done.is_balance)
    days, running = strength.sum(axis=1).astype("float64"), _longest_run(state, strength)
    most, most_running = state.number(RULE_ID, "most_days"), state.number(RULE_ID, "most_running")
    is_many = days > most + TOLERANCE
    level = np.where(is_many, np.where(days > most + 1 + TOLERANCE, STRONG, WATCH), NOTE)
    fires = (is_many | (running > most_running + TOLERANCE)) & ~state.is_off(RULE_ID)
    limit = np.where(is_many, most, most_running)
    return week_hits(
        state,
        np.where(fires, level, 0),
        "days",
        observed=np.where(is_many, days, running),
        reference=limit,
        limit=limit,
        is_many=is_many,
    )


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    days, limit = phrases.number(hit["observed"]), phrases.number(hit["limit"])
    more = phrases.amount(hit["observed"] - hit["limit"], "day", "days")
    what = f"{days} of 7 days" if hit["is_many"] else f"{days} days running"
    return (
        f"Strength on {what} {phrases.this_week(hit)}; the guide here is up to {limit} (+{more}). "
        "The usual advice is 48 hours for the same muscles."
    )


def _longest_run(state: WeekState, strength: Bools) -> Floats:
    """For each week: the longest run of days with strength work that has a day in it, counted up to that day."""
    flat = strength.ravel()
    index = np.arange(len(flat))
    first = state.rows.first_row[state.rows.athlete].repeat(WEEK) * WEEK
    last_rest = np.maximum.accumulate(np.where(flat, -1, index)) if len(flat) else index
    run = np.where(flat, index - np.maximum(last_rest, first - 1), 0)
    longest: Floats = run.reshape(-1, WEEK).max(axis=1, initial=0).astype("float64")
    return longest


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell)
