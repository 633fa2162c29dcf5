from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from analytics.guidance import apply_rules
from analytics.model import Experience
from analytics.reference import false_flags as table
from analytics.reference import guide_fingerprint, load_false_flags, load_guide
from analytics.words.guide import AIM_ANY, AIM_WATCH
from tests.benchmarks.false_flags import Cells, measure
from tests.benchmarks.unchanged_frames import MONDAY, evidence_of
from tests.benchmarks.unchanged_runners import Wobble, unchanged

ROWS = {(row.wobble, row.lifter, row.rule_set): row for row in load_false_flags()}


@pytest.fixture(scope="module")
def small() -> dict[tuple[str, str, str], Cells]:
    return {tuple(row[column] for column in table.KEY): row for row in measure(runners=30, seed=7)}


def test_the_table_has_a_row_for_every_wobble_level_and_rule_set() -> None:
    wanted = {(w, e, r) for w in table.WOBBLES for e in Experience for r in table.RULE_SETS}
    assert set(ROWS) == wanted
    assert {row.runners >= 400 and row.planted_runners >= 400 for row in ROWS.values()} == {True}


def test_the_table_was_made_with_the_numbers_the_guide_has_now() -> None:
    made_with = {row.guide for row in ROWS.values()}
    assert made_with == {guide_fingerprint(load_guide())}, (
        "A number in data/guidance.toml changed since data/false_flags.csv was made: run make false-flags"
    )


@pytest.mark.parametrize("rule_id", [*table.SIMULATED_RULES, table.SHARED])
def test_the_fingerprint_changes_with_every_number_of_the_simulated_rules(rule_id: str) -> None:
    guide = load_guide()
    parameters = guide.shared if rule_id == table.SHARED else guide.rules[rule_id].parameters
    for name, one in parameters.items():
        changed = {**parameters, name: replace(one, value=one.value + 0.5)}
        if rule_id == table.SHARED:
            other = replace(guide, shared=changed)
        else:
            other = replace(guide, rules={**guide.rules, rule_id: replace(guide.rules[rule_id], parameters=changed)})
        assert guide_fingerprint(other) != guide_fingerprint(guide), name


def test_a_small_simulation_comes_near_the_table(small: dict[tuple[str, str, str], Cells]) -> None:
    assert set(small) == set(ROWS)
    for key, row in ROWS.items():
        assert small[key]["any_level_share"] == pytest.approx(row.any_level, abs=0.08), key
        assert (small[key]["watch_share"] == "") == (row.watch is None), key
        assert [small[key][column] == "" for column in table.CAUGHT] == [share is None for share in row.caught], key


def test_the_same_seed_gives_the_same_table() -> None:
    first = measure(runners=3, seed=7)
    assert first == measure(runners=3, seed=7)
    assert first != measure(runners=3, seed=8)


def test_the_rules_speak_less_often_than_the_naive_ones_and_catch_the_doublings(
    small: dict[tuple[str, str, str], Cells],
) -> None:
    for wobble in table.WOBBLES:
        for lifter in Experience:
            ours = ROWS[wobble, lifter, table.ALL_SIMULATED]
            for naive in (table.LAST_WEEK, table.FOUR_WEEK_MEAN):
                assert ours.any_level < ROWS[wobble, lifter, naive].any_level / 1.8
        assert small[wobble, Experience.ESTABLISHED, table.ALL_SIMULATED]["x2_caught"] >= 0.9
    for lifter in Experience:
        mildest = ROWS["week", lifter, table.ALL_SIMULATED]
        assert mildest.caught[table.CAUGHT.index("x2_caught")] == 1
        assert mildest.any_level <= AIM_ANY
        assert mildest.watch is not None and mildest.watch <= AIM_WATCH


def test_most_marks_fall_where_recent_weeks_missed_a_session() -> None:
    plans = unchanged(np.random.default_rng(7), 60, 52, Experience.ESTABLISHED, Wobble.WEEK)
    flags = apply_rules(evidence_of([plans]), since=MONDAY + dt.timedelta(weeks=6), rule_ids=table.SIMULATED_RULES)
    is_whole = (plans.sets.sum(axis=3) > 0).all(axis=2)
    marked = {(int(flag.athlete_id.removeprefix("0-")), (flag.week_start - MONDAY).days // 7) for flag in flags}
    after_missing = [pair for pair in marked if is_whole[pair[0], pair[1] - 4 : pair[1]].sum() <= 2]
    assert len(after_missing) > len(marked) * 0.6
    back = {(one.athlete_id, one.week_start) for one in flags if one.rule_id == "return-ramp"}
    assert len(marked) * 0.22 < len(back) < len(marked) * 0.45
