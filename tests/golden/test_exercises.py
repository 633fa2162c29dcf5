"""Golden cases about one exercise or one session: from raw sets through import to `flags --json`."""

from __future__ import annotations

import pytest

from tests.golden.raw_log import DIRECT_ONLY, Evenstride, RawLog


def levels(flags: list[dict[str, object]]) -> list[object]:
    return [flag["level"] for flag in flags]


@pytest.mark.parametrize(
    ("before", "after", "expected", "reference", "difference"),
    [(None, 5, [], None, None), (10, 20, ["note"], 79.3, 10.0)],
    ids=["a 0 to 5 kg", "b 10 to 20 kg"],
)
def test_14_bodyweight_is_a_load(
    evenstride: Evenstride,
    before: float | None,
    after: float,
    expected: list[str],
    reference: float | None,
    difference: float | None,
):
    log = RawLog()
    load = {"load_kg": before} if before else {}
    log.series("Single Leg Calf Raise", [6, 6, 6, 6], reps=10, **load)
    log.sets(4, "Single Leg Calf Raise", 6, reps=10, load_kg=after)
    evenstride.load(log, "level=established", "body_mass_kg@2026-01-01=70")
    flags = evenstride.flags(log, "weight-jump")
    assert levels(flags) == expected
    if expected:
        assert flags[0]["reference"] == pytest.approx(reference)
        assert flags[0]["difference"] == pytest.approx(difference)


@pytest.mark.parametrize(
    ("load_kg", "reps", "expected"), [(125, 10, ["watch"]), (115, 5, [])], ids=["a heavier", "b heavier but less"]
)
def test_15_heavier_versus_heavier_but_less(evenstride: Evenstride, load_kg: float, reps: int, expected: list[str]):
    log = RawLog()
    log.series("Leg Press", [6, 6, 6, 6], reps=10, load_kg=100)
    log.sets(4, "Leg Press", 6, reps=reps, load_kg=load_kg)
    evenstride.load(log, "level=established")
    flags = evenstride.flags(log, "weight-jump")
    assert levels(flags) == expected
    if expected:
        assert (flags[0]["reference"], flags[0]["difference"]) == (100, 25)


@pytest.mark.parametrize(
    ("count", "seconds", "expected"), [(3, 40, []), (4, 45, ["watch"])], ids=["a one hold more", "b doubled"]
)
def test_16_timed_holds(evenstride: Evenstride, count: int, seconds: float, expected: list[str]):
    log = RawLog()
    log.series(DIRECT_ONLY["legs"], [4, 4, 4, 4, 4, 4], reps=10)
    log.series("Side Plank", [3, 3, 3, 3, 3], hold_s=30)
    log.sets(5, "Side Plank", count, hold_s=seconds)
    evenstride.load(log, "level=new")
    flags = evenstride.flags(log, "hold-jump")
    assert levels(flags) == expected
    if expected:
        assert (flags[0]["reference"], flags[0]["difference"]) == (90, 90)
    weekly = evenstride("weekly", "--athlete", "A", "--today", log.today().isoformat())["weekly"]
    assert all(row["volume_load_kg"] is None for row in weekly if row["focus_area"] == "core")


def test_17_a_published_hopping_progression(evenstride: Evenstride):
    log = RawLog()
    for week, count in enumerate([5, 6, 8, 10, 15, 15]):
        log.sets(week, "Pogo Jump", count, reps=20)
    evenstride.load(log, "level=new")
    by_week = evenstride.all_flags(log, "plyo-jump")
    found = [by_week.get(log.monday(week), []) for week in range(6)]
    assert [levels(flags) for flags in found] == [[], [], [], ["note"], ["watch"], []]
    assert (found[3][0]["reference"], found[3][0]["difference"]) == (160, 40)
    assert (found[4][0]["reference"], found[4][0]["difference"]) == (200, 100)


BALANCE = [
    ("a", {"calves": 8, "feet": 8, "core": 10, "glutes": 12, "legs": 12}, []),
    ("b", {"calves": 2, "core": 4, "glutes": 12, "legs": 22}, ["watch"]),
    ("c", {"glutes": 3, "legs": 6}, []),
]


