"""Sentences of the page *Exercise names* and of `evenstride names`."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from analytics.model import Category, Exercise, FocusArea, NameAnswer
from analytics.units import format_number
from analytics.words.add_log import AREA_NAMES, count

NOTE = (
    "Sets of a name that is not placed stay in your log and in its totals, and count in no area. One answer places"
    " every set of that name, old and new."
)
SUGGESTIONS_NOTE = "Suggestions come from the words in the name. Nothing is applied before you choose it."
ALIAS_NOTE = (
    "If your app uses these names for everybody, these lines belong in data/exercise_aliases.csv: the next release"
    " then knows them without asking."
)
SAID_BY = {"": "", "catalogue": "the catalogue", "own": "your answer", "everybody": "an answer for all runners"}
NO_ANSWERS = "None so far: the catalogue alone decides."
BACK_AGAIN = "The answer holds again."


def title_text(unplaced: int, total: int) -> str:
    """`3 of 48 names wait for a place`, or `All 48 names are placed`."""
    if not unplaced:
        return f"All {count(total, 'name')} are placed" if total > 1 else "The one name is placed"
    return f"{format_number(unplaced)} of {count(total, 'name')} {'waits' if unplaced == 1 else 'wait'} for a place"


def reason_text(shared: Sequence[str]) -> str:
    """`shares the words lat and pull`, or that the spelling is close."""
    if not shared:
        return "is spelled almost alike"
    if len(shared) == 1:
        return f"shares the word {shared[0]}"
    return f"shares the words {', '.join(shared[:-1])} and {shared[-1]}"


def counts_for(exercise: Exercise | None) -> str:
    """`Legs, Glutes ½`, `outside the five areas`, `not counted`, `not placed yet`."""
    if exercise is None:
        return "not placed yet"
    if exercise.category in (Category.MOBILITY, Category.CARDIO):
        return "not counted"
    return areas_text(exercise.credits) or "outside the five areas"


def areas_text(credits: Mapping[FocusArea, float]) -> str:
    """`Legs, Glutes ½`, in body order."""
    return ", ".join(AREA_NAMES[area] + ("" if credits[area] == 1 else " ½") for area in FocusArea if credits.get(area))


def why_text(exercise: Exercise, catalogue_credits: Mapping[FocusArea, float] | None) -> str:
    """The sentence why an exercise counts where it does; own areas say what the catalogue would say."""
    if catalogue_credits is None:
        return "You placed this name yourself. Only the load you log counts, no share of body mass."
    if dict(exercise.credits) != dict(catalogue_credits):
        return f"Your own areas. The catalogue says {areas_text(catalogue_credits) or 'outside the five areas'}."
    return exercise.why


def ladder_text(easier: str, harder: str) -> str:
    """`Easier: Split squat. Harder: Skater squat.`; names of exercises, empty ones left out."""
    parts = [f"{label}: {name}." for label, name in (("Easier", easier), ("Harder", harder)) if name]
    return " ".join(parts)


def fraction_text(exercise: Exercise) -> str:
    """How much of the body a repetition moves, and how well that is known."""
    basis = {"A": "worked out from segment masses", "M": "measured", "E": "our estimate"}
    if exercise.body_mass_fraction is None:
        return "No kilograms are counted."
    if not exercise.body_mass_fraction:
        return "Only the load you log counts as kilograms."
    fraction = format_number(exercise.body_mass_fraction, 2)
    return f"A repetition moves {fraction} of body mass ({basis[exercise.fraction_basis]})."


def answer_text(answer: NameAnswer, names: Mapping[str, str]) -> str:
    """What was said, in words. `names`: exercise_id -> name."""
    if answer.exercise_id and answer.credits:
        return f"{names.get(answer.exercise_id, answer.exercise_id)} counts for {areas_text(answer.credits)}"
    if answer.exercise_id:
        return f"the same as {names.get(answer.exercise_id, answer.exercise_id)}"
    if answer.category in (Category.MOBILITY, Category.CARDIO):
        return "not strength, not counted"
    return areas_text(answer.credits) or "outside the five areas"


def alias_lines(answers: Mapping[str, NameAnswer]) -> str:
    """Lines for data/exercise_aliases.csv: every answer that says a name is an exercise of the catalogue."""
    known = [(key, one.exercise_id) for key, one in answers.items() if one.exercise_id and not one.credits]
    known.sort(key=lambda pair: pair[0].casefold())
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(known)
    return text.getvalue()


def taken_back_text(name: str) -> str:
    """What stands where an answer was taken back; the name escaped."""
    return f"What was said of **{name}** is taken back, for all its history."
