"""The exercise catalogue: every movement Evenstride knows, where its sets count, and the names it goes by."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from analytics.frames import CREDITS, DTYPES
from analytics.model import Category, Exercise, FocusArea, Measure, Placement
from analytics.reference.tables import DATA, Row, read_table
from analytics.reference.wording import WordKind, kind_of, normalise

TABLES = ("exercise_aliases.csv", "exercise_areas.csv", "exercises.csv", "focus_areas.csv")

COLUMNS = [
    "exercise_id", "name", "category", "measure", "one_sided", "body_mass_fraction", "fraction_basis", "achilles_tier",
    "family", "for_runners", "easier", "harder", "why",
]  # fmt: skip
"""The header of exercises.csv."""

FRACTION_BASES = {"A", "M", "E", "-"}

EXERCISE_TABLE = {  # columns of exercise_table(), beside name and dtype kind as in frames.py
    "exercise_id": "str",
    "name": "str",
    "category": "str",
    "measure": "str",
    "is_one_sided": "bool",
    "body_mass_fraction": "f8",  # NaN = no kilograms
    "achilles_tier": "i8",  # 1 low to 4 high, 0 = not known
    "family": "str",
    "placement": "str",  # Placement
    **CREDITS,
}


@dataclass(frozen=True, eq=False)  # compared and hashed as the one object it is, so that look-ups can be remembered
class Catalogue:
    """Exercises by id, exercise ids by normalised name, and a hash of the tables both were read from."""

    exercises: Mapping[str, Exercise]
    aliases: Mapping[str, str]
    fingerprint: str


@lru_cache(maxsize=4)
def load_catalogue(folder: Path = DATA) -> Catalogue:
    """Read, check and join the tables. Raises ReferenceDataError that names file and line."""
    exercises = _read_exercises(folder)
    aliases = _read_aliases(folder, exercises)
    content = hashlib.sha256()
    for table in TABLES:
        content.update((folder / table).read_bytes())
    return Catalogue(MappingProxyType(exercises), MappingProxyType(aliases), content.hexdigest())


@lru_cache(maxsize=4)
def focus_area_names(folder: Path = DATA) -> Mapping[FocusArea, str]:
    """The five areas as shown, in body order."""
    rows = {
        row["focus_area"]: row for row in read_table(folder / "focus_areas.csv", ["focus_area", "name"], ["focus_area"])
    }
    for row in rows.values():
        row.one_of("focus_area", set(FocusArea))
    return MappingProxyType({area: rows[area]["name"] for area in FocusArea})


def placement_of(category: Category, credits: Mapping[FocusArea, float]) -> Placement:
    """Where sets count: mobility and cardio nowhere, anything else in its areas, or outside them."""
    if category in (Category.MOBILITY, Category.CARDIO):
        return Placement.UNCOUNTED
    return Placement.AREAS if credits else Placement.OUTSIDE


def exercise_table(catalogue: Catalogue) -> pd.DataFrame:
    """One row per exercise of the catalogue, columns EXERCISE_TABLE, in order of exercise_id."""
    return _exercise_table(catalogue).copy(deep=False)


@lru_cache(maxsize=4)
def _exercise_table(catalogue: Catalogue) -> pd.DataFrame:
    return exercise_frame(catalogue.exercises.values())


def exercise_frame(exercises: Iterable[Exercise]) -> pd.DataFrame:
    """One row per exercise, columns EXERCISE_TABLE."""
    records = [
        {
            "exercise_id": exercise.exercise_id,
            "name": exercise.name,
            "category": exercise.category.value,
            "measure": exercise.measure.value,
            "is_one_sided": exercise.is_one_sided,
            "body_mass_fraction": exercise.body_mass_fraction,
            "achilles_tier": exercise.achilles_tier,
            "family": exercise.family,
            "placement": placement_of(exercise.category, exercise.credits).value,
            **{f"credit_{area}": exercise.credits.get(area, 0.0) for area in FocusArea},
        }
        for exercise in exercises
    ]
    frame = pd.DataFrame(records, columns=list(EXERCISE_TABLE))
    return frame.astype({column: DTYPES[kind] for column, kind in EXERCISE_TABLE.items()})


def _read_exercises(folder: Path) -> dict[str, Exercise]:
    rows = read_table(folder / "exercises.csv", COLUMNS, ["exercise_id"])
    known = {row["exercise_id"] for row in rows}
    credits = _read_credits(folder, known)
    return {row["exercise_id"]: _exercise(row, credits.get(row["exercise_id"], {}), known) for row in rows}


def _exercise(row: Row, credits: Mapping[FocusArea, float], known: set[str]) -> Exercise:
    category = Category(row.one_of("category", set(Category)))
    basis = row.one_of("fraction_basis", FRACTION_BASES)
    fraction = row.number("body_mass_fraction", 0, 1) if row["body_mass_fraction"] else None
    if (basis == "-") != (not fraction):
        raise row.fault("fraction_basis is - exactly where body_mass_fraction is empty or 0; write both or neither.")
    if credits and placement_of(category, credits) is Placement.UNCOUNTED:
        raise row.fault(f"{category} counts nowhere; take its rows out of data/exercise_areas.csv.")
    if not all(row[column] for column in ("name", "family", "why")):
        raise row.fault("name, family and why are all needed; write them.")
    for step in ("easier", "harder"):
        if row[step] and row[step] not in known:
            raise row.fault(f"{step} is {row[step]!r}, which is not in this file; mend the id or leave it empty.")
    return Exercise(
        exercise_id=row["exercise_id"],
        name=row["name"],
        category=category,
        measure=Measure(row.one_of("measure", set(Measure))),
        is_one_sided=row.one_of("one_sided", {"yes", "no"}) == "yes",
        body_mass_fraction=fraction,
        fraction_basis=basis,
        achilles_tier=int(row.one_of("achilles_tier", {"1", "2", "3", "4"})),
        family=row["family"],
        credits=MappingProxyType(dict(credits)),
        is_for_runners=row.one_of("for_runners", {"yes", "no"}) == "yes",
        easier=row["easier"],
        harder=row["harder"],
        why=row["why"],
    )


def _read_credits(folder: Path, known: set[str]) -> dict[str, dict[FocusArea, float]]:
    """Credits by exercise, areas in body order."""
    written: dict[str, dict[str, float]] = {}
    for row in read_table(
        folder / "exercise_areas.csv", ["exercise_id", "focus_area", "credit"], ["exercise_id", "focus_area"]
    ):
        _check_known(row, known)
        area = row.one_of("focus_area", set(FocusArea))
        written.setdefault(row["exercise_id"], {})[area] = float(row.one_of("credit", {"1.0", "0.5"}))
    return {name: {area: areas[area] for area in FocusArea if area in areas} for name, areas in written.items()}


def _read_aliases(folder: Path, exercises: Mapping[str, Exercise]) -> dict[str, str]:
    """Exercise ids by normal form: the names of the exercises first, then the aliases, none of them twice."""
    aliases: dict[str, str] = {}
    for exercise in exercises.values():
        aliases[normalise(exercise.name)] = exercise.exercise_id
    for row in read_table(folder / "exercise_aliases.csv", ["alias", "exercise_id"], ["alias", "exercise_id"]):
        _check_known(row, exercises.keys())
        form = normalise(row["alias"])
        if all(kind_of(word) in (WordKind.EQUIPMENT, WordKind.GRIP) for word in form.split()):
            raise row.fault(f"{row['alias']!r} names no movement; write what is done, not only what with.")
        if form in aliases:
            raise row.fault(f"{row['alias']!r} is known already as {aliases[form]} (same words); take this line away.")
        aliases[form] = row["exercise_id"]
    return aliases


def _check_known(row: Row, known: Iterable[str]) -> None:
    if row["exercise_id"] not in known:
        raise row.fault(f"{row['exercise_id']!r} is not in data/exercises.csv; add it there or mend the id.")
