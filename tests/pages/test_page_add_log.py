from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest

from analytics import warehouse as store
from analytics.model import FocusArea, Placement
from pages.shared import cache
from tests.pages.conftest import App, sample

HEADINGS = (
    "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,"
    "weight_kg,reps,distance_km,duration_seconds,rpe\n"
)


ROBIN = sample("athletes/robin-hevy.csv")
ROBIN_SETS = len(ROBIN[1].splitlines()) - 1  # no note of this export has a line break in it


def row(reps: str = "8", kg: str = "50", when: str = "21 Aug 2026, 18:05", name: str = "Squat (Barbell)") -> str:
    return f'Legs,"{when}","{when}",,{name},,,0,normal,{kg},{reps},,,\n'


def hevy(*rows: str) -> bytes:
    return (HEADINGS + "".join(rows)).encode()


def stored_sets(app: App) -> int:
    warehouse = cache.own_warehouse()
    return sum(
        len(store.read_sets(warehouse, [athlete.athlete_id], cache.catalogue()))
        for athlete in store.athletes(warehouse)
    )


REFUSED = {
    "a PDF": ("log.pdf", b"%PDF-1.7\n1 0 obj", "This file is a PDF"),
    "a picture": ("log.png", b"\x89PNG\r\n\x1a\n" + bytes(200), "PNG picture"),
    "an empty file": ("log.csv", b"", "This file is empty"),
    "headings only": ("log.csv", hevy(), "The file has headings but no rows."),
    "binary": ("log.csv", bytes(range(256)) * 40, "not UTF-8 text"),
    "an open quote": ("log.csv", hevy(row()) + b'Legs,"21 Aug', "Line 3: a quote opens here and is never closed"),
    "a zip called xlsx": ("log.xlsx", b"PK\x03\x04garbage", "zip archive"),
    "a web page": ("log.csv", b"<html><body>Sign in</body></html>", "web page"),
    "two formats at once": (
        "log.csv",
        (HEADINGS.strip() + ",Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Seconds\n" + row()).encode(),
        "headings of Hevy and Strong at once",
    ),
    "no readable row": ("log.csv", hevy(row(reps="x")), "No row of this file can be read"),
}


