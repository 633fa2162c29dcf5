from __future__ import annotations

import datetime as dt

from analytics import warehouse as store
from analytics.model import GapAnswer
from pages.shared import cache
from tests.pages.conftest import App, as_read, sample
from tests.pages.test_page_add_log import hevy, row

DAYS = [f"{day} Aug 2026, 18:05" for day in (2, 4, 6, 8, 10, 12, 14, 16)]


def squats(*others: str) -> bytes:
    """Eight sessions with 70 kg, and what else is given."""
    return hevy(*others, *(row(when=day, kg="70") for day in reversed(DAYS)))


TYPO = row(when="18 Aug 2026, 18:05", kg="725")


def top_load(app: App) -> float:
    warehouse = cache.own_warehouse()
    ids = [one.athlete_id for one in store.athletes(warehouse)]
    return float(store.read_sets(warehouse, ids, cache.catalogue())["load_kg"].max())


def press(app: App, label: str) -> None:
    next(one for one in app.at.button if as_read(one.label) == label).click().run()


def test_a_clean_log_has_nothing_to_check(app: App) -> None:
    app.add(("log.csv", squats()))
    app.go("data/data_check")
    assert app.titles == ["Nothing to check"]
    assert "8 rows read, 8 sets kept, none left out." in app.text
    assert "The file left no question open." in app.text


def test_a_likely_typo_is_fixed_with_one_click_and_the_fix_is_undone(app: App) -> None:
    app.add(("log.csv", squats(TYPO)))
    app.go("data/data_check")
    assert app.titles == ["1 thing to look at"]
    assert "725 kg. The sessions around it hold 70 kg. Is it 72.5 kg?" in app.text
    assert "Line 2 of log.csv" in app.text
    assert [one for one in app.buttons if one in ("Use 72.5 kg", "Keep", "Leave out")] == [
        "Use 72.5 kg",
        "Keep",
        "Leave out",
    ]
    press(app, "Use 72.5 kg")
    assert app.titles == ["Nothing to check"]
    assert "Squat (Barbell) counts as 72.5 kg." in app.text
    assert "load 725 kg counts as 72.5 kg." in app.text
    assert top_load(app) == 72.5
    app.at.button(key="undo_mended").click().run()
    assert app.titles == ["1 thing to look at"]
    assert top_load(app) == 725


def test_what_is_kept_is_not_asked_again_until_that_is_undone(app: App) -> None:
    app.add(("log.csv", squats(TYPO)))
    app.go("data/data_check")
    press(app, "Keep")
    assert app.titles == ["Nothing to check"]
    app.at.button(key="close_mended").click().run()
    assert "Kept as logged: Squat (Barbell), 18 August 2026: 725 kg." in app.text
    press(app, "Undo")
    assert app.titles == ["1 thing to look at"]


def test_a_set_is_left_out(app: App) -> None:
    app.add(("log.csv", squats(TYPO)))
    app.go("data/data_check")
    press(app, "Leave out")
    assert top_load(app) == 70


def test_a_session_that_two_apps_hold_counts_once_when_the_person_says_so(app: App) -> None:
    app.add(("log.csv", squats()))
    strong = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n"
    same = [
        f"2026-08-{day:02d} 16:00:00,Legs,40m,Squat (Barbell),{nth},60.0,5.0,0,0.0," for day in (3,) for nth in (1, 2)
    ]
    app.upload(("strong.csv", (strong + "\n".join(same) + "\n").encode()))
    app.at.selectbox(key="ask_0_load_unit").select("kg").run()
    app.at.button(key="add").click().run()
    app.add(("again.csv", hevy(*[row(when="3 Aug 2026, 18:05", kg="60", reps="5")] * 2)))
    app.go("data/data_check")
    assert "1 session stands in both Hevy and Strong" in app.text
    press(app, "Count Hevy")
    assert "The same sessions twice" not in app.text
    sets = store.read_sets(
        cache.own_warehouse(), [store.athletes(cache.own_warehouse())[0].athlete_id], cache.catalogue()
    )
    assert set(sets["app"]) == {"hevy"}


def test_rows_left_out_and_answers_are_listed_with_their_file(app: App) -> None:
    app.add(("log.csv", hevy(row(), row(reps="8-10"))))
    app.go("data/data_check")
    assert "2 rows read, 1 set kept, 1 row left out." in app.text
    assert "Write one number, for example 9" in app.cells


def test_gaps_and_body_mass_are_answered_where_they_are_found(app: App) -> None:
    app.add(("log.csv", hevy(row(name="Push Up", kg=""), row(when="1 Jul 2026, 18:05", name="My own thing"))))
    app.go("data/data_check")
    assert app.titles == ["2 things to look at"]
    assert "**50 days without an entry.** From 2 July to 20 August 2026 the log is empty." in app.text
    assert "My own thing is not placed yet: 1 set that counts for no area." in app.text
    assert "1 set of Push Up has no weight." in app.text
    app.at.segmented_control[0].select(GapAnswer.RESTED).run()
    assert app.titles == ["1 thing to look at"]
    next(one for one in app.at.number_input if one.label == "Body mass in kg").set_value(70.5)
    press(app, "Add")
    assert "has no weight" not in app.text
    settings = store.athletes(cache.own_warehouse())[0].settings
    assert settings.gap_answers == {dt.date(2026, 7, 2): GapAnswer.RESTED}
    assert settings.body_masses_kg == {dt.date(2026, 8, 23): 70.5}


def test_a_leap_of_body_mass_is_mended_on_the_spot(app: App) -> None:
    app.add(("log.csv", squats()))
    athlete = store.athletes(cache.own_warehouse())[0].athlete_id
    for day, mass in ((1, 70.0), (8, 80.0)):
        store.set_body_mass(cache.own_warehouse(), athlete, dt.date(2026, 8, day), mass)
    app.go("data/data_check")
    assert app.titles == ["1 thing to look at"]
    press(app, "Take away")
    assert app.titles == ["Nothing to check"]
    press(app, "Bring it back")
    assert app.titles == ["1 thing to look at"]


def test_the_newest_of_many_gaps_are_asked_about(app: App) -> None:
    app.add(("log.csv", hevy(*(row(when=f"1 {month} 2026, 18:05") for month in "Jan Feb Mar Apr May Jun Jul".split()))))
    app.go("data/data_check")
    assert "7 stretches of 10 days or more hold nothing and are not explained" in app.text
    assert len(app.at.segmented_control) == 5


def test_the_sample_shows_what_is_found_and_offers_no_change(app: App) -> None:
    app.go("data/data_check", sample="runner")
    assert len(app.titles) == 1
    assert not {"Keep", "Leave out", "Undo"} & set(app.buttons)


def test_a_real_export_is_looked_through(app: App) -> None:
    app.add(sample("athletes/robin-hevy.csv"))
    app.go("data/data_check")
    assert app.titles[0].endswith(("to look at", "to check"))
