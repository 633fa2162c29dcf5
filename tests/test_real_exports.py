"""Real exports, where a folder of them is named: every file, independently counted totals, both damaged ones.

The folder holds `hevy/`, `strong/`, `fitnotes/` and `malformed/`. The files are other people's logs and are never kept
with the project; the numbers below were counted with a bare CSV reader.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import os
from pathlib import Path

import pytest

from analytics.cli import main
from tests.real_exports import FOLDER, VARIABLE, require_folder

pytestmark = pytest.mark.real_exports

# start of the SHA-256: set rows, sessions, warm-up rows (None: no mark in the format), exercises, load x reps in kg
TOTALS = {
    "d2c4b76f020f": (533, 25, 0, 38, 177_424.5),
    "ca6c15e6f954": (6_084, 385, 0, 54, 1_314_558.7),
    "e3f6166dc237": (666, 37, 162, 16, 168_413.8),
    "11c136102198": (9_542, 501, 14, 118, 4_128_123.9),
    "7bb7319dba76": (4_476, 250, 1_513, 53, 1_390_144.5),
    "8f80d51163a4": (3_430, 209, 0, 76, 1_407_089.3),
    "b098e6170b89": (854, 73, None, 59, 209_789.2),
}
NOT_ENGLISH = {"7bb7319dba76"}


@pytest.fixture(autouse=True)
def _needs_real_exports() -> None:
    require_folder()


def real_files(*apps: str) -> list[str]:
    if not os.environ.get(VARIABLE):
        return ["(none named)"]
    return sorted(str(path.relative_to(FOLDER)) for app in apps for path in (FOLDER / app).glob("*.csv"))


def imported(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, object], str]:
    options = ["--load-unit", "kg"] if name.startswith("strong/") else []
    database = ["--database", str(tmp_path / "log.duckdb")]
    code = main(
        ["import", str(FOLDER / name), "--athlete", "A", "--distance-unit", "km", "--json", *options, *database]
    )
    out = capsys.readouterr()
    return code, json.loads(out.out)["files"][0] if out.out else {}, out.err


@pytest.mark.parametrize("name", real_files("hevy", "strong", "fitnotes"))
def test_every_row_is_kept_and_the_totals_agree(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    code, report, error = imported(name, tmp_path, capsys)
    assert code == 0, error
    left_out = [issue for issue in report["issues"] if issue["severity"] == "left_out"]
    assert report["rows_read"] == report["sets_kept"] + len(left_out)
    main(["sets", "--athlete", "A", "--json", "--database", str(tmp_path / "log.duckdb")])
    sets = json.loads(capsys.readouterr().out)["sets"]
    assert len(sets) == report["sets_kept"]
    kilograms = sum((one["load_kg"] or 0) * (one["reps"] or 0) for one in sets)
    key = hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()[:12]
    if key in TOTALS:
        set_rows, sessions, warm_ups, exercises, load = TOTALS[key]
        assert (len(sets), report["sessions"]) == (set_rows, sessions)
        assert warm_ups is None or report["warm_up_sets"] == warm_ups
        assert len({one["exercise_name"] for one in sets}) == exercises
        assert kilograms == pytest.approx(load, abs=0.1)
    unmapped = sum(one["set_count"] for one in report["unmapped"])
    if key not in NOT_ENGLISH:
        assert unmapped <= 0.05 * len(sets), report["unmapped"][:10]


@pytest.mark.parametrize("name", real_files("malformed"))
def test_damaged_files_say_where(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    options = ["--load-unit", "kg", "--distance-unit", "km", "--database", str(tmp_path / "log.duckdb")]
    code = main(["import", str(FOLDER / name), "--athlete", "A", "--json", *options])
    out = capsys.readouterr()
    [report] = json.loads(out.out)["files"]
    if (FOLDER / name).stat().st_size < 1000:  # three lines, the last of them with an unclosed quote
        assert code == 1
        assert report["sets_kept"] == 0
        assert report["issues"][0]["line"] == 3
        assert "Line 3: a quote opens here" in out.err
    else:
        assert code == 0
        assert report["sets_kept"] == 471
        assert [issue["line"] for issue in report["issues"] if issue["severity"] == "left_out"] == [473]


def test_a_series_of_exports_adds_only_what_is_new(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    names = [name for name in real_files("strong") if "strong_workouts@" in name]
    reports = [imported(name, tmp_path, capsys)[1] for name in names]
    for earlier, later in itertools.pairwise(reports):
        assert later["unchanged_sessions"] == earlier["sessions"]
        assert later["replaced_sessions"] == 0
    main(["sets", "--athlete", "A", "--json", "--database", str(tmp_path / "log.duckdb")])
    assert len(json.loads(capsys.readouterr().out)["sets"]) == reports[-1]["sets_kept"]
