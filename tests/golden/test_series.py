"""Golden cases that are a series of weekly sets: from raw sets through import to `flags --json`."""

from __future__ import annotations

import datetime as dt
import math
import statistics
from collections import Counter

import pytest

from tests.golden.raw_log import DIRECT_ONLY, Evenstride, RawLog

SILENT = None

# name, area, weekly sets (the last is judged), level, expected: SILENT or (level, reference, difference)
SERIES = [
    ("1 steady climb of one set", "glutes", [6, 6, 7, 7, 8, 8], "established", SILENT),
    ("2 one set more is never a jump", "calves", [6, 6, 6, 6, 7], "new", SILENT),
    ("3 +20 % exactly, legs", "legs", [10, 10, 10, 10, 12], "established", SILENT),
    ("4 the same numbers, calves", "calves", [10, 10, 10, 10, 12], "established", ("note", 10, 2)),
    ("5 large step", "legs", [8, 8, 8, 8, 14], "established", ("watch", 8, 6)),
    ("6 doubling and more", "legs", [6, 6, 6, 6, 13], "established", ("strong", 6, 7)),
    ("7 deload rebound", "legs", [10, 11, 12, 6, 12], "established", SILENT),
    ("9 tiny baseline", "feet", [1, 1, 1, 1, 3], "established", SILENT),
    ("10 tiny baseline, real jump", "feet", [2, 2, 2, 2, 8], "established", ("watch", 2, 6)),
    ("11 too little history", "legs", [5, 6, 10], "new", SILENT),
    ("20 spike then hold", "legs", [10, 10, 10, 20, 20], "established", SILENT),
    ("21 maintenance dose, then full", "legs", [10, 3, 3, 3, 3, 10], "established", ("watch", 3, 7)),
]


@pytest.mark.parametrize(("name", "area", "counts", "level", "expected"), SERIES, ids=[case[0] for case in SERIES])
def test_weekly_sets(
    evenstride: Evenstride,
    name: str,
    area: str,
    counts: list[int | None],
    level: str,
    expected: tuple[str, float, float] | None,
):
    log = RawLog()
    log.series(DIRECT_ONLY[area], counts)
    evenstride.load(log, f"level={level}")
    flags = [flag for flag in evenstride.flags(log, "sets-jump") if flag["focus_area"] == area]
    if expected is SILENT:
        assert flags == []
        return
    [flag] = flags
    assert (flag["level"], flag["reference"], flag["difference"]) == expected
    assert flag["observed"] == counts[-1]
    if flag["reference"] < 4:
        assert "%" not in flag["text"]
    assert evenstride.flags(log, "return-ramp") == []


def test_18_the_running_week_is_judged_only_for_what_is_over(evenstride: Evenstride):
    log = RawLog()
    log.series(DIRECT_ONLY["legs"], [8, 8, 8, 8])
    log.add(4, 1, DIRECT_ONLY["legs"], 6, reps=10)
    evenstride.load(log, "level=established")
    wednesday = log.today() - dt.timedelta(days=5)
    for rule in ("sets-jump", "area-low"):
        assert evenstride.flags(log, rule, today=wednesday) == []


def test_22_ten_percent_every_week_is_never_a_jump(evenstride: Evenstride):
    log = RawLog()
    log.series(DIRECT_ONLY["legs"], [10, 11, 12, 13, 14, 15, 16, 17, 18])
    evenstride.load(log, "level=established")
    assert evenstride.all_flags(log, "sets-jump") == {}


def test_20_a_spike_that_is_held_is_told_as_above_the_usual(evenstride: Evenstride):
    log = RawLog()
    log.series(DIRECT_ONLY["legs"], [10, 10, 10, 10, 20, 20])  # one week before them: a first week may be cut off
    evenstride.load(log, "level=established")
    assert evenstride.flags(log, "sets-jump") == []
    [flag] = evenstride.flags(log, "above-norm")
    assert (flag["level"], flag["focus_area"], flag["observed"], flag["reference"]) == ("info", "legs", 20, 12.5)
    assert flag["observed"] / flag["reference"] == 1.6
    assert set(evenstride.all_flags(log, "sets-jump")) == {log.monday(4)}  # last week's flag stays in the history


