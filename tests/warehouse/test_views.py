"""What the queries make of sets: kinds, channels, loads, sides, weeks; checked against numbers worked out by hand."""

from __future__ import annotations

import dataclasses
import datetime as dt
import math

import pandas as pd
import pytest

from analytics import frames
from analytics import warehouse as store
from analytics.model import Category, FocusArea, ImportOptions, LogFile, NameAnswer
from analytics.warehouse.queries import VIEWS
from tests.warehouse.build import CATALOGUE, TOY, log, new_athlete, take


def work_of(warehouse, athlete_id) -> pd.DataFrame:
    return store.session_exercises(warehouse, [athlete_id], CATALOGUE)


def only_row(frame: pd.DataFrame) -> pd.Series:
    assert len(frame) == 1
    return frame.iloc[0]


def test_a_hand_made_session_adds_up(warehouse, ada):
    take(
        warehouse,
        ada,
        log(
            "2026-03-02 07:00, squat, reps=8, kg=20, kind=warm_up",
            "2026-03-02 07:00, squat, reps=5, kg=60",
            "2026-03-02 07:00, squat, reps=3, kg=70, kind=failure",
            "2026-03-02 07:00, plank, s=60",
            "2026-03-02 07:00, plank, s=45",
            "2026-03-02 07:00, hop, reps=20",
            "2026-03-02 07:00, hop, s=30",
            "2026-03-02 07:00, Nobody knows, reps=12, kg=10",
        ),
    )
    work = work_of(warehouse, ada).set_index("exercise_name")
    squat, plank, hop, unknown = (work.loc[name] for name in ("squat", "plank", "hop", "Nobody knows"))
    moved = 0.5 * 80
    assert (squat["set_count"], squat["rep_count"]) == (2, 8)
    assert squat["volume_load_kg"] == 5 * (60 + moved) + 3 * (70 + moved)
    assert (squat["top_load_kg"], squat["top_external_load_kg"], squat["top_reps"]) == (110, 70, 5)
    assert squat["one_rep_max_kg"] == pytest.approx(max(100 * (1 + 5 / 30), 110 * (1 + 3 / 30)))
    assert squat["load_basis"] == "effective"
    assert (squat["credit_legs"], squat["credit_glutes"], squat["credit_core"]) == (1.0, 0.5, 0.0)
    assert (plank["set_count"], plank["hold_s"], plank["top_hold_s"], plank["rep_count"]) == (2, 105, 60, 0)
    assert math.isnan(plank["volume_load_kg"]) and plank["load_basis"] == "none"
    assert (hop["set_count"], hop["contact_count"], hop["unknown_contact_set_count"]) == (2, 20, 1)
    assert math.isnan(hop["volume_load_kg"]) and math.isnan(hop["one_rep_max_kg"]) and hop["rep_count"] == 0
    assert (unknown["placement"], unknown["exercise_id"], unknown["set_count"]) == ("unplaced", "", 1)
    assert math.isnan(unknown["volume_load_kg"])
    assert (work["session_duration_s"] == 3600).all() and (work["session_title"] == "Gym").all()
    assert (work["local_day"] == pd.Timestamp("2026-03-02")).all()


def test_jumps_logged_only_in_seconds_have_unknown_contacts(warehouse, ada):
    take(warehouse, ada, log("2026-03-02 07:00, hop, s=30"))
    hop = only_row(work_of(warehouse, ada))
    assert math.isnan(hop["contact_count"]) and hop["unknown_contact_set_count"] == 1 and hop["hold_s"] == 0


@pytest.mark.parametrize(
    ("row", "counts"),
    [
        ("plank, s=9", False),
        ("plank, s=10", True),
        ("squat", False),
        ("squat, reps=0, kg=50", False),
        ("stretch, s=60", False),
        ("carry, m=40", True),
        ("squat, s=5", True),  # under 10 s matters only where the exercise is a hold
        ("squat, reps=5, kind=warm_up", False),
        ("squat, reps=5, kind=drop", True),
    ],
)
def test_which_rows_are_sets(warehouse, ada, row, counts):
    take(warehouse, ada, log(f"2026-03-02 07:00, {row}"))
    assert work_of(warehouse, ada)["set_count"].sum() == (1 if counts else 0)


