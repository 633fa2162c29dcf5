"""Which rows of the roster a coach wants to see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

MARKS = ("above", "below", "none", "noted")


@dataclass(frozen=True)
class Choice:
    """What a coach filters by; empty values mean everybody."""

    search: str = ""  # part of a name
    labels: Sequence[str] = ()  # groups and tags, any of them
    areas: Sequence[str] = ()  # with something in one of these areas: a mark, or a flag of it or of its exercises
    states: Sequence[str] = ()  # of ROSTER: "look", "within", "question", "learning", "care", "off", "back", "empty"
    kinds: Sequence[str] = ()  # of ROSTER: rules that speak, and "quiet", "question", "below"
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
        fits &= marks.isin(MARKS).any(axis=1) | _holds_one(rows["flag_areas"], choice.areas)
    if choice.states:
        is_asked = rows["asked_days"].notna() & ("question" in choice.states)  # whatever else there is to see
        fits &= rows["state"].isin(list(choice.states)) | is_asked
    if choice.kinds:
        fits &= _holds_one(rows["kinds"], choice.kinds)
    if choice.levels:
        fits &= rows["level"].isin(list(choice.levels))
    if choice.without_days:
        fits &= ~(rows["days_since"] < choice.without_days)
    return fits


def kinds_of(rows: pd.DataFrame) -> list[str]:
    """Every kind of thing that there is to see in these ROSTER rows, by its id."""
    return sorted({kind for kinds in rows["kinds"].unique() for kind in kinds.split()})


def _holds_one(lists: pd.Series, wanted: Sequence[str]) -> pd.Series:
    """Whether a list of ids with blanks between holds one of those wanted."""
    known = {some: not set(wanted).isdisjoint(some.split()) for some in lists.unique()}
    return lists.map(known).astype("bool")
