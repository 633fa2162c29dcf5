"""plyo-cap: more foot contacts of jumps in one session than the starter guide, or the one for established lifters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import entry_hits
from analytics.guidance.jump import NOTE, WATCH
from analytics.guidance.week_state import TOLERANCE
from analytics.model import Rule

RULE_ID = "plyo-cap"


def find(evidence: Evidence) -> pd.DataFrame:
    """Sessions with more contacts than the guide; those on the way back after a break count as new."""
    state, entries = evidence.weeks, evidence.session_entries
    row = entries.row
    contacts = np.nan_to_num(entries.values("contact_count"))
    is_starter = (state.is_new | state.ramp.is_body)[row]
    note = np.where(is_starter, state.number(RULE_ID, "note_new")[row], state.number(RULE_ID, "note_established")[row])
    watch = np.where(
        is_starter, state.number(RULE_ID, "watch_new")[row], state.number(RULE_ID, "watch_established")[row]
    )
    fires = (contacts > note + TOLERANCE) & ~state.is_off(RULE_ID)[row]
    return entry_hits(
        state,
        row,
        np.where(fires, np.where(contacts > watch + TOLERANCE, WATCH, NOTE), 0),
        "contacts",
        session_started_at=entries.frame["session_started_at"],
        observed=contacts,
        reference=note,
        limit=note,
        is_starter=is_starter,
    )


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    guide = "starter guide" if hit["is_starter"] else "guide"
    more = phrases.amount(hit["observed"] - hit["reference"], "contact", "contacts")
    return (
        f"{phrases.number(hit['observed'])} contacts in one session; "
        f"the {guide} here is up to {phrases.number(hit['limit'])} (+{more})."
    )


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell)