@pytest.mark.parametrize(("last", "ratio", "levels"), [(18, 1.5, []), (19, 1.525, ["info"])])
def test_23_drift(evenstride: Evenstride, last: int, ratio: float, levels: list[str]):
    log = RawLog()
    counts = [10, 10, 10, 10, 12, 14, 16, last]
    assert sum(counts[4:]) / sum(counts[:4]) == ratio
    log.series(DIRECT_ONLY["legs"], [10, *counts])  # one week before them: a first week may be cut off
    evenstride.load(log, "level=established")
    assert evenstride.all_flags(log, "sets-jump") == {}
    flags = evenstride.flags(log, "drift")
    assert [flag["level"] for flag in flags] == levels
    for flag in flags:
        assert (flag["observed"], flag["reference"]) == (sum(counts[4:]), sum(counts[:4]))


@pytest.mark.parametrize(("days", "monotony"), [(2, 0.63), (3, 0.87), (5, 1.58), (6, 2.45)])
def test_24_monotony_of_strength_alone_is_a_count_of_days_and_nothing_speaks_of_it(
    evenstride: Evenstride, days: int, monotony: float
):
    log = RawLog()
    for week in range(6):
        for day in range(days):
            log.add(week, day, DIRECT_ONLY["legs" if day % 2 else "calves"], 4, reps=10)
    evenstride.load(log, "level=established")
    found = evenstride("sets", "--athlete", "A")["sets"]
    logged = Counter(one["session_started_at"][:10] for one in found)
    last = [logged[(log.today() - dt.timedelta(days=back)).isoformat()] for back in range(7, 0, -1)]
    assert round(statistics.mean(last) / statistics.pstdev(last), 2) == monotony
    assert round(math.sqrt(days / (7 - days)), 2) == monotony  # the closed form
    flags = evenstride("flags", "--athlete", "A", "--today", log.today().isoformat())["flags"]
    assert not [flag for flag in flags if "monoton" in f"{flag['rule_id']} {flag['text']}".lower()]
    assert {flag["rule_id"] for flag in flags} & {"daily"} == ({"daily"} if days >= 5 else set())


@pytest.mark.parametrize(("answer", "expected"), [("not_logged", []), ("rested", ["watch"]), (None, [])])
def test_8_two_empty_weeks_are_a_question(evenstride: Evenstride, answer: str | None, expected: list[str]):
    log = RawLog()
    for week in range(3):
        for weekday in (1, 2):
            log.add(week, weekday, DIRECT_ONLY["legs"], 5, reps=10)
    log.add(5, 1, DIRECT_ONLY["legs"], 6, reps=10)  # 20 days after the last session
    log.add(5, 4, DIRECT_ONLY["legs"], 5, reps=10)
    gap = [f"gap@2026-01-22={answer}"] if answer else []
    evenstride.load(log, "level=established", *gap)
    assert [flag["level"] for flag in evenstride.flags(log, "return-ramp")] == expected
    assert evenstride.flags(log, "sets-jump") == []


@pytest.mark.parametrize(("count", "expected"), [(12, ["note"]), (9, [])])
def test_12_back_after_three_weeks_off(evenstride: Evenstride, count: int, expected: list[str]):
    log = RawLog()
    for week in range(4):
        for weekday in (1, 3):
            log.add(week, weekday, DIRECT_ONLY["legs"], 6, reps=10)
    log.add(7, 1, DIRECT_ONLY["legs"], count - count // 2, reps=10)
    log.add(7, 4, DIRECT_ONLY["legs"], count // 2, reps=10)
    evenstride.load(log, "level=established", "gap@2026-01-30=rested")
    flags = evenstride.flags(log, "return-ramp")
    assert [flag["level"] for flag in flags] == expected
    assert evenstride.flags(log, "sets-jump") == []


@pytest.mark.parametrize(
    ("counts", "expected"), [([14], [["watch"]]), ([6, 8, 10, 11], [[], [], [], []])], ids=["at once", "step by step"]
)
def test_13_back_after_six_weeks_off(evenstride: Evenstride, counts: list[int], expected: list[list[str]]):
    log = RawLog()
    log.series(DIRECT_ONLY["legs"], [12, 12, 12, 12, *[None] * 6, *counts])
    evenstride.load(log, "level=established", "gap@2026-01-31=rested")
    ramps, jumps = evenstride.all_flags(log, "return-ramp"), evenstride.all_flags(log, "sets-jump")
    weeks = [log.monday(10 + nth) for nth in range(len(counts))]
    assert [[flag["level"] for flag in ramps.get(week, [])] for week in weeks] == expected
    assert not set(weeks) & set(jumps)
