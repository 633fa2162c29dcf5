"""area-low: fewer sets of an area, on average over four completed weeks, than the weekly minimum."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import area_hits
from analytics.guidance.jump import NOTE, WATCH
from analytics.guidance.timeline import Floats, Ints, mean_of
from analytics.guidance.week_state import TOLERANCE, WeekState
from analytics.model import Goal, Rule

RULE_ID = "area-low"
WEEKS = 4


@dataclass(frozen=True)
class WeeklyMean:
    """Rows x areas: mean sets of the last four completed weeks, of how many, and the least it should be."""

    sets: Floats  # NaN = of no week
    week_count: Ints
    minimum: Floats


def weekly_mean(state: WeekState) -> WeeklyMean:
    """The mean up to and with each week, beside the minimum."""
    usable = state.is_complete & ~state.is_light & ~state.is_first & ~state.log.is_touched
    known = np.where(usable[:, None], state.sets, np.nan)
    window = np.stack([state.rows.back(known, k, np.nan) if k else known for k in range(WEEKS)])
    mean, count = mean_of(window)
    return WeeklyMean(mean, count, np.broadcast_to(_minimum(state)[:, None], mean.shape))


def find(evidence: Evidence) -> pd.DataFrame:
    """Areas below the minimum in completed weeks."""
    state = evidence.weeks
    weekly = weekly_mean(state)
    mean, count, minimum = weekly.sets, weekly.week_count, weekly.minimum
    untouched = np.where(state.log.is_touched[:, None], np.nan, state.sets)
    is_none = np.stack([state.rows.back(untouched, k, np.nan) if k else untouched for k in range(WEEKS)]) < TOLERANCE
    level = np.where(is_none.all(axis=0), WATCH, NOTE)
    asked = state.in_question(np.full(state.rows.size, WEEKS - 1))
    silent = ~state.is_complete | state.is_learning | state.is_light | asked | state.is_off(RULE_ID)
    fires = (mean < minimum - TOLERANCE) & (count >= state.number(RULE_ID, "weeks_needed")[:, None])
    fires &= ~silent[:, None] & ~state.area_off() & (state.ramp.week == 0) & ~evidence.pain.is_quiet
    return area_hits(
        state,
        np.where(fires, level, 0).astype("int8"),
        "sets",
        observed=mean,
        reference=minimum,
        limit=minimum,
        week_count=np.where(level == WATCH, WEEKS, count),
    )


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    area = phrases.area_title(hit["focus_area"])
    guide = f"the guide here is {phrases.number(hit['limit'])} a week"
    if hit["observed"] < TOLERANCE:
        return f"{area}: none in {hit['week_count']} weeks; {guide}."
    short = phrases.sets(hit["limit"] - hit["observed"], 1)
    mean = phrases.sets(hit["observed"], 1)
    return f"{area}: {mean} a week on average over {hit['week_count']} weeks; {guide} ({short} short)."


def _minimum(state: WeekState) -> np.ndarray:
    """Sets a week that each row's athlete should not fall below, by level, goal and age."""
    older = state.older_than(state.number(RULE_ID, "older_years"))
    build = np.where(state.goal_is(Goal.BUILD), state.number(RULE_ID, "minimum_build"), 0.0)
    more = np.where(older, np.maximum(build, state.number(RULE_ID, "minimum_older")), build)
    maintain = state.number(RULE_ID, "minimum_maintain")
    return np.where(~state.is_new & (more > 0), more, maintain)


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell)
