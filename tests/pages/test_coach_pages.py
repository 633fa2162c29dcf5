"""What holds for every page of the coach."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from streamlit.testing.v1 import AppTest

from analytics import warehouse as store
from analytics.model import FlagAnswer, FocusArea, Goal, WeekStart
from pages.shared import cache
from tests.pages.conftest import ROOT, App, sample

COACH = ["coach/clients", "coach/review", "coach/group_balance", "coach/add_clients"]


@pytest.mark.parametrize("page", COACH)
def test_one_title_and_headings_in_order(app: App, page: str) -> None:
    app.go(page, sample="clients")
    assert len(app.titles) == 1
    assert len(app.titles[0].split()) <= 12 and "%" not in app.titles[0]
    levels = [int(one.tag[1]) for one in app.at.main if one.type in ("title", "header", "subheader")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert "Sample data: ten invented clients." in app.text
    assert app.at.query_params["sample"] == "clients"


@pytest.mark.parametrize("page", COACH)
def test_a_page_that_is_started_without_the_app_shows_nothing(app: App, page: str) -> None:
    alone = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=60).run()
    assert not alone.exception
    assert not alone.title
    assert not alone.markdown


@pytest.mark.parametrize("page", ["coach/clients", "coach/group_balance"])
def test_what_was_not_counted_of_the_group_is_told(app: App, page: str) -> None:
    app.go(page, sample="clients")
    assert "Counted 2,974 of 3,022 sets of the last 12 weeks: the names of the others are not placed yet" in app.text
    assert "32 rows of the files could not be read and were left out." in app.text
    assert "48 of 470 sets" in app.cells
    search = next(one for one in app.at.text_input if one.label == "Search")
    search.set_value("Omar").run()
    assert "All 327 sets of the last 12 weeks were counted." in app.text


def test_review_tells_what_was_not_counted_of_the_client(app: App) -> None:
    app.go("coach/review", sample="clients")
    assert "All 414 sets of the last 12 weeks were counted." in app.text
    for _ in range(7):
        app.at.button(key="review_next").click().run()
    assert "48 of 470 sets are not placed yet, so areas can look low" in app.text
    assert "Counted 422 of 470 sets of the last 12 weeks" in app.text


def test_groups_tags_defaults_and_the_log_of_changes_on_settings(app: App) -> None:
    app.add(sample("athletes/robin-hevy.csv"))
    app.go("data/settings")
    app.at.text_input(key="coach_name").set_value("Kit").run()
    key = app.at.query_params["athlete"]
    app.at.text_input(key=f"group_{key}_").set_value("Trail")
    next(one for one in app.at.button if one.label == "Keep").click().run()
    app.at.selectbox(key="defaults_of").select("Trail").run()
    app.at.toggle(key="rehab_mode_of_Trail").set_value(True).run()
    assert "Kit" in app.cells and "Rehab mode" in app.cells and "Trail" in app.cells
    own = next(one for one in app.at.toggle if one.key == f"{key}_rehab_mode")
    assert own.value  # the client follows the group
    own.set_value(False).run()
    assert "has settings of their own in place of the group's: rehab mode" in app.text


def athlete(app: App) -> str:
    return store.athletes(cache.own_warehouse())[0].athlete_id


def press(app: App, ending: str) -> None:
    next(one for one in app.at.button if one.key and one.key.endswith(ending)).click().run()


def test_a_group_gets_numbers_shares_lighter_weeks_and_locks(app: App) -> None:
    app.add(sample("athletes/robin-hevy.csv"))
    store.set_labels(cache.own_warehouse(), athlete(app), "Trail", [])
    app.go("data/settings")
    assert "Type your name above first" in app.text
    app.at.text_input(key="coach_name").set_value("Kit").run()
    app.at.selectbox(key="defaults_of").select("Trail").run()
    app.at.selectbox(key="which_rule_of_Trail").select("sets-jump").run()
    app.at.number_input(key="sets-jump.threshold_established_of_Trail").set_value(30).run()
    app.at.toggle(key="on_sets-jump_of_Trail").set_value(False).run()
    app.at.multiselect(key="down_weeks_of_Trail").select(dt.date(2026, 8, 24)).run()
    for area, share in zip(FocusArea, (30, 10, 20, 20, 20), strict=True):
        app.at.number_input(key=f"target_{area}_20_of_Trail").set_value(share)
    press(app, "keep_targets_of_Trail")
    app.at.multiselect(key="locked_0_of_Trail").select("goal")
    press(app, "keep_locks_of_Trail")
    held = store.settings(cache.own_warehouse(), athlete(app))
    assert held.thresholds == {"sets-jump.threshold_established": 0.3}
    assert held.rules_off == {"sets-jump"}
    assert held.down_weeks == {dt.date(2026, 8, 24)}
    assert [held.targets[area] for area in FocusArea] == [0.3, 0.1, 0.2, 0.2, 0.2]
    assert held.locks["goal"].locked_by == "Kit"
    assert "Locked for the group or everybody: Goal." in app.text
    assert len([one for one in app.at.markdown if "Locked by Kit" in one.value]) == 1
    app.at.multiselect(key="locked_1_of_Trail").unselect("goal")
    press(app, "keep_locks_of_Trail")
    assert not store.settings(cache.own_warehouse(), athlete(app)).locks


def test_a_group_shows_the_number_in_force_and_where_it_comes_from(app: App) -> None:
    app.add(sample("athletes/robin-hevy.csv"))
    warehouse, key = cache.own_warehouse(), "sets-jump.threshold_established"
    store.set_labels(warehouse, athlete(app), "Trail", [])
    store.set_coach_name(warehouse, "Kit")
    for_all = {"goal": "build", "thresholds": {key: 0.15}, "rules_off": {"stack"}, "targets": {"feet": 0.3}}
    store.change_group_settings(warehouse, "", for_all)
    store.lock_group_settings(warehouse, "", ["level"], "Kit", dt.date(2026, 5, 4))
    app.go("data/settings")
    assert "As for everybody." not in app.text
    assert "Age, sex and body mass belong to one person, so they are set for each client alone." in app.text
    app.at.selectbox(key="defaults_of").select("Trail").run()
    assert app.at.radio(key="goal_of_Trail").value == Goal.BUILD
    assert app.text.count("As for everybody.") == 2  # the goal and the shares
    assert "Set for everybody: A bigger step in sets and Several things at once." in app.text
    assert "Locked for everybody: Lifted before." in app.text
    app.at.selectbox(key="which_rule_of_Trail").select("sets-jump").run()
    assert app.at.number_input(key=f"{key}_of_Trail").value == 15
    assert app.text.count("As for everybody.") == 3
    app.at.number_input(key=f"{key}_of_Trail").set_value(20).run()  # as in the guide, and not as for everybody
    assert store.settings(warehouse, athlete(app)).thresholds == {key: 0.2}
    assert "Set here; for everybody: 15%." in app.text
    app.at.number_input(key=f"{key}_of_Trail").set_value(None).run()
    assert app.at.number_input(key=f"{key}_of_Trail").value == 15
    assert store.own_group_settings(warehouse, "Trail") == {}
    app.at.radio(key="goal_of_Trail").set_value(Goal.MAINTAIN).run()
    assert "Set here; for everybody: Build more." in app.text
    app.at.selectbox(key="which_rule_of_Trail").select("stack").run()
    app.at.toggle(key="on_stack_of_Trail").set_value(True).run()
    assert "Set here; for everybody: off." in app.text
    held = store.settings(warehouse, athlete(app))
    assert (held.goal, held.rules_off) == (Goal.MAINTAIN, frozenset())


def test_weeks_start_where_everybody_or_the_group_says(app: App) -> None:
    app.add(sample("athletes/robin-hevy.csv"))
    app.go("data/settings")
    app.at.radio(key="week_start_of_").set_value(WeekStart.SUNDAY).run()
    assert store.settings(cache.own_warehouse(), athlete(app)).week_start is WeekStart.SUNDAY
    app.go("runner/week", week="2026-08-12")
    assert app.titles[0].startswith("9 to 15 August")


def test_a_client_gets_shares_and_locks_of_their_own(app: App) -> None:
    app.add(sample("athletes/robin-hevy.csv"))
    store.set_coach_name(cache.own_warehouse(), "Kit")
    app.go("data/settings")
    key = athlete(app)
    app.at.number_input(key=f"{key}_target_feet_20").set_value(30)
    press(app, f"{key}_keep_targets")
    assert "These shares add up to 110%." in app.text
    app.at.number_input(key=f"{key}_target_legs_20").set_value(10)
    press(app, f"{key}_keep_targets")
    assert store.settings(cache.own_warehouse(), key).targets[FocusArea.FEET] == 0.3
    locked = next(one for one in app.at.multiselect if one.key.startswith(f"{key}_locked_0"))
    locked.select("target.feet").select("rule.stack")
    next(one for one in app.at.button if one.key and one.key.startswith(f"{key}_keep_locks")).click().run()
    assert set(store.settings(cache.own_warehouse(), key).locks) == {"target.feet", "rule.stack"}
    assert next(one for one in app.at.number_input if (one.key or "").startswith(f"{key}_target_feet_30")).disabled


# ------------------------------------------------------------------------------------------------ who speaks


def two_clients(app: App) -> list[str]:
    """Two clients with flags, in a database of one's own."""
    app.add(sample("athletes/robin-hevy.csv"))
    other = store.create_athlete(cache.own_warehouse(), "Somebody else")
    return [athlete(app), other.athlete_id]


