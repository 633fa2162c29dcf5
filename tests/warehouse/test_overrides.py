"""Decisions about logged rows: they hold in newer exports, end when the app was put right, and are undone."""

from __future__ import annotations

import datetime as dt

import pytest

from analytics import ingest, metrics
from analytics import warehouse as store
from analytics.model import StoreError
from tests.warehouse.build import CATALOGUE, decide_everything, log, new_athlete, shown, take

TYPO = "2026-03-02 07:00, squat, reps=5, kg=725"
SQUATS = ["2026-03-02 07:00, squat, reps=5, kg=70", TYPO, "2026-03-02 07:00, squat, reps=5, kg=70"]
LATER = "2026-03-09 07:00, plank, s=60"


def change(warehouse, athlete_id, report, line, column="load_kg", value=72.5):
    return ingest.decide(
        warehouse,
        athlete_id,
        CATALOGUE,
        lambda inside: store.change_line(inside, athlete_id, report.import_id, line, column, value, "test"),
    )


def leave_out(warehouse, athlete_id, report, line):
    return ingest.decide(
        warehouse,
        athlete_id,
        CATALOGUE,
        lambda inside: store.leave_out_line(inside, athlete_id, report.import_id, line, "test"),
    )


def loads(warehouse, athlete_id):
    return [load for *_, load in shown(warehouse, athlete_id)]


def weekly_is_right(warehouse, athlete_id):
    work = store.session_exercises(warehouse, [athlete_id], CATALOGUE)
    fresh = metrics.weekly(work, {athlete_id: store.settings(warehouse, athlete_id)})
    stored = store.read_weekly(warehouse, [athlete_id])
    assert stored["volume_load_kg"].sum() == pytest.approx(fresh["volume_load_kg"].sum())
    assert stored["set_count"].sum() == fresh["set_count"].sum()


def test_a_number_is_overridden_and_the_raw_row_stays(warehouse, ada):
    report = take(warehouse, ada, log(*SQUATS))
    raw = warehouse.rows("SELECT * FROM raw_sets ORDER BY ALL")
    version = store.data_version(warehouse, ada)
    override_id = change(warehouse, ada, report, 3)
    assert loads(warehouse, ada) == [70, 72.5, 70]
    assert warehouse.rows("SELECT * FROM raw_sets ORDER BY ALL") == raw
    assert store.data_version(warehouse, ada) > version
    weekly_is_right(warehouse, ada)
    ingest.undo_override(warehouse, override_id, CATALOGUE)
    assert loads(warehouse, ada) == [70, 725, 70]
    weekly_is_right(warehouse, ada)


def test_what_was_logged_is_known_beside_what_counts_and_several_numbers_change_at_once(warehouse, ada):
    report = take(warehouse, ada, log(*SQUATS, LATER))
    assert store.corrected_values(warehouse, ada) == {}
    first = change(warehouse, ada, report, 3)
    change(warehouse, ada, report, 3, "reps", 6)
    change(warehouse, ada, report, 5, "reps", 1)
    key = report.import_id
    assert store.corrected_values(warehouse, ada) == {
        (key, 3): {"load_kg": 725, "reps": 5},
        (key, 5): {"reps": None},
    }
    again = change(warehouse, ada, report, 3, value=73)
    assert loads(warehouse, ada)[1] == 73
    assert store.corrected_values(warehouse, ada)[key, 3]["load_kg"] == 725
    ingest.undo_override(warehouse, again, CATALOGUE)
    assert loads(warehouse, ada)[1] == 72.5
    ingest.undo_override(warehouse, first, CATALOGUE)
    assert store.corrected_values(warehouse, ada)[key, 3] == {"reps": 5}
    assert loads(warehouse, ada)[1] == 725
    weekly_is_right(warehouse, ada)


def test_a_number_is_emptied_and_comes_back(warehouse, ada):
    report = take(warehouse, ada, log(*SQUATS))
    override_id = change(warehouse, ada, report, 3, value=None)
    assert loads(warehouse, ada) == [70, None, 70]
    assert store.corrected_values(warehouse, ada) == {(report.import_id, 3): {"load_kg": 725}}
    weekly_is_right(warehouse, ada)
    take(warehouse, ada, log(*SQUATS, LATER))
    assert loads(warehouse, ada)[:3] == [70, None, 70]
    filled = change(warehouse, ada, report, 3, value=71)
    assert loads(warehouse, ada)[1] == 71
    ingest.undo_override(warehouse, filled, CATALOGUE)
    assert loads(warehouse, ada)[1] is None
    ingest.undo_override(warehouse, override_id, CATALOGUE)
    assert loads(warehouse, ada)[:3] == [70, 725, 70]


