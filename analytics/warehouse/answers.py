"""What people said an exercise name is: for one athlete, or for everybody in this database.

The key of an answer is the exercise name as written, or the id of a catalogue exercise where the answer says in which
areas that exercise counts. An athlete's own answer wins over one for everybody.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from analytics.model import Category, FocusArea, Measure, NameAnswer
from analytics.warehouse.database import Warehouse
from analytics.warehouse.identity import now
from analytics.warehouse.versions import raise_data_version


def name_answers(warehouse: Warehouse, athlete_id: str) -> Mapping[str, NameAnswer]:
    """Every answer that holds for the athlete, by key."""
    return answers_of(warehouse, [athlete_id])[athlete_id]


def answers_of(warehouse: Warehouse, athlete_ids: Sequence[str]) -> dict[str, dict[str, NameAnswer]]:
    """Answers that hold for several athletes, by id and key."""
    for_all = shared_answers(warehouse)
    own = _own_answers(warehouse, athlete_ids)
    return {one: {**for_all, **own[one]} for one in athlete_ids}


def own_answers(warehouse: Warehouse, athlete_id: str) -> Mapping[str, NameAnswer]:
    """Only what was said for this athlete, by key."""
    return _own_answers(warehouse, [athlete_id])[athlete_id]


def shared_answers(warehouse: Warehouse) -> dict[str, NameAnswer]:
    """What was said for everybody in this database, by key."""
    rows = warehouse.rows("SELECT exercise_name, answer FROM shared_name_answers ORDER BY exercise_name")
    return {key: _decode(answer) for key, answer in rows}


def answer_name(warehouse: Warehouse, athlete_id: str | None, key: str, answer: NameAnswer) -> None:
    """Keep what a name is, in place of an earlier answer. `athlete_id` None: for everybody in this database."""

    def change(inside: Warehouse) -> None:
        _forget(inside, athlete_id, key)
        if athlete_id is None:
            inside.run("INSERT INTO shared_name_answers VALUES (?, ?, ?)", [key, _encode(answer), now()])
        else:
            inside.run("INSERT INTO name_answers VALUES (?, ?, ?, ?)", [athlete_id, key, _encode(answer), now()])

    warehouse.write(change)


def forget_name_answer(warehouse: Warehouse, athlete_id: str | None, key: str) -> None:
    """Take an answer back: what was said for everybody decides again, or the catalogue."""
    warehouse.write(lambda inside: _forget(inside, athlete_id, key))


def _own_answers(warehouse: Warehouse, athlete_ids: Sequence[str]) -> dict[str, dict[str, NameAnswer]]:
    answers: dict[str, dict[str, NameAnswer]] = {athlete_id: {} for athlete_id in athlete_ids}
    for athlete_id, key, answer in warehouse.rows(
        "SELECT athlete_id, exercise_name, answer FROM name_answers "
        "WHERE athlete_id IN (SELECT unnest(?)) ORDER BY exercise_name",
        [list(athlete_ids)],
    ):
        answers[athlete_id][key] = _decode(answer)
    return answers


def _forget(inside: Warehouse, athlete_id: str | None, key: str) -> None:
    """The part of every change: what is said of a name goes, and every athlete it held for has changed."""
    if athlete_id is None:
        inside.run("UPDATE athletes SET data_version = data_version + 1")
        inside.run("DELETE FROM shared_name_answers WHERE exercise_name = ?", [key])
    else:
        raise_data_version(inside, athlete_id)
        inside.run("DELETE FROM name_answers WHERE athlete_id = ? AND exercise_name = ?", [athlete_id, key])


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
