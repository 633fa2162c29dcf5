from __future__ import annotations

import datetime as dt

import pytest

from analytics.model import LoadUnit
from analytics.words import clients
from analytics.words import review as words
from tests.words.test_words_clients import flag

WEEK = dt.date(2026, 8, 10)
TODAY = dt.date(2026, 8, 23)
LATELY = dt.date(2026, 8, 21)


def test_titles_and_lines():
    assert words.title(0) == "Nothing new to review"
    assert words.title(1) == "1 client left to review"
    assert words.title(12) == "12 clients left to review"
    assert words.place_text(2, 10, None) == "Client 2 of 10 · not reviewed before"
    assert words.place_text(2, 10, WEEK).endswith("last reviewed on 10 August 2026")
    assert words.since_text(0, 0, WEEK, True) == "No session since your review on 10 August 2026."
    assert words.since_text(2, 41.5, WEEK, False).startswith("2 sessions with 41.5 sets in the last four weeks, since")


def test_a_message_is_kind_and_holds_the_numbers():
    more, less = clients.flag_line(flag("sets-jump", "calves").flag, {}, LoadUnit.KG), "Feet & arches: none for 44 days"
    text = words.message("Maya R. (sample)", WEEK, [more], [less], "Hip thrust: new best, 60 kg.", LATELY, TODAY, "Kit")
    assert text.startswith("Hi Maya,")
    assert "- Calves: 14 sets, guide up to 9.5 sets" in text and "- Feet & arches: none for 44 days" in text
    assert "Hip thrust: new best, 60 kg." in text
    assert text.endswith("Best wishes,\nKit")
    assert "!" not in text


def test_a_message_after_a_long_stretch_and_after_a_normal_week():
    late = words.message("Priya", WEEK, [], [], "", TODAY - dt.timedelta(days=16), TODAY, "")
    assert "16 days old" in late and "inside your usual range" not in late
    mixed = words.message("Ciaran", WEEK, [], [], "", LATELY, TODAY, "", is_mixed=True)
    assert "some areas got much more" in mixed and "inside your usual range" not in mixed
    normal = words.message("Ciaran", WEEK, [], [], "", LATELY, TODAY, "")
    assert "Everything stayed inside your usual range." in normal


def test_a_message_never_calls_a_week_ordinary_while_something_else_is_open():
    load = "Goblet squat: 12 kg, guide: no added weight"
    text = words.message("Ruben", WEEK, [], [], "", LATELY, TODAY, "", other=[load])
    assert f"I would like to ask about this:\n- {load}\nWas that on purpose?" in text
    assert "inside your usual range" not in text


@pytest.mark.parametrize(
    ("last_day", "told"),
    [
        (dt.date(2026, 8, 13), "is 10 days old"),
        (dt.date(2026, 8, 3), "is 20 days old"),
        (dt.date(2026, 8, 2), "is 3 weeks old"),
        (dt.date(2026, 6, 10), "is 11 weeks old"),
        (dt.date(2026, 5, 1), "is 4 months old"),
        (dt.date(2025, 8, 24), "is 12 months old"),
        (dt.date(2025, 8, 23), "is from August 2025"),
        (dt.date(2023, 3, 4), "is from March 2023"),
    ],
)
def test_how_long_ago_is_said_as_people_say_it(last_day: dt.date, told: str):
    text = words.message("Priya", WEEK, [], [], "", last_day, TODAY, "")
    assert f"your last strength session in the log {told}. How are you getting on?" in text


def test_a_client_without_a_session_is_not_called_quiet():
    assert "last strength session" not in words.message("Priya", None, [], [], "", None, TODAY, "")


def test_a_message_asks_how_it_is_where_pain_was_noted():
    text = words.message("Leah", WEEK, [], [], "", LATELY, TODAY, "", pain=["Noted calf pain on 12 August"])
    assert "You noted calf pain on 12 August.\nHow is it now?" in text
    assert "inside your usual range" not in text and "bring it back" not in text
