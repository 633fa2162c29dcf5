"""One athlete's log seen by exercise: what was logged, how one exercise moves, and which one reached a new best."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics import metrics
from analytics.athlete_log import AthleteLog
from analytics.metrics import ProgressMeasure
from analytics.metrics.progression import CORRIDOR_FROM, WORK_DAYS, WORK_STEP
from analytics.model import Category, FlagAnswer, FocusArea, LoadUnit, MarkedFlag, Placement
from analytics.reference.wording import with_equipment
from analytics.units import from_kg
from analytics.words.exercise_lines import change_words
from analytics.words.flags import is_step
from analytics.words.progress import Days, Values, value_text
from analytics.words.week import Best

BY_NAME = "name:"
"""Begins the key of an exercise whose name nobody has placed."""

LINE_DAYS = 182
"""The small line of an exercise holds the sessions of so many days."""


@dataclass(frozen=True)
class Logged:
    """One exercise of a log. `key` is its id, or its name where that is not placed yet."""

    key: str
    name: str
    category: str
    placement: str
    area: str | None  # the first one it trains directly
    body_mass_fraction: float  # NaN or 0 = no body mass moved
    session_count: int
    set_count: float
    last_day: dt.date
    credits: Mapping[FocusArea, float]  # the areas that its sets count in
    equipment: tuple[str, ...]  # it was done with, most sets first; "" = the name says none

    @property
    def is_placed(self) -> bool:
        """Whether it is known what the exercise is."""
        return not self.key.startswith(BY_NAME)

    @property
    def direct_areas(self) -> frozenset[str]:
        """The areas it trains directly."""
        return frozenset(str(area) for area, credit in self.credits.items() if credit == 1.0)

    @property
    def has_several(self) -> bool:
        """Whether it was done with more than one equipment, so that loads are not all comparable."""
        return len(self.equipment) > 1

    def called(self, equipment: str | None) -> str:
        """Its name, with the equipment looked at where there are several."""
        return self.name if equipment is None or not self.has_several else with_equipment(self.name, equipment)


@dataclass(frozen=True)
class Line:
    """How one exercise moved of late, with the equipment that most of its sets were done with."""

    key: str
    name: str
    area: str | None
    placement: str
    values: tuple[float, ...]
    """Of its sessions in the last half a year, oldest first, in the unit of `latest`."""
    latest: str
    change: str
    session_count: int
    last_day: dt.date


@dataclass(frozen=True)
class Moves:
    """How one exercise moves, with one equipment or with all of it.

    Loads are in `load_unit`; `value_unit` and `work_unit` are as shown.
    """

    exercise: Logged
    measure: ProgressMeasure
    load_unit: LoadUnit
    value_unit: str
    work_unit: str
    sessions: pd.DataFrame  # PROGRESSION
    records: Mapping[str, Mapping[str, tuple[float, dt.date]]]
    """equipment -> measure key -> best value, in stored units, and its day"""
    load_basis: frozenset[str]
    least_step: float  # the corridor reaches at least so far either way
    next_low: float  # corridor of the session to come; NaN before the fourth
    next_high: float
    next_work: float  # 10 % over the biggest session of the last 30 days; NaN = none


def logged_exercises(log: AthleteLog) -> tuple[Logged, ...]:
    """Every exercise of the log, most sets first."""
    rows = log.session_exercises
    keys = _keys(rows)
    credits = {f"credit_{area}": (f"credit_{area}", "max") for area in FocusArea}
    found = rows.groupby(keys).agg(
        name=("exercise_name", "first"),
        placement=("placement", "first"),
        sessions=("session_started_at", "nunique"),
        sets=("set_count", "sum"),
        last=("local_day", "max"),
        **credits,
    )
    by_equipment = rows.groupby([keys.rename("key"), "equipment"])["set_count"].sum().reset_index()
    by_equipment = by_equipment.sort_values(["set_count", "equipment"], ascending=[False, True])
    equipment = by_equipment.groupby("key")["equipment"].agg(tuple)
    known = (
        log.exercises.drop_duplicates("exercise_id")
        .set_index("exercise_id")[["name", "category", "body_mass_fraction"]]
        .to_dict("index")
    )
    exercises = [
        Logged(
            key=str(row["exercise_id"]),
            name=str(known.get(row["exercise_id"], row)["name"]),
            category=str(known.get(row["exercise_id"], {"category": ""})["category"]),
            placement=str(row["placement"]),
            area=next((str(area) for area in FocusArea if row[f"credit_{area}"] == 1.0), None),
            body_mass_fraction=float(known.get(row["exercise_id"], {"body_mass_fraction": 0.0})["body_mass_fraction"]),
            session_count=int(row["sessions"]),
            set_count=float(row["sets"]),
            last_day=row["last"].date(),
            credits={area: float(row[f"credit_{area}"]) for area in FocusArea if row[f"credit_{area}"]},
            equipment=equipment[row["exercise_id"]],
        )
        for row in found.rename_axis("exercise_id").reset_index().to_dict("records")
    ]
    return tuple(sorted(exercises, key=lambda one: (-one.set_count, one.name.casefold())))


def usual_choice(exercises: tuple[Logged, ...]) -> Logged:
    """The exercise a page opens with: the strength exercise with most sets that trains an area, else the first."""
    fits = (one for one in exercises if one.category == Category.STRENGTH and one.area)
    return next(fits, exercises[0])


def error_weeks(marked: Sequence[MarkedFlag]) -> frozenset[dt.date]:
    """First days of the weeks in which a step was answered as a log error; `marked`: of one exercise."""
    return frozenset(one.flag.week_start for one in marked if one.answer is FlagAnswer.LOG_ERROR and is_step(one.flag))


def moves(
    log: AthleteLog,
    exercise: Logged,
    unit: LoadUnit,
    equipment: str | None = None,
    errors: frozenset[dt.date] = frozenset(),
) -> Moves:
    """Everything the page Progress shows of one exercise, over the whole log.

    `equipment` None means all of it; kilograms are then compared only where there is no more than one. `errors`: see
    `error_weeks`; what was logged in them is shown, and is no best.
    """
    rows = _rows(log, exercise)
    if equipment is not None:
        rows = rows[rows["equipment"] == equipment]
    measure = metrics.choose_measure(rows)
    sessions = metrics.progression(rows, measure, errors)
    in_kg, work_in_kg = measure.unit == "kg", measure.work_unit == "kg"
    factor = from_kg(1.0, unit) if in_kg else 1.0
    low, high = metrics.next_corridor(sessions, measure)
    if unit is LoadUnit.LB:
        value_columns = ["value", "best", "corridor_low", "corridor_high"] if in_kg else []
        columns = [*value_columns, *(["work", "work_limit"] if work_in_kg else [])]
        sessions = sessions.assign(**{name: from_kg(1.0, unit) * sessions[name] for name in columns})
    recent = sessions[sessions["local_day"] > pd.Timestamp(log.today) - pd.Timedelta(days=WORK_DAYS)]
    trusted = rows[~metrics.in_weeks(rows["local_day"], errors)]
    bests = (
        log.records[log.records["exercise_id"] == exercise.key]
        if exercise.is_placed and not errors
        else metrics.records(trusted.assign(exercise_id=exercise.key))
    )
    return Moves(
        exercise=exercise,
        measure=measure,
        load_unit=unit,
        value_unit=unit.value if in_kg else measure.unit,
        work_unit=unit.value if work_in_kg else measure.work_unit,
        sessions=sessions,
        records={
            one: _records_of(bests[bests["equipment"] == one])
            for one in (exercise.equipment if equipment is None else (equipment,))
        },
        load_basis=frozenset(rows["load_basis"].unique()) - {"none"},
        least_step=factor * measure.least_step,
        next_low=factor * low,
        next_high=factor * high,
        next_work=float(recent["work"].max() * WORK_STEP) if len(recent) else float("nan"),
    )


def lines(log: AthleteLog, exercises: tuple[Logged, ...], unit: LoadUnit) -> tuple[Line, ...]:
    """Every exercise with enough sessions for a corridor, most sets first; each as Progress opens with it."""
    if not exercises:
        return ()
    main = {one.key: one.equipment[0] for one in exercises}
    rows = log.session_exercises
    rows = rows.assign(exercise=_keys(rows))
    sessions = metrics.session_values(rows[rows["equipment"] == rows["exercise"].map(main)])
    names = sessions["exercise"].to_numpy()
    ends = np.flatnonzero(np.append(names[1:] != names[:-1], True))  # the rows of one exercise lie together
    days, values = sessions["local_day"].to_numpy("datetime64[D]"), sessions["value"].to_numpy("float64")
    measures = sessions["measure"].to_numpy()
    found = {
        names[end]: (days[start : end + 1], values[start : end + 1], measures[end])
        for start, end in zip(np.append(0, ends[:-1] + 1), ends, strict=True)
    }
    return tuple(
        _line(log, one, *found[one.key], unit)
        for one in exercises
        if np.isfinite(found[one.key][1]).sum() >= CORRIDOR_FROM
    )


def _line(log: AthleteLog, one: Logged, days: Days, values: Values, key: str, unit: LoadUnit) -> Line:
    measure = metrics.MEASURES[key]
    shown = values * from_kg(1.0, unit) if measure.unit == "kg" else values
    has_value = np.isfinite(shown)
    of_late = shown[has_value & (days > np.datetime64(log.today) - np.timedelta64(LINE_DAYS, "D"))]
    return Line(
        key=one.key,
        name=one.name if not one.has_several else one.called(one.equipment[0]),
        area=one.area,
        placement=one.placement,
        values=tuple(of_late.tolist()),
        latest=value_text(float(shown[has_value][-1]), unit.value if measure.unit == "kg" else measure.unit),
        change=change_words(days, shown, log.today, is_quiet=bool(one.direct_areas & log.quiet_areas)),
        session_count=len(days),
        last_day=days[-1].item(),
    )


def recent_best(log: AthleteLog, exercises: tuple[Logged, ...], since: dt.date, unit: LoadUnit) -> Best | None:
    """The exercise with most sets, of those that reached a new best since that day and are no longer new.

    An exercise that a rule speaks about since then is left to that rule, and none is praised that trains an area in
    which pain was noted.
    """
    flagged = {flag.exercise_id for flag in log.flags if flag.week_start >= since}
    for exercise in exercises:
        if exercise.last_day < since or exercise.placement != Placement.AREAS or exercise.key in flagged:
            continue
        if exercise.direct_areas & log.quiet_areas:
            continue
        bests = (
            _best_since(moves(log, exercise, unit, equipment), equipment, since) for equipment in exercise.equipment
        )
        found = next((best for best in bests if best is not None), None)
        if found is not None:
            return found
    return None


def _best_since(seen: Moves, equipment: str, since: dt.date) -> Best | None:
    """The newest best since that day, once there is a corridor."""
    fresh = seen.sessions[seen.sessions["is_best"] & (seen.sessions["local_day"] >= pd.Timestamp(since))]
    fresh = fresh[fresh["corridor_high"].notna()]
    if fresh.empty:
        return None
    one = fresh.iloc[-1]
    before = seen.sessions.loc[seen.sessions["session_started_at"] < one["session_started_at"], "value"].max()
    inside = one["value"] <= one["corridor_high"]
    limit = value_text(float(one["corridor_high"]), seen.value_unit)
    return Best(
        exercise_id=seen.exercise.key,
        name=seen.exercise.called(equipment),
        title=seen.measure.title,
        value=value_text(float(one["value"]), seen.value_unit),
        before=value_text(float(before), seen.value_unit),
        day=one["local_day"].date(),
        corridor=f"{'Inside' if inside else 'Above'} your gradual corridor, which went up to {limit}.",
    )


def _keys(rows: pd.DataFrame) -> pd.Series:
    """Key of the exercise of each row: see `Logged`."""
    keys: pd.Series = rows["exercise_id"].where(rows["exercise_id"] != "", BY_NAME + rows["exercise_name"])
    return keys


def _rows(log: AthleteLog, exercise: Logged) -> pd.DataFrame:
    rows = log.session_exercises
    if exercise.is_placed:
        return rows[rows["exercise_id"] == exercise.key]
    return rows[(rows["exercise_id"] == "") & (rows["exercise_name"] == exercise.key.removeprefix(BY_NAME))]


def _records_of(bests: pd.DataFrame) -> dict[str, tuple[float, dt.date]]:
    days = [day.date() for day in bests["local_day"]]
    return dict(zip(bests["measure"], zip(bests["value"], days, strict=True), strict=True))
