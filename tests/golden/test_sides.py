"""Golden case 25 and the rules about left and right: from raw entries to `flags --json`."""

from __future__ import annotations

import csv

import pytest

from tests.golden.raw_log import DIRECT_ONLY, Evenstride, RawLog


def trained(evenstride: Evenstride, *settings: str) -> RawLog:
    log = RawLog()
    log.series(DIRECT_ONLY["legs"], [4, 4, 4, 4, 4, 4], reps=10)
    evenstride.load(log, "level=established", *settings)
    return log


def add(evenstride: Evenstride, log: RawLog, week: int, left: int, right: int, test: str = "heel-raise") -> str:
    today = log.today().isoformat()
    words = ("tests", "add", "--athlete", "A", "--test", test, "--date", log.monday(week), "--today", today)
    return str(evenstride(*words, "--left", str(left), "--right", str(right))["result_id"])


@pytest.mark.parametrize("weeks", [(5,), (3, 5)], ids=["one test", "two tests"])
def test_25_heel_raise_sides(evenstride: Evenstride, weeks: tuple[int, ...]):
    log = trained(evenstride)
    for week in weeks:
        add(evenstride, log, week, left=20, right=25)
    listed = evenstride("tests", "list", "--athlete", "A", "--today", log.today().isoformat())["results"]
    assert [(one["symmetry"], one["difference"], one["is_clear"]) for one in listed] == [(0.8, 5, False)] * len(weeks)
    assert evenstride.flags(log, "side-test") == []


def test_two_tests_far_apart_are_told(evenstride: Evenstride):
    log = trained(evenstride)
    add(evenstride, log, 3, left=21, right=30)
    assert evenstride.flags(log, "side-test") == []
    second = add(evenstride, log, 5, left=22, right=30)
    (flag,) = evenstride.flags(log, "side-test")
    assert (flag["level"], flag["observed"], flag["focus_area"]) == ("info", 8, "calves")
    evenstride("tests", "remove", second)
    assert evenstride.flags(log, "side-test") == []


def test_the_published_middle_is_told_only_when_it_was_switched_on(evenstride: Evenstride):
    log = trained(evenstride, "age_years=45", "sex=male")
    for week in (3, 5):
        add(evenstride, log, week, left=17, right=16)
    assert evenstride.flags(log, "calf-norm") == []
    evenstride("settings", "--athlete", "A", "rule.calf-norm=on")
    (flag,) = evenstride.flags(log, "calf-norm")
    assert (flag["level"], flag["observed"], flag["reference"], flag["limit"]) == ("info", 17, 28, 22)


def test_four_weeks_of_one_side_are_told_from_rows_with_a_side(evenstride: Evenstride):
    log = trained(evenstride)
    path = evenstride.folder / "sides.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = [
            [log.monday(week), "Single Leg Calf Raise", reps, "", note]
            for week in range(2, 6)
            for reps, note in ((45, "left"), (60, "R side"))
        ]
        csv.writer(file).writerows([["date", "exercise", "reps", "side", "notes"], *rows])
    evenstride("import", str(path), "--athlete", "A")
    (flag,) = evenstride.flags(log, "side-diff")
    assert (flag["level"], flag["observed"], flag["limit"]) == ("info", 60, 36)
    assert "left 180, right 240 reps in the last 4 weeks" in flag["text"]
    evenstride("settings", "--athlete", "A", "rehab_mode=on")
    assert evenstride.flags(log, "side-diff") == []
