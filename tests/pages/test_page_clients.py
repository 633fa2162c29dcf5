from __future__ import annotations

import pytest

from analytics import ingest
from analytics import warehouse as store
from pages.shared import cache
from tests.pages.conftest import App, sample

CLIENTS = "coach/clients"


def test_without_a_client_the_page_offers_to_add_some_or_to_look_at_samples(app: App) -> None:
    app.go(CLIENTS)
    assert app.titles == ["Add a client's log to start."]
    assert app.buttons == ["Add clients", "Sample clients"]
    app.at.button(key="empty_sample_clients").click().run()
    assert app.titles == ["5 of 10 clients are worth a look"]
    assert "ten invented clients" in app.text


def test_the_table_says_what_the_matrix_draws(app: App) -> None:
    app.go(CLIENTS, sample="clients")
    table = app.at.table[0].value
    assert len(table) == 10
    assert "Maya R" in app.cells and "▲ Calves: 16 sets, guide up to 10.5 sets" in app.cells
    assert "○ No strength logged for 16 days" in app.cells
    assert "Within guide" in app.cells


def test_filters_leave_those_that_fit_and_say_so(app: App) -> None:
    app.go(CLIENTS, sample="clients")
    app.at.text_input(key="client_search").set_value("priya").run()
    assert len(app.at.table[0].value) == 1
    assert "1 of 10 clients fit these filters: name with “priya”." in app.text
    app.at.text_input(key="client_search").set_value("nobody").run()
    assert "0 of 10 clients fit these filters: name with “nobody”." in app.text
    app.at.text_input(key="client_search").set_value("").run()
    app.at.multiselect(key="client_labels").set_value(["Trail"]).run()
    assert len(app.at.table[0].value) == 3


def test_the_running_week_can_be_shown(app: App) -> None:
    app.go(CLIENTS, sample="clients")
    app.at.button_group(key="roster_week").set_value(0).run()
    assert "this week so far, 17 to 23 August" in app.text


@pytest.mark.parametrize("name", ["Priya S. (sample)"])
def test_choosing_a_client_opens_their_pages(app: App, name: str) -> None:
    app.go(CLIENTS, sample="clients")
    box = app.at.selectbox(key="open_client_0")
    key = next(option for option in box.options if name in option)
    box.select(key).run()
    assert app.titles != ["5 of 10 clients are worth a look"]
    assert app.at.query_params["sample"] == "clients"
    assert app.at.selectbox[0].label == "Runner"


def test_an_own_log_of_one_client(app: App) -> None:
    app.add(sample("athletes/robin-hevy.csv"))
    app.go(CLIENTS)
    assert app.titles == ["1 of 1 client is worth a look"]


@pytest.mark.parametrize("page", [CLIENTS, "coach/review", "coach/group_balance"])
def test_clients_whose_imports_were_all_undone(app: App, page: str) -> None:
    app.add(sample("athletes/robin-hevy.csv"))
    warehouse = cache.own_warehouse()
    one = store.athletes(warehouse)[0].athlete_id
    taken_back = store.imports(warehouse, one)["import_id"].iloc[0]
    ingest.undo_import(warehouse, taken_back, cache.catalogue())
    app.go(page)
    assert len(app.titles) == 1
    if page == CLIENTS:
        assert app.titles == ["Nothing new in 1 client"]
        assert "Nothing logged yet" in app.cells
        assert "No client has a session yet." in app.text
    ingest.restore_import(warehouse, taken_back, cache.catalogue())
    app.go(page)
    assert "Nothing logged yet" not in app.cells
    if page == CLIENTS:
        assert app.titles == ["1 of 1 client is worth a look"]


def test_filters_are_kept_on_the_way_back_and_taken_off_with_one_button(app: App) -> None:
    app.go(CLIENTS, sample="clients")
    app.at.multiselect(key="client_labels").set_value(["Trail"]).run()
    app.at.text_input(key="client_search").set_value("a").run()
    app.at.number_input(key="client_days").set_value(1).run()
    left = len(app.at.table[0].value)
    box = app.at.selectbox(key="open_client_0")
    box.select(box.options[0]).run()
    assert "clients" not in app.titles[0]
    for page in ("coach/group_balance", CLIENTS):
        app.go(page)
        assert f"{left} of 10 clients fit these filters: name with “a”, Trail, no session in 1 day." in app.text
        assert len(app.at.table[0].value) == left
    app.at.button(key="client_show_all").click().run()
    assert len(app.at.table[0].value) == 10
    assert "fit these filters" not in app.text and "Show all" not in app.buttons
    assert not app.at.text_input[0].value
    app.go(CLIENTS)
    assert len(app.at.table[0].value) == 10


def test_filters_of_the_sample_are_not_those_of_ones_own_clients(app: App) -> None:
    app.add(sample("athletes/robin-hevy.csv"))
    app.go(CLIENTS, sample="clients")
    app.at.text_input(key="client_search").set_value("priya").run()
    app.at.button(key="leave_sample").click().run()
    app.go(CLIENTS)
    assert app.titles == ["1 of 1 client is worth a look"]
    assert not app.at.text_input[0].value


def test_several_clients_are_put_into_a_group_and_tagged_at_once(app: App) -> None:
    warehouse = cache.own_warehouse()
    ids = [store.create_athlete(warehouse, name).athlete_id for name in ("Ada", "Bob", "Cy")]
    store.set_labels(warehouse, ids[0], "Club", ["old"])
    app.go(CLIENTS)
    app.at.button(key="labelling_keep").click().run()
    assert "Choose clients, and a group or a tag for them." in app.text
    app.at.multiselect(key="labelling_clients").set_value(ids[:2])
    app.at.selectbox(key="labelling_group").set_value("Club")
    app.at.multiselect(key="labelling_take").set_value(["old"])
    app.at.button(key="labelling_keep").click().run()
    found = store.labels(warehouse).to_numpy().tolist()
    assert found == [[one, "group", "Club"] for one in sorted(ids[:2])]
    app.at.checkbox(key="labelling_everyone").set_value(True)
    app.at.selectbox(key="labelling_group").set_value("No group")
    app.at.button(key="labelling_keep").click().run()
    assert store.labels(warehouse).empty


def test_sample_clients_have_no_labels_to_change(app: App) -> None:
    app.go(CLIENTS, sample="clients")
    assert not [one for one in app.at.button if one.key == "labelling_keep"]


def test_a_name_of_the_list_for_phones_opens_the_client(app: App) -> None:
    app.go(CLIENTS, sample="clients")
    names = [one for one in app.at.button if one.key and one.label.startswith("**")]
    assert [one.label for one in names][:1] == ["**Aiko M\\. \\(sample\\)**"] and len(names) == 10
    names[2].click().run()
    assert app.at.query_params["athlete"] == names[2].key.removeprefix("open_")
    assert app.at.selectbox[0].label == "Runner"
