import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.metrics import area_days, balance, dense_weekly, weekly
from analytics.model import AthleteSettings, FocusArea
from tests.metrics.build import session_exercises
from tests.thoroughness import draws

TODAY = dt.date(2026, 3, 31)  # a Tuesday: the last completed weeks begin 2, 9, 16 and 23 March


def balanced(log: pd.DataFrame, own: dict[str, AthleteSettings] | None = None) -> pd.DataFrame:
    own = own or {}
    table = dense_weekly(weekly(log, own), TODAY, own)
    return balance(table, area_days(log), TODAY, own).set_index("focus_area")


def test_shares_are_of_the_last_four_completed_weeks():
    log = session_exercises(
        {"day": "2026-02-24", "credit_core": 1.0, "set_count": 8.0},  # in the four weeks before
        {"day": "2026-03-03", "credit_legs": 1.0, "set_count": 12.0},
        {"day": "2026-03-24", "credit_feet": 1.0, "set_count": 4.0},
        {"day": "2026-03-30", "credit_feet": 1.0, "set_count": 99.0},  # the running week
    )
    table = balanced(log)
    assert table.loc["legs", "share"] == 0.75
    assert table.loc["feet", "share"] == 0.25
    assert table.loc["core", ["share", "share_prev", "set_count_prev_28"]].tolist() == [0.0, 1.0, 8.0]
    assert table.loc["legs", "sets_per_week"] == 3.0
    assert table.loc["feet", "days_since_direct"] == 1
    assert table.loc["legs", "days_since_direct"] == 28


def test_days_since_count_from_the_first_day_of_the_log_for_an_area_never_trained():
    table = balanced(session_exercises({"day": "2026-03-03", "credit_legs": 1.0}))
    assert table.loc["calves", "days_since_direct"] == 28
    assert table.loc["calves", "direct_days_28"] == 0


def test_a_target_of_ones_own_replaces_the_even_share():
    own = {"a": AthleteSettings(targets={FocusArea.CALVES: 0.4})}
    table = balanced(session_exercises({"day": "2026-03-03", "credit_legs": 1.0}), own)
    assert table.loc["calves", "target_share"] == 0.4
    assert table.loc["core", "target_share"] == pytest.approx(0.2)


@draws(30)
@given(st.lists(st.tuples(st.sampled_from(list(FocusArea)), st.integers(1, 30)), min_size=1, max_size=12))
def test_shares_add_up_to_one(parts: list[tuple[FocusArea, int]]):
    rows = [
        {"day": "2026-03-10", f"credit_{area}": 1.0, "set_count": float(sets), "exercise_name": f"{n}"}
        for n, (area, sets) in enumerate(parts)
    ]
    assert balanced(session_exercises(*rows))["share"].sum() == pytest.approx(1.0)


def test_no_set_at_all_has_no_share():
    table = balanced(session_exercises({"day": "2026-01-06", "credit_legs": 1.0}))
    assert table["share"].isna().all()
