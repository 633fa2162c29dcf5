"""reps-jump: more repetitions of an exercise in a week than its highest of the last four weeks allows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.evidence import Evidence
from analytics.guidance.exercise_jump import AmountGuide, added_sets, amount_guide, exercise_jump, rise
from analytics.guidance.exercise_weeks import ExerciseWeeks
from analytics.model import Measure, Rule

RULE_ID = "reps-jump"


def reps_guide(evidence: Evidence, entries: ExerciseWeeks) -> AmountGuide:
    """The guide for the repetitions of every entry in its week."""
    return amount_guide(evidence, entries, RULE_ID, of=Measure.REPS, amount="rep_count", typical="median_reps")


def find(evidence: Evidence) -> pd.DataFrame:
    """Exercises counted in repetitions with a bigger step than the guide."""
    return reps_hits(evidence, evidence.exercise_entries)


def reps_hits(evidence: Evidence, entries: ExerciseWeeks) -> pd.DataFrame:
    """The same of any entries, the planned ones of a week to come as well."""
    return exercise_jump(
        evidence, entries, RULE_ID, of=Measure.REPS, amount="rep_count", typical="median_reps", measure="reps"
    )


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    more = phrases.amount(hit["observed"] - hit["reference"], "rep", "reps", 1)
    return (
        f"{hit['exercise']}: {phrases.number(hit['observed'])} reps {phrases.this_week(hit)}; "
        f"{phrases.compared_with(hit)} was {phrases.number(hit['reference'], 1)} ({rise(hit, more)}). "
        f"Guidance used here: up to +{phrases.percent(hit['threshold'])}, or one set of "
        f"{phrases.number(hit['step'], 1)}; up to {phrases.number(hit['limit'])} would have been inside."
        f"{added_sets(hit)}"
    )


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell)
