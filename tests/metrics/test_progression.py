import datetime as dt

import numpy as np
import pandas as pd
import pytest

from analytics.metrics import (
    MEASURES,
    choose_measure,
    next_corridor,
    one_rep_max_kg,
    progression,
    records,
    session_values,
)
from tests.metrics.build import session_exercises


def test_epley_holds_from_one_to_ten_repetitions_and_nowhere_else():
    estimates = one_rep_max_kg([100, 100, 100, 100, 0], [1, 5, 10, 11, 5])
    np.testing.assert_allclose(estimates[:3], [100, 100 * (1 + 5 / 30), 100 * (1 + 10 / 30)])
    assert np.isnan(estimates[3:]).all()


def squats(*loads: float) -> pd.DataFrame:
    return session_exercises(
        *(
            {
                "day": f"2026-03-{2 * nth + 1:02d}",
                "one_rep_max_kg": load,
                "top_load_kg": load,
                "top_external_load_kg": load,
                "volume_load_kg": load * 10,
            }
            for nth, load in enumerate(loads)
        )
    )


def test_bests_the_corridor_and_the_work_limit():
    table = progression(squats(100, 90, 110, 105, 120), MEASURES["one_rep_max"])
    assert table["is_best"].tolist() == [False, False, True, False, True]
    assert table["best"].tolist() == [100, 100, 110, 110, 120]
    assert table["corridor_low"].isna().tolist() == [True, True, True, False, False]
    assert table["corridor_high"].iloc[3] == pytest.approx(100 * 1.08)
    assert table["work_limit"].iloc[3] == pytest.approx(1100 * 1.10)


def test_one_outlier_does_not_lift_the_corridor():
    with_outlier = progression(squats(100, 100, 100, 100, 180, 100), MEASURES["one_rep_max"])
    assert with_outlier["corridor_high"].iloc[5] == pytest.approx(108)


@pytest.mark.parametrize(
    ("key", "column", "values", "edges"),
    [
        ("top_reps", "top_reps", (6, 6, 7), (5, 7)),  # not 5.58 to 6.48, which only 6 is inside of
        ("top_reps", "top_reps", (1, 1, 1), (0.93, 2)),  # nothing is fewer than one
        ("top_reps", "top_reps", (20, 20, 20), (18.6, 21.6)),
        ("top_hold", "top_hold_s", (10, 10, 10), (9, 11)),
        ("one_rep_max", "one_rep_max_kg", (5, 5, 5), (4, 6)),
        ("speed", "top_speed_m_s", (3, 3, 3), (2.79, 3.24)),
    ],
)
def test_one_whole_step_is_always_inside_the_corridor(key, column, values, edges):
    days = [{"day": f"2026-03-{nth:02d}", column: float(value)} for nth, value in enumerate((*values, 9), start=1)]
    sessions = progression(session_exercises(*days), MEASURES[key])
    assert sessions[["corridor_low", "corridor_high"]].iloc[3].tolist() == pytest.approx(edges)
    assert next_corridor(sessions.head(3), MEASURES[key]) == pytest.approx(edges)
    assert np.isnan(next_corridor(sessions.head(2), MEASURES[key])).all()


def test_a_session_of_longer_sets_alone_has_no_value_and_counts_with_its_work():
    log = squats(100, 101, 102, 103, 104)
    log.loc[2, ["one_rep_max_kg", "volume_load_kg", "top_reps"]] = [np.nan, 5400.0, 18.0]
    table = progression(log, MEASURES["one_rep_max"])
    assert table["value"].isna().tolist() == [False, False, True, False, False]
    assert table["work"].tolist() == [1000, 1010, 5400, 1030, 1040]
    assert table["work_limit"].iloc[3:].tolist() == pytest.approx([5940, 5940])
    assert table["best"].tolist() == [100, 101, 101, 103, 104]
    assert table["is_best"].tolist() == [False, True, False, True, True]
    assert table["corridor_low"].isna().tolist() == [True, True, True, True, False]  # the fourth value begins it
    assert table["corridor_high"].iloc[4] == pytest.approx(101 * 1.08)
    assert table[["set_count", "top_load_kg", "top_reps"]].iloc[2].tolist() == [3, 102, 18]


