"""What an unknown name may mean: the nearest exercises first, each with its reason."""

from __future__ import annotations

import pytest

from analytics.names import find_exercise
from analytics.reference import load_catalogue
from analytics.suggestions import suggest

CATALOGUE = load_catalogue()


@pytest.mark.parametrize(
    ("name", "first", "shared"),
    [
        ("Grandpa's lat pulldown", "lat_pulldown", ("lat", "pull", "down")),
        ("Hpi thrust machine", "hip_thrust", ("thrust",)),
        ("Buglarian split squat", "rfe_split_squat", ("split", "squat")),
        ("claf rasie", "calf_raise_two", ()),
        ("Rear delt pulling in front of the eyes", "rear_delt_fly", ("rear", "delt")),
    ],
)
def test_the_nearest_exercise_comes_first_with_the_words_they_share(name: str, first: str, shared: tuple[str, ...]):
    assert find_exercise(name, CATALOGUE) is None
    best = suggest(name, CATALOGUE)[0]
    assert (best.exercise_id, best.shared) == (first, shared)


def test_each_exercise_is_suggested_once_and_the_likeliest_first():
    found = suggest("Single leg claf raise", CATALOGUE, most=5)
    assert len({one.exercise_id for one in found}) == len(found) == 5
    assert [one.likeness for one in found] == sorted((one.likeness for one in found), reverse=True)


@pytest.mark.parametrize("name", ["", "Zorbing", "light v bar", "KBs", "🏋️", "3x10"])
def test_nothing_is_suggested_where_nothing_is_known(name: str):
    assert suggest(name, CATALOGUE) == ()


def test_a_suggestion_is_never_applied():
    assert suggest("Bridge", CATALOGUE)
    assert find_exercise("Bridge", CATALOGUE) is None
