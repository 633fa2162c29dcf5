"""Answers that are worked out once. The only place with st.cache_*.

Every key names whose data it is: the source (a database, or the samples; and how its reader writes numbers and days, as
many answers hold sentences), the athlete and their data version. Frames come back shared and without a copy, so nobody
may change one in place.
"""

from __future__ import annotations

import atexit
import datetime as dt
import gc
import os
import zoneinfo
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from analytics import archive, ingest, metrics, planner, reference, reports, samples, starter
from analytics import exercise_log as exercise
from analytics import log_check as log_check_of
from analytics import warehouse as store
from analytics.athlete_log import AthleteLog, read_log
from analytics.charts import weekly_lens, weekly_rows
from analytics.charts.theme import Mode
from analytics.counted import Counted, count_sets
from analytics.guidance import mark_flags, range_steps
from analytics.importers import identify
from analytics.importers.table_columns import headings, matched_columns
from analytics.model import (
    Athlete,
    AthleteSettings,
    EffortLogged,
    FocusArea,
    Importer,
    ImportOptions,
    ImportReport,
    LoadUnit,
    LogFile,
    MarkedFlag,
    Question,
    RangeSteps,
)
from analytics.name_list import LoggedName, name_list
from analytics.planned_exercises import CheckedExercise, PlannedExercise, check_exercises
from analytics.reference.guide import SHARED
from analytics.roster import Measured, Roster, roster_table
from analytics.suggestions import Suggestion, suggest
from analytics.warehouse import Warehouse
from analytics.words import clients
from analytics.words.runner import area_name
from analytics.words.week import Best, Week, read_week
from analytics.writing import present
from pages.shared import past
from pages.shared.kept_clients import KeptClients

SAMPLE = "sample"


@dataclass(frozen=True)
class StoredImport:
    """One import that counts."""

    import_id: str
    imported_at: dt.datetime  # UTC
    report: ImportReport


@st.cache_resource(show_spinner=False)
def settle_memory() -> None:
    """Once a process: everything imported so far is left alone by the garbage collector, which runs after each run."""
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)  # so that the libraries can take themselves apart in order


def database_address() -> str:
    """Where the log is kept: EVENSTRIDE_DATABASE, else the usual place of this system."""
    return os.environ.get("EVENSTRIDE_DATABASE") or str(store.default_address())


@st.cache_resource(show_spinner=False)
def _open(address: str) -> Warehouse:
    warehouse = store.open_warehouse(address)
    atexit.register(warehouse.close)
    return warehouse


@st.cache_resource(show_spinner=False)
def _samples(which: str) -> tuple[Warehouse, dt.date]:
    return samples.sample_warehouse(catalogue(), which)


@st.cache_resource(show_spinner=False)
def _restores(address: str) -> list[str]:
    return []


def own_source() -> str:
    """Names the person's own data for the keys of this module; another name after each export that was put back in.

    What comes back brings ids and data versions that may have been answered for before.
    """
    address = database_address()
    return f"{address} {len(_restores(address))} {present()}"


def put_back(path: Path) -> archive.Restored:
    """An export into the person's own database. Raises FileRefusedError."""
    restored = archive.restore(own_warehouse(), path)
    _restores(database_address()).append(path.name)
    return restored


def own_warehouse() -> Warehouse:
    """The person's own database. Raises StoreBusyError or StoreError, each with a sentence."""
    return _open(database_address())


def sample_warehouse(which: str) -> tuple[Warehouse, dt.date]:
    """The database of the invented runners or clients, in memory, and the day that is today there."""
    return _samples(which)


def sample_source(which: str) -> str:
    """Names whose data it is, for the keys of this module."""
    return f"{SAMPLE} {which} {present()}"


@st.cache_resource(show_spinner=False)
def sample_names(which: str) -> tuple[str, ...]:
    """Names of the invented athletes in the order in which they are shown; the first one is opened."""
    return tuple(one.name for one in reference.load_samples(which).athletes)


@st.cache_resource(show_spinner=False)
def catalogue() -> reference.Catalogue:
    """Exercises, aliases and areas."""
    return reference.load_catalogue()


@st.cache_resource(show_spinner=False)
def guide() -> reference.Guide:
    """Every rule's numbers, texts and sources."""
    return reference.load_guide()


@st.cache_resource(show_spinner="Measuring the log", max_entries=24)
def _athlete_log(source: str, athlete_id: str, data_version: int, today: dt.date, _warehouse: Warehouse) -> AthleteLog:
    return read_log(_warehouse, [athlete_id], today, catalogue())


