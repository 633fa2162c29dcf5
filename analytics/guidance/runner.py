"""Finds the rules, runs them, and makes typed flags of their hits."""

from __future__ import annotations

import datetime as dt
import math
import pkgutil
from collections.abc import Collection
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd

from analytics.guidance.evidence import Evidence
from analytics.guidance.found import found
from analytics.model import AthleteSettings, Flag, FocusArea, Grade, Level, Rule
from analytics.reference.guide import load_guide

LOUDNESS = {Level.STRONG: 0, Level.WATCH: 1, Level.NOTE: 2, Level.INFO: 3}
FIRST = "pain-note"
"""What a person said about themselves comes before everything else of its week."""
LEVELS = {str(level): level for level in Level}
AREAS = {"": None, **{str(area): area for area in FocusArea}}
BODY_ORDER = {area: place for place, area in enumerate(FocusArea)}


@lru_cache(maxsize=1)
def all_rules() -> tuple[Rule, ...]:
    """Every rule of this folder: the modules that have a RULE, by rule id."""
    modules = pkgutil.iter_modules([str(Path(__file__).parent)], "analytics.guidance.")
    rules = [getattr(import_module(module.name), "RULE", None) for module in modules]
    return tuple(sorted((rule for rule in rules if rule is not None), key=lambda rule: rule.rule_id))


def apply_rules(
    evidence: Evidence,
    *,
    since: dt.date | None = None,
    until: dt.date | None = None,
    rule_ids: Collection[str] | None = None,
) -> list[Flag]:
    """Every flag of weeks that begin from `since` to `until` (both may be None): newest week first, then loudest.

    `rule_ids` None means all rules. Within a week: level, grade of the evidence, area in body order.
    """
    flags: list[Flag] = []
    for rule in all_rules():
        if rule_ids is None or rule.rule_id in rule_ids:
            flags += _flags(rule, _within(found(evidence, rule.rule_id, rule.find), since, until), evidence)
    return sorted(flags, key=_order)


def _within(hits: pd.DataFrame, since: dt.date | None, until: dt.date | None) -> pd.DataFrame:
    if since is not None:
        hits = hits[hits["week_start"] >= pd.Timestamp(since)]
    if until is not None:
        hits = hits[hits["week_start"] <= pd.Timestamp(until)]
    return hits


def _flags(rule: Rule, hits: pd.DataFrame, evidence: Evidence) -> list[Flag]:
    if hits.empty:
        return []
    grade = load_guide().rules[rule.rule_id].grade
    columns = {str(name): hits[name].tolist() for name in hits}
    units = {key: evidence.settings.get(key, AthleteSettings()).load_unit for key in set(columns["athlete_id"])}
    columns["unit"] = [units[key] for key in columns["athlete_id"]]
    names = evidence.exercise_names  # an exercise the catalogue does not have is called by its id
    columns["exercise"] = [names.get(key, key) for key in columns["exercise_id"]]
    days = hits["week_start"].to_numpy("datetime64[D]").tolist()
    records = (dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True))
    return [_flag(rule, hit, day, grade) for hit, day in zip(records, days, strict=True)]


def _flag(rule: Rule, hit: dict[str, Any], day: dt.date, grade: Grade) -> Flag:
    observed, reference, started = hit["observed"], _known(hit["reference"]), hit["session_started_at"]
    return Flag(
        athlete_id=hit["athlete_id"],
        week_start=day,
        rule_id=rule.rule_id,
        level=LEVELS[hit["level"]],
        focus_area=AREAS[hit["focus_area"]],
        exercise_id=hit["exercise_id"] or None,
        measure=hit["measure"],
        observed=observed,
        reference=reference,
        difference=None if reference is None else observed - reference,
        limit=_known(hit["limit"]),
        grade=grade,
        tell=rule.tell,
        session_started_at=None if started is pd.NaT else started.to_pydatetime(),
        facts=hit,
    )


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value


def _order(flag: Flag) -> tuple[Any, ...]:
    area = len(BODY_ORDER) if flag.focus_area is None else BODY_ORDER[flag.focus_area]
    started = flag.session_started_at or dt.datetime.min
    place = (LOUDNESS[flag.level], flag.grade, area, flag.rule_id, flag.exercise_id or "", started)
    return (-flag.week_start.toordinal(), flag.rule_id != FIRST, *place, flag.athlete_id)
