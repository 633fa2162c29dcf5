"""Groups and tags of clients: a client is in one group at most and has any number of tags."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pandas as pd

from analytics.frames import LABELS, conform
from analytics.model import Speaker
from analytics.warehouse.change_log import log_change
from analytics.warehouse.coaching import GROUP, TAG, short_text
from analytics.warehouse.database import Warehouse
from analytics.warehouse.versions import raise_data_version


def labels(warehouse: Warehouse) -> pd.DataFrame:
    """LABELS of every client, by label."""
    rows = warehouse.frame("SELECT athlete_id, kind, label FROM client_labels ORDER BY kind, lower(label), athlete_id")
    return conform(rows, LABELS)


def set_labels(
    warehouse: Warehouse, athlete_id: str, group: str, tags: Sequence[str], by: Speaker = Speaker.COACH
) -> None:
    """Put the client into a group (empty = none) and give these tags, in place of the earlier ones."""
    new_group, new_tags = short_text(group), [one for one in dict.fromkeys(map(short_text, tags)) if one]

    def change(inside: Warehouse) -> None:
        old_group, old_tags = _labels_of(inside, athlete_id)
        if (old_group, old_tags) == (new_group, sorted(new_tags)):
            return
        raise_data_version(inside, athlete_id)  # a group brings settings of its own
        log_change(inside, athlete_id, "", "group", _json(old_group), _json(new_group), by)
        log_change(inside, athlete_id, "", "tags", _json(old_tags), _json(sorted(new_tags)), by)
        inside.run("DELETE FROM client_labels WHERE athlete_id = ?", [athlete_id])
        for kind, label in [(GROUP, new_group), *((TAG, one) for one in new_tags)]:
            if label:
                inside.run("INSERT INTO client_labels VALUES (?, ?, ?)", [athlete_id, kind, label])

    warehouse.write(change)


def add_labels(
    warehouse: Warehouse,
    athlete_ids: Sequence[str],
    group: str | None = None,
    tags: Sequence[str] = (),
    without: Sequence[str] = (),
) -> None:
    """Several clients at once: into this group (None = each stays in theirs, "" = out of it), with these tags beside
    those they have and without the others. All of them or none.
    """

    def change(inside: Warehouse) -> None:
        for athlete_id in dict.fromkeys(athlete_ids):
            own_group, own_tags = _labels_of(inside, athlete_id)
            kept = [one for one in [*own_tags, *tags] if one not in without]
            set_labels(inside, athlete_id, own_group if group is None else group, kept)

    warehouse.write(change)


def _labels_of(inside: Warehouse, athlete_id: str) -> tuple[str, list[str]]:
    """(group, "" = none; tags in order)."""
    rows = inside.rows("SELECT kind, label FROM client_labels WHERE athlete_id = ? ORDER BY label", [athlete_id])
    group = next((str(label) for kind, label in rows if kind == GROUP), "")
    return group, sorted(str(label) for kind, label in rows if kind == TAG)


def _json(value: str | Sequence[str]) -> str:
    return json.dumps(value, ensure_ascii=False) if value else ""
