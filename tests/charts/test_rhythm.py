"""The dots of *Rhythm*: one a day, circles for none, a triangle only well above the usual week."""

from __future__ import annotations

import pandas as pd

from analytics.charts.rhythm import MANY_WEEKS, rhythm_row_alt, rhythm_row_chart, weekday_alt, weekday_chart
from analytics.charts.theme import TOK
from tests.charts.build import LABELS, rhythm_weeks, sessions_on

ABOUT = {"area": "calves", "label": LABELS["calves"]}


def traces(weeks: pd.DataFrame) -> dict[str, dict]:
    figure = rhythm_row_chart(weeks, **ABOUT, mode="light")
    return {trace["name"]: trace for trace in figure.to_dict()["data"]}


def test_one_dot_a_day_stacked_in_its_week_and_a_circle_for_none():
    found = traces(rhythm_weeks([2, 0, 1, 3]))
    assert list(zip(found["days"]["x"], found["days"]["y"], strict=True)) == [(0, 1), (0, 2), (2, 1)]
    assert list(found["days so far"]["y"]) == [1, 2, 3]
    assert list(found["none"]["x"]) == [1]
    assert "above usual" not in found


def test_the_triangle_stands_on_top_of_the_marked_week_in_the_reserved_colour():
    found = traces(rhythm_weeks([2, 2, 4, 2], usual=[2.0] * 4))
    assert (list(found["above usual"]["x"]), list(found["above usual"]["y"])) == ([2], [5])
    assert found["above usual"]["marker"]["color"] == TOK["light"]["att"]
    assert [name for name, one in found.items() if one["marker"]["color"] == TOK["light"]["att"]] == ["above usual"]


def test_a_week_nobody_has_explained_is_left_empty():
    found = traces(rhythm_weeks([2, 0, 0, 2], unknown=[False, True, False, False]))
    assert list(found["none"]["x"]) == [2]


def test_the_band_spans_the_days_of_the_guide():
    box = rhythm_row_chart(rhythm_weeks([1] * 5), **ABOUT, mode="light", band=(1, 2)).to_dict()["layout"]["shapes"][0]
    assert (box["y0"], box["y1"]) == (0.5, 2.5)


def test_dots_of_a_year_are_small():
    few, many = (traces(rhythm_weeks([1] * n))["days"]["marker"]["size"] for n in (MANY_WEEKS, MANY_WEEKS + 1))
    assert few > many


def test_the_row_in_words():
    text = rhythm_row_alt(rhythm_weeks([2, 0, 4, 1], usual=[2.0] * 4), **ABOUT)
    assert text == (
        "Calves: days with direct work in each of 4 weeks. Full weeks have 0 to 4 days. 1 of them has none. Marked:"
        " 18 to 24 May, 4 days where 2 is usual. This week 1 day so far."
    )


def test_weekdays_begin_with_the_first_day_of_the_week():
    weeks = rhythm_weeks([1, 1])
    sunday = weeks.assign(week_start=weeks["week_start"] - pd.Timedelta(days=1))
    days = sessions_on("2026-05-05", "2026-05-08", "2026-05-12")
    layouts = [weekday_chart(days, one, mode="dark").to_dict()["layout"] for one in (weeks, sunday)]
    assert [list(one["yaxis"]["ticktext"]) for one in layouts] == [
        ["M", "", "W", "", "F", "", "S"],
        ["S", "", "T", "", "T", "", "S"],
    ]
    data = {one["name"]: one for one in weekday_chart(days, weeks, mode="dark").to_dict()["data"]}
    assert list(zip(data["sessions"]["x"], data["sessions"]["y"], strict=True)) == [(0, -1), (0, -4), (1, -1)]
    assert len(data["no session"]["x"]) == 11
    assert weekday_alt(days, weeks) == "Strength days by weekday in 2 weeks: 3 days. Tuesday 2, Friday 1."
