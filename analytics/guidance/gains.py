"""gains: who wants to build trains fewer days a week than the trials that found gains. Told, without a level."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import week_hits
from analytics.guidance.jump import NOTE
from analytics.guidance.strength_days import WEEKS, mean_days
from analytics.guidance.week_state import TOLERANCE
from analytics.model import Goal, Level, Rule

RULE_ID = "gains"


def find(evidence: Evidence) -> pd.DataFrame:
    """Completed weeks of established lifters after four with few strength days."""
    state = evidence.weeks
    mean, least = mean_days(evidence), state.number(RULE_ID, "least_days")
    silent = ~state.is_complete | state.is_light | state.ramp.is_body | state.is_off(RULE_ID) | state.is_new
    silent |= ~state.goal_is(Goal.BUILD) | state.in_question(np.full(state.rows.size, WEEKS - 1))
    with np.errstate(invalid="ignore"):
        fires = (mean < least - TOLERANCE) & ~silent
    hits = week_hits(state, np.where(fires, NOTE, 0), "days", observed=mean, reference=least, limit=least)
    return hits.assign(level=Level.INFO.value)


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    days = phrases.amount(hit["observed"], "strength day", "strength days", 1)
    short = phrases.number(hit["limit"] - hit["observed"], 1)
    return (
        f"{days} a week on average over {WEEKS} weeks; the guide here to build is "
        f"{phrases.number(hit['limit'])} ({short} short). Trials of running economy mostly used 2 to 3."
    )


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell)
