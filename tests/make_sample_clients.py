"""The ten invented clients of data/samples/clients/: together they show every state of the coach's pages."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable

from tests.make_samples import Session, Set, holds, mondays, reps, start

Plan = Callable[[int, int], list[tuple[str, list[Set]]]]  # (week, session of the week) -> exercises

WEEKS = 16
FULL = WEEKS - 2
"""The last full week; the running one comes after it."""


def weeks_of(
    seed: int, plan: Plan, *, weeks: int = WEEKS, days: tuple[int, ...] = (1, 4), until: int = 99
) -> list[Session]:
    """Sessions on these weekdays of every week up to and with `until`; a session without exercises is none."""
    rng = random.Random(seed)
    log: list[Session] = []
    for week, monday in mondays(weeks):
        for nth, weekday in enumerate(days):
            begun = start(monday, weekday, rng)
            exercises = plan(week, nth) if week <= until else []
            if exercises and begun.date() <= dt.date(2026, 8, 23):
                log.append((begun, 40, "Strength", exercises))
    return log


def even(week: int, nth: int, **more: int) -> list[tuple[str, list[Set]]]:
    """One of two sessions of an even week, a set more or less here and there; `more` adds sets by short name."""

    def count(name: str, usual: int) -> int:
        more_or_less = ((week * 7 + len(name) * 3 + nth) % 6 == 0) - ((week * 5 + len(name)) % 7 == 0)
        return max(usual + more.get(name, 0) + (more_or_less if usual > 3 else 0), 0)

    if nth == 0:
        one = [
            ("Standing Calf Raise (Dumbbell)", reps(count("calf", 4), 12, 10.0)),
            ("Hip Thrust (Barbell)", reps(count("thrust", 4), 8, 50.0 + more.get("kg", 0))),
            ("Goblet Squat", reps(count("squat", 4), 10, 16.0)),
            ("Plank", holds(count("plank", 3), 40)),
            ("Short Foot", holds(count("foot", 3), 20)),
        ]
    else:
        one = [
            ("Seated Calf Raise (Machine)", reps(count("calf", 4), 15, 30.0)),
            ("Romanian Deadlift (Dumbbell)", reps(count("rdl", 4), 8, 20.0)),
            ("Bulgarian Split Squat", reps(count("split", 3), 8, 8.0)),
            ("Dead Bug", reps(count("bug", 3), 10)),
            ("Towel Scrunch", reps(count("towel", 3), 12)),
        ]
    return [(name, sets) for name, sets in one if sets]


def maya() -> list[Session]:
    """Calves jump in the last full week, and the hip thrust goes up by 20 kg at once."""
    return weeks_of(11, lambda w, n: even(w + 0, n, **({"calf": 4, "kg": 20} if w == FULL else {})))


def tomasz() -> list[Session]:
    """Thirteen days without an entry that nobody has explained, then on as before."""
    return weeks_of(12, lambda w, n: [] if (w, n) in {(FULL - 3, 1), (FULL - 2, 0), (FULL - 2, 1)} else even(w + 1, n))


def priya() -> list[Session]:
    """Steady, then nothing for sixteen days."""
    return weeks_of(13, lambda w, n: even(w + 2, n), until=WEEKS - 3, days=(1, 4))


def jonas() -> list[Session]:
    """Writes names of his own and leaves cells out: a table kept by hand."""

    def plan(week: int, nth: int) -> list[tuple[str, list[Set]]]:
        return even(week + 3, nth) + (
            [("The hill thing", reps(2, 10)), ("Grandpa's press", reps(2, 8, 12.5))] if nth else []
        )

    return weeks_of(14, plan)


def aiko() -> list[Session]:
    """Glutes and legs well below usual in the last full week, the rest as always."""
    return weeks_of(
        15, lambda w, n: even(w + 4, n, **({"thrust": -2, "squat": -2, "rdl": -2, "split": -1} if w == FULL else {}))
    )


def omar() -> list[Session]:
    """The feet are left out for five weeks; a small new best in the last one."""
    left_out = {"foot": -3, "towel": -3}
    return weeks_of(16, lambda w, n: even(w + 5, n, kg=int(w > FULL), **(left_out if w >= FULL - 5 else {})))


def ruben() -> list[Session]:
    """New to lifting, in his second week."""

    def plan(week: int, nth: int) -> list[tuple[str, list[Set]]]:
        return [
            ("Single Leg Stand", holds(2, 20 + 5 * week)),
            ("Bodyweight Squat", reps(2, 8)),
            ("Glute Bridge", reps(2, 10)),
            ("Standing Calf Raise", reps(2, 10)),
            ("Plank", holds(2, 20)),
        ]

    return weeks_of(18, plan, weeks=2)


def hanna() -> list[Session]:
    """Back after three weeks off that she has explained, with half of what she did before."""

    def plan(week: int, nth: int) -> list[tuple[str, list[Set]]]:
        if WEEKS - 5 <= week <= WEEKS - 3:
            return []
        back = {"calf": -3, "thrust": -3, "squat": -3, "plank": -2, "foot": -2, "rdl": -3, "split": -2, "bug": -2}
        return even(week + 7, nth, **({**back, "towel": -2} if week >= FULL else {}))

    return weeks_of(19, plan)


def ciaran() -> list[Session]:
    """Within guide, week after week, in three shorter sessions."""

    def plan(week: int, nth: int) -> list[tuple[str, list[Set]]]:
        both = even(week + 8, 0) + even(week + 8, 1)
        return both[nth::3]

    return weeks_of(20, plan, days=(0, 2, 4))
