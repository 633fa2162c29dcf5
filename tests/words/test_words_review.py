from __future__ import annotations

import datetime as dt

from analytics.model import LoadUnit
from analytics.words import clients
from analytics.words import review as words
from tests.words.test_words_clients import flag

WEEK = dt.date(2026, 8, 10)


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
    text = words.message("Maya R. (sample)", WEEK, [more], [less], "Hip thrust: new best, 60 kg.", 2, "Kit")
    assert text.startswith("Hi Maya,")
    assert "- Calves: 14 sets, guide up to 9.5 sets" in text and "- Feet & arches: none for 44 days" in text
    assert "Hip thrust: new best, 60 kg." in text
    assert text.endswith("Best wishes,\nKit")
    assert "!" not in text


def test_a_message_after_a_long_stretch_and_after_a_normal_week():
    late = words.message("Priya", WEEK, [], [], "", 16, "")
    assert "16 days old" in late and "inside your usual range" not in late
    mixed = words.message("Ciaran", WEEK, [], [], "", 2, "", is_mixed=True)
    assert "some areas got much more" in mixed and "inside your usual range" not in mixed
    assert "Everything stayed inside your usual range." in words.message("Ciaran", WEEK, [], [], "", 2, "")
