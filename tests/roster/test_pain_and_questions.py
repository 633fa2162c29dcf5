"""What clients say about themselves, and what they were not asked yet, reaches the coach."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from analytics import roster
from analytics import warehouse as store
from analytics.model import FlagAnswer, FlagState, FocusArea, GapAnswer, LoadUnit, Speaker
from analytics.reference import CLIENTS, load_catalogue
from analytics.words import clients as words
from tests.filled import sample_store
from tests.roster.conftest import Coach


@pytest.fixture
def coach() -> Iterator[Coach]:
    """A store of one's own, so that what is noted in one test is not there in the next."""
    warehouse, today = sample_store(CLIENTS)
    yield measured(warehouse, today)
    warehouse.close()


def measured(warehouse: store.Warehouse, today: dt.date) -> Coach:
    athletes = store.athletes(warehouse)
    ids = [one.athlete_id for one in athletes]
    return Coach(warehouse, today, athletes, roster.measure_clients(warehouse, ids, today, load_catalogue()))


def again(coach: Coach) -> Coach:
    return measured(coach.warehouse, coach.today)


def note_pain(coach: Coach, name: str, area: FocusArea, days_ago: int) -> Coach:
    day = coach.today - dt.timedelta(days=days_ago)
    store.add_pain(coach.warehouse, coach.id_of(name), day, area, today=coach.today)
    return again(coach)


def told(coach: Coach, name: str) -> list[str]:
    table = coach.roster()
    names = coach.measured.exercise_names
    units = dict.fromkeys(table.rows["athlete_id"], LoadUnit.KG)
    texts = words.roster_texts(table.rows, table.items, table.flags, coach.measured.bests, names, units)
    [reasons] = texts.loc[texts["athlete_id"] == coach.id_of(name), "reasons"]
    return str(reasons).split("\n")


def test_a_note_of_pain_is_the_first_reason_and_worth_a_look(coach: Coach):
    after = note_pain(coach, "Ciaran", FocusArea.CALVES, 11)
    assert not coach.row("Ciaran")["is_worth_a_look"]
    assert after.row("Ciaran")["is_worth_a_look"]
    assert told(after, "Ciaran") == ["□ Noted calf pain on 12 August"]
    after = note_pain(after, "Maya", FocusArea.CALVES, 2)
    assert told(after, "Maya")[0] == "□ Noted calf pain on 21 August"
    assert told(after, "Maya")[1].startswith("▲ Calves")
    later = note_pain(after, "Maya", FocusArea.CALVES, 10)
    assert told(later, "Maya")[0] == "□ Noted calf pain on 21 August"
    assert told(later, "Maya")[1].startswith("▲ Calves"), "the newest note of an area stands for all"


@pytest.mark.parametrize(("days_ago", "is_told"), [(27, True), (28, False)])
def test_it_is_told_while_its_area_is_left_in_peace(coach: Coach, days_ago: int, is_told: bool):
    """Sunday is today, so four weeks with that of the note began 27 days ago."""
    after = note_pain(coach, "Ciaran", FocusArea.CALVES, days_ago)
    assert after.row("Ciaran")["is_worth_a_look"] is is_told


def test_in_rehab_mode_it_is_told_too(coach: Coach):
    key = coach.id_of("Ciaran")
    store.change_settings(coach.warehouse, key, {"rehab_mode": True})
    assert again(coach).row("Ciaran")["state"] == "care"
    after = note_pain(coach, "Ciaran", FocusArea.FEET, 3)
    assert after.row("Ciaran")["state"] == "look"
    assert told(after, "Ciaran") == ["□ Noted foot pain on 20 August"]


def test_without_any_area_a_client_is_not_said_to_be_learning(coach: Coach):
    store.change_settings(coach.warehouse, coach.id_of("Ciaran"), {"areas_off": frozenset(FocusArea)})
    after = again(coach)
    assert after.row("Ciaran")["state"] == "off"
    assert told(after, "Ciaran") == ["No range in any area: switched off in Settings"]


