"""The clients of one source on one day, measured once and again only where something of them changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from threading import Lock

from analytics.model import Athlete
from analytics.reference import Catalogue
from analytics.roster import Measured, measure_clients, merged
from analytics.warehouse import Warehouse


class KeptClients:
    """`turn` rises whenever what is kept has changed."""

    def __init__(self) -> None:
        self.turn = 0
        self._versions: dict[str, int] = {}
        self._measured: Measured | None = None
        self._lock = Lock()

    def up_to_date(
        self, warehouse: Warehouse, athletes: Sequence[Athlete], today: dt.date, catalogue: Catalogue
    ) -> Measured:
        """Every one of these athletes as they stand now."""
        wanted = {one.athlete_id: one.data_version for one in athletes}
        with self._lock:
            changed = [key for key, version in wanted.items() if self._versions.get(key) != version]
            gone = self._versions.keys() - wanted.keys()
            if self._measured is None or changed or gone:
                new = measure_clients(warehouse, changed, today, catalogue)
                old = self._measured
                self._measured = new if old is None else merged(old, new, {*changed, *gone})
                self._versions = wanted
                self.turn += 1
            return self._measured
