from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from analytics import warehouse as store
from analytics.model import Athlete, AthleteSettings, Experience, GapAnswer, Goal, LoadUnit, Sex, WeekStart
from pages.shared import cache
from tests.pages.conftest import App, as_read, sample
from tests.pages.test_page_add_log import hevy, row


def athletes() -> list[Athlete]:
    return list(store.athletes(cache.own_warehouse()))


def settings() -> AthleteSettings:
    return athletes()[0].settings


@pytest.fixture
def page(app: App) -> App:
    app.add(sample("athletes/robin-hevy.csv"))
    app.go("data/settings")
    return app


def widget(found: Any, ending: str) -> Any:
    return next(one for one in found if one.key and one.key.endswith(ending))


def test_units_level_goal_and_week_start_are_kept_at_once(page: App) -> None:
    widget(page.at.radio, "_load_unit").set_value(LoadUnit.LB).run()
    widget(page.at.radio, "_level").set_value(Experience.NEW).run()
    widget(page.at.radio, "_goal").set_value(Goal.BUILD).run()
    widget(page.at.radio, "_week_start").set_value(WeekStart.SUNDAY).run()
    kept = settings()
    assert (kept.load_unit, kept.level, kept.goal, kept.week_start) == ("lb", "new", "build", "sunday")
    widget(page.at.radio, "_level").set_value("").run()
    assert settings().level is None


def test_loads_are_shown_in_the_unit_that_was_chosen(page: App) -> None:
    widget(page.at.radio, "_load_unit").set_value(LoadUnit.LB).run()
    page.go("data/log")
    assert " lb" in page.cells
    assert " kg" not in page.cells


def test_a_threshold_is_kept_within_its_range_and_set_back(page: App) -> None:
    page.open_part("_part_sets-jump")
    box = widget(page.at.number_input, "sets-jump.threshold_established")
    assert (box.value, box.min, box.max) == (20, 5, 50)
    box.set_value(30).run()
    assert settings().thresholds == {"sets-jump.threshold_established": 0.3}
    assert "With a number of your own: A bigger step in sets." in page.text.replace("**", "")
    page.open_part("_part_sets-jump")
    page.at.button(key=f"{athletes()[0].athlete_id}_reset_sets-jump").click().run()
    assert settings().thresholds == {}
    page.open_part("_part_sets-jump")
    assert widget(page.at.number_input, "sets-jump.threshold_established").value == 20


def test_a_rule_is_switched_off_and_on(page: App) -> None:
    page.open_part("_part_coverage")
    widget(page.at.toggle, "_on_coverage").set_value(False).run()
    assert settings().rules_off == {"coverage"}
    page.open_part("_part_coverage")
    widget(page.at.toggle, "_on_coverage").set_value(True).run()
    assert settings().rules_off == frozenset()


def test_a_rule_that_is_off_at_first_is_switched_on(page: App) -> None:
    assert "Off: Heel raises under the published middle." in page.text.replace("**", "")
    page.open_part("_part_calf-norm")
    widget(page.at.toggle, "_on_calf-norm").set_value(True).run()
    assert (settings().rules_on, settings().rules_off) == ({"calf-norm"}, frozenset())
    page.open_part("_part_calf-norm")
    widget(page.at.toggle, "_on_calf-norm").set_value(False).run()
    assert settings().rules_on == frozenset()


def test_age_and_sex_are_kept_and_sex_taken_back(page: App) -> None:
    widget(page.at.number_input, "_age_years").set_value(45).run()
    widget(page.at.selectbox, "_sex").select(Sex.MALE).run()
    assert (settings().age_years, settings().sex) == (45, Sex.MALE)
    widget(page.at.selectbox, "_sex").select("").run()
    assert (settings().age_years, settings().sex) == (45, None)


def test_rehab_mode_silences_every_rule(page: App) -> None:
    warehouse = cache.own_warehouse()
    day = dt.date(2026, 8, 23)
    assert cache.athlete_log(cache.own_source(), warehouse, athletes()[0], day).flags
    widget(page.at.toggle, "_rehab_mode").set_value(True).run()
    assert settings().rehab_mode
    assert not cache.athlete_log(cache.own_source(), warehouse, athletes()[0], day).flags