def test_it_can_be_discussed_and_comes_back_with_another_day_of_the_week(coach: Coach):
    after = note_pain(coach, "Ciaran", FocusArea.CALVES, 5)
    key = coach.id_of("Ciaran")
    items = after.roster().items
    store.mark_discussed(coach.warehouse, key, items.loc[items["athlete_id"] == key, "item"].tolist())
    assert not after.row("Ciaran")["is_worth_a_look"]
    assert note_pain(after, "Ciaran", FocusArea.CALVES, 3).row("Ciaran")["is_worth_a_look"]


def test_it_never_gets_quiet(coach: Coach):
    for days_ago in (26, 18, 10):
        coach = note_pain(coach, "Ciaran", FocusArea.CALVES, days_ago)
    pains = [one for one in coach.flags("Ciaran") if one.rule_id == "pain-note"]
    first, second, _ = sorted(pains, key=lambda one: one.week_start)
    for flag in (first, second):
        store.answer_flag(coach.warehouse, flag, FlagAnswer.NOTICED, Speaker.COACH)
    marked = coach.roster().flags[coach.id_of("Ciaran")]
    states = {one.flag.week_start: one.state for one in marked if one.flag.rule_id == "pain-note"}
    assert list(states.values()) == [FlagState.OPEN, FlagState.ANSWERED, FlagState.ANSWERED]
    assert coach.row("Ciaran")["is_worth_a_look"]


def test_nothing_is_said_about_too_little_of_that_area(coach: Coach):
    low = coach.row("Aiko")
    assert (low["mark_glutes"], low["mark_legs"]) == ("below", "below")
    assert told(coach, "Omar")[0].startswith("○ Feet & arches: no direct work")
    after = note_pain(note_pain(coach, "Aiko", FocusArea.GLUTES, 9), "Omar", FocusArea.FEET, 1)
    row = after.row("Aiko")
    assert (row["mark_glutes"], row["mark_legs"]) == ("noted", "below")
    assert words.cell_text(row, "glutes").startswith("□ −")
    assert [one for one in told(after, "Aiko") if "▽" in one] == ["▽ Legs well below the usual week"]
    assert told(after, "Omar")[0] == "□ Noted foot pain on 22 August"
    assert not [one for one in told(after, "Omar") if one.startswith("○")]


def test_no_new_best_is_praised_in_that_area(coach: Coach):
    [best] = coach.measured.bests.loc[coach.measured.bests["athlete_id"] == coach.id_of("Omar"), "exercise_id"].head(1)
    assert best == "hip_thrust"
    after = note_pain(coach, "Omar", FocusArea.GLUTES, 1)
    bests = after.measured.bests
    assert best not in set(bests.loc[bests["athlete_id"] == coach.id_of("Omar"), "exercise_id"])
    others = coach.measured.bests["athlete_id"] != coach.id_of("Omar")
    assert len(bests[bests["athlete_id"] != coach.id_of("Omar")]) == others.sum()


def test_an_open_question_is_worth_a_look_and_stands_as_one_once_discussed(coach: Coach):
    key = coach.id_of("Hanna")
    store.change_settings(coach.warehouse, key, {"gap_answers": {}})
    after = again(coach)
    row = after.row("Hanna")
    assert (row["state"], row["asked_first"].date()) == ("look", dt.date(2026, 7, 18))
    question = "days without an entry, 18 July to"
    assert told(after, "Hanna")[0].startswith("? ") and question in told(after, "Hanna")[0]
    items = after.roster().items
    store.mark_discussed(coach.warehouse, key, items.loc[items["athlete_id"] == key, "item"].tolist())
    assert after.row("Hanna")["state"] == "question"
    store.change_settings(coach.warehouse, key, {"gap_answers": {dt.date(2026, 7, 18): GapAnswer.RESTED}})
    assert again(after).row("Hanna")["state"] == "back"


def test_a_stretch_that_still_lasts_is_told_once(coach: Coach):
    row = coach.row("Priya")
    assert row["asked_days"] == row["days_since"] - 1
    assert row["asked_last"] is not row["asked_first"] and row["asked_last"] != row["asked_last"]
    assert told(coach, "Priya") == ["○ No strength logged for 16 days"]
