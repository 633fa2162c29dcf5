"""What the athlete said an exercise name is."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from analytics.model import Category, FocusArea, Measure, NameAnswer
from analytics.warehouse.database import Warehouse
from analytics.warehouse.identity import now
from analytics.warehouse.versions import raise_data_version


def name_answers(warehouse: Warehouse, athlete_id: str) -> Mapping[str, NameAnswer]:
    """Every answer of the athlete, by exercise name as written."""
    return answers_of(warehouse, [athlete_id])[athlete_id]


def answers_of(warehouse: Warehouse, athlete_ids: Sequence[str]) -> dict[str, dict[str, NameAnswer]]:
    """Answers of several athletes, by id and exercise name."""
    answers: dict[str, dict[str, NameAnswer]] = {athlete_id: {} for athlete_id in athlete_ids}
    for athlete_id, exercise_name, answer in warehouse.rows(
        "SELECT athlete_id, exercise_name, answer FROM name_answers "
        "WHERE athlete_id IN (SELECT unnest(?)) ORDER BY exercise_name",
        [list(athlete_ids)],
    ):
        answers[athlete_id][exercise_name] = _decode(answer)
    return answers


def answer_name(warehouse: Warehouse, athlete_id: str, exercise_name: str, answer: NameAnswer) -> None:
    """Keep what the athlete said a name is, in place of an earlier answer."""

    def change(inside: Warehouse) -> None:
        raise_data_version(inside, athlete_id)
        _forget(inside, athlete_id, exercise_name)
        inside.run("INSERT INTO name_answers VALUES (?, ?, ?, ?)", [athlete_id, exercise_name, _encode(answer), now()])

    warehouse.write(change)


def forget_name_answer(warehouse: Warehouse, athlete_id: str, exercise_name: str) -> None:
    """Take an answer back: the catalogue decides again."""

    def change(inside: Warehouse) -> None:
        raise_data_version(inside, athlete_id)
        _forget(inside, athlete_id, exercise_name)

    warehouse.write(change)


def _forget(inside: Warehouse, athlete_id: str, exercise_name: str) -> None:
    inside.run("DELETE FROM name_answers WHERE athlete_id = ? AND exercise_name = ?", [athlete_id, exercise_name])


def _encode(answer: NameAnswer) -> str:
    return json.dumps(
        {
            "exercise_id": answer.exercise_id,
            "credits": {str(area): share for area, share in answer.credits.items()},
            "category": str(answer.category),
            "measure": str(answer.measure),
        },
        sort_keys=True,
    )


def _decode(text: str) -> NameAnswer:
    value = json.loads(text)
    return NameAnswer(
        exercise_id=value["exercise_id"],
        credits={FocusArea(area): share for area, share in value["credits"].items()},
        category=Category(value["category"]),
        measure=Measure(value["measure"]),
    )