@pytest.mark.parametrize(
    ("row", "rep_count", "hold_s"),
    [
        ("plank, s=30, reps=1", 0, 30),
        ("plank, reps=3", 3, 0),
        ("squat, s=30, reps=10", 10, 0),
        ("squat, s=30", 0, 30),
        ("carry, s=30, m=40", 0, 0),
        ("carry, s=30", 0, 30),
        ("Nobody knows, s=30", 0, 30),
        ("Nobody knows, s=600, m=2000", 0, 0),
    ],
)
def test_the_channel_of_a_set(warehouse, ada, row, rep_count, hold_s):
    take(warehouse, ada, log(f"2026-03-02 07:00, {row}"))
    work = only_row(work_of(warehouse, ada))
    assert (work["rep_count"], work["hold_s"], work["contact_count"]) == (rep_count, hold_s, 0)


@pytest.mark.parametrize(
    ("row", "body_mass_kg", "effective", "external", "basis"),
    [
        ("squat, reps=5, kg=60", 80, 100, 60, "effective"),
        ("squat, reps=5", 80, 40, None, "effective"),
        ("squat, reps=5, kg=0", 80, 40, None, "effective"),
        ("squat, reps=5, kg=60", None, 60, 60, "external"),
        ("squat, reps=5", None, None, None, "none"),
        ("press, reps=5, kg=60", None, 60, 60, "effective"),
        ("press, reps=5", 80, None, None, "none"),
        ("press, reps=5, kg=0", 80, None, None, "none"),
        ("band_walk, reps=5, kg=10", 80, None, 10, "none"),
        ("assisted pull_up, reps=5, kg=30", 80, 50, -30, "effective"),
        ("assisted pull_up, reps=5, kg=30", None, None, -30, "none"),
        ("assisted pull_up, reps=5", 80, None, None, "none"),
        ("assisted pull_up, reps=5, kg=80", 80, None, -80, "none"),  # nothing is left to lift
        ("one_leg_stand, reps=5", 80, 40, None, "effective"),
        ("hop, reps=5, kg=10", 80, None, None, "none"),
        ("plank, s=30, kg=10", 80, None, 10, "none"),
    ],
)
def test_effective_load(warehouse, row, body_mass_kg, effective, external, basis):
    athlete_id = new_athlete(warehouse, body_mass_kg=body_mass_kg)
    store.answer_name(warehouse, athlete_id, "assisted pull_up", NameAnswer("pull_up"))
    take(warehouse, athlete_id, log(f"2026-03-02 07:00, {row}"))
    one_set = only_row(store.read_sets(warehouse, [athlete_id], CATALOGUE))
    work = only_row(work_of(warehouse, athlete_id))
    found = [one_set["effective_load_kg"], work["top_load_kg"], work["top_external_load_kg"]]
    assert [None if math.isnan(kg) else kg for kg in found] == [effective, effective, external]
    assert one_set["load_basis"] == work["load_basis"] == basis
    expected = effective * 5 if effective is not None else None
    assert (None if math.isnan(work["volume_load_kg"]) else work["volume_load_kg"]) == expected


def test_the_effort_of_an_exercise_is_the_mean_of_the_working_sets_that_have_one(warehouse, ada):
    rows = (
        "squat, reps=5, kg=20, kind=warm_up, rpe=3",
        "squat, reps=5, rpe=7",
        "squat, reps=5, rpe=8",
        "squat, reps=5",
    )
    take(warehouse, ada, log(*(f"2026-03-02 07:00, {row}" for row in (*rows, "plank, s=60"))))
    work = work_of(warehouse, ada).set_index("exercise_name")
    assert work.loc["squat", "mean_rpe"] == 7.5
    assert math.isnan(work.loc["plank", "mean_rpe"])


@pytest.mark.parametrize(
    ("row", "one_rep_max_kg"),
    [
        ("press, reps=1, kg=60", 60),
        ("press, reps=10, kg=60", 80),
        ("press, reps=11, kg=60", None),
        ("one_leg_stand, reps=5, kg=10", None),
        ("squat, reps=5, kg=60", 100 * (1 + 5 / 30)),
    ],
)
def test_estimated_one_rep_max(warehouse, ada, row, one_rep_max_kg):
    take(warehouse, ada, log(f"2026-03-02 07:00, {row}"))
    found = only_row(work_of(warehouse, ada))["one_rep_max_kg"]
    assert math.isnan(found) if one_rep_max_kg is None else found == pytest.approx(one_rep_max_kg)


