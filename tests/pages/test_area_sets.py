"""The part of *Balance* that opens an area: its exercises of four weeks, and the way to each week's sets."""

from __future__ import annotations

import pytest

from analytics.model import FocusArea
from tests.pages.conftest import App, sample


def opened(app: App, area: FocusArea) -> list[str]:
    """Opens an area; returns what its links to the weeks say."""
    control = next(one for one in app.at.button_group if one.label == "Open an area")
    control.set_value(area).run()
    return [one.label for one in app.at.get("page_link") if ": " in one.label]


def test_nothing_is_opened_before_an_area_is_picked(app: App) -> None:
    app.open_sample("runner/balance", "Robin (sample)")
    assert "What is an area made of?" in [one.value for one in app.at.header]
    assert "Week by week" not in app.text


def test_an_area_opens_to_its_exercises_and_weeks(app: App) -> None:
    app.open_sample("runner/balance", "Robin (sample)")
    weeks = opened(app, FocusArea.CALVES)
    assert weeks == [
        "20 to 26 July: 8 sets",
        "27 July to 2 August: 8 sets",
        "3 to 9 August: 8 sets",
        "10 to 16 August: 12 sets",
    ]
    assert "36 sets from 3 exercises." in app.text
    table = next(one.value for one in app.at.table if "Sets done" in one.value)
    assert sum(map(float, table["Counts"])) == 36
    opened(app, FocusArea.LEGS)
    assert "36 sets from 3 exercises." not in app.text


@pytest.mark.parametrize("area", list(FocusArea))
def test_what_an_area_is_made_of_is_what_its_row_says(app: App, area: FocusArea) -> None:
    app.open_sample("runner/balance", "Max (sample)")
    opened(app, area)
    sets = next(one.value for one in app.at.table if "Sets in 4 weeks" in one.value)
    said = dict(zip(sets["Area"].str.replace("\\", ""), sets["Sets in 4 weeks"].str.replace("\\", ""), strict=True))
    made_of = [one.value for one in app.at.table if "Sets done" in one.value]
    total = sum(float(cell.replace("\\", "")) for one in made_of for cell in one["Counts"])
    name = {"feet": "Feet & arches"}.get(area, area.title())
    assert f"{total:g}" == said[name]
    if not total:
        assert f"No set counted for {name.lower()} in these weeks." in app.text


def test_too_few_sets_are_held_against_no_share(app: App) -> None:
    name, content = sample("athletes/robin-hevy.csv")
    lines = content.decode().splitlines(keepends=True)
    app.add((name, "".join(lines[:9]).encode()))
    app.go("runner/balance")
    assert "Shares are shown from 15 sets" in app.text
    charts = app.at.get("plotly_chart")
    assert len(charts) == len(FocusArea)
    assert not [one for one in charts if "arget" in one.proto.alt or "arget" in one.proto.spec]
    table = next(one.value for one in app.at.table if "Sets in 4 weeks" in one.value)
    assert not {"Share", "Share before", "Target"} & set(table)


def test_the_target_mix_is_set_where_it_is_read(app: App) -> None:
    app.add(sample("athletes/robin-hevy.csv"))
    app.go("runner/balance")
    assert "Sets a week against an even share" in [one.value for one in app.at.header]
    for label, share in (("Core (%)", 40), ("Feet & arches (%)", 0)):
        next(one for one in app.at.number_input if one.label.replace("\\", "") == label).set_value(share)
    next(one for one in app.at.button if one.label == "Keep these shares").click().run()
    assert "Sets a week against your target" in [one.value for one in app.at.header]
