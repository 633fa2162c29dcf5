"""stack: several kinds of step in one area in one week, or many small ones that come to much more volume load."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analytics.frames import CREDITS
from analytics.guidance import hold_jump, phrases, plyo_jump, reps_jump, sets_jump, weight_jump
from analytics.guidance.evidence import Evidence
from analytics.guidance.found import found
from analytics.guidance.hits import area_hits
from analytics.guidance.jump import NOTE, is_jump, rounded_down
from analytics.guidance.timeline import Bools, Ints, day_numbers
from analytics.guidance.week_state import AREAS, STRICT, TOLERANCE
from analytics.model import Rule

RULE_ID = "stack"
KINDS = ("sets", "repetitions or time held", "load", "jumps")


def find(evidence: Evidence) -> pd.DataFrame:
    """Areas of weeks in which more than one kind of step spoke. The rules of the steps keep their silence codes."""
    state = evidence.weeks
    risen = np.zeros((len(KINDS), state.rows.size, len(AREAS)), "bool")
    sets = found(evidence, sets_jump.RULE_ID, sets_jump.find)
    risen[0, _rows(evidence, sets), pd.Index(AREAS).get_indexer(pd.Index(sets["focus_area"]))] = True
    for kind, rule in ((1, reps_jump.RULE), (1, hold_jump.RULE), (2, weight_jump.RULE)):
        hits = _without_added_sets(found(evidence, rule.rule_id, rule.find))
        row, direct = _rows(evidence, hits), _direct(evidence, hits["exercise_id"])
        np.logical_or.at(risen[kind], row, direct)
    jumps = found(evidence, plyo_jump.RULE_ID, plyo_jump.find)
    weeks_of_jumps = np.zeros(state.rows.size, "bool")
    weeks_of_jumps[_rows(evidence, jumps)] = True
    entries = evidence.exercise_entries
    held = np.nan_to_num(entries.values("contact_count")) > 0
    np.logical_or.at(risen[3], entries.row[held], entries.direct[held])
    risen[3] &= weeks_of_jumps[:, None]
    count, most = risen.sum(axis=0).astype("float64"), state.number(RULE_ID, "most_steps")
    fires = (count > most[:, None] + TOLERANCE) & ~state.is_off(RULE_ID)[:, None] & ~state.area_off()
    edge = np.broadcast_to(most[:, None], count.shape)
    steps = area_hits(
        state,
        np.where(fires, NOTE, 0).astype("int8"),
        "steps",
        observed=count,
        reference=edge,
        limit=edge,
        kinds=(risen * 2 ** np.arange(len(KINDS))[:, None, None]).sum(axis=0),
        threshold=0.0 * count,
        weeks=state.look_back,
    )
    quiet: Bools = np.logical_not(np.any(risen, axis=0), dtype="bool")
    small = _small_rises(evidence, quiet)
    return steps if small.empty else small if steps.empty else pd.concat([steps, small], ignore_index=True)


def _small_rises(evidence: Evidence, quiet: Bools) -> pd.DataFrame:
    """Areas without a single step (`quiet`) whose volume load rose all the same, and not by added sets alone."""
    state, entries = evidence.weeks, evidence.exercise_entries
    known = np.isfinite(entries.values("volume_load_kg"))
    load, sets = np.zeros((state.rows.size, len(AREAS))), np.zeros((state.rows.size, len(AREAS)))
    for table, column in ((load, "volume_load_kg"), (sets, "set_count")):
        values = np.where(known, entries.values(column), 0.0)
        np.add.at(table, entries.row, np.where(entries.direct, values[:, None], 0.0))
    of_a_set = np.divide(load, sets, out=np.zeros_like(load), where=sets > 0)
    peak, set_peak = (state.rows.peak_back(one, state.is_reference, state.look_back) for one in (load, of_a_set))
    threshold = state.threshold(RULE_ID, STRICT)
    rise = state.number(RULE_ID, "set_rise")[:, None]
    fires = is_jump(load, peak, threshold, np.zeros_like(load)) & (of_a_set > set_peak * (1 + rise) + TOLERANCE)
    silent = state.is_learning | state.is_light | state.is_first | state.is_asked | state.is_off(RULE_ID)
    fires &= quiet & ~silent[:, None] & ~state.area_off() & (state.ramp.week == 0) & ~state.is_coming[:, None]
    return area_hits(
        state,
        np.where(fires, NOTE, 0).astype("int8"),
        "kg",
        observed=load,
        reference=peak,
        limit=rounded_down(peak * (1 + threshold), 1.0),
        kinds=np.zeros(load.shape, "int64"),
        threshold=threshold,
        weeks=state.look_back,
    )


def _without_added_sets(hits: pd.DataFrame) -> pd.DataFrame:
    """Without repetitions and holds that added sets explain: those are one step, in sets."""
    return hits[hits["observed"] > hits["of_sets"] + TOLERANCE] if "of_sets" in hits else hits


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    if not hit["kinds"]:
        return _tell_small_rises(hit)
    names = [name for place, name in enumerate(KINDS) if hit["kinds"] >> place & 1]
    more = phrases.amount(hit["observed"] - hit["limit"], "step", "steps")
    return (
        f"{phrases.area_title(hit['focus_area'])}: {phrases.number(hit['observed'])} kinds of step "
        f"{phrases.this_week(hit)}, in {', '.join(names[:-1])} and {names[-1]}. Guidance used here: up to "
        f"{phrases.number(hit['limit'])} in a week (+{more}). Changing one thing at a time is easier to judge."
    )


def _tell_small_rises(hit: Mapping[str, Any]) -> str:
    load, then, inside = (phrases.load(round(hit[one]), hit["unit"]) for one in ("observed", "reference", "limit"))
    more = phrases.load(round(hit["observed"] - hit["reference"]), hit["unit"])
    return (
        f"{phrases.area_title(hit['focus_area'])}: {load} of volume load {phrases.this_week(hit)}, without one bigger "
        f"step; your highest of the last {hit['weeks']} weeks was {then} ({phrases.rise(hit, more)}). Guidance used "
        f"here: up to +{phrases.percent(hit['threshold'])}; up to {inside} would have been inside. Many small rises "
        "come to a big one."
    )


def _rows(evidence: Evidence, hits: pd.DataFrame) -> Ints:
    """The row of each hit's week."""
    rows = evidence.weeks.rows
    return rows.rows_of(rows.athletes_of(hits["athlete_id"]), day_numbers(hits["week_start"]))


def _direct(evidence: Evidence, exercise_ids: pd.Series) -> Bools:
    """Areas that each exercise trains directly."""
    exercise, ids = pd.factorize(exercise_ids)
    credit = np.nan_to_num(evidence.known_exercises[list(CREDITS)].reindex(ids).to_numpy("float64"))
    direct: Bools = (np.abs(credit - 1.0) < TOLERANCE)[exercise]
    return direct


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell)
