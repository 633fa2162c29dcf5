"""What a starter session is made from: data/starter_exercises.csv, for each phase the exercises of each slot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from analytics.model import Category, Exercise, FocusArea, Measure
from analytics.reference.catalogue import load_catalogue
from analytics.reference.tables import DATA, Row, read_table

PHASES = ("A", "B", "C")
JUMPS = "jumps"
SLOTS = (*(str(area) for area in FocusArea), JUMPS)
COLUMNS = ("phase", "slot", "choice", "exercise_id", "amount", "with_load")
MOST_AMOUNT = 60


@dataclass(frozen=True)
class StarterExercise:
    """One exercise that may fill a slot of the session; the first choice is taken unless another is done already."""

    phase: str  # of PHASES
    slot: str  # of SLOTS: an area, or jumps
    choice: int
    exercise_id: str
    amount: float  # of one set: repetitions, seconds of a hold, or contacts, as the exercise is measured
    with_load: bool  # meant with a weight


@lru_cache(maxsize=4)
def load_starter_exercises(folder: Path = DATA) -> tuple[StarterExercise, ...]:
    """Every row of the table, by phase, slot and choice. Raises ReferenceDataError naming the line."""
    exercises = load_catalogue(folder).exercises
    return tuple(_entry(row, exercises) for row in read_table(folder / "starter_exercises.csv", COLUMNS, COLUMNS[:3]))


def _entry(row: Row, exercises: Mapping[str, Exercise]) -> StarterExercise:
    one = exercises.get(row["exercise_id"])
    if one is None:
        raise row.fault(f"{row['exercise_id']!r} is not in data/exercises.csv; add it there or mend the id.")
    phase, slot = row.one_of("phase", PHASES), row.one_of("slot", SLOTS)
    with_load = row.one_of("with_load", {"yes", "no"}) == "yes"
    _check(row, one, phase, slot, with_load=with_load)
    return StarterExercise(
        phase, slot, int(row.number("choice", 1, 9)), one.exercise_id, row.number("amount", 1, MOST_AMOUNT), with_load
    )


def _check(row: Row, one: Exercise, phase: str, slot: str, *, with_load: bool) -> None:
    """What the phases promise: no weight in the first, jumps only in the last, and each slot trains its area."""
    if with_load and (phase == PHASES[0] or one.body_mass_fraction is None):
        raise row.fault("this phase, or this exercise, has no added load; write no.")
    if phase == PHASES[0] and one.body_mass_fraction == 0:
        raise row.fault(f"{one.name} needs a weight, and phase {phase} has none; choose another.")
    if (one.category is Category.POWER) != (slot == JUMPS) or (slot == JUMPS and phase != PHASES[-1]):
        raise row.fault("power work belongs into the slot jumps of the last phase, and nothing else does.")
    if slot != JUMPS and one.credits.get(FocusArea(slot)) != 1.0:
        raise row.fault(f"{one.name} does not train the {slot} directly; choose another.")
    if one.measure is Measure.DISTANCE:
        raise row.fault(f"{one.name} is measured in metres; choose one in repetitions, seconds or contacts.")
