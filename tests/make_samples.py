"""Write the invented sample athletes of data/samples/athletes/ again: `python -m tests.make_samples`.

Nobody trained like this. The logs are made so that every state of the dashboard can be seen: a jump, a neglected area,
a down week, a heavier step, a new lifter, a return after a break, an unanswered gap, timed runs with a sled.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import random
from collections.abc import Callable, Iterator
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "data" / "samples" / "athletes"
CLIENTS = FOLDER.parent / "clients"
LAST_MONDAY = dt.date(2026, 8, 17)

Set = dict[str, object]
Session = tuple[dt.datetime, int, str, list[tuple[str, list[Set]]]]  # start, minutes, title, exercises with their sets


def reps(count: int, rep_count: int, load: float | None = None, side: str = "", target: int | None = None) -> list[Set]:
    return [{"reps": rep_count, "load": load, "side": side, "target": target} for _ in range(count)]


def holds(count: int, seconds: int) -> list[Set]:
    return [{"seconds": seconds} for _ in range(count)]


def both_sides(count: int, left: int, right: int, wobble: random.Random, load: float | None = None) -> list[Set]:
    """Each side in rows of its own, a repetition more or less from day to day."""
    return [
        one
        for side, most in (("left", left), ("right", right))
        for one in reps(count, most + wobble.choice([-1, 0, 0, 1]), load, side)
    ]


def mondays(week_count: int) -> Iterator[tuple[int, dt.date]]:
    for week in range(week_count):
        yield week, LAST_MONDAY - dt.timedelta(weeks=week_count - 1 - week)


def start(monday: dt.date, weekday: int, rng: random.Random) -> dt.datetime:
    clock = dt.time(18, rng.choice([0, 5, 10, 20, 35]))
    return dt.datetime.combine(monday + dt.timedelta(days=weekday), clock)


def robin() -> list[Session]:
    """Established, two sessions a week: calves jump in the last full week, feet fade out, one lighter week."""
    rng = random.Random(1)
    log: list[Session] = []
    for week, monday in mondays(24):
        lighter = week == 15
        calf_sets = 5 if week == 22 else 3
        thrust = 90 if week >= 22 else 50 + 2.5 * (week // 2)
        one = [
            (
                "Single Leg Standing Calf Raise (Dumbbell)",
                reps(2 if lighter else calf_sets, 12, 5 if week < 10 else 7.5),
            ),
            ("Hip Thrust (Barbell)", [*reps(1, 10, 20), *reps(2 if lighter else 3, 8, thrust)]),
            ("Bulgarian Split Squat", reps(rng.choice([2, 2, 3]), 8, 8 + week // 6)),
            ("Side Plank", holds(2, 30 + week)),
        ]
        if week not in (6, 13, 17, 18, 20, 22, 23):
            one.append(("Short Foot", holds(3, 20)))
        one[1][1][0]["kind"] = "warmup"
        two = [
            ("Seated Calf Raise (Machine)", reps(1 if lighter else calf_sets, 15, 30 + 2.5 * (week // 8))),
            ("Goblet Squat", reps(2 if lighter else 3, 10, 16 + 2 * (week // 8))),
            ("Romanian Deadlift (Dumbbell)", reps(rng.choice([2, 2, 3]), 8, 20 + 2.5 * (week // 6))),
            ("Dead Bug", reps(rng.choice([2, 3, 3]), 10)),
            ("Pogo Jump", reps(rng.choice([1, 2, 2]), 20)),
        ]
        if week not in (5, 6, 12, 17, 18, 20, 22, 23):
            two.append(("Towel Scrunch", reps(2, 12)))
        log.append((start(monday, 1, rng), 42 if not lighter else 28, "Strength A", one))
        log.append((start(monday, 4, rng), 38 if not lighter else 25, "Strength B", two))
    return log


def alex() -> list[Session]:
    """New to lifting: third week, bodyweight and balance, two short sessions."""
    rng = random.Random(2)
    log: list[Session] = []
    for week, monday in mondays(3):
        for weekday in (0, 3):
            log.append(
                (
                    start(monday, weekday, rng),
                    22 + week,
                    "First steps",
                    [
                        ("Single Leg Stand", holds(2, 20 + 5 * week)),
                        ("Bodyweight Squat", reps(2, 8 + week)),
                        ("Glute Bridge", reps(2, 10)),
                        ("Standing Calf Raise", reps(2, 10)),
                        ("Plank", holds(2, 20)),
                    ],
                )
            )
    return log


def sam() -> list[Session]:
    """Back after three weeks off, at once with everything."""
    rng = random.Random(3)
    log: list[Session] = []
    for week, monday in mondays(20):
        if week in (15, 16, 17):
            continue
        for weekday in (1, 5):
            log.append(
                (
                    start(monday, weekday, rng),
                    0,
                    "",
                    [
                        ("Barbell Squat", [*reps(1, 8, 30), *reps(3, 6, 70)]),
                        ("Romanian Deadlift", reps(3, 8, 60)),
                        ("Seated Calf Raise Machine", reps(3, 12, 40)),
                        ("Ab Wheel Rollout", reps(2, 10)),
                        ("Toe Yoga", reps(2, 10)),
                    ],
                )
            )
    return log


def kim() -> list[Session]:
    """Legs and glutes in plenty, nothing for the feet, a sled pushed faster every month; typed in pounds.

    Two exercises have a goal for each set: one is two repetitions over it every week, the other just reaches it.
    """
    rng = random.Random(4)
    log: list[Session] = []
    for week, monday in mondays(18):
        sled_s = 14 if week < 17 else 11
        one = [
            ("Back Squat", reps(4, 5, 155 + 5 * (week // 3))),
            ("Walking Lunge", reps(4, 10, 25)),
            ("Hip Thrust", reps(4, 8, 185, target=8)),
            ("Sled Push", [{"seconds": sled_s, "distance": 25, "load": 90} for _ in range(3)]),
        ]
        two = [
            ("Deadlift", reps(3, 5, 225)),
            ("Leg Press", reps(4, 10, 270, target=8)),
            ("Standing Calf Raise", reps(2, 15)),
            ("Hanging Leg Raise", reps(2, 10)),
            ("My hill thing", reps(1, 12)),
        ]
        log.append((start(monday, 0, rng), 55, "Lower", one))
        log.append((start(monday, 3, rng), 50, "Lower", two))
    return log


def lee() -> list[Session]:
    """A steady log with seventeen empty days in it that nobody has explained yet; the right calf is ahead."""
    rng = random.Random(5)
    wobble = random.Random(7)
    log: list[Session] = []
    for week, monday in mondays(14):
        if week in (11, 12):
            continue
        for weekday in (2, 6):
            log.append(
                (
                    start(monday, weekday, rng),
                    35,
                    "Home strength",
                    [
                        ("Step Up", both_sides(3, 10, 10, wobble, load=10)),
                        ("Glute Bridge", reps(3, 12)),
                        ("Single Leg Calf Raise", both_sides(2, 15, 19, wobble)),
                        ("Plank", holds(3, 45)),
                        ("Short Foot", holds(2, 15)),
                    ],
                )
            )
    return log


def max_() -> list[Session]:
    """A log with slips in it: two typos, a row of repetitions as a range, a name of one's own, a day still to come,
    seventeen empty days, and pounds typed for kilograms in the last five weeks."""
    rng = random.Random(6)
    log: list[Session] = []
    for week, monday in mondays(14):
        if week in (6, 7):
            continue
        pounds = 2.2046 if week >= 9 else 1
        for weekday in (1, 5):
            thrust = reps(3, 8, round((70 + 2.5 * (week // 4)) * pounds, 1))
            squat = reps(3, 10, round((20 + 2 * (week // 4)) * pounds, 1))
            raises = reps(2, 15)
            if (week, weekday) == (4, 5):
                thrust[1]["load"] = 725
            if (week, weekday) == (8, 1):
                raises[0]["reps"] = 155
            if (week, weekday) == (10, 1):
                raises[1]["reps"] = "8-10"
            log.append(
                (
                    start(monday, weekday, rng),
                    40,
                    "Gym",
                    [
                        ("Hip Thrust (Barbell)", thrust),
                        ("Goblet Squat", squat),
                        ("Standing Calf Raise", raises),
                        ("Plank", holds(2, 45)),
                        ("My balance board", reps(1, 10)),
                    ],
                )
            )
    log.append((dt.datetime(2026, 8, 24, 7, 0), 20, "Gym", [("Plank", holds(2, 45))]))
    return log


def max_in_another_app() -> list[Session]:
    """Three of those sessions, carried into another app, which shows them five hours later."""
    return [(begun + dt.timedelta(hours=5), *rest) for begun, *rest in max_()[2:5]]


def hevy(log: list[Session]) -> str:
    head = "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type".split(
        ","
    )
    head += ["weight_kg", "reps", "distance_km", "duration_seconds", "rpe"]
    rows = []
    for begun, minutes, title, exercises in reversed(log):
        times = [f"{moment.day} {moment:%b %Y, %H:%M}" for moment in (begun, begun + dt.timedelta(minutes=minutes))]
        for name, sets in exercises:
            for nth, one in enumerate(sets):
                rows.append(
                    [title, *times, "", name, "", "", nth, one.get("kind", "normal")]
                    + [_text(one.get(key)) for key in ("load", "reps", "distance_km", "seconds")]
                    + [""]
                )
    return _csv(head, rows, ",")


def strong(log: list[Session]) -> str:
    head = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE".split(",")
    rows = [
        [f"{begun:%Y-%m-%d %H:%M:%S}", title, f"{minutes}m", name, nth]
        + [_float(one.get("load")), _float(one.get("reps")), 0, _float(one.get("seconds")), ""]
        for begun, minutes, title, exercises in log
        for name, sets in exercises
        for nth, one in enumerate(sets, start=1)
    ]
    return _csv(head, rows, ",")


def fitnotes(log: list[Session]) -> str:
    head = "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment".split(",")
    rows = [
        [f"{begun:%Y-%m-%d}", name, "Legs", _text(one.get("load")), "kgs" if one.get("load") else ""]
        + [_text(one.get("reps")), "", "", "", ""]
        for begun, _, _, exercises in log
        for name, sets in exercises
        for one in sets
    ]
    return _csv(head, rows, ",")


def table(log: list[Session]) -> str:
    """One row a set; the column of goals only where a set has one."""
    head = ["Date", "Session", "Exercise", "Reps", "Weight (lb)", "Seconds", "Distance (m)", "Side"]
    keys = ["reps", "load", "seconds", "distance", "side"]
    if any(one.get("target") for *_, exercises in log for _, sets in exercises for one in sets):
        head, keys = [*head, "Target reps"], [*keys, "target"]
    rows = [
        [f"{begun:%Y-%m-%d}", title, name] + [_text(one.get(key)) for key in keys]
        for begun, _, title, exercises in log
        for name, sets in exercises
        for one in sets
    ]
    return _csv(head, rows, ";")


def _text(value: object) -> str:
    return "" if value is None or value == "" else f"{value:g}" if isinstance(value, float) else str(value)


def _float(value: object) -> str:
    return "0.0" if value is None else str(float(str(value)))


def _csv(head: list[str], rows: list[list[object]], delimiter: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue()


def by_hand(log: list[Session]) -> str:
    """A table with gaps: dates the other way round here and there, empty cells, a row without a set."""
    head = ["Date", "Exercise", "Sets", "Reps", "Weight (kg)", "Seconds", "Notes"]
    rows: list[list[object]] = []
    for begun, _, _, exercises in log:
        for name, sets in exercises:
            one = sets[0]
            cells = [_text(one.get(key)) for key in ("reps", "load", "seconds")]
            rows.append([f"{begun:%d.%m.%Y}", name, len(sets), *cells, ""])
        rows.append([f"{begun:%d.%m.%Y}", "Foam roller", "", "", "", "", "felt stiff"])
    return _csv(head, rows, ";")


def clients() -> dict[str, str]:
    """The files of the ten sample clients."""
    from tests import make_sample_clients as make

    return {
        "maya-hevy.csv": hevy(make.maya()),
        "tomasz-strong.csv": strong(make.tomasz()),
        "priya-hevy.csv": hevy(make.priya()),
        "jonas-table.csv": by_hand(make.jonas()),
        "aiko-hevy.csv": hevy(make.aiko()),
        "omar-fitnotes.csv": fitnotes(make.omar()),
        "ruben-strong.csv": strong(make.ruben()),
        "hanna-hevy.csv": hevy(make.hanna()),
        "ciaran-fitnotes.csv": fitnotes(make.ciaran()),
    }


FILES: dict[str, Callable[[], str]] = {
    "robin-hevy.csv": lambda: hevy(robin()),
    "alex-strong.csv": lambda: strong(alex()),
    "sam-fitnotes.csv": lambda: fitnotes(sam()),
    "kim-table.csv": lambda: table(kim()),
    "lee-table.csv": lambda: table(lee()),
    "max-hevy.csv": lambda: hevy(max_()),
    "max-strong.csv": lambda: strong(max_in_another_app()),
}


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    CLIENTS.mkdir(parents=True, exist_ok=True)
    for name, write in FILES.items():
        (FOLDER / name).write_text(write(), encoding="utf-8")
    for name, text in clients().items():
        (CLIENTS / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
