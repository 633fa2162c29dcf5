"""Amounts, days and names as the charts write them."""

from __future__ import annotations

import datetime as dt
import html

from analytics.units import format_number

# fmt: off
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")
# fmt: on


def amount(value: float, one: str, many: str, digits: int = 2) -> str:
    """A number and its unit: `1 set`, `12.5 sets`."""
    text = format_number(value, digits)
    return f"{text} {one if text == '1' else many}"


def short_day(day: dt.date) -> str:
    """`4 May`, `29 Jun`, for ticks."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def long_day(day: dt.date) -> str:
    """`4 May 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def week_text(start: dt.date) -> str:
    """`10 to 16 August`, or `27 July to 2 August`."""
    end = start + dt.timedelta(days=6)
    first = f"{start.day}" if start.month == end.month else f"{start.day} {MONTHS[start.month - 1]}"
    return f"{first} to {end.day} {MONTHS[end.month - 1]}"


def escape(text: str) -> str:
    """Text that came from a file, made harmless for plotly's markup."""
    return html.escape(text, quote=False)
