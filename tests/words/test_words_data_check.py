"""Sentences of the data check, from the facts that the checks find."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from analytics.model import CheckKind, Finding, LoadUnit, Override, OverrideKind, Place, Remedy
from analytics.words import data_check as words

TITLES = {"hevy": "Hevy", "strong": "Strong"}
MOMENT = pd.Timestamp("2026-06-20 18:05")
TYPO = {
    "exercise_name": "Hip Thrust",
    "column": "load_kg",
    "value": 725.0,
    "meant": 72.5,
    "low": 70.0,
    "high": 75.0,
    "load_unit": "kg",
    "session_started_at": MOMENT,
}
PAIRS = [(MOMENT, MOMENT + pd.Timedelta(hours=5), 12)]
ONE_APP = {"apps": ("hevy", "hevy"), "files": ("a.csv", "b.csv"), "is_one_app": True, "pairs": PAIRS * 2}
TWO_APPS = {"apps": ("hevy", "strong"), "files": ("a.csv", "b.csv"), "is_one_app": False, "pairs": PAIRS}
SHIFT = {"app": "hevy", "day": dt.date(2026, 5, 3), "direction": 1, "exercises": ["Curl", "Hip Thrust", "Press", "Row"]}
SPAN = {"count": 1, "first": dt.date(2026, 6, 28), "last": dt.date(2026, 7, 13), "days": 16}


def finding(kind: CheckKind, **facts: object) -> Finding:
    return Finding("abc", kind, True, facts, (), ())


@pytest.mark.parametrize(
    ("kind", "facts", "text"),
    [
        (
            CheckKind.TYPO,
            TYPO,
            "Hip Thrust, 20 June 2026: 725 kg. The sessions around it hold 70 kg to 75 kg. Is it 72.5 kg?",
        ),
        (
            CheckKind.TYPO,
            {**TYPO, "column": "reps", "value": 846.0, "meant": 86.0, "low": 80.0, "high": 90.0},
            "Hip Thrust, 20 June 2026: 846 repetitions. The sessions around it hold 80 to 90 repetitions. Is it 86?",
        ),
        (
            CheckKind.UNIT_SWITCH,
            SHIFT,
            "From 3 May 2026 on, loads of Curl, Hip Thrust and 2 more are 2.2 times what they were. "
            "Are those from that day on pounds, read as kilograms?",
        ),
        (
            CheckKind.UNIT_SWITCH,
            {**SHIFT, "direction": -1, "exercises": ["Curl", "Row"]},
            "From 3 May 2026 on, loads of Curl and Row are less than half what they were. "
            "Are those before that day pounds, read as kilograms?",
        ),
        (
            CheckKind.SAME_SESSIONS,
            TWO_APPS,
            "1 session stands in both Hevy and Strong, with the same sets; the last is of 20 June 2026. "
            "All count now. Which should?",
        ),
        (
            CheckKind.SAME_SESSIONS,
            ONE_APP,
            "2 sessions stand in both a.csv and b.csv, at another hour, with the same sets; the last is of "
            "20 June 2026. All count now. Which should?",
        ),
        (
            CheckKind.FUTURE,
            {"day": dt.date(2062, 1, 9), "set_count": 1},
            "A session of 1 set is dated 9 January 2062. That day is still to come. Is it right?",
        ),
        (
            CheckKind.BODY_MASS,
            {"day": dt.date(2026, 1, 1), "before": 70.0, "next_day": dt.date(2026, 5, 1), "after": 77.0},
            "Body mass is 70 kg from 1 January 2026 and 77 kg from 1 May 2026. That is more than 5% apart. "
            "Is it right?",
        ),
        (
            CheckKind.NO_BODY_MASS,
            {"set_count": 18, "exercise_name": "Calf Raise", "exercise_count": 1},
            "18 sets of Calf Raise have no weight. They count in repetitions until you add body mass.",
        ),
        (
            CheckKind.GAP,
            SPAN,
            "Nothing is logged 28 June to 13 July 2026, 16 days. Say what it was.",
        ),
        (
            CheckKind.GAP,
            {**SPAN, "count": 3, "last": None},
            "3 stretches of 10 days or more hold nothing and are not explained, the last since 28 June 2026. "
            "Say what they were.",
        ),
        (
            CheckKind.UNPLACED,
            {"names": ["A", "B", "C"], "set_count": 9},
            "A, B and C are not placed yet: 9 sets that count for no area.",
        ),
        (
            CheckKind.FILE_OF_ANOTHER,
            {"file": "log.csv", "name": "Bob"},
            "log.csv is in the log of Bob too. Whose is it?",
        ),
        (
            CheckKind.MIXED_LOADS,
            {"exercises": [("Push Up", 6, 9)]},
            "Sets with and without extra load: Push Up (6 with, 9 without). Without means body weight alone.",
        ),
        (
            CheckKind.MIXED_UNITS,
            {"file": "log.csv", "kg": 300, "lb": 1},
            "In log.csv, loads stand in kilograms (300 sets) and in pounds (1 set). Each was read in its own unit.",
        ),
    ],
)
def test_each_finding_is_told(kind, facts, text):
    assert words.finding_text(finding(kind, **facts), LoadUnit.KG, TITLES) == text


def test_every_kind_has_a_sentence_and_a_heading():
    assert set(words.TELL) == set(words.HEADINGS) == set(CheckKind)


def test_a_load_is_shown_in_the_unit_it_was_typed_in():
    pounds = {**TYPO, "value": 1350 * 0.45359237, "meant": 135 * 0.45359237, "load_unit": "lb"}
    assert "1,350 lb" in words.finding_text(finding(CheckKind.TYPO, **pounds), LoadUnit.KG, TITLES)
    assert words.answer_label(finding(CheckKind.TYPO, **pounds), "use", LoadUnit.KG, TITLES) == "Use 135 lb"


@pytest.mark.parametrize(
    ("kind", "facts", "answer", "label"),
    [
        (CheckKind.TYPO, TYPO, "leave-out", "Leave out"),
        (CheckKind.UNIT_SWITCH, SHIFT, "after", "Convert from 3 May 2026 on"),
        (CheckKind.UNIT_SWITCH, SHIFT, "keep", "It was real"),
        (CheckKind.SAME_SESSIONS, TWO_APPS, "strong", "Count Strong"),
        (CheckKind.SAME_SESSIONS, ONE_APP, "newer", "Count the newer export"),
        (CheckKind.SAME_SESSIONS, ONE_APP, "both", "Both count"),
        (CheckKind.BODY_MASS, {}, "keep", "It is right"),
    ],
)
def test_what_stands_on_the_buttons(kind, facts, answer, label):
    assert words.answer_label(finding(kind, **facts), answer, LoadUnit.KG, TITLES) == label


@pytest.mark.parametrize(
    ("number", "title"), [(0, "Nothing to check"), (1, "1 thing to look at"), (2, "2 things to look at")]
)
def test_the_title_counts_what_is_open(number, title):
    assert words.title_text(number) == title


def test_how_a_file_was_settled():
    assert words.settled_text({}) == "The file left no question open."
    told = {"load_unit": "lb", "date_order": "dmy", "decimal_sign": ",", "columns": {"reps": "Wdh"}}
    assert words.settled_text(told) == (
        "Read with loads in pounds, dates with the day first, a comma before the decimals, 1 column chosen by you."
    )


def test_where_something_stands():
    places = tuple(Place("i", "log.csv", line) for line in (203, 204, 1205))
    assert words.places_text(Finding("a", CheckKind.TYPO, True, {}, places, (Remedy("keep", ()),))) == (
        "Lines 203, 204 and 1,205 of log.csv"
    )


def override(kind: OverrideKind, **more: object) -> Override:
    plain = {
        "what": "hevy",
        "column": "",
        "load_unit": "",
        "old_value": None,
        "new_value": None,
        "row_count": 1,
        "first_at": dt.datetime(2026, 5, 4, 18),
        "last_at": dt.datetime(2026, 5, 4, 18),
        "by": "runner",
        "at": dt.datetime(2026, 8, 23),
        "is_replaced": False,
    }
    return Override("id", kind, **{**plain, **more})


FIRST, LAST = dt.datetime(1, 1, 1), dt.datetime(9999, 12, 31)


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (
            override(OverrideKind.VALUE, what="Row", column="load_kg", load_unit="kg", old_value=725.0, new_value=72.5),
            "Row, 4 May 2026: load 725 kg counts as 72.5 kg.",
        ),
        (
            override(OverrideKind.VALUE, what="Plank", column="hold_s", old_value=None, new_value=30.0),
            "Plank, 4 May 2026: no time counts as 30 s.",
        ),
        (
            override(OverrideKind.VALUE, what="Dip", column="load_kg", old_value=20.0, is_replaced=True),
            "Dip, 4 May 2026: load 20 kg counts as none. It was corrected again later.",
        ),
        (override(OverrideKind.SET, what="Row", row_count=3), "Row, 4 May 2026: 3 sets left out."),
        (override(OverrideKind.SESSION), "Session of Hevy, 4 May 2026: left out."),
        (override(OverrideKind.SESSION, row_count=38), "38 sessions of Hevy left out, the first on 4 May 2026."),
        (
            override(OverrideKind.LOADS, new_value=0.4536, last_at=LAST),
            "Loads of Hevy from 4 May 2026 on: pounds read as kilograms, converted.",
        ),
        (
            override(OverrideKind.LOADS, new_value=2.2046, first_at=FIRST),
            "Loads of Hevy up to 4 May 2026: kilograms read as pounds, converted.",
        ),
        (override(OverrideKind.KEPT, what="Is it 72.5 kg?", first_at=None), "Kept as logged: Is it 72.5 kg?"),
    ],
)
def test_decisions_are_told(one, text):
    assert words.override_text(one, LoadUnit.KG, TITLES) == text
