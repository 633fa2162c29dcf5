"""What a coach keeps beside the logs: their name, what was discussed, private notes, batches of imports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import pandas as pd

from analytics.frames import BATCHES, CLIENT_NOTES, DISCUSSED, conform
from analytics.model import EvenstrideError, Speaker
from analytics.units import format_number
from analytics.warehouse.database import Warehouse
from analytics.warehouse.identity import new_id, now
from analytics.warehouse.removal import mark_removed
from analytics.warehouse.versions import data_version

GROUP, TAG = "group", "tag"
MOST_LETTERS, MOST_NOTE_LETTERS = 60, 4_000
_COACH = "coach_name"


def coach_name(warehouse: Warehouse) -> str:
    """The name that changes are logged under; empty until it was typed in Settings."""
    rows = warehouse.rows("SELECT value FROM facts WHERE name = ?", [_COACH])
    return str(rows[0][0]) if rows else ""


def name_of(warehouse: Warehouse, by: Speaker) -> str:
    """The name to keep with what somebody says: the coach's as it stands in Settings, none for the runner."""
    return coach_name(warehouse) if by is Speaker.COACH else ""


def set_coach_name(warehouse: Warehouse, name: str) -> None:
    """Keep the name that changes are logged under."""
    wanted = short_text(name)

    def change(inside: Warehouse) -> None:
        inside.run("DELETE FROM facts WHERE name = ?", [_COACH])
        if wanted:
            inside.run("INSERT INTO facts VALUES (?, ?)", [_COACH, wanted])

    warehouse.write(change)


def discussed(warehouse: Warehouse, athlete_ids: Sequence[str]) -> pd.DataFrame:
    """DISCUSSED of these clients: what was marked and not taken back since."""
    rows = warehouse.frame(
        "SELECT athlete_id, item, max(marked_at) AS marked_at FROM discussed_items "
        "WHERE athlete_id IN (SELECT unnest($athletes)) "
        "GROUP BY athlete_id, item HAVING arg_max(is_discussed, marked_at)",
        {"athletes": list(athlete_ids)},
    )
    return conform(rows, DISCUSSED)


def mark_discussed(warehouse: Warehouse, athlete_id: str, items: Sequence[str], *, is_discussed: bool = True) -> None:
    """Say that these items were talked about, which also ends a review; or take both back."""

    def change(inside: Warehouse) -> None:
        data_version(inside, athlete_id)
        who, when = coach_name(inside), now()
        for item in items:
            inside.run(
                "INSERT INTO discussed_items VALUES (?, ?, ?, ?, ?)", [athlete_id, item, is_discussed, who, when]
            )
        if is_discussed:
            _review(inside, athlete_id)
        else:
            _take_review_back(inside, athlete_id)

    warehouse.write(change)


def mark_reviewed(warehouse: Warehouse, athlete_id: str) -> None:
    """Say that the client was looked at, where nothing is there to be discussed."""

    def change(inside: Warehouse) -> None:
        data_version(inside, athlete_id)
        _review(inside, athlete_id)

    warehouse.write(change)


def take_review_back(warehouse: Warehouse, athlete_id: str) -> None:
    """Undo the last review: the one before it counts again."""
    warehouse.write(lambda inside: _take_review_back(inside, athlete_id))


def _review(inside: Warehouse, athlete_id: str) -> None:
    inside.run("INSERT INTO reviews VALUES (?, ?, ?, NULL)", [athlete_id, coach_name(inside), now()])


def _take_review_back(inside: Warehouse, athlete_id: str) -> None:
    ((last,),) = inside.rows(
        "SELECT max(reviewed_at) FROM reviews WHERE athlete_id = ? AND taken_back_at IS NULL", [athlete_id]
    )
    inside.run(
        "UPDATE reviews SET taken_back_at = ? WHERE athlete_id = ? AND reviewed_at = ?", [now(), athlete_id, last]
    )


def last_reviews(warehouse: Warehouse) -> Mapping[str, dt.datetime]:
    """athlete_id -> when the client was reviewed last (UTC); those who never were have no entry."""
    return dict(
        warehouse.rows(
            "SELECT athlete_id, max(reviewed_at) FROM reviews WHERE taken_back_at IS NULL GROUP BY athlete_id"
        )
    )


def coaching_version(warehouse: Warehouse) -> int:
    """Number that rises with every mark of something discussed; the table only grows, so its rows are counted."""
    ((count,),) = warehouse.rows("SELECT count(*) FROM discussed_items")
    return int(count)


def write_client_note(warehouse: Warehouse, athlete_id: str, note: str) -> str:
    """Keep a private note on a client and answer its id. It is in no export unless the coach puts it there.

    Raises EvenstrideError for a note that is empty or too long, UnknownAthleteError.
    """
    text = note.strip()
    if not text or len(text) > MOST_NOTE_LETTERS:
        raise EvenstrideError(
            f"A note has 1 to {format_number(MOST_NOTE_LETTERS)} letters; this one has {format_number(len(text))}."
        )
    note_id = new_id()

    def add(inside: Warehouse) -> None:
        data_version(inside, athlete_id)
        values = [note_id, athlete_id, text, coach_name(inside), now()]
        inside.run("INSERT INTO client_notes VALUES (?, ?, ?, ?, ?, NULL)", values)

    warehouse.write(add)
    return note_id


def client_notes(warehouse: Warehouse, athlete_id: str) -> pd.DataFrame:
    """CLIENT_NOTES of one client, newest first; those taken away are left out."""
    rows = warehouse.frame(
        "SELECT note_id, athlete_id, note, written_by, written_at FROM client_notes "
        "WHERE athlete_id = ? AND removed_at IS NULL ORDER BY written_at DESC, note_id",
        [athlete_id],
    )
    return conform(rows, CLIENT_NOTES)


def remove_client_note(warehouse: Warehouse, note_id: str) -> None:
    """Take a note away. Raises EvenstrideError for an id that is not there."""
    mark_removed(warehouse, ["client_notes"], "note_id", note_id, now(), what="note", is_measured=False)


def restore_client_note(warehouse: Warehouse, note_id: str) -> None:
    """Bring a note back that was taken away."""
    mark_removed(warehouse, ["client_notes"], "note_id", note_id, None, what="note", is_measured=False)


def add_to_batch(warehouse: Warehouse, batch_id: str, athlete_id: str, import_id: str, begun_at: dt.datetime) -> None:
    """Remember that an import came with others, so that they can be undone together."""
    warehouse.write(
        lambda inside: inside.run(
            "INSERT INTO import_batches VALUES (?, ?, ?, ?)", [batch_id, athlete_id, import_id, begun_at]
        )
    )


def batches(warehouse: Warehouse) -> pd.DataFrame:
    """BATCHES: every import that came with others and still counts, newest batch first."""
    rows = warehouse.frame(
        "SELECT b.batch_id, b.athlete_id, b.import_id, b.begun_at, i.file_name AS file FROM import_batches AS b "
        "JOIN imports AS i ON i.import_id = b.import_id WHERE i.undone_at IS NULL "
        "ORDER BY b.begun_at DESC, lower(i.file_name), b.import_id"
    )
    return conform(rows, BATCHES)


def short_text(text: str) -> str:
    """A name or label without doubled blanks. Raises EvenstrideError for one that is too long."""
    wanted = " ".join(text.split())
    if len(wanted) > MOST_LETTERS:
        raise EvenstrideError(f"“{wanted[:20]}…” is longer than {MOST_LETTERS} letters. Nothing was changed.")
    return wanted