def test_the_estimate_in_sql_is_the_estimate_of_the_metrics(warehouse, ada):
    from analytics.metrics.one_rep_max import one_rep_max_kg

    for reps in range(1, 13):
        take(warehouse, ada, log(f"2026-03-{reps:02d} 07:00, press, reps={reps}, kg=62.5"))
    found = work_of(warehouse, ada)
    expected = one_rep_max_kg(found["top_load_kg"], found["top_reps"])
    pd.testing.assert_series_equal(found["one_rep_max_kg"], pd.Series(expected, name="one_rep_max_kg"))


def test_without_a_body_mass_the_estimate_is_of_the_external_load(warehouse):
    athlete_id = new_athlete(warehouse, body_mass_kg=None)
    take(warehouse, athlete_id, log("2026-03-02 07:00, squat, reps=5, kg=60"))
    row = only_row(work_of(warehouse, athlete_id))
    assert (row["one_rep_max_kg"], row["load_basis"]) == (70, "external")


def test_body_mass_is_the_last_entry_on_or_before_the_day_else_the_first(warehouse):
    athlete_id = new_athlete(warehouse, body_mass_kg=None)
    store.set_body_mass(warehouse, athlete_id, dt.date(2026, 3, 4), 80)
    store.set_body_mass(warehouse, athlete_id, dt.date(2026, 3, 8), 60)
    take(warehouse, athlete_id, log(*(f"2026-03-{day:02d} 23:30, squat, reps=5" for day in (2, 4, 7, 8, 9))))
    sets = store.read_sets(warehouse, [athlete_id], CATALOGUE)
    assert list(sets["effective_load_kg"]) == [40, 40, 40, 30, 30]


def test_a_stated_side_is_half_a_set(warehouse, ada):
    store.answer_name(warehouse, ada, "Squat Right", NameAnswer("squat"))
    take(
        warehouse,
        ada,
        log(
            "2026-03-02 07:00, squat, reps=8, kg=20, side=left",
            "2026-03-02 07:00, Squat Right, reps=8, kg=20",
            "2026-03-02 07:00, squat, reps=8, kg=20",
        ),
    )
    work = work_of(warehouse, ada).set_index("side")
    assert work["set_count"].to_dict() == {"left": 0.5, "right": 0.5, "both": 1.0}
    assert (work["exercise_id"] == "squat").all()


def test_a_note_states_the_side_where_neither_column_nor_name_does(warehouse, ada):
    store.answer_name(warehouse, ada, "Squat Right", NameAnswer("squat"))
    take(
        warehouse,
        ada,
        log(
            "2026-03-02 07:00, squat, reps=8, note=L",
            "2026-03-02 07:00, squat, reps=9, note=right side",
            "2026-03-02 07:00, squat, reps=10, note=each side",
            "2026-03-02 07:00, squat, reps=11, note=left knee felt odd",
            "2026-03-02 07:00, squat, reps=12, note=left, side=right",
            "2026-03-02 07:00, Squat Right, reps=13, note=left",
        ),
    )
    sets = store.read_sets(warehouse, [ada], CATALOGUE).set_index("reps")["side"]
    assert sets.to_dict() == {8: "left", 9: "right", 10: "both", 11: "both", 12: "right", 13: "right"}
    work = work_of(warehouse, ada).set_index("side")
    assert work["set_count"].to_dict() == {"left": 0.5, "right": 1.5, "both": 2.0}


def test_the_stored_week_counts_sides_that_notes_state(warehouse, ada):
    take(warehouse, ada, log("2026-03-02 07:00, squat, reps=8, note=L", "2026-03-02 07:00, squat, reps=8, note=R"))
    weekly = store.read_weekly(warehouse, [ada]).set_index("focus_area")
    assert weekly.loc["legs", "set_count"] == 1.0


