from __future__ import annotations

import pytest

from analytics import ingest
from tests.warehouse import build


@pytest.fixture(autouse=True)
def toy_format(monkeypatch):
    """Every file is a toy export."""
    monkeypatch.setattr(ingest.importers, "identify", lambda file: build.TOY)


@pytest.fixture
def ada(warehouse):
    return build.new_athlete(warehouse)
