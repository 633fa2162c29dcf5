"""The reviewed exercise tables as they are, and the frames made of them."""

from __future__ import annotations

import re
from graphlib import TopologicalSorter

import pytest

from analytics.frames import CREDITS
from analytics.model import Category, Exercise, FocusArea, Measure, Placement
from analytics.reference import exercise_table, focus_area_names, load_catalogue, normalise, placement_of

EXERCISES = list(load_catalogue().exercises.values())


def mistakes(is_wrong) -> list[str]:  # type: ignore[no-untyped-def]
    return [exercise.exercise_id for exercise in EXERCISES if is_wrong(exercise)]


def test_enough_movements():
    assert len(EXERCISES) >= 450
    assert sum(exercise.is_for_runners for exercise in EXERCISES) >= 200


def test_what_runners_are_prescribed_counts_somewhere():
    assert mistakes(lambda e: e.is_for_runners and not e.credits) == []


def test_every_exercise_says_why_in_one_short_sentence_of_its_own():
    assert mistakes(lambda e: not e.why.endswith(".") or not e.why[0].isupper() or len(e.why) > 110) == []
    counted = [exercise.why for exercise in EXERCISES if exercise.credits and exercise.is_for_runners]
    assert {why for why in counted if counted.count(why) > 1} == set()


def test_the_sentence_of_uncounted_work_says_so():
    def is_mute(exercise: Exercise) -> bool:
        placement = placement_of(exercise.category, exercise.credits)
        said = {Placement.OUTSIDE: "the five areas", Placement.UNCOUNTED: "recognised, not counted as sets."}
        return placement in said and said[placement] not in exercise.why

    assert mistakes(is_mute) == []


LADDER = [(e.easier, e.exercise_id) for e in EXERCISES if e.easier] + [
    (e.exercise_id, e.harder) for e in EXERCISES if e.harder
]


def test_the_ladder_leads_to_exercises_that_are_there_and_never_in_a_circle():
    above: dict[str, set[str]] = {}
    for low, high in LADDER:
        above.setdefault(low, set()).add(high)
    assert set(above) | {high for _, high in LADDER} <= {exercise.exercise_id for exercise in EXERCISES}
    TopologicalSorter(above).prepare()  # raises CycleError


def test_every_exercise_that_counts_has_a_neighbour_and_shares_an_area_with_it():
    assert mistakes(lambda e: e.credits and not e.easier and not e.harder) == []
    known = load_catalogue().exercises
    counted = [(low, high) for low, high in LADDER if known[low].credits and known[high].credits]
    assert [pair for pair in counted if not set(known[pair[0]].credits) & set(known[pair[1]].credits)] == []


def test_no_jump_is_easier_than_work_on_the_ground():
    known = load_catalogue().exercises
    wrong = [
        (low, high)
        for low, high in LADDER
        if known[low].category is Category.POWER and known[high].category is not Category.POWER
    ]
    assert wrong == []


def test_no_equipment_variant_is_a_movement_of_its_own():
    # Machines differ in body mass, and a clean or snatch with a kettlebell is a hinge; nothing else may be there twice.
    names = [re.sub(r"\b(barbell|dumbbell|cable|smith|band)\b", "", e.name.lower()) for e in EXERCISES]
    squeezed = [" ".join(name.split()) for name in names]
    doubled = {name for name in squeezed if squeezed.count(name) > 1}
    assert doubled == set()


def test_ids_are_snake_case():
    assert mistakes(lambda e: not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", e.exercise_id)) == []


def test_at_most_two_areas_directly_and_three_indirectly():
    def shares(exercise: Exercise, credit: float) -> int:
        return list(exercise.credits.values()).count(credit)

    assert mistakes(lambda e: shares(e, 1.0) > 2 or shares(e, 0.5) > 3) == []


def test_mobility_and_cardio_have_no_areas():
    assert mistakes(lambda e: e.category in (Category.MOBILITY, Category.CARDIO) and e.credits) == []


def test_jumps_have_contacts_and_only_jumps():
    assert mistakes(lambda e: e.measure is Measure.CONTACTS and e.category is not Category.POWER) == []


def test_contacts_never_have_kilograms():
    assert mistakes(lambda e: e.measure is Measure.CONTACTS and e.body_mass_fraction is not None) == []


def test_a_machine_moves_no_body_mass():
    assert mistakes(lambda e: "machine" in e.name.lower() and e.body_mass_fraction) == []


def test_arithmetic_fractions_are_those_of_the_segments():
    # Mass moved above the fixed segment: see data/README.md.
    known = {0.03, 0.16, 0.19, 0.32, 0.68, 0.84, 0.88, 0.94, 0.97, 0.99}
    assert mistakes(lambda e: e.fraction_basis == "A" and e.body_mass_fraction not in known) == []


def test_feet_are_credited_only_with_their_family():
    worked = {"calf_raise", "ankle", "foot", "balance", "hop", "bound", "drill", "jump", "carry", "hinge"}
    allowed = worked | {"single_leg_squat"}
    assert mistakes(lambda e: FocusArea.FEET in e.credits and e.family not in allowed) == []


@pytest.mark.parametrize("area", FocusArea)
def test_every_area_can_be_trained_directly(area: FocusArea):
    assert sum(exercise.credits.get(area) == 1.0 for exercise in EXERCISES) >= 10


def test_every_name_finds_its_exercise():
    aliases = load_catalogue().aliases
    assert {e.exercise_id: aliases[normalise(e.name)] for e in EXERCISES} == {
        e.exercise_id: e.exercise_id for e in EXERCISES
    }


def test_names_are_unique():
    names = [exercise.name for exercise in EXERCISES]
    assert len(set(names)) == len(names)


def test_credits_are_in_body_order():
    order = list(FocusArea)
    assert mistakes(lambda e: [order.index(a) for a in e.credits] != sorted(order.index(a) for a in e.credits)) == []


def test_focus_areas_in_body_order_with_their_names():
    assert list(focus_area_names().items()) == [
        (FocusArea.CORE, "Core"),
        (FocusArea.GLUTES, "Glutes"),
        (FocusArea.LEGS, "Legs"),
        (FocusArea.CALVES, "Calves"),
        (FocusArea.FEET, "Feet & arches"),
    ]


def test_placement():
    assert placement_of(Category.STRENGTH, {FocusArea.LEGS: 1.0}) is Placement.AREAS
    assert placement_of(Category.STRENGTH, {}) is Placement.OUTSIDE
    assert placement_of(Category.MOBILITY, {}) is Placement.UNCOUNTED
    assert placement_of(Category.CARDIO, {}) is Placement.UNCOUNTED


def test_exercise_table():
    frame = exercise_table(load_catalogue()).set_index("exercise_id")
    assert len(frame) == len(EXERCISES)
    assert frame.index.is_unique
    squat = frame.loc["back_squat"]
    assert squat[list(CREDITS)].tolist() == [0.5, 0.5, 1.0, 0.0, 0.0]
    assert (squat["body_mass_fraction"], squat["placement"], squat["family"]) == (0.88, "areas", "squat")
    assert frame.loc["plank", "body_mass_fraction"] != frame.loc["plank", "body_mass_fraction"]  # NaN: no kilograms
    assert frame.loc["bench_press", "placement"] == "outside"
    assert frame.loc["calf_stretch", "placement"] == "uncounted"
