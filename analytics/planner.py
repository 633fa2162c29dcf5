"""Next week: how far each area and exercise can go and still be gradual, a typed plan beside it, and what would fit.

The ranges come from the rules themselves (guidance.coming_areas, guidance.coming_exercises): a plan inside them is not
flagged when the week is logged as planned.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analytics import guidance, metrics
from analytics.athlete_log import AthleteLog
from analytics.frames import LAST_HELD, PROPOSALS, conform, empty
from analytics.model import Category, Exercise, FocusArea, LoadUnit
from analytics.reference import Catalogue, load_guide, load_starter_exercises
from analytics.reference.guide import SHARED
from analytics.reference.starter_exercises import PHASES
from analytics.reference.wording import equipment_text
from analytics.starter import Stage, exercises_done, stages
from analytics.units import from_kg, to_kg

PLATE_STEP: Mapping[LoadUnit, float] = {LoadUnit.KG: 2.5, LoadUnit.LB: 5.0}
MOST_PROPOSED = 3
MOST_TIER_NEW = 2
"""Highest load on the Achilles tendon (1 to 4, data/exercises.csv) of what is proposed to a new lifter: our choice."""
PROPOSED = (Category.BALANCE, Category.STRENGTH)
TOLERANCE = 1e-9


@dataclass(frozen=True)
class NextWeek:
    """One athlete's week to come."""

    week_start: dt.date
    areas: pd.DataFrame  # COMING_AREAS, in body order
    exercises: (
        pd.DataFrame
    )  # COMING_EXERCISES with `name`, `area`, `measure` and `is_one_of_several`, most sets first; loads in plate steps
    proposals: pd.DataFrame  # PROPOSALS
    stage: Stage  # what the starter guide has for that week
    goals: pd.DataFrame  # COMING_GOALS with `name` and `load_kg`, `load_limit_kg` of `exercises`
    held: pd.DataFrame  # LAST_HELD, most sets first: what the last full week was made of

    @property
    def is_down_week(self) -> bool:
        """Whether the week was marked ahead as a lighter one."""
        return bool(self.areas["is_down_week"].any())


@dataclass(frozen=True)
class NextSession:
    """What the ranges of the running week and of the week to come leave to the next session of one exercise."""

    state: str
    """Of its area in the week to come: "guide", "ramp", "gap", "learning", "off"; "old" = not done in the weeks that
    loads are compared with. An exercise that trains no area goes by the whole body."""
    upper: float  # sets of its area in the week to come after time off; NaN = no restart
    upper_now: float  # the same in the running week
    load_kg: float  # heaviest of the last weeks, external; NaN = no guide for it
    load_limit_kg: float
    stage: Stage


@dataclass(frozen=True)
class PlannedArea:
    """Planned sets of one area beside its range."""

    focus_area: str
    planned: float
    upper: float  # NaN = no range
    past: float  # sets past the range, 0 inside it or without one
    fewer: float  # whole sets to take away so that it is inside again
    days: int  # on how many days each, where that comes out even; else 1

    @property
    def mended(self) -> float:
        """The plan after the smallest change."""
        return max(self.planned - self.fewer, 0.0)


def next_week(log: AthleteLog, athlete_id: str, catalogue: Catalogue) -> NextWeek:
    """The ranges of the week after the running one, as the log stands today."""
    areas = guidance.coming_areas(log.evidence)
    areas = areas[areas["athlete_id"] == athlete_id].reset_index(drop=True)
    done = exercises_done(log, athlete_id)
    _, stage = stages(log, athlete_id, log.settings[athlete_id])
    exercises = _exercises(log, athlete_id, done, stage)
    return NextWeek(
        week_start=areas["week_start"].iloc[0].date() if len(areas) else log.today,
        areas=areas,
        exercises=exercises,
        proposals=_proposals(areas, done, catalogue, stage),
        stage=stage,
        goals=_goals(log, athlete_id, exercises),
        held=_held(log, athlete_id, areas),
    )


