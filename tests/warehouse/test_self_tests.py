"""Results of tests: kept, taken away, brought back, and refused with a sentence."""

from __future__ import annotations

import datetime as dt

import pytest

from analytics import warehouse as store
from analytics.model import EvenstrideError, UnknownAthleteError

DAY = dt.date(2026, 3, 2)
NAN = float("nan")


def add(warehouse, athlete_id, left=20, right=25, day=DAY, test="heel-raise"):
    return store.add_self_test(warehouse, athlete_id, test, day, left, right, today=dt.date(2026, 3, 31))


def shown(warehouse, athlete_id, **more):
    frame = store.self_tests(warehouse, [athlete_id], **more)
    return [(row.test_id, row.local_day.date(), row.left, row.right) for row in frame.itertuples()]


def test_results_come_back_in_the_order_of_days(warehouse, ada):
    add(warehouse, ada, day=dt.date(2026, 3, 9))
    add(warehouse, ada, 60.5, 58, test="side-plank")
    assert shown(warehouse, ada) == [
        ("side-plank", DAY, 60.5, 58),
        ("heel-raise", dt.date(2026, 3, 9), 20, 25),
    ]
    assert shown(warehouse, ada, until=DAY) == [("side-plank", DAY, 60.5, 58)]


def test_one_side_may_be_missing(warehouse, ada):
    add(warehouse, ada, right=None)
    frame = store.self_tests(warehouse, [ada])
    assert frame["left"].tolist() == [20] and frame["right"].isna().all()


def test_a_result_that_is_taken_away_can_be_brought_back(warehouse, ada):
    result_id = add(warehouse, ada)
    versions = [store.data_version(warehouse, ada)]
    store.remove_self_test(warehouse, result_id)
    versions.append(store.data_version(warehouse, ada))
    assert shown(warehouse, ada) == []
    store.restore_self_test(warehouse, result_id)
    versions.append(store.data_version(warehouse, ada))
    assert shown(warehouse, ada) == [("heel-raise", DAY, 20, 25)]
    assert versions == sorted(set(versions))


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"left": None, "right": None}, "needs a number for the left or the right"),
        ({"left": -1}, "-1 reps on the left is outside 0 to 200"),
        ({"right": 201}, "201 reps on the right is outside 0 to 200"),
        ({"right": NAN}, "the number of the right is not one"),
        ({"left": 46, "test": "stand-open"}, "46 seconds on the left is outside 0 to 45"),
        ({"day": dt.date(2026, 4, 1)}, "2026-04-01 is not a day up to today"),
        ({"test": "push-up"}, "There is no test push-up; the tests are heel-raise"),
    ],
)
def test_what_cannot_be_a_result_is_refused(warehouse, ada, given, sentence):
    with pytest.raises(EvenstrideError) as told:
        add(warehouse, ada, **given)
    assert sentence in str(told.value).replace("−", "-")
    assert shown(warehouse, ada) == []


def test_nobody_and_no_result(warehouse):
    with pytest.raises(UnknownAthleteError):
        add(warehouse, "nobody")
    with pytest.raises(EvenstrideError, match="There is no test result x"):
        store.remove_self_test(warehouse, "x")
