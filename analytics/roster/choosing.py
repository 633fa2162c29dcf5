"""Which rows of the roster a coach wants to see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

STATES = ("above", "below", "none")


@dataclass(frozen=True)
class Choice:
    """What a coach filters by; empty values mean everybody."""

    search: str = ""  # part of a name
    labels: Sequence[str] = ()  # groups and tags, any of them
    areas: Sequence[str] = ()  # with something in one of these areas: above, below or none
    states: Sequence[str] = ()  # of ROSTER: "look", "within", "learning", "off", "back", "empty"
    levels: Sequence[str] = ()
    without_days: int = 0  # no session in so many days

    @property
    def is_open(self) -> bool:
        """Whether everybody is wanted."""
        return self == Choice()


def chosen(rows: pd.DataFrame, labels: pd.DataFrame, choice: Choice) -> pd.Series:
    """One mark for each ROSTER row: whether it fits every part of the choice. `labels`: LABELS."""
    fits = pd.Series(True, index=rows.index)
    if choice.search.strip():
        fits &= rows["name"].str.casefold().str.contains(choice.search.strip().casefold(), regex=False)
    if choice.labels:
        fits &= rows["athlete_id"].isin(labels.loc[labels["label"].isin(list(choice.labels)), "athlete_id"])
    if choice.areas:
        marks = rows[[f"mark_{area}" for area in choice.areas]]
        fits &= marks.isin(STATES).any(axis=1)
    if choice.states:
        fits &= rows["state"].isin(list(choice.states))
    if choice.levels:
        fits &= rows["level"].isin(list(choice.levels))
    if choice.without_days:
        fits &= ~(rows["days_since"] < choice.without_days)
    return fits