def test_spellings_of_one_exercise_are_one_row_and_unplaced_names_stay_apart(warehouse, ada):
    store.answer_name(warehouse, ada, "My squat", NameAnswer("squat"))
    take(warehouse, ada, log(*(f"2026-03-02 07:00, {name}, reps=5" for name in ("squat", "My squat", "Huh", "Hm"))))
    work = work_of(warehouse, ada)
    assert sorted(zip(work["exercise_id"], work["set_count"], strict=True)) == [("", 1), ("", 1), ("squat", 2)]
    assert set(work.loc[work["exercise_id"] == "", "exercise_name"]) == {"Huh", "Hm"}


UNMARKED = log(
    "2026-03-02 07:00, squat, reps=8, kg=30",  # under 60 % of 60 and before it: warm-up
    "2026-03-02 07:00, squat, reps=8, kg=36",  # 60 % exactly: a set
    "2026-03-02 07:00, squat, reps=5, kg=60",
    "2026-03-02 07:00, squat, reps=5, kg=30",  # after the top set
    "2026-03-02 07:00, squat, reps=5, kg=60",
    "2026-03-02 07:00, press, reps=5, kg=20",  # another exercise
    "2026-03-02 07:00, squat, reps=5",  # no external load
    "2026-03-04 07:00, squat, reps=5, kg=30",  # another day
)


def test_without_marks_light_sets_before_the_days_top_set_are_warm_ups(warehouse, ada):
    take(warehouse, ada, UNMARKED, name="unmarked.csv")
    sets = store.read_sets(warehouse, [ada], CATALOGUE)
    assert list(sets["is_warm_up"]) == [True] + [False] * 7
    assert work_of(warehouse, ada)["set_count"].sum() == 7


def test_with_marks_the_60_percent_rule_is_silent(warehouse, ada):
    take(warehouse, ada, UNMARKED, name="marked.csv")
    assert not store.read_sets(warehouse, [ada], CATALOGUE)["is_warm_up"].any()


def test_assistance_is_not_a_load_to_warm_up_with(warehouse, ada):
    store.answer_name(warehouse, ada, "assisted pull_up", NameAnswer("pull_up"))
    rows = [f"2026-03-02 07:00, assisted pull_up, reps=5, kg={kg}" for kg in (10, 40)]
    take(warehouse, ada, log(*rows), name="unmarked.csv")
    assert not store.read_sets(warehouse, [ada], CATALOGUE)["is_warm_up"].any()


@pytest.mark.parametrize(("week_start", "first_days"), [("monday", ["02", "09"]), ("sunday", ["01", "08"])])
def test_weeks_begin_where_the_athlete_says(warehouse, ada, week_start, first_days):
    store.change_settings(warehouse, ada, {"week_start": week_start})
    days = {"monday": ("02", "08", "09"), "sunday": ("01", "07", "08")}[week_start]
    take(warehouse, ada, log(*(f"2026-03-{day} 23:59, squat, reps=5, kg=60" for day in days)))
    weeks = store.read_work(warehouse, [ada], CATALOGUE).exercise_weeks
    assert [f"{day:%d}" for day in weeks["week_start"]] == first_days
    assert list(weeks["set_count"]) == [2, 1] and list(weeks["session_count"]) == [2, 1]


def test_an_exercise_week_adds_up(warehouse, ada):
    store.set_body_mass(warehouse, ada, dt.date(2026, 3, 8), 84)
    take(
        warehouse,
        ada,
        log(
            "2026-03-02 07:00, squat, reps=5, kg=60",
            "2026-03-02 07:00, squat, reps=8, kg=50",
            "2026-03-05 07:00, squat, reps=9, kg=50, side=left",
            "2026-03-05 07:00, plank, s=30",
            "2026-03-05 07:00, plank, s=50",
            "2026-03-05 07:00, Nobody knows, reps=5",
        ),
    )
    weeks = store.read_work(warehouse, [ada], CATALOGUE).exercise_weeks.set_index("exercise_id")
    squat, plank = weeks.loc["squat"], weeks.loc["plank"]
    assert list(weeks.index) == ["plank", "squat"]  # unplaced names have no row
    assert (squat["session_count"], squat["set_count"], squat["rep_count"], squat["median_reps"]) == (2, 2.5, 22, 8)
    assert squat["volume_load_kg"] == 5 * 100 + 8 * 90 + 9 * 90
    assert (squat["top_load_kg"], squat["top_external_load_kg"], squat["body_mass_fraction"]) == (100, 60, 0.5)
    assert squat["body_mass_kg"] == 84  # the one valid at the end of that week
    assert (plank["hold_s"], plank["median_hold_s"], plank["load_basis"]) == (80, 40, "none")


