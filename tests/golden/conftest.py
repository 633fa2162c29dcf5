from pathlib import Path

import pytest

from tests.golden.raw_log import Evenstride


@pytest.fixture
def evenstride(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Evenstride:
    return Evenstride(tmp_path, capsys)
