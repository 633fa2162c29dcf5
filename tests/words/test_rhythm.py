"""The title, the rows and the tables of *Rhythm*."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

import pandas as pd
import pytest

from analytics.frames import RHYTHM, conform, empty
from analytics.words import rhythm as words
from analytics.words.runner import MOST_TITLE_WORDS
from tests.charts.build import rhythm_weeks
from tests.words.build import AREAS

BAND = (1.0, 2.0)


def table(weeks: int = 8, off: int = 0, **areas: dict[str, Any]) -> pd.DataFrame:
    """RHYTHM with two days in each of the weeks; `feet={...}` says otherwise."""
    usual = {"weeks": weeks, "days_per_week": 2.0 if weeks else math.nan, "weeks_without": off, "weeks_off": off}
    usual |= {"weeks_inside": weeks - off, "weeks_more": 0, "athlete_id": "a"}
    return conform(pd.DataFrame([{**usual, "focus_area": a, **areas.get(a, {})} for a in AREAS]), RHYTHM)


RARE = {"weeks_without": 4, "weeks_inside": 4, "days_per_week": 0.6}
MORE = {"weeks_inside": 2, "weeks_more": 6, "days_per_week": 3.0}


@pytest.mark.parametrize(
    ("rhythm", "title"),
    [
        (table(), "All five areas get 1 to 2 days most weeks"),
        (table(feet=RARE), "Feet & arches often skipped; four areas get 1 to 2 days"),
        (table(core=RARE), "Core is often skipped; four areas get 1 to 2 days"),
        (table(core=RARE, feet=RARE), "Core and feet & arches are often skipped"),
        (table(**dict.fromkeys(AREAS, MORE)), "All five areas get more than 2 days most weeks"),
        (table(calves=MORE), "Four areas get 1 to 2 days most weeks; calves get more"),
        (table(**dict.fromkeys(AREAS, RARE)), "All five areas are often skipped"),
        (table(off=3), "All five areas get 1 to 2 days; three weeks off"),
        (table(**{area: {"weeks_inside": 3} for area in AREAS}), "No area has a steady number of days yet"),
    ],
)
def test_the_title(rhythm: pd.DataFrame, title: str):
    found = words.finding(rhythm, 9, 20, 3, BAND)
    assert found == title
    assert len(found.split()) <= MOST_TITLE_WORDS


@pytest.mark.parametrize(
    ("sessions", "title"),
    [(1, "One session so far; rhythm shows from week two"), (2, "2 sessions so far; rhythm shows from week two")],
)
def test_the_first_week_has_no_rhythm_yet(sessions: int, title: str):
    assert words.finding(table(weeks=0), 1, sessions, 3, BAND) == title
    assert words.dates_text(table(weeks=0), None, None, 0) == words.QUESTION


def test_the_line_under_the_title_names_the_weeks_and_what_is_left_out():
    first, last = dt.date(2026, 6, 22), dt.date(2026, 8, 10)
    text = words.dates_text(table(), first, last, 0)
    assert text == f"{words.QUESTION} Averages are of the last 8 full weeks, 22 June to 16 August 2026."
    assert "2 weeks are left out: the log does not say what they held." in words.dates_text(table(6), first, last, 2)


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ({}, "Every one of the last 8 weeks had at least 1"),
        ({"weeks_without": 3}, "3 of the last 8 weeks had none"),
        ({"weeks_without": 3, "weeks_off": 2}, "3 of the last 8 weeks had none, 2 weeks of them off"),
        ({"weeks_without": 2, "weeks_off": 2}, "2 of the last 8 weeks had none, all of them off"),
        ({"weeks_without": 8}, "None in the last 8 weeks"),
        ({"weeks": 1}, "The one full week had at least 1"),
        ({"weeks": 0}, ""),
    ],
)
def test_the_key_sentence_of_a_row(row: dict[str, int], text: str):
    assert words.without_text({"weeks": 8, "weeks_without": 0, "weeks_off": 0} | row) == text


def test_a_row_in_words_marks_only_what_stands_out():
    row = table(feet={"weeks_without": 3, "days_per_week": 0.625}).to_dict("records")[4]
    weeks = rhythm_weeks([2, 0, 4, 0], area="feet", usual=[2.0] * 4)
    assert words.row_text(row, weeks, 0, has_ended=False).split("  \n") == [
        "**Feet \\& arches**",
        "**0.6 days** a week",
        "**3 of the last 8 weeks had none**",
        ":small[None this week so far]",
        "▲ **4 days** in 18 to 24 May; usual is 2",
    ]
    assert "in the last week of the log" in words.row_text(row, weeks, 1, has_ended=True)


@pytest.mark.parametrize(
    ("weekdays", "text"),
    [
        ((0, 8, 0, 7, 0, 1, 0), "Last 8 weeks, mostly Tuesday and Thursday"),
        ((8, 0, 8, 0, 8, 0, 0), "Last 8 weeks, mostly Monday, Wednesday and Friday"),
        ((8, 8, 4, 8, 3, 8, 5), "Last 8 weeks, mostly every day but Friday"),
        ((8, 8, 4, 8, 4, 8, 5), "Last 8 weeks, mostly every day"),
        ((1, 2, 1, 2, 1, 2, 1), "Last 8 weeks, on no fixed weekday"),
    ],
)
def test_the_weekdays_in_words(weekdays: tuple[int, ...], text: str):
    assert text in words.strength_text(8, sum(weekdays) / 8, weekdays)


def test_the_note_says_what_more_days_mean_at_each_level():
    new, old = (words.chart_note(BAND, 2, is_new=one, most_new=2) for one in (True, False))
    assert "More than 2 days of strength a week is told to new lifters" in new
    assert "More is not a problem in itself and not marked." in old


def test_the_table_marks_weeks_that_stand_out_or_are_not_known():
    parts = [rhythm_weeks([2, 0, 4, 1], area=a, usual=[2.0] * 4, unknown=[False, True, False, False]) for a in AREAS]
    trained = {dt.date(2026, 5, 26), dt.date(2026, 5, 31), dt.date(2026, 6, 1)}
    rows = words.table_rows(pd.concat(parts, ignore_index=True), trained)
    assert [row["Core"] for row in rows] == ["1", "4 ▲", "not known", "2"]
    assert rows[0]["Week from"] == "25 May 2026"
    assert [row["Strength days"] for row in rows] == ["Tue, Sun", "none", "not known", "none"]
    assert list(rows[0])[1] == "Strength days"


def test_no_day_at_all_begins_with_a_capital_letter_on_the_page_only():
    assert words.often_text({"days_per_week": 0.0}) == "**No days** a week"
    assert "no days a week" in words.as_lines(table(feet={**RARE, "days_per_week": 0.0}))[4]


def test_stretches_and_lines_for_the_command_line():
    stretch = {"focus_area": "feet", "first_day": dt.date(2026, 8, 2), "last_day": pd.NaT, "days": 21}
    assert words.gap_rows([stretch])[0]["To"] == "still running"
    assert words.as_lines(table())[4] == ("Feet & arches: 2 days a week. Every one of the last 8 weeks had at least 1.")
    assert words.as_lines(empty(RHYTHM)) == []


def test_an_area_in_which_pain_was_noted_is_not_said_to_be_skipped():
    both = table(core=RARE, feet=RARE)
    assert (
        words.finding(both, 9, 20, 3, BAND, {"feet"}) == "Core often skipped; glutes, legs and calves get 1 to 2 days"
    )
