"""What is taken away keeps its row."""

from __future__ import annotations

import datetime as dt

import pytest

from analytics import warehouse as store
from analytics.model import EvenstrideError, FocusArea
from analytics.warehouse.removal import mark_removed

DAY = dt.date(2026, 8, 1)
AT = dt.datetime(2026, 8, 2, 9)


def test_what_results_rest_on_raises_the_data_version_and_a_private_note_does_not(warehouse, ada):
    def version() -> int:
        return store.data_version(warehouse, ada)

    note = store.write_client_note(warehouse, ada, "Travels")
    pain = store.add_pain(warehouse, ada, DAY, FocusArea.CORE, today=DAY)
    began = version()
    store.remove_client_note(warehouse, note)
    assert version() == began
    store.remove_day_note(warehouse, pain)
    assert version() == began + 1
    assert store.pain_notes(warehouse, [ada]).empty


def test_a_row_that_no_table_has_is_told_and_nothing_changes(warehouse, ada):
    began = store.data_version(warehouse, ada)
    with pytest.raises(EvenstrideError, match=r"There is no note x\. Nothing was changed\."):
        mark_removed(warehouse, ["runs", "pain_notes"], "note_id", "x", AT, what="note")
    assert store.data_version(warehouse, ada) == began


def test_an_athlete_who_is_deleted_takes_notes_that_were_taken_away_along(warehouse, ada):
    note = store.write_client_note(warehouse, ada, "Travels")
    store.remove_client_note(warehouse, note)
    store.delete_athlete(warehouse, ada)
    assert warehouse.rows("SELECT count(*) FROM client_notes") == [(0,)]
