"""The row of weekly bars: what is hatched, what is a circle, where the band stands, how weeks are told."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.charts.theme import TOK
from analytics.charts.weekly_lens import read_row
from analytics.charts.weekly_rows import weekly_area_alt, weekly_area_chart
from analytics.model import LoadUnit
from tests.charts.build import band, weekly

NAN = float("nan")
CALVES = {"area": "calves", "label": "Calves"}


def row(weeks, guide=None, lens="set_count", load_unit=LoadUnit.KG):
    return read_row(weeks, guide, "calves", lens, load_unit)


def draw(weeks, guide=None, lens="set_count", load_unit=LoadUnit.KG, **more):
    return weekly_area_chart(row(weeks, guide, lens, load_unit), **CALVES, mode="light", **more)


def said(weeks, guide=None, lens="set_count", load_unit=LoadUnit.KG, **more):
    return weekly_area_alt(row(weeks, guide, lens, load_unit), label="Calves", **more)


def trace(figure, name):
    return next((one for one in figure.to_dict()["data"] if one["name"] == name), None)


def shapes(figure, kind):
    return [shape for shape in figure.to_dict()["layout"]["shapes"] if shape["type"] == kind]


quarters = st.integers(0, 80).map(lambda n: n / 4)
weeks_and_guides = st.lists(st.tuples(quarters, st.one_of(st.just(NAN), quarters)), min_size=1, max_size=30)


@given(weeks_and_guides)
def test_the_hatched_part_is_there_exactly_when_a_week_exceeds_its_guide(pairs):
    values, uppers = [value for value, _ in pairs], [upper for _, upper in pairs]
    hatched = trace(draw(weekly(values), band([*uppers, NAN])), "above guide")
    expected = {i: (upper, value - upper) for i, (value, upper) in enumerate(pairs) if value > upper}
    drawn = (
        {} if hatched is None else dict(zip(hatched["x"], zip(hatched["base"], hatched["y"], strict=True), strict=True))
    )
    assert drawn == expected


@given(weeks_and_guides)
def test_every_week_is_drawn_once_and_in_full(pairs):
    values = [value for value, _ in pairs]
    figure = draw(weekly(values), band([*(upper for _, upper in pairs), NAN]))
    heights = dict.fromkeys(range(len(values)), 0.0)
    for name in ("weeks", "weeks above, inside part", "above guide"):
        part = trace(figure, name) or {"x": [], "y": []}
        for x, y in zip(part["x"], part["y"], strict=True):
            heights[x] += y
    assert list(heights.values()) == pytest.approx(values)
    circles = trace(figure, "nothing logged") or {"x": []}
    assert list(circles["x"]) == [i for i, value in enumerate(values) if value == 0]


def test_the_hatch_is_the_reserved_colour_on_the_page():
    marker = trace(draw(weekly([4, 9]), band([5, 6, 7])), "above guide")["marker"]
    assert marker["pattern"]["shape"] == "/"
    assert marker["pattern"]["fgcolor"] == marker["line"]["color"] == TOK["light"]["att"]


def test_only_the_running_week_has_the_full_colour():
    fills = trace(draw(weekly([4, 5, 6])), "weeks")["marker"]["color"]
    assert fills[0] == fills[1] != fills[2] == TOK["light"]["calves"]
    assert len(set(trace(draw(weekly([4, 5, 6], running=False)), "weeks")["marker"]["color"])) == 1


def test_the_band_stands_as_it_was_and_leaves_gaps():
    area, edge = shapes(draw(weekly([4, 4, 4]), band([NAN, 5, NAN, 7])), "path")
    assert area["path"] == "M0.5,3V5H1.5V3H0.5ZM2.5,3V7H3.5V3H2.5Z"
    assert edge["path"] == "M0.5,5H1.5M2.5,7H3.5"
    assert edge["line"]["width"] == 1.25


def test_the_week_to_come_is_a_dotted_outline_when_it_has_a_guide():
    boxes = shapes(draw(weekly([4, 4]), band([5, 5, 7])), "rect")
    assert [(box["y0"], box["y1"]) for box in boxes] == [(3, 7)]
    assert boxes[0]["x0"] > 1.5 and "px" in boxes[0]["line"]["dash"]
    assert shapes(draw(weekly([4, 4]), band([5, 5, NAN])), "rect") == []


def test_other_lenses_have_no_guide():
    figure = draw(weekly([4, 40]), band([5, 5, 5]), lens="rep_count")
    assert trace(figure, "above guide") is None
    assert shapes(figure, "path") == []


def test_unknown_kilograms_are_neither_a_bar_nor_a_circle():
    weeks = weekly([4, 4]).assign(volume_load_kg=[NAN, 800.0])
    figure = draw(weeks, lens="volume_load_kg")
    assert trace(figure, "weeks")["x"] == [1.0]
    assert trace(figure, "nothing logged") is None


def test_pounds_are_converted_once():
    weeks = weekly([4]).assign(volume_load_kg=[453.59237])
    figure = draw(weeks, lens="volume_load_kg", load_unit=LoadUnit.LB)
    assert trace(figure, "weeks")["y"] == pytest.approx([1000])
    assert "1,000 lb" in said(weeks, None, lens="volume_load_kg", load_unit=LoadUnit.LB)


def test_ticks_stand_every_fourth_week_and_end_in_a_bold_now():
    axis = draw(weekly([4.0] * 16)).to_dict()["layout"]["xaxis"]
    assert list(axis["ticktext"]) == ["4 May", "1 Jun", "29 Jun", "27 Jul", "<b>now</b>"]
    assert list(axis["tickvals"]) == [0, 4, 8, 12, 15]


def test_ticks_of_many_years_are_years_and_do_not_crowd():
    axis = draw(weekly([4.0] * 680)).to_dict()["layout"]["xaxis"]
    assert all(text.isdigit() for text in axis["ticktext"][:-1])
    assert len(axis["ticktext"]) <= 6


def test_a_short_log_stands_at_the_right_of_a_full_row():
    left, right = draw(weekly([4.0])).to_dict()["layout"]["xaxis"]["range"]
    assert right - left > 16 and right == 1.5


def test_the_running_week_is_never_called_below():
    figure = draw(weekly([1, 1]), band([5, 5, 5]))
    past, running = trace(figure, "weeks to open")["hovertext"]
    assert "below your usual range" in past
    assert "so far" in running and "below" not in running
    assert "below" not in said(weekly([1, 1]), band([5, 5, 5]))


def test_the_words_hold_the_week_above_and_its_limit():
    text = said(weekly([4.0, 4.5, 9.0, 5.0]), band([NAN, 6, 6, 6.5, 7]))
    assert text == (
        "Calves: weekly sets for 4 weeks with the guide band. One week above it, 18 to 24 May, 9 sets where the guide"
        " was up to 6. This week 5 sets so far, within guide (3 to 6.5 sets). Next week up to 7 sets."
    )


def test_other_areas_of_the_frame_are_ignored():
    both = pd.concat([weekly([4.0, 5.0]), weekly([9.0, 9.0], area="feet")], ignore_index=True)
    assert trace(draw(both), "weeks")["y"] == [4.0, 5.0]


def test_every_week_can_be_opened_wherever_its_slot_is_clicked():
    figure = draw(weekly([4.0, 0.0, 9.0]), band([NAN, 6, 6, 6]))
    hit = trace(figure, "weeks to open")
    assert [one[0] for one in hit["customdata"]] == ["2026-05-04", "2026-05-11", "2026-05-18"]
    assert figure.to_dict()["data"][-1]["name"] == "weeks to open"
    assert hit["width"] == 1 and set(hit["y"]) == {figure.to_dict()["layout"]["yaxis"]["range"][1]}
    others = [one for one in figure.to_dict()["data"] if one["name"] != "weeks to open"]
    assert {one["hoverinfo"] for one in others} == {"skip"}


def test_an_answered_week_carries_a_tick_and_its_words():
    weeks, guide = weekly([4.0, 9.0, 5.0]), band([6, 6, 6, 6])
    answer = {dt.date(2026, 5, 11): "planned"}
    figure = draw(weeks, guide, said=answer)
    tick = trace(figure, "answered")
    assert (list(tick["x"]), list(tick["y"]), list(tick["text"])) == ([1.0], [9.0], ["✓"])
    assert trace(figure, "weeks to open")["hovertext"][1].endswith("· ✓ planned")
    assert "11 to 17 May was answered: planned." in said(weeks, guide, said=answer)
    assert trace(draw(weeks, guide), "answered") is None
