"""Many logs at once: whose each file is, what all files of a format leave open, and one import after the other.

Files are read one at a time, so memory does not grow with their number. A file that cannot be read stops no other.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analytics import ingest
from analytics import warehouse as store
from analytics.importers import TABLE, identify
from analytics.importers.athlete_column import split_by_athlete
from analytics.importers.records import normalised
from analytics.importers.spreadsheet import is_workbook
from analytics.importers.zip_files import is_zip, label_of, read_member, zip_members
from analytics.model import (
    Athlete,
    EvenstrideError,
    FileRefusedError,
    ImportOptions,
    ImportReport,
    LogFile,
    Question,
    UnansweredQuestionError,
)
from analytics.reference import Catalogue
from analytics.warehouse import Warehouse
from analytics.warehouse.identity import new_id, now

_NOISE = frozenset(
    [
        "hevy",
        "strong",
        "fitnotes",
        "export",
        "exports",
        "log",
        "logs",
        "training",
        "workout",
        "workouts",
        "backup",
        "data",
        "csv",
        "xlsx",
        "tsv",
        "txt",
        "table",
        "app",
        "history",
        "strength",
        "copy",
        "of",
        "the",
        "my",
        "from",
    ]
)
CHECKPOINT_FILES = 25

Read = Callable[[], LogFile]


@dataclass(frozen=True)
class Source:
    """A file that can be read when its turn comes; `name` is a label."""

    name: str
    read: Read


@dataclass(frozen=True)
class Planned:
    """One log of the batch: of one file, or of one name in a file's athlete column."""

    source: Source
    app: str  # "" = refused
    client: str  # proposed or given; "" = to be said
    reason: str  # why this client is proposed, or why the file is refused
    in_column: str = ""  # the name in the file's athlete column
    questions: Sequence[Question] = ()  # what the file leaves open

    @property
    def label(self) -> str:
        """File, and the name within it where it holds several people."""
        return f"{self.source.name} ({self.in_column})" if self.in_column else self.source.name


@dataclass(frozen=True)
class Outcome:
    """What became of one log."""

    label: str
    client: str
    report: ImportReport | None  # None: it was refused
    message: str  # why


def sources_in(name: str, content: bytes) -> list[Source]:
    """The file itself, or every file of a zip. Raises FileRefusedError for a zip that is not to be unpacked."""
    if not is_zip(content) or is_workbook(content):
        return [Source(label_of(name), lambda: LogFile(label_of(name), content))]
    return [Source(one.name, lambda one=one: read_member(content, one)) for one in zip_members(content)]  # type: ignore[misc]


def plan(
    sources: Sequence[Source],
    athletes: Sequence[Athlete],
    options: Mapping[str, ImportOptions],
    given: Mapping[str, str] | None = None,
    on_file: Callable[[int, str], None] | None = None,
) -> list[Planned]:
    """Look at every file: its format, whose it seems to be, what it leaves open. Nothing is stored.

    `options`: app -> answers for all its files, with "" for the rest; `given`: file name -> client, which wins over
    every proposal. `on_file` is told the number of files looked at and the name of the next one.
    """
    planned: list[Planned] = []
    for number, source in enumerate(sources):
        if on_file:
            on_file(number, source.name)
        planned += _planned(source, athletes, options, given or {})
    return planned


def open_questions(planned: Sequence[Planned]) -> list[tuple[str, Question]]:
    """(app, question) of everything that is open, each once for a format."""
    found: dict[tuple[str, str], Question] = {}
    for one in planned:
        for question in one.questions:
            found.setdefault((one.app, question.key), question)
    return [(app, question) for (app, _), question in found.items()]


def run(
    warehouse: Warehouse,
    planned: Sequence[Planned],
    options: Mapping[str, ImportOptions],
    catalogue: Catalogue,
    on_file: Callable[[int, str], None] | None = None,
) -> tuple[str, list[Outcome]]:
    """Import every planned log that has a client; answers the batch's id and what became of each log.

    Clients are made as their first log is read. The weekly table is computed once, at the end.
    """
    batch_id, begun = new_id(), now()
    ids = {normalised(one.name): one.athlete_id for one in store.athletes(warehouse)}
    outcomes: list[Outcome] = []
    touched: dict[str, None] = {}
    for number, one in enumerate(planned):
        if on_file:
            on_file(number, one.label)
        if not one.app or not one.client.strip():
            outcomes.append(Outcome(one.label, one.client, None, one.reason or "No client was named for it."))
            continue
        known = ids.get(normalised(one.client))
        try:
            file = _file_of(one, options)
            athlete_id = known or store.create_athlete(warehouse, one.client).athlete_id
            try:
                report = ingest.import_log(
                    warehouse, athlete_id, file, _options(options, one.app), catalogue, weekly_later=True
                )
            except EvenstrideError:
                if not known:
                    store.delete_athlete(warehouse, athlete_id)
                raise
        except EvenstrideError as error:
            outcomes.append(Outcome(one.label, one.client, None, str(error)))
            continue
        ids[normalised(one.client)] = athlete_id
        touched[athlete_id] = None
        if report.import_id:
            store.add_to_batch(warehouse, batch_id, athlete_id, report.import_id, begun)
        outcomes.append(Outcome(one.label, one.client, report, ""))
        if number % CHECKPOINT_FILES == CHECKPOINT_FILES - 1:
            warehouse.checkpoint()
    ingest.ensure_weekly(warehouse, list(touched), catalogue)
    warehouse.checkpoint()
    return batch_id, outcomes


