"""The words beside the weekly rows, the cards, and what stands around a flag."""

from __future__ import annotations

import datetime as dt
import math

import pytest

from analytics.model import FocusArea, Level, LoadUnit
from analytics.reference import load_guide
from analytics.words import area_rows as rows
from analytics.words import flags as flag_words
from analytics.words.runner import days_ago
from analytics.words.week_cards import cards
from tests.words.build import LAST, NAMES, START, TODAY, bands, best, flag, week, weekly


def state(table=None, band=None, area="calves", **more):
    one = week(table, band, **more)
    return rows.state_text(one.areas[area], one)


def last(**area: float):
    """The running week's sets of an area, after eight ordinary weeks."""
    return weekly(**{name: [value] for name, value in area.items()})


@pytest.mark.parametrize(
    ("sets", "expected"),
    [
        (8, "Within guide (5.5 to 9.5)"),
        (9.5, "Within guide (5.5 to 9.5)"),
        (10, "▲ Above guide (5.5 to 9.5)"),
        (3, "Guide for the whole week: 5.5 to 9.5"),
        (0, "Up to 9.5 stays inside the guide"),
    ],
)
def test_a_running_week_is_within_or_above_but_never_below(sets: float, expected: str):
    assert state(last(calves=sets)) == expected


def test_states_without_a_guide_say_why():
    assert state(weekly(weeks=2), bands("learning")) == "Still learning: week 2 of 3"
    assert state(band=bands("gap")) == "No range until the empty stretch is explained"
    assert state(band=bands("off")) == "No range this week"


def test_the_ramp_has_words_of_its_own():
    ramp = bands("ramp", upper=9.0)
    assert state(last(calves=0), ramp) == "Restart near 9"
    assert state(last(calves=8), ramp) == "Within the ramp (up to 9)"
    assert state(last(calves=10), ramp) == "▲ Above the ramp (up to 9)"


def test_a_row_names_area_value_state_and_next_week():
    one = week()
    text = rows.row_text(one.areas["core"], one, "Core", ["7 sets", "8 sets"], is_sets=True)
    assert text.split("  \n") == [
        "**Core**",
        "**8 sets** this week so far",
        ":small[Within guide (5.5 to 9.5)]",
        ":small[Next week: up to 9.5]",
    ]
    other = rows.row_text(one.areas["core"], one, "Core", ["70 reps", "80 reps"], is_sets=False)
    assert other.split("  \n") == ["**Core**", "**80 reps** this week so far", ":small[Last week: 70 reps]"]


def test_none_and_none_of_it_direct_are_said():
    nothing = week(last(feet=0)).areas["feet"]
    assert rows.value_text(nothing, "no sets", False) == "○ **Nothing this week** so far"
    along = weekly()
    along.loc[along["is_complete"].eq(False) & along["focus_area"].eq("feet"), "training_days"] = 0
    assert (
        rows.value_text(week(along).areas["feet"], "8 sets", False) == "**8 sets** this week so far, none of it direct"
    )


def test_kilograms_say_what_they_hold():
    assert rows.basis_text(["none"]) == "no loads recorded"
    assert rows.basis_text(["effective", "none"]) == "body mass counted"
    assert rows.basis_text(["external"]) == "external load only"
    assert "where it is known" in rows.basis_text(["effective", "external"])
    assert rows.lens_name("volume_load_kg", LoadUnit.LB) == "Pounds"
    assert "Repetitions × load, external load only." in rows.rows_note("volume_load_kg", 16, 16, ["external"])
    note = rows.rows_note("set_count", 52, 24, [])
    assert note.startswith("All 24 weeks of the log so far.")
    assert rows.OPENS not in note  # it stands on paper too, where nothing opens


def test_cells_of_the_table_carry_guide_and_mark():
    assert rows.cell_text("12 sets", 12, 5.5, 9.5, False) == "12 sets ▲ (5.5 to 9.5)"
    assert rows.cell_text("3 sets", 3, 5.5, 9.5, False) == "3 sets ▽ (5.5 to 9.5)"
    assert rows.cell_text("3 sets", 3, 5.5, 9.5, True) == "3 sets (5.5 to 9.5)"
    assert rows.cell_text("30 reps", 30, math.nan, math.nan, False) == "30 reps"


def test_what_was_not_counted_is_said():
    text = rows.not_counted_text(412, 410, 2, 30, 16)
    assert text.startswith("410 of 412 sets of your files were counted. 2 sets in these 16 weeks:")
    assert "30 sets in these 16 weeks: recognised, but outside the five areas." in text
    assert rows.not_counted_text(412, 412, 0, 0, 16).startswith("All 412 sets were read. Warm-ups")


def test_cards_stand_in_the_order_above_none_best():
    neglect = flag("area-neglect", area="feet", observed=19.0, reference=14.0, limit=14.0, measure="days")
    one = week(last(feet=0))
    shown = cards(one, [flag(), neglect], NAMES, best(), LoadUnit.KG, TODAY)
    assert [one.heading[0] for one in shown] == ["▲", "○", "◇"]
    assert shown[0] == (
        "▲ Calves rose above guide",
        "12 sets last week, 10 to 16 August, compared with 8 sets. Up to 9.5 sets would have been inside.",
        LAST,
        "calves",
        "",
    )
    assert shown[1][1].startswith("No direct work for 26 days; the guide here is up to 14.")
    assert "up from 70 kg" in shown[2][1]


def test_a_quiet_week_has_no_cards():
    assert cards(week(), [], NAMES, None, LoadUnit.KG, TODAY) == []