@pytest.mark.parametrize(("name", "mix", "expected"), BALANCE, ids=[case[0] for case in BALANCE])
def test_19_imbalance_over_28_days(evenstride: Evenstride, name: str, mix: dict[str, int], expected: list[str]):
    log = RawLog()
    log.series(DIRECT_ONLY["legs"], [1, 1])
    for area, count in mix.items():
        for week in range(2, 6):
            share = count // 4 + (1 if week - 2 < count % 4 else 0)
            if share:
                log.sets(week, DIRECT_ONLY[area], share)
    log.last_week = 5
    evenstride.load(log, "level=established")
    flags = evenstride.flags(log, "balance")
    assert levels(flags) == expected
    if name == "b":
        assert flags[0]["text"].startswith("Balance: 18 of your 40 sets in 4 weeks would have to move")
        assert flags[0]["text"].endswith("Legs alone: 22 of the 40 sets, above 40% and above 2 times its target.")
        neglected = evenstride.flags(log, "area-neglect")
        assert "feet" in {flag["focus_area"] for flag in neglected}
    shown = evenstride("balance", "--athlete", "A", "--today", log.today().isoformat())
    assert shown["set_count_28"] == sum(mix.values())
    if name == "a":
        assert shown["deviation"] == pytest.approx(0.08)
        assert (shown["sets_to_move"], shown["evenness"]) == pytest.approx((4, 0.99), abs=0.006)
    if name == "b":
        assert shown["deviation"] == pytest.approx(0.45)
        assert (shown["sets_to_move"], shown["evenness"]) == pytest.approx((18, 0.67), abs=0.006)


REPS = [
    ("a", "established", [(6, 10)] * 4, (5, 15), ["note"], (60, 15)),
    ("b", "new", [(2, 10)] * 5, (3, 10), [], None),
    ("c", "new", [(3, 10)] * 5, (3, 15), ["watch"], (30, 15)),
]


@pytest.mark.parametrize(("name", "level", "before", "after", "expected", "numbers"), REPS, ids=[c[0] for c in REPS])
def test_26_repetitions(
    evenstride: Evenstride,
    name: str,
    level: str,
    before: list[tuple[int, int]],
    after: tuple[int, int],
    expected: list[str],
    numbers: tuple[float, float] | None,
):
    log = RawLog()
    for week, (count, reps) in enumerate([*before, after]):
        log.sets(week, "Split Squat", count, reps=reps)
        log.add(week, 3, DIRECT_ONLY["core"], 1, reps=10)
    evenstride.load(log, f"level={level}")
    flags = [flag for flag in evenstride.flags(log, "reps-jump") if flag["exercise_id"] == "split_squat"]
    assert levels(flags) == expected
    if numbers:
        assert (flags[0]["reference"], flags[0]["difference"]) == numbers


@pytest.mark.parametrize(
    ("last_reps", "expected"), [((12, 11), ["info"]), ((12, 12), [])], ids=["not yet earned", "earned"]
)
def test_2_for_2_where_goals_are_logged(evenstride: Evenstride, last_reps: tuple[int, int], expected: list[str]):
    log = RawLog()
    log.series(DIRECT_ONLY["core"], [4, 4, 4, 4, 4])
    for week, reps in enumerate([10, 10, *last_reps]):
        log.add(week, 1, "Leg Press", 2, reps=12, load_kg=100, target_reps=10)
        log.add(week, 1, "Leg Press", 1, reps=reps, load_kg=100, target_reps=10)
    log.add(4, 1, "Leg Press", 3, reps=10, load_kg=105, target_reps=10)
    evenstride.load(log, "level=established")
    flags = evenstride.flags(log, "load-earned")
    assert levels(flags) == expected
    if expected:
        assert (flags[0]["observed"], flags[0]["reference"]) == (105, 100)
        assert "12 for a goal of 10 and 11 for a goal of 10" in flags[0]["text"]
    (goal,) = evenstride("next-week", "--athlete", "A", "--today", log.today().isoformat())["rep_goals"]
    assert (goal["exercise_id"], goal["is_earned"]) == ("leg_press", False)
    assert (goal["before_reps"], goal["last_reps"], goal["last_target_reps"]) == (last_reps[1], 10, 10)
