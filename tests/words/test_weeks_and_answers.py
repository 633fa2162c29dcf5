"""The sentences of one week, of all weeks, and around answers, as text."""

from __future__ import annotations

import dataclasses
import datetime as dt
import math

import pandas as pd
import pytest

from analytics.model import FlagAnswer, FlagState, FocusArea, GapAnswer, Grade, Level, LoadUnit, MarkedFlag, Speaker
from analytics.words import answers, calendar, week_page
from analytics.words.flags import marked_of_weeks, said_of
from analytics.words.this_week import finding
from tests.guidance.test_cases import CASES
from tests.words.build import LAST, NAMES, TODAY, flag, week

AT = dt.datetime(2026, 8, 14, 9)


def marked(answer: FlagAnswer | None = None, by: Speaker = Speaker.RUNNER, **more) -> MarkedFlag:
    one = flag()._replace(**more)
    state = FlagState.ANSWERED if answer else FlagState.OPEN
    return MarkedFlag(one, state, answer, by if answer else None, AT if answer else None)


def line(**more) -> calendar.WeekLine:
    values = {
        "start": LAST,
        "set_count": 27.0,
        "session_count": 2,
        "area_sets": {"calves": 12.0},
        "marked": [],
        "note": "",
        "is_down": False,
        "gap_answers": [],
        "is_running": False,
    }
    return calendar.WeekLine(**(values | more))


@pytest.mark.parametrize(
    ("answer", "by", "expected"),
    [
        (FlagAnswer.PLANNED, Speaker.RUNNER, "Answered: planned, 14 August 2026."),
        (FlagAnswer.LOG_ERROR, Speaker.COACH, "Answered by the coach: log error, 14 August 2026."),
        (None, Speaker.RUNNER, ""),
    ],
)
def test_an_answer_says_what_who_and_when(answer, by, expected):
    assert answers.answered_text(marked(answer, by)) == expected


def test_an_answer_of_a_coach_says_their_name():
    one = dataclasses.replace(marked(FlagAnswer.ILL, Speaker.COACH), answered_name="Kit")
    assert answers.answered_text(one) == "Answered by Kit, the coach: ill, 14 August 2026."


def test_every_answer_has_a_button_and_a_word():
    assert list(answers.CHOICES) == list(FlagAnswer)
    assert list(answers.GAP_CHOICES) == list(GapAnswer)
    assert all(answers.answer_word(one) for one in FlagAnswer)
    assert all(answers.gap_word(one) for one in ["", *GapAnswer])


def test_what_is_folded_is_counted():
    texts = [answers.folded_text(state, 3) for state in FlagState]
    assert texts == ["3 more", "Answered (3)", "Quiet (3)"]


def test_an_answered_jump_stays_the_finding_and_says_what_was_said():
    planned = [marked(FlagAnswer.PLANNED)]
    assert finding(week(), [], NAMES, [], None, planned).startswith("Calves jumped, as planned")
    assert finding(week(), [], NAMES, [], None, [marked(FlagAnswer.NOTICED)]).startswith("Calves jumped")
    legs = flag()._replace(focus_area=FocusArea.LEGS)
    assert finding(week(), [legs], NAMES, [], None, planned).startswith("Legs jumped")


def test_open_items_stand_by_level_then_evidence_then_area():
    quiet, loud = marked(level=Level.NOTE), marked(level=Level.STRONG, rule_id="daily", focus_area=None)
    better = marked(level=Level.NOTE, grade=Grade.A)
    pain = marked(level=Level.INFO, rule_id="pain-note")
    assert marked_of_weeks([quiet, better, loud, pain], [LAST]) == [pain, loud, better, quiet]


def test_what_was_said_is_noted_on_its_week_and_area_only():
    assert said_of("calves", [marked(FlagAnswer.PLANNED), marked()]) == {LAST: "planned"}
    assert said_of("legs", [marked(FlagAnswer.PLANNED)]) == {}


def test_titles_of_a_week():
    def title(set_count=27.0, flags=(), area="", start=LAST):
        return week_page.title(start, set_count, flags, NAMES, area, TODAY)

    assert title(flags=[marked()]) == "10 to 16 August: calves jumped"
    assert title(flags=[marked(FlagAnswer.HOLIDAY)]) == "10 to 16 August: calves jumped, after a holiday"
    assert title(flags=[marked(level=Level.NOTE)]) == "10 to 16 August: calves rose a little above guide"
    assert title() == "10 to 16 August: 27 sets, no step above the guide"
    assert title(start=dt.date(2026, 8, 24), flags=[marked()]) == "24 to 30 August: a week to come"
    assert title(0.0) == "10 to 16 August: nothing logged"
    assert title(12.0, area="calves") == "Calves: 12 sets, 10 to 16 August"
    assert title(2.5, area="unplaced") == "Not placed yet: 2.5 sets, 10 to 16 August"
    assert title(start=dt.date(2026, 8, 31)) == "31 August to 6 September: a week to come"
    assert all(len(one.split()) <= 12 for one in (title(), title(flags=[marked()])))


