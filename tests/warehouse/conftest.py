from __future__ import annotations

import pytest

from analytics import ingest
from analytics import warehouse as store
from tests.warehouse import build


@pytest.fixture(autouse=True)
def toy_format(monkeypatch):
    """Every file is a toy export."""
    monkeypatch.setattr(ingest.importers, "identify", lambda file: build.TOY)


@pytest.fixture
def warehouse():
    with store.open_warehouse(":memory:") as opened:
        yield opened


@pytest.fixture
def ada(warehouse):
    return build.new_athlete(warehouse)
