"""The title, the phases, the weeks beside the guide and the session of *Start here*."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest

from analytics import starter
from analytics.model import AthleteSettings, Goal, LoadUnit, Measure
from analytics.reference import load_catalogue, load_guide
from analytics.words import start_here as words
from analytics.words.runner import MOST_TITLE_WORDS

GUIDE, NOBODY = load_guide(), AthleteSettings()


@pytest.mark.parametrize(
    ("state", "title"),
    [
        ((True, 1, "A", 1, 4, False), "Start with balance and bodyweight, one or two short days"),
        ((True, 3, "A", 1, 4, True), "Week 3 of 4 with balance and bodyweight"),
        ((True, 5, "B", 5, 8, True), "Week 5: small loads may come in now"),
        ((True, 7, "B", 5, 8, True), "Week 7 of 8: small loads are in the guide"),
        ((True, 9, "C", 9, 12, True), "Week 9: low jumps may come in now"),
        ((True, 12, "C", 9, 12, True), "Week 12 of 12: low jumps are in the guide"),
        ((True, 30, "", 12, 12, True), "Past week 12: the starter guide is behind you"),
        ((False, 30, "", 12, 12, True), "One day a week holds; two or three build"),
    ],
)
def test_the_title(state: tuple[Any, ...], title: str):
    *numbers, has_log = state
    assert words.finding(*numbers, has_log=has_log) == title
    assert len(title.split()) <= MOST_TITLE_WORDS


def test_the_phases_hold_the_numbers_of_the_guide_and_name_where_you_are():
    cards = words.phase_cards(starter.phases(GUIDE, NOBODY), "B", 6, GUIDE, NOBODY)
    heads = [head for head, _ in cards]
    assert heads == ["A · weeks 1 to 4 · behind you", "B · weeks 5 to 8 · you are here", "C · weeks 9 to 12"]
    assert "up to 30 minutes, 6 exercises, 12 sets, 2 of one exercise, holds up to 30 seconds" in cards[0][1]
    assert "at least 25% of the sets balance" in cards[0][1]
    assert "steps in load up to 10%" in cards[1][1]
    assert "Up to 80 contacts in one session" in cards[2][1]
    own = AthleteSettings(thresholds={"starter-size.minutes": 20, "starter-order.weeks": 0})
    assert [head[0] for head, _ in words.phase_cards(starter.phases(GUIDE, own), "B", 1, GUIDE, own)] == ["B", "C"]


@pytest.mark.parametrize(
    ("week", "phase", "text"),
    [
        (4, "A", "from week 5 small loads may come in, with the next trained week."),
        (2, "A", "from week 5 small loads may come in, 3 trained weeks from here."),
        (6, "B", "from week 9 low jumps may come in, 3 trained weeks from here."),
        (10, "C", "after week 12 you count as established"),
    ],
)
def test_what_may_come_next(week: int, phase: str, text: str):
    assert text in words.next_text(True, week, phase, 5, 9, 12)
    assert words.next_text(False, week, "", 5, 9, 12) == ""


def week(**values: Any) -> dict[str, Any]:
    usual = {"week_start": pd.Timestamp("2026-08-10"), "is_new": True, "is_trained": True, "is_complete": True}
    usual |= {"trained_week": 2, "days": 2.0, "exercises": 5.0, "sets": 10.0, "sets_each": 2.0, "minutes": 30.0}
    usual |= {"hold_seconds": 30.0, "added_load_kg": 0.0, "balance_share": 0.25, "jump_sets": 0.0}
    return usual | values


def cells(one: dict[str, Any], settings: AthleteSettings = NOBODY) -> dict[str, str]:
    rows = words.guide_rows([one], one["trained_week"], GUIDE, settings)
    return {row["What"]: list(row.values())[2] for row in rows}


def test_exactly_at_the_guide_nothing_is_marked():
    found = cells(week())
    assert len(found) == 9
    assert not [text for text in found.values() if "▲" in text or "▽" in text]
    assert (
        words.inside_text(words.guide_rows([week()], 2, GUIDE, NOBODY)) == "These weeks are inside the starter guide."
    )


@pytest.mark.parametrize(
    ("value", "what", "cell"),
    [
        ({"days": 3.0}, "Strength days", "3 ▲"),
        ({"minutes": 31.0}, "Minutes in one session", "31 ▲"),
        ({"minutes": math.nan}, "Minutes in one session", "not logged"),
        ({"exercises": 7.0}, "Exercises in one session", "7 ▲"),
        ({"sets": 13.0}, "Sets in one session", "13 ▲"),
        ({"sets_each": 2.5}, "Sets of one exercise in one session", "2.5 ▲"),
        ({"hold_seconds": 45.0}, "Longest hold in one session", "45 s ▲"),
        ({"added_load_kg": 20.0}, "Added weight", "20 kg ▲"),
        ({"balance_share": 0.2}, "Balance and control", "20% ▽"),
        ({"balance_share": 0.2, "is_complete": False}, "Balance and control", "20%"),
        ({"jump_sets": 6.0}, "Jumps", "6 sets ▲"),
        ({"is_trained": False}, "Strength days", "no session"),
    ],
)
def test_one_step_past_the_guide_is_marked(value: dict[str, Any], what: str, cell: str):
    assert cells(week(**value))[what] == cell


def test_what_is_past_is_said_in_words_and_rehab_or_a_rule_off_marks_nothing():
    loud = week(days=4.0, jump_sets=6.0, balance_share=0.1)
    text = words.inside_text(words.guide_rows([loud], 2, GUIDE, NOBODY))
    assert text.startswith(
        "These weeks are past the guide in strength days and jumps and below it in balance and control."
    )
    assert "▲" not in "".join(cells(loud, AthleteSettings(rehab_mode=True)).values())
    assert "▲" not in cells(loud, AthleteSettings(rules_off=frozenset({"starter-days"})))["Strength days"]
    assert cells(week(added_load_kg=20.0), AthleteSettings(load_unit=LoadUnit.LB))["Added weight"] == "44.1 lb ▲"


def test_after_the_first_phase_only_days_and_jumps_are_asked():
    assert list(cells(week(trained_week=6, minutes=90.0))) == ["Strength days", "Jumps"]
    assert list(cells(week(trained_week=10))) == ["Strength days"]
    early = week(trained_week=6, jump_sets=2.0)
    assert cells(early)["Jumps"] == "2 sets ▲"
    assert words.inside_text(words.guide_rows([early], 6, GUIDE, NOBODY)).startswith("These weeks are past the guide")
    own = AthleteSettings(thresholds={"starter-order.jumps_from_week": 6})
    assert "Jumps" not in cells(early, own)  # they are in the guide by then
    past = week(trained_week=9, jump_sets=2.0)
    rows = words.guide_rows([past], 8, GUIDE, NOBODY)  # asked because of the week that is judged, not of this one
    assert list(rows[-1].values())[2] == "2 sets"


def step(**values: Any) -> starter.Step:
    usual: dict[str, Any] = {
        "slot": "feet",
        "exercise_id": "short_foot",
        "name": "Short-foot",
        "sets": 2,
        "amount": 20.0,
    }
    usual |= {"measure": Measure.HOLD, "is_one_sided": True, "with_load": False, "is_done": False, "why": "It helps."}
    return starter.Step(**(usual | values))


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({}, "2 × 20 seconds each side"),
        ({"measure": Measure.REPS, "amount": 8.0, "is_one_sided": False}, "2 × 8 repetitions"),
        ({"measure": Measure.REPS, "with_load": True}, "2 × 20 repetitions each side with a small weight"),
        ({"measure": Measure.CONTACTS, "is_one_sided": False}, "2 × 20 contacts"),
    ],
)
def test_how_much_of_an_exercise(values: dict[str, Any], text: str):
    assert words.amount_text(step(**values)) == text


def test_the_session_as_text_and_what_it_leaves_out():
    whole = starter.session("A", (), GUIDE, NOBODY, load_catalogue())
    text = words.session_as_text(whole, GUIDE)
    assert text.splitlines()[0] == "Starter session, phase A (balance and bodyweight)"
    assert "1. Barefoot single-leg stand: 2 × 20 seconds each side" in text
    small = starter.Session("A", (step(),), 3.2, ("legs", "jumps"))
    assert "no room for legs and jumps: take turns." in words.session_text(small, GUIDE)
    assert (
        words.step_text(step(is_done=True))
        == "For feet & arches: 2 × 20 seconds each side. You do it already. It helps."
    )


def test_the_cards_for_established_lifters_cite_the_numbers_of_the_guide():
    head, body = words.days_card(GUIDE, AthleteSettings(goal=Goal.BUILD))
    assert head == "What a day is for"
    assert "up to 32 weeks" in body and "**Two or three**" in body and "age of 60, 2 days" in body
    assert "in your last 6 weeks" in words.load_card(GUIDE, 6)[1]
    assert "**1.3 strength days** a week" in words.days_text(1.3, 8, "build")
    assert words.days_text(math.nan, 0, "build") == ""
    for is_new in (True, False):
        assert all("Evidence:" in text for _, text in words.source_lines(GUIDE, is_new=is_new))
