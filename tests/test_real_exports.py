"""Real exports, where a folder of them is named: every file, independently counted totals, both damaged ones.

The folder holds `hevy/`, `strong/`, `fitnotes/` and `malformed/`. The files are other people's logs and are never kept
with the project; the numbers below were counted with a bare CSV reader.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import os
from collections import Counter
from pathlib import Path

import pytest

from analytics.cli import main
from analytics.reference import load_catalogue
from analytics.reference.wording import WordKind, kind_of, read_wording
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


KNOWN_WORDS = {word for form in load_catalogue().aliases for word in form.split()}


def is_of_one_person(name: str) -> bool:
    """Whether a name cannot be anybody else's: it holds a word that no name of the catalogue has, or no movement.

    The words are looked at without regard to order, so a name made of the catalogue's own words never falls out.
    """
    words = [word for word in read_wording(name).words if kind_of(word) is WordKind.MOVEMENT]
    return not words or any(word not in KNOWN_WORDS for word in words)


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
    sets_by_name = Counter(str(one["exercise_name"]) for one in sets)
    unmapped = {str(one["name"]) for one in report["unmapped"]}
    others = {name for name in sets_by_name if name not in unmapped or not is_of_one_person(name)}
    share = 1 - sum(sets_by_name[name] for name in unmapped & others) / sum(sets_by_name[name] for name in others)
    assert share >= (0.90 if key in NOT_ENGLISH else 0.98), sorted(unmapped & others)
    assert sum(sets_by_name[name] for name in unmapped) <= 0.05 * len(sets), sorted(unmapped)


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
