"""Clients who say other things of one exercise are each judged as they would be alone, in roster, archive and log."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from analytics import archive, roster, samples
from analytics import warehouse as store
from analytics.athlete_log import judged_together, read_log
from analytics.model import Flag, FocusArea, Level, NameAnswer
from analytics.reference import CLIENTS, load_catalogue
from analytics.warehouse import Warehouse

CATALOGUE = load_catalogue()


@pytest.fixture
def coach() -> Iterator[tuple[Warehouse, dt.date]]:
    warehouse, today = samples.sample_warehouse(CATALOGUE, CLIENTS)
    yield warehouse, today
    warehouse.close()


def id_of(warehouse: Warehouse, name: str) -> str:
    return next(one.athlete_id for one in store.athletes(warehouse) if one.name.startswith(name))


def key(flag: Flag) -> tuple[str, str, str, str]:
    return (flag.athlete_id, str(flag.week_start), flag.rule_id, flag.text)


def hip_thrust_is_core(warehouse: Warehouse, athlete_id: str) -> None:
    """An athlete whose hip thrusts count for the core only, which they have switched off."""
    store.answer_name(
        warehouse, athlete_id, "hip_thrust", NameAnswer(exercise_id="hip_thrust", credits={FocusArea.CORE: 1.0})
    )
    store.change_settings(warehouse, athlete_id, {"areas_off": frozenset({FocusArea.CORE})})


def test_one_of_many_with_areas_of_their_own_is_judged_as_alone(coach: tuple[Warehouse, dt.date]):
    warehouse, today = coach
    ids = [one.athlete_id for one in store.athletes(warehouse)]
    maya = id_of(warehouse, "Maya")
    before = roster.measure_clients(warehouse, ids, today, CATALOGUE)
    assert [one.rule_id for one in before.flags if one.athlete_id == maya and one.exercise_id == "hip_thrust"]
    hip_thrust_is_core(warehouse, maya)
    measured = roster.measure_clients(warehouse, ids, today, CATALOGUE)
    for athlete_id in ids:
        alone = read_log(warehouse, [athlete_id], today, CATALOGUE)
        first = today - dt.timedelta(days=13)
        told = {
            key(one)
            for one in alone.flags
            if one.week_start >= first and (one.level is not Level.INFO or one.rule_id == "pain-note")
        }
        assert {key(one) for one in measured.flags if one.athlete_id == athlete_id} == told
    assert not [one for one in measured.flags if one.athlete_id == maya and one.exercise_id == "hip_thrust"]
    assert len(measured.clients) == len(before.clients)


def test_an_export_tells_the_flags_of_each_alone(coach: tuple[Warehouse, dt.date], tmp_path: Path):
    warehouse, today = coach
    hip_thrust_is_core(warehouse, id_of(warehouse, "Maya"))
    path = tmp_path / "all.zip"
    archive.export_all(warehouse, path, today, CATALOGUE)
    logs = [read_log(warehouse, [one.athlete_id], today, CATALOGUE) for one in store.athletes(warehouse)]
    alone = [one for log in logs for one in log.flags]
    assert flags_in(path) == sorted(key(one) for one in alone)


def flags_in(path: Path) -> list[tuple[str, str, str, str]]:
    with zipfile.ZipFile(path) as opened:
        rows = csv.DictReader(io.StringIO(opened.read("tidy/flags.csv").decode()))
        return sorted((row["athlete_id"], row["week_start"][:10], row["rule_id"], row["text"]) for row in rows)


def test_only_who_says_otherwise_stands_apart():
    with store.open_warehouse(":memory:") as warehouse:
        ids = [store.create_athlete(warehouse, name).athlete_id for name in ("A", "B", "C", "D")]
        assert judged_together(warehouse, ids) == [ids]
        assert judged_together(warehouse, []) == []
        store.answer_name(warehouse, ids[0], "Statue", NameAnswer(credits={FocusArea.CORE: 1.0}))
        store.answer_name(warehouse, ids[1], "Statue", NameAnswer(credits={FocusArea.CORE: 1.0}))
        store.answer_name(warehouse, ids[2], "My plank", NameAnswer(exercise_id="plank"))
        assert judged_together(warehouse, ids) == [ids]
        store.answer_name(warehouse, ids[2], "Statue", NameAnswer(credits={FocusArea.FEET: 1.0}))
        assert judged_together(warehouse, ids) == [ids[:2], [ids[2]], [ids[3]]]
        store.answer_name(warehouse, None, "plank", NameAnswer(exercise_id="plank", credits={FocusArea.CORE: 0.5}))
        assert judged_together(warehouse, ids) == [ids[:2], [ids[2]], [ids[3]]]
