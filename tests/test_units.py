"""Numbers, units and durations: what is read, what is refused, what the screen shows."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.model import DistanceUnit, LoadUnit
from analytics.units import (
    M_PER_UNIT,
    decimal_signs,
    format_distance,
    format_load,
    format_number,
    format_seconds,
    from_kg,
    habits_of,
    parse_duration,
    parse_number,
    split_unit,
    to_kg,
)

NUMBERS = [
    ("62.5", ".", 62.5),
    (" 62.5\u00a0", ".", 62.5),
    ("1,025.5", ".", 1025.5),
    ("1.025,5", ",", 1025.5),
    ("1 025,5", ",", 1025.5),
    ("11\u202f751", ".", 11751.0),
    ("62,5", ",", 62.5),
    ("62,5", ".", None),
    ("62.5", ",", None),
    ("0,125", ".", None),
    ("\u221216", ".", -16.0),
    ("'-16", ".", -16.0),
    ("1e2", ".", 100.0),
    (".5", ".", 0.5),
    ("1,02", ".", None),
    ("1_000", ".", None),
    ("0x64", ".", None),
    ("nan", ".", None),
    ("inf", ".", None),
    ("1e309", ".", None),
    ("١٠", ".", None),
    ("", ".", None),
    ("True", ".", None),
]


@pytest.mark.parametrize(("text", "sign", "value"), NUMBERS)
def test_numbers_as_written(text: str, sign: str, value: float | None) -> None:
    assert parse_number(text, sign) == value


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_float_is_read_back(value: float) -> None:
    assert parse_number(repr(value)) == value


SIGNS = [
    (["62,5", "60"], {","}),
    (["62.5", "60"], {"."}),
    (["1,025", "1.025"], {".", ","}),
    (["1.025,5"], {","}),
    (["1,234,567"], {"."}),
    (["60", "65"], {".", ","}),
    (["62,5", "62.5"], set()),
    (["heavy, very", "60"], {".", ","}),
]


@pytest.mark.parametrize(("texts", "signs"), SIGNS)
def test_the_decimal_signs_that_fit_a_column(texts: list[str], signs: set[str]) -> None:
    assert decimal_signs(texts) == signs


DURATIONS = [
    ("90", 90.0),
    ("45 s", 45.0),
    ("20s", 20.0),
    ("38min", 2280.0),
    ("1h 5m", 3900.0),
    ("1h 2min", 3720.0),
    ("2 hours", 7200.0),
    ("1:30", 90.0),
    ("0:01:30", 90.0),
    ("1:02:03.5", 3723.5),
    ("1:75", None),
    ("soon", None),
    ("", None),
    ("5m 1h", None),
]


@pytest.mark.parametrize(("text", "seconds"), DURATIONS)
def test_durations_as_written(text: str, seconds: float | None) -> None:
    assert parse_duration(text) == seconds


@pytest.mark.parametrize(
    ("text", "parts"),
    [("100 kg", ("100", "kg")), ("225lbs.", ("225", "lbs")), ("62,5 KG", ("62,5", "kg")), ("60", ("60", "")),
     ("heavy", ("heavy", ""))],
)  # fmt: skip
def test_a_unit_is_split_from_its_number(text: str, parts: tuple[str, str]) -> None:
    assert split_unit(text) == parts


def test_conversions_are_the_exact_ones() -> None:
    assert to_kg(100, LoadUnit.LB) == 45.359237
    assert to_kg(100, LoadUnit.KG) == 100
    assert M_PER_UNIT[DistanceUnit.MI] == 1609.344
    assert math.isclose(from_kg(to_kg(135, LoadUnit.LB), LoadUnit.LB), 135)


SHOWN = [
    (format_number(1234.5), "1,234.5"),
    (format_number(1234.0), "1,234"),
    (format_number(-2.5), "\u22122.5"),
    (format_number(-0.01), "0"),
    (format_number(100), "100"),
    (format_number(2.345, 2), "2.35"),
    (format_number(math.nan), "–"),
    (format_load(62.5), "62.5 kg"),
    (format_load(62.3), "62.5 kg"),
    (format_load(1234), "1,234 kg"),
    (format_load(61.23496995, LoadUnit.LB), "135 lb"),
    (format_load(math.nan), "–"),
    (format_seconds(45), "45 s"),
    (format_seconds(90), "1 min 30 s"),
    (format_seconds(3900), "1 h 5 min"),
    (format_seconds(7200), "2 h"),
    (format_seconds(0), "0 s"),
    (format_seconds(math.nan), "–"),
    (format_distance(400), "400 m"),
    (format_distance(1250.5), "1,250.5 m"),
    (format_distance(math.nan), "–"),
]


@pytest.mark.parametrize(("text", "expected"), SHOWN)
def test_what_the_screen_shows(text: str, expected: str) -> None:
    assert text == expected


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("en-US", ("lb", "sunday", "mdy", ".")),
        ("en-GB", ("kg", "monday", "dmy", ".")),
        ("en", ("kg", "monday", "dmy", ".")),
        ("de", ("kg", "monday", "dmy", ",")),
        ("pt-BR", ("kg", "sunday", "dmy", ",")),
        ("fr-CH", ("kg", "monday", "dmy", ",")),
        ("sv-SE", ("kg", "monday", "ymd", ",")),
        (None, ("kg", "monday", "dmy", ".")),
        ("not a place", ("kg", "monday", "dmy", ".")),
        ("xx-YY", ("kg", "monday", "dmy", ".")),
    ],
)
def test_habits_of_a_browser_locale(locale, expected):
    habits = habits_of(locale)
    assert (habits.load_unit, habits.week_start, habits.date_order, habits.decimal_sign) == expected
