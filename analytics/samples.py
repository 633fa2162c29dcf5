"""The invented sample athletes in a database of their own, in memory: never mixed with anybody's log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import fields

from analytics import ingest
from analytics import warehouse as store
from analytics.athlete_log import read_log
from analytics.model import AthleteSettings
from analytics.reference import RUNNERS, Catalogue, SampleAnswer, load_samples
from analytics.warehouse import Warehouse

SAMPLE_ADDRESS = ":memory:"
NOON = dt.time(12)


def sample_warehouse(catalogue: Catalogue, which: str = RUNNERS) -> tuple[Warehouse, dt.date]:
    """A fresh in-memory store that holds every sample athlete, and the day on which they are looked at.

    That is the day on which everything in it was added and answered, too.
    """
    warehouse = store.open_warehouse(SAMPLE_ADDRESS)
    with store.written_at(dt.datetime.combine(load_samples(which).today, NOON)):
        return warehouse, fill_with_samples(warehouse, catalogue, which)


def fill_with_samples(warehouse: Warehouse, catalogue: Catalogue, which: str = RUNNERS) -> dt.date:
    """Import every sample athlete into this store, the way a person would; returns the day they are looked at."""
    samples = load_samples(which)
    if samples.coach:
        store.set_coach_name(warehouse, samples.coach)
    for group, changes in samples.groups.items():
        store.change_group_settings(warehouse, group, changes)
    for athlete in samples.athletes:
        athlete_id = store.create_athlete(warehouse, athlete.name, athlete.athlete_id).athlete_id
        for day, mass in athlete.settings.body_masses_kg.items():
            store.set_body_mass(warehouse, athlete_id, day, mass)
        store.change_settings(warehouse, athlete_id, _changed(athlete.settings))
        for file in athlete.files:
            ingest.import_log(warehouse, athlete_id, file, athlete.options, catalogue)
        for one in athlete.tests:
            store.add_self_test(warehouse, athlete_id, one.test_id, one.day, one.left, one.right, today=samples.today)
        for week_start, text in athlete.notes.items():
            store.write_week_note(warehouse, athlete_id, week_start, text)
        for pain in athlete.pain:
            store.add_pain(warehouse, athlete_id, pain.day, pain.area, pain.note, today=samples.today)
        if athlete.locks:
            store.lock_settings(warehouse, athlete_id, athlete.locks, samples.coach, samples.today)
        if athlete.reviewed:
            with store.written_at(dt.datetime.combine(athlete.reviewed, NOON)):
                store.mark_reviewed(warehouse, athlete_id)
        _answer(warehouse, athlete_id, athlete.answers, samples.today, catalogue)
        if athlete.group or athlete.tags:
            store.set_labels(warehouse, athlete_id, athlete.group, athlete.tags)
    return samples.today


def _answer(
    warehouse: Warehouse, athlete_id: str, answers: Sequence[SampleAnswer], today: dt.date, catalogue: Catalogue
) -> None:
    """Say to the flags of the log what the person said. Raises KeyError for an answer to a flag that is not there."""
    if not answers:
        return
    flags = {
        (flag.week_start, flag.rule_id, flag.exercise_id or flag.focus_area or ""): flag
        for flag in read_log(warehouse, [athlete_id], today, catalogue).flags
    }
    for one in answers:
        store.answer_flag(warehouse, flags[one.week_start, one.rule_id, one.about], one.answer)


def _changed(settings: AthleteSettings) -> dict[str, object]:
    """The settings that differ from their default, by name; body masses have a place of their own."""
    default = AthleteSettings()
    names = [field.name for field in fields(AthleteSettings) if field.name != "body_masses_kg"]
    return {name: getattr(settings, name) for name in names if getattr(settings, name) != getattr(default, name)}
