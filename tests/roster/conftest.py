"""The ten sample clients, measured once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest

from analytics import roster
from analytics import warehouse as store
from analytics.model import Athlete, Flag
from analytics.reference import CLIENTS, load_catalogue
from analytics.roster import Measured, Roster
from analytics.warehouse import Warehouse
from tests.filled import sample_store


@dataclass(frozen=True)
class Coach:
    warehouse: Warehouse
    today: dt.date
    athletes: Sequence[Athlete]
    measured: Measured

    def roster(self, weeks_ago: int = 1) -> Roster:
        ids = [one.athlete_id for one in self.athletes]
        answers, discussed = store.flag_answers(self.warehouse, ids), store.discussed(self.warehouse, ids)
        return roster.roster_table(self.measured, self.athletes, answers, discussed, weeks_ago)

    def id_of(self, name: str) -> str:
        return next(one.athlete_id for one in self.athletes if one.name.startswith(name))

    def row(self, name: str, weeks_ago: int = 1) -> dict:
        rows = self.roster(weeks_ago).rows
        return rows[rows["athlete_id"] == self.id_of(name)].to_dict("records")[0]

    def flags(self, name: str) -> list[Flag]:
        return [one for one in self.measured.flags if one.athlete_id == self.id_of(name)]


@pytest.fixture(scope="module")
def coach() -> Iterator[Coach]:
    catalogue = load_catalogue()
    warehouse, today = sample_store(CLIENTS)
    athletes = store.athletes(warehouse)
    measured = roster.measure_clients(warehouse, [one.athlete_id for one in athletes], today, catalogue)
    yield Coach(warehouse, today, athletes, measured)
    warehouse.close()
