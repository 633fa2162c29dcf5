"""Golden pairs: an invented export of every generation and language, and all that is read from it.

Each `files/<name>.csv` has a `files/<name>.json`. After a change that is meant to change what is read, write them anew:

    EVENSTRIDE_REGENERATE=1 python -m pytest tests/importers/test_golden.py

and read the difference before committing it.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analytics.importers import identify
from analytics.model import DistanceUnit, Extraction, ImportOptions, LoadUnit, LogFile

FILES = Path(__file__).parent / "files"
TODAY = dt.date(2026, 6, 1)
ANSWERS = ImportOptions(
    load_unit=LoadUnit.KG,
    distance_unit=DistanceUnit.KM,
    time_zone="Europe/Lisbon",
    columns={},
    today=TODAY,
)
COLUMNS = {"strong_unknown_language": {"exercise": "Liike"}}
REGENERATE = bool(os.environ.get("EVENSTRIDE_REGENERATE"))


def told(extraction: Extraction, asked: list[str]) -> dict[str, Any]:
    """The extraction as JSON that a person can compare with the file: empty columns are left away."""
    sets = []
    for row in extraction.sets.to_dict("records"):
        kept = {name: value for name, value in row.items() if not pd.isna(value) and value != ""}
        sets.append({n: str(v) if isinstance(v, pd.Timestamp) else v for n, v in kept.items()})
    return {
        "app": extraction.app,
        "asked": asked,
        "rows_read": extraction.rows_read,
        "marks_warm_ups": extraction.marks_warm_ups,
        "issues": [[issue.severity, issue.line, issue.message] for issue in extraction.issues],
        "sets": sets,
    }


@pytest.mark.parametrize("path", sorted(FILES.glob("*.csv")), ids=lambda path: path.stem)
def test_every_export_reads_as_written_down(path: Path) -> None:
    log = LogFile(path.name, path.read_bytes())
    importer = identify(log)
    asked = [question.key for question in importer.questions(log, ImportOptions(today=TODAY))]
    answers = ImportOptions(**{**vars(ANSWERS), "columns": COLUMNS.get(path.stem, {})})
    seen = told(importer.extract(log, answers), asked)
    golden = path.with_suffix(".json")
    if REGENERATE:
        golden.write_text(json.dumps(seen, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert seen == json.loads(golden.read_text(encoding="utf-8"))


def test_no_golden_file_is_without_its_export() -> None:
    assert {path.stem for path in FILES.glob("*.json")} == {path.stem for path in FILES.glob("*.csv")}
