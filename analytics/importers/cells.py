"""One cell at a time: its value, or a Problem that says why it cannot be used and how to mend it."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from analytics.importers.dates import is_month, is_numeric, parse_when
from analytics.model import DateOrder
from analytics.units import parse_duration, parse_number, plain

NOTHING = frozenset({"", "-", "--", "–", "—"})
NO_LOAD = NOTHING | {"bw", "bodyweight", "body weight", "body-weight"}
NAME_LIMIT = 200
LOAD_LIMIT_KG = 1000.0
DISTANCE_LIMIT_M = 1_000_000.0
_SHOWN = 60

_RANGE = re.compile(r"(\d{1,4})\s*(?:-|–|—|to)\s*(\d{1,4})", re.ASCII)
_SPREADSHEET_DATE = re.compile(
    r"\d{1,2}[-/. ]([A-Za-z]{3,4})\.?|([A-Za-z]{3,4})[-/. ]\d{1,2}|\d{4}-\d\d-\d\d.*", re.ASCII
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_BIDI = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_UNSEEN_IN_NAME = re.compile(f"[{_BIDI}\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_UNSEEN_IN_TEXT = re.compile(f"[{_BIDI}\u200b\ufeff]")  # a joiner inside an emoji stays


_TOTALS = frozenset("total totals sum average summe gesamt somme totale totaal suma soma totales totais".split())  # noqa: SIM905


class Problem(str):
    """Why a cell cannot be used and how to mend it: what follows "Row 12: Reps is “x”."."""

    __slots__ = ()


@dataclass(frozen=True)
class Quantity:
    """What a numeric column holds, and the largest number that a log can mean by it (in any unit)."""

    high: float
    bounds: str  # a sentence for numbers outside
    example: str
    is_whole: bool = False
    nothing: frozenset[str] = NOTHING


LOAD_BOUNDS = "A load can be up to 1,000 kg; assistance is written as a positive number."
DISTANCE_BOUNDS = "A distance can be up to 1,000 km."
REPS = Quantity(1000, "A set can have up to 1,000.", "10", is_whole=True)
LOAD = Quantity(2205, LOAD_BOUNDS, "62.5", nothing=NO_LOAD)  # in pounds; the kilograms are checked after conversion
HOLD = Quantity(86_400, "A time can be up to 86,400 seconds, a day.", "45")
DISTANCE = Quantity(DISTANCE_LIMIT_M, DISTANCE_BOUNDS, "400")
RPE = Quantity(10, "RPE runs from 0 to 10.", "8")
SETS = Quantity(100, "A row can stand for up to 100 sets.", "3", is_whole=True)


def shown(value: str) -> str:
    """A value as a message quotes it: one line, not too long."""
    value = " ".join(_CONTROL.sub(" ", value).split())
    return value if len(value) <= _SHOWN else value[: _SHOWN - 1] + "…"


def measure(text: str, quantity: Quantity, decimal_sign: str = ".") -> float | Problem:
    """The number of a cell within the quantity's bounds; NaN when nothing is written."""
    value = parse_number(text, decimal_sign)
    if value is None:
        text = plain(text)
        return float("nan") if text.casefold() in quantity.nothing else _no_number(text, quantity)
    return _bounded(value, quantity)


def seconds(text: str) -> float | Problem:
    """Seconds of a cell; NaN when nothing is written."""
    value = parse_duration(text)
    if value is None:
        text = plain(text)
        mend = Problem("Write seconds, for example 45, or minutes and seconds, for example 1:30.")
        return float("nan") if text in NOTHING else mend
    return _bounded(value, HOLD)


def _bounded(value: float, quantity: Quantity) -> float | Problem:
    if not 0 <= value <= quantity.high:
        return Problem(f"{quantity.bounds} Write for example {quantity.example}.")
    if quantity.is_whole and value != int(value):
        return Problem(f"Write a whole number, for example {quantity.example}.")
    return value


def _no_number(text: str, quantity: Quantity) -> Problem:
    if span := _RANGE.fullmatch(text):
        middle = (int(span[1]) + int(span[2])) // 2
        return Problem(f"Write one number, for example {middle}.")
    if (date := _SPREADSHEET_DATE.fullmatch(text)) and is_month(date[1] or date[2] or ""):
        return Problem("A spreadsheet may have turned a range such as 3-5 into a date. Write one number.")
    return Problem(f"Write a number in plain digits, for example {quantity.example}.")


def clean_name(text: str) -> str:
    """An exercise name with composed letters, without unseen signs and outer blanks."""
    return text.strip() if text.isascii() else _UNSEEN_IN_NAME.sub("", unicodedata.normalize("NFC", text)).strip()


def has_unseen(text: str) -> bool:
    """Whether `clean_name` removes a sign that nobody can see."""
    return not text.isascii() and _UNSEEN_IN_NAME.search(text) is not None


def clean_text(text: str) -> str:
    """A title or note with composed letters, without marks that turn the direction of writing."""
    return text.strip() if text.isascii() else _UNSEEN_IN_TEXT.sub("", unicodedata.normalize("NFC", text)).strip()


def name_problem(name: str) -> Problem | None:
    """Why a cleaned exercise name cannot be used."""
    if not name:
        return Problem("Write the name of the exercise.")
    if len(name) > NAME_LIMIT:
        return Problem(f"The name has {len(name):,} characters; the limit is {NAME_LIMIT}.")
    if _CONTROL.search(name):
        return Problem("The name holds a line break or a control character. Write it on one line.")
    return None


@dataclass(frozen=True)
class Reading:
    """How the dates of one column are read: what a person said, and which day is too late."""

    order: DateOrder | None
    zone: ZoneInfo | None
    today: dt.date

    def read(self, text: str) -> dt.datetime | Problem:
        """The wall-clock moment of a cell; a time with an offset is told in `zone`."""
        when = parse_when(text, self.order)
        if when is None:
            return self._unreadable(plain(text))
        moment = when.wall
        if when.offset is not None and self.zone is not None:
            try:
                moment = moment.replace(tzinfo=dt.timezone(when.offset)).astimezone(self.zone).replace(tzinfo=None)
            except (OverflowError, ValueError):
                return Problem("Write a date that a training log can have.")
        if not moment.year >= 1970 or moment.date() > self.today + dt.timedelta(days=1):
            later = moment.year >= 1970
            return Problem(f"It is after today, {self.today}." if later else "It is before 1970.")
        return moment

    def _unreadable(self, text: str) -> Problem:
        if not text:
            return Problem("Write the date, for example 2026-05-04.")
        if text.casefold().rstrip(":") in _TOTALS:
            return Problem("This row is a total of others, not a set.")
        if text.isdecimal():
            return Problem("This is a number, not a date: format the column as a date, for example 2026-05-04.")
        if is_numeric(text):
            return Problem("There is no such day. Write the date as 2026-05-04.")
        return Problem("This is no date that can be read. Write it as 2026-05-04 or 2026-05-04 18:30.")
