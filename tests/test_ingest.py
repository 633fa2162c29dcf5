"""A file's whole way into the log: once, twice, grown, edited, undone, for two athletes, from two apps, at once."""

from __future__ import annotations

import dataclasses
import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pandas as pd
import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from analytics import ingest, metrics
from analytics import warehouse as store
from analytics.model import (
    DateOrder,
    Exercise,
    FocusArea,
    ImportOptions,
    LoadUnit,
    LogFile,
    NameAnswer,
    StoreError,
    UnknownAthleteError,
    UnmappedName,
)
from analytics.reference import Catalogue, load_catalogue
from analytics.warehouse import import_records
from tests.thoroughness import draws
from tests.warehouse.build import CATALOGUE, TOY, log, new_athlete, shown, take

MONDAY = ["2026-03-02 07:00, squat, reps=5, kg=60", "2026-03-02 07:00, squat, reps=5, kg=60"]
WEDNESDAY = ["2026-03-04 07:00, plank, s=60", "2026-03-04 07:00, Mystery move, reps=9"]
FRIDAY = ["2026-03-06 07:00, hop, reps=20"]
A = log(*MONDAY, *WEDNESDAY)
A_AND_B = log(*FRIDAY, *MONDAY, *WEDNESDAY)  # grown, and newest first: every line has moved


@pytest.fixture(autouse=True)
def toy_format(monkeypatch):
    """Every file is a toy export, but in the test of a real format."""
    monkeypatch.setattr(ingest.importers, "identify", lambda file: TOY)


@pytest.fixture
def ada(warehouse):
    return new_athlete(warehouse)


def counts(report):
    return report.new_sessions, report.replaced_sessions, report.unchanged_sessions


def everything(warehouse) -> dict[str, list]:
    """Every row of every table."""
    tables = [name for (name,) in warehouse.rows("SELECT table_name FROM information_schema.tables ORDER BY 1")]
    return {table: sorted(map(repr, warehouse.rows(f"SELECT * FROM {table}"))) for table in tables}  # noqa: S608


def stored_weekly_is_right(warehouse, athlete_id, catalogue=CATALOGUE):
    work = store.session_exercises(warehouse, [athlete_id], catalogue)
    expected = metrics.weekly(work, {athlete_id: store.settings(warehouse, athlete_id)})
    keys = ["week_start", "focus_area"]
    pd.testing.assert_frame_equal(
        store.read_weekly(warehouse, [athlete_id]).sort_values(keys, ignore_index=True),
        expected.sort_values(keys, ignore_index=True),
    )


# ------------------------------------------------------------------------------------------- one file


def test_an_import_keeps_the_file_and_says_what_it_brought(warehouse, ada):
    report = take(warehouse, ada, A)
    assert (report.file, report.format, report.rows_read, report.sets_kept) == ("toy.csv", "toy", 5, 4)
    assert (report.sessions, *counts(report)) == (2, 2, 0, 0)
    assert (report.first_day, report.last_day) == (dt.date(2026, 3, 2), dt.date(2026, 3, 4))
    assert report.unmapped == [UnmappedName("Mystery move", 1)]
    assert len(report.issues) == 2 and report.already_imported_at is None
    assert store.import_report(warehouse, report.import_id) == report
    assert store.original_file(warehouse, report.import_id) == LogFile("toy.csv", A)
    listed = store.imports(warehouse, ada)
    assert list(listed["import_id"]) == [report.import_id] and list(listed["set_count"]) == [4]
    assert len(shown(warehouse, ada)) == 4
    stored_weekly_is_right(warehouse, ada)


def test_a_preview_says_the_same_and_stores_nothing(warehouse, ada):
    before = everything(warehouse)
    file = LogFile("toy.csv", A)
    preview = ingest.preview_import(warehouse, ada, file, ImportOptions(), CATALOGUE)
    of_nobody = ingest.preview_import(warehouse, None, file, ImportOptions(), CATALOGUE)
    assert everything(warehouse) == before
    stored = take(warehouse, ada, A)
    assert preview == of_nobody == dataclasses.replace(stored, import_id=None)


def test_the_same_bytes_again_change_nothing_and_say_so(warehouse, ada):
    first = take(warehouse, ada, A)
    before = everything(warehouse)
    again = take(warehouse, ada, A, name="copy.csv")
    assert everything(warehouse) == before
    assert again.import_id is None and again.file == "copy.csv"
    assert again.already_imported_at == store.imports(warehouse, ada)["imported_at"].iloc[0]
    assert (counts(again), again.sets_kept, again.issues) == ((0, 0, 2), 4, first.issues)
    assert ingest.preview_import(warehouse, ada, LogFile("copy.csv", A), ImportOptions(), CATALOGUE) == again


