"""The unit switch, sessions that stand twice, days, body mass, loads, names and files."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pandas as pd
import pytest

from analytics import datacheck
from analytics.datacheck import days as day_checks
from analytics.datacheck import files, loads, same_sessions, unit_switch
from analytics.frames import GAPS, conform
from analytics.model import AthleteSettings, UnmappedName
from tests.datacheck.build import days, evidence, one_set

LB = 0.45359237
NAMES = ("Hip Thrust", "Back Squat", "Leg Press")


def history(factor: float, names=NAMES, steady=()) -> list[dict[str, object]]:
    """Ten sessions; from the sixth on, the loads of `names` are multiplied."""
    return [
        one_set(day, name, load_kg=60.0 * (factor if nth >= 5 and name not in steady else 1))
        for nth, day in enumerate(days(10))
        for name in names
    ]


@pytest.mark.parametrize(("factor", "direction"), [(1 / LB, 1), (LB, -1)])
def test_loads_that_shift_by_the_unit_are_asked_about_once(factor, direction):
    [one] = unit_switch.find(evidence(*history(factor)))
    day = dt.date.fromisoformat(days(10)[5])
    assert (one.facts["day"], one.facts["direction"]) == (day, direction)
    assert one.facts["exercises"] == sorted(NAMES)
    after, before, keep = one.remedies
    assert (after.changes[0]["first_day"], before.changes[0]["last_day"]) == (day, day - dt.timedelta(days=1))
    assert after.changes[0]["factor"] == pytest.approx(1 / factor)
    assert before.changes[0]["factor"] == pytest.approx(factor)
    assert not keep.changes


@pytest.mark.parametrize(
    "sets",
    [
        history(1.5),
        history(1 / LB, names=NAMES[:1]),
        history(1 / LB, steady=NAMES[1:]),
        history(1 / LB, names=(*NAMES, "Curl"), steady=NAMES[2:] + ("Curl",)),
    ],
    ids=["another factor", "one exercise", "two of three stay", "half of them stay"],
)
def test_other_shifts_are_left_alone(sets):
    assert list(unit_switch.find(evidence(*sets))) == []


def test_a_stretch_in_the_other_unit_ends_where_loads_shift_back():
    sets = [
        one_set(day, name, load_kg=60.0 / (LB if 4 <= nth < 8 else 1))
        for nth, day in enumerate(days(12))
        for name in NAMES
    ]
    up, down = unit_switch.find(evidence(*sets))
    assert up.remedies[0].changes[0]["last_day"] == down.facts["day"] - dt.timedelta(days=1)


def session(at: str, app: str, import_id: str, *, loads=(60.0, 70.0), reps=8.0) -> list[dict[str, object]]:
    return [
        one_set(
            at,
            load_kg=load,
            reps=reps,
            app=app,
            import_id=import_id,
            file=f"{import_id}.csv",
            session_key=f"{app} {at}",
        )
        for load in loads
    ]


def pairs(*sets):
    return [one.facts["pairs"] for one in same_sessions.find(evidence(*sets))]


def test_the_same_sets_in_two_apps_within_fourteen_hours_are_proposed():
    ours = session("2026-08-03 18:05", "hevy", "a")
    theirs = session("2026-08-04 08:00", "strong", "b", loads=(60.2, 69.9))
    [one] = same_sessions.find(evidence(*ours, *theirs))
    assert [remedy.answer for remedy in one.remedies] == ["hevy", "strong", "both"]
    assert one.remedies[0].changes[0]["sessions"] == [("strong", "strong 2026-08-04 08:00")]
    assert not one.remedies[2].changes


@pytest.mark.parametrize(
    "other",
    [
        session("2026-08-04 08:30", "strong", "b"),  # more than 14 hours apart
        session("2026-08-03 19:05", "strong", "b", reps=10.0),
        session("2026-08-03 19:05", "strong", "b", loads=(60.0, 70.0, 80.0)),
        session("2026-08-03 19:05", "hevy", "a"),  # two sessions of one export are two sessions
        session("2026-08-03 19:05", "strong", "b", loads=(60.0,)),
    ],
)
def test_other_sessions_are_left_alone(other):
    assert pairs(*session("2026-08-03 18:05", "hevy", "a"), *other) == []


def test_a_day_without_a_time_is_the_whole_day():
    assert pairs(*session("2026-08-03 18:05", "hevy", "a"), *session("2026-08-03", "fitnotes", "b"))
    assert not pairs(*session("2026-08-03 18:05", "hevy", "a"), *session("2026-08-04 09:00", "fitnotes", "b"))


def test_every_pair_of_two_exports_is_one_question():
    sets = []
    for day in ("2026-08-03", "2026-08-06", "2026-08-09"):
        sets += session(f"{day} 18:05", "hevy", "a") + session(f"{day} 23:05", "hevy", "b")
    [one] = same_sessions.find(evidence(*sets))
    assert len(one.facts["pairs"]) == 3
    assert [remedy.answer for remedy in one.remedies] == ["older", "newer", "both"]
    assert one.remedies[1].changes[0]["sessions"] == [("hevy", f"hevy 2026-08-0{day} 18:05") for day in (3, 6, 9)]


def test_days_that_lie_ahead():
    [one] = day_checks.future(evidence(one_set("2026-08-23"), one_set("2062-08-24")))
    assert one.facts["day"] == dt.date(2062, 8, 24)
    assert [remedy.answer for remedy in one.remedies] == ["leave-out", "keep"]


def test_gaps_without_an_answer_are_one_question():
    row = {"athlete_id": "ada", "gap_days": 20, "answer": ""}
    gaps = [
        {**row, "gap_start": pd.Timestamp("2026-03-01"), "gap_end": pd.Timestamp("2026-03-20")},
        {**row, "gap_start": pd.Timestamp("2026-05-01"), "gap_end": pd.Timestamp("2026-05-20"), "answer": "ill"},
        {**row, "gap_start": pd.Timestamp("2026-08-01"), "gap_end": pd.NaT},
    ]
    frame = conform(pd.DataFrame(gaps), GAPS)
    [one] = day_checks.gaps(evidence(gaps=frame))
    assert (one.facts["count"], one.facts["first"], one.facts["last"]) == (2, dt.date(2026, 8, 1), None)
    assert list(day_checks.gaps(evidence(gaps=frame[frame["answer"] != ""]))) == []


@pytest.mark.parametrize(("after", "asked"), [(73.0, False), (73.6, True), (66.5, False), (66.0, True)])
def test_a_change_of_body_mass_beyond_five_percent_is_asked_about(after, asked):
    masses = {dt.date(2026, 1, 1): 70.0, dt.date(2026, 5, 1): after}
    found = list(day_checks.body_mass(evidence(settings=AthleteSettings(body_masses_kg=masses))))
    assert bool(found) is asked


def test_bodyweight_sets_without_kilograms_and_mixed_loads_are_notes():
    bare = [one_set(day, "Push Up", exercise_id="push_up") for day in days(6)]
    loaded = [one_set(day, "Push Up", exercise_id="push_up", load_kg=10.0) for day in days(6, "2026-06-01")]
    none, mixed = loads.bodyweight(evidence(*bare, *loaded))
    assert (none.facts["set_count"], none.is_open) == (6, False)
    assert (mixed.facts["exercises"], mixed.is_open) == ([("Push Up", 6, 6)], False)
    known = AthleteSettings(body_masses_kg={dt.date(2026, 1, 1): 70.0})
    assert len(list(loads.bodyweight(evidence(*bare, *loaded, settings=known)))) == 1


def test_two_units_in_one_file_are_a_note():
    sets = [one_set("2026-03-02", load_kg=60.0), one_set("2026-03-02", load_kg=61.2, load_unit="lb")]
    [one] = loads.units(evidence(*sets))
    assert one.facts == {"file": "log.csv", "kg": 1, "lb": 1}
    assert list(loads.units(evidence(sets[0], {**sets[1], "import_id": "second", "file": "other.csv"}))) == []


def test_names_and_files_of_others():
    [names] = files.unplaced(evidence(unplaced=[UnmappedName("My thing", 3)]))
    assert (names.facts, names.remedies) == ({"names": ["My thing"], "set_count": 3}, ())
    [file] = files.of_another(evidence(files_of_others={"log.csv": "Bob"}))
    assert file.facts == {"file": "log.csv", "name": "Bob"}


def test_an_empty_log_has_nothing_to_check():
    assert datacheck.check(evidence(), frozenset()) == []


def test_what_was_kept_is_not_found_again():
    looked_at = evidence(one_set("2062-08-24", load_kg=60.0))
    [one] = datacheck.check(looked_at, frozenset())
    assert datacheck.check(looked_at, {one.finding_id}) == []
    assert datacheck.check(dataclasses.replace(looked_at, today=dt.date(2063, 1, 1)), frozenset()) == []
