"""A look at every file before anything is stored: its format, whose it seems to be, what it leaves open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from analytics import ingest
from analytics.importers import TABLE, identify
from analytics.importers.athlete_column import split_by_athlete
from analytics.importers.records import normalised
from analytics.importers.spreadsheet import is_workbook
from analytics.importers.zip_files import is_zip, label_of, read_member, zip_members
from analytics.model import (
    Athlete,
    Experience,
    FileRefusedError,
    ImportOptions,
    LogFile,
    Question,
    UnansweredQuestionError,
)
from analytics.roster_import.client_map import Told, matching
from analytics.roster_import.whose import folders_that_speak, propose

Read = Callable[[], LogFile]
_ANSWERS = ("load_unit", "distance_unit", "date_order", "decimal_sign", "time_zone")


@dataclass(frozen=True)
class Source:
    """A file that can be read when its turn comes; `name` is a label, with the folders it lay in."""

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
    questions: Sequence[Question] = ()  # what the file leaves open and nobody has answered
    answers: Mapping[str, str] = field(default_factory=dict)  # what it leaves open and how that was answered, by key
    proposals: Mapping[str, str] = field(default_factory=dict)  # what it looks like, by key
    told: Mapping[str, str] = field(default_factory=dict)  # answers that a map gives for this file alone
    group: str = ""  # "" = stays as it is
    tags: Sequence[str] = ()  # given beside those the client has
    level: Experience | None = None  # None = stays as it is

    @property
    def label(self) -> str:
        """File, and the name within it where it holds several people."""
        return f"{self.source.name} ({self.in_column})" if self.in_column else self.source.name


def sources_in(name: str, content: bytes) -> list[Source]:
    """The file itself, or every file of a zip. Raises FileRefusedError for a zip that is not to be unpacked."""
    if not is_zip(content) or is_workbook(content):
        return [Source(label_of(name), lambda: LogFile(label_of(name), content))]
    return [Source(one.name, lambda one=one: read_member(content, one)) for one in zip_members(content)]  # type: ignore[misc]


def plan(
    sources: Sequence[Source],
    athletes: Sequence[Athlete],
    options: Mapping[str, ImportOptions],
    given: Mapping[str, Told] | None = None,
    on_file: Callable[[int, str], None] | None = None,
) -> list[Planned]:
    """Look at every file: its format, whose it seems to be, what it leaves open. Nothing is stored.

    `options`: see `options_of`; `given`: a map (`read_map`), which wins over every proposal. `on_file` is told the
    number of files looked at and the name of the next one.
    """
    sources = _told_apart(sources)
    labels = [one.name for one in sources]
    given = given or {}
    told, speak = matching(given, labels), folders_that_speak(labels)
    planned: list[Planned] = []
    for number, source in enumerate(sources):
        if on_file:
            on_file(number, source.name)
        by_folder = source.name.rpartition("/")[0] in speak
        planned += _planned(source, athletes, options, told.get(source.name, Told("")), given, by_folder)
    return planned


def options_of(options: Mapping[str, ImportOptions], app: str, label: str) -> ImportOptions:
    """What holds for one log: what was said for it alone, else for its format, else for all."""
    return options.get(_key(label), options.get(app, options.get("", ImportOptions())))


def key_of(one: Planned) -> str:
    """The key under which options for this log alone stand; no format is called so."""
    return _key(one.label)


def file_of(one: Planned, options: Mapping[str, ImportOptions]) -> tuple[LogFile, ImportOptions]:
    """The log's file, read now, and what holds for it."""
    own = _with_told(options_of(options, one.app, one.label), one.told)
    file = one.source.read()
    return (split_by_athlete(file, own)[one.in_column] if one.in_column else file), own


def with_client(
    one: Planned, client: str, group: str = "", tags: Sequence[str] = (), level: Experience | None = None
) -> Planned:
    """The same log for another client, in this group, with these tags and this answer to having lifted before."""
    return replace(one, client=" ".join(client.split()), group=" ".join(group.split()), tags=tags, level=level)


def _key(label: str) -> str:
    return f"/{label}"


def _told_apart(sources: Sequence[Source]) -> list[Source]:
    """Files of one name (dropped one after the other) get a number, so that each can be named."""
    found: list[Source] = []
    seen: dict[str, int] = {}
    for one in sources:
        seen[one.name] = seen.get(one.name, 0) + 1
        found.append(one if seen[one.name] == 1 else replace(one, name=f"{one.name} [{seen[one.name]}]"))
    return found


def _planned(
    source: Source,
    athletes: Sequence[Athlete],
    options: Mapping[str, ImportOptions],
    told: Told,
    given: Mapping[str, Told],
    by_folder: bool,
) -> Iterator[Planned]:
    try:
        file = source.read()
        app = identify(file).app
        own = _with_told(options_of(options, app, source.name), told.answers)
        parts = split_by_athlete(file, own) if app == TABLE else {}
        if not parts:
            client, reason = (
                (told.client, "as you said") if told.client else propose(source.name, athletes, by_folder=by_folder)
            )
            yield _looked_at(Planned(source, app, client, reason), file, own, told)
    except (FileRefusedError, UnansweredQuestionError) as error:
        yield Planned(source, "", "", str(error))
        return
    known = {normalised(other.name): other.name for other in athletes}
    for name, part in parts.items():
        said = given.get(name.casefold(), replace(told, client=""))
        client = said.client or known.get(normalised(name), name)
        one = Planned(source, app, client, "in the file's athlete column", name)
        try:
            own = _with_told(options_of(options, app, one.label), {**told.answers, **said.answers})
            yield _looked_at(one, part, own, said)
        except (FileRefusedError, UnansweredQuestionError) as error:
            yield Planned(source, "", "", str(error), name)


def _looked_at(one: Planned, file: LogFile, own: ImportOptions, told: Told) -> Planned:
    """With what the file itself does not say, and what of it was answered."""
    importer = identify(file)
    bare = replace(own, **dict.fromkeys(_ANSWERS))  # type: ignore[arg-type]
    asked = list(importer.questions(file, bare))
    questions = list(importer.questions(file, own)) if asked and bare != own else asked
    asked += [one for one in questions if one.key not in {other.key for other in asked}]
    said = {question.key: getattr(own, question.key, None) for question in asked}
    return replace(
        one,
        questions=tuple(questions),
        answers={key: str(value) for key, value in said.items() if value is not None},
        proposals={question.key: question.proposal for question in asked if question.proposal},
        told=dict(told.answers),
        group=told.group,
        tags=told.tags,
        level=told.level,
    )


def _with_told(options: ImportOptions, answers: Mapping[str, str]) -> ImportOptions:
    for key, value in answers.items():
        options = ingest.answered(options, key, value)
    return options
