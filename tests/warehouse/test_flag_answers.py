"""Answers to flags and notes on weeks: nothing is overwritten, the last word counts, and who said it when is kept."""

from __future__ import annotations

import datetime as dt

import pytest

from analytics import warehouse as store
from analytics.frames import FLAG_ANSWERS, WEEK_NOTES
from analytics.model import EvenstrideError, FlagAnswer, FocusArea, Speaker, UnknownAthleteError
from tests.warehouse.build import new_athlete
from tests.words.build import flag

MONDAY, SUNDAY = dt.date(2026, 8, 10), dt.date(2026, 8, 9)
AT = dt.datetime(2026, 8, 11, 18, 0)


def of(athlete_id, **more):
    return flag()._replace(**{"athlete_id": athlete_id, "week_start": MONDAY, **more})


def said(warehouse, athlete_id):
    frame = store.flag_answers(warehouse, [athlete_id])
    columns = ["rule_id", "focus_area", "exercise_id", "answer", "answered_by"]
    return [tuple(row) for row in frame[columns].itertuples(index=False)]


def test_an_answer_is_kept_with_who_and_when(warehouse, ada):
    before = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    store.answer_flag(warehouse, of(ada), FlagAnswer.PLANNED, Speaker.COACH)
    answers = store.flag_answers(warehouse, [ada])
    assert list(answers) == list(FLAG_ANSWERS)
    (row,) = answers.to_dict("records")
    assert (row["answer"], row["answered_by"], row["level"]) == ("planned", "coach", "watch")
    assert (row["week_monday"].date(), row["focus_area"], row["exercise_id"]) == (MONDAY, "calves", "")
    assert before <= row["answered_at"].to_pydatetime() <= dt.datetime.now(dt.UTC).replace(tzinfo=None)


def test_a_coachs_answer_and_note_carry_the_name_of_settings_and_a_runners_none(warehouse, ada):
    store.set_coach_name(warehouse, "Kit")
    names = []
    for by in (Speaker.RUNNER, Speaker.COACH):
        store.answer_flag(warehouse, of(ada), FlagAnswer.PLANNED, by)
        store.write_week_note(warehouse, ada, MONDAY, f"Noted by the {by}", by)
        names += store.flag_answers(warehouse, [ada])["answered_name"].tolist()
    assert names == ["", "Kit"]
    assert warehouse.rows("SELECT written_name FROM week_notes ORDER BY place") == [("",), ("Kit",)]


def test_the_last_answer_counts_and_taking_back_is_an_answer_too(warehouse, ada):
    for answer in (FlagAnswer.PLANNED, FlagAnswer.ILL, None, FlagAnswer.HOLIDAY):
        store.answer_flag(warehouse, of(ada), answer)
        expected = [] if answer is None else [("sets-jump", "calves", "", str(answer), "runner")]
        assert said(warehouse, ada) == expected
    assert list(store.answer_history(warehouse, ada)["answer"]) == ["planned", "ill", "", "holiday"]


def test_flags_differ_by_week_rule_area_exercise_and_session(warehouse, ada):
    several = [
        of(ada),
        of(ada, week_start=MONDAY - dt.timedelta(weeks=1)),
        of(ada, rule_id="area-high"),
        of(ada, focus_area=FocusArea.FEET),
        of(ada, focus_area=None),
        of(ada, focus_area=None, exercise_id="squat"),
        of(ada, focus_area=None, exercise_id="lunge"),
        of(ada, focus_area=None, session_started_at=AT),
        of(ada, focus_area=None, session_started_at=AT + dt.timedelta(days=1)),
    ]
    for one in several:
        store.answer_flag(warehouse, one, FlagAnswer.NOTICED)
    assert len(said(warehouse, ada)) == len(several)
    store.answer_flag(warehouse, several[5], None)
    assert len(said(warehouse, ada)) == len(several) - 1
    assert ("sets-jump", "", "squat", "noticed", "runner") not in said(warehouse, ada)


def test_an_answer_stays_with_its_week_when_weeks_begin_on_another_day(warehouse, ada):
    store.answer_flag(warehouse, of(ada), FlagAnswer.PLANNED)
    store.answer_flag(warehouse, of(ada, week_start=SUNDAY), FlagAnswer.ILL)
    assert [row[3] for row in said(warehouse, ada)] == ["ill"]