def athlete_log(source: str, warehouse: Warehouse, athlete: Athlete, today: dt.date) -> AthleteLog:
    """One athlete's log, measured and judged."""
    return _athlete_log(source, athlete.athlete_id, athlete.data_version, today, warehouse)


@st.cache_resource(show_spinner=False, max_entries=24)
def _marked_flags(
    source: str,
    athlete_id: str,
    data_version: int,
    today: dt.date,
    answer_version: int,
    _of: tuple[Warehouse, AthleteLog],
) -> tuple[MarkedFlag, ...]:
    warehouse, log = _of
    return tuple(mark_flags(log.flags, store.flag_answers(warehouse, [athlete_id])))


def marked_flags(source: str, warehouse: Warehouse, athlete: Athlete, log: AthleteLog) -> tuple[MarkedFlag, ...]:
    """Every flag of the athlete's log with what was said to it, newest week first."""
    version = store.answer_version(warehouse)
    return _marked_flags(source, athlete.athlete_id, athlete.data_version, log.today, version, (warehouse, log))


@st.cache_resource(show_spinner=False, max_entries=48)
def _week_notes(source: str, athlete_id: str, answer_version: int, _warehouse: Warehouse) -> Mapping[dt.date, str]:
    notes = store.week_notes(_warehouse, [athlete_id])
    return {day.date(): note for day, note in zip(notes["week_monday"], notes["note"], strict=True)}


def week_notes(source: str, warehouse: Warehouse, athlete: Athlete) -> Mapping[dt.date, str]:
    """The Monday that names a week -> the note kept with it."""
    return _week_notes(source, athlete.athlete_id, store.answer_version(warehouse), warehouse)


@st.cache_resource(show_spinner=False, max_entries=96)
def _made_of(
    source: str,
    athlete_id: str,
    data_version: int,
    today: dt.date,
    which: tuple[dt.date, int, str],
    _log: AthleteLog,
) -> pd.DataFrame:
    week_start, week_count, area = which
    return metrics.made_of(_log.session_exercises, week_start, area, week_count=week_count)


def made_of(
    source: str, athlete: Athlete, log: AthleteLog, week_start: dt.date, area: str, *, week_count: int = 1
) -> pd.DataFrame:
    """The exercises that an area's figure of one week or several is made of (MADE_OF)."""
    which = (week_start, week_count, area)
    return _made_of(source, athlete.athlete_id, athlete.data_version, log.today, which, log)


@st.cache_resource(show_spinner=False, max_entries=48)
def _week_sets(
    source: str, athlete_id: str, data_version: int, week_start: dt.date, _warehouse: Warehouse
) -> past.History:
    until = week_start + dt.timedelta(days=6)
    return past.history(store.read_sets(_warehouse, [athlete_id], catalogue(), since=week_start, until=until), {})


def week_sets(source: str, warehouse: Warehouse, athlete: Athlete, week_start: dt.date) -> past.History:
    """Every set of the week that begins on that day, newest session first."""
    return _week_sets(source, athlete.athlete_id, athlete.data_version, week_start, warehouse)


@st.cache_resource(show_spinner=False, max_entries=24)
def _load_trend(
    source: str, athlete_id: str, data_version: int, today: dt.date, _warehouse: Warehouse
) -> tuple[pd.DataFrame, EffortLogged]:
    efforts = store.session_efforts(_warehouse, [athlete_id], catalogue(), until=today)
    return metrics.load_trend(efforts, today), metrics.effort_logged(efforts, today)


def load_trend(
    source: str, warehouse: Warehouse, athlete: Athlete, today: dt.date
) -> tuple[pd.DataFrame, EffortLogged]:
    """(LOAD_TREND of the athlete's whole log, what the newest sessions hold of it)."""
    return _load_trend(source, athlete.athlete_id, athlete.data_version, today, warehouse)


@st.cache_resource(show_spinner=False, max_entries=480)
def _area_row(
    source: str,
    athlete_id: str,
    data_version: int,
    today: dt.date,
    shown: tuple[FocusArea, str, int, LoadUnit, bool, Mode],
    said: Mapping[dt.date, str],
    _weeks: tuple[pd.DataFrame, pd.DataFrame],
) -> tuple[weekly_lens.Row, Any]:
    area, lens, _, unit, _, mode = shown
    row = weekly_lens.read_row(*_weeks, area, lens, unit)
    return row, weekly_rows.weekly_area_chart(row, area=area, label=area_name(area), mode=mode, said=said)


