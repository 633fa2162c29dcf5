"""From bytes to text: what kind of file it is, which encoding, which bytes cannot belong to a log."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import NamedTuple

import puremagic

from analytics.model import FileRefusedError, Issue, LogFile, Severity
from analytics.units import format_number

LINE_LIMIT = 65_536  # characters; a longer line is not a line of a log
_UTF8_MARK = b"\xef\xbb\xbf"
_EMPTY = "This file is empty. Export it again from your app."
_CHOOSE = "Choose the .csv or .xlsx file that your app exports."


class Text(NamedTuple):
    """The lines of a file, each but the last with its newline (a line feed), and what was done to get them."""

    lines: list[str]
    issues: Sequence[Issue]


SIGNATURES: Sequence[tuple[bytes, str]] = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old .xls workbook or a workbook with a password"),
    (b"PK\x03\x04", "a zip archive"),
    (b"PK\x05\x06", "a zip archive"),
)
ADVICE = {
    "a zip archive": "Unpack it and choose the .csv file inside.",
    "a gzip archive": "Unpack it and choose the .csv file inside.",
    "an old .xls workbook or a workbook with a password": "Save it as .xlsx without a password, or as .csv.",
    "a FIT file": "Watch files are not read yet. Choose a .csv or .xlsx file.",
    "a web page": "The app may have asked you to sign in. Export again while signed in.",
    "a JSON file": "Choose the CSV export of your app.",
}


def is_empty(content: bytes) -> bool:
    """Whether a file holds nothing but blanks, line ends, NULs and byte-order marks."""
    return not content.strip(b"\x00 \t\r\n\xef\xbb\xbf")


def kind_of(content: bytes) -> str | None:
    """What a file is by its first bytes, in words ("a PDF"), or None when it may be text."""
    if is_empty(content):
        return None
    head = content[:4096]
    for signature, kind in SIGNATURES:
        if head.startswith(signature):
            return kind
    if head[8:12] == b".FIT":
        return "a FIT file"
    start = head.removeprefix(_UTF8_MARK).lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return "a web page"
    if start.startswith((b"<?xml", b"<")):
        return "an XML file"
    if start.startswith((b"{", b"[")):
        return "a JSON file"
    if head.count(0) and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _magic_name(head)
    return None


def _magic_name(head: bytes) -> str | None:
    """A name for binary bytes that the table above does not know, as puremagic has it."""
    try:
        extension = puremagic.from_string(head).lstrip(".").upper()
    except (puremagic.PureError, ValueError):
        return None
    return f"a {extension} file" if extension.isalnum() else None


def refuse_kind(kind: str) -> FileRefusedError:
    """The error for a file of a kind that is no log."""
    return FileRefusedError(f"This file is {kind}. {ADVICE.get(kind, _CHOOSE)}")


def read_text(log: LogFile) -> Text:
    """The lines of a text file. Raises FileRefusedError for other kinds, unknown encodings, NULs and overlong lines."""
    content = log.content
    if is_empty(content):
        raise FileRefusedError(_EMPTY)
    issues: list[Issue] = []
    text = _utf16(content, issues)
    if text is None:
        trimmed = content.rstrip(b"\x00")
        if dropped := len(content) - len(trimmed):
            message = (
                f"The file ends in {dropped:,} empty bytes, which were dropped. It may be incomplete: "
                "compare its last session with your app."
            )
            issues.append(Issue(None, "", "", message, Severity.WARNING))
        if kind := kind_of(trimmed):
            raise refuse_kind(kind)
        text = _decode(trimmed, issues)
    text = text.lstrip("\ufeff")
    if not text.strip():
        raise FileRefusedError(_EMPTY)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        message = f"Line {line} holds a NUL byte, so the file is damaged or not text. Export it again."
        raise FileRefusedError(message, line=line)
    lines = io.StringIO(text).readlines()
    if max(map(len, lines)) > LINE_LIMIT:
        line = next(i for i, one in enumerate(lines, 1) if len(one) > LINE_LIMIT)
        message = f"Line {line} is longer than {format_number(LINE_LIMIT)} characters, which no log needs."
        raise FileRefusedError(f"{message} Export the file again.", line=line)
    return Text(lines, issues)


def _utf16(content: bytes, issues: list[Issue]) -> str | None:
    """Text of a UTF-16 file with a byte-order mark; None when it has none. Raises for UTF-16 without one."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            text = content.decode("utf-16")
        except UnicodeDecodeError as error:
            raise FileRefusedError(
                "This file begins like UTF-16 text and breaks off. Save it again as CSV UTF-8."
            ) from error
        issues.append(Issue(None, "", "", "The file is UTF-16 text and was read as such.", Severity.WARNING))
        return text
    head = content[:2000].rstrip(b"\x00")
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) > len(head) * 0.3 and not min(even, odd):
        raise FileRefusedError(
            "This file looks like UTF-16 text without a byte-order mark. Save it again as CSV UTF-8."
        )
    return None


def _decode(content: bytes, issues: list[Issue]) -> str:
    """UTF-8, else Windows-1252 with a warning, else refused with the line."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        start = error.start
    line = len(content[:start].replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"))
    mixed = not content.decode("utf-8", "ignore").lstrip("\ufeff").isascii()
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        mixed = True
    if mixed:
        message = f"Line {line} is not UTF-8 text like the rest. Save the file again as CSV UTF-8."
        raise FileRefusedError(message, line=line)
    message = f"Line {line} is not UTF-8, so the file was read as Windows-1252. Check the accented letters."
    issues.append(Issue(line, "", "", message, Severity.WARNING))
    return text
