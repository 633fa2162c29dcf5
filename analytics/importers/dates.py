"""Dates and times as apps and spreadsheets write them: ISO, numeric in three orders, month names in seven languages."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from babel import Locale

from analytics.importers.records import normalised
from analytics.model import DateOrder
from analytics.units import plain

_LONGEST = 80  # characters; no date is longer
LANGUAGES = ("en", "pt", "fr", "es", "de", "it", "nl")
_STOP_WORDS = frozenset("de del di du of the le la er e a as at alle ore um uhr om las kl st nd rd th".split())  # noqa: SIM905

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:(?:[tT]|\s+|,\s*)(\S.*))?", re.ASCII)
_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:(?:[tT]|,?\s+)(\S.*))?", re.ASCII)
_TIME = re.compile(
    r"(\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?:\s*([ap])\.?\s*m\.?)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?",
    re.ASCII | re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_]+|[0-9]+")


class When(NamedTuple):
    """A moment as written: wall clock, and its distance from UTC when the text states one."""

    wall: dt.datetime
    offset: dt.timedelta | None


@lru_cache(maxsize=1)
def month_numbers() -> dict[str, int]:
    """Every month name and its unambiguous beginnings of three letters and more, without accents and dots."""
    full: dict[str, set[int]] = {}
    for language in LANGUAGES:
        months = Locale.parse(language).months
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[use][width].items():
                    full.setdefault(_word(name), set()).add(number)
    beginnings: dict[str, set[int]] = {}
    for word, numbers in full.items():
        for length in range(3, len(word) + 1):
            beginnings.setdefault(word[:length], set()).update(numbers)
    known = beginnings | full  # a whole name wins over the beginning of another
    return {word: min(numbers) for word, numbers in known.items() if len(numbers) == 1}


@lru_cache(maxsize=1)
def _weekdays() -> frozenset[str]:
    """Names of weekdays, whole and shortened."""
    names: set[str] = set()
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            names.update(_word(name) for name in Locale.parse(language).days["format"][width].values())
    return frozenset(names)


def is_month(word: str) -> bool:
    """Whether a word is the name of a month; an empty word is taken for one written in digits."""
    return not word or _word(word) in month_numbers()


def _word(name: str) -> str:
    return normalised(name).replace(".", "")


def parse_when(text: str, order: DateOrder | None) -> When | None:
    """A date with or without a time, or None. `order` is needed for numeric dates that do not begin with the year."""
    text = plain(text)
    if len(text) > _LONGEST:
        return None
    if iso := _ISO.fullmatch(text):
        year, month, day, rest = int(iso[1]), int(iso[2]), int(iso[3]), iso[4]
    elif numeric := _NUMERIC.fullmatch(text):
        parts = _ordered(numeric[1], numeric[3], numeric[4], order)
        if parts is None:
            return None
        (year, month, day), rest = parts, numeric[5]
    else:
        return _named(text)
    return _moment(year, month, day, rest)


def is_numeric(text: str) -> bool:
    """True for a date that only an order of day and month explains."""
    text = plain(text)
    return len(text) <= _LONGEST and _NUMERIC.fullmatch(text) is not None


def orders_that_fit(text: str, latest: dt.date) -> frozenset[DateOrder]:
    """The orders under which a numeric date is a day of the calendar, not after `latest`."""
    readings = {order: parse_when(text, order) for order in DateOrder}
    return frozenset(order for order, when in readings.items() if when and when.wall.date() <= latest)


def _ordered(first: str, second: str, third: str, order: DateOrder | None) -> tuple[int, int, int] | None:
    if order is DateOrder.DMY:
        return _year(third), int(second), int(first)
    if order is DateOrder.MDY:
        return _year(third), int(first), int(second)
    if order is DateOrder.YMD and len(third) == 2:
        return _year(first), int(second), int(third)
    return None


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _named(text: str) -> When | None:
    """A date with the name of its month: `24 de set. de 2024, 15:29`, `May 15, 2026, 7:26 PM`."""
    time = None
    if (found := _TIME.search(text)) is not None and found.end() == len(text):
        time, text = found[0], text[: found.start()]
    words = [_word(word) for word in _WORDS.findall(text.replace("º", " ").replace("°", " "))]
    months = [word for word in words if word in month_numbers()]
    if len(months) > 1:
        months = [word for word in months if word not in _weekdays()]
    numbers = [word for word in words if word.isdecimal()]
    known = {*months, *numbers, *_STOP_WORDS} | _weekdays()
    years = [word for word in numbers if len(word) == 4]
    days = [word for word in numbers if len(word) <= 2]
    if len(months) != 1 or len(years) != 1 or len(days) != 1 or not known.issuperset(words):
        return None
    return _moment(int(years[0]), month_numbers()[months[0]], int(days[0]), time)


def _moment(year: int, month: int, day: int, time: str | None) -> When | None:
    hour = minute = second = 0
    offset = None
    if time:
        match = _TIME.fullmatch(time.strip())
        if match is None:
            return None
        hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
        if half := (match[4] or "").lower():
            if not 1 <= hour <= 12:
                return None
            hour = hour % 12 + 12 * (half == "p")
        offset = _offset(match[5])
    try:
        return When(dt.datetime(year, month, day, hour, minute, second), offset)
    except ValueError:
        return None


def _offset(text: str | None) -> dt.timedelta | None:
    if not text:
        return None
    if text[0] not in "+-":
        return dt.timedelta(0)
    digits = text[1:].replace(":", "")
    span = dt.timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return -span if text[0] == "-" else span


def orders_of(texts: Iterable[str], latest: dt.date) -> tuple[frozenset[DateOrder], dict[DateOrder, str]]:
    """The orders under which every numeric date of a column is a day; and one date that only fits each order.

    Dates that are days under no order do not vote.
    """
    orders = frozenset(DateOrder)
    witnesses: dict[DateOrder, str] = {}
    for text in filter(is_numeric, texts):
        fits = orders_that_fit(text, latest)
        orders &= fits or orders
        if len(fits) == 1:
            witnesses.setdefault(min(fits), text)
    return orders, witnesses
