from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from analytics.model import ImportReport, Issue, Severity
from analytics.words import add_log as words

REPORT: dict[str, Any] = {
    "file": "log.csv",
    "format": "hevy",
    "import_id": "one",
    "rows_read": 412,
    "sets_kept": 410,
    "warm_up_sets": 0,
    "sessions": 61,
    "new_sessions": 61,
    "replaced_sessions": 0,
    "unchanged_sessions": 0,
    "first_day": dt.date(2026, 5, 4),
    "last_day": dt.date(2026, 8, 23),
    "unmapped": [],
    "issues": [],
}


def report(**changes: Any) -> ImportReport:
    return ImportReport(**{**REPORT, **changes})


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 sets"), (1, "1 set"), (2.5, "2.5 sets"), (1290, "1,290 sets"), (100, "100 sets")]
)
def test_a_count_agrees_with_its_word(number: float, text: str) -> None:
    assert words.sets_text(number) == text


def test_what_was_read_is_one_sentence() -> None:
    assert words.read_text(report()) == "410 sets in 61 sessions, 4 May to 23 August 2026."
    assert words.read_text(report(warm_up_sets=24)).endswith("24 sets are warm-ups.")
    assert words.read_text(report(warm_up_sets=1)).endswith("1 set is a warm-up.")
    assert words.read_text(report(sets_kept=0)) == "No set could be read from this file."


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, ""),
        (
            {"new_sessions": 23, "unchanged_sessions": 38},
            "38 sessions are already in your log and will not be added twice.",
        ),
        (
            {"new_sessions": 59, "replaced_sessions": 1, "unchanged_sessions": 1},
            "1 session is already in your log and will not be added twice. 1 session differs from what your log holds;"
            " the newer export counts, the older one is kept beside it.",
        ),
    ],
)
def test_an_overlap_says_what_happens_to_it(changes: dict[str, int], text: str) -> None:
    assert words.overlap_text(report(**changes)) == text


def test_the_button_says_the_number() -> None:
    assert words.button_text([report()]) == "Add 410 sets to my log"
    assert words.button_text([report(), report(sets_kept=2)]) == "Add 412 sets to my log"
    grown = report(new_sessions=3, unchanged_sessions=58)
    assert words.button_text([grown]) == "Add 3 sessions to my log"
    known = report(already_imported_at=dt.datetime(2026, 8, 1))
    assert words.button_text([known, report(sets_kept=2)]) == "Add 2 sets to my log"
    assert words.changed_sessions(known) == 0


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "410 sets in 61 sessions added."),
        (
            {"already_imported_at": dt.datetime(2026, 8, 1)},
            "This file is already in your log. Nothing was added.",
        ),
        ({"import_id": None}, "No row of this file could be kept, so nothing was added."),
        (
            {"new_sessions": 0, "unchanged_sessions": 61},
            "Every session of this file was in your log already. Nothing was counted twice.",
        ),
        (
            {"new_sessions": 2, "replaced_sessions": 1, "unchanged_sessions": 58},
            "2 new sessions added, 1 session replaced by this newer export.",
        ),
    ],
)
def test_what_was_added_is_said_afterwards(changes: dict[str, Any], text: str) -> None:
    assert words.done_text(report(**changes)) == text


def test_rows_left_out_are_grouped_by_what_to_mend() -> None:
    def issue(line: int, column: str, severity: Severity = Severity.LEFT_OUT) -> Issue:
        return Issue(line, column, "x", "y", severity)

    issues = [issue(9, "reps"), issue(3, "load"), issue(12, "load"), issue(5, "", Severity.WARNING)]
    lost = words.left_out(report(issues=issues))
    assert [issue.line for issue in lost] == [9, 3, 12]
    groups = words.by_repair(lost)
    assert [(name, [issue.line for issue in some]) for name, some in groups] == [("load", [3, 12]), ("reps", [9])]
    assert words.left_out_text(1) == "1 row will be left out"
    assert words.left_out_text(2, done=True) == "2 rows were left out"


def test_the_steps_show_where_one_is() -> None:
    assert words.steps_text(2) == (
        "1 Choose a file → **2 Check what was read** → 3 Match exercises → 4 Add to your log"
    )


def test_a_log_is_short_by_its_sessions_or_its_weeks() -> None:
    assert not words.is_short([report()], 12)
    assert words.is_short([report(new_sessions=11)], 12)
    assert words.is_short([report(first_day=dt.date(2026, 6, 1))], 12)
    two = [report(new_sessions=6), report(new_sessions=6, first_day=dt.date(2026, 1, 4))]
    assert not words.is_short(two, 12)
    assert words.is_short([], 12)
