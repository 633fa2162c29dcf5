"""Kilograms and pounds, metres and miles, durations and numbers as people and apps write them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.numbers import get_decimal_symbol, get_group_symbol

from analytics.model import DateOrder, DistanceUnit, LoadUnit, WeekStart
from analytics.writing import signed_number

KG_PER_LB = 0.45359237  # exact by definition (international yard and pound agreement of 1959)
M_PER_MI = 1609.344  # exact by the same definition

KG_PER_UNIT = {LoadUnit.KG: 1.0, LoadUnit.LB: KG_PER_LB}
M_PER_UNIT = {DistanceUnit.M: 1.0, DistanceUnit.KM: 1000.0, DistanceUnit.MI: M_PER_MI}

LOAD_UNIT_WORDS = {
    "kg": LoadUnit.KG,
    "kgs": LoadUnit.KG,
    "kilo": LoadUnit.KG,
    "kilos": LoadUnit.KG,
    "kilogram": LoadUnit.KG,
    "kilograms": LoadUnit.KG,
    "lb": LoadUnit.LB,
    "lbs": LoadUnit.LB,
    "pound": LoadUnit.LB,
    "pounds": LoadUnit.LB,
}
METRES_BY_WORD = {
    "m": 1.0,
    "meter": 1.0,
    "meters": 1.0,
    "metre": 1.0,
    "metres": 1.0,
    "km": 1000.0,
    "kms": 1000.0,
    "kilometer": 1000.0,
    "kilometers": 1000.0,
    "kilometre": 1000.0,
    "kilometres": 1000.0,
    "mi": M_PER_MI,
    "mile": M_PER_MI,
    "miles": M_PER_MI,
    "ft": 0.3048,
    "feet": 0.3048,
    "yd": 0.9144,
    "yds": 0.9144,
    "yards": 0.9144,
    "cm": 0.01,
}

_LONGEST = 64  # characters; no number or duration is longer, and a hostile one must not keep a pattern busy
TRUE_MINUS = "\u2212"
_BLANKS = "\u00a0\u202f\u2007\u2009"
_PLAIN = str.maketrans({**dict.fromkeys(_BLANKS, " "), TRUE_MINUS: "-"})

_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)
_WITH_UNIT = re.compile(r"([+-]?[\d.,' ]*\d[.,]?)\s*([A-Za-z]+)\.?", re.ASCII)
_COMMA_GROUPS = re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
_POINT_GROUPS = re.compile(r"[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?", re.ASCII)
_BLANK_GROUPS = re.compile(r"[+-]?[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?", re.ASCII)
_EITHER_WAY = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
_CLOCK = re.compile(r"(\d{1,3}):(\d{1,2})(?::(\d{1,2}(?:\.\d+)?))?", re.ASCII)
_SPOKEN = re.compile(
    r"(?:(\d+(?:\.\d+)?)\s*h(?:ours?|rs?)?)?\s*(?:(\d+(?:\.\d+)?)\s*m(?:in(?:utes?|s)?)?)?\s*(?:(\d+(?:\.\d+)?)\s*s(?:ec(?:onds?|s)?)?)?",
    re.ASCII | re.IGNORECASE,
)


@dataclass(frozen=True)
class Habits:
    """How people of a place reckon and write: what is proposed before they say otherwise."""

    load_unit: LoadUnit
    week_start: WeekStart
    date_order: DateOrder
    decimal_sign: str
    thousands_sign: str


IN_POUNDS = {"US", "LR", "MM"}
"""Territories that weigh in pounds (Unicode CLDR, supplemental data, measurement systems)."""

USUAL = Habits(LoadUnit.KG, WeekStart.MONDAY, DateOrder.DMY, ".", ",")


@lru_cache(maxsize=64)
def habits_of(locale: str | None) -> Habits:
    """The habits of a browser's locale (`en-US`, `de`), after Unicode CLDR; the usual ones for an unknown one."""
    try:
        place = Locale.parse("en-GB" if locale == "en" else locale or "en-GB", sep="-")
    except (UnknownLocaleError, ValueError):
        return USUAL
    order = "".join(dict.fromkeys(re.sub("[^dmy]", "", place.date_formats["short"].pattern.lower())))
    decimal_sign, thousands_sign = get_decimal_symbol(place), get_group_symbol(place)
    if decimal_sign not in (".", ","):  # of digits that are not written here
        decimal_sign, thousands_sign = ".", ","
    return Habits(
        load_unit=LoadUnit.LB if place.territory in IN_POUNDS else LoadUnit.KG,
        week_start=WeekStart.SUNDAY if place.first_week_day == 6 else WeekStart.MONDAY,
        date_order=DateOrder(order) if order in set(DateOrder) else DateOrder.DMY,
        decimal_sign=decimal_sign,
        thousands_sign=thousands_sign,
    )


def plain(text: str) -> str:
    """Text without outer blanks, spreadsheet apostrophe, no-break spaces and typographic minus."""
    text = text.translate(_PLAIN).strip() if not text.isascii() else text.strip()
    return text[1:].strip() if text.startswith("'") else text


