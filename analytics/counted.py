"""How many of the sets in an athlete's files were counted somewhere, and how many were not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from analytics import warehouse as store
from analytics.model import Issue, Placement, Severity
from analytics.names import resolve_names
from analytics.reference import Catalogue
from analytics.warehouse import Warehouse


@dataclass(frozen=True)
class Counted:
    """How many of the sets in the files were counted somewhere."""

    read: int
    counted: int
    corrected: int = 0  # lines with a number that a person put right


def count_sets(warehouse: Warehouse, athlete_id: str, catalogue: Catalogue) -> Counted:
    """Sets of the athlete's files, and those of them that count; imports taken back are left out."""
    names = store.names_in_log(warehouse, athlete_id).set_index("exercise_name")["set_count"]
    resolved = resolve_names(list(names.index), catalogue, store.name_answers(warehouse, athlete_id))
    unplaced = resolved.loc[resolved["placement"] == Placement.UNPLACED, "exercise_name"]
    imports = store.imports(warehouse, athlete_id)
    kept = imports.loc[imports["undone_at"].isna(), "import_id"]
    issues = {one: store.import_issues(warehouse, one) for one in kept}
    found = counted(int(names.sum()), int(names[unplaced].sum()), issues)
    return replace(found, corrected=len(store.corrected_values(warehouse, athlete_id)))


def counted(set_count: int, unplaced_count: int, issues: Mapping[str, Sequence[Issue]]) -> Counted:
    """Sets that count, of all sets in the files. `issues`: import id -> its issues.

    The same row left out of several exports of one log is one row, so of equal issues the import with most counts.
    """
    most: dict[tuple[str, str, str], int] = {}
    for some in issues.values():
        here: dict[tuple[str, str, str], int] = {}
        for issue in some:
            if issue.severity is Severity.LEFT_OUT:
                key = (issue.column, issue.value, without_row(issue.message))
                here[key] = here.get(key, 0) + 1
        for key, number in here.items():
            most[key] = max(most.get(key, 0), number)
    return Counted(read=set_count + sum(most.values()), counted=set_count - unplaced_count)


def without_row(message: str) -> str:
    """An issue's message without the row number it may begin with."""
    return re.sub(r"^Row [\d,]+: ", "", message)
