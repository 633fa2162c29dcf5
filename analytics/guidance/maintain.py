"""maintain: who wants to hold what they have has had no strength day for a while; from 60 on, few days a week."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import week_hits
from analytics.guidance.jump import NOTE, WATCH
from analytics.guidance.strength_days import WEEKS, days_since_training, mean_days
from analytics.guidance.week_state import TOLERANCE
from analytics.model import Goal, Level, Rule

RULE_ID = "maintain"


def find(evidence: Evidence) -> pd.DataFrame:
    """Completed weeks that end long after the last strength day, or follow four with few of them."""
    state = evidence.weeks
    since = days_since_training(evidence)
    told, note = state.number(RULE_ID, "told_days"), state.number(RULE_ID, "note_days")
    mean = mean_days(evidence)
    least = state.number(RULE_ID, "older_days")
    silent = ~state.is_complete | state.is_light | state.ramp.is_body | state.is_off(RULE_ID)
    silent |= state.in_question(np.zeros(state.rows.size, "int64")) | state.log.is_touched
    silent |= ~state.goal_is(Goal.MAINTAIN)
    is_long = (since >= told - TOLERANCE) & ~silent
    with np.errstate(invalid="ignore"):
        is_few = (mean < least - TOLERANCE) & state.older_than(state.number(RULE_ID, "older_years"))
    is_few &= ~silent & ~is_long & ~state.in_question(np.full(state.rows.size, WEEKS - 1))
    hits = week_hits(
        state,
        np.where(is_long, np.where(since >= note - TOLERANCE, WATCH, NOTE), np.where(is_few, NOTE, 0)),
        "days",
        observed=np.where(is_long, since, mean),
        reference=np.where(is_long, told - 1, least),
        limit=np.where(is_long, told - 1, least),
        is_long=is_long,
    )
    levels = {Level.WATCH.value: Level.NOTE.value, Level.NOTE.value: Level.INFO.value}
    return hits.assign(level=hits["level"].map(levels).astype("str"))


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    if hit["is_long"]:
        more = phrases.amount(hit["observed"] - hit["limit"], "day", "days")
        return (
            f"{phrases.number(hit['observed'])} days since a strength session, at the end of this week; the guide here "
            f"is up to {phrases.number(hit['limit'])} (+{more}). One a week is enough to hold what you have."
        )
    days = phrases.amount(hit["observed"], "strength day", "strength days", 1)
    short = phrases.number(hit["limit"] - hit["observed"], 1)
    return (
        f"{days} a week on average over {WEEKS} weeks; the guide here for your age is "
        f"{phrases.number(hit['limit'])} ({short} short)."
    )


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell)
