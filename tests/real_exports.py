"""A folder of real exports that a test may run on, named by EVENSTRIDE_REAL_EXPORTS."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

VARIABLE = "EVENSTRIDE_REAL_EXPORTS"
FOLDER = Path(os.environ.get(VARIABLE, ""))


def require_folder() -> None:
    """Skip the test, with a reason, when no folder is named; where CI=true that is a failure."""
    if os.environ.get(VARIABLE):
        return
    reason = f"name a folder of real exports in {VARIABLE} to run the importers on them"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