@pytest.mark.parametrize(("name", "content", "sentence"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(
    app: App, name: str, content: bytes, sentence: str
) -> None:
    app.upload((name, content))
    assert sentence in app.text
    assert app.buttons == ["Start again"]
    assert stored_sets(app) == 0


LEFT_OUT = {
    "reps as a range": (row(reps="8-10"), "Write one number, for example 9"),
    "negative reps": (row(reps="-3"), "reps is “-3”"),
    "not a number": (row(reps="nan"), "reps is “nan”"),
    "infinite load": (row(kg="inf"), "weight_kg is “inf”"),
    "over a tonne": (row(kg="1500"), "up to 1,000 kg"),
    "over 1,000 reps": (row(reps="2000"), "up to 1,000"),
    "year 1": (row(when="1 Jan 0001, 10:00"), "before 1970"),
    "year 9999": (row(when="1 Jan 9999, 10:00"), "after today"),
    "in the future": (row(when="1 Jan 2062, 10:00"), "after today"),
}


@pytest.mark.parametrize(("bad", "reason"), LEFT_OUT.values(), ids=LEFT_OUT)
def test_a_bad_row_is_listed_with_its_line_and_the_good_ones_are_kept(app: App, bad: str, reason: str) -> None:
    app.upload(("log.csv", hevy(row(), bad)))
    assert "1 row will be left out" in [one.label for one in app.at.expander]
    assert reason in app.cells
    assert app.at.table[0].value["Line"].tolist() == ["3"]
    app.at.button(key="add").click().run()
    assert stored_sets(app) == 1
    app.go("runner/this_week")
    assert "1 of 2 sets counted" in app.text


def test_nothing_is_stored_before_the_last_step(app: App) -> None:
    app.upload(ROBIN)
    assert "This looks like a Hevy export." in app.text
    assert f"{ROBIN_SETS} sets in 48 sessions, 10 March to 21 August 2026." in app.text
    assert stored_sets(app) == 0
    assert f"Add {ROBIN_SETS} sets to my log" in app.buttons
    app.at.button(key="add").click().run()
    assert stored_sets(app) == ROBIN_SETS


@pytest.mark.parametrize("name", ["hevy.csv", "strong.csv", "fitnotes.csv", "table.csv"])
def test_the_sample_of_every_format_can_be_added(app: App, name: str) -> None:
    app.upload(sample(name))
    while unanswered := [box for box in app.at.selectbox if box.value is None]:
        unanswered[0].select_index(0).run()
    app.at.button(key="add").click().run()
    assert stored_sets(app) > 0


def test_the_same_file_again_adds_nothing_and_says_so(app: App) -> None:
    app.add(ROBIN)
    app.upload(ROBIN)
    assert "This file is already in your log." in app.text
    assert app.buttons == ["Start again"]
    assert stored_sets(app) == ROBIN_SETS


def test_a_grown_export_adds_only_what_is_new(app: App) -> None:
    first = row(when="14 Aug 2026, 18:05")
    app.add(("log.csv", hevy(first)))
    app.upload(("log.csv", hevy(row(), first)))
    assert "1 session is already in your log and will not be added twice." in app.text
    assert "Add 1 session to my log" in app.buttons
    app.at.button(key="add").click().run()
    assert "1 new session added." in app.text
    assert stored_sets(app) == 2


def test_undo_takes_back_what_was_added(app: App) -> None:
    app.add(ROBIN)
    assert f"{ROBIN_SETS} sets in 48 sessions added." in app.text
    app.at.button(key="undo_added").click().run()
    assert "What was added last was taken out of your log again." in app.text
    assert stored_sets(app) == 0
    app.upload(ROBIN)
    assert f"Add {ROBIN_SETS} sets to my log" in app.buttons


def test_several_files_are_added_at_once_and_a_refused_one_does_not_stop_the_others(app: App) -> None:
    app.upload(ROBIN, ("log.pdf", b"%PDF-1.7\n"))
    assert "This file is a PDF" in app.text
    assert f"Add {ROBIN_SETS} sets to my log" in app.buttons
    assert "Files that were not read, or still need an answer, are not added." in app.text
    app.at.button(key="add").click().run()
    assert stored_sets(app) == ROBIN_SETS


def test_a_unit_that_the_file_does_not_state_is_asked_with_a_reason(app: App) -> None:
    strong = (
        "Date;Workout Name;Exercise Name;Set Order;Weight;Reps;Distance;Seconds;Notes;Workout Notes;RPE\n"
        "2026-08-20 18:00:00;Legs;Squat (Barbell);1;135;5;0;0;;;\n"
    )
    app.upload(("strong.csv", strong.encode()))
    assert "Are the loads in kilograms or pounds?" in app.text
    box = next(one for one in app.at.selectbox if one.key.endswith("load_unit"))
    box.select("lb").run()
    app.at.button(key="add").click().run()
    warehouse = cache.own_warehouse()
    sets = store.read_sets(warehouse, [store.athletes(warehouse)[0].athlete_id], cache.catalogue())
    assert sets["load_kg"].round(2).tolist() == [61.23]


def test_a_date_that_fits_two_orders_is_asked(app: App) -> None:
    app.upload(("mine.csv", b"Date,Exercise,Reps\n04/05/2026,Squat,8\n04/05/2026,Squat,8\n"))
    assert "04/05/2026 could be 4 May 2026 or 5 April 2026. Which is it?" in app.text
    assert "Your browser writes 31/12/2026, day first." in app.text  # proposed with its reason, and still asked
    assert "2 sets in 1 session, 4 May 2026." in app.text
    next(one for one in app.at.selectbox if one.key.endswith("date_order")).select("mdy").run()
    assert "2 sets in 1 session, 5 April 2026." in app.text


def test_columns_without_a_plain_heading_are_matched_on_screen(app: App) -> None:
    app.upload(("mine.csv", b"Wann,Was,Wie oft\n2026-08-20,Squat,8\n"))
    for role, heading in (("date", "Wann"), ("exercise", "Was"), ("reps", "Wie oft")):
        next(one for one in app.at.selectbox if one.key == f"ask_0_columns.{role}").select(heading)
    app.at.run()
    assert "1 set in 1 session, 20 August 2026." in app.text


def test_a_column_that_was_understood_can_be_changed(app: App) -> None:
    app.upload(("mine.csv", b"Date,Exercise,Name,Reps\n2026-08-20,A1,Squat,8\n"))
    assert "1 exercise needs an area from you" in app.text  # A1 is no exercise
    app.at.selectbox(key="column_0_exercise").select("Name").run()
    assert "needs an area" not in app.text


def test_an_unknown_name_can_be_placed_before_it_is_added(app: App) -> None:
    app.upload(("log.csv", hevy(row(name="My own thing"))))
    assert app.titles == ["1 exercise needs an area from you"]
    assert "Did the app read my file right?" in app.text
    key = "match_0_My own thing"
    app.at.selectbox(key=f"kind_{key}").select("areas").run()
    app.at.multiselect(key=f"d_{key}").select(FocusArea.FEET).run()
    assert app.titles == ["Add your training log"]
    app.at.multiselect(key=f"h_{key}").select(FocusArea.CALVES).run()
    app.at.button(key="add").click().run()
    warehouse = cache.own_warehouse()
    sets = store.read_sets(warehouse, [store.athletes(warehouse)[0].athlete_id], cache.catalogue())
    assert sets[["credit_feet", "credit_calves", "credit_legs"]].to_numpy().tolist() == [[1.0, 0.5, 0.0]]


def test_an_unknown_name_may_be_left_for_later(app: App) -> None:
    app.add(("log.csv", hevy(row(), row(name="My own thing"))))
    app.go("data/log")
    assert "1 of 2 sets counted" in app.text
    assert "My own thing" in app.text
    warehouse = cache.own_warehouse()
    sets = store.read_sets(warehouse, [store.athletes(warehouse)[0].athlete_id], cache.catalogue())
    assert sorted(sets["placement"]) == [Placement.AREAS, Placement.UNPLACED]


def test_a_second_runner_gets_a_log_of_their_own(app: App) -> None:
    app.add(ROBIN)
    app.upload(("log.csv", hevy(row())))
    app.at.selectbox(key="whose").select("").run()
    app.at.text_input(key="new_name").set_value("Sam").run()
    app.at.button(key="add").click().run()
    assert [one.name for one in store.athletes(cache.own_warehouse())] == ["Me", "Sam"]
    app.go("data/log")
    assert app.titles == ["1 session since 21 August 2026"]


def test_a_file_over_the_row_limit_is_told_to_be_split(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    from analytics.words import add_log as words

    monkeypatch.setattr(words, "MOST_ROWS", 1)
    app.upload(("log.csv", hevy(row(), row())))
    assert "This file has 2 rows; the limit is 1. Split it by year" in app.text
    assert app.buttons == ["Start again"]


def test_the_names_of_a_file_are_shown_letter_for_letter(app: App) -> None:
    name = "![x](http://example.org/a.png) **b** :material/x: $x$ <img src=y>"
    app.upload(("[evil](http://example.org).csv", hevy(row(name=name))))
    shown = [one.value for one in app.at.markdown if "example" in one.value]
    assert shown
    assert all("\\[x\\]\\(http" in one and "\\<img" in one and "\\$x" in one for one in shown)
    assert app.at.header[0].value == "\\[evil\\]\\(http\\://\u2060example\\.org\\)\\.csv"


def test_the_table_to_fill_in_is_read_as_it_stands(app: App) -> None:
    from analytics.words.add_log import TEMPLATE

    app.upload(("strength-log.csv", TEMPLATE.encode()))
    assert "2 sets in 1 session, 21 August 2026." in app.text
    assert "Add 2 sets to my log" in app.buttons
    assert "needs an area" not in app.text


def test_a_workbook_with_two_tables_asks_for_the_sheet(app: App) -> None:
    book = openpyxl.Workbook()
    for sheet in (book.active, book.create_sheet("Second")):
        sheet.append(["Date", "Exercise", "Reps"])
        sheet.append([dt.date(2026, 8, 20), "Squat", 8])
    out = io.BytesIO()
    book.save(out)
    app.upload(("log.xlsx", out.getvalue()))
    assert "Which sheet holds the log?" in app.text
    app.at.selectbox(key="ask_0_sheet").select("Second").run()
    assert "1 set in 1 session, 20 August 2026." in app.text


def test_what_was_undone_elsewhere_is_not_offered_to_be_undone_again(app: App) -> None:
    app.add(ROBIN)
    app.go("data/log")
    next(one for one in app.at.button if one.label == "Undo").click().run()
    app.go("data/add_log")
    assert "Undo" not in app.buttons


def asked_level(app: App) -> list[str]:
    return [one.key for one in app.at.radio if one.label == "Have you lifted before?"]


def test_a_short_log_is_asked_once_whether_its_runner_has_lifted_before(app: App) -> None:
    app.upload(("log.csv", hevy(row())))
    [key] = asked_level(app)
    assert app.at.radio(key=key).value == ""
    app.at.radio(key=key).set_value("established").run()
    app.at.button(key="add").click().run()
    [athlete] = store.athletes(cache.own_warehouse())
    assert athlete.settings.level == "established"
    app.upload(("more.csv", hevy(row(when="12 Aug 2026, 18:05"))))
    assert not asked_level(app)


def test_leaving_it_to_the_log_is_an_answer_too_and_blocks_nothing(app: App) -> None:
    app.add(("log.csv", hevy(row())))
    [athlete] = store.athletes(cache.own_warehouse())
    assert athlete.settings.level is None
    app.upload(("more.csv", hevy(row(when="12 Aug 2026, 18:05"))))
    assert not asked_level(app)
    assert app.at.button(key="add")


def test_a_long_log_and_one_whose_level_is_set_for_everybody_are_not_asked(app: App) -> None:
    app.upload(ROBIN)
    assert not asked_level(app)
    app.at.button(key="start_again").click().run()
    store.change_group_settings(cache.own_warehouse(), "", {"level": "new"})
    app.upload(("log.csv", hevy(row())))
    assert not asked_level(app)