def test_a_week_answered_as_a_log_error_is_no_best_and_in_no_corridor():
    log = squats(100, 100, 100, 180, 110, 105)  # every other day from Sunday, 1 March 2026
    table = progression(log, MEASURES["one_rep_max"], errors={dt.date(2026, 3, 6)})
    assert table["is_error"].tolist() == [False, False, False, True, True, True]
    assert table["value"].tolist() == [100, 100, 100, 180, 110, 105]
    assert table["best"].tolist() == [100] * 6
    assert not table["is_best"].any()
    assert next_corridor(table, MEASURES["one_rep_max"]) == pytest.approx((93, 108))
    one_day = progression(log, MEASURES["one_rep_max"], errors={dt.date(2026, 3, 1)})
    assert one_day["is_error"].tolist() == [True, True, True, True, False, False]
    assert one_day["best"].isna().tolist() == [True] * 4 + [False] * 2


def test_work_that_nobody_knows_is_not_none():
    log = squats(100, 101)
    log.loc[1, ["one_rep_max_kg", "volume_load_kg"]] = np.nan
    assert progression(log, MEASURES["one_rep_max"])["work"].isna().tolist() == [False, True]


def test_the_values_of_many_exercises_at_once_are_those_of_each_alone():
    one = squats(100, 101, 102).assign(exercise="squat")
    other = session_exercises(
        {"day": "2026-03-03", "side": "left", "top_reps": 20.0},
        {"day": "2026-03-03", "side": "right", "top_reps": 25.0},
        {"day": "2026-03-05", "top_reps": float("nan")},
    ).assign(exercise="raise")
    both = session_values(pd.concat([one, other], ignore_index=True))
    for name, rows in (("squat", one), ("raise", other)):
        alone = progression(rows, choose_measure(rows))["value"]
        pd.testing.assert_series_equal(
            both.loc[both["exercise"] == name, "value"].reset_index(drop=True), alone, check_names=False
        )
    assert both.drop_duplicates("exercise")["measure"].tolist() == ["top_reps", "one_rep_max"]


@pytest.mark.parametrize(
    ("logged", "key"),
    [
        ({"one_rep_max_kg": 120.0, "top_load_kg": 100.0, "top_external_load_kg": 100.0}, "one_rep_max"),
        ({"top_load_kg": 100.0, "top_external_load_kg": 100.0, "top_reps": 20.0}, "top_load"),
        ({"top_load_kg": 69.3, "top_reps": 20.0}, "top_reps"),  # bodyweight: kilograms would only follow body mass
        ({"top_hold_s": 40.0, "top_reps": float("nan")}, "top_hold"),
        ({"contact_count": 60.0}, "contacts"),
    ],
)
def test_the_measure_follows_what_was_logged(logged: dict[str, object], key: str):
    assert choose_measure(session_exercises({"day": "2026-03-03", **logged})).key == key


def test_sides_in_rows_of_their_own_are_one_session():
    log = session_exercises(
        {"day": "2026-03-03", "side": "left", "top_reps": 20.0, "rep_count": 20.0},
        {"day": "2026-03-03", "side": "right", "top_reps": 25.0, "rep_count": 25.0},
    )
    table = progression(log, MEASURES["top_reps"])
    assert table[["value", "work"]].to_numpy().tolist() == [[25.0, 45.0]]


def test_a_record_keeps_the_first_day_on_which_it_was_reached():
    log = session_exercises({"day": "2026-03-03", "top_reps": 12.0}, {"day": "2026-03-10", "top_reps": 12.0})
    best = records(log).set_index("measure").loc["top_reps"]
    assert (best["value"], best["local_day"]) == (12.0, pd.Timestamp("2026-03-03"))


def test_an_exercise_never_logged_has_no_progression():
    assert progression(session_exercises(), MEASURES["top_reps"]).empty
    assert records(session_exercises()).empty