def area_row(
    source: str,
    athlete: Athlete,
    log: AthleteLog,
    area: FocusArea,
    weeks: tuple[pd.DataFrame, pd.DataFrame],
    *,
    lens: str,
    span: int,
    has_ended: bool,
    mode: Mode,
    said: Mapping[dt.date, str],
) -> tuple[weekly_lens.Row, Any]:
    """The last `span` weeks of one area and the figure of its chart; `weeks` are those of WEEKLY and BAND."""
    shown = (area, lens, span, athlete.settings.load_unit, has_ended, mode)
    return _area_row(source, athlete.athlete_id, athlete.data_version, log.today, shown, said, weeks)


@st.cache_resource(show_spinner=False, max_entries=24)
def _logged_exercises(
    source: str, athlete_id: str, data_version: int, today: dt.date, _log: AthleteLog
) -> tuple[exercise.Logged, ...]:
    return exercise.logged_exercises(_log)


def logged_exercises(source: str, athlete: Athlete, log: AthleteLog) -> tuple[exercise.Logged, ...]:
    """Every exercise of the athlete's log, most sets first."""
    return _logged_exercises(source, athlete.athlete_id, athlete.data_version, log.today, log)


@st.cache_resource(show_spinner=False, max_entries=64)
def _moves(
    source: str,
    athlete_id: str,
    data_version: int,
    today: dt.date,
    key: str,
    equipment: str | None,
    errors: frozenset[dt.date],
    _of: tuple[AthleteLog, Athlete, exercise.Logged],
) -> exercise.Moves:
    log, athlete, one = _of
    return exercise.moves(log, one, athlete.settings.load_unit, equipment, errors)


def moves(
    source: str,
    athlete: Athlete,
    log: AthleteLog,
    one: exercise.Logged,
    equipment: str | None,
    errors: frozenset[dt.date],
) -> exercise.Moves:
    """How one exercise of the athlete moves, over the whole log; with one equipment, or all of it together.

    `errors`: see exercise_log.error_weeks.
    """
    of = log, athlete, one
    return _moves(source, athlete.athlete_id, athlete.data_version, log.today, one.key, equipment, errors, of)


@st.cache_resource(show_spinner=False, max_entries=24)
def _exercise_lines(
    source: str, athlete_id: str, data_version: int, today: dt.date, _of: tuple[AthleteLog, Athlete]
) -> tuple[exercise.Line, ...]:
    log, athlete = _of
    return exercise.lines(log, logged_exercises(source, athlete, log), athlete.settings.load_unit)


def exercise_lines(source: str, athlete: Athlete, log: AthleteLog) -> tuple[exercise.Line, ...]:
    """How every exercise of the athlete moved of late, most sets first."""
    return _exercise_lines(source, athlete.athlete_id, athlete.data_version, log.today, (log, athlete))


@st.cache_resource(show_spinner=False, max_entries=24)
def _recent_best(
    source: str, athlete_id: str, data_version: int, today: dt.date, since: dt.date, _of: tuple[AthleteLog, Athlete]
) -> Best | None:
    log, athlete = _of
    exercises = logged_exercises(source, athlete, log)
    return exercise.recent_best(log, exercises, since, athlete.settings.load_unit)


def recent_best(source: str, athlete: Athlete, log: AthleteLog, since: dt.date) -> Best | None:
    """A new best of the athlete since that day, of the exercise with most sets."""
    return _recent_best(source, athlete.athlete_id, athlete.data_version, log.today, since, (log, athlete))


@st.cache_resource(show_spinner=False, max_entries=24)
def _sides(source: str, athlete_id: str, data_version: int, today: dt.date, _log: AthleteLog) -> pd.DataFrame:
    return metrics.sides(_log.session_exercises, today)


def sides(source: str, athlete: Athlete, log: AthleteLog) -> pd.DataFrame:
    """Left beside right of the athlete's last weeks (SIDES)."""
    return _sides(source, athlete.athlete_id, athlete.data_version, log.today, log)


@st.cache_resource(show_spinner=False, max_entries=24)
def _rhythm_weeks(
    source: str, athlete_id: str, data_version: int, today: dt.date, has_ended: bool, _log: AthleteLog
) -> tuple[pd.DataFrame, pd.DataFrame, metrics.StrengthDays]:
    weeks = metrics.rhythm_weeks(_log.weekly, _log.gaps)
    if has_ended:  # the last week of an old log is over
        weeks = weeks.assign(is_complete=True)
    return weeks, metrics.rhythm(weeks), metrics.strength_days(_log.sessions, weeks)