def next_session(
    log: AthleteLog,
    athlete_id: str,
    week: NextWeek,
    *,
    exercise_id: str,
    area: str | None,
    equipment: str | None,
    last_day: dt.date,
) -> NextSession:
    """The week to come seen by one exercise.

    `area`: the one it trains directly; `equipment` None: all of it; `last_day`: of its sessions.
    """
    settings, start = log.settings[athlete_id], pd.Timestamp(week.week_start)
    now = log.bands[
        (log.bands["week_start"] == start - pd.Timedelta(weeks=1)) & (log.bands["athlete_id"] == athlete_id)
    ]
    state, upper = _state_of(week.areas, area)
    state_now, upper_now = _state_of(now, area)
    is_off = settings.rehab_mode or area in settings.areas_off
    weeks = int(load_guide().value(SHARED, "load_look_back_weeks", settings))
    oldest = week.week_start - dt.timedelta(weeks=weeks)
    if is_off or state == "off":
        state = "off" if is_off else "guide"  # without a rule about weekly sets there is still a session to come
    elif state not in ("gap", "ramp") and metrics.week_start_of(last_day, settings.week_start) < oldest:
        state = "old"
    loads = week.exercises[week.exercises["exercise_id"] == exercise_id]
    loads = loads if equipment is None else loads[loads["equipment"] == equipment]
    load, limit = loads[["load_kg", "load_limit_kg"]].iloc[0] if len(loads) == 1 else (math.nan, math.nan)
    return NextSession(
        state=state,
        upper=upper if state == "ramp" else math.nan,
        upper_now=upper_now if state_now == "ramp" and not is_off else math.nan,
        load_kg=float(load),
        load_limit_kg=float(limit),
        stage=week.stage,
    )


def _state_of(bands: pd.DataFrame, area: str | None) -> tuple[str, float]:
    """State and largest amount of one area in one week of BAND; of the whole body where there is none."""
    own = bands[bands["focus_area"] == area] if area else bands
    states = set(own["state"])
    if len(states) != 1:
        return ("gap" if "gap" in states else "guide"), math.nan
    return str(states.pop()), float(own["upper"].iloc[0]) if area else math.nan


def check_plan(week: NextWeek, planned: Mapping[str, float]) -> dict[str, PlannedArea]:
    """Each planned area beside its range; areas without an entry in `planned` are left out."""
    checked = {}
    for row in week.areas.to_dict("records"):
        area = row["focus_area"]
        if area not in planned:
            continue
        past = planned[area] - row["upper"]
        past = past if past > TOLERANCE else 0.0  # NaN is not past anything
        fewer = math.ceil(past - TOLERANCE)
        days = int(row["days"])
        is_even = days > 1 and fewer > 0 and fewer % days == 0
        checked[area] = PlannedArea(
            area, planned[area], row["upper"], past, min(fewer, planned[area]), days if is_even else 1
        )
    return checked


def plate_limit(load_kg: float, limit_kg: float, unit: LoadUnit) -> float:
    """The largest load up to the limit in whole plate steps from the load at hand; kilograms, NaN where unknown."""
    if math.isnan(load_kg) or math.isnan(limit_kg):
        return math.nan
    step = PLATE_STEP[unit]
    steps = math.floor(from_kg(limit_kg - load_kg, unit) / step + 1e-6)
    return load_kg + to_kg(max(steps, 0) * step, unit)


def _exercises(log: AthleteLog, athlete_id: str, done: pd.Series, stage: Stage) -> pd.DataFrame:
    """Loads in plate steps; none where the starter guide has no added load yet."""
    limits = guidance.coming_exercises(log.evidence)
    limits = limits[limits["athlete_id"] == athlete_id]
    known = log.exercises.set_index("exercise_id").loc[limits["exercise_id"]]
    several = limits.duplicated("exercise_id", keep=False)
    unit = log.settings[athlete_id].load_unit
    if not stage.may_load:
        limits = limits.assign(load_limit_kg=math.nan)
    pairs = zip(limits["load_kg"], limits["load_limit_kg"], strict=True)
    limits = limits.assign(
        load_limit_kg=[plate_limit(load, limit, unit) for load, limit in pairs],
        name=[
            f"{name}, {equipment_text(equipment)}" if is_one else name
            for name, equipment, is_one in zip(known["name"], limits["equipment"], several, strict=True)
        ],
        is_one_of_several=several,
        measure=known["measure"].to_numpy("str"),
        area=[next((str(a) for a in FocusArea if row[f"credit_{a}"] == 1), "") for _, row in known.iterrows()],
        sets=limits["exercise_id"].map(done).fillna(0.0),
    )
    return limits.sort_values(["sets", "name"], ascending=[False, True], kind="stable").reset_index(drop=True)


def _goals(log: AthleteLog, athlete_id: str, exercises: pd.DataFrame) -> pd.DataFrame:
    """Exercises with repetition goals, beside how far their load may go; earned ones first."""
    goals = guidance.coming_goals(log.evidence)
    goals = goals[goals["athlete_id"] == athlete_id]
    key = ["exercise_id", "equipment"]
    goals = goals.merge(exercises[[*key, "name", "load_kg", "load_limit_kg"]], on=key, how="left")
    names = log.exercises.set_index("exercise_id")["name"]
    goals = goals.assign(name=goals["name"].fillna(goals["exercise_id"].map(names)))
    return goals.sort_values(["is_earned", "name"], ascending=[False, True], kind="stable").reset_index(drop=True)