def test_steps_are_told_in_order(warehouse, ada):
    steps: list[str] = []
    take(warehouse, ada, A, on_step=steps.append)
    assert tuple(steps) == ingest.STEPS


def test_a_file_without_a_set_that_can_be_kept_stores_nothing(warehouse, ada):
    before = everything(warehouse)
    report = take(warehouse, ada, log())
    assert report.import_id is None and report.sets_kept == 0 and len(report.issues) == 2
    assert everything(warehouse) == before


def test_an_athlete_who_is_gone_gets_nothing(warehouse, ada):
    store.delete_athlete(warehouse, ada)
    with pytest.raises(UnknownAthleteError):
        take(warehouse, ada, A)
    assert not any(rows for table, rows in everything(warehouse).items() if table != "meta")


def test_a_failure_in_the_middle_keeps_nothing(warehouse, ada):
    before = everything(warehouse)

    def fail(step):
        if step == "sets_stored":
            raise RuntimeError("out of a clear sky")

    with pytest.raises(RuntimeError):
        take(warehouse, ada, A, on_step=fail)
    assert everything(warehouse) == before
    assert take(warehouse, ada, A).new_sessions == 2


# ------------------------------------------------------------------------------------------- several files


def test_a_grown_export_adds_only_what_is_new(warehouse, ada):
    take(warehouse, ada, A)
    rows_before = len(everything(warehouse)["raw_sets"])
    report = take(warehouse, ada, A_AND_B)
    assert counts(report) == (1, 0, 2)
    assert len(everything(warehouse)["raw_sets"]) == rows_before + 1
    assert len(shown(warehouse, ada)) == 5
    stored_weekly_is_right(warehouse, ada)


def test_an_older_export_afterwards_changes_nothing(warehouse, ada):
    take(warehouse, ada, A_AND_B)
    log_before = shown(warehouse, ada)
    report = take(warehouse, ada, A)
    assert counts(report) == (0, 0, 2)
    assert shown(warehouse, ada) == log_before


EDITED = log(*WEDNESDAY, *FRIDAY, "2026-03-02 07:00, squat, reps=5, kg=60", "2026-03-02 07:00, squat, reps=6, kg=65")
SHORTENED = log(*WEDNESDAY, *FRIDAY, MONDAY[0])


@pytest.mark.parametrize(("newer", "monday"), [(EDITED, [(5, 60), (6, 65)]), (SHORTENED, [(5, 60)])])
@pytest.mark.parametrize("newer_first", [False, True])
def test_the_newest_export_of_a_session_wins_whole(warehouse, ada, newer, monday, newer_first):
    contents = [newer, A] if newer_first else [A, newer]
    reports = [take(warehouse, ada, content) for content in contents]
    assert counts(reports[1]) == ((0, 0, 2) if newer_first else (1, 1, 1))
    assert [row[2:] for row in shown(warehouse, ada) if row[0].startswith("2026-03-02")] == monday
    assert len(shown(warehouse, ada)) == len(monday) + 3
    stored_weekly_is_right(warehouse, ada)


def test_of_two_exports_that_end_alike_the_later_import_wins(warehouse, ada):
    take(warehouse, ada, A)
    report = take(warehouse, ada, log(MONDAY[0], *WEDNESDAY))
    assert counts(report) == (0, 1, 1) and len(shown(warehouse, ada)) == 3


def test_the_order_of_imports_holds_when_the_clock_stands_still(warehouse, ada, monkeypatch):
    monkeypatch.setattr(import_records, "now", lambda: dt.datetime(2026, 3, 9))
    for reps in range(1, 9):  # the ids are random: without order in time, one in eight would be last by luck
        take(warehouse, ada, log(f"2026-03-02 07:00, squat, reps={reps}"))
    assert shown(warehouse, ada) == [("2026-03-02 07:00", "squat", 8, None)]


def test_a_session_missing_from_a_newer_export_stays(warehouse, ada):
    take(warehouse, ada, A)
    take(warehouse, ada, log(*FRIDAY))
    assert len(shown(warehouse, ada)) == 5


def test_identical_sets_of_one_file_all_count(warehouse, ada):
    take(warehouse, ada, log(*[MONDAY[0]] * 4))
    assert len(shown(warehouse, ada)) == 4


