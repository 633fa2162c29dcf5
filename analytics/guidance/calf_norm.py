"""calf-norm: heel raises well under the published middle value for age and sex, twice. Off until switched on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import entry_hits
from analytics.guidance.jump import NOTE
from analytics.guidance.week_state import AREAS, TOLERANCE
from analytics.model import FocusArea, Level, Rule
from analytics.reference import heel_raise_norm

RULE_ID = "calf-norm"
TEST_ID = "heel-raise"


def find(evidence: Evidence) -> pd.DataFrame:
    """Heel-raise tests whose better side is too far under the norm, as was the last test a week or more before."""
    state, entries = evidence.weeks, evidence.checks
    found = [heel_raise_norm(one.age_years, one.sex) for one in state.settings]
    athlete = state.rows.athlete[entries.row]
    norm = np.array([np.nan if one is None else one.repetitions for one in found], "float64")[athlete]
    group = np.array(["" if one is None else one.people for one in found], "str")[athlete]
    row = entries.row
    best = np.fmax(entries.values("left"), entries.values("right"))
    below = state.number(RULE_ID, "least_reps")[row]
    with np.errstate(invalid="ignore"):
        is_low = (norm - best > below + TOLERANCE) & (entries.frame["test_id"] == TEST_ID).to_numpy("bool")
    earlier, has_earlier = entries.before(state.weeks(RULE_ID, "days_between")[row])
    quiet = state.area_off() | evidence.pain.is_quiet
    off = state.is_off(RULE_ID)[row] | quiet[row, AREAS.index(FocusArea.CALVES)]
    fires = is_low & has_earlier & entries.is_logged & ~off
    if len(row):
        fires &= is_low[earlier]
    hits = entry_hits(
        state,
        row,
        np.where(entries.last_of_week(fires), NOTE, 0),
        "reps",
        focus_area=np.full(len(row), FocusArea.CALVES.value),
        observed=best,
        reference=norm,
        limit=norm - below,
        best_before=best[earlier],
        people=group,
        below=below,
    )
    return hits.assign(level=Level.INFO.value)


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    under = phrases.number(hit["reference"] - hit["observed"])
    return (
        f"Single-leg heel raise: {phrases.amount(hit['observed'], 'rep', 'reps')} on the better side, "
        f"{phrases.number(hit['best_before'])} in the test before; the published middle value for {hit['people']} is "
        f"{phrases.number(hit['reference'])} ({under} fewer). Guidance used here: one test differs from the next by "
        f"about {phrases.number(hit['below'])}; {phrases.number(hit['limit'])} would have been inside. The values are "
        "of the general population, not of runners."
    )


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell)
