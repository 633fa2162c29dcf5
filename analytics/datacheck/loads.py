"""Loads that mean different things in one log: body weight with and without extra, no body mass, two units."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from analytics.datacheck.evidence import CheckEvidence, finding_id
from analytics.model import CheckKind, Finding

FEWEST_SETS = 5
"""Of each kind, for an exercise to be named."""


def bodyweight(evidence: CheckEvidence) -> Iterator[Finding]:
    """One note on bodyweight sets without kilograms, one on exercises done with and without extra load."""
    fractions = evidence.exercises.set_index("exercise_id")["body_mass_fraction"]
    sets = evidence.sets
    is_own_weight = sets["exercise_id"].map(fractions).fillna(0) > 0
    rows = sets[is_own_weight & ~sets["is_warm_up"] & (sets["reps"] > 0)]
    is_bare = ~(rows["load_kg"] > 0)
    if not evidence.settings.body_masses_kg and is_bare.any():
        names = rows.loc[is_bare, "exercise_name"].value_counts()
        yield Finding(
            finding_id(CheckKind.NO_BODY_MASS),
            CheckKind.NO_BODY_MASS,
            is_open=False,
            facts={"set_count": int(is_bare.sum()), "exercise_name": names.index[0], "exercise_count": len(names)},
            places=(),
            remedies=(),
        )
    counts = rows.assign(bare=is_bare).groupby("exercise_name")["bare"].agg(["sum", "size"])
    counts["loaded"] = counts["size"] - counts["sum"]
    mixed = counts[counts[["sum", "loaded"]].min(axis=1) >= FEWEST_SETS].sort_values("size", ascending=False)
    if len(mixed):
        named: list[Any] = list(mixed.itertuples())
        yield Finding(
            finding_id(CheckKind.MIXED_LOADS),
            CheckKind.MIXED_LOADS,
            is_open=False,
            facts={"exercises": [(str(one.Index), int(one.loaded), int(one.sum)) for one in named]},
            places=(),
            remedies=(),
        )


def units(evidence: CheckEvidence) -> Iterator[Finding]:
    """One note per file in which kilograms and pounds both stand."""
    typed = evidence.sets[evidence.sets["load_unit"] != ""]
    counts = typed.groupby(["import_id", "file"])["load_unit"].value_counts().unstack(fill_value=0)
    if counts.shape[1] < 2:
        return
    both: list[Any] = list(counts[counts.min(axis=1) > 0].reset_index().itertuples())
    for file, kg, lb in ((one.file, int(one.kg), int(one.lb)) for one in both):
        yield Finding(
            finding_id(CheckKind.MIXED_UNITS, file),
            CheckKind.MIXED_UNITS,
            is_open=False,
            facts={"file": file, "kg": kg, "lb": lb},
            places=(),
            remedies=(),
        )
