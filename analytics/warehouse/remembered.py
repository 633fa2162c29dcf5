"""What the screen remembers from one visit to the next. None of it changes a number."""

from __future__ import annotations

from collections.abc import Mapping

from analytics.warehouse.database import Warehouse
from analytics.warehouse.identity import now


def remembered(warehouse: Warehouse) -> Mapping[str, str]:
    """Everything that is remembered, by name."""
    return {str(name): str(value) for name, value in warehouse.rows("SELECT name, value FROM remembered")}


def remember(warehouse: Warehouse, name: str, value: str) -> None:
    """Keep a value in place of an earlier one."""

    def change(inside: Warehouse) -> None:
        inside.run("DELETE FROM remembered WHERE name = ?", [name])
        inside.run("INSERT INTO remembered VALUES (?, ?, ?)", [name, value, now()])

    warehouse.write(change)
