"""The house rules, read off the source: who may import whom, and where files may lie."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1]

# Rooms from the ground up. A room may import the rooms named beside it (and itself), nothing else of the project.
GROUND = {"model", "frames", "units", "reference"}
MAY_IMPORT = {
    "model": set(),
    "frames": {"model"},
    "units": {"model"},
    "reference": {"model", "frames", "units"},
    "names": GROUND,
    "suggestions": GROUND,
    "name_list": GROUND | {"names", "warehouse"},
    "importers": GROUND,
    "metrics": GROUND,
    "guidance": GROUND,
    "charts": GROUND,
    "datacheck": GROUND,
    "words": GROUND,
    "warehouse": GROUND | {"names"},
    "ingest": GROUND | {"names", "importers", "metrics", "warehouse"},
    "athlete_log": GROUND | {"names", "metrics", "guidance", "warehouse", "ingest"},
    "exercise_log": GROUND | {"metrics", "words", "athlete_log"},
    "counted": GROUND | {"names", "warehouse"},
    "starter": GROUND | {"guidance", "athlete_log"},
    "planner": GROUND | {"guidance", "metrics", "athlete_log", "starter"},
    "log_check": GROUND | {"metrics", "datacheck", "warehouse", "ingest", "athlete_log"},
    "roster_import": GROUND | {"importers", "ingest", "warehouse"},
    "roster": GROUND | {"guidance", "metrics", "words", "warehouse", "athlete_log"},
    "reports": GROUND
    | {"charts", "guidance", "words", "warehouse", "athlete_log", "exercise_log", "counted", "planner"},
    "archive": GROUND | {"warehouse", "athlete_log"},
    "samples": GROUND | {"warehouse", "ingest", "athlete_log"},
    "cli": GROUND
    | {
        "names",
        "suggestions",
        "name_list",
        "importers",
        "metrics",
        "guidance",
        "words",
        "warehouse",
        "ingest",
        "athlete_log",
        "log_check",
        "planner",
        "reports",
        "archive",
        "roster",
        "roster_import",
        "samples",
        "starter",
    },
    "__main__": {"cli"},
}

# A library that only one part of the house may know.
ONLY_IN = {
    "streamlit": ("app.py", "pages/"),
    "duckdb": ("analytics/warehouse/",),
    "plotly": ("analytics/charts/",),
    "openpyxl": ("analytics/importers/", "analytics/reports/"),
    "typst": ("analytics/reports/",),
    "rapidfuzz": ("analytics/suggestions.py",),
    "babel": ("analytics/units.py", "analytics/importers/"),
}


def imports(path: Path) -> list[tuple[int, str]]:
    """(line, dotted module) of every import statement of a file, wherever it stands."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found += [(node.lineno, f"{node.module}.{alias.name}") for alias in node.names]
    return found


def sources(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(ROOT / "analytics").parts[0].removesuffix(".py")


def test_rooms_import_only_downwards():
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {room} may not import {other}"
        for path in sources("analytics")
        if (room := room_of(path)) != "__init__"
        for line, module in imports(path)
        if module.startswith("analytics.")
        and (other := module.split(".")[1]) != room
        and other not in MAY_IMPORT.get(room, set())
    ]
    assert not wrong, "\n".join(wrong)


def test_every_room_is_in_the_table():
    rooms = {room_of(path) for path in sources("analytics")} - {"__init__"}
    assert rooms == set(MAY_IMPORT)


def test_libraries_stay_in_their_rooms():
    wrong = [
        f"{path.relative_to(ROOT)}:{line}: {library} belongs in {' and '.join(places)}"
        for path in [ROOT / "app.py", *sources("analytics", "pages")]
        for line, module in imports(path)
        if (library := module.split(".")[0]) in ONLY_IN
        and not str(path.relative_to(ROOT)).startswith(places := ONLY_IN[library])
    ]
    assert not wrong, "\n".join(wrong)


def test_analytics_never_imports_pages():
    wrong = [path for path in sources("analytics") for _, module in imports(path) if module.split(".")[0] == "pages"]
    assert not wrong


def test_no_page_lies_directly_in_the_pages_folder():
    # A page there would run without app.py for a deep link on a fresh server.
    assert [path.name for path in (ROOT / "pages").glob("*.py")] == []


def test_only_the_cache_module_caches_and_only_the_state_module_keeps_state():
    def uses(path: Path, names: set[str]) -> bool:
        tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        return any(isinstance(node, ast.Attribute) and node.attr in names for node in tree)

    pages = sources("pages")
    caching = {path.name for path in pages if uses(path, {"cache_data", "cache_resource"})}
    keeping = {path.name for path in pages if uses(path, {"session_state", "query_params"})}
    assert caching <= {"cache.py"}
    assert keeping <= {"state.py"}


def test_data_holds_no_code():
    assert list((ROOT / "data").rglob("*.py")) == []
