"""Likely typos: what is asked about, what is proposed, and what is left alone."""

from __future__ import annotations

import pytest

from analytics.datacheck import typos
from tests.datacheck.build import days, evidence, one_set


def found(*sets):
    return list(typos.find(evidence(*sets)))


def with_odd(column: str, usual: list[float], odd: float, **more: object):
    """A history of `usual` numbers, one a session, with the odd one in the middle."""
    values = [*usual[: len(usual) // 2], odd, *usual[len(usual) // 2 :]]
    return [
        one_set(day, **{"reps": 8.0, column: value, **more})
        for day, value in zip(days(len(values)), values, strict=True)
    ]


@pytest.mark.parametrize(
    ("column", "usual", "odd", "meant"),
    [
        ("load_kg", [70, 70, 72.5, 72.5, 75, 75], 725, 72.5),
        ("load_kg", [70, 70, 72.5, 72.5, 75, 75], 7.25, 72.5),
        ("load_kg", [20, 20, 22, 22, 24, 24], 222, 22.2),
        ("reps", [84, 86, 90, 88, 80, 85], 846, 86),
        ("reps", [10, 12, 10, 12, 10, 12], 111, 11),
        ("reps", [8, 8, 10, 8, 8, 8], 88, 8),
        ("hold_s", [40, 45, 45, 50, 45, 45], 450, 45),
    ],
)
def test_a_slip_is_asked_about_with_the_number_that_was_meant(column, usual, odd, meant):
    [one] = found(*with_odd(column, usual, odd))
    assert one.facts["value"] == odd
    assert one.facts["meant"] == pytest.approx(meant)
    assert (one.facts["low"], one.facts["high"]) == (min(usual), max(usual))
    assert [remedy.answer for remedy in one.remedies] == ["use", "keep", "leave-out"]
    assert one.places[0].line == 5


@pytest.mark.parametrize(
    ("column", "usual", "real"),
    [
        ("load_kg", [70, 70, 72.5, 72.5, 75, 75], 100),  # a heavy day
        ("load_kg", [70, 70, 72.5, 72.5, 75, 75], 20),  # a light day
        ("load_kg", [10, 10, 10, 12, 12, 12], 60),  # far, and no slip leads to it
        ("reps", [8, 8, 10, 8, 8, 8], 20),
        ("reps", [10, 10, 12, 10, 12, 10], 1),  # a missed repetition
        ("hold_s", [40, 45, 45, 50, 45, 45], 120),
        ("load_kg", [1, 1, 1, 1, 1, 1], 0.1),  # a placeholder
    ],
)
def test_what_may_be_real_is_left_alone(column, usual, real):
    assert found(*with_odd(column, usual, real)) == []


def test_pounds_are_read_as_they_were_typed():
    lb = 0.45359237
    rows = with_odd("load_kg", [135 * lb] * 6, 1350 * lb, load_unit="lb")
    [one] = found(*rows)
    assert one.facts["meant"] == pytest.approx(135 * lb)


def test_a_load_that_stays_is_no_typo():
    rows = [one_set(day, load_kg=load) for day, load in zip(days(12), [7.0] * 6 + [70.0] * 6, strict=True)]
    assert found(*rows) == []


def test_a_short_history_has_no_opinion():
    assert found(*with_odd("load_kg", [70, 70, 70, 70], 700)) == []


def test_equipment_is_never_compared_across_names():
    barbell = [one_set(day, "Hip Thrust (Barbell)", load_kg=100.0) for day in days(6)]
    band = [one_set("2026-03-10 18:00", "Hip Thrust (Band)", load_kg=10.0)]
    assert found(*barbell, *band) == []


def test_the_same_slip_in_three_sets_is_one_question_about_three_lines():
    rows = [one_set(day, load_kg=70.0) for day in days(8)]
    rows += [one_set("2026-04-20", load_kg=700.0) for _ in range(3)]
    [one] = found(*rows)
    assert [place.line for place in one.places] == [10, 11, 12]
    assert len(one.remedies[0].changes) == 3


def test_the_question_keeps_its_id_in_another_export():
    rows = with_odd("load_kg", [70.0] * 6, 700.0)
    [one] = found(*rows)
    [other] = found(*[{**row, "line": nth + 900, "import_id": "second"} for nth, row in enumerate(rows)])
    assert one.finding_id == other.finding_id


def test_warm_ups_are_no_history():
    rows = [one_set(day, load_kg=70.0) for day in days(8)]
    rows.append(one_set("2026-03-02", load_kg=7.0, is_warm_up=True))
    assert found(*rows) == []
