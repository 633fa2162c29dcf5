from __future__ import annotations

import datetime as dt

from analytics import reports
from analytics import warehouse as store
from analytics.reference import load_catalogue, load_guide
from pages.shared import cache
from tests.pages.conftest import TODAY, App, as_read, sample
from tests.pages.test_page_add_log import hevy, row, stored_sets


def sessions_shown(app: App) -> list[str]:
    return [one.label.replace("\\", "") for one in app.at.expander if " 2026" in one.label]


def test_sessions_stand_newest_first_each_with_its_sets_file_and_line(app: App) -> None:
    app.add(("log.csv", hevy(row(), row(when="14 Aug 2026, 18:05", reps="5", kg="60"))))
    app.go("data/log")
    assert app.titles == ["2 sessions since 14 August 2026"]
    assert sessions_shown(app) == [
        "Fri 21 August 2026, 18:05 · Legs · 1 set",
        "Fri 14 August 2026, 18:05 · Legs · 1 set",
    ]
    older = app.at.table[1].value.iloc[0].to_dict()
    assert older["Line"] == "3"
    assert older["Reps"] == "5"
    assert as_read(older["Load"]) == "60 kg"
    assert older["Counts for"].startswith("Glutes") or "Legs" in older["Counts for"]
    assert "From log.csv (Hevy)." in app.text


def test_sessions_are_filtered_by_area_exercise_app_and_days(app: App) -> None:
    squats, raises = row(), row(when="14 Aug 2026, 18:05", name="Standing Calf Raise")
    app.add(("log.csv", hevy(squats, raises)))
    app.add(sample("athletes/sam-fitnotes.csv"))
    app.go("data/log")
    assert "All 36 sessions, newest first." in app.text
    for box, value, shown in (
        ("log_app", "hevy", "2 of 36 sessions"),
        ("log_area", "calves", "1 of 36 sessions"),
        ("log_exercise", "Standing Calf Raise", "1 of 36 sessions"),
        ("log_exercise", "Squat (Barbell)", "0 of 36 sessions"),
        ("log_area", "", "1 of 36 sessions"),
    ):
        app.at.selectbox(key=box).select(value).run()
        assert shown in app.text
    app.at.selectbox(key="log_app").select("").run()
    app.at.selectbox(key="log_exercise").select("").run()
    first = app.at.date_input[0].value[0]
    app.at.date_input[0].set_value((first, first)).run()
    assert "1 of 36 sessions, newest first." in app.text


def test_a_filter_that_leaves_nothing_says_what_to_do(app: App) -> None:
    app.add(("log.csv", hevy(row())))
    app.go("data/log")
    app.at.selectbox(key="log_area").select("feet").run()
    assert "No session fits these filters." in app.text


def test_a_name_is_placed_on_the_log_and_taken_back(app: App) -> None:
    app.add(("log.csv", hevy(row(), row(name="My own thing"))))
    app.go("data/log")
    version = store.athletes(cache.own_warehouse())[0].data_version
    app.at.selectbox(key=f"kind_log_{version}_0_My own thing").select("outside").run()
    app.at.button(key="save_names").click().run()
    assert "Every exercise name of this log is placed." in app.text
    assert "all 2 sets counted" in app.text
    app.at.button(key="unplace_My own thing").click().run()
    assert "1 of 2 sets counted" in app.text


def test_an_import_is_undone_on_the_log(app: App) -> None:
    app.add(sample("athletes/robin-hevy.csv"))
    app.go("data/log")
    undo = next(one for one in app.at.button if one.label == "Undo")
    undo.click().run()
    assert stored_sets(app) == 0
    assert app.titles == ["Add a log to see your sessions."]


def test_rows_left_out_stay_listed_with_their_import(app: App) -> None:
    app.add(("log.csv", hevy(row(), row(reps="8-10"))))
    app.go("data/log")
    assert "1 row was left out" in [one.label for one in app.at.expander]
    assert "Write one number, for example 9" in app.cells


def test_the_same_bad_row_in_two_exports_of_one_log_is_counted_once(app: App) -> None:
    app.add(("log.csv", hevy(row(when="14 Aug 2026, 18:05"), row(reps="8-10"))))
    app.add(("log.csv", hevy(row(), row(when="14 Aug 2026, 18:05"), row(reps="8-10"))))
    app.go("data/log")
    assert "2 of 3 sets counted" in app.text


def test_a_log_of_nothing_that_counts_can_still_be_looked_at(app: App) -> None:
    app.add(("log.csv", hevy(row(name="Running"))))
    app.go("data/log")
    assert app.titles == ["1 session since 21 August 2026"]
    assert "not counted" in app.cells
    app.go("runner/this_week")
    assert app.titles == ["No strength work in this log yet"]
    app.at.button(key="see_log").click().run()
    assert app.titles == ["1 session since 21 August 2026"]


def labelled(app: App, label: str) -> list[object]:
    return [one for one in app.at.button if one.label == label]


