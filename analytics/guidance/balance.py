"""balance: the share of sets that would have to move between areas to match the target mix."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import area_lists, week_hits
from analytics.guidance.jump import NOTE, WATCH
from analytics.guidance.timeline import Bools, Floats
from analytics.guidance.week_state import AREAS, TOLERANCE, WeekState
from analytics.model import FocusArea, Rule

RULE_ID = "balance"
WEEKS = 4
EVEN_SHARE = 1 / len(FocusArea)


def find(evidence: Evidence) -> pd.DataFrame:
    """Completed weeks after which the sets of four weeks lie away from the target mix."""
    state = evidence.weeks
    off = state.area_off() | evidence.pain.is_quiet
    window = sum((state.rows.back(state.sets, k, 0.0) for k in range(1, WEEKS)), start=state.sets)
    window = np.where(off, 0.0, window)
    total = window.sum(axis=1)
    shares = np.divide(window, total[:, None], out=np.zeros(window.shape), where=total[:, None] > 0)
    targets = _targets(state, off)
    away = np.abs(shares - targets).sum(axis=1) / 2
    fires = (away > state.number(RULE_ID, "note_above") + TOLERANCE) & state.is_complete
    fires &= (total >= state.number(RULE_ID, "sets_needed") - TOLERANCE) & ~state.is_off(RULE_ID)
    fires &= ~state.ramp.is_body
    level = np.where(away > state.number(RULE_ID, "watch_above") + TOLERANCE, WATCH, NOTE)
    most = shares.argmax(axis=1)
    return week_hits(
        state,
        np.where(fires, level, 0),
        "share",
        observed=away,
        limit=state.number(RULE_ID, "note_above"),
        total_sets=total,
        most_area=np.array(AREAS)[most],
        most_share=shares.max(axis=1),
        most_sets=window.max(axis=1),
        times=state.number(RULE_ID, "dominant_times"),
        least_share=state.number(RULE_ID, "dominant_above"),
        is_dominant=_dominant(state, shares, targets)[np.arange(state.rows.size), most],
        none=area_lists((window < TOLERANCE) & (targets > 0)),
    )


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    total = hit["total_sets"]
    move = phrases.number(hit["observed"] * total, 0)
    most = phrases.areas(hit["most_area"])
    least = f" None: {phrases.areas(hit['none'])}." if hit["none"] else ""
    return (
        f"Balance: {move} of your {phrases.number(total, 0)} sets in 4 weeks would have to move to match your target "
        f"mix. Most: {most} {phrases.number(100 * hit['most_share'], 0)}%.{least} "
        f"Guidance used here: up to {phrases.percent(hit['limit'])}, {phrases.number(hit['limit'] * total, 0)} sets."
        f"{_dominance_text(hit)}"
    )


def _dominant(state: WeekState, shares: Floats, targets: Floats) -> Bools:
    """Areas far above their own target and above a good part of all sets.

    Such a week is always away from its mix as well: more than half of a share above 40% lies past the target.
    """
    times, least = state.number(RULE_ID, "dominant_times"), state.number(RULE_ID, "dominant_above")
    dominant: Bools = (shares > times[:, None] * targets + TOLERANCE) & (shares > least[:, None] + TOLERANCE)
    return dominant


def _dominance_text(hit: Mapping[str, Any]) -> str:
    if not hit["is_dominant"]:
        return ""
    held = f"{phrases.number(hit['most_sets'], 0)} of the {phrases.number(hit['total_sets'], 0)} sets"
    above = f"above {phrases.percent(hit['least_share'])} and above {phrases.number(hit['times'])} times its target"
    return f" {phrases.area_title(hit['most_area'])} alone: {held}, {above}."


def _targets(state: WeekState, off: Bools) -> Floats:
    """Target shares, rows x areas: each athlete's own or even ones, over the areas that are judged."""
    chosen = np.array([[one.targets.get(area, EVEN_SHARE) for area in FocusArea] for one in state.settings]).reshape(
        -1, len(AREAS)
    )[state.rows.athlete]
    chosen = np.where(off, 0.0, chosen)
    total = chosen.sum(axis=1, keepdims=True)
    targets: Floats = np.divide(chosen, total, out=np.zeros(chosen.shape), where=total > 0)
    return targets


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell)
