"""novelty: a good part of the week's sets were of exercises not done for eight weeks. Told, without a level."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import week_hits
from analytics.guidance.jump import NOTE, rounded_down
from analytics.guidance.sets_jump import HALF_SET
from analytics.guidance.week_state import TOLERANCE
from analytics.model import Level, Rule

RULE_ID = "novelty"


def find(evidence: Evidence) -> pd.DataFrame:
    """Completed weeks with more sets of new exercises than the guide."""
    state, entries = evidence.weeks, evidence.exercise_entries
    row, sets = entries.row, np.nan_to_num(entries.values("set_count"))
    weeks = state.weeks(RULE_ID, "weeks")
    is_known = np.zeros(len(row), "bool")
    is_known[1:] = (entries.group[1:] == entries.group[:-1]) & (row[1:] - row[:-1] <= weeks[row[1:]])
    total, new = np.zeros(state.rows.size), np.zeros(state.rows.size)
    np.add.at(total, row, sets)
    np.add.at(new, row[~is_known], sets[~is_known])
    least, share = state.number(RULE_ID, "least_sets"), state.number(RULE_ID, "share")
    inside = rounded_down(share * total, HALF_SET)
    silent = ~state.is_complete | state.is_learning | state.in_question(weeks) | state.ramp.is_body
    silent |= state.is_off(RULE_ID)
    fires = (new > share * total + TOLERANCE) & (new >= least - TOLERANCE) & ~silent
    hits = week_hits(
        state,
        np.where(fires, NOTE, 0),
        "sets",
        observed=new,
        limit=np.maximum(inside, least - HALF_SET),
        total=total,
        share=share,
        weeks=weeks,
    )
    return hits.assign(level=Level.INFO.value)


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    new, total = phrases.number(hit["observed"]), phrases.sets(hit["total"])
    return (
        f"{new} of your {total} this week were of exercises not done in the {hit['weeks']} weeks before "
        f"({phrases.percent(hit['observed'] / hit['total'])}). Guidance used here: up to "
        f"{phrases.percent(hit['share'])}; up to {phrases.sets(hit['limit'])} would have been inside. "
        "Expect some soreness."
    )


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell)
