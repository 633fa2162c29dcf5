"""When a client was reviewed, and what happened since a moment."""

from __future__ import annotations

import datetime as dt

import pytest

from analytics import warehouse as store
from analytics.model import FocusArea, NameAnswer, Speaker, UnknownAthleteError


def test_a_review_is_recorded_without_anything_to_discuss_and_taken_back(warehouse, ada):
    store.mark_reviewed(warehouse, ada)
    first = store.last_reviews(warehouse)[ada]
    store.mark_discussed(warehouse, ada, ["flag|1"])
    assert store.last_reviews(warehouse)[ada] > first
    store.mark_discussed(warehouse, ada, ["flag|1"], is_discussed=False)
    assert store.last_reviews(warehouse) == {ada: first}, "the review that came with the mark goes with it"
    store.take_review_back(warehouse, ada)
    store.take_review_back(warehouse, ada)
    assert store.last_reviews(warehouse) == {}
    store.mark_reviewed(warehouse, ada)
    assert list(store.last_reviews(warehouse)) == [ada]
    with pytest.raises(UnknownAthleteError):
        store.mark_reviewed(warehouse, "nobody")


def test_what_happened_since_a_moment_is_told_of_every_table(warehouse, ada):
    today, area = dt.date(2026, 3, 2), FocusArea.CALVES
    with store.written_at(dt.datetime(2026, 3, 1)):
        store.add_pain(warehouse, ada, today, area, "before", today=today)
    with store.written_at(dt.datetime(2026, 3, 3)):
        pain = store.add_pain(warehouse, ada, today, area, "after", today=today)
        gone = store.add_pain(warehouse, ada, today, area, "gone", today=today)
        store.remove_day_note(warehouse, gone)
        store.add_self_test(warehouse, ada, "heel-raise", today, 25, None, today=today)
        store.write_week_note(warehouse, ada, today, "Hills", Speaker.COACH)
        store.change_settings(warehouse, ada, {"goal": "build"})
        store.set_labels(warehouse, ada, "Trail", [])
        store.change_group_settings(warehouse, "Trail", {"goal": "build"})
        store.change_group_settings(warehouse, "Road", {"goal": "build"})
        store.answer_name(warehouse, ada, "The hill thing", NameAnswer(exercise_id="hip_thrust"))
    found = store.happened_since(warehouse, ada, dt.datetime(2026, 3, 2))
    kinds = found.groupby("kind")["about"].agg(list).to_dict()
    assert {kind: len(some) for kind, some in kinds.items() if kind != "setting"} == {
        "name": 1,
        "note": 1,
        "pain": 1,
        "test": 1,
    }
    assert kinds["setting"].count("goal") == 2, "their own, and that of their group; not that of another one"
    texts = found.set_index("kind")["text_now"]
    assert (texts["pain"], texts["note"]) == ("after", "Hills")
    assert found.set_index("kind").loc["note", "said_by"] == "the coach"
    assert found.set_index("kind").loc["test", "left_value"] == 25
    store.remove_day_note(warehouse, pain)
    assert "pain" not in set(store.happened_since(warehouse, ada, dt.datetime(2026, 3, 2))["kind"])
    later = store.happened_since(warehouse, ada, dt.datetime(2026, 3, 4))
    assert not set(later["kind"]) & {"name", "note", "pain", "test"}
