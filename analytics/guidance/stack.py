"""stack: two or more of sets, repetitions or holds, load and contacts rose above the guide in one area at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analytics.frames import CREDITS
from analytics.guidance import hold_jump, phrases, plyo_jump, reps_jump, sets_jump, weight_jump
from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import area_hits
from analytics.guidance.jump import NOTE
from analytics.guidance.timeline import Bools, Ints, day_numbers
from analytics.guidance.week_state import AREAS, TOLERANCE
from analytics.model import Rule

RULE_ID = "stack"
KINDS = ("sets", "repetitions or time held", "load", "jumps")


def find(evidence: Evidence) -> pd.DataFrame:
    """Areas of weeks in which more than one kind of step spoke. The rules of the steps keep their silence codes."""
    state = evidence.weeks
    risen = np.zeros((len(KINDS), state.rows.size, len(AREAS)), "bool")
    sets = sets_jump.find(evidence)
    risen[0, _rows(evidence, sets), pd.Index(AREAS).get_indexer(pd.Index(sets["focus_area"]))] = True
    for kind, find_steps in ((1, reps_jump.find), (1, hold_jump.find), (2, weight_jump.find)):
        hits = find_steps(evidence)
        row, direct = _rows(evidence, hits), _direct(evidence, hits["exercise_id"])
        np.logical_or.at(risen[kind], row, direct)
    jumps = plyo_jump.find(evidence)
    weeks_of_jumps = np.zeros(state.rows.size, "bool")
    weeks_of_jumps[_rows(evidence, jumps)] = True
    entries = evidence.exercise_entries
    held = np.nan_to_num(entries.values("contact_count")) > 0
    np.logical_or.at(risen[3], entries.row[held], _direct(evidence, entries.frame["exercise_id"][held]))
    risen[3] &= weeks_of_jumps[:, None]
    count, most = risen.sum(axis=0).astype("float64"), state.number(RULE_ID, "most_steps")
    fires = (count > most[:, None] + TOLERANCE) & ~state.is_off(RULE_ID)[:, None] & ~state.area_off()
    edge = np.broadcast_to(most[:, None], count.shape)
    return area_hits(
        state,
        np.where(fires, NOTE, 0).astype("int8"),
        "steps",
        observed=count,
        reference=edge,
        limit=edge,
        kinds=(risen * 2 ** np.arange(len(KINDS))[:, None, None]).sum(axis=0),
    )


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    names = [name for place, name in enumerate(KINDS) if hit["kinds"] >> place & 1]
    more = phrases.amount(hit["observed"] - hit["limit"], "step", "steps")
    return (
        f"{phrases.area_title(hit['focus_area'])}: {phrases.number(hit['observed'])} kinds of step "
        f"{phrases.this_week(hit)}, in {', '.join(names[:-1])} and {names[-1]}. Guidance used here: up to "
        f"{phrases.number(hit['limit'])} in a week (+{more}). Changing one thing at a time is easier to judge."
    )


def _rows(evidence: Evidence, hits: pd.DataFrame) -> Ints:
    """The row of each hit's week."""
    rows = evidence.weeks.rows
    return rows.rows_of(rows.athletes_of(hits["athlete_id"]), day_numbers(hits["week_start"]))


def _direct(evidence: Evidence, exercise_ids: pd.Series) -> Bools:
    """Areas that each exercise trains directly."""
    known = evidence.exercises.drop_duplicates("exercise_id").set_index("exercise_id")[list(CREDITS)]
    credit = np.nan_to_num(known.reindex(exercise_ids).to_numpy("float64"))
    direct: Bools = np.abs(credit - 1.0) < TOLERANCE
    return direct


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell)
