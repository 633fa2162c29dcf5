"""load-earned: more load than in any of the last weeks, before the repetition goal was beaten by two twice in a row.

Only sets that were logged with a goal can say so; most logs have none, and then nothing is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import entry_hits
from analytics.guidance.jump import NOTE
from analytics.guidance.several import is_one_of_several
from analytics.guidance.target_entries import OVER, SECTION, SESSIONS
from analytics.guidance.week_state import TOLERANCE
from analytics.model import Level, Rule

RULE_ID = SECTION


def find(evidence: Evidence) -> pd.DataFrame:
    """Exercises whose load went up unearned, once a week each: the last session of the week that did so."""
    state, entries = evidence.weeks, evidence.targets
    row, load, heaviest = entries.row, entries.values("load_kg"), entries.heaviest_before()
    with np.errstate(invalid="ignore"):
        fires = load > heaviest + TOLERANCE
    fires &= ~entries.is_silent(RULE_ID, row)
    is_earned = np.ones(len(row), "bool")
    reps, goals = [], []
    for sessions in range(1, SESSIONS + 1):
        earlier, here = entries.back(sessions)
        fires &= here & entries.has_goal[earlier] & entries.is_within(earlier, row)
        is_earned &= entries.beats[earlier]
        reps.append(entries.values("last_reps")[earlier])
        goals.append(entries.values("target_reps")[earlier])
    fires &= ~is_earned
    hits = entry_hits(
        state,
        row,
        np.where(fires, NOTE, 0),
        "kg",
        exercise_id=entries.frame["exercise_id"],
        equipment=entries.frame["equipment"],
        is_one_of_several=is_one_of_several(entries.frame, fires, "local_day"),
        session_started_at=entries.frame["session_started_at"],
        observed=load,
        reference=heaviest,
        limit=heaviest,
        last_reps=reps[0],
        last_target_reps=goals[0],
        before_reps=reps[1],
        before_target_reps=goals[1],
        over_reps=state.number(RULE_ID, OVER)[row],
    )
    hits = hits.assign(level=Level.INFO.value).sort_values("session_started_at", kind="stable")
    return hits.drop_duplicates(["athlete_id", "week_start", "exercise_id"], keep="last")


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit, in the unit the athlete types."""
    unit = hit["unit"]
    more = phrases.load(hit["observed"] - hit["reference"], unit)
    before = phrases.load(hit["reference"], unit) if hit["reference"] > TOLERANCE else "body mass alone"
    if hit["reference"] < -TOLERANCE:
        before, added = f"{phrases.load(-hit['reference'], unit)} of assistance", f"{more} less"
    else:
        added = f"+{more}"
    return (
        f"{phrases.exercise(hit)}: you added weight ({added}, from {before}) before beating the rep goal by "
        f"{phrases.number(hit['over_reps'])} in two sessions running (the 2-for-2 guide). The last sets before were "
        f"{phrases.number(hit['before_reps'])} for a goal of {phrases.number(hit['before_target_reps'])} and "
        f"{phrases.number(hit['last_reps'])} for a goal of {phrases.number(hit['last_target_reps'])}."
    )


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell, reads="target_sessions")