def test_a_number_corrected_twice_is_listed_as_two_steps(warehouse, ada):
    report = take(warehouse, ada, log(*SQUATS))
    first = change(warehouse, ada, report, 3, value=None)
    change(warehouse, ada, report, 3, "reps", 4)
    last = change(warehouse, ada, report, 3, value=73)

    def listed():
        return {
            one.override_id: (one.old_value, one.new_value, one.is_replaced)
            for one in store.overrides(warehouse, ada)
            if one.column == "load_kg"
        }

    assert listed() == {last: (None, 73, False), first: (725, None, True)}
    ingest.undo_override(warehouse, last, CATALOGUE)
    assert listed() == {first: (725, None, False)}


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("load_kg", -1, "load_kg can be from 0 to 1,000."),
        ("load_kg", 1_000.5, "load_kg can be from 0 to 1,000."),
        ("load_kg", float("nan"), "load_kg can be from 0 to 1,000."),
        ("reps", 8.5, "reps can be a whole number from 0 to 1,000."),
        ("hold_s", 90_000, "hold_s can be from 0 to 86,400."),
        ("exercise_name", 1, "exercise_name cannot be changed"),
    ],
)
def test_a_number_that_no_log_holds_is_refused(warehouse, ada, column, value, said):
    report = take(warehouse, ada, log(*SQUATS))
    with pytest.raises(StoreError, match=said):
        change(warehouse, ada, report, 3, column, value)
    assert store.overrides(warehouse, ada) == []


def test_it_holds_in_a_newer_export_whose_lines_and_other_sets_have_moved(warehouse, ada):
    change(warehouse, ada, take(warehouse, ada, log(*SQUATS)), 3)
    first, typo, last = SQUATS
    take(warehouse, ada, log(LATER, "2026-03-02 07:00, plank, s=30", first, last, typo))
    assert sorted(load for load in loads(warehouse, ada) if load is not None) == [70, 70, 72.5]


def test_it_ends_when_the_set_was_put_right_in_the_app(warehouse, ada):
    change(warehouse, ada, take(warehouse, ada, log(*SQUATS)), 3, value=72.5)
    take(warehouse, ada, log(LATER, SQUATS[0], "2026-03-02 07:00, squat, reps=5, kg=75", SQUATS[2]))
    assert loads(warehouse, ada)[:3] == [70, 75, 70]


def test_of_two_sets_that_hold_the_same_one_is_left_out(warehouse, ada):
    leave_out(warehouse, ada, take(warehouse, ada, log(*SQUATS)), 4)
    assert loads(warehouse, ada) == [70, 725]
    take(warehouse, ada, log(LATER, *SQUATS))
    assert loads(warehouse, ada)[:2] == [70, 725]
    assert len(shown(warehouse, ada)) == 3


def test_a_line_that_holds_several_sets_is_changed_whole(warehouse, ada):
    report = take(warehouse, ada, log(*[TYPO] * 3))
    warehouse.run("UPDATE raw_sets SET line = 2")
    change(warehouse, ada, report, 2)
    assert loads(warehouse, ada) == [72.5] * 3
    assert store.overrides(warehouse, ada)[0].row_count == 3


def test_two_columns_of_a_set_are_changed_and_the_last_word_counts(warehouse, ada):
    report = take(warehouse, ada, log(TYPO))
    change(warehouse, ada, report, 2, "reps", 4)
    change(warehouse, ada, report, 2, value=80)
    last = change(warehouse, ada, report, 2, value=81)
    assert shown(warehouse, ada) == [("2026-03-02 07:00", "squat", 4, 81)]
    ingest.undo_override(warehouse, last, CATALOGUE)
    assert shown(warehouse, ada) == [("2026-03-02 07:00", "squat", 4, 80)]


