"""What holds for every page of the coach."""

from __future__ import annotations

import itertools

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import ROOT, App, sample
from tests.pages.test_pages_in_every_state import FORBIDDEN

COACH = ["coach/clients", "coach/review", "coach/group_balance", "coach/add_clients"]


@pytest.mark.parametrize("page", COACH)
def test_one_title_headings_in_order_and_no_word_of_alarm(app: App, page: str) -> None:
    app.go(page, sample="clients")
    assert len(app.titles) == 1
    assert len(app.titles[0].split()) <= 12 and "%" not in app.titles[0]
    levels = [int(one.tag[1]) for one in app.at.main if one.type in ("title", "header", "subheader")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert [word for word in FORBIDDEN if word in app.text.lower()] == []
    assert "Sample data: ten invented clients." in app.text
    assert app.at.query_params["sample"] == "clients"


@pytest.mark.parametrize("page", COACH)
def test_a_page_that_is_started_without_the_app_shows_nothing(app: App, page: str) -> None:
    alone = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=60).run()
    assert not alone.exception
    assert not alone.title
    assert not alone.markdown


def test_groups_tags_defaults_and_the_log_of_changes_on_settings(app: App) -> None:
    app.add(sample("athletes/robin-hevy.csv"))
    app.go("data/settings")
    app.at.text_input(key="coach_name").set_value("Kit").run()
    key = app.at.query_params["athlete"]
    app.at.text_input(key=f"group_{key}_").set_value("Trail")
    next(one for one in app.at.button if one.label == "Keep").click().run()
    app.at.selectbox(key="defaults_of").select("Trail").run()
    app.at.toggle(key="rehab_mode_of_Trail").set_value(True).run()
    assert "Kit" in app.cells and "rehab mode" in app.cells and "Trail" in app.cells
    own = next(one for one in app.at.toggle if one.key == f"{key}_rehab_mode")
    assert own.value  # the client follows the group
    own.set_value(False).run()
    assert "has settings of their own in place of the group's: rehab mode" in app.text
