"""starter-load: added weight in the first weeks of a new lifter, which the starter guide begins with bodyweight."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import entry_hits
from analytics.guidance.jump import NOTE
from analytics.guidance.starter import in_first_weeks, trained_week
from analytics.guidance.timeline import Floats
from analytics.model import Rule

RULE_ID = "starter-load"


def find(evidence: Evidence) -> pd.DataFrame:
    """The heaviest added weight of each of these weeks. Bands have no kilograms and never speak."""
    state, entries = evidence.weeks, evidence.exercise_entries
    row, load = entries.row, np.nan_to_num(entries.values("top_external_load_kg"))
    fires = (load > 0) & (load == heaviest(evidence)[row]) & in_first_weeks(state, RULE_ID)[row] & ~entries.is_off
    chosen = np.zeros(len(row), "bool")
    places = np.nonzero(fires)[0]
    names = entries.frame["exercise_id"].to_numpy("str")[places]
    order = np.lexsort((names, row[places]))  # of equals the first name, whatever the order of rows
    chosen[places[order[np.unique(row[places][order], return_index=True)[1]]]] = True
    return entry_hits(
        state,
        row,
        np.where(chosen, NOTE, 0),
        "kg",
        exercise_id=entries.frame["exercise_id"],
        observed=load,
        reference=np.zeros(len(row)),
        limit=np.zeros(len(row)),
        week=trained_week(state)[row],
        weeks=state.weeks(RULE_ID, "weeks")[row],
    )


def heaviest(evidence: Evidence) -> Floats:
    """The heaviest added weight of each week in kilograms, 0 without one."""
    found, entries = np.zeros(evidence.weeks.rows.size), evidence.exercise_entries
    np.maximum.at(found, entries.row, np.nan_to_num(entries.values("top_external_load_kg")))
    return found


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    return (
        f"Weights in week {hit['week']}: {hit['exercise']} with {phrases.load(hit['observed'], hit['unit'])} added. "
        f"The starter guide here begins with bodyweight, no added weight in weeks 1 to {hit['weeks']}. "
        "Fine if a coach has you on loads."
    )


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell)
