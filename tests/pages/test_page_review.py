from __future__ import annotations

import pytest

from tests.pages.conftest import SAMPLES, App

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
    assert len(app.at.table[0].value) == 10
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
