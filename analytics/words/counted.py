"""What the coach's figures do not hold: sets with a name that nobody has placed, rows that could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.units import format_number
from analytics.words.runner import counted

WEEKS = 12
"""The same weeks as the line of each client."""


def group_text(rows: pd.DataFrame) -> str:
    """`Counted 812 of 840 sets of the last 12 weeks: ...` over ROSTER rows; nothing where there is no set."""
    return _text(*(float(rows[name].sum()) for name in ("work_set_count", "unplaced_set_count", "left_out_count")))


def client_text(row: Mapping[Any, Any]) -> str:
    """The same for one client."""
    return _text(row["work_set_count"], row["unplaced_set_count"], row["left_out_count"])


def hint(row: Mapping[Any, Any]) -> tuple[str, str]:
    """(`12 of 40 sets are not placed yet, so areas can look low`, the same in few letters); empty for a small part."""
    if not row["is_partly_counted"]:
        return "", ""
    part = share_text(row)
    return f"{part} are not placed yet, so areas can look low", f"{part} not placed yet"


def share_text(row: Mapping[Any, Any]) -> str:
    """`12 of 40 sets`."""
    return f"{format_number(row['unplaced_set_count'], 2)} of {counted(row['work_set_count'], 'set')}"


def _text(work: float, unplaced: float, left_out: float) -> str:
    if not work and not left_out:
        return ""
    told = f"All {counted(work, 'set')} of the last {WEEKS} weeks were counted." if work > 1 else ""
    if unplaced:
        told = (
            f"Counted {format_number(work - unplaced, 2)} of {counted(work, 'set')} of the last {WEEKS} weeks: the"
            " names of the others are not placed yet, and Exercise names asks for them."
        )
    if left_out:
        rows = counted(left_out, "row")
        told = f"{told} {rows[0].upper()}{rows[1:]} of the files could not be read and {_were(left_out)} left out."
    return told.strip()


def _were(number: float) -> str:
    return "was" if number == 1 else "were"
