from __future__ import annotations

from dataclasses import replace

import pytest

from analytics.model import Citation
from analytics.reference import load_false_flags
from analytics.words import guide as words


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.2, "share", "20%"),
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


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.1641, "16.4%"),
        (0.9996, "99.9%"),
        (1.0, "100%"),
        (0.0001, "0.1%"),
        (0.0, "0%"),
        (None, "–"),
    ],
)
def test_a_share_is_never_rounded_to_none_or_all(share: float | None, text: str) -> None:
    assert words.share_text(share) == text


@pytest.mark.parametrize(
    ("any_level", "watch", "told"),
    [(0.1, 0.05, "Here that is reached."), (0.11, 0.05, "not reached"), (0.1, 0.06, "not reached")],
)
def test_the_aim_is_said_to_be_reached_only_where_both_halves_are(any_level: float, watch: float, told: str) -> None:
    row = next(one for one in load_false_flags() if one.rule_set == "guide")
    naive = next(one for one in load_false_flags() if one.rule_set == "last-week")
    assert told in words.false_flags_text(replace(row, any_level=any_level, watch=watch), naive)


def test_the_aim_is_told_for_every_difference_between_weeks() -> None:
    rows = {one.wobble: one for one in load_false_flags() if (one.rule_set, one.lifter) == ("guide", "established")}
    met, missed = (replace(rows["week"], any_level=share, watch=0.04) for share in (0.08, 0.12))
    other = replace(rows["reps"], any_level=0.13, watch=0.05)
    both = words.aim_text([met, other])
    assert both.startswith(
        f"The aim is met where weeks differ by {words.WOBBLE['week']} (8% and 4%); it is **not** met"
    )
    assert both.endswith(f"where they differ by {words.WOBBLE['reps']} (13% and 5%).")
    assert words.aim_text([missed, other]).startswith("The aim is **not** met where weeks differ by one set")
    assert "not" not in words.aim_text([met])
    assert "no distances" in words.SIMULATION_LEFT_OUT