def test_a_set_is_left_out_and_comes_back(app: App) -> None:
    app.add(("log.csv", hevy(row(), row(reps="5", kg="60"))))
    app.go("data/log")
    labelled(app, "Leave out")[0].click().run()
    box = next(one for one in app.at.selectbox if one.label == "What should not count?")
    assert box.options[0] == "The whole session"
    box.select(box.options[2]).run()
    labelled(app, "Leave out")[0].click().run()
    assert "Left out: Squat (Barbell) · 60 kg · 5 · line 3." in app.text
    assert "· 1 set counted" in app.text
    app.at.button(key="undo_mended").click().run()
    assert "all 2 sets counted" in app.text


def correct(app: App, which: int, **numbers: float | None) -> None:
    """Put numbers of one set of the newest session right."""
    labelled(app, "Correct a number")[0].click().run()
    box = next(one for one in app.at.selectbox if one.label == "Which set?")
    box.select_index(which).run()
    for label, value in numbers.items():
        next(one for one in app.at.number_input if one.label.startswith(label)).set_value(value)
    labelled(app, "Let these numbers count")[0].click().run()


def test_a_number_is_corrected_shown_beside_what_was_logged_and_taken_back(app: App) -> None:
    app.add(("log.csv", hevy(row(), row(reps="5", kg="600"))))
    app.go("data/log")
    correct(app, 1, Load=60, Repetitions=6)
    assert "Squat (Barbell), 21 August 2026: load 600 kg counts as 60 kg; 5 repetitions count as 6." in app.text
    sets = app.at.table[0].value
    assert as_read(sets["Load"].iloc[1]) == "60 kg (logged: 600 kg)"
    assert sets["Reps"].iloc[1].replace("\\", "") == "6 (logged: 5)"
    assert "Which set?" not in [one.label for one in app.at.selectbox]
    warehouse, today = cache.own_warehouse(), dt.date.fromisoformat(TODAY)
    (one,) = store.athletes(warehouse)
    page = reports.read_hand_over(warehouse, one, today, load_catalogue(), load_guide(), reports.Choice())
    assert page.not_counted.endswith(" 1 line of the log counts with a number that was corrected by hand.")
    app.go("data/data_check")
    assert "Squat (Barbell), 21 August 2026: load 600 kg counts as 60 kg." in app.text
    assert "Squat (Barbell), 21 August 2026: 5 repetitions count as 6." in app.text
    app.go("data/log")
    app.at.button(key="undo_mended").click().run()
    assert "logged:" not in app.cells
    assert "600 kg" in app.cells


def test_a_number_is_emptied_and_a_second_correction_is_taken_back_alone(app: App) -> None:
    app.add(("log.csv", hevy(row(), row(reps="5", kg="600"))))
    app.go("data/log")
    correct(app, 1, Load=None)
    assert "Squat (Barbell), 21 August 2026: load 600 kg counts as none." in app.text
    assert as_read(app.at.table[0].value["Load"].iloc[1]) == "none (logged: 600 kg)"
    correct(app, 1, Load=60)
    assert "Squat (Barbell), 21 August 2026: no load counts as 60 kg." in app.text
    app.go("data/data_check")
    assert "Squat (Barbell), 21 August 2026: no load counts as 60 kg." in app.text
    assert "load 600 kg counts as none. It was corrected again later." in app.text
    (undo,) = [one for one in app.at.button if one.key.startswith("undo_") and one.key != "undo_mended"]
    undo.click().run()
    assert "Undone. What counted before counts again." in [one.value for one in app.at.toast]
    assert "load 600 kg counts as none." in app.text
    assert "It was corrected again later." not in app.text


def test_nothing_typed_corrects_nothing_and_a_second_thought_leaves_it(app: App) -> None:
    app.add(("log.csv", hevy(row())))
    app.go("data/log")
    correct(app, 0)
    assert "These are the numbers that count already, so nothing was changed." in app.text
    labelled(app, "Leave as it is")[0].click().run()
    assert "Which set?" not in [one.label for one in app.at.selectbox]
    assert store.overrides(cache.own_warehouse(), store.athletes(cache.own_warehouse())[0].athlete_id) == []


def test_the_log_leads_to_its_changes_and_to_an_export_and_the_sample_is_not_corrected(app: App) -> None:
    app.go("data/log", sample="runner")
    links = [one.proto.label for one in app.at.get("page_link")]
    assert "Corrected or left out, on Data check" in links
    assert "Take everything out, in Settings" in links
    assert "Correct a number" not in app.buttons


def test_a_session_is_left_out_and_comes_back(app: App) -> None:
    app.add(("log.csv", hevy(row(), row(when="14 Aug 2026, 18:05"))))
    app.go("data/log")
    labelled(app, "Leave out")[0].click().run()
    labelled(app, "Leave out")[0].click().run()
    assert sessions_shown(app) == ["Fri 14 August 2026, 18:05 · Legs · 1 set"]
    app.at.button(key="undo_mended").click().run()
    assert len(sessions_shown(app)) == 2


