"""What every test folder shares: how many examples a property is tried on, and which tests are not units."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from analytics import warehouse as store
from tests.thoroughness import draws

settings.register_profile("evenstride", draws(100))
settings.load_profile("evenstride")

WHOLE = (
    "archive",
    "benchmarks",
    "e2e",
    "golden",
    "pages",
    "reports",
    "roster",
    "test_cli",
    "test_crash",
    "test_ingest",
    "test_naming_commands",
    "test_planned_exercises",
    "test_planner",
    "test_real_exports",
    "test_roster_import",
    "test_week_starts",
)
"""How the folders and files begin whose tests send something through the whole program: `make unit` leaves them out."""


@pytest.fixture
def warehouse():
    """An empty store in memory."""
    with store.open_warehouse(":memory:") as opened:
        yield opened


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.relative_to(here).parts[0].startswith(WHOLE):
            item.add_marker("whole")
