from __future__ import annotations

import contextvars
import datetime as dt
import threading
from typing import Any

import pytest

from analytics import writing
from analytics.units import format_load, format_number, habits_of
from analytics.words import guide as guide_words
from analytics.words.runner import counted, title_of
from analytics.writing import ENGLISH, Writing, days_text, full_day, prose, short_day, week_text, write_as

GERMAN = Writing(",", ".")
FRENCH = Writing(",", "\u202f")
AMERICAN = Writing(is_month_first=True)


@pytest.fixture(autouse=True)
def english_again() -> Any:
    yield
    write_as(ENGLISH)


@pytest.mark.parametrize(
    ("how", "value", "decimals", "text"),
    [
        (ENGLISH, 2500, 1, "2,500"),
        (GERMAN, 2500, 1, "2.500"),
        (GERMAN, 12.5, 1, "12,5"),
        (GERMAN, -1234567.25, 2, "−1.234.567,25"),
        (GERMAN, -0.01, 1, "0"),
        (FRENCH, 4128.5, 1, "4\u202f128,5"),
        (GERMAN, float("nan"), 1, "–"),
        (GERMAN, None, 1, "–"),
    ],
)
def test_a_number_has_the_signs_of_whoever_reads(how: Writing, value: Any, decimals: int, text: str) -> None:
    write_as(how)
    assert format_number(value, decimals) == text


def test_every_sentence_with_a_number_follows() -> None:
    write_as(GERMAN)
    assert format_load(62.5) == "62,5 kg"
    assert counted(1, "set") == "1 set"
    assert counted(8.5, "set") == "8,5 sets"
    assert guide_words.number_text(0.125, "share") == "12,5%"


def test_a_blank_between_thousands_is_no_word_of_a_title() -> None:
    write_as(FRENCH)
    first = f"{format_number(4128)} sets of one two three four five six seven"
    assert title_of(first, "eight nine") == f"{first}; eight nine"


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("Up to 9.5 sets, at least 1.5.", "Up to 9,5 sets, at least 1,5."),
        ("Effect sizes 0.74, 0.82 and 1,080.5.", "Effect sizes 0,74, 0,82 and 1.080,5."),
        ("In 2026, 12 of them; 3.", "In 2026, 12 of them; 3."),
        ("Read 10.1136/bjsports and v1.2.3", "Read 10.1136/bjsports and v1.2.3"),
        ("×1.3 caught", "×1,3 caught"),
    ],
)
def test_prose_keeps_its_words_and_changes_its_numbers(english: str, german: str) -> None:
    assert prose(english) == english
    write_as(GERMAN)
    assert prose(english) == german


DAYS = [
    ((2026, 5, 4), (2026, 5, 4), "4 May 2026", "May 4, 2026"),
    ((2026, 5, 4), (2026, 5, 23), "4 to 23 May 2026", "May 4 to 23, 2026"),
    ((2026, 5, 4), (2026, 8, 23), "4 May to 23 August 2026", "May 4 to August 23, 2026"),
    ((2025, 12, 30), (2026, 1, 4), "30 December 2025 to 4 January 2026", "December 30, 2025 to January 4, 2026"),
    ((2025, 8, 4), (2026, 8, 23), "4 August 2025 to 23 August 2026", "August 4, 2025 to August 23, 2026"),
]


@pytest.mark.parametrize(("first", "last", "text", "american"), DAYS)
def test_a_span_of_days_says_no_more_than_is_needed(first: Any, last: Any, text: str, american: str) -> None:
    assert days_text(dt.date(*first), dt.date(*last)) == text
    write_as(AMERICAN)
    assert days_text(dt.date(*first), dt.date(*last)) == american


def test_days_and_weeks_with_the_month_first() -> None:
    write_as(AMERICAN)
    assert full_day(dt.date(2026, 5, 4)) == "May 4, 2026"
    assert short_day(dt.date(2026, 6, 29)) == "Jun 29"
    assert week_text(dt.date(2026, 8, 10)) == "August 10 to 16"
    assert week_text(dt.date(2026, 7, 27)) == "July 27 to August 2"


@pytest.mark.parametrize(
    ("locale", "signs"),
    [
        ("de-DE", (",", ".")),
        ("en-US", (".", ",")),
        ("fr-FR", (",", "\u202f")),
        ("de-CH", (".", "’")),
        ("ar-EG", (".", ",")),
        (None, (".", ",")),
    ],
)
def test_the_signs_of_a_browsers_language(locale: str | None, signs: tuple[str, str]) -> None:
    habits = habits_of(locale)
    assert (habits.decimal_sign, habits.thousands_sign) == signs


def test_what_one_run_of_a_page_says_is_not_heard_by_another() -> None:
    heard: list[str] = []

    def other() -> None:
        heard.append(format_number(2500))

    write_as(GERMAN)
    thread = threading.Thread(target=other)  # as Streamlit runs each tab's page in a thread of its own
    thread.start()
    thread.join()
    assert heard == ["2,500"]
    assert contextvars.copy_context().run(writing.present) == GERMAN
