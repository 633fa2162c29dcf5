"""Numbers, days and names as the charts write them."""

from __future__ import annotations

import datetime as dt
import html
import math

# fmt: off
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")
# fmt: on


def number(value: float, digits: int = 2) -> str:
    """`1290.0` as `1,290` and `2.50` as `2.5`; a true minus sign; `none` for NaN."""
    if not math.isfinite(value):
        return "none"
    text = f"{value:,.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "0") else text.replace("-", "−")


def amount(value: float, one: str, many: str, digits: int = 2) -> str:
    """A number and its unit: `1 set`, `12.5 sets`."""
    text = number(value, digits)
    return f"{text} {one if text == '1' else many}"


def short_day(day: dt.date) -> str:
    """`4 May`, for ticks; months of more than four letters are cut to three."""
    month = MONTHS[day.month - 1]
    return f"{day.day} {month if len(month) <= 4 else month[:3]}"


def short_month(day: dt.date) -> str:
    """`May 2026`, for the ticks of long spans."""
    return f"{short_day(day).split()[1]} {day.year}"


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