def test_body_mass_is_added_and_removed(page: App) -> None:
    next(one for one in page.at.number_input if one.label == "Body mass in kg").set_value(70.5)
    next(one for one in page.at.button if one.label == "Add").click().run()
    assert settings().body_masses_kg == {dt.date(2026, 8, 23): 70.5}
    assert "From 23 August 2026: **70.5 kg**" in page.text
    next(one for one in page.at.button if one.label == "Take away").click().run()
    assert settings().body_masses_kg == {}
    assert "The body mass is taken away." in page.text
    page.at.button(key="restore_mass").click().run()
    assert settings().body_masses_kg == {dt.date(2026, 8, 23): 70.5}
    assert "The body mass is taken away." not in page.text


def test_a_gap_is_answered(app: App) -> None:
    app.add(("log.csv", hevy(row(), row(when="1 Jul 2026, 18:05"))))
    app.go("data/settings")
    box = next(one for one in app.at.selectbox if "2 July to 20 August 2026, 50 days" in one.label)
    box.select(GapAnswer.ILL).run()
    assert settings().gap_answers == {dt.date(2026, 7, 2): GapAnswer.ILL}


def test_a_week_is_marked_as_a_planned_down_week(page: App) -> None:
    widget(page.at.multiselect, "_down_weeks").select(dt.date(2026, 8, 10)).run()
    assert settings().down_weeks == {dt.date(2026, 8, 10)}


def test_runners_are_renamed_and_added(page: App) -> None:
    next(one for one in page.at.text_input if one.label == "Name").set_value("Robin")
    next(one for one in page.at.button if one.label == "Rename").click().run()
    assert [one.name for one in athletes()] == ["Robin"]
    next(one for one in page.at.text_input if one.label == "Add another runner").set_value("robin")
    next(one for one in reversed(page.at.button) if one.label == "Add").click().run()
    assert "There is already an athlete called Robin." in page.text
    assert len(athletes()) == 1


def test_a_runner_is_deleted_only_after_a_second_question(page: App) -> None:
    page.at.button(key="delete").click().run()
    assert "Delete 48 sessions and all settings of “Me” on this computer? This cannot be undone." in page.text
    page.at.button(key="delete_no").click().run()
    assert len(athletes()) == 1
    page.at.button(key="delete").click().run()
    page.at.button(key="delete_yes").click().run()
    assert athletes() == []


def test_the_page_says_where_the_data_is_kept(app: App) -> None:
    app.go("data/settings")
    assert [one.value for one in app.at.code] == [cache.database_address()]
    assert "Nothing leaves this computer" in app.text


def test_a_locked_value_is_text_with_who_locked_it_and_survives_setting_back(app: App) -> None:
    app.add(sample("athletes/robin-hevy.csv"))
    athlete = athletes()[0].athlete_id
    store.change_settings(
        cache.own_warehouse(),
        athlete,
        {"thresholds": {"sets-jump.threshold_new": 0.15, "sets-jump.threshold_strict": 0.2}, "goal": "build"},
    )
    keys = ["sets-jump.threshold_new", "rule.sets-jump", "goal", "rehab_mode"]
    store.lock_settings(cache.own_warehouse(), athlete, keys, "Kim_*", dt.date(2026, 5, 4))
    app.go("data/settings")
    app.open_part("_part_sets-jump")
    told = [one.value for one in app.at.markdown if "Locked by" in one.value]
    assert len(told) == 4
    assert all(one.endswith("Locked by Kim\\_\\* since 4 May 2026.") for one in told)
    assert any("15" in one for one in told)
    assert not [one for one in app.at.toggle if one.key.endswith("_on_sets-jump") or one.key.endswith("rehab_mode")]
    assert not [one for one in app.at.radio if one.key.endswith("_goal")]
    app.at.button(key=f"{athlete}_reset_all").click().run()
    assert settings().thresholds == {"sets-jump.threshold_new": 0.15}
    assert not [one for one in app.at.button if one.key == f"{athlete}_reset_all"]


def test_what_is_changed_elsewhere_while_the_page_is_open_is_shown_and_not_written_back(page: App) -> None:
    page.open_part("_part_sets-jump")
    widget(page.at.number_input, "sets-jump.threshold_established").set_value(30).run()
    widget(page.at.radio, "_goal").set_value(Goal.BUILD).run()
    elsewhere = {"thresholds": {"sets-jump.threshold_established": 0.4}, "goal": Goal.MAINTAIN, "age_years": 50}
    store.change_settings(cache.own_warehouse(), athletes()[0].athlete_id, elsewhere)
    page.open_part("_part_sets-jump")
    assert widget(page.at.number_input, "sets-jump.threshold_established").value == 40
    assert widget(page.at.radio, "_goal").value == Goal.MAINTAIN
    page.open_part("_part_coverage")
    widget(page.at.toggle, "_on_coverage").set_value(False).run()
    kept = settings()
    assert (kept.thresholds, kept.goal, kept.age_years) == ({"sets-jump.threshold_established": 0.4}, "maintain", 50)


