"""Simulated runners whose strength plan never changes, and steps planted into their last week.

Every runner has one exercise for each of the five areas in both sessions of the week (Tuesday and Friday), half of
them hops besides. Sets, repetitions, seconds and loads of the plan are drawn once and stay. What differs from week to
week is ordinary: one set more or less (see `Wobble`), a session missed now and then, half the sets in every sixth
week, and two holidays a year, after which the plan simply goes on. A longer empty stretch is answered with "rested".

`plant` puts one step that was not planned into the last week, which is then neither a down week nor cut short.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
import pandas as pd

from analytics.model import Experience, FocusArea
from analytics.reference import exercise_table, load_catalogue

SESSION_DAYS = np.array([1, 4])  # Tuesday and Friday
EXERCISES = {  # one of the two for each runner; the last slot is filled for half of them
    FocusArea.CORE: ("dead_bug", "plank"),
    FocusArea.GLUTES: ("hip_thrust", "glute_bridge"),
    FocusArea.LEGS: ("split_squat", "goblet_squat"),
    FocusArea.CALVES: ("calf_raise_single", "calf_raise_two"),
    FocusArea.FEET: ("towel_curl", "short_foot"),
    "hops": ("pogo", "pogo"),
}
AREA_SLOTS = list(FocusArea)
LOADED = {FocusArea.GLUTES, FocusArea.LEGS, FocusArea.CALVES}
PLANNED_SETS = {Experience.NEW: (2, 3), Experience.ESTABLISHED: (2, 4)}  # of an exercise in a session, both included
MISSED = 0.15  # share of sessions
DOWN_EVERY = 6  # weeks
HOLIDAY_DAYS = (7, 14)  # one of each in a year
YEAR = 52  # weeks
QUIET_START = 6  # weeks without a holiday


class Wobble(StrEnum):
    """What differs from the plan. More, less and as planned are always equally likely."""

    WEEK = "week"  # one set more or less of an exercise in one of the two sessions of a week
    SESSION = "session"  # one set more or less of an exercise in either session
    REPS = "reps"  # as WEEK, and one repetition or five seconds more or less in all sets of an exercise in a session


class Step(StrEnum):
    """What is planted into the last week."""

    X1_3 = "x1_3"  # one area has 1.3 times the planned sets
    X1_5 = "x1_5"
    X2 = "x2"
    SPIKE = "spike"  # both sessions put together into one, the other left out
    LOAD = "load"  # one exercise for legs or glutes moves a quarter more


FACTORS = {Step.X1_3: 1.3, Step.X1_5: 1.5, Step.X2: 2.0}
LOAD_STEP = 0.25
PLATE_KG = 2.5


@dataclass(frozen=True)
class Plans:
    """What a group of runners does. Arrays are runner x week x session x exercise slot; `exercise` runner x slot."""

    lifter: Experience
    exercise: np.ndarray  # row of the catalogue's table
    planned: np.ndarray  # runner x slot, sets of a session; 0 = not part of the plan
    load_kg: np.ndarray  # external, NaN = none
    body_mass_kg: np.ndarray  # runner
    sets: np.ndarray  # done; 0 = missed or on holiday
    reps: np.ndarray  # of each set
    hold_s: np.ndarray
    extra_s: np.ndarray  # runner x week x session: time beside the sets


def unchanged(rng: np.random.Generator, runners: int, weeks: int, lifter: Experience, wobble: Wobble) -> Plans:
    """So many runners of one level over so many weeks."""
    table = exercise_table(load_catalogue())
    slots = len(EXERCISES)
    shape = (runners, weeks, len(SESSION_DAYS), slots)
    ids = np.array(list(EXERCISES.values()))[np.arange(slots), rng.integers(0, 2, (runners, slots))]
    low, high = PLANNED_SETS[lifter]
    planned = rng.integers(low, high + 1, (runners, slots))
    planned[:, -1] *= rng.random(runners) < 0.5
    is_down = (np.arange(weeks) + rng.integers(0, DOWN_EVERY, runners)[:, None]) % DOWN_EVERY == 0
    full = np.where(is_down[:, :, None], -(-planned[:, None, :] // 2), planned[:, None, :])[:, :, None, :]
    sets = np.where(full > 0, np.maximum(full + _wobble(rng, shape, wobble), 1), 0)
    in_sets = rng.integers(-1, 2, shape) * (wobble is Wobble.REPS)
    loaded = np.array([area in LOADED for area in EXERCISES])
    return Plans(
        lifter=lifter,
        exercise=pd.Index(table["exercise_id"]).get_indexer(ids.ravel()).reshape(ids.shape),
        planned=planned,
        load_kg=np.where(loaded, rng.integers(2, 11, (runners, slots)) * 4.0, np.nan)[:, None, None, :]
        + np.zeros(shape),
        body_mass_kg=rng.integers(50, 91, runners).astype("float64"),
        sets=np.where(_is_done(rng, runners, weeks)[..., None], sets, 0),
        reps=rng.choice([8, 10, 12], (runners, 1, 1, slots)) + in_sets,
        hold_s=rng.choice([20, 30, 40], (runners, 1, 1, slots)) + 5 * in_sets,
        extra_s=rng.integers(300, 900, shape[:3]),
    )


def plant(rng: np.random.Generator, plans: Plans, wobble: Wobble, step: Step) -> tuple[Plans, np.ndarray]:
    """The same runners with one step in the last week, and the slot of each that it is about."""
    runners, _, sessions, slots = plans.sets.shape
    runner = np.arange(runners)
    sets, load_kg = plans.sets.copy(), plans.load_kg.copy()
    slot = rng.integers(0, len(FocusArea), runners)
    week = np.repeat(plans.planned[:, None, :], sessions, axis=1)
    if step in FACTORS:
        more = np.floor(week.sum(axis=1)[runner, slot] * FACTORS[step] + 0.5).astype("int64")
        week[runner, 0, slot], week[runner, 1, slot] = more // 2, more - more // 2
    if step is Step.SPIKE:
        week = week * np.array([0, 2])[:, None]
    wobbled = np.maximum(week + _wobble(rng, (runners, 1, sessions, slots), wobble)[:, 0], 1)
    sets[:, -1] = np.where(week > 0, wobbled, 0)
    if step is Step.LOAD:
        slot = rng.choice([AREA_SLOTS.index(area) for area in (FocusArea.GLUTES, FocusArea.LEGS)], runners)
        table = exercise_table(load_catalogue())
        own = table["body_mass_fraction"].to_numpy("float64")[plans.exercise[runner, slot]] * plans.body_mass_kg
        moved = load_kg[runner, -1, 0, slot] + own
        load_kg[runner, -1, :, slot] += (np.ceil(moved * LOAD_STEP / PLATE_KG) * PLATE_KG)[:, None]
    return replace(plans, sets=sets, load_kg=load_kg), slot


def _wobble(rng: np.random.Generator, shape: tuple[int, ...], wobble: Wobble) -> np.ndarray:
    """-1, 0 or 1 set, each as likely: for an exercise in every session, or in one session of the week."""
    steps = rng.integers(-1, 2, shape)
    if wobble is Wobble.SESSION:
        return steps
    runners, weeks, sessions, slots = shape
    chosen = rng.integers(0, sessions, (runners, weeks, 1, slots))
    return steps * (chosen == np.arange(sessions)[:, None])


def _is_done(rng: np.random.Generator, runners: int, weeks: int) -> np.ndarray:
    """Sessions that were neither missed nor on holiday, runner x week x session."""
    done = rng.random((runners, weeks, len(SESSION_DAYS))) >= MISSED
    day = np.arange(weeks)[:, None] * 7 + SESSION_DAYS
    for length in HOLIDAY_DAYS:
        first = rng.integers(QUIET_START * 7, max(weeks, YEAR) * 7, runners)[:, None, None]
        done &= ~((day >= first) & (day < first + length))
    return done
