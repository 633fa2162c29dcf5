"""A table of several athletes: one column says whose row it is."""

from __future__ import annotations

import csv
import io

from analytics.importers.records import normalised
from analytics.importers.table_columns import table_records
from analytics.model import FileRefusedError, ImportOptions, LogFile, UnansweredQuestionError
from analytics.units import format_number

_WORDS = frozenset(
    [
        "athlete",
        "athlete name",
        "client",
        "client name",
        "runner",
        "runner name",
        "person",
        "name of athlete",
        "member",
        "sportler",
        "athlet",
        "klient",
        "laufer",
        "atleta",
        "cliente",
        "athlète",
        "athlete(s)",
        "coureur",
        "klant",
        "loper",
        "corredor",
        "corridore",
    ]
)
MOST_ATHLETES = 1_000


def split_by_athlete(log: LogFile, options: ImportOptions) -> dict[str, LogFile]:
    """athlete as written -> their rows as a file of its own, in the order of the file; empty without such a column.

    Rows of others stand as blank lines, so that line numbers stay those of the file. Raises FileRefusedError for more
    athletes than a batch holds.
    """
    try:
        records = table_records(log, options)
    except (FileRefusedError, UnansweredQuestionError):
        return {}  # told when the file is read as the log of one person
    heads = [normalised(cell) for cell in records.heading.cells]
    column = next((place for place, head in enumerate(heads) if head in _WORDS), None)
    if column is None:
        return {}
    places: dict[str, list[int]] = {}
    for row, cell in enumerate(records.columns[column]):
        places.setdefault(" ".join(cell.split()), []).append(row)
    places.pop("", None)
    if len(places) > MOST_ATHLETES:
        raise FileRefusedError(
            f"The column “{records.heading.cells[column]}” holds more than {format_number(MOST_ATHLETES)} names."
        )
    head = [cell for place, cell in enumerate(records.heading.cells) if place != column]
    others = [one for place, one in enumerate(records.columns) if place != column]
    stem, _, _ = log.name.rpartition(".")
    return {
        name: LogFile(
            f"{stem or log.name} ({name}).csv",
            _written(
                head, records.heading.line, [(int(records.lines[row]), [one[row] for one in others]) for row in rows]
            ),
        )
        for name, rows in places.items()
    }


def _written(head: list[str], heading_line: int, rows: list[tuple[int, list[str]]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    out.write("\n" * (heading_line - 1))
    writer.writerow(head)
    line = heading_line + 1
    for number, cells in rows:
        out.write("\n" * max(number - line, 0))
        writer.writerow([" ".join(cell.split()) for cell in cells])
        line = max(number, line) + 1
    return out.getvalue().encode()