def parse_number(text: str, decimal_sign: str = ".") -> float | None:
    """A finite number, or None when the text is none. Only ASCII digits; no hexadecimal, no underscores, no words.

    Thousands may be grouped with the other sign or with blanks, in whole groups of three digits.
    """
    text = plain(text)
    if len(text) > _LONGEST:
        return None
    groups = _COMMA_GROUPS if decimal_sign == "." else _POINT_GROUPS
    if groups.fullmatch(text):
        text = text.replace("," if decimal_sign == "." else ".", "")
    elif " " in text and _BLANK_GROUPS.fullmatch(text):
        text = text.replace(" ", "")
    if decimal_sign == ",":
        if "." in text:
            return None
        text = text.replace(",", ".")
    if not _NUMBER.fullmatch(text):
        return None
    value = float(text)
    return value if math.isfinite(value) else None


def decimal_signs(texts: Iterable[str]) -> set[str]:
    """The decimal signs a whole column can have: {"."}, {","}, both (the texts fit either way), or none (they clash).

    Only texts that look like numbers vote. A column of whole numbers fits both; ask only when `needs_decimal_sign`.
    """
    signs = {".", ","}
    for raw in texts:
        text = plain(raw)
        if ("," not in text and "." not in text) or (_EITHER_WAY.fullmatch(text)):
            continue
        fits = {sign for sign in (".", ",") if parse_number(text, sign) is not None}
        signs &= fits or signs
    return signs


def needs_decimal_sign(texts: Iterable[str]) -> str | None:
    """A text of the column that means different numbers under the two signs (`1,025`), or None."""
    return next((t for t in map(plain, texts) if _EITHER_WAY.fullmatch(t)), None)


def split_unit(text: str) -> tuple[str, str]:
    """`"100 kg"` -> `("100", "kg")`; a text without a unit word keeps an empty one."""
    text = plain(text)
    match = _WITH_UNIT.fullmatch(text) if len(text) <= _LONGEST else None
    return (match[1].strip(), match[2].casefold()) if match else (text, "")


def parse_duration(text: str) -> float | None:
    """Seconds from `90`, `45 s`, `38min`, `1h 5m`, `1:30` (minutes:seconds) or `0:01:30`; None when it is none."""
    text = plain(text)
    if len(text) > _LONGEST:
        return None
    number = parse_number(text)
    if number is not None:
        return number
    if clock := _CLOCK.fullmatch(text):
        first, second, third = int(clock[1]), int(clock[2]), clock[3]
        if second > 59 or (third is not None and float(third) >= 60):
            return None
        return first * 60.0 + second if third is None else first * 3600.0 + second * 60.0 + float(third)
    spoken = _SPOKEN.fullmatch(text.replace(",", "."))
    if spoken and any(spoken.groups()):
        hours, minutes, seconds = (float(part or 0) for part in spoken.groups())
        return hours * 3600.0 + minutes * 60.0 + seconds
    return None


def to_kg(load: float, unit: LoadUnit) -> float:
    """Kilograms of a load typed in `unit`."""
    return load * KG_PER_UNIT[unit]


def from_kg(load_kg: float, unit: LoadUnit) -> float:
    """A load in the unit it is shown in."""
    return load_kg / KG_PER_UNIT[unit]


def format_number(value: float | None, decimals: int = 1) -> str:
    """For the screen: in the signs of whoever reads (`analytics/writing.py`), with a true minus.

    An en dash for NaN and None. At most `decimals` digits stand after the decimal sign.
    """
    if value is None or math.isnan(value):
        return "–"
    text = f"{value:,.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text.strip("-0,.") == "":
        text = "0"
    return signed_number(text).replace("-", TRUE_MINUS)


def format_load(load_kg: float, unit: LoadUnit = LoadUnit.KG) -> str:
    """`"62.5 kg"` or `"135 lb"`: rounded to what plates can show, half a kilogram or one pound."""
    if math.isnan(load_kg):
        return "–"
    shown = round(load_kg * 2) / 2 if unit is LoadUnit.KG else float(round(from_kg(load_kg, unit)))
    return f"{format_number(shown)} {unit.value}"


def format_seconds(seconds: float) -> str:
    """`"45 s"`, `"1 min 30 s"`, `"1 h 5 min"`: the two largest parts that are not zero."""
    if math.isnan(seconds):
        return "–"
    whole = round(abs(seconds))
    hours, minutes, rest = whole // 3600, whole % 3600 // 60, whole % 60
    parts = [f"{n} {word}" for n, word in ((hours, "h"), (minutes, "min"), (rest, "s")) if n][:2] or ["0 s"]
    return (TRUE_MINUS if seconds < 0 and whole else "") + " ".join(parts)


def format_distance(metres: float) -> str:
    """`"400 m"`."""
    return "–" if math.isnan(metres) else f"{format_number(metres, 2)} m"
