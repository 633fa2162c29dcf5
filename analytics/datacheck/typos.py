"""Numbers that are probably a slip of the finger, by the exercise's own history.

A number is asked about when it lies far outside everything that the exercise held in the ten sessions before and after,
and one slip (a decimal sign, a digit too many, two digits swapped) away from what those sessions hold. An exercise as
written carries its equipment, so a barbell is never compared with a dumbbell.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pandas as pd

from analytics.datacheck.evidence import KEEP, CheckEvidence, finding_id, places_of
from analytics.model import CheckKind, Finding, LoadUnit, Remedy
from analytics.units import from_kg, to_kg

WINDOW = 10
"""Sessions of the exercise looked at on each side."""

FEWEST = 5
"""Sessions among them that an opinion needs."""

FAR = {"load_kg": 2.5, "reps": 3.0, "hold_s": 5.0}
"""How many times the largest of the others a number must be to be asked about; our choice."""

FAR_BELOW = 4.0
"""How many times smaller than the smallest of the others a load must be; fewer repetitions are never asked about."""

LEAST_KG = 2.5
"""Loads that were meant to be smaller are placeholders as a rule, and never asked about."""

LOW, HIGH = 0.75, 1.25
"""What a slip of the finger leads back to: from so much of the smallest to so much of the largest of the others."""


def find(evidence: CheckEvidence) -> Iterator[Finding]:
    """One finding per session, exercise, column and number."""
    sets = evidence.sets
    for column in FAR:
        rows = sets[(sets[column] > 0) & ~sets["is_warm_up"]]
        for _, exercise in rows.groupby(rows["exercise_name"].str.casefold(), sort=False):
            yield from _of_exercise(exercise, column)


def _of_exercise(rows: pd.DataFrame, column: str) -> Iterator[Finding]:
    keys = ["session_started_at", "app", "session_key"]
    ordered = rows.sort_values([*keys, "line"])
    number = (ordered[keys] != ordered[keys].shift()).any(axis=1).cumsum().to_numpy() - 1
    values = ordered[column].to_numpy()
    count = int(number[-1]) + 1
    if count <= FEWEST:
        return
    highs, lows = np.full(count, -np.inf), np.full(count, np.inf)
    np.maximum.at(highs, number, values)
    np.minimum.at(lows, number, values)
    far = FAR[column]
    for session in range(count):
        around = [*range(max(0, session - WINDOW), session), *range(session + 1, min(count, session + WINDOW + 1))]
        if len(around) < FEWEST:
            continue
        low, high = float(lows[around].min()), float(highs[around].max())
        if highs[session] < far * high and (column != "load_kg" or lows[session] > low / FAR_BELOW):
            continue
        here = ordered[number == session]
        for value in here[column].unique():
            others = here.loc[here[column] != value, column]
            top = max(high, float(others.max())) if len(others) else high
            bottom = min(low, float(others.min())) if len(others) else low
            is_high = value >= far * top
            if not is_high and not (column == "load_kg" and value <= bottom / FAR_BELOW):
                continue
            near = float(others.median()) if len(others) else float(np.median(highs[around]))
            found = here[here[column] == value]
            meant = _meant(float(value), str(found["load_unit"].iloc[0]), column, (bottom, top), near)
            if meant is not None:
                yield _finding(found, column, float(value), meant, (bottom, top))


def _meant(value: float, load_unit: str, column: str, span: tuple[float, float], near: float) -> float | None:
    """The number that one slip turned into `value`, nearest to `near`; None where no slip explains it."""
    unit = LoadUnit(load_unit) if column == "load_kg" and load_unit else LoadUnit.KG
    for typed in slips(round(from_kg(value, unit), 2)):
        fits = [
            meant
            for one in typed
            if span[0] * LOW <= (meant := to_kg(one, unit)) <= span[1] * HIGH
            and (column == "load_kg" or one.is_integer())
            and (value > meant or meant >= LEAST_KG)
        ]
        if fits:
            return min(fits, key=lambda meant: abs(np.log(meant / near)))
    return None


def slips(typed: float) -> tuple[set[float], ...]:
    """Numbers that one slip of the finger turns into `typed`, the likeliest kind of slip first.

    A decimal sign lost (725 from 72.5), a digit too many (846 from 86), two digits swapped (81 from 18).
    """
    text = f"{typed:g}"
    shorter = {text[:nth] + text[nth + 1 :] for nth, sign in enumerate(text) if sign != "."}
    swapped = {
        text[:nth] + after + before + text[nth + 2 :]
        for nth, (before, after) in enumerate(pairwise(text))
        if "." not in (before, after)
    }
    kinds = ({typed / 10, typed / 100, typed * 10}, _numbers(shorter), _numbers(swapped))
    return tuple({one for one in kind if one > 0 and one != typed} for kind in kinds)


def _numbers(texts: set[str]) -> set[float]:
    return {float(one) for one in texts if one not in ("", ".")}


def _finding(rows: pd.DataFrame, column: str, value: float, meant: float, span: tuple[float, float]) -> Finding:
    first = rows.iloc[0]
    places = places_of(rows)
    lines = [{"import_id": place.import_id, "line": place.line} for place in places]
    return Finding(
        finding_id(CheckKind.TYPO, first["app"], first["session_key"], first["exercise_name"], column, f"{value:.4f}"),
        CheckKind.TYPO,
        is_open=True,
        facts={
            "exercise_name": first["exercise_name"],
            "column": column,
            "value": value,
            "meant": meant,
            "low": span[0],
            "high": span[1],
            "load_unit": first["load_unit"],
            "session_started_at": first["session_started_at"],
        },
        places=places,
        remedies=(
            Remedy("use", [{"do": "change_line", **line, "column": column, "value": meant} for line in lines]),
            KEEP,
            Remedy("leave-out", [{"do": "leave_out_line", **line} for line in lines]),
        ),
    )
