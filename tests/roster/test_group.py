from __future__ import annotations

import pytest

from analytics import metrics, roster
from analytics.athlete_log import read_log
from analytics.guidance import coming_areas
from analytics.model import FocusArea
from analytics.reference import load_catalogue
from analytics.words import group_balance as words
from tests.roster.conftest import Coach


@pytest.fixture
def cells(coach: Coach):
    return roster.group_cells(coach.measured, coach.roster().rows)


def test_each_cell_is_what_the_client_sees_alone(coach: Coach, cells):
    for name in ("Omar", "Aiko"):
        key = coach.id_of(name)
        log = read_log(coach.warehouse, [key], coach.today, load_catalogue())
        alone = metrics.balance(log.weekly, log.evidence.area_days, coach.today, log.settings).set_index("focus_area")
        least = coming_areas(log.evidence).set_index("focus_area")["minimum"]
        for one in cells[cells["athlete_id"] == key].to_dict("records"):
            area = one["focus_area"]
            assert one["sets_per_week"] == alone.loc[area, "sets_per_week"]
            assert one["days_per_week"] == alone.loc[area, "direct_days_28"] / 4
            assert one["minimum"] == pytest.approx(least[area], nan_ok=True)


def test_who_leaves_out_what(coach: Coach, cells):
    omar = cells[cells["athlete_id"] == coach.id_of("Omar")].set_index("focus_area")
    assert omar.loc["feet", "mark"] == "none"
    areas = roster.group_areas(cells).set_index("focus_area")
    assert list(areas.index) == list(map(str, FocusArea))
    assert areas.loc["feet", "none_count"] >= 1
    assert (areas["low_count"] >= areas["none_count"]).all()
    assert (areas["client_count"] <= 10).all()


def test_the_words(cells):
    areas = roster.group_areas(cells)
    assert len(words.title(areas).split()) <= 12
    assert "%" not in words.title(areas)
    table = words.table(cells)
    assert list(table) == ["Client", "Not placed yet", "Core", "Glutes", "Legs", "Calves", "Feet"]
    assert [one for one in table["Not placed yet"] if one] == ["48 of 470 sets"]
    assert "Not placed yet" not in words.table(cells.assign(is_partly_counted=False))
    assert len(table) == 9, "one client has no log yet"
    assert words.title(areas.head(0)) == "No client has four weeks to compare yet"
    assert words.title(areas.assign(low_count=0)) == "Every client reaches the minimum in all five areas"
    one = areas.head(1).assign(low_count=1, client_count=1)
    assert words.title(one) == "Core is low in 1 of 1 client"
    assert words.group_text(areas.assign(low_count=0)).startswith("No area is below")
