"""Whole columns at a time: cells by role turned into arrays, and which rows are still kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from analytics.importers.cells import Problem, Quantity, Reading, clean_name, has_unseen, measure, name_problem, shown
from analytics.importers.records import Records
from analytics.model import FileRefusedError, Issue, Severity

Floats: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]
Ints: TypeAlias = NDArray[np.int64]
Moments: TypeAlias = NDArray[np.datetime64]

_MANY_NAMES = 2000  # ten times what the longest real logs hold
_EPOCH = dt.datetime(1970, 1, 1)
_MICROSECOND = dt.timedelta(microseconds=1)
_NOT_A_TIME = np.iinfo(np.int64).min


class Coded(NamedTuple):
    """A column of texts: its distinct values, and for each row which of them it has."""

    values: Sequence[str]
    codes: Ints


@dataclass(eq=False)
class Rows:
    """The columns of one file by role. Parsing a column leaves out the rows it cannot use, each with an issue."""

    lines: Ints
    cells: Mapping[str, Sequence[str]]  # role -> one text a row
    headers: Mapping[str, str]  # role -> heading as written
    parts: Ints  # 0 above the first repeated heading, 1 below it, and so on
    issues: list[Issue]
    kept: Flags = field(init=False)

    def __post_init__(self) -> None:
        self.kept = np.ones(len(self.lines), dtype=np.bool_)

    def without(self, aside: Flags) -> Rows:
        """The same file without the rows marked, as if they were not in it."""
        stay = (~aside).tolist()
        cells = {role: list(compress(column, stay)) for role, column in self.cells.items()}
        return Rows(self.lines[~aside], cells, self.headers, self.parts[~aside], self.issues)

    def leave_out(self, role: str, bad: Flags, mend: Mapping[str, str] | str) -> None:
        """Leave out the rows marked; `mend` is one sentence, or a sentence for each cell text."""
        for i in np.flatnonzero(bad & self.kept).tolist():
            value = self.cells[role][i]
            sentence = mend if isinstance(mend, str) else mend[value]
            self.issues.append(_left_out(int(self.lines[i]), self.headers[role], value, sentence))
        self.kept &= ~bad

    def remark(self, role: str, marked: Flags, what: str, severity: Severity = Severity.WARNING) -> None:
        """One issue for all kept rows marked, naming the first and how many more. `what` may hold {value}."""
        found = np.flatnonzero(marked & self.kept)
        if not len(found):
            return
        line, value = int(self.lines[found[0]]), self.cells[role][int(found[0])]
        more = f" The same in {len(found) - 1:,} more row{'s' * (len(found) > 2)}." if len(found) > 1 else ""
        message = f"Row {line}: {what.replace('{value}', shown(value))}{more}"
        self.issues.append(Issue(line, self.headers[role], shown(value), message, severity))

    def marked(self, role: str, texts: Mapping[str, Any] | set[str]) -> Flags:
        """Which rows have one of these cell texts."""
        cells = self.cells[role]
        return np.fromiter((cell in texts for cell in cells), np.bool_, len(cells))

    def parsed(self, role: str, parse: Callable[[str], float | Problem]) -> Floats:
        """Numbers of a column; NaN throughout when the file lacks it."""
        cells = self.cells.get(role)
        if cells is None:
            return np.full(len(self.lines), np.nan)
        values: dict[str, float] = {}
        problems: dict[str, str] = {}
        for cell in dict.fromkeys(cells):
            value = parse(cell)
            if isinstance(value, Problem):
                problems[cell], value = value, np.nan
            values[cell] = value
        if problems:
            self.leave_out(role, self.marked(role, problems), problems)
        return np.fromiter(map(values.__getitem__, cells), np.float64, len(cells))

    def numbers(self, role: str, quantity: Quantity, decimal_sign: str = ".") -> Floats:
        """Numbers of a column within the bounds of a quantity."""
        return self.parsed(role, lambda cell: measure(cell, quantity, decimal_sign))

    def coded(self, role: str, clean: Callable[[str], str] = str.strip) -> Coded:
        """Texts of a column by distinct value; what an empty cell means throughout when the file lacks it."""
        cells = self.cells.get(role)
        if cells is None:
            return Coded([clean("")], np.zeros(len(self.lines), dtype=np.int64))
        known: dict[str, int] = {}
        codes = {cell: known.setdefault(clean(cell), len(known)) for cell in dict.fromkeys(cells)}
        return Coded(list(known), np.fromiter(map(codes.__getitem__, cells), np.int64, len(cells)))

    def names(self, role: str) -> Coded:
        """Exercise names; empty, overlong and broken ones are left out."""
        names = self.coded(role, clean_name)
        cells = set(self.cells[role])
        problems = {cell: problem for cell in cells if (problem := name_problem(clean_name(cell)))}
        if problems:
            self.leave_out(role, self.marked(role, problems), problems)
        if unseen := {cell for cell in cells if has_unseen(cell)}:
            self.remark(role, self.marked(role, unseen), "signs that nobody can see were removed from “{value}”.")
        if len(names.values) > _MANY_NAMES:
            told = f"{len(names.values):,} different names in “{self.headers[role]}”: is this the column of exercises?"
            self.issues.append(Issue(None, self.headers[role], "", told, Severity.WARNING))
        return names

    def moments(self, role: str, reading: Reading, *, is_required: bool = True) -> Moments:
        """Wall-clock moments of a column; NaT throughout when the file lacks it.

        A row without a usable moment is left out when it `is_required`; otherwise it keeps NaT, with a warning.
        """
        cells = self.cells.get(role)
        if cells is None:
            return np.full(len(self.lines), "NaT", dtype="datetime64[us]")
        values: dict[str, int] = {}
        problems: dict[str, str] = {}
        for cell in dict.fromkeys(cells):
            moment = reading.read(cell)
            if isinstance(moment, Problem):
                values[cell] = _NOT_A_TIME
                if is_required or cell.strip():
                    problems[cell] = moment
            else:
                values[cell] = (moment - _EPOCH) // _MICROSECOND
        if problems and is_required:
            self.leave_out(role, self.marked(role, problems), problems)
        elif problems:
            what = f"{self.headers[role]} is “{{value}}”, which cannot be read; it is left empty."
            self.remark(role, self.marked(role, problems), what)
        return np.fromiter(map(values.__getitem__, cells), np.int64, len(cells)).view("datetime64[us]")


def rows_of(records: Records, roles: Mapping[str, int]) -> Rows:
    """The columns of a table under their roles; `roles` gives the position of each."""
    return Rows(
        lines=records.lines,
        cells={role: records.columns[position] for role, position in roles.items()},
        headers={role: records.heading.cells[position] for role, position in roles.items()},
        parts=np.searchsorted(np.array(records.restarts), np.arange(len(records.lines)), side="right"),
        issues=list(records.issues),
    )


def unread(records: Records, known: Collection[str]) -> Iterator[Issue]:
    """An issue that names the columns whose headings no format of the app has."""
    cells, words = records.heading.cells, records.heading.words
    names = [cell for cell, word in zip(cells, words, strict=True) if word and word not in known]
    if names:
        message = f"Not read, as nobody has said what it holds: {', '.join(names)}."
        yield Issue(records.heading.line, names[0], "", message, Severity.INFO)


def roles_by_words(words: Sequence[str], known: Mapping[str, str], headers: Sequence[str]) -> dict[str, int]:
    """Position of each role whose heading word is known. Raises FileRefusedError when two columns claim one role."""
    roles: dict[str, int] = {}
    for position, word in enumerate(words):
        role = known.get(word)
        if role is None:
            continue
        if role in roles:
            first, second = headers[roles[role]], headers[position]
            message = f"The columns “{first}” and “{second}” both hold the same thing. Keep one of them."
            raise FileRefusedError(message)
        roles[role] = position
    return roles


def _left_out(line: int, header: str, value: str, mend: str) -> Issue:
    stands = f"{header} is “{shown(value)}”" if value.strip() else f"{header} is empty"
    return Issue(line, header, value[:200], f"Row {line}: {stands}. {mend} The row is left out.", Severity.LEFT_OUT)