def test_nothing_is_left_out_after_a_second_thought(app: App) -> None:
    app.add(("log.csv", hevy(row())))
    app.go("data/log")
    labelled(app, "Leave out")[0].click().run()
    labelled(app, "Keep")[0].click().run()
    assert len(sessions_shown(app)) == 1


def test_a_log_whose_only_session_is_left_out_offers_the_way_back(app: App) -> None:
    app.add(("log.csv", hevy(row())))
    app.go("data/log")
    labelled(app, "Leave out")[0].click().run()
    labelled(app, "Leave out")[0].click().run()
    assert app.titles == ["No session of this log counts"]
    app.go("data/data_check")
    assert "Session of Hevy, 21 August 2026: left out." in app.text
    next(
        one for one in app.at.button if one.key and one.key.startswith("undo_") and one.key != "undo_mended"
    ).click().run()
    app.go("data/log")
    assert len(sessions_shown(app)) == 1


def test_an_import_that_was_undone_is_put_back(app: App) -> None:
    app.add(("log.csv", hevy(row())))
    app.add(("more.csv", hevy(row(), row(when="14 Aug 2026, 18:05"))))
    app.go("data/log")
    next(one for one in app.at.button if one.label == "Undo").click().run()
    assert "more.csv was taken out of the log." in app.text
    assert len(sessions_shown(app)) == 1
    app.at.button(key="undo_mended").click().run()
    assert len(sessions_shown(app)) == 2


def test_runs_and_pain_are_noted_taken_away_and_brought_back(app: App) -> None:
    app.add(sample("athletes/robin-hevy.csv"))
    app.go("data/log")
    assert "No note yet." in app.text
    next(one for one in app.at.text_input if one.label.startswith("In your own words")).set_value("after *hills*")
    next(one for one in app.at.button if one.label == "Keep this note").click().run()
    assert "pain, core. after *hills*" in app.text
    next(one for one in app.at.button if one.label == "Keep this run").click().run()
    assert ": hard run" in app.text
    away = next(one for one in app.at.button if one.label == "Take away")
    away.click().run()
    assert "The note is taken away." in app.text
    app.at.button(key="restore_note").click().run()
    assert ": hard run" in app.text
    assert "pain, core" in app.text


def said_of_sessions(app: App) -> str:
    return next(line for line in app.text.splitlines() if line.endswith("newest first."))


def test_filters_and_the_page_of_sessions_are_kept_on_the_way_back(app: App) -> None:
    app.go("data/log", sample="runner")
    everything = sessions_shown(app)
    app.at.selectbox(key="log_area").select("core").run()
    app.at.get("pagination")[0].set_value(2).run()
    listed, said = sessions_shown(app), said_of_sessions(app)
    assert listed and listed != everything
    app.go("runner/balance")
    app.go("data/log")
    assert (sessions_shown(app), said_of_sessions(app)) == (listed, said)
    app.at.selectbox(key="log_area").select("glutes").run()
    assert app.at.get("pagination")[0].value == 1
    app.at.selectbox(key="log_exercise").select("Hip Thrust (Barbell)").run()
    app.at.button(key="log_show_all").click().run()
    assert sessions_shown(app) == everything
    assert said_of_sessions(app).startswith("All ") and "Show all" not in app.buttons


def test_filters_belong_to_one_runner(app: App) -> None:
    app.go("data/log", sample="runner")
    app.at.selectbox(key="log_exercise").select("Hip Thrust (Barbell)").run()
    assert not said_of_sessions(app).startswith("All ")
    app.at.selectbox[0].select("Sam (sample)").run()
    assert said_of_sessions(app).startswith("All ")


def test_a_filter_on_a_name_that_was_taken_out_of_the_log_hides_nothing(app: App) -> None:
    app.add(("log.csv", hevy(row())))
    app.add(("more.csv", hevy(row(), row(when="14 Aug 2026, 18:05", name="Standing Calf Raise"))))
    app.go("data/log")
    app.at.selectbox(key="log_exercise").select("Standing Calf Raise").run()
    next(one for one in app.at.button if one.label == "Undo").click().run()
    app.go("data/log")
    assert len(sessions_shown(app)) == 1
    assert "Show all" not in app.buttons


def test_a_session_leads_to_its_week_where_it_has_one(app: App) -> None:
    app.add(("log.csv", hevy(row(), row(when="25 Jun 2026, 18:05", name="Running"))))
    app.go("data/log")
    assert len(sessions_shown(app)) == 2
    links = [one.proto for one in app.at.get("page_link") if one.proto.label.startswith("Its week")]
    assert [(one.label, "week=2026-08-17" in one.query_string) for one in links] == [
        ("Its week, 17 to 23 August", True)
    ]


def test_the_question_of_the_page_stands_under_its_title(app: App) -> None:
    app.go("data/log", sample="runner")
    assert "What did I do, and is it right?" in app.text
