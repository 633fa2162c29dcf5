"""Which sessions of an exercise took a bigger step, what was said to it, and the table of all of them."""

from __future__ import annotations

import datetime as dt
import math

from analytics.model import FlagAnswer, FlagState, Level, LoadUnit, MarkedFlag
from analytics.words import session_rows as rows
from tests.words.build import LAST, TODAY, flag, sessions

VALUES = (70, 72, 71, 80, 74)  # every four days up to today, the fourth on 19 August
KG = {"title": "estimated 1-rep max", "work_title": "volume load", "unit": "kg", "work_unit": "kg"}


def mark(answer: FlagAnswer | None = None, rule_id: str = "weight-jump", **more: object) -> MarkedFlag:
    one = flag(rule_id, None, exercise_id="hip_thrust", measure="kg", **({"difference": 10.0} | more))
    return MarkedFlag(one, FlagState.ANSWERED if answer else FlagState.OPEN, answer)


def test_a_step_of_a_week_belongs_to_its_highest_session():
    frame = sessions(*VALUES)
    steps = rows.step_sessions(frame, [mark(week_start=dt.date(2026, 8, 17))])
    assert list(steps) == [frame["session_started_at"][3]]
    assert rows.step_sessions(frame, [mark(week_start=dt.date(2020, 1, 6))]) == {}


def test_a_step_of_a_session_belongs_to_it():
    frame = sessions(*VALUES)
    start = frame["session_started_at"][2]
    assert list(rows.step_sessions(frame, [mark(session_started_at=start.to_pydatetime())])) == [start]


def test_a_week_without_values_is_marked_at_its_biggest_work():
    frame = sessions(70, 71, 72, math.nan, math.nan).assign(work=[1.0, 1.0, 1.0, 9.0, 5.0])
    steps = rows.step_sessions(frame, [mark(week_start=dt.date(2026, 8, 17))])
    assert list(steps) == [frame["session_started_at"][3]]


def test_what_is_only_told_marks_no_session():
    frame = sessions(*VALUES)
    told = [mark(rule_id="starter-load"), mark(rule_id="novelty"), mark(level=Level.INFO), mark(rule_id="area-low")]
    assert rows.step_sessions(frame, told) == {}


def test_answers_stand_apart_and_an_error_in_the_log_stands_nowhere():
    frame = sessions(*VALUES)
    (start,) = rows.step_sessions(frame, [mark(week_start=LAST)])
    for answer, above, said in (
        (None, {start: "A sentence."}, {}),
        (FlagAnswer.PLANNED, {}, {start: "planned"}),
        (FlagAnswer.LOG_ERROR, {}, {}),
    ):
        steps = rows.step_sessions(frame, [mark(answer, week_start=LAST)])
        assert (rows.above_texts(steps, TODAY), rows.said_texts(steps)) == (above, said)


def test_a_step_has_a_few_words_for_the_plot():
    steps = rows.step_sessions(sessions(*VALUES), [mark(week_start=LAST)])
    assert list(rows.brief_texts(steps, LoadUnit.LB).values()) == ["22 lb step"]


def test_of_two_steps_of_a_session_the_open_one_is_told():
    frame = sessions(*VALUES)
    both = [mark(FlagAnswer.PLANNED, week_start=LAST), mark(rule_id="reps-jump", week_start=LAST)]
    steps = rows.step_sessions(frame, both)
    assert [one.flag.rule_id for one in steps.values()] == ["reps-jump"]


def test_a_sentence_of_a_week_that_is_over_says_that_week():
    steps = rows.step_sessions(sessions(*VALUES), [mark(week_start=LAST, tell=lambda facts: "80 kg this week.")])
    assert list(rows.above_texts(steps, TODAY).values()) == ["80 kg that week."]


def test_every_session_is_a_row_newest_first():
    frame = sessions(*VALUES).assign(
        value=[70, math.nan, 71, 80, 74],
        is_best=[False, False, True, True, False],
        corridor_low=[math.nan, math.nan, math.nan, 65.1, 66.0],
        corridor_high=[math.nan, math.nan, math.nan, 75.6, 76.7],
        work=[1200.0, 5400.0, math.nan, 9000.0, 1200.0],
        work_limit=[math.nan, 1320.0, 5940.0, 5940.0, 9900.0],
        top_load_kg=[60.0, 50.0, math.nan, 70.0, 65.0],
        top_reps=[5.0, 15.0, 8.0, 4.0, 4.0],
    )
    steps = rows.step_sessions(frame, [mark(FlagAnswer.PLANNED, week_start=dt.date(2026, 8, 17))])
    table = rows.session_table(frame, steps, **KG, load_unit=LoadUnit.KG)
    assert table["Day"].tolist() == ["23 Aug 2026", "19 Aug 2026", "15 Aug 2026", "11 Aug 2026", "7 Aug 2026"]
    assert table.iloc[1].tolist()[1:] == [
        "3 (70 kg, 4 reps)",
        "80 kg (65.1 to 75.6 kg)",
        "◇ new best, ✓ 10 kg step: planned",
        "9,000 kg ▲ (up to 5,940 kg)",
    ]
    assert list(table)[2::2] == [
        "Estimated 1-rep max (gradual corridor)",
        "Volume load (10% over the biggest in 30 days)",
    ]
    assert table.iloc[3].tolist()[2:] == ["none", "", "5,400 kg ▲ (up to 1,320 kg)"]
    assert table.iloc[2, 4] == "not known" and table.iloc[4, 4] == "1,200 kg"
    open_step = rows.step_sessions(frame, [mark(week_start=dt.date(2026, 8, 17))])
    assert rows.session_table(frame, open_step, **KG, load_unit=LoadUnit.KG)["What it was"][1] == (
        "◇ new best, ▲ 10 kg step"
    )


def test_loads_stand_only_where_loads_are_compared_and_no_column_twice():
    reps = {"title": "most reps in a set", "work_title": "reps", "unit": "reps", "work_unit": "reps"}
    frame = sessions(8, 9).assign(top_load_kg=60.0, top_reps=8.0, work=24.0)
    table = rows.session_table(frame, {}, **reps, load_unit=LoadUnit.KG)
    assert table.iloc[0].tolist()[1:] == ["3", "9 reps", "◇ new best", "24 reps"]
    load = {**KG, "title": "top load"}
    assert rows.session_table(frame, {}, **load, load_unit=LoadUnit.KG).iloc[0, 1] == "3 (8 reps)"
    contacts = {"title": "contacts", "work_title": "contacts", "unit": "contacts", "work_unit": "contacts"}
    columns = list(rows.session_table(sessions(40, 50), {}, **contacts, load_unit=LoadUnit.KG))
    assert columns[2::2] == ["Contacts (gradual corridor)", "Work (10% over the biggest in 30 days)"]


def test_a_table_of_very_many_sessions_says_that_it_holds_the_newest():
    frame = sessions(*range(1, rows.MOST_ROWS + 3))
    assert len(rows.session_table(frame, {}, **KG, load_unit=LoadUnit.KG)) == rows.MOST_ROWS
    assert rows.table_note(len(frame)) == "The newest 400 of 402 sessions."
    assert rows.table_note(rows.MOST_ROWS) == ""


def test_a_session_to_open_is_named_by_day_and_value():
    assert rows.session_option(TODAY, 88.0, "kg") == "23 August 2026 · 88 kg"
    assert rows.session_option(TODAY, math.nan, "kg") == "23 August 2026"
