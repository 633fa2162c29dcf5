"""The title of *This week* in every state of a log, its dates, and the question about an empty stretch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from analytics.model import Flag, Level
from analytics.words.this_week import (
    dates_text,
    ended_text,
    finding,
    nothing_text,
    question_text,
    stale_title,
    under_half,
)
from analytics.words.week import Best, Week
from tests.words import build
from tests.words.build import NAMES, START, TODAY, balance, bands, best, flag, gaps, week, weekly

FEET_SKIPPED = weekly(feet=[8, 0, 8, 0, 8, 8, 8, 0, 0])


def title(one: Week | None = None, flags: Sequence[Flag] = (), low: Sequence[str] = (), new: Best | None = None) -> str:
    text = finding(one or week(), flags, NAMES, low, new)
    assert len(text.split()) <= 12
    assert "%" not in text
    assert "!" not in text
    return text


def test_an_ordinary_week_is_said_to_be_one():
    assert title() == "A normal week in all five areas"


def test_a_jump_comes_first_and_a_skipped_area_second():
    assert title(week(FEET_SKIPPED), [flag()]) == "Calves jumped; feet & arches were skipped"


def test_a_jump_of_the_running_week_counts_as_well():
    assert title(flags=[flag(week_start=START)]) == "Calves jumped"


def test_an_older_jump_is_not_told_again():
    assert title(flags=[flag(week_start=START - dt.timedelta(weeks=2))]) == "A normal week in all five areas"


def test_several_areas_stand_in_body_order():
    assert title(flags=[flag(area="calves"), flag(area="core")]) == "Core and calves jumped"
    four = [flag(area=area) for area in ("feet", "legs", "glutes", "calves")]
    assert title(flags=four) == "Four areas jumped"


@pytest.mark.parametrize(
    ("rule_id", "expected"),
    [
        ("reps-jump", "Hip thrust jumped in repetitions"),
        ("hold-jump", "Hip thrust jumped in time held"),
        ("weight-jump", "Hip thrust jumped in load"),
        ("speed-jump", "Hip thrust jumped in speed"),
        ("a-rule-of-tomorrow", "Hip thrust stepped above guide"),
    ],
)
def test_an_exercise_is_named_with_what_jumped(rule_id: str, expected: str):
    assert title(flags=[flag(rule_id, area=None, exercise_id="hip_thrust")]) == expected


@pytest.mark.parametrize("rule_id", ["time-jump", "plyo-jump", "plyo-cap", "session-spike", "a-rule-of-tomorrow"])
def test_a_step_of_the_whole_week_has_a_sentence_too(rule_id: str):
    assert title(flags=[flag(rule_id, area=None)]) != "A normal week in all five areas"


def test_a_long_exercise_name_and_two_skipped_areas_stay_within_twelve_words():
    table = weekly(feet=[0] * 9, calves=[0] * 9)
    jumped = flag("reps-jump", area=None, exercise_id="calf_raise_bent")
    assert title(week(table), [jumped]) == "Calf raise, bent knee jumped in repetitions; two areas skipped"


def test_a_note_does_not_reach_over_a_skipped_area_but_over_a_new_best():
    note = flag(level=Level.NOTE)
    assert title(week(FEET_SKIPPED), [note]) == "Feet & arches were skipped"
    assert title(flags=[note], new=best()) == "Calves rose a little above guide"


def test_an_area_needs_three_empty_weeks_of_eight_and_an_empty_last_one():
    assert (
        title(week(weekly(feet=[8, 8, 8, 8, 8, 0, 8, 0, 0])))
        == "A normal week in four areas; no direct feet & arches work"
    )
    assert title(week(weekly(feet=[8, 0, 8, 0, 8, 0, 8, 8, 0]))) == "A normal week in all five areas"


def test_an_area_trained_again_this_week_is_not_called_skipped():
    assert "skipped" not in title(week(weekly(feet=[8, 0, 8, 0, 8, 8, 8, 0, 6])))


def test_core_is_one_area_and_the_others_are_many():
    assert title(week(weekly(core=[0] * 9))) == "Core was skipped"
    assert title(week(weekly(legs=[0] * 9))) == "Legs were skipped"


def test_a_low_share_comes_after_the_skipped_areas():
    assert title(low=["calves"]) == "Calves got under half their target share"
    assert title(low=["core"]) == "Core got under half its target share"
    assert title(week(FEET_SKIPPED), low=["feet"]) == "Feet & arches were skipped"


def test_a_new_best_is_told_in_a_quiet_week():
    assert title(new=best()) == "Hip thrust: new best; a normal week"


def test_a_lighter_week_is_called_lighter():
    light = [8, 8, 8, 8, 8, 8, 8, 4, 8]
    assert (
        title(week(weekly(core=light, legs=light, calves=light)))
        == "A lighter week; three areas below your usual range"
    )


def test_a_running_week_is_never_called_light_or_skipped():
    nothing_yet = {area: [8, 8, 8, 8, 8, 8, 8, 8, 0] for area in build.AREAS}
    assert title(week(weekly(**nothing_yet))) == "A normal week in all five areas"


def test_the_first_weeks_are_for_learning():
    young = weekly(weeks=2)
    assert title(week(young, bands("learning"))) == "Week 2 of 3: still learning your usual week"
    assert title(week(weekly(weeks=1), bands("learning"))) == "Week 1 of 3: still learning your usual week"


def test_a_stale_log_says_how_old_it_is_before_anything_else():
    old = week(last_day=TODAY - dt.timedelta(days=16))
    assert title(old, [flag()]) == "Last entry was 16 days ago; ranges wait until you log"
    assert title(week(last_day=TODAY - dt.timedelta(days=10)), [flag()]) == "Calves jumped"
    assert stale_title(dt.date(2021, 5, 4), TODAY) == "Last entry was 5 years ago; ranges wait until you log"


def test_an_unanswered_stretch_is_a_question():
    empty_days = gaps(dt.date(2026, 8, 3), dt.date(2026, 8, 18))
    one = week(band=bands("gap"), gap=empty_days)
    assert title(one, [flag()]) == "16 days without an entry: rested, or not logged?"
    assert question_text(one).startswith("From 3 August to 18 August 2026 the log is empty.")
    answered = week(gap=gaps(dt.date(2026, 8, 3), dt.date(2026, 8, 18), "rested"))
    assert title(answered) == "A normal week in all five areas"
    assert question_text(answered) == ""


def test_a_stretch_that_still_runs_has_no_end():
    running = week(band=bands("gap"), gap=gaps(dt.date(2026, 8, 12), None))
    assert question_text(running).startswith("Since 12 August 2026 the log is empty.")


@pytest.mark.parametrize(
    ("gap_end", "expected"),
    [
        (dt.date(2026, 8, 18), "First week back after 23 days"),
        (dt.date(2026, 8, 16), "First week back after 23 days"),
        (dt.date(2026, 8, 15), "Second week back after 23 days"),
        (dt.date(2026, 8, 9), "Second week back after 23 days"),
        (dt.date(2026, 8, 8), "Third week back after 23 days"),
    ],
)
def test_the_way_back_names_its_week(gap_end: dt.date, expected: str):
    stretch = gaps(gap_end - dt.timedelta(days=22), gap_end, "rested")
    assert title(week(band=bands("ramp"), gap=stretch)) == expected


def test_the_way_back_names_areas_above_the_ramp():
    one = week(band=bands("ramp"), gap=gaps(dt.date(2026, 7, 19), dt.date(2026, 8, 10), "rested"))
    above = flag("return-ramp", area="legs", level=Level.NOTE, week_start=START)
    assert title(one, [above]) == "Second week back after 23 days; legs above the ramp"
    assert title(one, [flag("return-ramp", area="legs", week_start=START)]) == "Legs came back above the ramp"


def test_rehab_mode_says_that_there_are_no_ranges():
    assert title(week(band=bands("off"), is_off=True)) == "Rehab mode: your weeks, without ranges"


def test_the_dates_say_how_much_of_the_week_there_is():
    assert (
        dates_text(week())
        == "Week of 17 to 23 August: 40 sets so far, areas added up. Last week, 10 to 16 August: 40 sets."
    )
    nothing = week(weekly(**{area: [0] for area in build.AREAS}))
    assert dates_text(nothing) == "Week of 17 to 23 August: nothing logged yet. Last week was 10 to 16 August."
    assert (
        dates_text(week(has_ended=True))
        == "Week of 17 to 23 August: 40 sets, areas added up. The week before: 40 sets."
    )
    assert ended_text(dt.date(2021, 5, 4)).endswith("the last day of your log, 4 May 2021.")


def test_a_share_is_low_under_half_its_target_and_only_with_enough_sets():
    even = dict.fromkeys(build.AREAS, 10.0)
    assert under_half(balance(even | {"feet": 3.0})) == ["feet"]
    assert under_half(balance({"core": 6.0, "legs": 6.0})) == []


def test_without_flags_the_page_says_whether_there_was_anything_to_compare_with():
    assert nothing_text(week()) == "Nothing in this week or the last one stepped outside the guide."
    assert "while the ranges wait" in nothing_text(week(band=bands("gap"), gap=gaps(dt.date(2026, 8, 3), TODAY)))
    assert "after 3 trained weeks" in nothing_text(week(weekly(weeks=2), bands("learning")))
    assert "Rehab mode" in nothing_text(week(band=bands("off"), is_off=True))


def test_an_area_in_which_pain_was_noted_is_not_said_to_lack_work():
    feet = frozenset({"feet"})
    assert title(week(FEET_SKIPPED)) == "Feet & arches were skipped"
    assert title(week(FEET_SKIPPED, quiet=feet)) == "A normal week in four areas; you noted foot pain"
    assert title(week(FEET_SKIPPED, quiet=feet), [flag()]) == "Calves jumped"
    assert title(week(quiet=feet), new=best()) == "Hip thrust: new best"
    two = week(weekly(legs=[0, 0]), quiet=frozenset({"calves", "feet"}))
    assert title(two) == "A normal week in two areas; no direct legs work"
    all_five = week(weekly(**{area: [0, 0] for area in build.AREAS}), quiet=frozenset(build.AREAS))
    assert title(all_five) == "You noted core, glute, leg, calf and foot pain"
    even = dict.fromkeys(build.AREAS, 10.0)
    assert under_half(balance(even | {"feet": 3.0}), feet) == []
