"""The jump formula: how far above its reference a week may be, and how loudly a bigger step speaks.

A step speaks when it is more than `threshold` above the reference and at least the smallest step that means anything.
Above 30 % it is a watch, above 100 % strong. Under a small base no percent is computed: only an absolute edge counts.
All comparisons are strict; exactly on an edge stays inside.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analytics.guidance.timeline import Bools, Floats
from analytics.guidance.week_state import TOLERANCE
from analytics.model import Level

Levels = npt.NDArray[np.int8]
"""0 silent, 1 note, 2 watch, 3 strong."""

LEVEL_NAMES = np.array(["", Level.NOTE.value, Level.WATCH.value, Level.STRONG.value])
NOTE, WATCH, STRONG = 1, 2, 3


@dataclass(frozen=True)
class SmallBase:
    """Below `base` the edge is the least of reference + `step`, `top`, and the edge at the base itself."""

    base: Floats
    step: Floats
    top: Floats


def band_level(value: Floats, reference: Floats, watch_above: Floats, strong_above: Floats) -> Levels:
    """Level of a step that speaks, by how far it is above the reference. A reference of 0 is a note."""
    level = np.where(value > reference * (1 + watch_above) + TOLERANCE, WATCH, NOTE)
    level = np.where(value > reference * (1 + strong_above) + TOLERANCE, STRONG, level)
    return np.where(reference > 0, level, NOTE).astype("int8")


def is_jump(value: Floats, reference: Floats, threshold: Floats, step: Floats, *, more_than: bool = False) -> Bools:
    """More than `threshold` above the reference, and by at least (`more_than`: by more than) the smallest step."""
    with np.errstate(invalid="ignore"):
        far = value > reference * (1 + threshold) + TOLERANCE
        rise = value - reference
        jump: Bools = far & (rise > step + TOLERANCE if more_than else rise >= step - TOLERANCE) & (reference > 0)
    return jump


def rounded_down(value: Floats, grain: float) -> Floats:
    """The largest multiple of `grain` that is not above the value."""
    down: Floats = np.floor(value / grain + TOLERANCE) * grain
    return down


def step_edge(reference: Floats, threshold: Floats, step: Floats, grain: float, *, more_than: bool = False) -> Floats:
    """The largest value, in multiples of `grain` above or below the reference, that `is_jump` lets pass."""
    inside = step if more_than else step - grain
    return np.maximum(rounded_down(reference * (1 + threshold), grain), reference + inside)


def counted_edge(reference: Floats, threshold: Floats, step: Floats, grain: float, small: SmallBase) -> Floats:
    """The guide edge of sets or contacts: `step_edge` from the small base up, the small edge below it.

    Never falls as the reference rises.
    """
    base = np.broadcast_to(small.base, np.shape(reference))
    regular = step_edge(reference, threshold, step, grain)
    at_base = step_edge(base, threshold, step, grain)
    low = np.minimum(np.minimum(reference + small.step, small.top), at_base)
    return np.where(reference >= base - TOLERANCE, regular, low)


def counted_jump(
    value: Floats,
    reference: Floats,
    threshold: Floats,
    step: Floats,
    grain: float,
    small: SmallBase,
    watch_above: Floats,
    strong_above: Floats,
) -> tuple[Levels, Floats]:
    """Level of a week of sets or contacts, 0 where it is silent or has no reference (NaN), and its guide edge."""
    edge = counted_edge(reference, threshold, step, grain, small)
    is_small = reference < small.base - TOLERANCE
    with np.errstate(invalid="ignore"):
        fires = np.where(is_small, value > edge + TOLERANCE, is_jump(value, reference, threshold, step))
        level = band_level(value, reference, watch_above, strong_above)
    level = np.where(is_small, np.minimum(level, WATCH), level)
    return np.where(fires & np.isfinite(reference), level, 0).astype("int8"), edge
