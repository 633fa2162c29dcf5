"""What an exercise name means for one athlete: normalise, then match exactly. Nothing is ever guessed from a part.

A name is tried with all its words first, so that "Squat (Machine)" may differ from "Squat (Barbell)", then with words
of manner, grip, equipment and position taken off, where the rest is itself a name of the catalogue.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import pandas as pd

from analytics.frames import NAMES, conform
from analytics.model import Category, Exercise, FocusArea, Measure, NameAnswer, Placement, Side
from analytics.reference.catalogue import Catalogue, exercise_frame, placement_of
from analytics.reference.wording import SINGLE, WordKind, bag, equipment_of, kind_of, normalise, read_wording

__all__ = ["changed_exercises", "find_exercise", "meant_exercise", "normalise", "own_exercises", "resolve_names"]

OWN = "own:"
"""Begins the exercise_id of a name that a person placed without an exercise of the catalogue."""

BAND_HELPS = {"dip", "pull_up"}
"""Families in which a band carries part of the body instead of loading it."""

ANY_POSITION = {"anti_rotation", "rotation", "carry"}
"""Families that train the same areas sitting, kneeling or standing."""

_MANNER, _GRIP, _EQUIPMENT, _POSITION = WordKind.MANNER, WordKind.GRIP, WordKind.EQUIPMENT, WordKind.POSITION
_LADDER: tuple[frozenset[WordKind], ...] = tuple(  # kinds of words taken off, in this order
    map(frozenset, ((), (_MANNER,), (_MANNER, _GRIP), (_MANNER, _EQUIPMENT), (_MANNER, _GRIP, _EQUIPMENT)))
)
_LAST_RUNGS = (frozenset((_MANNER, _GRIP, _POSITION)), frozenset((_MANNER, _GRIP, _EQUIPMENT, _POSITION)))


@dataclass(frozen=True)
class _Form:
    """One way to read a name: its words, and what was taken off to get there."""

    words: tuple[str, ...]
    off: frozenset[str] = frozenset()
    is_single_off: bool = False
    is_single_added: bool = False
    limb: str = ""


def resolve_names(names: Iterable[str], catalogue: Catalogue, answers: Mapping[str, NameAnswer]) -> pd.DataFrame:
    """Contract NAMES, one row per distinct name, in the order first seen. Answers are keyed by the name as written.

    A person's answer wins over the catalogue; an answer that names an exercise which is no longer in the catalogue is
    passed over. An answer with both an exercise and areas holds under every name of that exercise.
    """
    credits = _own_credits(answers)
    rows = [_resolve(name, catalogue, answers.get(name), credits) for name in dict.fromkeys(names)]
    return conform(pd.DataFrame(rows, columns=list(NAMES)), NAMES)


def own_exercises(answers: Mapping[str, NameAnswer]) -> pd.DataFrame:
    """The exercises that answers make without one of the catalogue, in the shape of reference.exercise_table()."""
    return exercise_frame(_own(name, answer) for name, answer in answers.items() if not answer.exercise_id)


def changed_exercises(answers: Mapping[str, NameAnswer], catalogue: Catalogue) -> pd.DataFrame:
    """The exercises of the catalogue whose areas answers change, in the shape of reference.exercise_table()."""
    known = catalogue.exercises
    return exercise_frame(
        replace(known[key], credits=credits) for key, credits in _own_credits(answers).items() if key in known
    )


@lru_cache(maxsize=20_000)
def find_exercise(name: str, catalogue: Catalogue) -> Exercise | None:
    """The exercise of the catalogue that a name means, or None."""
    if name in catalogue.exercises:
        return catalogue.exercises[name]
    for form in _forms(name):
        exercise_id = catalogue.aliases.get(bag(form.words))
        if exercise_id is not None and _is_allowed(form, catalogue.exercises[exercise_id]):
            return catalogue.exercises[exercise_id]
    return None


def meant_exercise(name: str, catalogue: Catalogue, answers: Mapping[str, NameAnswer]) -> Exercise | None:
    """The exercise that a name means for the person who gave these answers, with the areas it counts in for them."""
    return _meant(name, catalogue, answers.get(name), _own_credits(answers))


def _meant(
    name: str, catalogue: Catalogue, answer: NameAnswer | None, credits: Mapping[str, Mapping[FocusArea, float]]
) -> Exercise | None:
    if answer is not None and not answer.exercise_id:
        return _own(name, answer)
    exercise = find_exercise(name, catalogue)
    if answer is not None and answer.exercise_id:
        exercise = catalogue.exercises.get(answer.exercise_id, exercise)
    if exercise is not None and exercise.exercise_id in credits:
        return replace(exercise, credits=credits[exercise.exercise_id])
    return exercise


def _own_credits(answers: Mapping[str, NameAnswer]) -> dict[str, Mapping[FocusArea, float]]:
    """exercise_id -> the areas in which the person says it counts."""
    return {
        answer.exercise_id: _in_body_order(answer.credits)
        for answer in answers.values()
        if answer.exercise_id and answer.credits
    }


def _in_body_order(credits: Mapping[FocusArea, float]) -> dict[FocusArea, float]:
    return {area: credits[area] for area in FocusArea if credits.get(area)}


def _resolve(
    name: str, catalogue: Catalogue, answer: NameAnswer | None, credits: Mapping[str, Mapping[FocusArea, float]]
) -> dict[str, object]:
    exercise = _meant(name, catalogue, answer, credits)
    wording = read_wording(name)
    is_band_help = exercise is not None and exercise.family in BAND_HELPS and "band" in wording.words
    return {
        "exercise_name": name,
        "exercise_id": exercise.exercise_id if exercise else "",
        "placement": placement_of(exercise.category, exercise.credits) if exercise else Placement.UNPLACED,
        "category": exercise.category if exercise else "",
        "measure": exercise.measure if exercise else "",
        "equipment": equipment_of(wording.words),
        "side": wording.side,
        "is_assisted": wording.is_assisted or is_band_help,
        "body_mass_fraction": exercise.body_mass_fraction if exercise else None,
        **{f"credit_{area}": exercise.credits.get(area, 0.0) if exercise else 0.0 for area in FocusArea},
    }


def _own(name: str, answer: NameAnswer) -> Exercise:
    """Only external load counts for an own exercise: nobody has worked out how much of the body it moves."""
    is_counted = answer.category not in (Category.MOBILITY, Category.CARDIO)
    return Exercise(
        exercise_id=OWN + name,
        name=name,
        category=answer.category,
        measure=answer.measure,
        is_one_sided=False,
        body_mass_fraction=0.0 if answer.measure is Measure.REPS else None,
        fraction_basis="-",
        achilles_tier=0,
        family="own",
        credits=_in_body_order(answer.credits) if is_counted else {},
    )


def _forms(name: str) -> Iterator[_Form]:
    """Readings of a name from the whole of it to its bare movement."""
    wording = read_wording(name)
    words = wording.words
    shapes = [_Form(words)]
    at = words.index(SINGLE) if SINGLE in words else -1
    if at < 0 and wording.side is not Side.BOTH:
        shapes.insert(0, _Form((*words, SINGLE, "leg"), is_single_added=True))  # a stated side may mean one leg
    elif at >= 0:
        limb = words[at + 1] if words[at + 1 : at + 2] in (("leg",), ("arm",)) else ""
        without = words[:at] + words[at + 1 :]
        if not limb:
            shapes.append(_Form((*words, "leg")))
        shapes.append(_Form(without, is_single_off=True, limb=limb))
        if limb:
            shapes.append(_Form(words[:at] + words[at + 2 :], is_single_off=True, limb=limb))
    ladder = sorted(_LADDER, key=lambda kinds: _EQUIPMENT not in kinds) if wording.is_assisted else _LADDER
    for shape in shapes:
        for kinds in (*ladder, *_LAST_RUNGS):
            kept = tuple(word for word in shape.words if kind_of(word) not in kinds)
            if kept:
                yield replace(shape, words=kept, off=frozenset(shape.words) - frozenset(kept))


def _is_allowed(form: _Form, exercise: Exercise) -> bool:
    """Words may only be taken off where what is left counts the same as the whole."""
    off_kinds = {kind_of(word) for word in form.off - {"machine", "bodyweight"}}
    if _POSITION in off_kinds and exercise.credits and exercise.family not in ANY_POSITION:
        return False  # seated and standing calf raises differ, seated and standing curls do not
    if _EQUIPMENT in off_kinds and exercise.category is Category.CARDIO:
        return False  # a walk with a band or a kettlebell is no walk
    if form.is_single_added and not exercise.is_one_sided:
        return False
    if not form.is_single_off:
        return True
    if not exercise.credits:
        return form.limb != "leg"
    return form.limb == "arm" or exercise.is_one_sided or exercise.body_mass_fraction == 0
