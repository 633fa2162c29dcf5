"""A table that says whose each file is, and what else is known of it: `--map` of the command line."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from analytics import ingest
from analytics.importers.records import normalised
from analytics.importers.zip_files import label_of, path_of
from analytics.model import Experience, FileRefusedError, ImportOptions
from analytics.warehouse import MOST_LETTERS

LEVELS: Mapping[str, Experience | None] = {
    "": None,
    "auto": None,
    "new": Experience.NEW,
    "no": Experience.NEW,
    "established": Experience.ESTABLISHED,
    "yes": Experience.ESTABLISHED,
}
_FILE, _CLIENT, _GROUP, _TAGS, _LEVEL = "file", "client", "group", "tags", "lifted before"
_ANSWERS = {
    "load unit": "load_unit",
    "distance unit": "distance_unit",
    "date order": "date_order",
    "decimal sign": "decimal_sign",
    "time zone": "time_zone",
    "sheet": "sheet",
}
_HEADINGS = {
    **dict.fromkeys(("file", "file name", "filename", "path"), _FILE),
    **dict.fromkeys(("client", "athlete", "runner", "name"), _CLIENT),
    "group": _GROUP,
    **dict.fromkeys(("tags", "tag"), _TAGS),
    **dict.fromkeys(("lifted before", "lifted", "level"), _LEVEL),
    **{one: one for one in _ANSWERS},
}
_WITHOUT_HEADING = (_FILE, _CLIENT, _GROUP, _TAGS)


@dataclass(frozen=True)
class Told:
    """What a line of the map says about a file, or about one name in a file's athlete column."""

    name: str  # as written, a path or a name
    client: str = ""
    group: str = ""
    tags: Sequence[str] = ()
    level: Experience | None = None
    answers: Mapping[str, str] = field(default_factory=dict)  # Question.key -> answer


def read_map(text: str) -> dict[str, Told]:
    """File or path (lower case) -> what its line says; two columns without a heading are file and client.

    Raises FileRefusedError for a line that cannot be understood, naming it.
    """
    sample = text.lstrip("\ufeff")
    delimiter = max(",;\t", key=sample.count)
    columns: Sequence[str] = _WITHOUT_HEADING
    told: dict[str, Told] = {}
    for number, row in enumerate(csv.reader(io.StringIO(sample), delimiter=delimiter), 1):
        if not any(cell.strip() for cell in row):
            continue
        if not told and _HEADINGS.get(_heading(row[0])) == _FILE:
            columns = _columns(row, number)
            continue
        one = _told({role: " ".join(cell.split()) for role, cell in zip(columns, row, strict=False)}, number)
        told[path_of(one.name).casefold()] = one
    return told


def matching(told: Mapping[str, Told], labels: Sequence[str]) -> dict[str, Told]:
    """Label of a file -> its line: the same path first, then paths that end alike, names last.

    A line that fits several of the files left is not used.
    """
    folded = {label.casefold(): label for label in labels}
    found = {folded[key]: one for key, one in told.items() if key in folded}
    for key, one in sorted(told.items(), key=lambda line: -line[0].count("/")):
        fits = [label for label in labels if label not in found and _ends_alike(label.casefold(), key)]
        if key not in folded and len(fits) == 1:
            found[fits[0]] = one
    return found


def unused(told: Mapping[str, Told], labels: Sequence[str], in_columns: Sequence[str] = ()) -> list[str]:
    """A sentence on each line of the map that fits no file, or several: it was not used."""
    used = {id(one) for one in matching(told, labels).values()}
    names = {one.casefold() for one in in_columns}
    sentences = []
    for key, one in told.items():
        if id(one) in used or key in names:
            continue
        fits = [label for label in labels if label_of(label).casefold() == key]
        if len(fits) > 1:
            sentences.append(
                f"“{one.name}” in the map is the name of {len(fits)} files, {fits[0]} among them; the line was not"
                " used. Write each with its folder."
            )
        else:
            sentences.append(f"“{one.name}” in the map fits no file; the line was not used.")
    return sentences


def level_of(text: str) -> Experience | None:
    """What a cell says about having lifted before; KeyError for a word that is none."""
    return LEVELS[normalised(text)]


def tags_of(text: str) -> list[str]:
    """Tags with commas or semicolons between."""
    parts = [" ".join(one.split()) for one in text.replace(";", ",").split(",")]
    return list(dict.fromkeys(one for one in parts if one))


def _ends_alike(label: str, key: str) -> bool:
    return label.endswith(f"/{key}") or key.endswith(f"/{label}")


def _heading(cell: str) -> str:
    return normalised(cell.replace("_", " "))


def _columns(row: Sequence[str], number: int) -> list[str]:
    columns = [_HEADINGS.get(_heading(cell), "") for cell in row]
    if wrong := next((cell for cell, role in zip(row, columns, strict=True) if cell.strip() and not role), ""):
        known = ", ".join([_FILE, _CLIENT, _GROUP, _TAGS, "lifted_before", *_ANSWERS.values()])
        raise FileRefusedError(f"Line {number} of the map: there is no column “{wrong}”. The columns are {known}.")
    return columns


def _told(cells: Mapping[str, str], number: int) -> Told:
    name = cells.get(_FILE, "")
    if not name or not any(value for role, value in cells.items() if role and role != _FILE):
        raise FileRefusedError(f"Line {number} of the map has no file and client; write for example maya.csv,Maya.")
    try:
        level = level_of(cells.get(_LEVEL, ""))
    except KeyError:
        raise FileRefusedError(f"Line {number} of the map: lifted_before is yes, no or empty.") from None
    tags = tags_of(cells.get(_TAGS, ""))
    group = cells.get(_GROUP, "")
    if long := next((one for one in (group, *tags) if len(one) > MOST_LETTERS), ""):
        raise FileRefusedError(f"Line {number} of the map: “{long[:20]}…” is longer than {MOST_LETTERS} letters.")
    answers = {key: cells[role] for role, key in _ANSWERS.items() if cells.get(role)}
    for key, value in answers.items():
        try:
            ingest.answered(ImportOptions(), key, value)
        except ValueError:
            raise FileRefusedError(f"Line {number} of the map: {key} cannot be “{value}”.") from None
    return Told(name, cells.get(_CLIENT, ""), group, tuple(tags), level, answers)
