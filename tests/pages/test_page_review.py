from __future__ import annotations

import datetime as dt

import pytest

from analytics import warehouse as store
from analytics.athlete_log import read_log
from analytics.guidance import mark_flags
from analytics.model import FocusArea, LoadUnit
from analytics.roster import since_review
from analytics.words import happened
from pages.shared import cache
from tests.pages.conftest import SAMPLES, TODAY, App

REVIEW, BALANCE = "coach/review", "coach/group_balance"


@pytest.mark.parametrize("page", [REVIEW, BALANCE])
def test_without_a_client(app: App, page: str) -> None:
    app.go(page)
    assert app.titles == ["Add a client's log to start."]


def test_the_sample_can_be_gone_through_and_not_changed(app: App) -> None:
    app.go(REVIEW, sample="clients")
    assert app.titles == ["5 clients left to review"]
    assert "Client 1 of 10" in app.text
    first = app.at.header[0].value
    app.at.button(key="review_next").click().run()
    assert "Client 2 of 10" in app.text
    assert app.at.header[0].value != first
    assert "Mark as discussed" not in app.buttons and not app.at.text_area
    app.at.button(key="review_before").click().run()
    assert app.at.button(key="review_before").disabled
    assert app.at.code[0].value.startswith(f"Hi {first.split()[0]},")


def test_discussed_clears_it_until_taken_back_and_notes_are_kept(app: App) -> None:
    name = "maya-hevy.csv"
    app.add((name, (SAMPLES / "clients" / name).read_bytes()))
    app.go(REVIEW)
    assert app.titles == ["1 client left to review"]
    app.at.button(key="review_discussed").click().run()
    assert app.titles == ["Nothing new to review"]
    assert "Discussed; nothing new since" in app.text
    app.go("coach/clients")
    assert app.titles == ["Nothing new in 1 client"]
    app.go(REVIEW)
    app.at.button(key="review_again").click().run()
    assert app.titles == ["1 client left to review"]
    app.at.text_area[0].set_value("<b>Travels</b> in *May*")
    next(one for one in app.at.button if one.label == "Keep this note").click().run()
    assert "<b>Travels</b> in *May*" in app.text
    next(one for one in app.at.button if one.label == "Take this note away").click().run()
    assert "Travels" not in app.text
    assert "The note is taken away." in app.text
    app.at.button(key="restore_client_note").click().run()
    assert "<b>Travels</b> in *May*" in app.text
    assert "The note is taken away." not in app.text


def test_balance_of_clients_names_what_the_group_lacks(app: App) -> None:
    app.go(BALANCE, sample="clients")
    assert "low in" in app.titles[0] or "reaches" in app.titles[0]
    assert len(app.at.table[0].value) == 9
    app.at.multiselect(key="client_labels").set_value(["Trail"]).run()
    assert len(app.at.table[0].value) == 3


def test_the_round_can_be_filtered(app: App) -> None:
    app.go(REVIEW, sample="clients")
    app.at.multiselect(key="client_kinds").set_value(["area-neglect"]).run()
    assert "Client 1 of 1 " in app.text
    assert app.at.header[0].value.startswith("Omar")
    assert "1 of 10 clients fit these filters: An area not trained for a while." in app.text
    app.at.text_input(key="client_search").set_value("maya").run()
    assert "0 of 10 clients fit these filters" in app.text
    assert not app.at.code
    app.at.button(key="client_show_all").click().run()
    assert "Client " in app.text and "of 10" in app.text


def test_a_quiet_client_is_reviewed_and_then_told_what_changed(app: App) -> None:
    app.add((name := "ciaran-fitnotes.csv", (SAMPLES / "clients" / name).read_bytes()))
    app.go(REVIEW)
    assert app.titles == ["Nothing new to review"]
    assert "not reviewed before" in app.text and "In the last four weeks" in app.text
    assert "- Log added: ciaran-fitnotes.csv" in app.text
    app.at.button(key="review_done").click().run()
    assert "last reviewed on" in app.text and "Since your last review" in app.text
    assert "Log added" not in app.text and "Nothing else was said, noted, set or added." in app.text
    warehouse, today = cache.own_warehouse(), dt.date.fromisoformat(TODAY)
    [athlete] = store.athletes(warehouse)
    store.add_pain(warehouse, athlete.athlete_id, today, FocusArea.CALVES, "*stiff*", today=today)
    store.change_settings(warehouse, athlete.athlete_id, {"goal": "build"})
    app.go(REVIEW)
    assert "- Noted calf pain on 23 August: *stiff*" in app.text
    assert "- Goal: Build more (before: not set)" in app.text
    app.at.button(key="review_discussed").click().run()
    assert "Goal: from" not in app.text
    app.at.button(key="review_again").click().run()
    assert "- Goal: Build more (before: not set)" in app.text


def test_flags_of_weeks_that_passed_since_the_review_are_told(app: App) -> None:
    app.add((name := "maya-hevy.csv", (SAMPLES / "clients" / name).read_bytes()))
    warehouse = cache.own_warehouse()
    [athlete] = store.athletes(warehouse)
    told = "10 to 16 August: ▲ Calves: 16 sets"
    later = dt.date(2026, 9, 6)
    log = read_log(warehouse, [athlete.athlete_id], later, cache.catalogue())
    marked = mark_flags(log.flags, store.flag_answers(warehouse, [athlete.athlete_id]))

    def lines(reviewed_at: dt.datetime) -> str:
        found = since_review(warehouse, log, marked, athlete.athlete_id, reviewed_at, later)
        return "\n".join(happened.flag_lines(found.flags, {}, LoadUnit.KG))

    assert told in lines(dt.datetime(2026, 8, 14))
    assert told not in lines(dt.datetime(2026, 8, 17))


def test_the_last_review_of_a_quiet_client_can_be_taken_back(app: App) -> None:
    app.add((name := "ciaran-fitnotes.csv", (SAMPLES / "clients" / name).read_bytes()))
    app.go(REVIEW)
    assert "Take the last review back" not in app.buttons
    app.at.button(key="review_done").click().run()
    app.at.button(key="review_undo").click().run()
    assert "not reviewed before" in app.text