def answer_first(app: App) -> tuple[str, str]:
    """Answer the first flag of *This week*, and say as whose that was kept."""
    control = next(one for one in app.at.button_group if "_said_" in one.key)
    control.set_value(FlagAnswer.PLANNED).run()
    frame = store.answer_history(cache.own_warehouse(), athlete(app))
    return frame["answered_by"].iloc[-1], frame["answered_name"].iloc[-1]


def test_the_runner_answers_as_the_runner(app: App) -> None:
    two_clients(app)
    app.go("runner/this_week", athlete=athlete(app))
    assert answer_first(app) == ("runner", "")


def test_a_coach_who_came_from_clients_answers_as_the_coach(app: App) -> None:
    two_clients(app)
    app.go("coach/clients")
    box = app.at.selectbox(key="open_client_0")
    box.select(next(one for one in box.options if one == "Me")).run()
    assert app.at.query_params["athlete"] == athlete(app)
    assert answer_first(app) == ("coach", "")


def test_a_coach_with_a_name_answers_under_it(app: App) -> None:
    two_clients(app)
    store.set_coach_name(cache.own_warehouse(), "Kit *K*")
    app.go("runner/this_week", athlete=athlete(app))
    assert answer_first(app) == ("coach", "Kit *K*")
    assert "Answered by Kit *K*, the coach: planned" in app.text
    assert "Kit \\*K\\*" in "".join(one.value for one in app.at.markdown)


