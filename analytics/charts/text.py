"""Amounts, days and names as the charts write them."""

from __future__ import annotations

import html

from analytics.units import format_number


def amount(value: float, one: str, many: str, digits: int = 2) -> str:
    """A number and its unit: `1 set`, `12.5 sets`."""
    text = format_number(value, digits)
    return f"{text} {one if text == '1' else many}"


def escape(text: str) -> str:
    """Text that came from a file, made harmless for plotly's markup."""
    return html.escape(text, quote=False)
