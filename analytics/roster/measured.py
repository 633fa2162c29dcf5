"""Many clients measured and judged in one go: what the coach's pages are made of, without a loop over athletes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
import pandas as pd

from analytics import guidance, metrics
from analytics import warehouse as store
from analytics.athlete_log import judged_together, read_evidence
from analytics.frames import CLIENT_BALANCE, CLIENT_WEEKS, CLIENTS, NEW_BESTS, conform, empty
from analytics.guidance import Evidence
from analytics.model import Flag, FocusArea, Level, Placement
from analytics.reference import Catalogue
from analytics.warehouse import Warehouse

LINE_WEEKS = 12
FLAG_DAYS = 13
"""Flags of the running week and the one before it, on whatever day weeks begin."""

PAIN = "pain-note"
_AREAS = [str(area) for area in FocusArea]
_WEEK = pd.Timedelta(weeks=1)


@dataclass(frozen=True)
class Measured:
    """Frames keep the contracts of frames.py; athletes without a working set are in none of them."""

    today: dt.date
    clients: pd.DataFrame  # CLIENTS
    weeks: pd.DataFrame  # CLIENT_WEEKS
    balance: pd.DataFrame  # CLIENT_BALANCE
    bests: pd.DataFrame  # NEW_BESTS since the beginning of the week before the running one
    flags: tuple[Flag, ...]
    """Notes of pain that still hold, then flags of the running week and the one before that have a level"""
    exercise_names: dict[str, str]  # exercise_id -> name, of flags and bests
    direct_areas: dict[tuple[str, str], frozenset[str]]
    """athlete_id, exercise_id -> areas that the exercise trains directly, of flags"""


def measure_clients(warehouse: Warehouse, athlete_ids: Sequence[str], today: dt.date, catalogue: Catalogue) -> Measured:
    """Measure and judge these athletes as they stand on `today`, each as they would be alone."""
    groups = judged_together(warehouse, athlete_ids) or [[]]
    first, *others = (_measured_at_once(warehouse, some, today, catalogue) for some in groups)
    return reduce(lambda old, new: merged(old, new, ()), others, first)


def _measured_at_once(
    warehouse: Warehouse, athlete_ids: Sequence[str], today: dt.date, catalogue: Catalogue
) -> Measured:
    evidence = read_evidence(warehouse, athlete_ids, today, catalogue)
    if evidence.weekly.empty:
        none = empty(CLIENTS), empty(CLIENT_WEEKS), empty(CLIENT_BALANCE), empty(NEW_BESTS)
        return Measured(today, *none, (), {}, {})
    since = today - dt.timedelta(days=FLAG_DAYS)
    flags = tuple(one for one in guidance.apply_rules(evidence, since=since) if one.level is not Level.INFO)
    flags = (*_pain_flags(evidence), *flags)
    bests = _praised(metrics.new_bests(evidence.session_exercises, since), evidence)
    spoken = {one.exercise_id for one in flags if one.exercise_id} | set(bests["exercise_id"])
    named = evidence.exercises[evidence.exercises["exercise_id"].isin(spoken)]
    names = dict(zip(named["exercise_id"], named["name"], strict=True))
    weeks = _weeks(evidence)
    clients = _clients(evidence, weeks, store.left_out_rows(warehouse, athlete_ids))
    return Measured(today, clients, weeks, _balance(evidence), bests, flags, names, _direct_areas(flags, evidence))


def merged(old: Measured, new: Measured, replaced: Collection[str]) -> Measured:
    """`old` with what it holds of the `replaced` athletes taken out, and `new` put in."""

    def both(name: str) -> pd.DataFrame:
        before: pd.DataFrame = getattr(old, name)
        kept = before[~before["athlete_id"].isin(replaced)]
        parts = [part for part in (kept, getattr(new, name)) if len(part)]
        return pd.concat(parts, ignore_index=True) if parts else before.head(0)

    flags = (*(one for one in old.flags if one.athlete_id not in replaced), *new.flags)
    names = old.exercise_names | new.exercise_names
    areas = old.direct_areas | new.direct_areas
    return Measured(new.today, both("clients"), both("weeks"), both("balance"), both("bests"), flags, names, areas)


def _direct_areas(flags: Sequence[Flag], evidence: Evidence) -> dict[tuple[str, str], frozenset[str]]:
    spoken = sorted({one.exercise_id for one in flags if one.exercise_id})
    credits = evidence.known_exercises[[f"credit_{area}" for area in _AREAS]].reindex(spoken, fill_value=0.0)
    direct = {
        key: frozenset(area for area, credit in zip(_AREAS, row, strict=True) if credit == 1.0)
        for key, *row in credits.itertuples(name=None)
    }
    return {(one.athlete_id, one.exercise_id): direct[one.exercise_id] for one in flags if one.exercise_id}


def _pain_flags(evidence: Evidence) -> list[Flag]:
    """Notes of pain for as long as nothing is said about too little of their area, newest week first."""
    if evidence.pain_notes.empty:
        return []
    flags = guidance.apply_rules(evidence, rule_ids=[PAIN])
    return [one for one in flags if (evidence.today - one.week_start).days < 7 * one.facts["quiet_weeks"]]


def _praised(bests: pd.DataFrame, evidence: Evidence) -> pd.DataFrame:
    """Without those of exercises that train an area directly in which the athlete noted pain."""
    if not evidence.quiet_areas or bests.empty:
        return bests
    direct = evidence.known_exercises[[f"credit_{area}" for area in _AREAS]] == 1.0
    trained = direct.reindex(bests["exercise_id"], fill_value=False).to_numpy("bool")
    is_left = (trained & _quiet_marks(bests["athlete_id"], evidence)).any(axis=1)
    praised: pd.DataFrame = bests[~is_left].reset_index(drop=True)
    return praised


def _quiet_marks(athlete_ids: pd.Series, evidence: Evidence) -> np.ndarray:
    """For each athlete_id and area, in body order: whether nothing is said about too little of it."""
    marks = {key: [area in areas for area in _AREAS] for key, areas in evidence.quiet_areas.items()}
    return np.array([marks.get(key, [False] * len(_AREAS)) for key in athlete_ids], "bool")


def _clients(evidence: Evidence, weeks: pd.DataFrame, left_out: Mapping[str, int]) -> pd.DataFrame:
    last = evidence.sessions.groupby("athlete_id")["local_day"].max()
    weekly = evidence.weekly
    sets = weekly.groupby(["athlete_id", "week_start"])["set_count"].sum()
    trained = (sets > 0).groupby("athlete_id").sum()
    frame = pd.DataFrame({"last_day": last, "trained_weeks": trained.reindex(last.index, fill_value=0)})
    levels = {one: str(level) for one, level in guidance.levels(evidence).items()}
    frame["level"] = pd.Series(levels, dtype="str").reindex(last.index, fill_value="")
    rows = evidence.session_exercises
    recent = rows[rows["local_day"] > pd.Timestamp(evidence.today) - LINE_WEEKS * _WEEK]
    unplaced = recent[recent["placement"] == Placement.UNPLACED]
    for name, some in (("work_set_count", recent), ("unplaced_set_count", unplaced)):
        frame[name] = some.groupby("athlete_id")["set_count"].sum().reindex(last.index, fill_value=0.0)
    frame["left_out_count"] = pd.Series(left_out, dtype="int64").reindex(last.index, fill_value=0)
    frame = frame.join(_questions(evidence.gaps, weeks))
    return conform(frame.reset_index(), CLIENTS)[list(CLIENTS)]


def _questions(gaps: pd.DataFrame, weeks: pd.DataFrame) -> pd.DataFrame:
    """By athlete_id: the newest stretch nobody has explained yet, of those whose ranges wait for it in this week."""
    waiting = weeks.loc[(weeks["weeks_ago"] == 0) & (weeks["state"] == "gap"), "athlete_id"]
    asked = gaps[(gaps["answer"] == "") & gaps["athlete_id"].isin(waiting.unique())].sort_values("gap_start")
    newest = asked.drop_duplicates("athlete_id", keep="last").set_index("athlete_id")
    columns = {"gap_start": "asked_first", "gap_end": "asked_last", "gap_days": "asked_days"}
    return newest[list(columns)].rename(columns=columns)


def _weeks(evidence: Evidence) -> pd.DataFrame:
    """The last weeks of every athlete, each with its guide band, by weeks before the running one."""
    weekly = evidence.weekly
    areas = weekly.loc[weekly["focus_area"].isin(_AREAS), ["athlete_id", "week_start", "focus_area", "set_count"]]
    running = areas.groupby("athlete_id")["week_start"].transform("max")
    areas = areas.assign(weeks_ago=(running - areas["week_start"]).dt.days // 7)
    areas = areas[areas["weeks_ago"] <= LINE_WEEKS]
    bands = guidance.guide_bands(evidence)
    bands = bands[bands["week_start"] >= areas["week_start"].min()]
    columns = ["athlete_id", "week_start", "focus_area", "upper", "lower", "usual", "state"]
    frame = areas.merge(bands[columns], on=columns[:3], how="left").assign(is_quiet=False)
    if evidence.quiet_areas:
        quiet = [(key, area) for key, some in evidence.quiet_areas.items() for area in some]
        pairs = pd.MultiIndex.from_frame(frame[["athlete_id", "focus_area"]])
        frame["is_quiet"] = pairs.isin(quiet) & (frame["weeks_ago"] <= 1).to_numpy()
    return conform(frame, CLIENT_WEEKS)[list(CLIENT_WEEKS)]


def _balance(evidence: Evidence) -> pd.DataFrame:
    """Four weeks of every athlete and area beside the four before and the athlete's own weekly minimum."""
    keys = ["athlete_id", "focus_area"]
    frame = metrics.balance(evidence.weekly, evidence.area_days, evidence.today, evidence.settings)
    coming = guidance.coming_areas(evidence)[[*keys, "minimum"]]
    end = evidence.weekly.groupby("athlete_id")["week_start"].max()
    days = evidence.area_days
    until = days["athlete_id"].map(end) - 4 * _WEEK
    before = days[(days["local_day"] < until) & (days["local_day"] >= until - 4 * _WEEK)]
    counted = before.groupby(keys)["local_day"].nunique().rename("direct_days_prev_28").reset_index()
    frame = frame.merge(coming, on=keys, how="left").merge(counted, on=keys, how="left")
    frame["direct_days_prev_28"] = np.nan_to_num(frame["direct_days_prev_28"].to_numpy("float64"))
    return conform(frame, CLIENT_BALANCE)[list(CLIENT_BALANCE)]
