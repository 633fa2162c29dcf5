"""weight-jump: a heavier top load of an exercise than its heaviest of the last six weeks allows.

The share of body mass that the exercise moves counts, with the body mass of the judged week on both sides, so that a
change of body mass alone never speaks. Where body mass is not known only the weight that was added is compared.
Balance exercises are never compared in kilograms, and no equipment with another: two dumbbells of 20 kg say nothing
about a barbell of 80 kg.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.evidence import Evidence
from analytics.guidance.exercise_weeks import ExerciseWeeks
from analytics.guidance.hits import entry_hits
from analytics.guidance.jump import LEVEL_NAMES, NOTE, WATCH, is_jump, step_edge
from analytics.guidance.several import is_one_of_several
from analytics.guidance.timeline import Bools, Floats, Ints
from analytics.guidance.week_state import TOLERANCE
from analytics.model import Category, Rule
from analytics.reference.guide import SHARED
from analytics.reference.wording import equipment_text

RULE_ID = "weight-jump"
GRAIN_KG = 0.1


@dataclass(frozen=True)
class WeightGuide:
    """One value per entry: what loads were compared with, and the largest one that stays inside. Kilograms."""

    value: Floats  # body mass counted
    body: Floats  # its share of body mass; NaN where no kilograms are counted
    external: Floats
    reference: Floats  # body mass counted; NaN = nothing to compare with
    limit: Floats
    threshold: Floats
    step: Floats
    weeks: Ints
    place: Ints  # entry that holds the reference, -1 = none
    is_added_only: Bools
    is_floor: Bools
    is_silent: Bools


def weight_guide(evidence: Evidence, entries: ExerciseWeeks) -> WeightGuide:
    """The guide for the top load of every entry of LOAD_WEEKS."""
    state, row = evidence.weeks, entries.row
    weeks = state.weeks(SHARED, "load_look_back_weeks")
    fraction, mass = entries.values("body_mass_fraction"), entries.values("body_mass_kg")
    is_added_only = (fraction > 0) & ~np.isfinite(mass)
    body = np.where(is_added_only, 0.0, fraction * np.nan_to_num(mass))  # NaN where no kilograms are counted
    logged = entries.values("top_external_load_kg")
    external = np.where(np.isfinite(logged), logged, np.where(fraction > 0, 0.0, np.nan))
    peak, place = entries.peak(external, np.ones(len(row), "bool"), weeks[row])
    floor = entries.mean_before_break(external)
    is_floor = floor > peak
    reference = np.where(is_floor, floor, peak) + body
    threshold, step = state.number(RULE_ID, "threshold")[row], state.number(RULE_ID, "smallest_step")[row]
    is_silent = entries.is_silent(RULE_ID, weeks, first_counts=True)
    is_silent |= (entries.frame["category"] == Category.BALANCE).to_numpy("bool")
    return WeightGuide(
        value=external + body,
        body=body,
        external=external,
        reference=reference,
        limit=step_edge(reference, threshold, step, GRAIN_KG),
        threshold=threshold,
        step=step,
        weeks=weeks[row],
        place=place,
        is_added_only=is_added_only,
        is_floor=is_floor,
        is_silent=is_silent,
    )


def find(evidence: Evidence) -> pd.DataFrame:
    """Exercises with a bigger step in load than the guide, one level quieter when their volume load fell.

    Where several equipments of one exercise took a step in the same week the biggest is told, and the others named.
    """
    return _one_a_week(weight_hits(evidence, evidence.load_entries))


def weight_hits(evidence: Evidence, entries: ExerciseWeeks) -> pd.DataFrame:
    """Each equipment by itself, of any entries of LOAD_WEEKS, the planned ones of a week to come as well."""
    state, row = evidence.weeks, entries.row
    guide = weight_guide(evidence, entries)
    value, reference = guide.value, guide.reference
    fires = is_jump(value, reference, guide.threshold, guide.step) & ~guide.is_silent
    level = np.where(value > reference * (1 + state.number(RULE_ID, "watch_above")[row]) + TOLERANCE, WATCH, NOTE)
    volume = entries.values("volume_load_kg")
    kept = 1 - state.number(RULE_ID, "volume_fell")[row]
    fell = (guide.place >= 0) & (volume <= kept * volume[guide.place] + TOLERANCE)
    return entry_hits(
        state,
        row,
        np.where(fires, level - fell, 0),
        "kg",
        exercise_id=entries.frame["exercise_id"],
        equipment=entries.frame["equipment"],
        is_one_of_several=is_one_of_several(entries.frame, fires, "week_start"),
        observed=value,
        reference=reference,
        limit=guide.limit,
        body_kg=guide.body,
        external_kg=guide.external,
        is_added_only=guide.is_added_only,
        threshold=guide.threshold,
        volume_fell=fell,
        is_floor=guide.is_floor,
        weeks=guide.weeks,
    )


def _one_a_week(hits: pd.DataFrame) -> pd.DataFrame:
    """One hit per exercise and week: the loudest, then the biggest step; `also` names the other equipments."""
    key = ["athlete_id", "week_start", "exercise_id"]
    if not hits.duplicated(key).any():
        return hits.assign(also="")
    rank = hits["level"].map({name: place for place, name in enumerate(LEVEL_NAMES)})
    order = hits.assign(rank=rank, share=hits["observed"] / hits["reference"]).sort_values(
        ["rank", "share", "equipment"], ascending=[False, False, True], kind="stable"
    )
    others = (
        order[order.duplicated(key)].groupby(key)["equipment"].agg(lambda some: " and ".join(map(equipment_text, some)))
    )
    kept = hits.loc[order.drop_duplicates(key).index.sort_values()]
    return kept.join(others.rename("also"), on=key).fillna({"also": ""}).reset_index(drop=True)


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit, in the unit the athlete types."""
    unit = hit["unit"]
    moved = phrases.load(hit["observed"], unit)
    what = f"{moved} {phrases.this_week(hit)}"
    if hit["is_added_only"]:
        what = f"{moved} added {phrases.this_week(hit)} (body mass not known, so only added weight is compared)"
    elif hit["body_kg"] > 0:
        sign = "−" if hit["external_kg"] < 0 else "+"
        added = phrases.load(abs(hit["external_kg"]), unit)
        body = phrases.load(hit["body_kg"], unit)
        what = f"{moved} moved {phrases.this_week(hit)} ({body} of body mass {sign} {added})"
    more = phrases.load(hit["observed"] - hit["reference"], unit)
    quieter = " With less volume load than then, so one level quieter." if hit["volume_fell"] else ""
    also = f" A bigger step with {hit['also']} too." if hit["also"] else ""
    return (
        f"{phrases.exercise(hit)}: {what}; {phrases.compared_with(hit)} was {phrases.load(hit['reference'], unit)} "
        f"({phrases.rise(hit, more)}). Guideline steps are 2% to 10%; "
        f"up to {phrases.load(hit['limit'], unit)} would have been inside.{quieter}{also}"
    )


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell)
