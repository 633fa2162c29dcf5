"""The two lines of the trend: ink only, one dashed, both named at their ends, nothing shaded or marked."""

from __future__ import annotations

from analytics.charts.load_trend import APART, load_trend_alt, load_trend_chart
from analytics.charts.theme import TOK
from tests.charts.build import load_trend_days

ABOUT = {"short": 7, "long": 28, "unit": "RPE × min"}


def test_two_lines_in_ink_of_different_dash_named_at_their_ends():
    figure = load_trend_chart(load_trend_days([100.0] * 40, silent=28), **ABOUT, mode="light").to_dict()
    assert [(one["name"], one["mode"], one["line"]["dash"]) for one in figure["data"]] == [
        ("7 days", "lines", "solid"),
        ("28 days", "lines", "dash"),
    ]
    assert {one["line"]["color"] for one in figure["data"]} == {TOK["light"]["ink"], TOK["light"]["ink3"]}
    assert [one["text"] for one in figure["layout"]["annotations"]] == [
        "RPE × min a day",
        "7 days",
        "28 days",
    ]
    assert not figure["layout"].get("shapes")
    assert [len(one["y"]) for one in figure["data"]] == [12, 12]


def test_names_of_lines_that_end_together_stand_apart():
    days = load_trend_days([100.0] * 40, silent=28)
    layout = load_trend_chart(days.assign(mean_long=days["mean_short"]), **ABOUT, mode="dark").to_dict()["layout"]
    upper, lower = (one["y"] for one in layout["annotations"][1:])
    assert abs(upper - lower) > 0.99 * APART * layout["yaxis"]["range"][1]


def test_a_stretch_without_values_is_a_hole_in_the_line():
    days = load_trend_days([100.0] * 30 + [float("nan")] * 3 + [100.0] * 3, silent=28)
    for line in load_trend_chart(days, **ABOUT, mode="light").to_dict()["data"]:
        assert [value is None for value in line["y"]] == [False] * 2 + [True] * 3 + [False] * 3
        assert line["connectgaps"] is False


def test_the_lines_in_words():
    assert load_trend_alt(load_trend_days([100.0] * 40, silent=28), **ABOUT) == (
        "Effort times minutes a day, weighted means from 1 June 2026 to 12 June 2026. At the end 100 RPE × min over 7"
        " days and 50 RPE × min over 28 days."
    )
