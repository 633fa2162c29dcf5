"""The level an athlete is judged at this week, as the Guide page shows it."""

from __future__ import annotations

import pytest

from analytics.guidance import levels
from analytics.model import Experience
from tests.guidance.build import evidence_of


@pytest.mark.parametrize(
    ("case", "level"),
    [
        ({"sets": {"legs": [8] * 11}}, Experience.NEW),
        ({"sets": {"legs": [8] * 12}}, Experience.ESTABLISHED),
        ({"sets": {"legs": [8] * 30 + [0] * 13 + [8]}, "gap_answer": "rested"}, Experience.NEW),
        ({"sets": {"legs": [8]}, "lifter": "established"}, Experience.ESTABLISHED),
        ({"sets": {"legs": [8] * 30}, "lifter": "new"}, Experience.NEW),
    ],
    ids=["eleven weeks", "twelve weeks", "after 84 empty days", "lifted before", "says new"],
)
def test_level(case: dict[str, object], level: Experience):
    assert levels(evidence_of(case)) == {"a": level}
