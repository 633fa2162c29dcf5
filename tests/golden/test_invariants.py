"""What may never change a flag, from raw sets on: units, warm-ups, how rows are written and ordered, later weeks."""

from __future__ import annotations

import csv
import datetime as dt
import io
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics import ingest
from analytics import warehouse as store
from analytics.athlete_log import read_log
from analytics.model import Flag, ImportOptions, LoadUnit, LogFile
from analytics.reference import load_catalogue
from tests.thoroughness import draws

HEADER = ["date", "exercise", "sets", "reps", "load", "seconds", "set type", "side"]
ROLES = ["date", "exercise", "sets", "reps", "load", "hold_s", "set_kind", "side"]
MONDAY = dt.date(2026, 1, 5)
EXERCISES = ("Leg Press", "Seated Calf Raise", "Side Plank", "Split Squat", "Pogo Jump")

Row = list[object]


@st.composite
def logs(draw: st.DrawFn) -> list[Row]:
    """Five to eight weeks of two sessions with one to five sets an exercise, the last weeks often bigger."""
    rows: list[Row] = []
    for week in range(draw(st.integers(5, 8))):
        for weekday in (1, 4):
            day = MONDAY + dt.timedelta(weeks=week, days=weekday)
            for exercise in draw(st.lists(st.sampled_from(EXERCISES), min_size=1, max_size=4, unique=True)):
                held = exercise == "Side Plank"
                reps, seconds = ("", draw(st.sampled_from([20, 30, 60]))) if held else (draw(st.integers(5, 20)), "")
                load = draw(st.sampled_from([20, 40, 45, 80])) if exercise in ("Leg Press", "Seated Calf Raise") else ""
                count = draw(st.integers(1, 5 if week < 4 else 10))
                rows.append([day.isoformat(), exercise, count, reps, load, seconds, "working", ""])
    return rows


def flags_of(rows: list[Row], unit: LoadUnit = LoadUnit.KG, until: dt.date | None = None) -> list[Flag]:
    """Flags of a log, imported into a store of its own."""
    text = io.StringIO()
    csv.writer(text).writerows([HEADER, *rows])
    options = ImportOptions(load_unit=unit, columns=dict(zip(ROLES, HEADER, strict=True)), today=dt.date(2027, 1, 1))
    catalogue = load_catalogue()
    with store.open_warehouse(":memory:") as warehouse:
        athlete = store.create_athlete(warehouse, "A").athlete_id
        store.change_settings(warehouse, athlete, {"level": "established"})
        store.set_body_mass(warehouse, athlete, MONDAY, 70)
        ingest.import_log(warehouse, athlete, LogFile("log.csv", text.getvalue().encode()), options, catalogue)
        last = max(dt.date.fromisoformat(str(row[0])) for row in rows)
        today = until or last - dt.timedelta(days=last.weekday()) + dt.timedelta(weeks=1)
        return list(read_log(warehouse, [athlete], today, catalogue).flags)


def judged(flags: list[Flag]) -> set[tuple[object, ...]]:
    """What a flag is about and how loud it is, without whose it is."""
    return {(one.week_start, one.rule_id, one.level, one.focus_area, one.exercise_id) for one in flags}


few = draws(2)  # each example is two whole imports; more of them in tests/guidance


@few
@given(logs())
def test_pounds_change_no_level(rows: list[Row]):
    in_pounds = [[*row[:4], row[4] and round(float(str(row[4])) / 0.45359237, 2), *row[5:]] for row in rows]
    assert judged(flags_of(in_pounds, LoadUnit.LB)) == judged(flags_of(rows))


@few
@given(logs(), st.integers(0, 10_000))
def test_warm_up_sets_change_nothing(rows: list[Row], seed: int):
    chosen = random.Random(seed).sample(rows, k=min(4, len(rows)))
    warm_ups = [[*row[:2], 2, *row[3:6], "warm-up", ""] for row in chosen]
    assert judged(flags_of(rows + warm_ups)) == judged(flags_of(rows))


@few
@given(logs())
def test_one_row_of_three_sets_is_three_rows_of_one(rows: list[Row]):
    apart = [[*row[:2], 1, *row[3:]] for row in rows for _ in range(int(str(row[2])))]
    assert judged(flags_of(apart)) == judged(flags_of(rows))


@few
@given(logs(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows: list[Row], chance: random.Random):
    mixed = list(rows)
    chance.shuffle(mixed)
    assert judged(flags_of(mixed)) == judged(flags_of(rows))


@few
@given(logs())
def test_a_later_week_never_changes_an_earlier_one(rows: list[Row]):
    last = max(str(row[0]) for row in rows)
    cut = dt.date.fromisoformat(last) - dt.timedelta(days=dt.date.fromisoformat(last).weekday())
    earlier = [row for row in rows if str(row[0]) < cut.isoformat()]
    before = judged(flags_of(earlier, until=cut))
    after = {one for one in judged(flags_of(rows)) if one[0] < cut}
    assert after == before


@few
@given(logs())
def test_left_and_right_may_be_exchanged(rows: list[Row]):
    def sided(first: str, second: str) -> list[Row]:
        names = {"Side Plank", "Split Squat"}
        return [[*row[:7], side] for row in rows for side in ((first, second) if row[1] in names else ("",))]

    assert judged(flags_of(sided("left", "right"))) == judged(flags_of(sided("right", "left")))


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_steady_log_is_quiet_but_for_balance(exercise: str):
    held = exercise == "Side Plank"
    rows: list[Row] = [
        [(MONDAY + dt.timedelta(weeks=week, days=day)).isoformat(), exercise, 3, "" if held else 10]
        + [20 if exercise == "Leg Press" else "", 30 if held else "", "working", ""]
        for week in range(10)
        for day in (1, 4)
    ]
    allowed = {"area-low", "area-neglect", "balance", "coverage"}
    assert {one.rule_id for one in flags_of(rows)} <= allowed
