"""The level each athlete is judged at this week."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from analytics.guidance.evidence import Evidence
from analytics.model import Experience


def levels(evidence: Evidence) -> Mapping[str, Experience]:
    """athlete_id -> level in the latest week of their log up to today; athletes without a week have no entry."""
    weeks = evidence.weeks
    last = np.flatnonzero(weeks.is_coming) - 1
    return {
        weeks.rows.athlete_ids[weeks.rows.athlete[row]]: Experience.NEW if weeks.is_new[row] else Experience.ESTABLISHED
        for row in last
    }