@pytest.mark.parametrize(
    ("rule_id", "area", "level", "expected"),
    [
        ("starter-load", None, Level.NOTE, "27 sets, added weight in the first weeks"),
        ("starter-size", None, Level.NOTE, "27 sets, a session beyond the starter guide"),
        ("starter-days", None, Level.WATCH, "more strength days than the starter guide"),
        ("starter-order", None, Level.WATCH, "jumps came before balance and strength"),
        ("starter-order", None, Level.INFO, "27 sets, balance work below the starter guide"),
        ("area-neglect", "feet", Level.NOTE, "feet & arches left out for a while"),
        ("area-low", "calves", Level.WATCH, "27 sets, little calves work"),
        ("balance", None, Level.WATCH, "27 sets, areas away from the target mix"),
        ("maintain", None, Level.NOTE, "27 sets, long since a strength day"),
        ("spacing", "calves", Level.NOTE, "27 sets, calves on two days running"),
        ("stack", "calves", Level.NOTE, "27 sets, several rises in calves"),
        ("area-high", "calves", Level.INFO, "27 sets, no bigger step open"),
    ],
)
def test_a_week_never_says_that_nothing_rose_while_something_is_open(rule_id, area, level, expected):
    one = marked(rule_id=rule_id, focus_area=area and FocusArea(area), level=level)
    found = week_page.title(LAST, 27.0, [one], NAMES, "", TODAY)
    assert found == f"10 to 16 August: {expected}"
    assert len(found.split()) <= 12


def test_every_rule_that_speaks_with_a_level_has_words_in_the_title_of_its_week():
    spoken = ("note", "watch", "strong")
    told = {
        rule_id
        for rule_id, cases in CASES.items()
        for case in cases
        for level in [case["expect"].get("level"), *case["expect"].get("levels", [])]
        if level in spoken
    }
    assert len(told) > 15
    for rule_id in told:
        one = marked(rule_id=rule_id, level=Level.NOTE)
        assert "no " not in week_page.title(LAST, 27.0, [one], NAMES, "", TODAY), rule_id


def test_what_was_answered_or_got_quiet_is_not_called_open():
    def title(one: MarkedFlag) -> str:
        return week_page.title(LAST, 27.0, [one], NAMES, "", TODAY)

    assert title(marked(FlagAnswer.PLANNED, rule_id="starter-load")) == "10 to 16 August: 27 sets, no bigger step open"
    quiet = dataclasses.replace(marked(), state=FlagState.QUIET)
    assert title(quiet) == "10 to 16 August: 27 sets, no bigger step open"


def test_the_summary_says_why_two_numbers_differ():
    text = week_page.summary_text(LAST, 27, 2, 2, 42, is_running=False)
    assert text == (
        "Week of 10 to 16 August 2026: 27 working sets in 2 sessions. They count as 42 sets, because a set may count in"
        " more than one area."
    )
    assert week_page.summary_text(LAST, 3, 2, 1, 3, is_running=True) == (
        "Week of 10 to 16 August 2026: 3 working sets in 2 sessions on 1 day so far."
    )
    assert week_page.summary_text(LAST, 0, 0, 0, 0, is_running=True).endswith("no session so far.")


def test_a_line_of_the_list_holds_what_was_done_and_said():
    full = line(marked=[marked(FlagAnswer.PLANNED)], note="Camp " * 30, is_down=True, gap_answers=["ill"])
    text = calendar.line_text(full, NAMES)
    assert text.startswith(
        "27 working sets in 2 sessions · no entries: ill · planned lighter week · ▲ Calves ✓ planned · note: Camp"
    )
    assert text.endswith("…")
    early = marked(rule_id="starter-order", focus_area=None)
    mixed = marked(rule_id="balance", focus_area=None)
    text = calendar.line_text(line(marked=[early, mixed]), NAMES)
    assert text.endswith("· ▲ jumps came before balance and strength · ◐ mix of areas")
    areas = marked(rule_id="coverage", focus_area=None, level=Level.INFO, observed=4.0, limit=5.0)
    new = marked(rule_id="novelty", focus_area=None, level=Level.INFO)
    long = marked(rule_id="maintain", focus_area=None, level=Level.NOTE)
    text = calendar.line_text(line(marked=[areas, new, long]), NAMES)
    assert text.endswith("· ○ 4 of 5 areas · □ many new exercises · □ long since a strength day")
    assert calendar.line_text(line(session_count=0, is_running=True), NAMES) == "nothing logged so far"
    assert calendar.line_text(line(marked=[marked()] * 5), NAMES).endswith("· 2 more")


