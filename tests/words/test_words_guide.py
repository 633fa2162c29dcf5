from __future__ import annotations

import pytest

from analytics.model import Citation
from analytics.words import guide as words


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.2, "share", "20\u00a0%"),
        (2, "sets", "2\u00a0sets"),
        (1, "weeks", "1\u00a0week"),
        (3.5, "sets", "3.5\u00a0sets"),
    ],
)
def test_a_number_is_written_as_people_read_it(value: float, unit: str, text: str) -> None:
    assert words.number_text(value, unit) == text


@pytest.mark.parametrize(
    ("authors", "text"),
    [
        ("Frandsen JSB and others", "Frandsen et al. 2025"),
        ("Bohm S, Mersmann F, Arampatzis A", "Bohm et al. 2025"),
        ("Nielsen RØ and others", "Nielsen et al. 2025"),
        ("Androulakis-Korakakis P, Fisher JP", "Androulakis-Korakakis et al. 2025"),
        ("Warden SJ", "Warden 2025"),
    ],
)
def test_a_source_is_named_by_its_first_author(authors: str, text: str) -> None:
    assert words.short_source(Citation("k", authors, 2025, "t", "j", "", "read", "")) == text
