"""data/heel_raise_norms.csv: middle numbers of single-leg heel raises by age and sex."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from analytics.model import Sex
from analytics.reference.tables import DATA, read_table

COLUMNS = ("age_from", "age_to", "men", "women")
_COLUMN = {Sex.MALE: "men", Sex.FEMALE: "women"}


@dataclass(frozen=True)
class HeelRaiseNorm:
    """The published middle value for one group of people."""

    people: str  # `women of 40 to 49`
    repetitions: int


@lru_cache(maxsize=2)
def load_heel_raise_norms(folder: Path = DATA) -> dict[tuple[int, int, Sex], HeelRaiseNorm]:
    """(first age, last age, sex) -> norm. Raises ReferenceDataError naming file and line."""
    norms = {}
    for row in read_table(folder / "heel_raise_norms.csv", COLUMNS, ["age_from"]):
        first, last = int(row.number("age_from", 1, 120)), int(row.number("age_to", 1, 120))
        for sex, column in _COLUMN.items():
            count = int(row.number(column, 1, 200))
            norms[first, last, sex] = HeelRaiseNorm(f"{column} of {first} to {last}", count)
    return norms


def heel_raise_norm(age_years: int | None, sex: Sex | None) -> HeelRaiseNorm | None:
    """The norm for a person, None where age or sex is not said or the table ends."""
    if age_years is None or sex is None:
        return None
    norms = load_heel_raise_norms().items()
    return next((norm for (first, last, who), norm in norms if who is sex and first <= age_years <= last), None)
