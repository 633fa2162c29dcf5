"""Open, answered, quiet: what people said beside the flags."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from analytics import warehouse as store
from analytics.frames import FLAG_ANSWERS, MARKS, empty
from analytics.guidance import mark_flags, mark_hits
from analytics.model import Flag, FlagAnswer, FlagState, FocusArea, Level, Speaker, week_monday
from tests.words.build import flag

MONDAY = dt.date(2026, 8, 10)
OPEN, ANSWERED, QUIET = FlagState.OPEN, FlagState.ANSWERED, FlagState.QUIET


@pytest.fixture
def ada(warehouse):
    return store.create_athlete(warehouse, "Ada").athlete_id


def of(athlete_id: str, weeks_ago: int = 0, **more) -> Flag:
    week = MONDAY - dt.timedelta(weeks=weeks_ago)
    return flag()._replace(**{"athlete_id": athlete_id, "week_start": week, **more})


def states(warehouse, flags):
    answers = store.flag_answers(warehouse, sorted({one.athlete_id for one in flags}))
    return [one.state for one in mark_flags(flags, answers)]


def notice(warehouse, *flags):
    for one in flags:
        store.answer_flag(warehouse, one, FlagAnswer.NOTICED)


def test_without_answers_everything_is_open(ada):
    assert [one.state for one in mark_flags([of(ada)], empty(FLAG_ANSWERS))] == [OPEN]
    assert mark_flags([], empty(FLAG_ANSWERS)) == []


def test_an_answered_flag_says_what_was_said_by_whom_and_when(warehouse, ada):
    flags = [of(ada), of(ada, 1), of(ada, focus_area=None, session_started_at=dt.datetime(2026, 8, 11, 18))]
    store.answer_flag(warehouse, flags[0], FlagAnswer.PLANNED, Speaker.COACH)
    store.answer_flag(warehouse, flags[2], FlagAnswer.LOG_ERROR)
    first, second, third = mark_flags(flags, store.flag_answers(warehouse, [ada]))
    assert (first.flag, first.state, first.answer, first.answered_by) == (
        flags[0],
        ANSWERED,
        FlagAnswer.PLANNED,
        Speaker.COACH,
    )
    assert isinstance(first.answered_at, dt.datetime)
    assert (second.state, second.answer, second.answered_by, second.answered_at) == (OPEN, None, None, None)
    assert third.answer is FlagAnswer.LOG_ERROR


def test_noticed_twice_makes_the_third_one_quiet_and_once_does_not(warehouse, ada):
    flags = [of(ada), of(ada, 1), of(ada, 2)]
    notice(warehouse, flags[2])
    assert states(warehouse, flags) == [OPEN, OPEN, ANSWERED]
    notice(warehouse, flags[1])
    assert states(warehouse, flags) == [QUIET, ANSWERED, ANSWERED]
    store.answer_flag(warehouse, flags[1], None)
    assert states(warehouse, flags) == [OPEN, OPEN, ANSWERED]


def test_the_same_flag_noticed_twice_is_noticed_once(warehouse, ada):
    flags = [of(ada), of(ada, 1)]
    notice(warehouse, flags[1], flags[1])
    assert states(warehouse, flags) == [OPEN, ANSWERED]


def test_only_noticed_makes_quiet(warehouse, ada):
    flags = [of(ada), of(ada, 1), of(ada, 2)]
    for one in flags[1:]:
        store.answer_flag(warehouse, one, FlagAnswer.PLANNED)
    assert states(warehouse, flags) == [OPEN, ANSWERED, ANSWERED]


def test_quiet_keeps_to_its_rule_area_and_athlete(warehouse, ada):
    bob = store.create_athlete(warehouse, "Bob").athlete_id
    notice(warehouse, of(ada, 1), of(ada, 2))
    others = [of(ada, rule_id="area-high"), of(ada, focus_area=FocusArea.FEET), of(ada, focus_area=None), of(bob)]
    assert states(warehouse, [of(ada), *others]) == [QUIET, OPEN, OPEN, OPEN, OPEN]


def test_a_rule_that_names_no_area_gets_quiet_about_one_exercise(warehouse, ada):
    def about(exercise: str, weeks_ago: int) -> Flag:
        return of(ada, weeks_ago, rule_id="reps-jump", focus_area=None, exercise_id=exercise)

    notice(warehouse, about("squat", 1), about("squat", 2))
    assert states(warehouse, [about("squat", 0), about("lunge", 0)]) == [QUIET, OPEN]


def test_a_louder_flag_than_those_noticed_still_speaks(warehouse, ada):
    notice(warehouse, of(ada, 1, level=Level.NOTE), of(ada, 2, level=Level.STRONG))
    now = [of(ada, 0, level=level) for level in Level]
    assert states(warehouse, now) == [QUIET, QUIET, OPEN, OPEN]


def test_told_to_speak_again_a_rule_counts_anew(warehouse, ada):
    notice(warehouse, of(ada, 3), of(ada, 4))
    store.speak_again(warehouse, ada, "sets-jump", FocusArea.CALVES)
    assert states(warehouse, [of(ada)]) == [OPEN]
    notice(warehouse, of(ada, 2))
    assert states(warehouse, [of(ada)]) == [OPEN]
    notice(warehouse, of(ada, 1))
    assert states(warehouse, [of(ada)]) == [QUIET]


def test_many_athletes_are_marked_at_once_and_in_order(warehouse):
    ids = [store.create_athlete(warehouse, f"Runner {number}").athlete_id for number in range(5)]
    rows = [
        {
            "athlete_id": one,
            "week_start": pd.Timestamp(MONDAY - dt.timedelta(weeks=week)),
            "rule_id": "sets-jump",
            "focus_area": "calves",
            "exercise_id": "",
            "session_started_at": pd.NaT,
            "level": "watch",
        }
        for week in range(3)
        for one in ids
    ]
    hits = pd.DataFrame(rows).astype({"week_start": "datetime64[us]", "session_started_at": "datetime64[us]"})
    hits.index = range(100, 115)
    notice(warehouse, of(ids[3], 1), of(ids[3], 2))
    store.answer_flag(warehouse, of(ids[1], 0), FlagAnswer.ILL, Speaker.COACH)
    marked = mark_hits(hits, store.flag_answers(warehouse, ids))
    assert list(marked.index) == list(hits.index)
    assert list(marked)[-len(MARKS) :] == list(MARKS)
    by_athlete = {one: part["state"].tolist() for one, part in marked.groupby("athlete_id")}
    assert by_athlete == {
        ids[0]: [OPEN] * 3,
        ids[1]: [ANSWERED, OPEN, OPEN],
        ids[2]: [OPEN] * 3,
        ids[3]: [QUIET, ANSWERED, ANSWERED],
        ids[4]: [OPEN] * 3,
    }
    assert list(mark_hits(hits.iloc[:0], store.flag_answers(warehouse, ids)))[-len(MARKS) :] == list(MARKS)


@pytest.mark.parametrize("day", range(-1, 6))
def test_a_week_has_one_name_whether_it_begins_on_sunday_or_monday(day):
    assert week_monday(dt.date(2026, 8, 3) + dt.timedelta(days=day)) == dt.date(2026, 8, 3)
