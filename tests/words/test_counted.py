from __future__ import annotations

import pandas as pd
import pytest

from analytics.words import counted


def row(work: float, unplaced: float, left_out: int = 0, *, is_partly: bool = False) -> dict[str, object]:
    return {
        "work_set_count": work,
        "unplaced_set_count": unplaced,
        "left_out_count": left_out,
        "is_partly_counted": is_partly,
    }


PLACED = "names of the others are not placed yet, and Exercise names asks for them."


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (row(412, 0), "All 412 sets of the last 12 weeks were counted."),
        (row(412, 2), f"Counted 410 of 412 sets of the last 12 weeks: the {PLACED}"),
        (row(3, 0.5), f"Counted 2.5 of 3 sets of the last 12 weeks: the {PLACED}"),
        (
            row(412, 0, 1),
            "All 412 sets of the last 12 weeks were counted. 1 row of the files could not be read and was left out.",
        ),
        (row(0, 0, 1_200), "1,200 rows of the files could not be read and were left out."),
        (row(0, 0), ""),
        (row(1, 0), ""),
    ],
)
def test_what_was_counted_of_one_client(one: dict[str, object], told: str):
    assert counted.client_text(one) == told


def test_what_was_counted_of_a_group():
    rows = pd.DataFrame([row(1_000, 10, 3), row(40, 12, is_partly=True)])
    assert counted.group_text(rows) == (
        f"Counted 1,018 of 1,040 sets of the last 12 weeks: the {PLACED}"
        " 3 rows of the files could not be read and were left out."
    )
    assert counted.group_text(rows.head(0)) == ""


def test_a_hint_where_much_is_not_placed():
    told = counted.hint(row(40, 12, is_partly=True))
    assert told == ("12 of 40 sets are not placed yet, so areas can look low", "12 of 40 sets not placed yet")
    assert counted.hint(row(40, 1)) == ("", "")
