"""One import after the other, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from analytics import ingest
from analytics import warehouse as store
from analytics.importers.records import normalised
from analytics.model import EvenstrideError, ImportOptions, ImportReport, Speaker
from analytics.reference import Catalogue
from analytics.roster_import.planning import Planned, file_of
from analytics.warehouse import Warehouse
from analytics.warehouse.identity import new_id, now

CHECKPOINT_FILES = 25
NO_CLIENT = "No client was named for it, so it was left out."


@dataclass(frozen=True)
class Outcome:
    """What became of one log."""

    label: str
    client: str
    report: ImportReport | None  # None: it was refused
    message: str  # why, or what of it could not be kept


def run(
    warehouse: Warehouse,
    planned: Sequence[Planned],
    options: Mapping[str, ImportOptions],
    catalogue: Catalogue,
    on_file: Callable[[int, str], None] | None = None,
) -> tuple[str, list[Outcome]]:
    """Import every planned log that has a client; answers the batch's id and what became of each log.

    Clients are made as their first log is read. The weekly table is computed once, at the end.
    """
    batch_id, begun = new_id(), now()
    ids = {normalised(one.name): one.athlete_id for one in store.athletes(warehouse)}
    outcomes: list[Outcome] = []
    touched: dict[str, None] = {}
    for number, one in enumerate(planned):
        if on_file:
            on_file(number, one.label)
        if not one.app or not one.client.strip():
            outcomes.append(Outcome(one.label, one.client, None, NO_CLIENT if one.app else one.reason))
            continue
        known = ids.get(normalised(one.client))
        try:
            file, own = file_of(one, options)
            athlete_id = known or store.create_athlete(warehouse, one.client).athlete_id
            try:
                report = ingest.import_log(warehouse, athlete_id, file, own, catalogue, weekly_later=True)
            except EvenstrideError:
                if not known:
                    store.delete_athlete(warehouse, athlete_id)
                raise
        except EvenstrideError as error:
            outcomes.append(Outcome(one.label, one.client, None, str(error)))
            continue
        ids[normalised(one.client)] = athlete_id
        touched[athlete_id] = None
        if report.import_id:
            store.add_to_batch(warehouse, batch_id, athlete_id, report.import_id, begun)
        outcomes.append(Outcome(one.label, one.client, report, _describe(warehouse, athlete_id, one)))
        if number % CHECKPOINT_FILES == CHECKPOINT_FILES - 1:
            warehouse.checkpoint()
    ingest.ensure_weekly(warehouse, list(touched), catalogue)
    warehouse.checkpoint()
    return batch_id, outcomes


def undo_batch(warehouse: Warehouse, batch_id: str, catalogue: Catalogue) -> int:
    """Take every import of the batch back, and clients who then have none; answers how many imports. Files are kept.

    Raises StoreError when nothing of the batch counts any more.
    """
    rows = store.batches(warehouse)
    rows = rows[rows["batch_id"] == batch_id]
    return ingest.undo_imports(warehouse, rows["import_id"].tolist(), catalogue)


def _describe(warehouse: Warehouse, athlete_id: str, one: Planned) -> str:
    """Keep what was said of the client beside the log; answers why it could not be kept, empty where it was."""
    try:
        if one.group or one.tags:
            store.add_labels(warehouse, [athlete_id], one.group or None, one.tags)
        if one.level and store.settings(warehouse, athlete_id).level is not one.level:
            store.change_settings(warehouse, athlete_id, {"level": one.level}, Speaker.COACH, over_locks=True)
    except EvenstrideError as error:
        return str(error)
    return ""
