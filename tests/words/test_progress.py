"""The title of *Progress*, the change, the corridor, records and weeks of one exercise."""

from __future__ import annotations

import datetime as dt
import math

import pandas as pd
import pytest

from analytics.model import LoadUnit
from analytics.reference import load_catalogue
from analytics.words import progress as words
from tests.words.build import flag, sessions

RISING = (70, 72, 74, 76, 78, 80, 82, 84, 86, 88)


def title(values: tuple[float, ...], *flags, total: int = 99, name: str = "Hip thrust", unit=LoadUnit.KG) -> str:
    text = words.finding(name, sessions(*values), total, flags, unit)
    assert len(text.split()) <= 12
    assert "%" not in text
    return text


def step(**more):
    return flag("weight-jump", None, exercise_id="hip_thrust", measure="kg", **({"difference": 10.0} | more))


@pytest.mark.parametrize(
    ("values", "total", "expected"),
    [
        ((), 0, "Hip thrust: nothing to compare yet"),
        ((70,), 1, "Hip thrust: one session so far"),
        ((70, 72), 2, "Hip thrust has 2 sessions; the corridor needs 4"),
        ((70,), 30, "Hip thrust: only 1 session in this span"),
        ((70,) * 8, 8, "Hip thrust: holding steady"),
        (RISING, 10, "Hip thrust: steady gains, new best"),
        ((*RISING, 84), 11, "Hip thrust: steady gains"),
        (tuple(reversed(RISING)), 10, "Hip thrust: a little lower than before"),
        ((100, 100, 100, 100, 60, 60, 60, 60), 8, "Hip thrust: lower than before"),
    ],
)
def test_the_title_says_how_it_moves(values: tuple[float, ...], total: int, expected: str):
    assert title(values, total=total) == expected


def test_one_step_is_named_in_the_athletes_unit_and_more_are_counted():
    assert title(RISING, step()) == "Hip thrust: steady gains, one 10 kg step"
    assert title(RISING, step(), unit=LoadUnit.LB) == "Hip thrust: steady gains, one 22 lb step"
    assert title(RISING, step(), step(), step()) == "Hip thrust: steady gains, three bigger steps"
    reps = flag("reps-jump", None, exercise_id="hip_thrust", measure="reps")
    assert title(RISING, reps) == "Hip thrust: steady gains, one bigger step in repetitions"


def test_every_exercise_of_the_catalogue_fits_into_a_title():
    many, few = sessions(*RISING), sessions(70, 72)
    for exercise in load_catalogue().exercises.values():
        assert len(words.finding(exercise.name, many, 10, [step()], LoadUnit.KG).split()) <= 12
        assert len(words.finding(exercise.name, few, 2, [], LoadUnit.KG).split()) <= 12


def test_the_change_is_told_from_the_middle_of_both_ends():
    heading, sentence = words.change_text(sessions(*RISING), "kg", is_estimate=True)
    assert heading == "About +14% in 5 weeks"
    assert sentence.startswith("74 kg to 84 kg")
    assert sentence.endswith("Each estimate can be 5% out.")
    assert words.change_text(sessions(50, 50, 50, 50), "kg", is_estimate=False)[0] == "About the same over 2 weeks"
    assert words.change_text(sessions(70, 72), "kg", is_estimate=True) == ("", "")


def test_one_odd_session_does_not_make_a_change():
    heading, _ = words.change_text(sessions(*[70] * 9, 140), "kg", is_estimate=False)
    assert heading.startswith("About the same")


def test_the_corridor_waits_for_four_sessions():
    assert words.corridor_text(math.nan, math.nan, "kg", 2) == "The corridor needs 4 sessions. This exercise has 2."
    assert words.corridor_text(81.0, 94.0, "kg", 9) == "Next session: 81 to 94 kg stays gradual."
    assert words.corridor_text(55.0, 64.0, "s", 9) == "Next session: 55 s to 1 min 4 s stays gradual."
    assert words.corridor_text(8.4, 9.7, "reps", 9) == "Next session: 9 reps stay gradual."
    assert words.corridor_text(7.9, 9.2, "reps", 9) == "Next session: 8 to 9 reps stays gradual."
    assert words.corridor_text(2.3, 2.7, "reps", 9) == "Next session: 2.3 to 2.7 reps stays gradual."


def test_values_are_written_with_their_unit():
    assert words.value_text(82.5, "kg") == "82.5 kg"
    assert words.value_text(1, "reps") == "1 rep"
    assert words.value_text(90, "s") == "1 min 30 s"
    assert words.value_text(2.267, "m/s") == "2.27 m/s"