def test_the_title_of_all_weeks_counts_what_is_open():
    assert calendar.title([line(marked=[marked()]), line()]) == "2 weeks; 1 with a bigger step to look at"
    light = marked(rule_id="starter-load", level=Level.NOTE)
    assert calendar.title([line(marked=[light])]) == "1 week, no bigger step open in it"
    told = marked(rule_id="area-high", level=Level.INFO)
    assert calendar.title([line(marked=[told]), line()]) == "2 weeks, nothing open in them"
    assert calendar.title([line(marked=[marked(FlagAnswer.ILL)])]) == "1 week, nothing open in it"


def test_a_row_of_the_table_holds_everything():
    row = calendar.row(line(note="Camp", gap_answers=[""], marked=[marked()]), NAMES)
    assert row["Week"] == "10 to 16 August 2026"
    assert (row["Working sets"], row["Calves"], row["Core"]) == ("27", "12", "0")
    assert (row["Items"], row["Said"]) == ("▲ Calves", "no entries: not answered, Camp")


def test_a_week_to_come_says_so_and_holds_no_figure():
    coming = line(session_count=0, set_count=0.0, is_to_come=True, is_down=True, note="Race")
    assert calendar.line_text(coming, NAMES) == "a week to come · planned lighter week · note: Race"
    row = calendar.row(coming, NAMES)
    assert (row["Working sets"], row["Calves"], row["Said"]) == ("to come", "", "planned lighter week, Race")
    assert calendar.later_title([coming]) == "Weeks to come"
    assert calendar.later_title([coming, line(session_count=0)]) == "After the last session"


def logged(file: str, line: int) -> dict[str, object]:
    """A set of 30 s as a page has it."""
    numbers = {"set_count": 1.0, "reps": math.nan, "load_kg": math.nan, "hold_s": 30.0, "distance_m": math.nan}
    where = {"file": file, "line": line, "exercise_name": "Plank", "set_kind": "working", "is_warm_up": False}
    return numbers | where | {"placement": "area"} | {f"credit_{area}": area == FocusArea.CORE for area in FocusArea}


def test_a_session_of_one_file_names_it_once_and_each_line_by_its_number() -> None:
    sets = [logged("robin.csv", 7), logged("robin.csv", 8)]
    assert week_page.file_text(sets) == "Read from robin.csv."
    rows = week_page.set_rows(sets, [1.0, 1.0], "", LoadUnit.KG)
    assert [row["Line"] for row in rows] == ["7", "8"]
    assert {(row["Done"], row["Counts"]) for row in rows} == {("30 s", "1: Core")}


def test_a_session_of_two_files_names_the_file_in_each_line() -> None:
    sets = [logged("july.csv", 7), logged("august.csv", 7)]
    assert week_page.file_text(sets) == ""
    rows = week_page.set_rows(sets, [1.0, 1.0], "core", LoadUnit.KG)
    assert [row["Where it stands"] for row in rows] == ["july.csv, line 7", "august.csv, line 7"]


def test_an_area_without_direct_work_says_none_of_it_and_work_outside_the_five_says_nothing():
    nothing = {"direct_set_count": 0.0, "training_days": 0, "rep_count": 0, "contact_count": 0, "hold_s": 0.0}
    nothing |= {"volume_load_kg": 0.0, "load_basis": "none"}
    rows = [
        {**nothing, "focus_area": "feet", "set_count": 2.5},
        {**nothing, "focus_area": "outside", "set_count": 3.0},
    ]
    feet, outside = week_page.area_rows(pd.DataFrame(rows), {"feet": "3.8 to 9"}, LoadUnit.KG)
    assert feet == {"Area": "Feet & arches", "Sets": "2.5 (3.8 to 9)", "Direct": "0", "Days": "0", "Besides": ""}
    assert (outside["Sets"], outside["Direct"], outside["Days"]) == ("3", "", "")
