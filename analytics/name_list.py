"""Every exercise name of one log: how often it stands there, what it means, and who said so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analytics import warehouse as store
from analytics.model import Exercise, NameAnswer
from analytics.names import find_exercise, meant_exercise
from analytics.reference import Catalogue
from analytics.warehouse import Warehouse


@dataclass(frozen=True)
class LoggedName:
    """One name as written. `said_by`: "" nobody, "catalogue", "own" (this athlete), "everybody" (an answer for all)."""

    name: str
    set_count: int
    last_day: dt.date
    exercise: Exercise | None  # with the areas it counts in for this athlete; None = not placed yet
    said_by: str


def name_list(warehouse: Warehouse, athlete_id: str, catalogue: Catalogue) -> Sequence[LoggedName]:
    """The names of the athlete's current log, most sets first."""
    own, for_all = store.own_answers(warehouse, athlete_id), store.shared_answers(warehouse)
    answers = {**for_all, **own}
    found = []
    for row in store.names_in_log(warehouse, athlete_id).to_dict("records"):
        name = str(row["exercise_name"])
        exercise = meant_exercise(name, catalogue, answers)
        key = _deciding_key(name, exercise, answers)
        by = "own" if key in own else "everybody" if key else "catalogue" if exercise else ""
        found.append(LoggedName(name, int(row["set_count"]), row["last_day"].date(), exercise, by))
    return found


def keep_answer(
    warehouse: Warehouse, athlete_id: str | None, name: str, answer: NameAnswer, catalogue: Catalogue
) -> None:
    """Keep what a name is; an exercise with areas is kept under its id, and the name beside it where it is another."""
    if not (answer.exercise_id and answer.credits):
        store.answer_name(warehouse, athlete_id, name, answer)
        return
    known = find_exercise(name, catalogue)
    exercise_id, areas = answer.exercise_id, answer

    def keep(inside: Warehouse) -> None:
        store.answer_name(inside, athlete_id, exercise_id, areas)
        if known is None or known.exercise_id != exercise_id:
            store.answer_name(inside, athlete_id, name, NameAnswer(exercise_id))

    warehouse.write(keep)


def take_back(warehouse: Warehouse, athlete_id: str | None, name: str, catalogue: Catalogue) -> None:
    """Forget what was said of a name, and of the areas of the exercise it means; the catalogue decides again."""
    given = store.shared_answers(warehouse) if athlete_id is None else store.own_answers(warehouse, athlete_id)
    exercise = meant_exercise(name, catalogue, given)
    keys = [key for key in (name, _deciding_key(name, exercise, {k: a for k, a in given.items() if k != name})) if key]

    def forget(inside: Warehouse) -> None:
        for key in keys:
            store.forget_name_answer(inside, athlete_id, key)

    warehouse.write(forget)


def _deciding_key(name: str, exercise: Exercise | None, answers: Mapping[str, NameAnswer]) -> str:
    """The answer that decided: about the name first, then about the areas of the exercise it means."""
    if name in answers:
        return name
    about = [
        key for key, one in answers.items() if exercise and one.credits and one.exercise_id == exercise.exercise_id
    ]
    return about[0] if about else ""