def test_equipment_stays_with_the_work_and_is_no_other_exercise(warehouse, ada):
    names = {"barbell squat": 80, "Squat (Barbell)": 90, "squat dumbbell": 20, "squat": 40}
    for name in names:
        store.answer_name(warehouse, ada, name, NameAnswer("squat"))
    take(warehouse, ada, log(*(f"2026-03-02 07:00, {name}, reps=5, kg={kg}" for name, kg in names.items())))
    assert list(store.read_sets(warehouse, [ada], CATALOGUE)["equipment"]) == ["barbell", "barbell", "dumbbell", ""]
    work = work_of(warehouse, ada).set_index("equipment")
    assert work["set_count"].to_dict() == {"": 1, "barbell": 2, "dumbbell": 1}
    work = store.read_work(warehouse, [ada], CATALOGUE)
    whole, parts = work.exercise_weeks, work.load_weeks
    assert only_row(whole)["set_count"] == 4 and only_row(whole)["session_count"] == 1
    assert parts.set_index("equipment")["top_external_load_kg"].to_dict() == {"": 40, "barbell": 90, "dumbbell": 20}


def test_body_mass_alone_is_heavier_than_assistance(warehouse, ada):
    store.answer_name(warehouse, ada, "assisted pull_up", NameAnswer("pull_up"))
    rows = ["2026-03-02 07:00, assisted pull_up, reps=5, kg=30", "2026-03-03 07:00, assisted pull_up, reps=5, kg=20"]
    take(warehouse, ada, log(*rows))
    assert only_row(store.read_work(warehouse, [ada], CATALOGUE).exercise_weeks)["top_external_load_kg"] == -20
    take(warehouse, ada, log(*rows, "2026-03-04 07:00, pull_up, reps=1"))
    assert math.isnan(only_row(store.read_work(warehouse, [ada], CATALOGUE).exercise_weeks)["top_external_load_kg"])


def test_speed_needs_distance_and_time(warehouse, ada):
    take(
        warehouse,
        ada,
        log(
            "2026-03-03 07:00, carry, m=40, s=20, kg=24",
            "2026-03-03 07:00, carry, m=40",
            "2026-03-03 07:00, stretch, m=40, s=20",
        ),
    )
    row = only_row(store.read_work(warehouse, [ada], CATALOGUE).speed_sets)
    assert (row["speed_m_s"], row["load_kg"], row["hold_s"], row["week_start"]) == (
        2,
        24,
        20,
        pd.Timestamp("2026-03-02"),
    )
    assert work_of(warehouse, ada).loc[0, "top_speed_m_s"] == 2


def test_days_bound_what_is_read(warehouse, ada):
    take(warehouse, ada, log(*(f"2026-03-{day:02d} 12:00, carry, m=10, s=5" for day in range(1, 15))))
    since, until = dt.date(2026, 3, 4), dt.date(2026, 3, 10)
    for read in (store.read_sets, store.session_exercises):
        days = read(warehouse, [ada], CATALOGUE, since=since, until=until)["local_day"]
        assert (days.min(), days.max(), len(days)) == (pd.Timestamp(since), pd.Timestamp(until), 7)
    work = store.read_work(warehouse, [ada], CATALOGUE, until=until)
    assert list(work.exercise_weeks["set_count"]) == [1, 7, 2] and len(work.speed_sets) == 10
    pd.testing.assert_frame_equal(
        work.session_exercises, store.session_exercises(warehouse, [ada], CATALOGUE, until=until)
    )
    assert len(store.read_weekly(warehouse, [ada], since=since, until=until)) == 2 * 7