def test_two_athletes_may_bring_the_same_file(warehouse, ada):
    bob = new_athlete(warehouse, "Bob")
    assert counts(take(warehouse, ada, A)) == counts(take(warehouse, bob, A)) == (2, 0, 0)
    ingest.undo_import(warehouse, store.imports(warehouse, ada)["import_id"].iloc[0], CATALOGUE)
    assert shown(warehouse, ada) == [] and len(shown(warehouse, bob)) == 4


def test_sessions_of_two_apps_stand_side_by_side(warehouse, ada):
    take(warehouse, ada, A, name="one.csv")
    report = take(warehouse, ada, A + b"\n", name="other.csv")
    assert counts(report) == (2, 0, 0) and len(shown(warehouse, ada)) == 8
    work = store.session_exercises(warehouse, [ada], CATALOGUE)
    assert work.groupby("app")["set_count"].sum().to_dict() == {"one": 4, "other": 4}


# ------------------------------------------------------------------------------------------- undo


def test_undo_takes_a_file_out_and_it_may_come_again(warehouse, ada):
    first = take(warehouse, ada, A)
    ingest.undo_import(warehouse, first.import_id, CATALOGUE)
    assert shown(warehouse, ada) == [] and store.read_weekly(warehouse, [ada]).empty
    assert store.original_file(warehouse, first.import_id).content == A
    again = take(warehouse, ada, A)
    assert again.import_id not in (None, first.import_id) and counts(again) == (2, 0, 0)
    assert set(store.read_sets(warehouse, [ada], CATALOGUE)["import_id"]) == {again.import_id}
    stored_weekly_is_right(warehouse, ada)


@pytest.mark.parametrize("undone", [0, 1])
@pytest.mark.parametrize("newer", [A_AND_B, EDITED, SHORTENED])
def test_undo_falls_back_to_the_other_import(warehouse, ada, newer, undone):
    contents = [A, newer]
    reports = [take(warehouse, ada, content) for content in contents]
    ingest.undo_import(warehouse, reports[undone].import_id, CATALOGUE)
    left = contents[1 - undone]
    with store.open_warehouse(":memory:") as other:
        alone = new_athlete(other)
        take(other, alone, left)
        assert shown(warehouse, ada) == shown(other, alone)
    stored_weekly_is_right(warehouse, ada)


def test_undo_says_when_there_is_nothing_to_undo(warehouse, ada):
    report = take(warehouse, ada, A)
    ingest.undo_import(warehouse, report.import_id, CATALOGUE)
    before = everything(warehouse)
    with pytest.raises(StoreError, match="undone already"):
        ingest.undo_import(warehouse, report.import_id, CATALOGUE)
    with pytest.raises(StoreError, match="no import"):
        ingest.undo_import(warehouse, "nowhere", CATALOGUE)
    assert everything(warehouse) == before


EXPORTS = st.dictionaries(st.integers(1, 4), st.integers(1, 3), min_size=1)  # day of month -> number of sets
STEPS_OF_A_LIFE = st.lists(st.one_of(EXPORTS, st.integers(0, 4)), min_size=1, max_size=7)  # an import, or undo the nth