def rhythm_weeks(
    source: str, athlete: Athlete, log: AthleteLog, *, has_ended: bool
) -> tuple[pd.DataFrame, pd.DataFrame, metrics.StrengthDays]:
    """RHYTHM_WEEKS and RHYTHM of the athlete, and the days with a session."""
    return _rhythm_weeks(source, athlete.athlete_id, athlete.data_version, log.today, has_ended, log)


@st.cache_resource(show_spinner=False, max_entries=24)
def _week(
    source: str, athlete_id: str, data_version: int, today: dt.date, has_ended: bool, _of: tuple[Any, ...]
) -> Week:
    log, athlete, last_day = _of
    return read_week(
        log.weekly,
        log.bands,
        log.gaps,
        today=today,
        last_day=last_day,
        weeks_needed=int(guide().value(SHARED, "history_weeks", athlete.settings)),
        is_off=athlete.settings.rehab_mode,
        has_ended=has_ended,
        quiet=log.quiet_areas,
    )


def week(source: str, athlete: Athlete, log: AthleteLog, last_day: dt.date, *, has_ended: bool) -> Week:
    """The running week as the page *This week* speaks about it."""
    of = (log, athlete, last_day)
    return _week(source, athlete.athlete_id, athlete.data_version, log.today, has_ended, of)


@st.cache_resource(show_spinner=False, max_entries=48)
def _range_steps(
    source: str, athlete_id: str, data_version: int, today: dt.date, week_start: dt.date, _log: AthleteLog
) -> tuple[RangeSteps, ...]:
    return tuple(range_steps(_log.evidence, athlete_id, week_start))


def ranges(source: str, athlete: Athlete, log: AthleteLog, week_start: dt.date) -> tuple[RangeSteps, ...]:
    """How the ranges of a week were made, in body order; none for a week that has no band."""
    return _range_steps(source, athlete.athlete_id, athlete.data_version, log.today, week_start, log)


@st.cache_resource(show_spinner=False, max_entries=24)
def _next_week(source: str, athlete_id: str, data_version: int, today: dt.date, _log: AthleteLog) -> planner.NextWeek:
    return planner.next_week(_log, athlete_id, catalogue())


def next_week(source: str, athlete: Athlete, log: AthleteLog) -> planner.NextWeek:
    """The ranges of the athlete's week to come."""
    return _next_week(source, athlete.athlete_id, athlete.data_version, log.today, log)


@st.cache_resource(show_spinner=False, max_entries=24)
def _checked_exercises(
    source: str,
    athlete_id: str,
    data_version: int,
    today: dt.date,
    planned: tuple[PlannedExercise, ...],
    _of: tuple[AthleteLog, planner.NextWeek],
) -> list[CheckedExercise]:
    return check_exercises(_of[0], athlete_id, _of[1], planned)


def checked_exercises(
    source: str, athlete: Athlete, log: AthleteLog, week: planner.NextWeek, planned: Sequence[PlannedExercise]
) -> list[CheckedExercise]:
    """Exercises planned for the week to come, beside the guide."""
    key = (source, athlete.athlete_id, athlete.data_version, log.today, tuple(planned))
    return _checked_exercises(*key, (log, week))


@st.cache_resource(show_spinner=False, max_entries=24)
def _start(
    source: str,
    athlete_id: str,
    data_version: int,
    today: dt.date | None,
    _of: tuple[Athlete | None, AthleteLog | None],
) -> starter.Start:
    athlete, log = _of
    settings = athlete.settings if athlete else AthleteSettings()
    return starter.start(log, athlete_id, settings, catalogue())


def start(source: str, athlete: Athlete | None, log: AthleteLog | None) -> starter.Start:
    """Where the athlete stands for the starter guide; without a log at its beginning."""
    who, version = (athlete.athlete_id, athlete.data_version) if athlete else ("", 0)
    return _start(source, who, version, log.today if log else None, (athlete, log))


@st.cache_resource(show_spinner=False, max_entries=4)
def _kept_clients(source: str, today: dt.date) -> KeptClients:
    return KeptClients()


