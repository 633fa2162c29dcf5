"""Athletes, their settings and answers: every change is kept whole and moves the data version on."""

from __future__ import annotations

import datetime as dt

import pytest

from analytics import warehouse as store
from analytics.model import (
    AthleteSettings,
    Category,
    EvenstrideError,
    Experience,
    FlagAnswer,
    FocusArea,
    GapAnswer,
    Goal,
    LoadUnit,
    Lock,
    Measure,
    NameAnswer,
    RunKind,
    Sex,
    UnknownAthleteError,
    WeekStart,
)
from analytics.warehouse.athlete_records import TABLES_OF_ATHLETE
from tests.warehouse.build import decide_everything, log, new_athlete, take
from tests.words.build import flag


def test_a_new_athlete_has_every_default(warehouse):
    ada = store.create_athlete(warehouse, "  Ada   Lovelace ")
    assert (ada.name, ada.settings, ada.data_version) == ("Ada Lovelace", AthleteSettings(), 1)
    assert store.find_athlete(warehouse, "ada lovelace") == store.find_athlete(warehouse, ada.athlete_id) == ada


@pytest.mark.parametrize("name", ["", "  \n", "ADA"])
def test_names_are_neither_blank_nor_taken(warehouse, ada, name):
    bob = store.create_athlete(warehouse, "Bob")
    for attempt in (
        lambda: store.create_athlete(warehouse, name),
        lambda: store.rename_athlete(warehouse, bob.athlete_id, name),
    ):
        with pytest.raises(EvenstrideError):
            attempt()
    assert [athlete.name for athlete in store.athletes(warehouse)] == ["Ada", "Bob"]


def test_a_name_may_change_its_case(warehouse, ada):
    store.rename_athlete(warehouse, ada, "ADA")
    assert store.find_athlete(warehouse, "ada").name == "ADA"


def test_who_is_unknown_is_told_who_is_known(warehouse, ada):
    with pytest.raises(UnknownAthleteError, match=r"called Zoe.*Ada"):
        store.find_athlete(warehouse, "Zoe")
    for write in (
        lambda: store.change_settings(warehouse, "nobody", {"goal": "build"}),
        lambda: store.set_body_mass(warehouse, "nobody", dt.date(2026, 1, 1), 70),
        lambda: store.answer_name(warehouse, "nobody", "Squat", NameAnswer("squat")),
        lambda: store.rename_athlete(warehouse, "nobody", "Zoe"),
        lambda: store.delete_athlete(warehouse, "nobody"),
    ):
        with pytest.raises(UnknownAthleteError):
            write()


SETTINGS = {
    "level": Experience.NEW,
    "goal": Goal.BUILD,
    "week_start": WeekStart.SUNDAY,
    "load_unit": LoadUnit.LB,
    "age_years": 61,
    "sex": Sex.FEMALE,
    "rehab_mode": True,
    "targets": {FocusArea.FEET: 0.25, FocusArea.CORE: 0.75},
    "thresholds": {"sets-jump.share_new": 0.15},
    "rules_off": frozenset({"plyo-cap", "balance"}),
    "rules_on": frozenset({"calf-norm"}),
    "areas_off": frozenset({FocusArea.FEET}),
    "gap_answers": {dt.date(2026, 1, 5): GapAnswer.ILL},
    "down_weeks": frozenset({dt.date(2026, 2, 2), dt.date(2026, 3, 2)}),
    "locks": {"area.core": Lock("Jo", dt.date(2026, 1, 2))},
}


def test_every_setting_is_kept_and_can_be_taken_back(warehouse, ada):
    store.set_body_mass(warehouse, ada, dt.date(2026, 1, 1), None)
    changed = store.change_settings(warehouse, ada, SETTINGS)
    assert changed == store.settings(warehouse, ada) == AthleteSettings(**SETTINGS)
    fields = set(AthleteSettings.__dataclass_fields__) - {"body_masses_kg"}
    assert fields == set(SETTINGS)
    assert store.change_settings(warehouse, ada, dict.fromkeys(SETTINGS)) == AthleteSettings()


def test_marked_weeks_stay_marked_when_weeks_begin_on_another_day(warehouse, ada):
    monday, sunday = dt.date(2026, 2, 2), dt.date(2026, 2, 1)
    store.change_settings(warehouse, ada, {"down_weeks": {monday}})
    assert store.change_settings(warehouse, ada, {"week_start": "sunday"}).down_weeks == {sunday}
    held = store.change_settings(warehouse, ada, {"down_weeks": {sunday, dt.date(2026, 2, 8)}})
    assert held.down_weeks == {sunday, dt.date(2026, 2, 8)}
    back = store.change_settings(warehouse, ada, {"week_start": "monday"})
    assert back.down_weeks == {monday, dt.date(2026, 2, 9)}


def test_settings_may_be_given_as_plain_text(warehouse, ada):
    changed = store.change_settings(
        warehouse, ada, {"level": "new", "gap_answers": {"2026-01-05": "ill"}, "down_weeks": ["2026-02-02"]}
    )
    assert changed.level is Experience.NEW and changed.gap_answers == {dt.date(2026, 1, 5): GapAnswer.ILL}
    assert changed.down_weeks == {dt.date(2026, 2, 2)}


@pytest.mark.parametrize(
    "changes", [{"shoe_size": 43}, {"level": "expert"}, {"targets": 3}, {"goal": "build", "age_years": "x"}]
)
def test_what_is_no_setting_changes_nothing(warehouse, ada, changes):
    before = store.find_athlete(warehouse, ada)
    with pytest.raises(EvenstrideError):
        store.change_settings(warehouse, ada, changes)
    assert store.find_athlete(warehouse, ada) == before