@draws(25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(life=STEPS_OF_A_LIFE)
def test_any_series_of_imports_and_undos_leaves_the_newest_versions(warehouse, life):
    athlete_id = store.create_athlete(warehouse, f"Life {len(store.athletes(warehouse))}").athlete_id
    kept: list[tuple[str, dict[int, int]]] = []  # (import_id, export), in the order of import
    for step in life:
        if isinstance(step, dict):
            rows = [f"2026-03-{day:02d} 07:00, squat, reps={n}" for day, n in step.items() for _ in range(n)]
            if import_id := take(warehouse, athlete_id, log(*rows)).import_id:
                kept.append((import_id, step))
        elif step < len(kept):
            ingest.undo_import(warehouse, kept.pop(step)[0], CATALOGUE)
    expected: dict[int, int] = {}
    for _, export in sorted(kept, key=lambda pair: max(pair[1])):  # stable: equal ends stay in the order of import
        expected |= export
    found = pd.Series([int(row[0][8:10]) for row in shown(warehouse, athlete_id)], dtype="int64")
    assert found.value_counts().to_dict() == expected


# ------------------------------------------------------------------------------------------- the stored weekly table


def test_what_changes_the_week_makes_the_stored_table_stale_and_only_that(warehouse, ada):
    take(warehouse, ada, A)

    def is_stale(catalogue=CATALOGUE):
        wanted, stored = store.weekly_fingerprints(warehouse, [ada], catalogue.fingerprint)[ada]
        return wanted != stored

    assert not is_stale()
    store.change_settings(warehouse, ada, {"goal": "build", "thresholds": {"sets-jump.share": 0.3}, "rehab_mode": True})
    assert not is_stale()
    for change in (
        lambda: store.set_body_mass(warehouse, ada, dt.date(2026, 3, 3), 90),
        lambda: store.change_settings(warehouse, ada, {"week_start": "sunday"}),
        lambda: store.answer_name(warehouse, ada, "Mystery move", NameAnswer("squat")),
        lambda: store.forget_name_answer(warehouse, ada, "Mystery move"),
        lambda: store.answer_name(warehouse, None, "Mystery move", NameAnswer("plank")),
        lambda: store.answer_name(warehouse, ada, "squat", NameAnswer("squat", {FocusArea.GLUTES: 1.0})),
        lambda: store.forget_name_answer(warehouse, ada, "squat"),
        lambda: store.forget_name_answer(warehouse, None, "Mystery move"),
    ):
        change()
        assert is_stale()
        ingest.ensure_weekly(warehouse, [ada], CATALOGUE)
        assert not is_stale()
        stored_weekly_is_right(warehouse, ada)
    squat: Exercise = CATALOGUE.exercises["squat"]
    healed = Catalogue({**CATALOGUE.exercises, "Mystery move": squat}, {}, "second edition")
    assert is_stale(healed)
    ingest.ensure_weekly(warehouse, [ada], healed)
    stored_weekly_is_right(warehouse, ada, healed)
    legs = store.read_weekly(warehouse, [ada]).query("focus_area == 'legs'")
    assert legs["set_count"].sum() == 3


def test_nothing_is_computed_for_an_athlete_who_is_gone(warehouse, ada):
    store.delete_athlete(warehouse, ada)
    with pytest.raises(UnknownAthleteError):
        ingest.ensure_weekly(warehouse, [ada], CATALOGUE)
    assert not any(rows for table, rows in everything(warehouse).items() if table != "meta")


def test_a_fresh_table_is_not_computed_again(warehouse, ada, monkeypatch):
    take(warehouse, ada, A)
    monkeypatch.setattr(metrics, "weekly", None)
    before = everything(warehouse)
    ingest.ensure_weekly(warehouse, [ada], CATALOGUE)
    assert everything(warehouse) == before


# ------------------------------------------------------------------------------------------- many at once


def at_once(number, action):
    """Run `action(i)` in threads that all begin together; the answers in order."""
    barrier = Barrier(number)

    def begin(i):
        barrier.wait()
        return action(i)

    with ThreadPoolExecutor(number) as threads:
        return list(threads.map(begin, range(number)))


def test_eight_threads_with_one_file_import_it_once(warehouse, ada):
    reports = at_once(8, lambda i: take(warehouse, ada, A))
    assert sum(report.import_id is not None for report in reports) == 1
    assert sum(report.already_imported_at is not None for report in reports) == 7
    assert len(store.imports(warehouse, ada)) == 1 and len(shown(warehouse, ada)) == 4


def test_eight_threads_with_eight_files_import_each(warehouse, ada):
    contents = [log(*MONDAY, f"2026-03-{10 + i} 07:00, hop, reps=20") for i in range(8)]
    at_once(8, lambda i: take(warehouse, ada, contents[i]))
    assert len(store.imports(warehouse, ada)) == 8 and len(shown(warehouse, ada)) == 2 + 8
    stored_weekly_is_right(warehouse, ada)


def test_two_warehouses_on_one_file_import_a_file_once(tmp_path):
    address = tmp_path / "shared.duckdb"
    with store.open_warehouse(address) as one, store.open_warehouse(address) as other:
        athlete_id = new_athlete(one)
        reports = at_once(8, lambda i: take((one, other)[i % 2], athlete_id, A))
        assert sum(report.import_id is not None for report in reports) == 1
        assert len(shown(one, athlete_id)) == 4


# ------------------------------------------------------------------------------------------- real formats


HEVY = """title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,\
weight_kg,reps,distance_km,duration_seconds,rpe
"Gym","3 Mar 2026, 07:00","3 Mar 2026, 07:50","","Squat (Barbell)",,"",0,"warmup",40,5,,,
"Gym","3 Mar 2026, 07:00","3 Mar 2026, 07:50","","Squat (Barbell)",,"",1,"normal",80,5,,,
"Gym","3 Mar 2026, 07:00","3 Mar 2026, 07:50","","Plank",,"",0,"normal",,,,60,
"""


def test_a_hevy_export_reaches_the_weekly_table(warehouse, ada, monkeypatch):
    monkeypatch.undo()
    catalogue = load_catalogue()
    options = ImportOptions(today=dt.date(2026, 3, 5))
    report = ingest.import_log(warehouse, ada, LogFile("workouts.csv", HEVY.encode()), options, catalogue)
    assert (report.format, report.sets_kept, report.warm_up_sets, report.unmapped) == ("hevy", 3, 1, [])
    weekly = store.read_weekly(warehouse, [ada]).set_index("focus_area")
    assert weekly.loc["legs", "set_count"] == 1 and weekly.loc["core", "hold_s"] == 60


def test_answers_become_options():
    options = ImportOptions()
    for key, value in (("load_unit", "lb"), ("date_order", "mdy"), ("columns.date", "Datum"), ("columns.reps", "Wdh")):
        options = ingest.answered(options, key, value)
    assert options == ImportOptions(
        load_unit=LoadUnit.LB, date_order=DateOrder.MDY, columns={"date": "Datum", "reps": "Wdh"}
    )


def test_sets_that_nobody_placed_are_never_lost(warehouse, ada):
    take(warehouse, ada, A)

    def sets(row):
        weekly = store.read_weekly(warehouse, [ada])
        return weekly.loc[weekly["focus_area"] == row, "set_count"].sum()

    whole = store.session_exercises(warehouse, [ada], CATALOGUE)["set_count"].sum()
    unplaced = sets("unplaced")
    assert unplaced > 0
    assert metrics.sessions(store.session_exercises(warehouse, [ada], CATALOGUE), {})["set_count"].sum() == whole
    store.answer_name(warehouse, ada, "Mystery move", NameAnswer(credits={FocusArea.FEET: 1.0}))
    ingest.ensure_weekly(warehouse, [ada], CATALOGUE)
    assert (sets("unplaced"), sets("feet")) == (0, unplaced)
    assert store.session_exercises(warehouse, [ada], CATALOGUE)["set_count"].sum() == whole


def test_one_answer_for_everybody_heals_the_history_of_all(warehouse, ada):
    bob = new_athlete(warehouse, "Bob")
    for athlete_id in (ada, bob):
        take(warehouse, athlete_id, A)
    store.answer_name(warehouse, None, "Mystery move", NameAnswer("squat"))
    ingest.ensure_weekly(warehouse, [ada, bob], CATALOGUE)
    for athlete_id in (ada, bob):
        stored_weekly_is_right(warehouse, athlete_id)
        weekly = store.read_weekly(warehouse, [athlete_id]).query("focus_area == 'unplaced'")
        assert weekly["set_count"].sum() == 0


def test_own_areas_of_an_exercise_move_its_sets(warehouse, ada):
    take(warehouse, ada, A)
    before = store.read_weekly(warehouse, [ada]).groupby("focus_area")["set_count"].sum()
    store.answer_name(warehouse, ada, "squat", NameAnswer("squat", {FocusArea.GLUTES: 1.0}))
    ingest.ensure_weekly(warehouse, [ada], CATALOGUE)
    after = store.read_weekly(warehouse, [ada]).groupby("focus_area")["set_count"].sum()
    assert before["legs"] > 0
    assert after["legs"] == 0
    assert after["glutes"] == before["legs"]


def test_names_are_counted_and_placed_by_answers(warehouse, ada):
    store.answer_name(warehouse, ada, "Mystery move", NameAnswer(credits={FocusArea.FEET: 1.0}))
    assert take(warehouse, ada, A).unmapped == []


def test_an_undone_import_counts_again_as_if_it_had_never_been_undone(warehouse, ada):
    take(warehouse, ada, A)
    report = take(warehouse, ada, A_AND_B)
    before = shown(warehouse, ada)
    ingest.undo_import(warehouse, report.import_id, CATALOGUE)
    ingest.restore_import(warehouse, report.import_id, CATALOGUE)
    assert shown(warehouse, ada) == before
    stored_weekly_is_right(warehouse, ada)
    with pytest.raises(StoreError, match="no undone import"):
        ingest.restore_import(warehouse, report.import_id, CATALOGUE)
    ingest.undo_import(warehouse, report.import_id, CATALOGUE)
    take(warehouse, ada, A_AND_B)
    with pytest.raises(StoreError, match="added again"):
        ingest.restore_import(warehouse, report.import_id, CATALOGUE)
