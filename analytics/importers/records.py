"""CSV records by column, each with the line of the file where it starts."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from analytics.importers.text import Text
from analytics.model import FileRefusedError, Issue, Severity
from analytics.units import format_number

COLUMN_LIMIT = 64
_DELIMITERS = ",;\t|"
_FEWEST_HEADINGS = 6  # of an app's export; a row of sets has numbers among that many cells
_HEADER_WITHIN = 30  # lines; title lines above a heading are few
_CHUNK = 256  # records; few enough lists at once that the garbage collector has nothing to walk through
_DROPPED_SIGNS = re.compile(r"[\"'’`´\u200b\ufeff]")

Row = list[str]
Repair = Callable[[Row, int], Row | None]
"""(cells, number of columns) -> cells that fit, or None."""


@dataclass(frozen=True)
class Heading:
    """The heading of a table: its cells as written, where it stands, what separates cells."""

    cells: Sequence[str]
    line: int  # 1 = first line of the file
    delimiter: str
    written_width: int  # with the empty cells at its end, which are no columns

    @property
    def words(self) -> list[str]:
        """The cells without accents, quotes, case and outer blanks."""
        return [normalised(cell) for cell in self.cells]


@dataclass(frozen=True)
class Records:
    """Every record of a table as columns of text."""

    heading: Heading
    columns: Sequence[Sequence[str]]  # one per cell of the heading, all of one length
    lines: NDArray[np.int64]
    restarts: Sequence[int]  # records before each repeated heading
    repaired: Sequence[int]  # records that did not fit and were mended
    issues: Sequence[Issue]


def normalised(text: str) -> str:
    """Lower case without accents, quotes and doubled blanks: how headings and words are compared."""
    text = unicodedata.normalize("NFKD", _DROPPED_SIGNS.sub("", text))
    text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(text.casefold().split())


def find_heading(text: Text, fits: Callable[[Sequence[str]], bool]) -> Heading | None:
    """The first line near the top whose normalised cells satisfy `fits`, with the delimiter that makes it so."""
    for number, line in enumerate(text.lines[:_HEADER_WITHIN], 1):
        if not line.strip() or separator_line(line):
            continue
        for delimiter in sorted(_DELIMITERS, key=line.count, reverse=True):
            if delimiter not in line:
                break
            cells = split_line(line, delimiter)
            if fits([normalised(cell) for cell in _trimmed(cells)]):
                return Heading(_trimmed(cells), number, delimiter, len(cells))
    return None


def separator_line(line: str) -> bool:
    """True for the `sep=;` line that spreadsheets put first."""
    return re.fullmatch(r"\"?sep=.\"?\s*", line, re.IGNORECASE) is not None


def split_line(line: str, delimiter: str) -> list[str]:
    """The cells of one line without outer blanks."""
    return [cell.strip() for cell in next(csv.reader([line.rstrip("\n")], delimiter=delimiter), [])]


def _trimmed(cells: Sequence[str]) -> list[str]:
    """Cells without the empty ones at the end."""
    last = max((i for i, cell in enumerate(cells) if cell), default=-1)
    return list(cells[: last + 1])


def read_records(text: Text, heading: Heading, repair: Repair | None = None) -> Records:
    """All records below the heading. Rows of another length are left out and listed; blank rows are skipped.

    Raises FileRefusedError for too many columns, no rows at all, and a quote that is never closed.
    """
    width = len(heading.cells)
    if width > COLUMN_LIMIT:
        message = f"This file has {format_number(width)} columns; the limit is {COLUMN_LIMIT}."
        raise FileRefusedError(f"{message} Keep the columns of the log only.", line=heading.line)
    issues = [*text.issues, *_above(text, heading)]
    columns: list[list[str]] = [[] for _ in range(width)]
    line_chunks: list[NDArray[np.int64]] = []
    restarts: list[int] = []
    repaired: list[int] = []
    kept = 0
    for chunk, starts in _chunks(text, heading, issues):
        if set(map(len, chunk)) == {width} and heading.cells[0] not in next(zip(*chunk, strict=True)):
            good, lines = chunk, starts
        else:
            good, good_lines = [], []
            for row, line in zip(chunk, starts.tolist(), strict=True):
                if not any(map(str.strip, row)):
                    continue
                if [cell.strip() for cell in row[:width]] == heading.cells:
                    restarts.append(kept + len(good))
                    message = f"Line {line} repeats the heading, so two exports were joined. The line is skipped."
                    issues.append(Issue(line, "", "", message, Severity.WARNING))
                    continue
                fitted = repair(row, width) if repair and len(row) > width else _fitted(row, heading)
                if len(row) > width and fitted and fitted != row[:width]:
                    repaired.append(kept + len(good))
                if fitted is None:
                    _refuse_other_heading(row, line, heading)
                    issues.append(_wrong_width(row, line, width))
                else:
                    good.append(fitted)
                    good_lines.append(line)
            lines = np.array(good_lines, dtype=np.int64)
        kept += len(good)
        line_chunks.append(lines)
        if good:
            for column, cells in zip(columns, zip(*good, strict=True), strict=True):
                column.extend(cells)
    if not kept:
        raise nothing_left(issues)
    return Records(heading, columns, np.concatenate(line_chunks), restarts, repaired, issues)


def nothing_left(issues: Sequence[Issue]) -> FileRefusedError:
    """The error for a file without one usable row, naming the first that was left out."""
    bad = [issue for issue in issues if issue.severity is Severity.LEFT_OUT]
    if not bad:
        return FileRefusedError("The file has headings but no rows.")
    first = min(bad, key=lambda issue: issue.line or 0)
    return FileRefusedError(f"No row of this file can be read. {first.message}", line=first.line)


def _above(text: Text, heading: Heading) -> Iterator[Issue]:
    """A warning for what stands above the heading."""
    skipped = [i for i, line in enumerate(text.lines[: heading.line - 1], 1) if line.strip()]
    if skipped:
        shown = text.lines[skipped[0] - 1].strip()[:60]
        message = f"{len(skipped)} line{'s' * (len(skipped) > 1)} above the heading in line {heading.line}: skipped."
        yield Issue(skipped[0], "", shown, message, Severity.WARNING)


def _fitted(row: Row, heading: Heading) -> Row | None:
    """The row with as many cells as there are columns; empty cells go that stand below empty cells of the heading."""
    width = len(heading.cells)
    if len(row) == width:
        return row
    is_padded = width < len(row) <= heading.written_width and not any(map(str.strip, row[width:]))
    return row[:width] if is_padded else None


def _refuse_other_heading(row: Row, line: int, heading: Heading) -> None:
    """Raises FileRefusedError when a row that does not fit is the heading of another table."""
    written = heading.delimiter.join(row)
    cells = max((written.split(delimiter) for delimiter in _DELIMITERS), key=len)
    if len(cells) >= _FEWEST_HEADINGS and all(cell.strip(' "')[:1].isalpha() for cell in cells):
        message = f"Line {line} begins another table with other headings. Keep each export in a file of its own."
        raise FileRefusedError(message, line=line)


def _wrong_width(row: Row, line: int, width: int) -> Issue:
    hint = (
        "A cell may hold an unquoted separator, or two lines were joined."
        if len(row) > width
        else "The line may be cut off."
    )
    message = f"Row {line} has {len(row)} cells, the heading has {width}. {hint} The row is left out."
    return Issue(line, "", ",".join(row)[:60], message, Severity.LEFT_OUT)


def _chunks(text: Text, heading: Heading, issues: list[Issue]) -> Iterator[tuple[list[Row], NDArray[np.int64]]]:
    """Records in chunks, so that their lists live briefly; with the line where each starts."""
    body = text.lines[heading.line :]
    reader = csv.reader(body, delimiter=heading.delimiter, strict=True)
    done = 0  # lines of the body read so far
    try:
        while chunk := list(islice(reader, _CHUNK)):
            first = heading.line + 1 + done
            if reader.line_num - done == len(chunk):
                starts = np.arange(first, first + len(chunk), dtype=np.int64)
            else:
                spans = [1 + sum(cell.count("\n") for cell in row) for row in chunk]
                starts = first + np.cumsum([0, *spans[:-1]], dtype=np.int64)
            done = reader.line_num
            yield chunk, starts
    except csv.Error:
        yield from _carefully(body, done, heading, issues)


def _carefully(
    body: Sequence[str], done: int, heading: Heading, issues: list[Issue]
) -> Iterator[tuple[list[Row], NDArray[np.int64]]]:
    """The records after `done` lines, one at a time, because one of them is quoted badly.

    A record on one line is left out; one that runs over several lines means that a quote was never closed.
    """
    reader = csv.reader(body[done:], delimiter=heading.delimiter, strict=True)
    while True:
        start = reader.line_num
        line = heading.line + 1 + done + start
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if reader.line_num - start > 1 or "unexpected end" in str(error):
                opened = line + _open_quote(body[done + start : done + reader.line_num], heading.delimiter)
                message = f"Line {opened}: a quote opens here and is never closed. Export the file again, or close it."
                raise FileRefusedError(message, line=opened) from error
            _refuse_other_heading([body[done + start].strip()], line, heading)
            message = f"Row {line} has a quote inside a quoted cell. Double that quote. The row is left out."
            issues.append(Issue(line, "", body[done + start].strip()[:60], message, Severity.LEFT_OUT))
            row = []
        yield [row], np.array([line], dtype=np.int64)


def _open_quote(lines: Sequence[str], delimiter: str) -> int:
    """How many lines into a broken record the quote opens that is not closed as it should be."""
    opened, quoted, at_start = 0, False, True
    for number, line in enumerate(lines):
        position = 0
        while position < len(line):
            sign, after = line[position], line[position + 1 : position + 2]
            if quoted and sign == '"':
                if after == '"':
                    position += 1
                elif after in (delimiter, "\n", ""):
                    quoted = False
                else:
                    return opened
            elif not quoted and sign == '"' and at_start:
                opened, quoted = number, True
            at_start = not quoted and sign in (delimiter, "\n")
            position += 1
    return opened