def test_an_area_is_switched_off_with_what_follows_and_a_lock_holds_it(page: App) -> None:
    widget(page.at.toggle, "_area_feet").set_value(False).run()
    assert settings().areas_off == {"feet"}
    assert "Feet & arches is off. The sets stay in every total and chart" in page.text
    store.lock_settings(cache.own_warehouse(), athletes()[0].athlete_id, ["area.feet"], "Kim", dt.date(2026, 5, 4))
    page.at.run()
    assert not [one for one in page.at.toggle if one.key.endswith(f"{athletes()[0].athlete_id}_area_feet")]
    assert "**Feet & arches:** Off. Locked by Kim since 4 May 2026." in page.text


def test_an_area_is_switched_off_for_everybody(page: App) -> None:
    widget(page.at.toggle, "area_calves_of_").set_value(False).run()
    assert settings().areas_off == {"calves"}
    assert "As for the group or everybody." in page.text


def test_the_log_of_changes_names_each_number_and_whose_own_change_it_was(page: App) -> None:
    warehouse, athlete = cache.own_warehouse(), athletes()[0].athlete_id
    page.open_part("_part_sets-jump")
    widget(page.at.number_input, f"{athlete}_sets-jump.threshold_established").set_value(30).run()
    store.set_coach_name(warehouse, "Kit")
    store.change_group_settings(warehouse, "Club", {"goal": "build"})
    store.set_labels(warehouse, athlete, "Club", [])
    page.at.run()
    log = next(one.value for one in page.at.table if "Change" in one.value)
    told = [[as_read(cell) for cell in row] for row in log.drop(columns="When").to_numpy().tolist()]
    assert ["Kit", "Me · Group", "not set → Club"] in told
    assert ["Kit", "Club · Goal", "not set → Build more"] in told
    assert any(one[0] == "the runner" and one[2] == "as in the guide (20%) → 30%" for one in told)
    page.at.selectbox(key="changes_of").select_index(2).run()
    log = next(one.value for one in page.at.table if "Change" in one.value)
    assert not [one for one in log["What"] if "·" in one]
    assert len(log) == 2


def test_a_long_log_of_changes_is_shown_in_parts(page: App) -> None:
    warehouse, athlete = cache.own_warehouse(), athletes()[0].athlete_id
    for number in range(20, 52):
        store.change_settings(warehouse, athlete, {"age_years": number})
    page.at.run()
    assert len(next(one.value for one in page.at.table if "Change" in one.value)) == 30
    page.at.button(key="older_changes").click().run()
    assert len(next(one.value for one in page.at.table if "Change" in one.value)) == 32


def test_numbers_that_a_coach_chooses_are_text_for_the_runner_and_open_further_down(page: App) -> None:
    athlete = athletes()[0].athlete_id
    page.open_part(f"{athlete}_shared_part")
    keys = [one.key for one in page.at.number_input]
    assert f"{athlete}_shared.look_back_weeks" not in keys
    assert "Weeks a week is compared with: 4 weeks. For a coach to choose, further down" in page.text.replace(
        "\xa0", " "
    )
    page.at.number_input(key=f"{athlete}_coach_shared.look_back_weeks").set_value(6).run()
    page.at.number_input(key=f"{athlete}_coach_balance.note_above").set_value(25).run()
    assert settings().thresholds == {"shared.look_back_weeks": 6, "balance.note_above": 0.25}
    assert not [one for one in page.at.button if one.key == f"{athlete}_reset_all"]
    changes = store.changes(cache.own_warehouse(), athlete).head(2)
    assert set(changes["changed_by"]) == {"Coach"}


def test_shared_numbers_are_set_for_everybody(page: App) -> None:
    page.at.selectbox(key="which_rule_of_").select("shared").run()
    page.at.number_input(key="shared.small_base_sets_of_").set_value(6).run()
    assert settings().thresholds == {"shared.small_base_sets": 6}
