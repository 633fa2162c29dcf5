"""What a rule found, looked for once: some rules go by what others found."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from analytics.guidance.evidence import Evidence


def found(evidence: Evidence, rule_id: str, find: Callable[[Evidence], pd.DataFrame]) -> pd.DataFrame:
    """The HITS of a rule; not to be changed."""
    if rule_id not in evidence.found:
        evidence.found[rule_id] = find(evidence)
    return evidence.found[rule_id]
