"""The sample athletes' own database."""

from __future__ import annotations

import datetime as dt

from analytics import samples
from analytics import warehouse as store
from analytics.reference import load_catalogue


def test_what_is_invented_was_added_and_answered_on_the_day_it_is_looked_at() -> None:
    warehouse, today = samples.sample_warehouse(load_catalogue())
    assert today == dt.date(2026, 8, 23)
    assert {when.date() for when in store.imports(warehouse, "robin")["imported_at"]} == {today}
    answers = store.flag_answers(warehouse, ["robin"])
    assert {when.date() for when in answers["answered_at"]} == {today}
    before = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    store.write_week_note(warehouse, "robin", dt.date(2026, 8, 10), "Written later")
    assert (store.week_notes(warehouse, ["robin"])["written_at"] >= before).all()
    warehouse.close()
