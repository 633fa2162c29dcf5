"""What changed of every exercise, told as on the page of each."""

from __future__ import annotations

import datetime as dt
import math

from analytics.exercise_log import Line
from analytics.model import LoadUnit
from analytics.words import exercise_lines as words
from analytics.words import progress
from tests.words.build import TODAY, sessions

RISING = (70, 72, 74, 76, 78, 80, 82, 84, 86, 88)


def changed(*values: float, today: dt.date = TODAY, step_days: int = 4) -> str:
    return words.change_words(*progress.days_of(sessions(*values, step_days=step_days)), today)


def test_what_changed_is_what_the_title_of_its_page_says():
    for values in (RISING, (*RISING, 84), (70,) * 8, tuple(reversed(RISING)), (*RISING, math.nan), (*RISING, 84, 90)):
        frame = sessions(*values, step_days=6)
        shown = progress.within(frame, progress.first_span(*progress.days_of(frame)))
        title = progress.finding("Hip thrust", shown, len(values), [], LoadUnit.KG, today=TODAY)
        assert title == f"Hip thrust: {changed(*values, step_days=6)}"


def test_a_new_exercise_and_one_left_long_ago_say_so():
    assert changed(70, 72, 74, 76) == "new, steady gains"
    assert changed(70, 70, 70, 70, step_days=12) == "holding steady"
    assert changed(*RISING, today=TODAY + dt.timedelta(days=130)) == "last done 4 months ago"


def test_nothing_is_praised_where_pain_was_noted():
    days = progress.days_of(sessions(*RISING, step_days=6))
    assert words.change_words(*days, TODAY) == "steady gains, new best"
    assert words.change_words(*days, TODAY, is_quiet=True) == "steady gains"


def line(**more: object) -> Line:
    values = {"key": "hip_thrust", "name": "Hip thrust", "area": "glutes", "placement": "areas", "values": (70.0, 72.0)}
    values |= {"latest": "72 kg", "change": "steady gains", "session_count": 24, "last_day": TODAY}
    return Line(**(values | more))


def test_the_table_says_where_each_counts():
    lines = [line(), line(area=None), line(area=None, placement="outside"), line(area=None, placement="unplaced")]
    table = words.lines_table(lines)
    assert table.iloc[0].tolist() == ["Hip thrust", "steady gains", "72 kg", "Glutes", "24", "23 Aug 2026"]
    assert table["Area"].tolist()[1:] == ["indirect only", "outside the five", "not placed yet"]


def test_exercises_with_few_sessions_are_counted():
    assert words.few_text(11, 11) == ""
    assert words.few_text(11, 12) == "1 exercise with fewer than 4 sessions is left out."
    assert words.lines_note(3, 12).endswith("9 exercises with fewer than 4 sessions are left out.")