def test_the_title_names_the_equipment_looked_at_and_stays_short():
    assert words.finding("Hip thrust", sessions(*RISING), 10, [], LoadUnit.KG, "smith") == (
        "Hip thrust, Smith machine: steady gains, new best"
    )
    assert words.finding("Hip thrust", sessions(70), 1, [], LoadUnit.KG, "").startswith(
        "Hip thrust, equipment not named:"
    )
    many, few = sessions(*RISING), sessions(70, 72)
    for exercise in load_catalogue().exercises.values():
        assert len(words.finding(exercise.name, many, 10, [step()], LoadUnit.KG, "dumbbell").split()) <= 12
        assert len(words.finding(exercise.name, few, 2, [], LoadUnit.KG, "ez_bar").split()) <= 12


def test_an_exercise_is_told_with_its_reason_and_its_neighbours_and_an_own_one_without():
    catalogue = load_catalogue()
    known = catalogue.exercises["hip_thrust"]
    names = {one.exercise_id: one.name for one in catalogue.exercises.values()}
    why, steps = words.about_text(known, known.credits, names)
    assert why == known.why
    assert steps == f"Easier: {names[known.easier]}. Harder: {names[known.harder]}."
    assert words.about_text(known, {}, names)[0].startswith("Your own areas. The catalogue says ")
    assert words.about_text(None, {}, names) == []


def test_a_step_in_load_is_of_one_equipment_and_a_step_in_repetitions_of_all():
    of_dumbbells = step(facts={"equipment": "dumbbell"})
    assert words.is_of(of_dumbbells, "dumbbell") and words.is_of(of_dumbbells, None)
    assert not words.is_of(of_dumbbells, "barbell")
    assert words.is_of(flag("reps-jump", None, exercise_id="hip_thrust", measure="reps"), "barbell")


def test_loads_say_whether_body_mass_is_in_them():
    assert "45% of body mass" in words.basis_text(frozenset({"effective"}), 0.45, True)
    assert "without" not in words.basis_text(frozenset({"effective"}), 0.45, True)
    assert "With a body mass in Settings" in words.basis_text(frozenset({"external"}), 0.45, True)
    assert "moves no body mass" in words.basis_text(frozenset({"effective"}), 0.0, True)
    assert words.basis_text(frozenset(), math.nan, True) == ""


def test_records_have_words_units_and_days():
    day = dt.date(2026, 8, 11)
    texts = words.records_text({"top_load": (82.5, day), "top_hold": (75.0, day)}, LoadUnit.KG)
    assert texts == ["Heaviest load: 82.5 kg on 11 August 2026", "Longest hold: 1 min 15 s on 11 August 2026"]
    assert words.records_text({"top_load": (100.0, day)}, LoadUnit.LB) == ["Heaviest load: 220 lb on 11 August 2026"]


def test_the_span_at_first_is_the_shortest_that_holds_enough():
    long_log = sessions(*range(60, 120), step_days=7)
    assert words.first_span(long_log, [16, 52, 0], 8) == 16
    rare = sessions(*range(60, 72), step_days=60)
    assert words.first_span(rare, [16, 52, 0], 8) == 0
    assert len(words.within(long_log, 16)) == 16
    assert len(words.within(long_log, 0)) == 60


def test_the_weekly_table_leaves_out_columns_without_numbers():
    columns = ["rep_count", "hold_s", "contact_count", "volume_load_kg", "top_load_kg", "one_rep_max_kg", "top_reps"]
    row = {"week_start": pd.Timestamp(2026, 8, 17), "session_count": 2, "set_count": 6.0} | dict.fromkeys(
        columns, math.nan
    )
    weeks = pd.DataFrame([row | {"hold_s": 180.0, "top_hold_s": 60.0, "top_speed_m_s": math.nan}])
    table = words.weekly_table(weeks, LoadUnit.KG)
    assert table.to_dict("records") == [
        {"Week from": "17 August 2026", "Sessions": "2", "Sets": "6", "Time held": "3 min", "Longest hold": "1 min"}
    ]


def test_hatched_work_without_a_flag_is_explained():
    frame = sessions(*[70.0] * 4).assign(
        work=[900.0, 950.0, 1200.0, 900.0], work_limit=[math.nan, 990.0, 1045.0, 1320.0]
    )
    assert words.nothing_flagged_text(frame) == f"{words.NOTHING_FLAGGED} {words.BIG_SESSION}"
    assert words.nothing_flagged_text(frame.assign(work=900.0)) == words.NOTHING_FLAGGED


def test_a_new_best_is_not_told_of_an_area_in_which_pain_was_noted():
    assert words.finding("Hip thrust", sessions(*RISING), 10, [], LoadUnit.KG).endswith("new best")
    quiet = words.finding("Hip thrust", sessions(*RISING), 10, [], LoadUnit.KG, is_quiet=True)
    assert quiet == "Hip thrust: steady gains"
