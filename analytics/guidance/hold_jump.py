"""hold-jump: longer held in a week than the exercise's highest of the last four weeks allows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.guidance import phrases
from analytics.guidance.evidence import Evidence
from analytics.guidance.exercise_jump import AmountGuide, added_sets, amount_guide, exercise_jump, rise
from analytics.guidance.exercise_weeks import ExerciseWeeks
from analytics.model import Measure, Rule
from analytics.units import format_seconds

RULE_ID = "hold-jump"


def hold_guide(evidence: Evidence, entries: ExerciseWeeks) -> AmountGuide:
    """The guide for the seconds held of every entry in its week."""
    return amount_guide(evidence, entries, RULE_ID, of=Measure.HOLD, amount="hold_s", typical="median_hold_s")


def find(evidence: Evidence) -> pd.DataFrame:
    """Exercises held for time with a bigger step than the guide."""
    return hold_hits(evidence, evidence.exercise_entries)


def hold_hits(evidence: Evidence, entries: ExerciseWeeks) -> pd.DataFrame:
    """The same of any entries, the planned ones of a week to come as well."""
    return exercise_jump(
        evidence, entries, RULE_ID, of=Measure.HOLD, amount="hold_s", typical="median_hold_s", measure="seconds"
    )


def tell(hit: Mapping[str, Any]) -> str:
    """The sentence of one hit."""
    more = format_seconds(hit["observed"] - hit["reference"])
    return (
        f"{hit['exercise']}: {format_seconds(hit['observed'])} held {phrases.this_week(hit)}; "
        f"{phrases.compared_with(hit)} was {format_seconds(hit['reference'])} ({rise(hit, more)}). "
        f"Guidance used here: up to +{phrases.percent(hit['threshold'])}, or one hold of "
        f"{format_seconds(hit['step'])}; up to {format_seconds(hit['limit'])} would have been inside.{added_sets(hit)}"
    )


RULE = Rule(rule_id=RULE_ID, find=find, tell=tell)