def test_the_numbers_of_a_flag_are_in_the_athletes_unit():
    heavy = flag(
        "weight-jump", None, exercise_id="hip_thrust", measure="kg", observed=100.0, reference=80.0, limit=88.0
    )
    assert flag_words.numbers_text(heavy, LoadUnit.KG) == (
        "100 kg, compared with 80 kg, inside would have been up to 88 kg"
    )
    assert flag_words.numbers_text(heavy, LoadUnit.LB) == (
        "220.5 lb, compared with 176.4 lb, inside would have been up to 194 lb"
    )
    low = flag("area-low", observed=0.5, reference=2.0, limit=2.0)
    assert flag_words.numbers_text(low, LoadUnit.KG) == "0.5 sets, inside would have been at least 2 sets"


@pytest.mark.parametrize(
    ("rule_id", "numbers", "expected"),
    [
        ("starter-load", ("kg", 20.0, 0.0), "20 kg, inside would have been no added weight"),
        ("starter-order", ("sets", 3.0, 0.0), "3 sets, inside would have been no jumps"),
        ("starter-order", ("sets", 1.0, 2.5), "1 set, inside would have been at least 2.5 sets"),
        ("spacing", ("days", 2.0, 0.0), "2 days, inside would have been a day between"),
        ("load-earned", ("kg", 5.0, 0.0), "5 kg, inside would have been bodyweight alone"),
        (
            "load-earned",
            ("kg", -10.0, -20.0),
            "10 kg of assistance, inside would have been 20 kg of assistance or more",
        ),
        ("load-earned", ("kg", 0.0, -20.0), "bodyweight, inside would have been 20 kg of assistance or more"),
        ("gains", ("days", 1.25, 2.0), "1.25 days, inside would have been at least 2 days"),
        ("maintain", ("days", 12.0, 9.0), "12 days, inside would have been up to 9 days"),
        ("calf-norm", ("reps", 15.0, 20.0), "15 reps, inside would have been at least 20 reps"),
    ],
)
def test_what_would_have_been_inside_is_in_words(rule_id: str, numbers: tuple[str, float, float], expected: str):
    measure, observed, limit = numbers
    one = flag(rule_id, None, measure=measure, observed=observed, reference=limit, limit=limit)
    assert flag_words.numbers_text(one, LoadUnit.KG) == expected


def test_a_card_about_jumps_too_early_names_no_zero():
    early = flag("starter-order", None, observed=3.0, reference=0.0, limit=0.0)
    (card,) = cards(week(), [early], NAMES, None, LoadUnit.KG, TODAY)
    assert card.body == "3 sets last week, 10 to 16 August. No jumps would have been inside."


def test_a_flag_says_when_and_about_what():
    guide = load_guide()
    assert flag_words.heading(flag(), guide, NAMES) == "▲ Calves: a bigger step in sets"
    assert (
        flag_words.heading(flag("area-neglect", "feet"), guide, NAMES) == "○ Feet & arches: no direct work for a while"
    )
    assert flag_words.heading(flag("balance", None), guide, NAMES) == "◐ Away from the target mix"
    assert flag_words.when_text(flag(), TODAY) == "last week, 10 to 16 August"
    assert flag_words.when_text(flag(), dt.date(2028, 1, 1)) == "in the week of 10 to 16 August 2026"
    assert flag_words.when_text(flag(session_started_at=dt.datetime(2026, 8, 12, 18)), TODAY) == "on 12 August"


def test_every_rule_of_the_guide_has_a_heading_and_a_glyph():
    guide = load_guide()
    for rule_id in guide.rules:
        one = flag(rule_id)
        assert flag_words.heading(one, guide, NAMES)[0] in "▲○▽◐□"
        assert flag_words.heading(one, guide, NAMES)[2:].startswith("Calves: ")


def test_the_loudest_flags_come_first_and_steps_before_what_is_low():
    flags = [
        flag("coverage", None, level=Level.INFO),
        flag("area-neglect", "feet"),
        flag(week_start=START, level=Level.NOTE),
        flag(area="legs"),
        flag(area="core", week_start=LAST - dt.timedelta(weeks=1), level=Level.STRONG),
    ]
    order = [(one.rule_id, one.focus_area) for one in flag_words.of_weeks(flags, [START, LAST])]
    assert order == [
        ("sets-jump", FocusArea.LEGS),
        ("area-neglect", FocusArea.FEET),
        ("sets-jump", FocusArea.CALVES),
        ("coverage", None),
    ]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, "today"),
        (1, "yesterday"),
        (26, "26 days ago"),
        (60, "60 days ago"),
        (61, "9 weeks ago"),
        (90, "13 weeks ago"),
        (91, "3 months ago"),
        (729, "24 months ago"),
        (1_937, "5 years ago"),
    ],
)
def test_long_ago_is_told_in_weeks_months_and_years(days: int, expected: str):
    assert days_ago(days) == expected


def test_of_two_flags_as_loud_the_newer_week_comes_first():
    flags = [
        flag("return-ramp", "core", level=Level.NOTE),
        flag("return-ramp", "legs", week_start=START, level=Level.NOTE),
    ]
    assert [one.focus_area for one in flag_words.of_weeks(flags, [START, LAST])] == [FocusArea.LEGS, FocusArea.CORE]


def test_a_mean_of_weeks_is_rounded_as_in_its_sentence():
    low = flag("area-low", "feet", observed=1.875, reference=None, difference=None, limit=2.0)
    assert flag_words.numbers_text(low, LoadUnit.KG) == "1.9 sets, inside would have been at least 2 sets"
