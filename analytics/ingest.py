"""From an uploaded file to the stored weekly table: identify, extract, store, compute, report.

This is the imperative shell around pure rooms: importers read, the warehouse keeps, metrics measure.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import pandas as pd

from analytics import importers, metrics
from analytics import warehouse as store
from analytics.model import (
    DateOrder,
    DistanceUnit,
    Extraction,
    ImportOptions,
    ImportReport,
    LoadUnit,
    LogFile,
    NameAnswer,
    Placement,
    SetKind,
    UnmappedName,
)
from analytics.names import resolve_names
from analytics.reference import Catalogue
from analytics.warehouse import Warehouse
from analytics.warehouse.identity import new_id

STEPS = (
    "identified",
    "extracted",
    "begun",
    "file_stored",
    "sets_stored",
    "weekly_stored",
    "committed",
    "checkpointed",
)
"""Steps of an import in order. From "committed" on all of it is kept; before, nothing."""

WEEKLY_AT_ONCE = 200
"""Athletes whose weekly table is computed in one go, so that memory does not grow with their number."""

OnStep = Callable[[str], None]
T = TypeVar("T")


def preview_import(
    warehouse: Warehouse, athlete_id: str | None, file: LogFile, options: ImportOptions, catalogue: Catalogue
) -> ImportReport:
    """What importing the file would bring; nothing is stored. `athlete_id` None: an athlete still to be made.

    Raises FileRefusedError and UnansweredQuestionError as `import_log` does.
    """
    if athlete_id and (known := store.same_file(warehouse, athlete_id, file)):
        return known
    extraction = _extract(file, options, _no_step)
    changes = store.session_changes(warehouse, athlete_id, extraction)
    answers = store.name_answers(warehouse, athlete_id) if athlete_id else {}
    return _report(file, extraction, changes, resolve_unmapped(extraction, catalogue, answers))


def import_log(
    warehouse: Warehouse,
    athlete_id: str,
    file: LogFile,
    options: ImportOptions,
    catalogue: Catalogue,
    on_step: OnStep | None = None,
    *,
    weekly_later: bool = False,
) -> ImportReport:
    """Read the file and keep all of it in one transaction, or nothing; the stored weekly table moves along.

    The same bytes again change nothing: the report then says since when they are in the log. A file none of whose rows
    can be kept stores nothing either, and the report has no import_id. `on_step` is called with each of STEPS as it is
    done. `weekly_later`: the weekly table is left to `ensure_weekly` and the file to DuckDB's own checkpoints, which is
    faster for many files. Raises FileRefusedError, UnansweredQuestionError, UnknownAthleteError, StoreError.
    """
    step = on_step or _no_step
    if known := store.same_file(warehouse, athlete_id, file):
        return known
    extraction = _extract(file, options, step)
    report = warehouse.write(
        lambda inside: _keep(inside, athlete_id, file, options, extraction, catalogue, step, weekly_later=weekly_later)
    )
    if report.import_id:
        step("committed")
        if not weekly_later:
            warehouse.checkpoint()
        step("checkpointed")
    return report


def undo_import(warehouse: Warehouse, import_id: str, catalogue: Catalogue) -> None:
    """Take one import out of the log: its sessions fall back to what other imports hold of them. The file is kept."""

    def undo(inside: Warehouse) -> None:
        _compute_weekly(inside, [store.mark_undone(inside, import_id)], catalogue)

    warehouse.write(undo)


def restore_import(warehouse: Warehouse, import_id: str, catalogue: Catalogue) -> None:
    """Let an import that was undone count again, as if it had never been undone."""

    def restore(inside: Warehouse) -> None:
        _compute_weekly(inside, [store.restore_import(inside, import_id)], catalogue)

    warehouse.write(restore)


def decide(warehouse: Warehouse, athlete_id: str, catalogue: Catalogue, decision: Callable[[Warehouse], T]) -> T:
    """Carry out what a person decided about logged rows (warehouse.overrides); the stored weekly table moves along."""

    def change(inside: Warehouse) -> T:
        answer = decision(inside)
        _compute_weekly(inside, [athlete_id], catalogue)
        return answer

    return warehouse.write(change)


def undo_override(warehouse: Warehouse, override_id: str, catalogue: Catalogue) -> None:
    """Take one decision back: what was logged holds again."""

    def undo(inside: Warehouse) -> None:
        _compute_weekly(inside, [store.undo_override(inside, override_id)], catalogue)

    warehouse.write(undo)


def undo_imports(warehouse: Warehouse, import_ids: Sequence[str], catalogue: Catalogue) -> int:
    """Take several imports out at once, and athletes who then have none; answers how many. Raises StoreError."""

    def undo(inside: Warehouse) -> set[str]:
        owners = {store.mark_undone(inside, one) for one in import_ids}
        empty = {one for one in owners if store.imports(inside, one)["undone_at"].notna().all()}
        for one in empty:
            store.remove_athlete(inside, one)
        for one in owners - empty:
            store.forget_weekly_fingerprint(inside, one)
        return owners - empty

    left = warehouse.write(undo)
    ensure_weekly(warehouse, sorted(left), catalogue)
    warehouse.checkpoint()
    return len(import_ids)


def ensure_weekly(warehouse: Warehouse, athlete_ids: Sequence[str], catalogue: Catalogue) -> None:
    """Compute the stored weekly table anew for those athletes whose body mass, names, weeks or catalogue changed."""
    fingerprints = store.weekly_fingerprints(warehouse, athlete_ids, catalogue.fingerprint)
    stale = [athlete_id for athlete_id, (wanted, stored) in fingerprints.items() if wanted != stored]
    for first in range(0, len(stale), WEEKLY_AT_ONCE):
        some = stale[first : first + WEEKLY_AT_ONCE]
        warehouse.write(lambda inside, some=some: _compute_weekly(inside, some, catalogue))  # type: ignore[misc]


def answered(options: ImportOptions, key: str, value: str) -> ImportOptions:
    """The options with one more answer: `key` as in Question.key, `value` one of its choices."""
    if key.startswith("columns."):
        return dataclasses.replace(options, columns={**options.columns, key.removeprefix("columns."): value})
    types: Mapping[str, Callable[[str], Any]]
    types = {"load_unit": LoadUnit, "distance_unit": DistanceUnit, "date_order": DateOrder}
    answer: Mapping[str, Any] = {key: types.get(key, str)(value)}
    return dataclasses.replace(options, **answer)


def resolve_unmapped(
    extraction: Extraction, catalogue: Catalogue, answers: Mapping[str, NameAnswer]
) -> list[UnmappedName]:
    """Exercise names of the file that nobody has placed, most sets first."""
    counts = extraction.sets["exercise_name"].value_counts()
    names = resolve_names(sorted(counts.index), catalogue, answers)
    unplaced = names.loc[names["placement"] == Placement.UNPLACED, "exercise_name"]
    found = [UnmappedName(str(name), int(counts[name])) for name in unplaced]
    return sorted(found, key=lambda one: (-one.set_count, one.name))


def _extract(file: LogFile, options: ImportOptions, step: OnStep) -> Extraction:
    importer = importers.identify(file)
    step("identified")
    extraction = importer.extract(file, options)
    step("extracted")
    return extraction


def _keep(
    inside: Warehouse,
    athlete_id: str,
    file: LogFile,
    options: ImportOptions,
    extraction: Extraction,
    catalogue: Catalogue,
    step: OnStep,
    *,
    weekly_later: bool,
) -> ImportReport:
    """Everything between BEGIN and COMMIT."""
    step("begun")
    if known := store.same_file(inside, athlete_id, file):  # stored by somebody else while this one was being read
        return known
    changes = store.session_changes(inside, athlete_id, extraction)
    unmapped = resolve_unmapped(extraction, catalogue, store.name_answers(inside, athlete_id))
    report = _report(file, extraction, changes, unmapped)
    if extraction.sets.empty:
        return report
    import_id = new_id()
    report = dataclasses.replace(report, import_id=import_id)
    store.store_file(inside, athlete_id, import_id, file, options, extraction, report)
    step("file_stored")
    store.store_sessions(inside, athlete_id, import_id, extraction, changes)
    step("sets_stored")
    if weekly_later:
        store.forget_weekly_fingerprint(inside, athlete_id)
    else:
        _compute_weekly(inside, [athlete_id], catalogue)
    step("weekly_stored")
    return report


def _compute_weekly(inside: Warehouse, athlete_ids: Sequence[str], catalogue: Catalogue) -> None:
    store.check_athletes(inside, athlete_ids)  # somebody may have deleted one meanwhile
    fingerprints = store.weekly_fingerprints(inside, athlete_ids, catalogue.fingerprint)
    work = store.session_exercises(inside, athlete_ids, catalogue)
    weekly = metrics.weekly(work, store.settings_of(inside, athlete_ids))
    store.store_weekly(inside, weekly, {one: wanted for one, (wanted, _) in fingerprints.items()})


def _report(
    file: LogFile, extraction: Extraction, changes: pd.DataFrame, unmapped: Sequence[UnmappedName]
) -> ImportReport:
    sets = extraction.sets
    days = sets["session_started_at"]
    change: Mapping[Any, int] = changes["change"].value_counts().to_dict()
    return ImportReport(
        file=file.name,
        format=extraction.app,
        import_id=None,
        rows_read=extraction.rows_read,
        sets_kept=len(sets),
        warm_up_sets=int((sets["set_kind"] == SetKind.WARM_UP).sum()),
        sessions=len(changes),
        new_sessions=change.get("new", 0),
        replaced_sessions=change.get("replaced", 0),
        unchanged_sessions=change.get("unchanged", 0),
        first_day=days.min().date() if len(sets) else None,
        last_day=days.max().date() if len(sets) else None,
        unmapped=unmapped,
        issues=extraction.issues,
    )


def _no_step(_: str) -> None:
    """For those who do not watch."""