def undo_batch(warehouse: Warehouse, batch_id: str, catalogue: Catalogue) -> int:
    """Take every import of the batch back, and clients who then have none; answers how many imports. Files are kept.

    Raises StoreError when nothing of the batch counts any more.
    """
    rows = store.batches(warehouse)
    rows = rows[rows["batch_id"] == batch_id]
    return ingest.undo_imports(warehouse, rows["import_id"].tolist(), catalogue)


def read_map(text: str) -> dict[str, str]:
    """file name -> client, from a table of two columns with or without a heading. Raises FileRefusedError."""
    sample = text.lstrip("\ufeff")
    delimiter = max(",;\t", key=sample.count)
    pairs: dict[str, str] = {}
    for number, row in enumerate(csv.reader(io.StringIO(sample), delimiter=delimiter), 1):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) < 2 or not row[0].strip() or not row[1].strip():
            raise FileRefusedError(f"Line {number} of the map has no file and client; write for example maya.csv,Maya.")
        if number == 1 and normalised(row[0]) in ("file", "file name", "filename"):
            continue
        pairs[label_of(row[0]).casefold()] = " ".join(row[1].split())
    return pairs


def propose(name: str, athletes: Sequence[Athlete]) -> tuple[str, str]:
    """(client, reason) for a file name: the one client all of whose words it holds, else a new one named after it."""
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", name)
    words = [one for one in re.split(r"[\W_\d]+", normalised(stem)) if one and one not in _NOISE]
    held = [one for one in athletes if (own := _words(one.name)) and own <= set(words)]
    longest = max((len(_words(one.name)) for one in held), default=0)
    best = [one for one in held if len(_words(one.name)) == longest]
    if len(best) == 1:
        return best[0].name, "the name of a client is in it"
    first = [one for one in athletes if words and _words(one.name) and words[0] == normalised(one.name).split()[0]]
    if not best and len(first) == 1:
        return first[0].name, "the first name fits one client"
    own_words = [one for one in re.split(r"[\W_\d]+", stem) if one and normalised(one) not in _NOISE]
    return " ".join(one[:1].upper() + one[1:] for one in own_words), "a new client, named after the file"


def _words(name: str) -> set[str]:
    return {one for one in re.split(r"[\W_\d]+", normalised(name)) if one and one != "sample"}


def _planned(
    source: Source, athletes: Sequence[Athlete], options: Mapping[str, ImportOptions], given: Mapping[str, str]
) -> Iterator[Planned]:
    try:
        file = source.read()
        importer = identify(file)
        own = _options(options, importer.app)
        parts = split_by_athlete(file, own) if importer.app == TABLE else {}
        one = next(iter(parts.values()), file)
        questions = tuple(importer.questions(one, own))
    except (FileRefusedError, UnansweredQuestionError) as error:
        yield Planned(source, "", "", str(error))
        return
    said = given.get(source.name.casefold(), "")
    if not parts:
        client, reason = (said, "as you said") if said else propose(source.name, athletes)
        yield Planned(source, importer.app, client, reason, "", questions)
    for name in parts:
        known = {normalised(other.name): other.name for other in athletes}
        client = given.get(name.casefold(), known.get(normalised(name), name))
        reason = "in the file's athlete column"
        yield Planned(source, importer.app, client, reason, name, questions)


def _file_of(one: Planned, options: Mapping[str, ImportOptions]) -> LogFile:
    file = one.source.read()
    return split_by_athlete(file, _options(options, one.app))[one.in_column] if one.in_column else file


def _options(options: Mapping[str, ImportOptions], app: str) -> ImportOptions:
    return options.get(app, options.get("", ImportOptions()))


def with_client(one: Planned, client: str) -> Planned:
    """The same log for another client."""
    return replace(one, client=" ".join(client.split()))