def test_answers_of_several_athletes_stay_apart(warehouse, ada):
    bob = new_athlete(warehouse, "Bob")
    store.answer_flag(warehouse, of(ada), FlagAnswer.PLANNED)
    store.answer_flag(warehouse, of(bob), FlagAnswer.ILL)
    both = store.flag_answers(warehouse, [ada, bob])
    assert dict(zip(both["athlete_id"], both["answer"], strict=True)) == {ada: "planned", bob: "ill"}
    assert len(said(warehouse, bob)) == 1
    assert store.flag_answers(warehouse, []).empty


def test_noticed_counts_for_quiet_until_the_rule_is_told_to_speak_again(warehouse, ada):
    def counts():
        return store.flag_answers(warehouse, [ada])["counts_for_quiet"].tolist()

    store.answer_flag(warehouse, of(ada), FlagAnswer.NOTICED)
    store.answer_flag(warehouse, of(ada, rule_id="area-high"), FlagAnswer.NOTICED)
    store.answer_flag(warehouse, of(ada, focus_area=FocusArea.FEET), FlagAnswer.PLANNED)
    assert counts() == [True, True, False]
    store.speak_again(warehouse, ada, "sets-jump", FocusArea.CALVES)
    assert counts() == [False, True, False]
    store.answer_flag(warehouse, of(ada, week_start=MONDAY + dt.timedelta(weeks=1)), FlagAnswer.NOTICED)
    assert counts() == [False, True, False, True]


def test_speaking_again_is_about_one_exercise_where_a_rule_names_no_area(warehouse, ada):
    for exercise in ("squat", "lunge"):
        store.answer_flag(warehouse, of(ada, focus_area=None, exercise_id=exercise), FlagAnswer.NOTICED)
    store.speak_again(warehouse, ada, "sets-jump", None, "squat")
    assert store.flag_answers(warehouse, [ada])["counts_for_quiet"].tolist() == [False, True]


def test_notes_of_weeks_are_replaced_and_taken_away_but_never_lost(warehouse, ada):
    assert list(store.week_notes(warehouse, [ada])) == list(WEEK_NOTES)
    store.write_week_note(warehouse, ada, MONDAY, "  Camp in the hills \n<b>& more</b> ")
    store.write_week_note(warehouse, ada, MONDAY - dt.timedelta(weeks=1), "A cold")
    notes = store.week_notes(warehouse, [ada])
    assert notes["note"].tolist() == ["A cold", "Camp in the hills \n<b>& more</b>"]
    store.write_week_note(warehouse, ada, SUNDAY, "Camp", Speaker.COACH)
    assert store.week_notes(warehouse, [ada])["note"].tolist() == ["A cold", "Camp"]
    store.write_week_note(warehouse, ada, MONDAY, " ")
    assert store.week_notes(warehouse, [ada])["note"].tolist() == ["A cold"]
    assert len(warehouse.rows("SELECT * FROM week_notes")) == 4
    with pytest.raises(EvenstrideError, match=r"2,001 letters; up to 2,000 fit"):
        store.write_week_note(warehouse, ada, MONDAY, "x" * 2001)


def test_answers_raise_their_own_version_and_leave_the_measured_log_alone(warehouse, ada):
    data, answers = store.data_version(warehouse, ada), store.answer_version(warehouse)
    store.answer_flag(warehouse, of(ada), FlagAnswer.PLANNED)
    store.answer_flag(warehouse, of(ada), None)
    store.write_week_note(warehouse, ada, MONDAY, "A note")
    store.speak_again(warehouse, ada, "sets-jump")
    assert store.answer_version(warehouse) == answers + 4
    assert store.data_version(warehouse, ada) == data


def test_nobody_can_answer_for_an_athlete_who_is_not_there(warehouse):
    for write in (
        lambda: store.answer_flag(warehouse, of("nobody"), FlagAnswer.PLANNED),
        lambda: store.speak_again(warehouse, "nobody", "sets-jump"),
        lambda: store.write_week_note(warehouse, "nobody", MONDAY, "A note"),
    ):
        with pytest.raises(UnknownAthleteError):
            write()
    assert store.answer_version(warehouse) == 0