def _held(log: AthleteLog, athlete_id: str, areas: pd.DataFrame) -> pd.DataFrame:
    """The exercises behind `last` of COMING_AREAS: working sets with direct credit, both sides together."""
    if areas.empty:
        return empty(LAST_HELD)
    end = areas["week_start"].iloc[0] - pd.Timedelta(weeks=1)
    rows = log.session_exercises[log.session_exercises["athlete_id"] == athlete_id]
    rows = rows[
        (rows["local_day"] < end) & (rows["local_day"] >= end - pd.Timedelta(weeks=1)) & (rows["set_count"] > 0)
    ]
    parts = [rows[rows[f"credit_{area}"] == 1.0].assign(focus_area=str(area)) for area in FocusArea]
    sets = pd.concat(parts).groupby(["focus_area", "exercise_id"], as_index=False)["set_count"].sum()
    names = log.exercises.set_index("exercise_id")["name"]
    frame = sets.assign(name=sets["exercise_id"].map(names).fillna(sets["exercise_id"]))
    return conform(frame.sort_values(["set_count", "name"], ascending=[False, True], ignore_index=True), LAST_HELD)


def _proposals(areas: pd.DataFrame, done: pd.Series, catalogue: Catalogue, stage: Stage) -> pd.DataFrame:
    """Up to three exercises for each area whose recent mean is below its weekly minimum."""
    # An exercise that goes by many names is a common one; there is no better sign of that in the catalogue.
    names = pd.Series(list(catalogue.aliases.values())).value_counts()
    easy = _easy(stage)
    rows = []
    is_low = (areas["mean"] < areas["minimum"] - TOLERANCE) & (areas["state"] != "gap")
    if (areas["state"] == "ramp").all():  # the whole body was away: a low mean says nothing about one area
        is_low &= False
    for row in areas[is_low].to_dict("records"):
        area = FocusArea(row["focus_area"])
        fitting = [one for one in catalogue.exercises.values() if _fits(one, area, done, stage, easy)]
        fitting.sort(key=lambda one: (*_rank(one, done, stage, easy), -names.get(one.exercise_id, 0), one.name))
        families: set[str] = set()
        for one in fitting:
            if one.family in families:
                continue
            families.add(one.family)
            rows.append(
                {
                    "focus_area": str(area),
                    "exercise_id": one.exercise_id,
                    "name": one.name,
                    "reason": _reason(one, done, stage, easy),
                    "set_count": float(done.get(one.exercise_id, 0.0)),
                }
            )
            if len(families) == MOST_PROPOSED:
                break
    return conform(pd.DataFrame(rows), PROPOSALS) if rows else empty(PROPOSALS)


def _easy(stage: Stage) -> Mapping[str, int]:
    """Exercises of the starter sessions without a weight up to this phase -> which choice they are there."""
    phases = PHASES[: PHASES.index(stage.phase) + 1] if stage.phase else PHASES
    rows = (row for row in load_starter_exercises() if row.phase in phases and not row.with_load)
    return {row.exercise_id: row.choice for row in rows}


def _fits(one: Exercise, area: FocusArea, done: pd.Series, stage: Stage, easy: Mapping[str, int]) -> bool:
    """Trains the area directly; for new lifters what their phase of the starter guide holds, with no jumps."""
    if one.credits.get(area) != 1.0 or one.category not in PROPOSED:
        return False
    if not stage.is_new or one.exercise_id in easy:
        return True
    if not stage.may_load and (one.category is not Category.BALANCE or one.body_mass_fraction == 0.0):
        return False
    return one.exercise_id in done.index or (one.is_for_runners and one.achilles_tier <= MOST_TIER_NEW)


def _rank(one: Exercise, done: pd.Series, stage: Stage, easy: Mapping[str, int]) -> tuple[float, ...]:
    """What is done most, then what running coaches prescribe; for new lifters balance work, then the easy ones."""
    often = -float(done.get(one.exercise_id, 0.0))
    if not stage.is_new:
        return often, not one.is_for_runners
    return often, one.category is not Category.BALANCE, easy.get(one.exercise_id, len(easy) + 1)


def _reason(one: Exercise, done: pd.Series, stage: Stage, easy: Mapping[str, int]) -> str:
    if one.exercise_id in done.index:
        return "done"
    if not stage.is_new:
        return "direct"
    if one.category is Category.BALANCE:
        return "balance"
    return "bodyweight" if one.exercise_id in easy else "load"