@st.cache_resource(show_spinner=False, max_entries=8)
def _roster(
    source: str,
    today: dt.date,
    version: tuple[int, ...],
    weeks_ago: int,
    _of: tuple[Measured, Warehouse, Sequence[Athlete]],
) -> tuple[Roster, pd.DataFrame]:
    measured, warehouse, athletes = _of
    ids = [one.athlete_id for one in athletes]
    answers, discussed = store.flag_answers(warehouse, ids), store.discussed(warehouse, ids)
    table = roster_table(measured, athletes, answers, discussed, weeks_ago)
    units = {one.athlete_id: one.settings.load_unit for one in athletes}
    names = measured.exercise_names
    return table, clients.roster_texts(table.rows, table.items, table.flags, measured.bests, names, units)


def measured(source: str, warehouse: Warehouse, athletes: Sequence[Athlete], today: dt.date) -> Measured:
    """All these clients measured and judged; only those that changed are measured anew."""
    return _kept_clients(source, today).up_to_date(warehouse, athletes, today, catalogue())


def roster(
    source: str, warehouse: Warehouse, athletes: Sequence[Athlete], today: dt.date, weeks_ago: int
) -> tuple[Roster, pd.DataFrame]:
    """(the coach's table, ROSTER_TEXTS beside its rows)."""
    everyone = measured(source, warehouse, athletes, today)
    turn = _kept_clients(source, today).turn
    version = (turn, store.answer_version(warehouse), store.coaching_version(warehouse))
    return _roster(source, today, version, weeks_ago, (everyone, warehouse, athletes))


@st.cache_resource(show_spinner="Setting the page", max_entries=24)
def _hand_over(
    source: str,
    athlete_id: str,
    data_version: int,
    answer_version: int,
    today: dt.date,
    choice: reports.Choice,
    _of: tuple[Warehouse, Athlete],
) -> reports.HandOver:
    warehouse, athlete = _of
    log = athlete_log(source, warehouse, athlete, today)
    then = log
    if reports.has_ended(log, today):
        then = athlete_log(source, warehouse, athlete, log.sessions["local_day"].max().date())
    return reports.hand_over(
        then,
        athlete,
        next_week(source, athlete, log),
        counted(source, warehouse, athlete),
        store.flag_answers(warehouse, [athlete_id]),
        store.week_notes(warehouse, [athlete_id]),
        guide(),
        choice,
        today,
    )


def hand_over(
    source: str, warehouse: Warehouse, athlete: Athlete, today: dt.date, choice: reports.Choice
) -> reports.HandOver:
    """The athlete's page to hand over, with what was chosen for it."""
    version = store.answer_version(warehouse)
    return _hand_over(source, athlete.athlete_id, athlete.data_version, version, today, choice, (warehouse, athlete))


@st.cache_resource(show_spinner="Setting the page", max_entries=24)
def _page_picture(words_of_page: str, _page: reports.HandOver) -> bytes:
    return reports.as_picture(_page)


def page_picture(page: reports.HandOver) -> bytes:
    """The page as a PNG; its words, with all its numbers, are the key."""
    return _page_picture(repr(page), page)


@st.cache_resource(show_spinner=False, max_entries=24)
def _needs_other_fonts(words_of_page: str, _page: reports.HandOver) -> bool:
    return reports.needs_other_fonts(_page)


def needs_other_fonts(page: reports.HandOver) -> bool:
    """Whether the page holds letters that the fonts which come along do not have."""
    return _needs_other_fonts(repr(page), page)


@st.cache_resource(show_spinner="Reading the log", max_entries=6)
def _history(source: str, athlete_id: str, data_version: int, _warehouse: Warehouse) -> past.History:
    sets = store.read_sets(_warehouse, [athlete_id], catalogue())
    logged = store.corrected_values(_warehouse, athlete_id)
    return past.history(sets, store.own_answers(_warehouse, athlete_id), logged)


def history(source: str, warehouse: Warehouse, athlete: Athlete) -> past.History:
    """Every set of the athlete, newest session first."""
    return _history(source, athlete.athlete_id, athlete.data_version, warehouse)


@st.cache_resource(show_spinner=False, max_entries=24)
def _imports(source: str, athlete_id: str, data_version: int, _warehouse: Warehouse) -> tuple[StoredImport, ...]:
    frame = store.imports(_warehouse, athlete_id)
    return tuple(
        StoredImport(row["import_id"], row["imported_at"], store.import_report(_warehouse, row["import_id"]))
        for row in frame[frame["undone_at"].isna()].to_dict("records")
    )


def imports(source: str, warehouse: Warehouse, athlete: Athlete) -> tuple[StoredImport, ...]:
    """The athlete's imports, newest first, each with its report; undone ones left out."""
    return _imports(source, athlete.athlete_id, athlete.data_version, warehouse)