def test_grain_and_totals(warehouse, ada):
    bob = new_athlete(warehouse, "Bob")
    content = log(
        *(
            f"2026-03-{day:02d} 12:00, {name}, reps={day}, kg=20, side={side}"
            for day in range(1, 28, 3)
            for name in ("squat", "press", "Nobody knows")
            for side in ("left", "right", "both")
        )
    )
    for athlete_id in (ada, bob):
        take(warehouse, athlete_id, content)
    both = [ada, bob]
    sets = store.read_sets(warehouse, both, CATALOGUE)
    work = store.session_exercises(warehouse, both, CATALOGUE)
    weeks = store.read_work(warehouse, both, CATALOGUE).exercise_weeks
    assert not sets.duplicated(["athlete_id", "import_id", "line"]).any()
    assert not work.duplicated(["athlete_id", "app", "session_key", "exercise_id", "exercise_name", "side"]).any()
    assert not weeks.duplicated(["athlete_id", "exercise_id", "week_start"]).any()
    assert len(sets) == 2 * 9 * 9 and work["rep_count"].sum() == sets["reps"].sum()
    assert work["set_count"].sum() == 2 * 9 * 3 * 2
    placed = work[work["exercise_id"] != ""]
    assert weeks["volume_load_kg"].sum() == pytest.approx(placed["volume_load_kg"].sum())
    assert weeks["set_count"].sum() == placed["set_count"].sum()
    totals = work.groupby("athlete_id")["set_count"].sum()
    assert totals[ada] == totals[bob]


def test_one_name_may_mean_different_things_to_two_athletes(warehouse, ada):
    bob = new_athlete(warehouse, "Bob")
    store.answer_name(warehouse, ada, "Mine", NameAnswer(credits={FocusArea.CORE: 1.0}))
    store.answer_name(warehouse, bob, "Mine", NameAnswer(credits={FocusArea.FEET: 1.0}, category=Category.BALANCE))
    for athlete_id in (ada, bob):
        take(warehouse, athlete_id, log("2026-03-02 07:00, Mine, reps=5"))
    work = store.session_exercises(warehouse, [ada, bob], CATALOGUE).set_index("athlete_id")
    assert (work.loc[ada, "credit_core"], work.loc[ada, "credit_feet"]) == (1, 0)
    assert (work.loc[bob, "credit_core"], work.loc[bob, "credit_feet"]) == (0, 1)


@pytest.mark.parametrize(
    ("read", "contract"),
    [
        (store.read_sets, frames.SETS),
        (store.session_exercises, frames.SESSION_EXERCISES),
        (lambda *of: store.read_work(*of).exercise_weeks, frames.EXERCISE_WEEKS),
        (lambda *of: store.read_work(*of).load_weeks, frames.LOAD_WEEKS),
        (lambda *of: store.read_work(*of).speed_sets, frames.SPEED_SETS),
        (lambda warehouse, ids, catalogue: store.read_weekly(warehouse, ids), frames.WEEKLY),
        (lambda warehouse, ids, catalogue: store.imports(warehouse, ids[0]), store.IMPORTS),
    ],
)
def test_frames_keep_their_contract_with_and_without_rows(warehouse, ada, read, contract):
    for content in (None, log("2026-03-02 07:00, carry, m=40, s=20, kg=24")):
        if content:
            take(warehouse, ada, content)
        frame = read(warehouse, [ada], CATALOGUE)
        assert list(frame) == list(contract)
        assert {name: str(kind) for name, kind in frame.dtypes.items()} == {
            name: frames.DTYPES[kind] for name, kind in contract.items()
        }
        assert len(frame) in ((0,) if content is None else (1, 7))


def test_every_query_says_its_grain_first():
    assert VIEWS
    for file in VIEWS.values():
        assert file.read_text().startswith("-- One row per "), file.name


def test_names_in_the_log_are_counted(warehouse, ada):
    take(
        warehouse,
        ada,
        log("2026-03-02 07:00, squat, reps=5", "2026-03-04 07:00, squat, reps=5", "2026-03-03 07:00, Huh"),
    )
    names = store.names_in_log(warehouse, ada)
    assert names.to_dict("records") == [
        {"exercise_name": "squat", "set_count": 2, "last_day": pd.Timestamp("2026-03-04")},
        {"exercise_name": "Huh", "set_count": 1, "last_day": pd.Timestamp("2026-03-03")},
    ]


