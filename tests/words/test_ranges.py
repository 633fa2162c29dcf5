"""The arithmetic of a range in words: redone with a pencil from the words alone, it gives the edges of the band."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics import samples
from analytics import warehouse as store
from analytics.athlete_log import read_log
from analytics.guidance import Evidence, guide_bands, range_steps
from analytics.model import RangeSteps
from analytics.reference import load_catalogue
from analytics.reference.samples import CLIENTS, RUNNERS
from analytics.units import format_number
from analytics.words import ranges
from tests.guidance.build import evidence_of
from tests.guidance.test_properties import AREAS, cases
from tests.thoroughness import draws

NUMBER = re.compile(r"\d+(?:\.\d+)?")
STEADY = {"lifter": "established", "sets": {"legs": [10, 8, 9, 8, 8, 8], "calves": [6, 6, 8, 7, 8, 6]}}


def numbers(text: str) -> list[float]:
    return [float(one) for one in NUMBER.findall(text)]


def steps_of(evidence: Evidence, week: int = -1, area: str = "legs") -> RangeSteps:
    """The steps of one week of the only athlete; -1 is the week to come."""
    starts = guide_bands(evidence)["week_start"].drop_duplicates()
    return next(one for one in range_steps(evidence, "a", starts.iloc[week].date()) if one.focus_area == area)


def text_of(case: dict[str, object], week: int = -1, area: str = "legs") -> str:
    (line,) = ranges.as_lines([steps_of(evidence_of(case), week, area)], bold="")
    return line


def by_pencil(one: RangeSteps) -> tuple[float, float]:
    """(lower, upper) from nothing but the sentences."""
    first, *others = ranges.step_sentences(one)
    if one.state == "ramp":
        before, percent, share, spare = numbers(first.split("Before, it was ")[1])[:4]
        assert share == pytest.approx(percent / 100 * before, abs=0.002)
        return np.nan, np.floor((share + spare) * 2 + 0.002) / 2
    weeks, edge = re.split(r"\. (?=\d+% more|Below)", first)
    held = re.search(r"before held ([\d., and]+|none)", weeks)
    assert held is not None
    highest = max(numbers(held[1]), default=0.0)
    if "before the break" in weeks:
        highest = numbers(weeks.split("before the break, ")[1])[0]
        assert highest == pytest.approx(one.before_break, abs=0.0006)
    elif "highest is" in weeks:
        assert numbers(weeks.split("highest is")[1]) == [pytest.approx(highest)]
    if edge.startswith("Below"):
        _, step, _, top, _ = numbers(edge)
        upper = min(highest + step, top)
    else:
        percent = numbers(edge)[0]
        step = numbers(edge.split("; ")[1])[0]
        upper = max(np.floor(highest * (1 + percent / 100) * 2 + 0.004) / 2, highest + step)
    assert numbers(edge)[-1] == pytest.approx(upper, abs=0.002)
    if "no lower edge" in others[0]:
        return 0.0, upper
    percent, usual = numbers(others[0])[:2]
    return percent / 100 * usual, upper


def check(one: RangeSteps, band: dict[str, object]) -> None:
    told = " ".join(ranges.step_sentences(one))
    assert one.state == band["state"]
    assert one.upper == pytest.approx(band["upper"], nan_ok=True)
    assert bool(one.why) == np.isnan(band["upper"])
    if one.why:
        assert "no range" in ranges.range_text(one)
        assert told.endswith(".") and "nan" not in told
        return
    lower, upper = by_pencil(one)
    assert upper == pytest.approx(band["upper"], abs=0.002)  # a mean is written with three decimals
    assert format_number(band["upper"], 2) in ranges.range_text(one)
    assert "nan" not in told
    if one.state == "guide":
        expected = 0.0 if np.isnan(band["lower"]) else band["lower"]
        assert lower == pytest.approx(expected, abs=0.002)
        assert (format_number(expected, 1) in ranges.range_text(one)) == (expected > 0) or expected == 0


@pytest.mark.parametrize("which", [RUNNERS, CLIENTS])
def test_the_words_give_the_band_of_every_sample_athlete_area_and_week(which: str):
    catalogue = load_catalogue()
    warehouse, today = samples.sample_warehouse(catalogue, which)
    checked = 0
    for athlete in store.athletes(warehouse):
        log = read_log(warehouse, [athlete.athlete_id], today, catalogue)
        for start, week in log.bands.groupby("week_start"):
            steps = range_steps(log.evidence, athlete.athlete_id, start.date())
            assert [one.focus_area for one in steps] == week["focus_area"].tolist()
            for one, band in zip(steps, week.to_dict("records"), strict=True):
                check(one, band)
                checked += 1
    warehouse.close()
    assert checked > 300


@draws(25, derandomize=True)
@given(cases(), st.sampled_from([{}, {"thresholds": {"sets-jump.threshold_established": 0.33}}]))
def test_the_words_give_the_band_of_any_log(case: dict[str, object], own: dict[str, object]):
    evidence = evidence_of({**case, **own})
    bands = guide_bands(evidence)
    for start, week in bands.groupby("week_start"):
        for one, band in zip(range_steps(evidence, "a", start.date()), week.to_dict("records"), strict=True):
            check(one, band)


def test_a_range_is_worked_out_line_by_line():
    assert text_of(STEADY) == (
        "Legs: 5.6 to 10.5 sets. The 4 weeks before held 9, 8, 8 and 8 sets; the highest is 9."
        " 20% more (established lifters) is 10.8, in half sets 10.5; 1.5 sets more, always inside, is 10.5."
        " The higher of the two is the upper edge, 10.5. The lower edge is 70% of 8, the middle of those weeks: 5.6."
    )
    assert "10% more (calves and feet, at every level) is 8.8, in half sets 8.5;" in text_of(STEADY, area="calves")
    assert text_of(STEADY, area="calves").startswith("Calves: 5.2 to 9.5 sets.")


def test_a_number_of_ones_own_is_said_to_be_that():
    own = {**STEADY, "thresholds": {"sets-jump.threshold_established": 0.5}}
    assert "50% more (your own number) is 13.5; " in text_of(own)


def test_little_is_worked_out_without_a_percent():
    assert text_of({"lifter": "established", "sets": {"legs": [8] * 6, "feet": [1, 1, 2, 1, 1, 1]}}, area="feet") == (
        "Feet & arches: 0.7 to 5.5 sets. The 4 weeks before held 2, 1, 1 and 1 sets; the highest is 2. Below 4 sets no"
        " percent is used: 3.5 more would be 5.5, and 5.5 is the most from so little. The lower of the two is the upper"
        " edge, 5.5. The lower edge is 70% of 1, the middle of those weeks: 0.7."
    )
    none = text_of({"lifter": "established", "sets": {"legs": [8] * 6}}, area="feet")
    assert "The 4 weeks before held none. Below 4 sets" in none
    assert none.endswith("Your usual week holds none, so there is no lower edge.")


def test_a_way_back_goes_by_the_weeks_before_the_break():
    case = {"lifter": "established", "sets": {"legs": [10, 10, 10, 10, 10, 0, 0, 7, 9]}, "gap_answer": "rested"}
    assert text_of(case, 7) == (
        "Legs: up to 8 sets. This is the first week back after 17 days. Before, it was 10 a week on average; 70% of"
        " that is 7. 1 set to spare makes 8. There is no lower edge on the way back."
    )
    long = {**case, "sets": {"legs": [10, 10, 10, 10, 10, *[0] * 6, 4, 5, 6, 7]}}
    assert "Your mean before the break, 10, is more than any of them" in text_of(long)


@pytest.mark.parametrize(
    ("case", "week", "said"),
    [
        (STEADY, 0, "The log begins in this week"),
        (STEADY, 1, "A range needs 3 trained weeks among the 6 before; there is 1. It begins in the week after the"),
        ({**STEADY, "rehab": True}, -1, "Rehab mode is on in Settings"),
        ({**STEADY, "off": ["sets-jump"]}, -1, "The rule “A bigger step in sets” is switched off"),
        ({**STEADY, "areas_off": ["legs"]}, -1, "This area is switched off"),
        (
            {"lifter": "established", "sets": {"legs": [10, 10, 10, 10, 10, 0, 0, 7, 9]}},
            -1,
            "The empty stretch from 7 February 2026 is not explained yet.",
        ),
    ],
)
def test_where_there_is_no_range_it_says_why_and_from_when(case: dict[str, object], week: int, said: str):
    assert text_of(case, week).startswith(f"Legs: no range. {said}")


def test_one_reason_for_all_areas_is_said_once():
    evidence = evidence_of(STEADY)
    starts = guide_bands(evidence)["week_start"].drop_duplicates()
    (line,) = ranges.as_lines(range_steps(evidence, "a", starts.iloc[1].date()))
    assert line.startswith("**No range in any area.** A range needs 3 trained weeks")


def test_a_week_trained_but_not_logged_is_left_out_by_name():
    case = {"lifter": "established", "sets": {"legs": [10, 10, 10, 10, 0, 0, 10, 10]}, "gap_answer": "not_logged"}
    assert "2 weeks that were trained but not logged left out" in text_of(case)
    steps = steps_of(evidence_of(case))
    assert {"left out: trained, but not logged", "upper edge and usual week"} <= {
        row["Counts for"] for row in ranges.looked_at_rows(steps)
    }


def test_a_week_outside_the_log_has_no_steps():
    evidence = evidence_of(STEADY)
    assert range_steps(evidence, "a", guide_bands(evidence)["week_start"].min().date().replace(year=2020)) == []
    assert range_steps(evidence, "nobody", guide_bands(evidence)["week_start"].min().date()) == []
    assert len(AREAS) == 5
