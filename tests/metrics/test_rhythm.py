"""Days a week of each area: averages, weeks with none, weeks off, weeks nobody has explained, and the usual week."""

from __future__ import annotations

import datetime as dt
import math

import pandas as pd
import pytest

from analytics import metrics
from analytics.frames import AREA_DAYS, AREA_STRETCHES, GAPS, SESSIONS, WEEKLY, conform, empty
from analytics.model import FocusArea
from tests.charts.build import sessions_on
from tests.words.build import START, gaps, weekly

NO_GAPS = empty(GAPS)


def days_of(**counts: list[int]) -> pd.DataFrame:
    """WEEKLY in which an area has so many training days, right-aligned to the running week; two where not said."""
    weeks = max(map(len, counts.values()))
    frame = weekly(weeks)
    for area, values in counts.items():
        rows = frame["focus_area"] == area
        frame.loc[rows, "training_days"] = values
        frame.loc[rows, "set_count"] = [float(value) for value in values]
    return frame


def row(frame: pd.DataFrame, area: str) -> pd.Series:
    return frame.set_index("focus_area").loc[area]


def test_averages_are_of_the_last_eight_full_weeks_and_the_running_one_is_not_counted():
    found = metrics.rhythm(metrics.rhythm_weeks(days_of(feet=[5, 5, 0, 1, 0, 2, 3, 1, 0, 1, 9]), NO_GAPS))
    feet = row(found, "feet")
    assert (feet["weeks"], feet["days_per_week"], feet["weeks_without"]) == (8, 1.0, 3)
    assert (feet["weeks_inside"], feet["weeks_more"], feet["weeks_off"]) == (4, 1, 0)
    assert list(found["focus_area"]) == ["core", "glutes", "legs", "calves", "feet"]


def test_a_week_without_any_set_is_a_week_off_for_every_area():
    off = days_of(**{area: [2, 2, 0, 2, 2] for area in ("core", "glutes", "legs", "calves", "feet")})
    assert set(metrics.rhythm(metrics.rhythm_weeks(off, NO_GAPS))["weeks_off"]) == {1}


def test_the_usual_week_is_the_middle_of_the_last_four_and_two_days_more_are_marked_above_the_band():
    found = metrics.rhythm_weeks(days_of(calves=[9, 2, 2, 1, 2, 4, 3, 2], feet=[0, 0, 0, 0, 0, 2, 0, 0]), NO_GAPS)
    calves, feet = (found[found["focus_area"] == area] for area in ("calves", "feet"))
    assert calves["usual_days"].tolist()[4:] == [2.0, 2.0, 2.0, 2.5]
    assert calves["usual_days"].isna().tolist()[:4] == [True] * 4  # the first week may be cut off
    assert calves["is_above"].tolist() == [False] * 5 + [True, False, False]
    assert not feet["is_above"].any()  # two days are never marked, whatever the usual is


@pytest.mark.parametrize(("answer", "known"), [("", False), ("not_logged", False), ("rested", True), ("ill", True)])
def test_weeks_inside_a_stretch_that_was_not_logged_are_left_out(answer: str, known: bool):
    table = days_of(**{area: [2, 2, 2, 0, 0, 2, 2] for area in ("core", "glutes", "legs", "calves", "feet")})
    first = START - dt.timedelta(days=7 * 3 + 2)
    stretch = gaps(first, START - dt.timedelta(days=7 * 1 + 1), answer)
    found = metrics.rhythm(metrics.rhythm_weeks(table, stretch))
    assert set(found["weeks"]) == ({6} if known else {4})
    assert set(found["weeks_without"]) == ({2} if known else {0})


def test_without_a_full_week_there_is_no_average():
    found = metrics.rhythm(metrics.rhythm_weeks(days_of(core=[1]), NO_GAPS))
    assert set(found["weeks"]) == {0}
    assert all(map(math.isnan, found["days_per_week"]))
    assert metrics.rhythm(metrics.rhythm_weeks(empty(WEEKLY), NO_GAPS)).empty


def test_strength_days_count_each_day_once_whatever_it_trained():
    weeks = metrics.rhythm_weeks(days_of(core=[1, 1, 1]), NO_GAPS)
    sessions = sessions_on("2026-08-04", "2026-08-04", "2026-08-07", "2026-08-11", "2026-08-18")
    found = metrics.strength_days(sessions, weeks)
    assert (found.weeks, found.days_per_week) == (2, 1.5)  # the session of the running week is not counted
    assert found.weekdays == (0, 2, 0, 0, 1, 0, 0)
    assert metrics.strength_days(empty(SESSIONS), weeks).days_per_week == 0


def test_long_stretches_without_an_area_newest_first():
    days = pd.DataFrame(
        {
            "athlete_id": "a",
            "focus_area": ["feet", "feet", "feet", "core", "core"],
            "local_day": pd.to_datetime(["2026-05-01", "2026-06-01", "2026-08-01", "2026-08-10", "2026-08-22"]),
        }
    )
    today = dt.date(2026, 8, 23)
    found = metrics.area_stretches(conform(days, AREA_DAYS), today, since=dt.date(2026, 6, 10), longer_than=14)
    assert list(found) == list(AREA_STRETCHES)
    trained, never = (found[found["focus_area"].isin(["feet", "core"]) == one] for one in (True, False))
    assert sorted(never["focus_area"]) == ["calves", "glutes", "legs"]
    assert set(never["days"]) == {114}  # since the log began
    found = trained.reset_index(drop=True)
    assert found["days"].tolist() == [21, 60]
    assert found["first_day"].dt.date.tolist() == [dt.date(2026, 8, 2), dt.date(2026, 6, 2)]
    assert pd.isna(found["last_day"][0])


@pytest.mark.parametrize(
    ("days", "week"),
    [
        (["2026-08-20"], 1),
        (["2026-08-03", "2026-08-16"], 3),
        (["2026-06-01", "2026-08-03", "2026-08-16"], 3),  # steady since the second day
        (["2026-07-19", "2026-08-03", "2026-08-16"], 3),  # fourteen empty days end what was steady
        (["2026-07-20", "2026-08-03", "2026-08-16"], 5),  # thirteen do not
        (["2026-08-08"], 0),
        ([], 0),
    ],
)
def test_weeks_of_steady_work_count_from_the_last_long_stretch_without_the_area(days: list[str], week: int):
    frame = pd.DataFrame({"athlete_id": "a", "focus_area": "calves", "local_day": pd.to_datetime(days)})
    frame = conform(frame, AREA_DAYS)
    assert metrics.steady_weeks(frame, dt.date(2026, 8, 23), FocusArea.CALVES, 14) == week
    assert metrics.steady_weeks(frame, dt.date(2026, 8, 23), FocusArea.FEET, 14) == 0
