from __future__ import annotations

from analytics import warehouse as store
from analytics.model import FocusArea, NameAnswer
from pages.shared import cache
from tests.pages.conftest import App, sample
from tests.pages.test_page_add_log import hevy, row

PAGE = "data/exercise_names"


def version() -> int:
    return store.athletes(cache.own_warehouse())[0].data_version


def test_nothing_unmapped_says_so_and_still_lists_every_name(app: App) -> None:
    app.add(("log.csv", hevy(row(), row(name="Standing Calf Raise"))))
    app.go(PAGE)
    assert app.titles == ["All 2 names are placed"]
    assert "Every exercise name of this log is placed." in app.text
    assert "Squat (Barbell)" in app.cells and "Calves, Feet & arches ½" in app.cells
    assert "None so far" in app.text


def test_without_a_log_the_page_offers_to_add_one(app: App) -> None:
    app.go(PAGE)
    assert app.titles == ["Add a log to see where its exercises count."]


def test_an_unmapped_name_shows_its_sets_its_last_day_and_suggestions_that_are_not_applied(app: App) -> None:
    app.add(("log.csv", hevy(row(), row(name="Grandpas lat pulldown"), row(name="Grandpas lat pulldown"))))
    app.go(PAGE)
    assert app.titles == ["1 of 2 names waits for a place"]
    assert "2 sets, last on 21 August 2026" in app.text
    box = app.at.selectbox(key=f"kind_names_{version()}_0_Grandpas lat pulldown")
    assert box.value == "later"
    assert "Lat pulldown (shares the words lat, pull and down)" in box.options
    assert app.at.button(key="save_names").disabled


def test_one_answer_heals_the_history_and_is_taken_back(app: App) -> None:
    app.add(("log.csv", hevy(row(), row(name="Grandpas lat pulldown", when="14 Aug 2026, 18:05"))))
    app.add(("log2.csv", hevy(row(name="Grandpas lat pulldown", when="15 Aug 2026, 18:05"))))
    app.go(PAGE)
    assert "1 of 3 sets counted" in app.text
    app.at.selectbox(key=f"kind_names_{version()}_0_Grandpas lat pulldown").select("=lat_pulldown").run()
    app.at.button(key="save_names").click().run()
    assert app.titles == ["All 2 names are placed"]
    assert "all 3 sets counted" in app.text
    assert app.at.code[0].value == "Grandpas lat pulldown,lat_pulldown"
    app.at.button(key="take_back_own_Grandpas lat pulldown").click().run()
    assert "1 of 3 sets counted" in app.text
    assert "What was said of **Grandpas lat pulldown** is taken back, for all its history." in app.text
    app.at.button(key="undo_taken").click().run()
    assert "all 3 sets counted" in app.text
    assert "is taken back" not in app.text


def test_own_areas_for_an_exercise_of_the_catalogue(app: App) -> None:
    app.add(("log.csv", hevy(row(name="Step-ups"))))
    app.go(PAGE)
    app.at.selectbox(key="names_one").select("Step-ups").run()
    assert "One leg lifts the body onto the step: thigh and glute lead, the calf helps." in app.text
    assert "Easier: Split squat / static lunge." in app.text
    key = f"one_{version()}_Step-ups"
    app.at.checkbox(key=f"other_{key}").check().run()
    app.at.multiselect(key=f"od_{key}").select(FocusArea.GLUTES).run()
    app.at.button(key="save_one").click().run()
    [athlete] = store.athletes(cache.own_warehouse())
    assert store.own_answers(cache.own_warehouse(), athlete.athlete_id) == {
        "step_up": NameAnswer("step_up", {FocusArea.GLUTES: 1.0})
    }
    assert "Your own areas. The catalogue says Glutes, Legs, Calves ½." in app.text
    assert "Step-up counts for Glutes" in app.text


def test_a_coachs_answer_holds_for_all_runners(app: App) -> None:
    app.add(("log.csv", hevy(row(), row(name="Zorbing"))))
    warehouse = cache.own_warehouse()
    store.create_athlete(warehouse, "Second")
    app.go(PAGE)
    key = f"kind_names_{store.data_version(warehouse, store.find_athlete(warehouse, 'Me').athlete_id)}_0_Zorbing"
    app.at.selectbox(key=key).select("outside").run()
    app.at.checkbox(key="names_for_all").check().run()
    app.at.button(key="save_names").click().run()
    assert store.shared_answers(warehouse) == {"Zorbing": NameAnswer()}
    assert "(for all runners)" in app.text
    app.at.button(key="take_back_all_Zorbing").click().run()
    assert store.shared_answers(warehouse) == {}
    app.at.button(key="undo_taken").click().run()
    assert store.shared_answers(warehouse) == {"Zorbing": NameAnswer()}


def test_search_looks_at_names_exercises_and_areas(app: App) -> None:
    app.add(("log.csv", hevy(row(), row(name="Standing Calf Raise"), row(name="Bench Press"))))
    app.go(PAGE)
    for text, found in (("calf", "1 name,"), ("calves", "1 name,"), ("outside", "1 name,"), ("", "3 names,")):
        app.at.text_input(key="names_search").set_value(text).run()
        assert found in app.text
    app.at.text_input(key="names_search").set_value("zebra").run()
    assert "No name of this log holds that text." in app.text


def test_many_unmapped_names_are_shown_a_dozen_at_a_time(app: App) -> None:
    app.add(("log.csv", hevy(*(row(name=f"Zorb {letter * 3}") for letter in "abcdefghijklmnop"))))
    app.go(PAGE)
    assert app.titles == ["16 of 16 names wait for a place"]
    assert "Show 4 more names" in app.buttons


def test_the_sample_is_only_looked_at(app: App) -> None:
    app.go(PAGE, sample="runner")
    assert "Answers given" not in app.text
    app.at.selectbox(key="names_one").select_index(0).run()
    assert not {"Save this answer", "Save these answers", "Take back"} & set(app.buttons)


def test_a_name_is_shown_letter_for_letter(app: App) -> None:
    name = "**bold** [x](y) <b>"
    app.add(("log.csv", hevy(row(), row(name=name))))
    app.go(PAGE)
    assert name in app.text


def test_every_page_says_how_many_sets_were_counted(app: App) -> None:
    app.add(sample("athletes/robin-hevy.csv"))
    app.add(("log.csv", hevy(row(name="Zorbing"))))
    for page in ("runner/this_week", "runner/balance", "runner/rhythm", "runner/progress", "runner/next_week"):
        app.go(page)
        assert "sets counted" in app.text, page
        assert "all" not in app.text[: app.text.index("sets counted")].splitlines()[-1].lower().split(), page
