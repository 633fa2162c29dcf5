"""starter-days: a new lifter, or one just back, with more strength days in a week than the starter guide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import week_hits
from analytics.guidance.jump import NOTE, STRONG, WATCH
from analytics.guidance.starter import is_back
from analytics.guidance.timeline import Floats
from analytics.guidance.week_state import TOLERANCE
from analytics.model import Rule

RULE_ID = "starter-days"
BACK_WEEKS = 2


def find(evidence: Evidence) -> pd.DataFrame:
    """Weeks with more days than the guide, of new lifters and the first two back. Days of foot drills do not count."""
    state, days = evidence.weeks, strength_days(evidence)
    most = state.number(RULE_ID, "most_days")
    level = np.where(days > state.number(RULE_ID, "watch_above") + TOLERANCE, WATCH, NOTE)
    level = np.where(days > state.number(RULE_ID, "strong_above") + TOLERANCE, STRONG, level)
    back = is_back(state, BACK_WEEKS) & ~state.is_new
    fires = (days > most + TOLERANCE) & (state.is_new | back) & ~state.is_off(RULE_ID)
    fired = np.where(fires, level, 0)
    return week_hits(state, fired, "days", observed=days, reference=most, limit=most, is_back=back)


def strength_days(evidence: Evidence) -> Floats:
    """Days of each week with a working set, those of nothing but foot drills left out."""
    done = evidence.done
    days: Floats = done.days(~done.is_foot_drill).sum(axis=1).astype("float64")
    return days


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    days = phrases.amount(hit["observed"], "strength day", "strength days")
    more = phrases.amount(hit["observed"] - hit["limit"], "day", "days")
    if hit["is_back"]:
        return (
            f"{days} {phrases.this_week(hit)}, so soon after a break; the guide here for the first {BACK_WEEKS} weeks "
            f"back is up to {phrases.number(hit['limit'])} (+{more})."
        )
    return (
        f"{days} {phrases.this_week(hit)}; the starter guide here is up to {phrases.number(hit['limit'])} (+{more}). "
        "One or two a week are a start; a guideline for all new lifters allows 2 to 3."
    )


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell)
