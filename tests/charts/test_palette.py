"""The palette can be read: contrast on page and band, and five areas that stay apart under colour blindness."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

import pytest

from analytics.charts.theme import FONT, TICK_SIZE, TOK, area_colour, figure, mix, rgba, tint
from analytics.model import FocusArea
from tests.charts.colour import ciede2000, contrast, lab

MODES = ("light", "dark")
AREAS = [str(area) for area in FocusArea]


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [  # from the table of test pairs of Sharma, Wu and Dalal 2005
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_colour_difference_agrees_with_published_pairs(one, other, difference):
    assert ciede2000(one, other) == pytest.approx(difference, abs=1e-4)


def test_contrast_runs_from_1_to_21():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#123456", "#123456") == 1


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        *itertools.product(("ink", "ink2", "att", "low"), ("page", "band", "surface")),
        ("ink3", "page"),
        ("seq", "page"),
        ("att", "attbg"),
        ("low", "lowbg"),
    ],
)
def test_text_has_a_contrast_of_4_5(mode, ink, ground):
    assert contrast(TOK[mode][ink], TOK[mode][ground]) >= 4.5


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("ink", [*AREAS, "seq", "att", "low", "edge"])
def test_marks_have_a_contrast_of_3_on_page_and_band(mode, ink):
    assert contrast(TOK[mode][ink], TOK[mode]["page"]) >= 3
    assert contrast(TOK[mode][ink], TOK[mode]["band"]) >= 3


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("vision", ["normal", "protan", "deutan"])
def test_any_two_areas_differ_by_10_or_more(mode, vision):
    seen = {area: lab(TOK[mode][area], vision) for area in AREAS}
    differences = {pair: ciede2000(seen[pair[0]], seen[pair[1]]) for pair in itertools.combinations(AREAS, 2)}
    assert min(differences.values()) >= 10, differences


def test_both_modes_name_the_same_tokens():
    assert set(TOK["light"]) == set(TOK["dark"])


def test_mixing_and_opacity():
    assert mix("#FF0000", "#FFFFFF", 1) == "#FF0000"
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"
    assert rgba("#102030", 0.5) == "rgba(16,32,48,0.5)"
    assert tint(TOK["light"]["legs"], "light") not in (TOK["light"]["legs"], TOK["light"]["page"])
    assert area_colour(None, "dark") == area_colour("outside", "dark") == TOK["dark"]["seq"]


@pytest.mark.parametrize("mode", MODES)
def test_every_figure_begins_with_the_style_of_its_mode(mode):
    drawn = figure([], {"xaxis2": {"tickfont": {"size": 9}}, "annotations": [{"text": "x", "font": {"size": 8}}]}, mode)
    layout = drawn.layout
    assert layout.paper_bgcolor == layout.plot_bgcolor == TOK[mode]["page"]
    assert layout.showlegend is False and layout.dragmode is False
    for axis, size in ((layout.xaxis, TICK_SIZE), (layout.yaxis, TICK_SIZE), (layout.xaxis2, 9)):
        assert axis.fixedrange
        assert (axis.tickfont.size, axis.tickfont.color) == (size, TOK[mode]["ink3"])
    note = layout.annotations[0]
    assert (note.font.size, note.font.family, note.showarrow) == (8, FONT, False)
    assert drawn.to_dict()["layout"].get("template") is None  # with one, a page draws the chart twice


@pytest.mark.parametrize("mode", MODES)
def test_the_screen_has_the_colours_of_the_charts(mode):
    settings = tomllib.loads((Path(__file__).parents[2] / ".streamlit/config.toml").read_text(encoding="utf-8"))
    theme, tok = settings["theme"][mode], TOK[mode]
    assert theme["backgroundColor"] == tok["page"]
    assert theme["secondaryBackgroundColor"] == tok["surface"]
    assert theme["textColor"] == tok["ink"]
    assert theme["primaryColor"] == theme["linkColor"] == tok["seq"]
    assert theme["borderColor"] == tok["hair"]
    assert theme["chartCategoricalColors"] == [tok[area] for area in AREAS]
