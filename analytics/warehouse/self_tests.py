"""Results of the tests that people do on themselves: enter, take away, bring back, read."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence

import pandas as pd

from analytics.frames import SELF_TESTS, conform
from analytics.model import EvenstrideError
from analytics.reference import SelfTest, load_self_tests
from analytics.units import format_number
from analytics.warehouse.database import Warehouse
from analytics.warehouse.identity import new_id, now
from analytics.warehouse.removal import mark_removed
from analytics.warehouse.versions import raise_data_version

FIRST_DAY = dt.date(1970, 1, 1)


def self_tests(warehouse: Warehouse, athlete_ids: Sequence[str], until: dt.date | None = None) -> pd.DataFrame:
    """SELF_TESTS of these athletes up to `until`, oldest first; results that were taken away are left out."""
    rows = warehouse.frame(
        "SELECT athlete_id, result_id, test_id, CAST(local_day AS TIMESTAMP) AS local_day, "
        'left_value AS "left", right_value AS "right" FROM self_tests '
        "WHERE athlete_id IN (SELECT unnest($athletes)) AND removed_at IS NULL AND local_day <= $until "
        "ORDER BY athlete_id, local_day, entered_at, result_id",
        {"athletes": list(athlete_ids), "until": until or dt.date.max},
    )
    return conform(rows, SELF_TESTS)


def add_self_test(
    warehouse: Warehouse,
    athlete_id: str,
    test_id: str,
    local_day: dt.date,
    left: float | None,
    right: float | None,
    *,
    today: dt.date,
) -> str:
    """Keep one result; its id. One side may be missing. EvenstrideError for what cannot be a result."""
    test = _test(test_id)
    if left is None and right is None:
        raise EvenstrideError(f"{test.name}: a result needs a number for the left or the right. Nothing was kept.")
    for side, value in (("left", left), ("right", right)):
        _check_value(test, side, value)
    if not FIRST_DAY <= local_day <= today:
        raise EvenstrideError(f"{test.name}: {local_day.isoformat()} is not a day up to today. Nothing was kept.")
    result_id = new_id()

    def add(inside: Warehouse) -> None:
        raise_data_version(inside, athlete_id)
        inside.run(
            "INSERT INTO self_tests VALUES (?, ?, ?, ?, ?, ?, ?, NULL)",
            [result_id, athlete_id, test_id, local_day, left, right, now()],
        )

    warehouse.write(add)
    return result_id


def remove_self_test(warehouse: Warehouse, result_id: str) -> None:
    """Take one result away. Raises EvenstrideError for an id that is not there."""
    mark_removed(warehouse, ["self_tests"], "result_id", result_id, now(), what="test result")


def restore_self_test(warehouse: Warehouse, result_id: str) -> None:
    """Bring a result back that was taken away."""
    mark_removed(warehouse, ["self_tests"], "result_id", result_id, None, what="test result")


def _test(test_id: str) -> SelfTest:
    tests = load_self_tests()
    if test_id not in tests:
        raise EvenstrideError(f"There is no test {test_id}; the tests are {', '.join(tests)}.")
    return tests[test_id]


def _check_value(test: SelfTest, side: str, value: float | None) -> None:
    if value is not None and not (math.isfinite(value) and 0 <= value <= test.most):
        most = format_number(test.most)
        raise EvenstrideError(
            f"{test.name}: {format_number(value)} {test.unit} on the {side} is outside 0 to {most}. Nothing was kept."
            if math.isfinite(value)
            else f"{test.name}: the number of the {side} is not one. Nothing was kept."
        )
