"""starter-order: jumps before their phase of the starter guide, or little balance work in the first one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import week_hits
from analytics.guidance.jump import NOTE, WATCH
from analytics.guidance.starter import in_first_weeks, trained_week
from analytics.guidance.timeline import Floats
from analytics.guidance.week_state import TOLERANCE
from analytics.model import Category, Level, Rule

RULE_ID = "starter-order"


def find(evidence: Evidence) -> pd.DataFrame:
    """Weeks with a set of jumping or other power work; completed weeks with a small share of balance work.

    Jumps in the first phase are a watch; between it and the phase of jumps they are told, without a level.
    """
    state = evidence.weeks
    power, balance, total = kinds(evidence)
    early, week = in_first_weeks(state, RULE_ID), trained_week(state)
    jumps_from = np.maximum(state.weeks(RULE_ID, "jumps_from_week"), state.weeks(RULE_ID, "weeks") + 1)
    has_jumps = state.is_new & (week < jumps_from) & (power > TOLERANCE) & ~state.is_off(RULE_ID)
    share = state.number(RULE_ID, "balance_share")
    least = np.ceil(2 * share * total - TOLERANCE) / 2
    little = early & state.is_complete & ~state.is_first & (total > 0) & (balance < share * total - TOLERANCE)
    hits = week_hits(
        state,
        np.where(has_jumps & early, WATCH, np.where(has_jumps | little, NOTE, 0)),
        "sets",
        observed=np.where(has_jumps, power, balance),
        reference=np.where(has_jumps, 0.0, least),
        limit=np.where(has_jumps, 0.0, least),
        has_jumps=has_jumps,
        total=total,
        share=share,
        week=week,
        jumps_from=jumps_from,
    )
    return hits.assign(level=hits["level"].where(hits["level"] == Level.WATCH.value, Level.INFO.value))


def kinds(evidence: Evidence) -> tuple[Floats, Floats, Floats]:
    """Sets of each week for the five areas: jumping and other power work, balance and control, all together."""
    entries = evidence.exercise_entries
    sets = np.nan_to_num(entries.values("set_count"))
    category = entries.frame["category"].to_numpy("str")
    power, balance, total = (np.zeros(evidence.weeks.rows.size) for _ in range(3))
    np.add.at(power, entries.row, np.where(category == Category.POWER, sets, 0.0))
    np.add.at(balance, entries.row, np.where(category == Category.BALANCE, sets, 0.0))
    np.add.at(total, entries.row, sets)
    return power, balance, total


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    if hit["has_jumps"]:
        return (
            f"Jumping in week {hit['week']}: {phrases.sets(hit['observed'])} {phrases.this_week(hit)}. The starter "
            f"guide here puts balance and strength first, with no jumps before week {hit['jumps_from']}."
        )
    return (
        f"Balance and control in week {hit['week']}: {phrases.number(hit['observed'])} of "
        f"{phrases.sets(hit['total'])}. The starter guide here is at least {phrases.percent(hit['share'])}; "
        f"{phrases.number(hit['limit'])} or more would have been inside."
    )


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell)
