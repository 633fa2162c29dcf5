"""The title and the rows of *Balance*."""

from __future__ import annotations

import datetime as dt

import pytest

from analytics.metrics import evenness
from analytics.words import balance as words
from tests.words.build import AREAS, balance

EVEN = dict.fromkeys(AREAS, 10.0)
STARTS = [dt.date(2026, 7, 20) + dt.timedelta(weeks=n) for n in range(4)]


@pytest.mark.parametrize(
    ("sets", "expected"),
    [
        (EVEN, "All five areas get about an even share"),
        ({}, "Balance needs 15 sets in 4 weeks; you have none"),
        ({"core": 9.0}, "Balance needs 15 sets in 4 weeks; you have 9"),
        (EVEN | {"feet": 3.0}, "Feet & arches get about a third of an even share"),
        (EVEN | {"calves": 3.0, "legs": 12.0}, "Calves get about a third of an even share; legs the most"),
        (EVEN | {"core": 3.0}, "Core gets about a third of an even share; glutes the most"),
        (EVEN | {"feet": 0.0, "legs": 14.0}, "Feet & arches get no sets; legs get the most"),
        (EVEN | {"feet": 2.0, "calves": 2.0}, "Calves and feet & arches get under half an even share"),
        (EVEN | {"legs": 18.0}, "Legs get more than an even share"),
        (EVEN | {"core": 18.0, "feet": 6.0}, "Core gets more than an even share; feet & arches less"),
        (EVEN | {"feet": 6.5}, "Feet & arches get less than an even share"),
    ],
)
def test_the_title_says_which_area_stands_out(sets: dict[str, float], expected: str):
    title = words.finding(balance(sets))
    assert title == expected
    assert len(title.split()) <= 12
    assert "%" not in title


def test_a_target_of_ones_own_is_called_a_target():
    targets = {"core": 0.1, "glutes": 0.2, "legs": 0.3, "calves": 0.2, "feet": 0.2}
    on_target = {area: 100 * share for area, share in targets.items()}
    assert words.finding(balance(on_target, targets)) == "All five areas get about the target share"
    assert "the target share" in words.finding(balance(EVEN | {"feet": 2.0}, targets))


@pytest.mark.parametrize(("ratio", "text"), [(0.32, "a third"), (0.26, "a quarter"), (0.48, "half"), (0.04, "a tenth")])
def test_a_ratio_is_said_as_a_plain_fraction(ratio: float, text: str):
    assert words.fraction_text(ratio) == text


def test_a_row_says_sets_share_and_days_since():
    table = balance(EVEN | {"core": 20.0}).set_index("focus_area", drop=False)
    text = words.row_text(table.loc["core"], "Core", False, True, has_shares=True, was_trained=True)
    assert text.split("  \n") == [
        "**Core**",
        "**5 sets** a week, 67% over an even share",
        ":small[Direct work 2 days ago, 8 days in 4 weeks]",
    ]


def test_an_area_without_sets_says_how_long_and_no_share():
    table = balance(EVEN | {"feet": 0.0}).set_index("focus_area", drop=False)
    text = words.row_text(table.loc["feet"], "Feet", False, True, has_shares=True, was_trained=True)
    assert text.split("  \n")[1:] == ["**No sets** in these weeks", ":small[No direct work for 40 days]"]
    never = words.row_text(table.loc["feet"], "Feet", False, True, has_shares=True, was_trained=False)
    assert never.endswith(":small[No direct work since the log began, 40 days]")


def test_few_sets_show_rows_without_shares():
    table = balance({"core": 8.0}).set_index("focus_area", drop=False)
    text = words.row_text(table.loc["core"], "Core", False, True, has_shares=False, was_trained=True)
    assert "share" not in text
    assert "from 15 sets" in words.few_text()


def test_the_distance_is_said_in_sets():
    assert words.move_text(balance(EVEN), 0.18) == "9 of your 50 sets would have to move to match an even mix."


def test_coverage_counts_both_weeks_and_names_what_had_none():
    now = dict.fromkeys(AREAS, 1) | {"feet": 0}
    assert words.coverage_text(now, now) == (
        "**4 of 5 areas** with direct work this week so far, 4 of 5 last week. None in either: feet & arches."
    )
    assert words.coverage_text(now, dict.fromkeys(AREAS, 2)).endswith("5 of 5 last week.")


def test_evenness_is_one_for_even_and_zero_for_one_area():
    assert "(Pielou): 1, where" in words.evenness_text(evenness(balance(EVEN)))
    assert "(Pielou): 0, where" in words.evenness_text(evenness(balance({"core": 20.0})))


def test_the_table_holds_every_area_and_never_an_empty_share_as_zero():
    names, never = {area: area for area in AREAS}, dict.fromkeys(AREAS, False)
    rows = words.table_rows(balance(EVEN | {"feet": 0.0}), names, never, has_shares=True)
    assert [row["Area"] for row in rows] == AREAS
    assert rows[0]["Share"] == "25%"
    assert rows[4]["Last direct work"] == "never"
    few = words.table_rows(balance({"core": 9.0}), names, never, has_shares=False)
    assert set(rows[0]) - set(few[0]) == {"Share", "Share before", "Target"}


def test_the_weeks_compared_are_dated():
    text = words.span_text(balance(EVEN), STARTS)
    assert text.startswith("50 sets in the last 4 completed weeks, 20 July to 16 August 2026, a set counted half")
    assert words.span_text(balance({}), STARTS[:1]) == (
        "No sets of the five areas in the last completed week, 20 to 26 July 2026."
    )
    assert words.span_text(balance({}), []) == "No week is complete yet."


def test_dots_are_explained_only_where_there_are_any():
    assert "Dotted" in words.figure_note(has_dots=True)
    assert "Dotted" not in words.figure_note(has_dots=False)


def test_an_area_in_which_pain_was_noted_is_not_said_to_lack_sets():
    def title(quiet: str, **sets: float) -> str:
        return words.finding(balance(EVEN | sets), {quiet})

    assert title("feet", feet=0.0) == title("feet", feet=7.0) == "Four areas get about an even share"
    assert title("feet", feet=3.0, calves=3.0).startswith("Calves get about a third of an even share")
    assert words.finding(balance({"core": 20.0}), set(AREAS) - {"core"}) == "Core gets about an even share"
    assert words.finding(balance({"core": 20.0}), {"core"}) == "Four areas get no sets; glutes get the most"
    assert words.finding(balance(EVEN), set(AREAS)) == "50 sets in the last 4 completed weeks"
    assert title("feet", feet=6.5, legs=18.0) == "Legs get more than an even share"
    now = dict.fromkeys(AREAS, 2) | {"feet": 0, "calves": 0}
    assert words.coverage_text(now, quiet={"feet"}).endswith("None: calves.")
    assert words.coverage_text(now, quiet={"feet", "calves"}).endswith(
        "3 of 5 areas** with direct work this week so far."
    )
