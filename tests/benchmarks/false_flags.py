"""How often the rules about steps speak about a plan that never changes, and how many planted steps they catch.

    python -m tests.benchmarks.false_flags            print the table (under three minutes on one core)
    python -m tests.benchmarks.false_flags --write    write it to data/false_flags.csv as well (`make false-flags`)

Runners, wobble and planted steps: see unchanged_runners.py. Each is judged as a log of 52 weeks, of which the last 46
count (the first weeks have nothing to compare with), and weeks without any session are left out. Everything random
comes from one seed, so the same guide gives the same table. Planted steps are put into the last of 20 weeks of further
runners; one counts as caught when a rule speaks in that week, at any level but info, about that area or exercise (for
both sessions in one: when session-spike does). The two naive rules look at each area's fractional sets: more than 10 %
over the last week, or over the mean of the last four weeks, where there was anything to compare with. They have
nothing to say about sessions and loads.

The figures describe the arithmetic of the rules. They say nothing about injuries.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import io
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.guidance import Evidence, apply_rules
from analytics.model import Experience, Flag, FocusArea, Level
from analytics.reference import false_flags as table
from analytics.reference import load_catalogue, load_guide
from analytics.reference.tables import DATA
from tests.benchmarks.unchanged_frames import MONDAY, evidence_of
from tests.benchmarks.unchanged_runners import EXERCISES, Plans, Step, Wobble, plant, unchanged

SEED = 20260105
RUNNERS = 400
WEEKS, JUDGED = 52, 46
PLANTED_WEEKS = 20
NAIVE_SHARE = 0.1
NAIVE = {table.LAST_WEEK: 1, table.FOUR_WEEK_MEAN: 4}  # weeks a week is compared with

Cells = dict[str, str | int | float]


@dataclass(frozen=True)
class Judged:
    """What was said about all athletes of one Evidence value."""

    evidence: Evidence
    flags: list[Flag]
    naive: dict[str, pd.DataFrame]  # rule set -> athlete_id, week_start, focus_area of what it speaks about


def main() -> None:
    parser = argparse.ArgumentParser(description="How often the rules speak without cause.")
    parser.add_argument("--write", action="store_true", help="write data/false_flags.csv")
    started = time.process_time()
    arguments = parser.parse_args()
    text = as_csv(measure(RUNNERS, SEED))
    print(text)
    print(f"{time.process_time() - started:.0f} s CPU")
    if arguments.write:
        (DATA / "false_flags.csv").write_text(text, encoding="utf-8")


def measure(runners: int, seed: int) -> list[Cells]:
    """Rows of data/false_flags.csv for so many runners of each level, wobble and planted step."""
    rng = np.random.default_rng(seed)
    rows: list[Cells] = []
    for wobble in Wobble:
        counted = dict(zip(Experience, _unchanged_weeks(rng, runners, wobble), strict=True))
        caught = dict(zip(Experience, _caught(rng, runners, wobble), strict=True))
        for lifter in Experience:
            for rule_set in table.RULE_SETS:
                row: Cells = {"wobble": wobble, "lifter": lifter, "rule_set": rule_set, **counted[lifter][rule_set]}
                row |= caught[lifter][rule_set]
                row |= {"runners": runners, "planted_runners": runners, "seed": seed}
                rows.append(row | {"guide": table.guide_fingerprint(load_guide())})
    return sorted(rows, key=lambda row: [row[column] for column in table.KEY])


def as_csv(rows: list[Cells]) -> str:
    """The rows as the file holds them, shares with four decimals."""
    out = io.StringIO()
    writer = csv.DictWriter(out, table.COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({k: f"{v:.4f}" if isinstance(v, float) else v for k, v in row.items()} for row in rows)
    return out.getvalue()


def _unchanged_weeks(rng: np.random.Generator, runners: int, wobble: Wobble) -> Iterator[dict[str, Cells]]:
    """For each level: rule set -> shares of weeks."""
    groups = [unchanged(rng, runners, WEEKS, lifter, wobble) for lifter in Experience]
    skipped = WEEKS - JUDGED
    judged = _judge(groups, since=skipped)
    for number, plans in enumerate(groups):
        weeks = int((plans.sets[:, skipped:].sum(axis=(2, 3)) > 0).sum())
        mine = [flag for flag in judged.flags if _group(flag.athlete_id) == number]
        shares: dict[str, Cells] = {}
        for rule_set in table.RULE_SETS:
            if rule_set in NAIVE:
                spoken = judged.naive[rule_set]
                spoken = spoken[spoken["athlete_id"].map(_group) == number]
                count = len(spoken[["athlete_id", "week_start"]].drop_duplicates())
                shares[rule_set] = {"any_level_share": count / weeks, "watch_share": ""}
            else:
                speaking = [flag for flag in mine if rule_set in (table.ALL_SIMULATED, flag.rule_id)]
                loud = [flag for flag in speaking if flag.level in (Level.WATCH, Level.STRONG)]
                shares[rule_set] = {
                    "any_level_share": _weeks_of(speaking) / weeks,
                    "watch_share": _weeks_of(loud) / weeks,
                }
            shares[rule_set]["weeks"] = weeks
        yield shares


def _caught(rng: np.random.Generator, runners: int, wobble: Wobble) -> Iterator[dict[str, Cells]]:
    """For each level: rule set -> shares of planted steps caught."""
    kinds = [(lifter, step) for lifter in Experience for step in Step]
    groups = [unchanged(rng, runners, PLANTED_WEEKS, lifter, wobble) for lifter, _ in kinds]
    planted = [plant(rng, plans, wobble, step) for plans, (_, step) in zip(groups, kinds, strict=True)]
    judged = _judge([plans for plans, _ in planted], since=PLANTED_WEEKS - 1)
    about = _planted_names(planted)
    for lifter in Experience:
        shares: dict[str, Cells] = {rule_set: {} for rule_set in table.RULE_SETS}
        for (of, step), column in zip(kinds, table.CAUGHT * len(Experience), strict=True):
            if of is lifter:
                number = kinds.index((lifter, step))
                for rule_set in table.RULE_SETS:
                    names = set(_names_caught(judged, rule_set, step, about))
                    count = len([name for name in names if _group(name) == number])
                    unknown = rule_set in NAIVE and step in (Step.SPIKE, Step.LOAD)
                    shares[rule_set][column] = "" if unknown else count / runners
        yield shares


def _names_caught(judged: Judged, rule_set: str, step: Step, about: dict[str, tuple[FocusArea, str]]) -> Iterable[str]:
    if rule_set in NAIVE:
        spoken = judged.naive[rule_set]
        pairs = zip(spoken["athlete_id"], spoken["focus_area"], strict=True)
        return (name for name, area in pairs if area == about[name][0])
    speaking = [flag for flag in judged.flags if rule_set in (table.ALL_SIMULATED, flag.rule_id)]
    if step is Step.SPIKE:
        return (flag.athlete_id for flag in speaking if flag.rule_id == "session-spike")
    return (
        flag.athlete_id
        for flag in speaking
        if (flag.focus_area, flag.exercise_id) in _ways_to_say(*about[flag.athlete_id])
    )


def _ways_to_say(area: FocusArea, exercise_id: str) -> list[tuple[FocusArea | None, str | None]]:
    return [(area, None), (None, exercise_id), (area, exercise_id)]


def _planted_names(planted: list[tuple[Plans, np.ndarray]]) -> dict[str, tuple[FocusArea, str]]:
    """athlete_id -> the area and the exercise that the step is about."""
    ids = list(load_catalogue().exercises)
    areas = list(EXERCISES)
    return {
        f"{number}-{runner}": (FocusArea(areas[slot]), ids[plans.exercise[runner, slot]])
        for number, (plans, slots) in enumerate(planted)
        for runner, slot in enumerate(slots)
    }


def _judge(groups: list[Plans], since: int) -> Judged:
    evidence = evidence_of(groups)
    first = MONDAY + dt.timedelta(weeks=since)
    flags = apply_rules(evidence, since=first, rule_ids=table.SIMULATED_RULES)
    naive = {name: _naive(evidence.weekly, weeks, first) for name, weeks in NAIVE.items()}
    return Judged(evidence, [flag for flag in flags if flag.level is not Level.INFO], naive)


def _naive(weekly: pd.DataFrame, weeks: int, since: dt.date) -> pd.DataFrame:
    """Areas of weeks with more than 10 % over the mean of so many weeks before."""
    areas = weekly[weekly["focus_area"].isin([str(area) for area in FocusArea])]
    areas = areas.sort_values(["athlete_id", "focus_area", "week_start"], ignore_index=True)
    by_area = areas.groupby(["athlete_id", "focus_area"], sort=False)["set_count"]
    before = sum((by_area.shift(k) for k in range(1, weeks + 1)), start=pd.Series(0.0, index=areas.index)) / weeks
    speaks = (before > 0) & (areas["set_count"] > before * (1 + NAIVE_SHARE) + 1e-9)
    return areas[speaks & (areas["week_start"] >= pd.Timestamp(since))]


def _group(athlete_id: str) -> int:
    return int(athlete_id.split("-")[0])


def _weeks_of(flags: list[Flag]) -> int:
    return len({(flag.athlete_id, flag.week_start) for flag in flags})


if __name__ == "__main__":
    main()
