"""Sentences of the part of *Balance* that shows what an area's sets of four weeks are made of."""

from __future__ import annotations

import datetime as dt

from analytics.words.runner import area_name, counted
from analytics.writing import week_text

TITLE = "What is an area made of?"
LABEL = "Open an area"
HELP = "Or click it on the runner."
WEEKS = "Week by week, down to file and line:"


def none_text(area: str) -> str:
    """In place of the exercises of an area that was not trained."""
    return f"No set counted for {area_name(area).lower()} in these weeks."


def week_label(start: dt.date, sets: float) -> str:
    """`3 to 9 August: 11.5 sets`."""
    return f"{week_text(start)}: {counted(sets, 'set') if sets else 'none'}"