def hash_of(warehouse, changes=(), order=(0, 1)):
    """Fingerprint of one session of two sets, after changing some cells of the second."""
    extraction = TOY.extract(LogFile("toy.csv", log(*["2026-03-02 07:00, squat, reps=5, kg=60"] * 2)), ImportOptions())
    sets = extraction.sets.copy()
    for column, value in changes:
        sets.loc[1, column] = value
    sets = sets.iloc[list(order)]
    changed = dataclasses.replace(extraction, sets=frames.conform(sets, frames.RAW_SETS))
    return store.session_changes(warehouse, None, changed)["content_hash"].tolist()


OTHER = {"str": "other", "f8": 7.25, "ts": pd.Timestamp("2026-03-02 08:30"), "i8": 99}


@pytest.mark.parametrize("column", [name for name in frames.RAW_SETS if name != "session_key"])
def test_a_session_is_another_version_when_any_cell_but_its_line_differs(warehouse, column):
    changed = hash_of(warehouse, [(column, OTHER[frames.RAW_SETS[column]])])
    assert (changed == hash_of(warehouse)) == (column == "line")


def test_the_order_of_sets_is_part_of_a_version_but_not_the_order_of_rows_in_memory(warehouse):
    first, swapped = [("reps", 8.0)], [("reps", 8.0), ("line", 1)]
    assert hash_of(warehouse, first) != hash_of(warehouse, swapped)
    assert hash_of(warehouse, first) == hash_of(warehouse, first, order=(1, 0))


def test_targets_are_read_with_the_last_set_and_only_for_exercises_that_have_them(warehouse, ada):
    take(
        warehouse,
        ada,
        log(
            "2026-03-02 07:00, squat, reps=12, kg=60, target=10",
            "2026-03-02 07:00, squat, reps=9, kg=55, target=10",
            "2026-03-02 07:00, band_walk, reps=10",
            "2026-03-04 07:00, squat, reps=8, kg=60",
            "2026-03-06 07:00, squat, reps=12, kg=62, target=10, side=left",
            "2026-03-06 07:00, squat, reps=10, kg=62, target=10, side=right",
        ),
    )
    rows = store.target_sessions(warehouse, [ada], CATALOGUE)
    shown = rows[["exercise_id", "load_kg", "last_reps", "target_reps"]].fillna(0).to_numpy().tolist()
    assert shown == [["squat", 60, 9, 10], ["squat", 60, 8, 0], ["squat", 62, 10, 10]]


def test_a_log_without_targets_has_no_such_rows(warehouse, ada):
    take(warehouse, ada, log("2026-03-02 07:00, squat, reps=12, kg=60"))
    assert store.target_sessions(warehouse, [ada], CATALOGUE).empty


def test_what_was_read_in_before_there_were_targets_is_no_other_version(warehouse):
    assert hash_of(warehouse) == ["c32f590b7451dae2617343411ae5c611"]


def test_the_effort_of_a_session_is_the_mean_of_its_working_sets_that_have_an_rpe(warehouse, ada):
    first = ["squat, reps=5, rpe=3, kind=warm_up", "squat, reps=5, rpe=7", "press, reps=5, rpe=8", "press, reps=5"]
    second = ["squat, reps=5", "stretch, s=60, rpe=9"]
    rows = [f"2026-03-02 07:00, {row}" for row in first] + [f"2026-03-04 07:00, {row}" for row in second]
    take(warehouse, ada, log(*rows, "2026-03-05 07:00, stretch, s=60, rpe=4"))
    found = store.session_efforts(warehouse, [ada], CATALOGUE)
    assert list(found) == list(frames.SESSION_EFFORTS)
    assert [str(day.date()) for day in found["local_day"]] == ["2026-03-02", "2026-03-04"]
    assert found["duration_s"].tolist() == [3600.0, 3600.0]
    assert found["mean_rpe"].iloc[0] == 7.5 and math.isnan(found["mean_rpe"].iloc[1])
    assert len(store.session_efforts(warehouse, [ada], CATALOGUE, until=dt.date(2026, 3, 3))) == 1
    assert store.session_efforts(warehouse, ["nobody"], CATALOGUE).empty
