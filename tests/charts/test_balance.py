"""The balance rows and the runner: classes, band in sets a week, regions to click."""

from __future__ import annotations

import numpy as np
import pytest

from analytics.charts.balance_rows import (
    ABOUT,
    OVER,
    SHARE_CLASSES,
    UNDER,
    UNDER_HALF,
    WELL_OVER,
    balance_axis_max,
    balance_row_alt,
    balance_row_chart,
    share_class,
)
from analytics.charts.runner import TARGET_SIZE, runner_alt, runner_chart
from analytics.charts.runner_shape import CENTRES, runner
from analytics.charts.theme import TOK
from tests.charts.build import LABELS, balance

FEET = {"area": "feet", "label": "Feet & arches"}
USUAL = balance([44, 28, 40, 36, 10], before=[38, 29, 41, 30, 17])


@pytest.mark.parametrize(
    ("share", "target", "name"),
    [
        (0.20, 0.2, ABOUT),
        (0.15, 0.2, ABOUT),
        (0.25, 0.2, ABOUT),
        (0.1499, 0.2, UNDER),
        (0.10, 0.2, UNDER),
        (0.0999, 0.2, UNDER_HALF),
        (0.2501, 0.2, OVER),
        (0.30, 0.2, OVER),
        (0.3001, 0.2, WELL_OVER),
        (float("nan"), 0.2, UNDER_HALF),
        (float("nan"), 0.0, ABOUT),
        (0.04, 0.08, ABOUT),
    ],
)
def test_classes_of_shares(share, target, name):
    assert share_class(share, target) == name


def test_classes_follow_the_share_upwards():
    found = [SHARE_CLASSES.index(share_class(share, 0.2)) for share in np.linspace(0, 1, 101)]
    assert found == sorted(found) and set(found) == set(range(5))


def test_the_band_is_the_target_share_of_all_sets():
    figure = balance_row_chart(USUAL, **FEET, mode="light").to_dict()
    box = next(shape for shape in figure["layout"]["shapes"] if shape["type"] == "rect")
    total = 158 / 4
    assert (box["x0"], box["x1"]) == pytest.approx((0.15 * total, 0.25 * total))


def test_dots_are_now_and_before():
    data = {trace["name"]: trace for trace in balance_row_chart(USUAL, **FEET, mode="dark").to_dict()["data"]}
    assert data["last 28 days"]["x"] == [2.5] and data["28 days before"]["x"] == [4.25]
    assert data["last 28 days"]["marker"]["color"] == TOK["dark"]["seq"]
    assert data["28 days before"]["marker"]["color"] == TOK["dark"]["page"]


def test_one_axis_holds_all_five_rows():
    limit = balance_axis_max(USUAL)
    assert limit > 11
    for area in CENTRES:
        figure = balance_row_chart(USUAL, area=area, label="x", mode="light", axis_max=limit)
        assert list(figure.layout.xaxis.range) == [0, limit]


def test_no_sets_anywhere_means_no_band():
    figure = balance_row_chart(balance([0] * 5), **FEET, mode="light").to_dict()
    assert [shape["type"] for shape in figure["layout"]["shapes"]] == ["line"]
    assert "Target" not in balance_row_alt(balance([0] * 5), **FEET)


def test_the_words_of_a_row():
    assert balance_row_alt(USUAL, **FEET) == (
        "Feet & arches: 2.5 sets a week in the last 28 days, 4.2 in the 28 days before."
        " Target 7.9, band 5.9 to 9.9: under half the target share."
    )


def test_a_click_on_the_runner_names_the_area():
    rings, markers = runner_chart(USUAL, labels=LABELS, mode="light").to_dict()["data"][-2:]
    assert [place[0] for place in markers["customdata"]] == list(LABELS)
    assert markers["marker"]["size"] == TARGET_SIZE == 44
    assert markers["marker"]["opacity"] == markers["unselected"]["marker"]["opacity"] == 1
    assert rings["unselected"]["marker"]["opacity"] == 1  # choosing one area must not fade the others
    assert markers["hoverinfo"] == "text"  # "skip" would swallow the click


def test_under_half_is_dotted_and_the_others_are_filled():
    figure = runner_chart(USUAL, labels=LABELS, mode="light").to_dict()
    regions = {trace["name"]: trace for trace in figure["data"] if trace["name"] in LABELS}
    assert {name for name, trace in regions.items() if "fillpattern" in trace} == {"feet"}
    assert regions["core"]["fillcolor"] == regions["legs"]["fillcolor"] != regions["glutes"]["fillcolor"]


def test_an_area_without_a_row_stays_neutral():
    figure = runner_chart(USUAL.head(2), labels=LABELS, mode="light").to_dict()
    regions = {trace["name"]: trace for trace in figure["data"] if trace["name"] in LABELS}
    assert regions["feet"]["fillcolor"] == TOK["light"]["neutral"]


def test_the_words_of_the_runner_go_from_most_to_fewest():
    text = runner_alt(USUAL, labels=LABELS)
    assert text.startswith(
        "Side view of a runner. Sets a week in the last 28 days: Core 11 sets, over the target share;"
    )
    assert text.endswith("Feet & arches 2.5 sets, under half the target share.")


def test_each_marker_lies_inside_its_region():
    for area, (x, y) in CENTRES.items():
        points = runner().regions[area]
        here, after = points, np.roll(points, -1, axis=0)
        crosses = (here[:, 1] > y) != (after[:, 1] > y)
        with np.errstate(divide="ignore", invalid="ignore"):
            at = here[:, 0] + (y - here[:, 1]) / (after[:, 1] - here[:, 1]) * (after[:, 0] - here[:, 0])
        assert int((crosses & (at > x)).sum()) % 2 == 1, area


def test_every_region_has_its_name_beside_it_and_the_open_one_in_bold():
    layout = runner_chart(USUAL, labels=LABELS, mode="light", selected="feet").to_dict()["layout"]
    texts = [one["text"] for one in layout["annotations"]]
    assert texts[:4] == ["Core", "Glutes", "Legs", "Calves"]
    assert texts[4] == "<b>Feet &amp; arches</b>"
    left, right = layout["xaxis"]["range"]
    assert all(left < one["x"] < right for one in layout["annotations"])


def test_a_chart_is_drawn_again_only_where_it_is_another():
    def revision(rows, **how):
        return runner_chart(rows, labels=LABELS, mode="light", **how).to_dict()["layout"]["datarevision"]

    assert revision(USUAL) == revision(USUAL.copy())
    assert len({revision(USUAL), revision(USUAL, selected="feet"), revision(balance([1] * 5))}) == 3
