"""Columns of a plain table that stand beside a set: what it was aimed at, and what the whole session was.

No set is left out because of them: what cannot be read is left empty, with a warning.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable

import numpy as np

from analytics.importers.cells import REPS, Problem, measure
from analytics.importers.columns import Floats, Rows
from analytics.units import parse_duration, parse_number

_AIM = re.compile(
    r"(?:\d{1,3}\s*[x×*]\s*)?(?:\d{1,4}\s*(?:-|–|—|to)\s*)?(\d{1,4})(?:\s*reps?)?", re.IGNORECASE | re.ASCII
)
_DAY_S = 86_400.0


def target_reps(rows: Rows) -> Floats:
    """Repetitions aimed for: of a span ("8-12") the upper end, of "3 x 10" the ten. 0 is no aim."""
    aims = _kept(rows, "target_reps", _target)
    return np.where(aims > 0, aims, np.nan)


def session_seconds(rows: Rows, factor: float) -> Floats:
    """Length of the session in seconds; `factor` is what a number without a unit is multiplied by. 0 is none."""
    lengths = _kept(rows, "session_s", lambda cell: _length(cell, factor))
    return np.where(lengths > 0, lengths, np.nan)


def _target(text: str) -> float | Problem:
    aim = _AIM.fullmatch(text.strip())
    return measure(aim[1] if aim else text, REPS)


def _length(text: str, factor: float) -> float | Problem:
    number = parse_number(text)
    seconds = parse_duration(text) if number is None else number * factor
    if seconds is None:
        return measure(text, REPS)  # nothing, or not a number
    return seconds if 0 <= seconds <= _DAY_S else Problem("A session lasts a day at most.")


def _kept(rows: Rows, role: str, parse: Callable[[str], float | Problem]) -> Floats:
    """Numbers of a column; NaN where nothing is written or can be read, and throughout when the file lacks it."""
    cells = rows.cells.get(role)
    if cells is None:
        return np.full(len(rows.lines), np.nan)
    read = {cell: parse(cell) for cell in dict.fromkeys(cells)}
    odd = {cell for cell, value in read.items() if isinstance(value, Problem)}
    if odd:
        what = f"{rows.headers[role]} is “{{value}}”, which cannot be read; the set is kept without it."
        rows.remark(role, rows.marked(role, odd), what)
    values = {cell: math.nan if isinstance(value, Problem) else value for cell, value in read.items()}
    return np.fromiter(map(values.__getitem__, cells), np.float64, len(cells))
