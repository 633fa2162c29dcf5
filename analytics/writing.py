"""How the person who reads writes numbers and days: as in English until a page says otherwise.

A page says it once, at the beginning of its run; the command line never does. Data that travels (files, JSON, what is
kept in the warehouse) is not written with this.
"""

from __future__ import annotations

import datetime as dt
import re
from contextvars import ContextVar
from dataclasses import dataclass

# fmt: off
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")
# fmt: on


@dataclass(frozen=True)
class Writing:
    """The two signs of a number, and whether the month stands before the day."""

    decimal_sign: str = "."
    thousands_sign: str = ","
    is_month_first: bool = False


ENGLISH = Writing()

_present: ContextVar[Writing] = ContextVar("writing", default=ENGLISH)
_IN_PROSE = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?(?!\w|[.,]\d|/)", re.ASCII)


def write_as(writing: Writing) -> None:
    """From now on, for whoever this run of a page is made for."""
    _present.set(writing)


def present() -> Writing:
    """How numbers and days are written now."""
    return _present.get()


def signed_number(text: str) -> str:
    """A number written in English (`1,290.5`) with the person's signs."""
    how = present()
    if how.decimal_sign == "." and how.thousands_sign == ",":
        return text
    return text.translate({ord("."): how.decimal_sign, ord(","): how.thousands_sign})


def prose(text: str) -> str:
    """A sentence of the tables under data/, which are in English, with its numbers in the person's signs."""
    return _IN_PROSE.sub(lambda number: signed_number(number[0]), text)


def day_text(day: dt.date) -> str:
    """`4 May`; `May 4` where the month stands first."""
    return _ordered(day.day, MONTHS[day.month - 1])


def short_day(day: dt.date) -> str:
    """`29 Jun`, for ticks."""
    return _ordered(day.day, MONTHS[day.month - 1][:3])


def full_day(day: dt.date) -> str:
    """`4 May 2026`, or `May 4, 2026`."""
    return f"{day_text(day)}{_before_year()}{day.year}"


def short_full_day(day: dt.date) -> str:
    """`29 Jun 2026`, for cells."""
    return f"{short_day(day)}{_before_year()}{day.year}"


def month_text(day: dt.date) -> str:
    """`March 2023`."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def days_text(first: dt.date, last: dt.date) -> str:
    """`4 to 23 May 2026`, `4 May to 23 August 2026`, `30 December 2025 to 4 January 2026`, or the one day."""
    if first == last:
        return full_day(first)
    if first.year != last.year:
        return f"{full_day(first)} to {full_day(last)}"
    return f"{_span(first, last)}{_before_year()}{last.year}"


def week_text(start: dt.date) -> str:
    """`10 to 16 August`, or `27 July to 2 August`."""
    return _span(start, start + dt.timedelta(days=6))


def _span(first: dt.date, last: dt.date) -> str:
    if first.month != last.month:
        return f"{day_text(first)} to {day_text(last)}"
    return _ordered(f"{first.day} to {last.day}", MONTHS[last.month - 1])


def _ordered(day: int | str, month: str) -> str:
    return f"{month} {day}" if present().is_month_first else f"{day} {month}"


def _before_year() -> str:
    return ", " if present().is_month_first else " "