def test_body_masses_have_days(warehouse):
    ada = new_athlete(warehouse, body_mass_kg=None)
    for day, kg in ((9, 81.0), (2, 80.0), (9, 82.0), (5, 79.0), (5, None)):
        store.set_body_mass(warehouse, ada, dt.date(2026, 3, day), kg)
    masses = store.settings(warehouse, ada).body_masses_kg
    assert list(masses.items()) == [(dt.date(2026, 3, 2), 80.0), (dt.date(2026, 3, 9), 82.0)]
    for kg in (0, 19.9, 401, float("nan")):
        with pytest.raises(EvenstrideError):
            store.set_body_mass(warehouse, ada, dt.date(2026, 3, 9), kg)


def test_answers_on_names_are_kept(warehouse, ada):
    own = NameAnswer(
        credits={FocusArea.CORE: 1.0, FocusArea.LEGS: 0.5}, category=Category.BALANCE, measure=Measure.HOLD
    )
    store.answer_name(warehouse, ada, 'Käfer, "tot"', NameAnswer("dead_bug"))
    store.answer_name(warehouse, ada, 'Käfer, "tot"', own)
    store.answer_name(warehouse, ada, "Run", NameAnswer(category=Category.CARDIO))
    assert store.name_answers(warehouse, ada) == {'Käfer, "tot"': own, "Run": NameAnswer(category=Category.CARDIO)}
    store.forget_name_answer(warehouse, ada, "Run")
    assert list(store.name_answers(warehouse, ada)) == ['Käfer, "tot"']


def test_an_answer_for_everybody_holds_for_each_athlete_who_has_none_of_their_own(warehouse, ada):
    bob = new_athlete(warehouse, "Bob")
    store.answer_name(warehouse, None, "Zorbing", NameAnswer("squat"))
    store.answer_name(warehouse, bob, "Zorbing", NameAnswer("plank"))
    assert store.name_answers(warehouse, ada) == store.shared_answers(warehouse) == {"Zorbing": NameAnswer("squat")}
    assert store.name_answers(warehouse, bob) == store.own_answers(warehouse, bob) == {"Zorbing": NameAnswer("plank")}
    assert store.own_answers(warehouse, ada) == {}
    store.forget_name_answer(warehouse, bob, "Zorbing")
    assert store.name_answers(warehouse, bob) == {"Zorbing": NameAnswer("squat")}
    store.forget_name_answer(warehouse, None, "Zorbing")
    assert store.name_answers(warehouse, bob) == {}


def test_an_answer_for_everybody_moves_every_data_version_on(warehouse, ada):
    athletes = [ada, new_athlete(warehouse, "Bob")]
    before = [store.data_version(warehouse, one) for one in athletes]
    store.answer_name(warehouse, None, "Zorbing", NameAnswer("squat"))
    answered = [store.data_version(warehouse, one) for one in athletes]
    store.forget_name_answer(warehouse, None, "Zorbing")
    assert all(
        one < two < store.data_version(warehouse, who) for who, one, two in zip(athletes, before, answered, strict=True)
    )


def test_every_write_moves_the_data_version_on(warehouse, ada):
    versions = [store.data_version(warehouse, ada)]
    for write in (
        lambda: store.change_settings(warehouse, ada, {"goal": "build"}),
        lambda: store.set_body_mass(warehouse, ada, dt.date(2026, 1, 1), 70),
        lambda: store.answer_name(warehouse, ada, "Squat", NameAnswer("squat")),
        lambda: store.forget_name_answer(warehouse, ada, "Squat"),
        lambda: store.rename_athlete(warehouse, ada, "Augusta"),
        lambda: take(warehouse, ada, log("2026-03-02 07:00, squat, reps=5")),
    ):
        write()
        versions.append(store.data_version(warehouse, ada))
    assert versions == sorted(set(versions))


def test_deleting_an_athlete_takes_everything_of_theirs_and_nothing_else(warehouse, ada):
    bob = new_athlete(warehouse, "Bob")
    for athlete_id in (ada, bob):
        take(warehouse, athlete_id, log("2026-03-02 07:00, squat, reps=5"))
        store.answer_name(warehouse, athlete_id, "Squat", NameAnswer("squat"))
        store.change_settings(warehouse, athlete_id, {"goal": "build"})
        store.answer_flag(warehouse, flag()._replace(athlete_id=athlete_id), FlagAnswer.PLANNED)
        store.write_week_note(warehouse, athlete_id, dt.date(2026, 3, 2), "A note")
        decide_everything(warehouse, athlete_id)
        day = dt.date(2026, 3, 2)
        store.add_self_test(warehouse, athlete_id, "heel-raise", day, 20, 25, today=day)
        store.add_run(warehouse, athlete_id, day, RunKind.HARD, today=day)
        store.add_pain(warehouse, athlete_id, day, FocusArea.CALVES, today=day)
        store.set_labels(warehouse, athlete_id, "Marathon", ["new"])
        store.mark_discussed(warehouse, athlete_id, ["quiet|2026-03-02"])
        store.write_client_note(warehouse, athlete_id, "Likes hills")
        store.add_to_batch(warehouse, "batch", athlete_id, "import", dt.datetime(2026, 3, 2))
    store.delete_athlete(warehouse, ada)
    tables = [
        name
        for (name,) in warehouse.rows(
            "SELECT table_name FROM information_schema.columns WHERE column_name = 'athlete_id' ORDER BY 1"
        )
    ]
    assert set(tables) == set(TABLES_OF_ATHLETE)
    for table in tables:
        owners = warehouse.rows(f"SELECT DISTINCT athlete_id FROM {table}")  # noqa: S608 - names of tables
        assert owners == [(bob,)], table
    assert [one.kind for one in store.overrides(warehouse, bob)] == ["kept", "loads", "session", "set", "value"]