def test_a_session_left_out_stays_out_in_newer_exports_and_comes_back(warehouse, ada):
    take(warehouse, ada, log(*SQUATS))
    override_id = ingest.decide(
        warehouse,
        ada,
        CATALOGUE,
        lambda inside: store.leave_out_sessions(inside, ada, [("toy", "2026-03-02 07:00")], "test"),
    )
    assert shown(warehouse, ada) == []
    report = take(warehouse, ada, log(*SQUATS, LATER))
    assert (report.new_sessions, report.unchanged_sessions) == (1, 1)
    assert [name for _, name, *_ in shown(warehouse, ada)] == ["plank"]
    ingest.undo_override(warehouse, override_id, CATALOGUE)
    assert len(shown(warehouse, ada)) == 4
    weekly_is_right(warehouse, ada)


def test_loads_are_multiplied_between_two_days_and_for_one_app(warehouse, ada):
    rows = [f"2026-03-{day:02d} 07:00, squat, reps=5, kg=100" for day in (1, 2, 3, 4)]
    report = take(warehouse, ada, log(*rows))
    take(warehouse, ada, log("2026-03-02 09:00, squat, reps=5, kg=100"), name="other.csv")
    ingest.decide(
        warehouse,
        ada,
        CATALOGUE,
        lambda inside: store.multiply_loads(inside, ada, "toy", dt.date(2026, 3, 2), dt.date(2026, 3, 3), 0.5, "test"),
    )
    assert loads(warehouse, ada) == [100, 50, 100, 50, 100]
    change(warehouse, ada, report, 3, value=60)  # the person's own number is final
    assert loads(warehouse, ada) == [100, 60, 100, 50, 100]


def test_warm_ups_without_a_mark_are_found_among_the_numbers_that_hold(warehouse, ada):
    rows = ["2026-03-02 07:00, squat, reps=5, kg=70", TYPO]
    report = take(warehouse, ada, log(*rows), name="unmarked.csv")
    assert list(store.read_sets(warehouse, [ada], CATALOGUE)["is_warm_up"]) == [True, False]
    change(warehouse, ada, report, 3)
    assert list(store.read_sets(warehouse, [ada], CATALOGUE)["is_warm_up"]) == [False, False]


def test_nobody_else_is_touched(warehouse, ada):
    bob = new_athlete(warehouse, "Bob")
    report = take(warehouse, ada, log(*SQUATS))
    take(warehouse, bob, log(*SQUATS))
    change(warehouse, ada, report, 3)
    both = store.read_sets(warehouse, [ada, bob], CATALOGUE).groupby("athlete_id")["load_kg"].max()
    assert both.to_dict() == {ada: 72.5, bob: 725}


def test_decisions_are_listed_newest_first_with_who_and_what(warehouse, ada):
    take(warehouse, ada, log(*SQUATS))
    decide_everything(warehouse, ada)
    listed = store.overrides(warehouse, ada)
    assert [one.kind for one in listed] == ["kept", "loads", "session", "set", "value"]
    value = listed[-1]
    assert (value.what, value.column, value.old_value, value.new_value) == ("squat", "reps", 5, 6)
    assert (value.first_at, value.by) == (dt.datetime(2026, 3, 2, 7), "test")
    assert store.kept_findings(warehouse, ada) == {"abc"}
    for one in listed:
        ingest.undo_override(warehouse, one.override_id, CATALOGUE)
    assert store.overrides(warehouse, ada) == []
    assert store.kept_findings(warehouse, ada) == frozenset()
    assert loads(warehouse, ada) == [70, 725, 70]


def test_what_cannot_be_done_is_said(warehouse, ada):
    report = take(warehouse, ada, log(*SQUATS))
    with pytest.raises(StoreError, match="no set in line 99"):
        leave_out(warehouse, ada, report, 99)
    with pytest.raises(StoreError, match="cannot be changed"):
        change(warehouse, ada, report, 3, "exercise_name")
    with pytest.raises(StoreError, match="no change nothing"):
        ingest.undo_override(warehouse, "nothing", CATALOGUE)
    override_id = change(warehouse, ada, report, 3)
    ingest.undo_override(warehouse, override_id, CATALOGUE)
    with pytest.raises(StoreError, match="still holds"):
        ingest.undo_override(warehouse, override_id, CATALOGUE)