# ---------------------------------------------------------------------------------------- where a coach begins


def test_a_new_tab_begins_at_clients_once_there_are_several(app: App) -> None:
    two_clients(app)
    tab = App()
    assert tab.titles == ["1 of 2 clients is worth a look"]
    tab.go("runner/this_week")
    assert "clients" not in tab.titles[0]
    named = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    named.query_params["athlete"] = athlete(app)
    named.run()
    assert "clients" not in named.title[0].value


def test_a_new_tab_of_one_runner_begins_at_this_week(app: App) -> None:
    app.add(sample("athletes/robin-hevy.csv"))
    assert "jumped" in App().titles[0]


def test_a_group_can_leave_the_level_to_each_log_while_everybody_has_one(app: App) -> None:
    app.add(sample("athletes/robin-hevy.csv"))
    warehouse = cache.own_warehouse()
    store.set_labels(warehouse, store.athletes(warehouse)[0].athlete_id, "Trail", [])
    store.change_group_settings(warehouse, "", {"level": "new"})
    app.go("data/settings")
    app.at.selectbox(key="defaults_of").select("Trail").run()
    assert app.at.radio(key="level_of_Trail").value == "new"
    app.at.radio(key="level_of_Trail").set_value("").run()
    assert (
        store.settings_of(warehouse, [one.athlete_id for one in store.athletes(warehouse)]).popitem()[1].level is None
    )
    assert "Set here; for everybody: New to it." in app.text
