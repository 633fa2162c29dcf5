"""Loads and distances of a file in kilograms and metres, whatever column or row states their unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from analytics.importers.asking import decimal_question, distance_unit_question, load_unit_question
from analytics.importers.cells import (
    DISTANCE,
    DISTANCE_BOUNDS,
    DISTANCE_LIMIT_M,
    LOAD,
    LOAD_BOUNDS,
    LOAD_LIMIT_KG,
    measure,
)
from analytics.importers.columns import Coded, Floats, Rows
from analytics.importers.likely_unit import likely_unit
from analytics.model import ImportOptions, LoadUnit, Question
from analytics.units import KG_PER_UNIT, LOAD_UNIT_WORDS, M_PER_MI, M_PER_UNIT, METRES_BY_WORD

LOAD_ROLES: Mapping[str, LoadUnit | None] = {"load_kg": LoadUnit.KG, "load_lb": LoadUnit.LB, "load": None}
DISTANCE_ROLES: Mapping[str, float | None] = {
    "distance_m": 1.0,
    "distance_km": 1000.0,
    "distance_mi": M_PER_MI,
    "distance": None,
}
NUMBER_ROLES = (*LOAD_ROLES, *DISTANCE_ROLES, "reps", "rpe")
_UNITS = ("", LoadUnit.KG.value, LoadUnit.LB.value)
_FACTORS = np.array([np.nan, KG_PER_UNIT[LoadUnit.KG], KG_PER_UNIT[LoadUnit.LB]])


def unit_word(text: str) -> str:
    """A unit as written, without blanks, case and full stop."""
    return text.strip().rstrip(".").casefold()


def number_columns(rows: Rows) -> list[Sequence[str]]:
    """The columns whose numbers share one decimal sign."""
    return [rows.cells[role] for role in NUMBER_ROLES if role in rows.cells]


def unit_questions(rows: Rows, options: ImportOptions) -> list[Question]:
    """The decimal sign, the unit of loads and the unit of distances, each only where the file leaves it open."""
    sign, question = decimal_question(number_columns(rows), options)
    questions = [question] if question else []
    if options.load_unit is None and (loads := _loads_without_unit(rows, sign)):
        questions.append(load_unit_question(*likely_unit(loads)))
    if options.distance_unit is None and _has_distance_without_unit(rows, sign):
        questions.append(distance_unit_question("The file has distances and does not say in which unit."))
    return questions


def loads(rows: Rows, sign: str, options: ImportOptions) -> tuple[Floats, Coded]:
    """Loads in kilograms and the unit each was typed in. 0 is no external load, and is left empty like a blank.

    Where a file has several columns of loads, each row takes the first that is filled in.
    """
    load_kg = np.full(len(rows.lines), np.nan)
    units = np.zeros(len(rows.lines), dtype=np.int64)
    for role, unit in LOAD_ROLES.items():
        if role not in rows.cells:
            continue
        typed = rows.numbers(role, LOAD, sign)
        codes = np.full(len(rows.lines), _UNITS.index(unit or options.load_unit or ""))
        if unit is None and "load_unit" in rows.cells:
            stated = rows.coded("load_unit", _load_unit)
            by_row = np.array([_UNITS.index(word) for word in stated.values])[stated.codes]
            codes = np.where(by_row > 0, by_row, codes)
        kilograms = typed * _FACTORS[codes]
        rows.leave_out(role, kilograms > LOAD_LIMIT_KG, LOAD_BOUNDS)
        fills = np.isnan(load_kg) & (kilograms > 0)
        load_kg, units = np.where(fills, kilograms, load_kg), np.where(fills, codes, units)
    return load_kg, Coded(_UNITS, units)


def distances(rows: Rows, sign: str, options: ImportOptions) -> Floats:
    """Distances in metres; 0 is left empty like a blank."""
    distance_m = np.full(len(rows.lines), np.nan)
    for role, fixed in DISTANCE_ROLES.items():
        if role not in rows.cells:
            continue
        asked = M_PER_UNIT[options.distance_unit] if options.distance_unit else np.nan
        factor: Floats | float = asked if fixed is None else fixed
        typed = rows.numbers(role, DISTANCE, sign)
        if fixed is None and "distance_unit" in rows.cells:
            stated = rows.coded("distance_unit", unit_word)
            by_word = {word: METRES_BY_WORD.get(word, np.nan if word else asked) for word in stated.values}
            factor = np.array([by_word[word] for word in stated.values])[stated.codes]
            what = "the distance has the unit “{value}”, which is not known; the set is kept without its distance."
            rows.remark("distance_unit", (typed > 0) & np.isnan(factor), what)
        metres = typed * factor
        rows.leave_out(role, metres > DISTANCE_LIMIT_M, DISTANCE_BOUNDS)
        distance_m = np.where(np.isnan(distance_m) & (metres > 0), metres, distance_m)
    return distance_m


def reps_or_none(reps: Floats, hold_s: Floats, distance_m: Floats) -> Floats:
    """Repetitions; a 0 beside a time or a distance is how apps write "none"."""
    return np.where((reps == 0) & ~(np.isnan(hold_s) & np.isnan(distance_m)), np.nan, reps)


def _loads_without_unit(rows: Rows, sign: str) -> Mapping[float, int]:
    """How often each load above 0 stands in the file without its unit."""
    cells: Sequence[str] = rows.cells.get("load", ())
    if "load_unit" in rows.cells:
        units = rows.cells["load_unit"]
        cells = [cell for cell, unit in zip(cells, units, strict=True) if not _load_unit(unit)]
    counts = Counter(cells)
    found = {cell: measure(cell, LOAD, sign) for cell in counts}
    return {load: counts[cell] for cell, load in found.items() if isinstance(load, float) and load > 0}


def _has_distance_without_unit(rows: Rows, sign: str) -> bool:
    cells: Sequence[str] = rows.cells.get("distance", ())
    if "distance_unit" in rows.cells:
        units = rows.cells["distance_unit"]
        cells = [cell for cell, unit in zip(cells, units, strict=True) if not unit_word(unit)]
    found = (measure(cell, DISTANCE, sign) for cell in set(cells))
    return any(isinstance(distance, float) and distance > 0 for distance in found)


def _load_unit(text: str) -> str:
    unit = LOAD_UNIT_WORDS.get(unit_word(text))
    return unit.value if unit else ""
