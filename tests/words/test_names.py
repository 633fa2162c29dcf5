from __future__ import annotations

import dataclasses

import pytest

from analytics.model import Category, FocusArea, NameAnswer
from analytics.reference import load_catalogue
from analytics.words import names as words

KNOWN = load_catalogue().exercises
NAMES = {one.exercise_id: one.name for one in KNOWN.values()}


@pytest.mark.parametrize(
    ("unplaced", "total", "text"),
    [
        (0, 1, "The one name is placed"),
        (0, 48, "All 48 names are placed"),
        (1, 48, "1 of 48 names waits for a place"),
        (3, 48, "3 of 48 names wait for a place"),
    ],
)
def test_the_title(unplaced: int, total: int, text: str):
    assert words.title_text(unplaced, total) == text


@pytest.mark.parametrize(
    ("shared", "text"),
    [
        ([], "is spelled almost alike"),
        (["lat"], "shares the word lat"),
        (["lat", "pull", "down"], "shares the words lat, pull and down"),
    ],
)
def test_the_reason_of_a_suggestion(shared: list[str], text: str):
    assert words.reason_text(shared) == text


@pytest.mark.parametrize(
    ("exercise_id", "text"),
    [
        ("step_up", "Glutes, Legs, Calves ½"),
        ("bench_press", "outside the five areas"),
        ("calf_stretch", "not counted"),
    ],
)
def test_where_an_exercise_counts(exercise_id: str, text: str):
    assert words.counts_for(KNOWN[exercise_id]) == text


def test_why_an_exercise_counts_there():
    step_up = KNOWN["step_up"]
    own = dataclasses.replace(step_up, credits={FocusArea.GLUTES: 1.0})
    assert words.why_text(step_up, step_up.credits) == step_up.why
    assert words.why_text(own, step_up.credits) == "Your own areas. The catalogue says Glutes, Legs, Calves ½."
    assert "no share of body mass" in words.why_text(own, None)


def test_how_much_of_the_body_moves():
    assert words.fraction_text(KNOWN["plank"]) == "No kilograms are counted."
    assert words.fraction_text(KNOWN["leg_press"]) == "Only the load you log counts as kilograms."
    assert words.fraction_text(KNOWN["push_up"]) == "A repetition moves 0.64 of body mass (measured)."


def test_the_ladder_leaves_out_what_is_not_there():
    assert words.ladder_text("Split squat", "Skater squat") == "Easier: Split squat. Harder: Skater squat."
    assert words.ladder_text("", "") == ""


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        (NameAnswer("plank"), "the same as Front plank"),
        (NameAnswer("step_up", {FocusArea.GLUTES: 1.0}), "Step-up counts for Glutes"),
        (NameAnswer(credits={FocusArea.FEET: 0.5}), "Feet & arches ½"),
        (NameAnswer(), "outside the five areas"),
        (NameAnswer(category=Category.CARDIO), "not strength, not counted"),
        (NameAnswer("gone"), "the same as gone"),
    ],
)
def test_an_answer_in_words(answer: NameAnswer, text: str):
    assert words.answer_text(answer, NAMES) == text


def test_lines_for_the_shared_table_hold_only_exercises_of_the_catalogue_quoted_where_needed():
    answers = {
        "zulu": NameAnswer("plank"),
        'Plank, "long"': NameAnswer("plank"),
        "step_up": NameAnswer("step_up", {FocusArea.GLUTES: 1.0}),
        "Zorbing": NameAnswer(),
    }
    assert words.alias_lines(answers) == '"Plank, ""long""",plank\nzulu,plank\n'
