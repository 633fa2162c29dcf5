"""plyo-tier: the first jumps of a kind that loads the Achilles tendon more than any before. Told, without a level."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import entry_hits
from analytics.guidance.jump import NOTE
from analytics.model import Level, Measure, Rule

RULE_ID = "plyo-tier"
TOP_TIER = 4


def find(evidence: Evidence) -> pd.DataFrame:
    """Jumps of a higher tier than every exercise of the weeks before; the first week of a log has nothing before it."""
    state, entries = evidence.weeks, evidence.exercise_entries
    row = entries.row
    exercise, ids = pd.factorize(entries.frame["exercise_id"])
    tier = np.nan_to_num(evidence.known_exercises["achilles_tier"].reindex(ids).to_numpy("float64"))[exercise]
    highest = np.zeros(state.rows.size)
    np.maximum.at(highest, row, tier)
    # athletes far apart, so that one running maximum serves them all
    apart = 2.0 * TOP_TIER * state.rows.athlete
    so_far = np.maximum.accumulate(highest + apart) - apart if state.rows.size else highest
    before = state.rows.back(so_far, 1, 0.0)[row]
    is_jump = (entries.frame["measure"] == Measure.CONTACTS).to_numpy("bool")
    fires = is_jump & (tier > before) & (before > 0) & ~entries.is_off & ~state.is_off(RULE_ID)[row]
    share = state.number(RULE_ID, "first_share")[row]
    hits = entry_hits(
        state,
        row,
        np.where(fires, NOTE, 0),
        "tiers",
        exercise_id=entries.frame["exercise_id"],
        observed=tier,
        reference=before,
        limit=before,
        contacts=np.nan_to_num(entries.values("contact_count")),
        share=share,
    )
    return hits.assign(level=Level.INFO.value)


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    contacts = phrases.amount(hit["contacts"], "contact", "contacts")
    held = f" ({contacts} {phrases.this_week(hit)})" if hit["contacts"] else ""
    step = phrases.amount(hit["observed"] - hit["reference"], "tier", "tiers")
    return (
        f"{hit['exercise']}: first time{held}, tier {phrases.number(hit['observed'])} of {TOP_TIER} for the load on "
        f"the Achilles tendon; the highest in your log before was {phrases.number(hit['reference'])} (+{step}). "
        f"Guidance used here: start with {phrases.percent(hit['share'])} of your usual contacts."
    )


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell)
