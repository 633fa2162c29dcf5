"""Weeks of many athletes as arrays: one row per athlete and week, oldest first, without holes, and how to look back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def day_numbers(days: pd.Series) -> Ints:
    """Days since 1970 as integers; a missing day is a very small number."""
    return days.to_numpy("datetime64[D]").astype("int64")


@dataclass(frozen=True)
class Timeline:
    """The rows of the arrays: athletes one after the other, each week after week, and one week to come at the end."""

    athlete_ids: Sequence[str]
    athlete: Ints  # row -> position in athlete_ids
    nth: Ints  # row -> weeks since the athlete's first week
    week: Ints  # row -> first day of the week, days since 1970
    first_row: Ints  # athlete -> its first row
    week_count: Ints  # athlete -> number of its rows, the week to come included

    @cached_property
    def ids(self) -> pd.api.extensions.ExtensionArray:
        """`athlete_ids` as a column of a frame holds them."""
        return pd.array(list(self.athlete_ids), dtype="str")

    @property
    def size(self) -> int:
        """Number of rows."""
        return len(self.athlete)

    @property
    def is_coming(self) -> Bools:
        """The week to come: nothing can be logged in it yet."""
        last: Bools = self.nth == self.week_count[self.athlete] - 1
        return last

    def athletes_of(self, athlete_ids: pd.Series) -> Ints:
        """Positions in `athlete_ids`, -1 for an athlete without a row."""
        if len(self.athlete_ids) == 1:
            return np.where(athlete_ids == self.athlete_ids[0], 0, -1)
        codes, found = pd.factorize(athlete_ids)
        places: Ints = pd.Index(self.athlete_ids).get_indexer(pd.Index(found)).astype("int64")[codes]
        return places

    def rows_of(self, athlete: Ints, days: Ints) -> Ints:
        """Row of the week that each day lies in, held within the athlete's first and last row."""
        first = self.first_row[athlete]
        nth = (days - self.week[first]) // 7
        rows: Ints = first + np.clip(nth, 0, self.week_count[athlete] - 1)
        return rows

    def back(self, values: npt.NDArray[Any], weeks: int, fill: Any) -> npt.NDArray[Any]:
        """The values so many weeks earlier, `fill` from before the log began. First axis = rows."""
        shifted = np.full_like(values, fill)
        shifted[weeks:] = values[: max(len(values) - weeks, 0)]
        shifted[self.nth < weeks] = fill
        return shifted

    def count_back(self, marks: Bools, weeks: Ints) -> Ints:
        """How many of the `weeks` (per row) weeks before each row are marked."""
        counted = np.zeros(marks.shape, "int64")
        for k in range(1, _most(weeks) + 1):
            counted += self.back(marks, k, False) & (weeks >= k)
        return counted

    def peak_back(self, values: Floats, usable: Bools, weeks: Ints) -> Floats:
        """Highest usable value of the `weeks` (per row) weeks before each row; NaN where there is none."""
        peak = np.full(values.shape, -np.inf)
        kept = np.where(_broad(usable, values), values, -np.inf)
        for k in range(1, _most(weeks) + 1):
            inside = _broad(weeks >= k, values)
            peak = np.maximum(peak, np.where(inside, self.back(kept, k, -np.inf), -np.inf))
        return np.where(np.isfinite(peak), peak, np.nan)

    def reach_back(self, low: Bools, weeks: Ints, most: Ints) -> Ints:
        """How many weeks each row is compared with: `weeks`, or up to `most` where some of those were `low`.

        As many low weeks in a row as `weeks` are a level of their own: the reach ends inside them.
        """
        reach, run = weeks.copy(), np.zeros(self.size, "int64")
        some, whole = np.zeros(self.size, "bool"), np.ones(self.size, "bool")
        for k in range(1, _most(np.maximum(weeks, most)) + 1):
            here = self.back(low, k, False)
            run = np.where(here, run + 1, 0)
            some |= here & (k <= weeks)
            whole &= run < weeks
            reach = np.where(some & whole & (k > weeks) & (k <= most), k, reach)
        return reach

    def last_back(self, values: Floats, usable: Bools, count: int, within: int) -> Floats:
        """The last `count` usable values before each row, no further back than `within` weeks: shape (count, ...)."""
        found = np.full((count, *values.shape), np.nan)
        filled = np.zeros(values.shape, "int64")
        usable = _broad(usable, values)
        for k in range(1, within + 1):
            here = self.back(usable, k, False)
            earlier = self.back(values, k, np.nan)
            for slot in range(count):
                chosen = here & (filled == slot)
                found[slot][chosen] = earlier[chosen]
            filled += here
        return found

    def cover(self, first_rows: Ints, last_rows: Ints) -> Bools:
        """Rows that lie in one of the spans, ends included; a span must stay within one athlete."""
        changes = np.zeros(self.size + 1, "int64")
        kept = first_rows <= last_rows
        np.add.at(changes, first_rows[kept], 1)
        np.add.at(changes, last_rows[kept] + 1, -1)
        covered: Bools = np.cumsum(changes[:-1]) > 0
        return covered


def mean_of(found: Floats) -> tuple[Floats, Ints]:
    """Mean over the first axis without NaN, and how many values it is of; NaN of none."""
    known = np.isfinite(found)
    count = known.sum(axis=0)
    total = np.where(known, found, 0.0).sum(axis=0)
    return np.divide(total, count, out=np.full(total.shape, np.nan), where=count > 0), count


def median_of(found: Floats) -> Floats:
    """Median over the first axis without NaN; NaN of none."""
    count = np.isfinite(found).sum(axis=0)
    ordered = np.sort(found, axis=0)  # NaN last
    low = np.take_along_axis(ordered, np.maximum(count - 1, 0)[None] // 2, axis=0)[0]
    high = np.take_along_axis(ordered, np.minimum(count // 2, len(found) - 1)[None], axis=0)[0]
    high = np.where(count == 0, np.nan, high)
    middle: Floats = (low + high) / 2
    return middle


def timeline(weekly: pd.DataFrame) -> tuple[Timeline, Ints]:
    """The rows for a WEEKLY frame, and for each line of the frame the row it belongs to."""
    codes, athlete_ids = pd.factorize(weekly["athlete_id"], sort=True)
    codes = codes.astype("int64")
    days = day_numbers(weekly["week_start"])
    count = len(athlete_ids)
    first = np.full(count, np.iinfo("int64").max)
    last = np.full(count, np.iinfo("int64").min)
    np.minimum.at(first, codes, days)
    np.maximum.at(last, codes, days)
    week_count = (last - first) // 7 + 2  # both ends, and the week to come
    first_row = np.cumsum(week_count) - week_count
    athlete = np.repeat(np.arange(count), week_count)
    nth = np.arange(len(athlete)) - first_row[athlete]
    rows = Timeline(list(athlete_ids), athlete, nth, first[athlete] + 7 * nth, first_row, week_count)
    return rows, first_row[codes] + (days - first[codes]) // 7


def _most(weeks: Ints) -> int:
    return int(weeks.max()) if len(weeks) else 0


def _broad(marks: Bools, values: npt.NDArray[Any]) -> Bools:
    """Marks of rows spread over the areas of `values`, where it has any."""
    return np.broadcast_to(marks if marks.ndim == values.ndim else marks[:, None], values.shape)
