"""How thoroughly tests that draw or kill look: in passing (`make test`), or as the gate does (CI=true)."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import HealthCheck, settings

IS_THOROUGH = os.environ.get("CI") == "true"


def times(thoroughly: int, in_passing: int) -> int:
    """How often to try: `thoroughly` in the gate, `in_passing` otherwise."""
    return thoroughly if IS_THOROUGH else in_passing


def draws(thoroughly: int, in_passing: int | None = None, **more: Any) -> settings:
    """Hypothesis's settings for so many examples (a third of them in passing). A slow machine fails no test."""
    few = max(2, thoroughly // 3) if in_passing is None else in_passing
    more.setdefault("suppress_health_check", [HealthCheck.too_slow])
    return settings(max_examples=times(thoroughly, few), deadline=None, **more)