@st.cache_resource(show_spinner=False, max_entries=24)
def _counted(source: str, athlete_id: str, data_version: int, _warehouse: Warehouse) -> Counted:
    return count_sets(_warehouse, athlete_id, catalogue())


def counted(source: str, warehouse: Warehouse, athlete: Athlete) -> Counted:
    """How many of the sets in the athlete's files count somewhere."""
    return _counted(source, athlete.athlete_id, athlete.data_version, warehouse)


@st.cache_resource(show_spinner="Looking through the log", max_entries=6)
def _log_check(
    source: str, athlete_id: str, data_version: int, today: dt.date, _warehouse: Warehouse
) -> log_check_of.LogCheck:
    return log_check_of.read_check(_warehouse, athlete_id, today, catalogue())


def log_check(source: str, warehouse: Warehouse, athlete: Athlete, today: dt.date) -> log_check_of.LogCheck:
    """What in the athlete's log is worth a second look."""
    return _log_check(source, athlete.athlete_id, athlete.data_version, today, warehouse)


@st.cache_resource(show_spinner=False, max_entries=32)
def _importer(sha256: str, _file: LogFile) -> Importer:
    return identify(_file)


def importer_of(file: LogFile) -> Importer:
    """The format of a file. Raises FileRefusedError."""
    return _importer(file.sha256, file)


@st.cache_resource(show_spinner="Reading the file", max_entries=64)
def _questions(sha256: str, options: str, _file: LogFile, _options: ImportOptions) -> tuple[Question, ...]:
    return tuple(importer_of(_file).questions(_file, _options))


def questions(file: LogFile, options: ImportOptions) -> tuple[Question, ...]:
    """What the file leaves open once these answers are given. Raises FileRefusedError."""
    return _questions(file.sha256, f"{options!r} {present()}", file, options)


@st.cache_resource(show_spinner=False, max_entries=64)
def _columns(
    sha256: str, options: str, _file: LogFile, _options: ImportOptions
) -> tuple[Sequence[str], Mapping[str, str]]:
    return headings(_file, _options), matched_columns(_file, _options)


def table_columns(file: LogFile, options: ImportOptions) -> tuple[Sequence[str], Mapping[str, str]]:
    """(headings of a plain table, role -> heading as it would be read)."""
    return _columns(file.sha256, repr(options), file, options)


@st.cache_resource(show_spinner="Reading the file", max_entries=8)
def _preview(
    source: str, athlete_id: str, data_version: int, sha256: str, name: str, options: str, _arguments: tuple[Any, ...]
) -> ImportReport:
    return ingest.preview_import(*_arguments)


def preview(
    source: str, warehouse: Warehouse, athlete: Athlete | None, file: LogFile, options: ImportOptions
) -> ImportReport:
    """What a file would bring. Raises FileRefusedError or UnansweredQuestionError."""
    who, version = (athlete.athlete_id, athlete.data_version) if athlete else ("", 0)
    arguments = (warehouse, who or None, file, options, catalogue())
    return _preview(source, who, version, file.sha256, file.name, f"{options!r} {present()}", arguments)


@st.cache_resource(show_spinner=False, max_entries=2_000)
def suggestions(name: str) -> Sequence[Suggestion]:
    """What a name that nobody placed may mean, the likeliest first."""
    return suggest(name, catalogue())


@st.cache_resource(show_spinner=False, max_entries=24)
def _name_list(source: str, athlete_id: str, data_version: int, _warehouse: Warehouse) -> tuple[LoggedName, ...]:
    return tuple(name_list(_warehouse, athlete_id, catalogue()))


def logged_names(source: str, warehouse: Warehouse, athlete: Athlete) -> tuple[LoggedName, ...]:
    """Every exercise name of the athlete's log, most sets first."""
    return _name_list(source, athlete.athlete_id, athlete.data_version, warehouse)


@st.cache_resource(show_spinner=False)
def exercise_names() -> dict[str, str]:
    """exercise_id -> name of every exercise of the catalogue, by name."""
    exercises = catalogue().exercises.values()
    return {one.exercise_id: one.name for one in sorted(exercises, key=lambda one: one.name.casefold())}


@st.cache_resource(show_spinner=False)
def time_zones() -> tuple[str, ...]:
    """Names of zones with a place, for example Europe/Lisbon, by name."""
    return tuple(sorted(zone for zone in zoneinfo.available_timezones() if "/" in zone and not zone.startswith("Etc")))
