"""Finds the rules, runs them, and makes typed flags of their hits."""

from __future__ import annotations

import datetime as dt
import pkgutil
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from importlib import import_module
from math import isnan
from pathlib import Path
from typing import Any

import pandas as pd

from analytics.guidance.evidence import Evidence
from analytics.guidance.found import found
from analytics.model import AthleteSettings, Flag, FocusArea, Level, Rule
from analytics.reference.guide import load_guide

LOUDNESS = {Level.STRONG: 0, Level.WATCH: 1, Level.NOTE: 2, Level.INFO: 3}
FIRST = "pain-note"
"""What a person said about themselves comes before everything else of its week."""
LEVELS = {str(level): level for level in Level}
AREAS = {"": None, **{str(area): area for area in FocusArea}}
FLAG_COLUMNS = ("athlete_id", "level", "focus_area", "exercise_id", "measure", "observed", "reference", "limit")
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
    rule_ids: Collection[str] | None = None,
) -> list[Flag]:
    """Every flag of weeks that begin on `since` or later (None: of all weeks): newest week first, then loudest.

    `rule_ids` None means all rules. Within a week: level, grade of the evidence, area in body order.
    """
    flags: list[Flag] = []
    for rule in all_rules():
        if (rule_ids is None or rule.rule_id in rule_ids) and _has_something(evidence, rule):
            hits = found(evidence, rule.rule_id, rule.find)
            flags += _flags(rule, hits if since is None else hits[hits["week_start"] >= pd.Timestamp(since)], evidence)
    return sorted(flags, key=_order)


def _has_something(evidence: Evidence, rule: Rule) -> bool:
    return not rule.reads or not getattr(evidence, rule.reads).empty


def _flags(rule: Rule, hits: pd.DataFrame, evidence: Evidence) -> list[Flag]:
    if hits.empty:
        return []
    columns = Columns(hits)
    units = {key: evidence.settings.get(key, AthleteSettings()).load_unit for key in set(columns["athlete_id"])}
    columns["unit"] = [units[key] for key in columns["athlete_id"]]
    names = evidence.exercise_names  # an exercise the catalogue does not have is called by its id
    columns["exercise"] = [names.get(key, key) for key in columns["exercise_id"]]
    grade = load_guide().rules[rule.rule_id].grade
    return [
        Flag(
            athlete_id,
            day,
            rule.rule_id,
            LEVELS[level],
            AREAS[area],
            exercise_id or None,
            measure,
            observed,
            None if isnan(reference) else reference,
            None if isnan(reference) else observed - reference,
            None if isnan(limit) else limit,
            grade,
            rule.tell,
            started,
            Row(columns, place),
        )
        for place, day, started, athlete_id, level, area, exercise_id, measure, observed, reference, limit in zip(
            range(len(hits)),
            hits["week_start"].to_numpy("datetime64[D]").tolist(),
            hits["session_started_at"].to_numpy("datetime64[us]").tolist(),
            *(columns[name] for name in FLAG_COLUMNS),
            strict=True,
        )
    ]


class Columns(dict[str, list[Any]]):
    """The columns of a frame as lists, each made when it is first asked for: most of a long log is never read."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame

    def __missing__(self, name: str) -> list[Any]:
        self[name] = self._frame[name].tolist()
        return self[name]

    @property
    def names(self) -> list[str]:
        """Those of the frame, and those put beside them."""
        return list(dict.fromkeys([*self._frame, *self]))


class Row(Mapping[str, Any]):
    """One row of `Columns`."""

    __slots__ = ("_columns", "_place")

    def __init__(self, columns: Columns, place: int) -> None:
        self._columns, self._place = columns, place

    def __getitem__(self, name: str) -> Any:
        return self._columns[name][self._place]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns.names)

    def __len__(self) -> int:
        return len(self._columns.names)


def _order(flag: Flag) -> tuple[Any, ...]:
    area = len(BODY_ORDER) if flag.focus_area is None else BODY_ORDER[flag.focus_area]
    started = flag.session_started_at or dt.datetime.min
    place = (LOUDNESS[flag.level], flag.grade, area, flag.rule_id, flag.exercise_id or "", started)
    return (-flag.week_start.toordinal(), flag.rule_id != FIRST, *place, flag.athlete_id)
