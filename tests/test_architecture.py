"""The house rules, read off the source: who may import whom, and where files may lie."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]

# Rooms from the ground up. A room may import the rooms named beside it (and itself), nothing else of the project.
GROUND = {"model", "frames", "writing", "units", "reference"}
MAY_IMPORT = {
    "model": set(),
    "frames": {"model"},
    "writing": set(),
    "units": {"model", "writing"},
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
    "planned_exercises": GROUND | {"guidance", "athlete_log", "planner"},
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
        "exercise_log",
        "log_check",
        "planner",
        "planned_exercises",
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


def test_only_the_module_of_widgets_makes_parts_that_fold_so_that_one_switch_opens_all():
    folding = {path.name for path in sources("pages") if ".expander(" in path.read_text(encoding="utf-8")}
    assert folding == {"widgets.py"}


WRITES_ITSELF = {
    "analytics/charts/theme.py": "the opacity of a colour",
    "analytics/charts/runner.py": "the points of a drawn path",
    "analytics/charts/steps.py": "the points of a drawn path",
    "analytics/reports/drawing.py": "the points of a drawn path",
    "pages/shared/flagged.py": "the key of a button",
}
"""Where a number or day is put into text that nobody reads."""


def written_by_hand(path: Path) -> list[int]:
    """Lines with an f-string that writes a number with a decimal or thousands sign, or a day of a month, by itself."""
    found = set()
    for part in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(part, ast.FormattedValue):
            continue
        spec = part.format_spec.values if isinstance(part.format_spec, ast.JoinedStr) else []
        how = "".join(str(one.value) for one in spec if isinstance(one, ast.Constant))
        is_day = isinstance(part.value, ast.Attribute) and part.value.attr == "day"
        if is_day or re.search(r"[,_]|\.(?!0%)|[fgGeEn]$|%d", how):
            found.add(part.lineno)
    return sorted(found)


def test_numbers_and_days_on_the_screen_are_written_in_one_place():
    # By analytics/units.py and analytics/writing.py, in the signs and the order of whoever reads. Whole percents (.0%)
    # have no sign to choose.
    rooms = ("analytics/words", "analytics/charts", "analytics/guidance", "analytics/reports", "pages")
    found = {str(path.relative_to(ROOT)): lines for path in sources(*rooms) if (lines := written_by_hand(path))}
    wrong = [f"{path}:{line}" for path, lines in found.items() if path not in WRITES_ITSELF for line in lines]
    assert not wrong, "\n".join(wrong)
    assert set(found) == set(WRITES_ITSELF)


def test_a_number_written_by_hand_is_seen(tmp_path):
    path = tmp_path / "page.py"
    texts = ['f"{x:,}"', 'f"{x:.1f}"', 'f"{x:,.2f}"', 'f"{x:g}"', 'f"{one.day} {one:%B}"', 'f"{x:.0%}"', 'f"{x}"']
    path.write_text("\n".join(texts))
    assert written_by_hand(path) == [1, 2, 3, 4, 5]


def test_data_holds_no_code():
    assert list((ROOT / "data").rglob("*.py")) == []
