"""side-diff: one side did far more repetitions of an exercise than the other over four weeks. Told, without a level."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.evidence import Evidence
from analytics.guidance.hits import entry_hits
from analytics.guidance.jump import NOTE
from analytics.guidance.timeline import Bools, Floats, Ints
from analytics.guidance.week_state import TOLERANCE, WeekState
from analytics.model import Level, Placement, Rule, Side

RULE_ID = "side-diff"
WEEKS = 4


def find(evidence: Evidence) -> pd.DataFrame:
    """Completed weeks with a set of one side of an exercise whose sides are far apart over the last four weeks."""
    state, done = evidence.weeks, evidence.done
    exercise, ids = pd.factorize(done.frame["exercise_id"])
    group = state.rows.athlete[done.row] * max(len(ids), 1) + exercise
    is_left, is_right = ((done.frame["side"] == side).to_numpy("bool") for side in (Side.LEFT, Side.RIGHT))
    inside = (done.frame["placement"] == Placement.AREAS).to_numpy("bool")
    stated = (is_left | is_right) & inside
    has_side = np.zeros(int(group.max(initial=0)) + 1, "bool")
    has_side[group[stated]] = True
    chosen = inside & has_side[group]
    amount = (done.values("rep_count") + done.values("contact_count"))[chosen]
    direct = done.direct[chosen]
    is_on = (direct & ~state.area_off()[done.row[chosen]]).any(axis=1)
    group, row, left, right, now, off = _windows(
        state,
        group[chosen],
        done.row[chosen],
        np.where(is_right[chosen], 0.0, amount),
        np.where(is_left[chosen], 0.0, amount),
        stated[chosen],
        np.asarray(direct.any(axis=1) & ~is_on, "bool"),
    )
    larger, apart = np.maximum(left, right), np.abs(left - right)
    share, least = state.number(RULE_ID, "share")[row], state.number(RULE_ID, "least_reps")[row]
    is_early = state.is_new & (state.trained_so_far < state.number(RULE_ID, "new_lifter_weeks"))
    silent = ~state.is_complete | state.is_learning | state.ramp.is_body | is_early | state.is_off(RULE_ID)
    fires = (apart > share * larger + TOLERANCE) & (apart >= least - TOLERANCE)
    fires &= (left > 0) & (right > 0) & now & ~off & ~silent[row]
    hits = entry_hits(
        state,
        row,
        np.where(fires, NOTE, 0),
        "reps",
        exercise_id=np.asarray(ids, "object")[group % max(len(ids), 1)],
        observed=apart,
        limit=np.maximum(np.floor(share * larger + TOLERANCE), least - 1),
        left=left,
        right=right,
        share=share,
    )
    return hits.assign(level=Level.INFO.value)


def _windows(
    state: WeekState, group: Ints, row: Ints, left: Floats, right: Floats, now: Bools, off: Bools
) -> tuple[Ints, Ints, Floats, Floats, Bools, Bools]:
    """Sums of each group over every week and the three before: group, row, left, right, stated this week, area off."""
    size = max(state.rows.size, 1)
    nth, count = state.rows.nth, state.rows.week_count
    keys, lefts, rights, nows, offs = [], [], [], [], []
    for later in range(WEEKS):
        inside = nth[row] + later < count[state.rows.athlete[row]] - 1  # the week to come is not logged yet
        keys.append(group[inside] * size + row[inside] + later)
        lefts.append(left[inside])
        rights.append(right[inside])
        nows.append(now[inside] if later == 0 else np.zeros(int(inside.sum()), "bool"))
        offs.append(off[inside])
    found, place = np.unique(np.concatenate(keys), return_inverse=True)

    def total(parts: list[Any]) -> Floats:
        return np.bincount(place, np.concatenate(parts), len(found)).astype("float64")

    return found // size, found % size, total(lefts), total(rights), total(nows) > 0, total(offs) > 0


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    left, right = phrases.number(hit["left"]), phrases.amount(hit["right"], "rep", "reps")
    ahead = "left" if hit["left"] > hit["right"] else "right"
    apart = hit["observed"] / max(hit["left"], hit["right"])
    return (
        f"{hit['exercise']}: left {left}, right {right} in the last {WEEKS} weeks "
        f"(+{phrases.number(hit['observed'])} on the {ahead}, {phrases.percent(apart)} of the larger). Guidance used "
        f"here: up to {phrases.percent(hit['share'])}; {phrases.number(hit['limit'])} apart would have been inside. "
        "Some difference is normal, and studies do not agree on a share that matters."
    )


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell)
