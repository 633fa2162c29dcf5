"""A zip of logs: looked at before anything is unpacked, then read one file at a time. Nothing is written to disk."""

from __future__ import annotations

import io
import itertools
import stat
import zipfile
import zlib
from dataclasses import dataclass

from analytics.model import FileRefusedError, LogFile
from analytics.units import format_number

MOST_FILES = 1_000
MOST_FILE_BYTES = 25_000_000
MOST_BYTES = 500_000_000
MOST_RATIO = 100
_SMALL_BYTES = 1_000_000
"""A small file may shrink by any ratio."""

_HEADER_BYTES = 30
_NO_LOG = ("__macosx", ".ds_store", "thumbs.db", "desktop.ini")
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError)
_LOCKED = (NotImplementedError, RuntimeError)  # zipfile's words for a compression it does not know, and for a password
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True)
class ZipMember:
    """One file of a zip: its place in the directory and its name with folders, which is a label and never a path."""

    place: int
    name: str


def is_zip(content: bytes) -> bool:
    """Whether the bytes begin like a zip, a workbook included."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def zip_members(content: bytes) -> list[ZipMember]:
    """The files of the zip by name, folders and what systems add left out.

    Raises FileRefusedError for one with too many or too large files, with files that shrink beyond reason, overlap,
    are locked, are links or carry one name twice, or in a method that is not the usual one.
    """
    parts = _directory(content)
    kept = [(place, part) for place, part in enumerate(parts) if not part.is_dir() and not is_no_log(part.filename)]
    if not kept:
        raise FileRefusedError("This zip holds no file. Put the exports of your clients into it.")
    if len(kept) > MOST_FILES:
        raise FileRefusedError(
            f"This zip holds {format_number(len(kept))} files; up to {format_number(MOST_FILES)} fit."
            " Make several of it."
        )
    if sum(part.file_size for _, part in kept) > MOST_BYTES:
        raise FileRefusedError(f"This zip unpacks to more than {MOST_BYTES // 10**6} MB. Make several of it.")
    for _, part in kept:
        _check(part)
    _refuse_overlaps(parts)
    names = [part.filename for _, part in kept]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise FileRefusedError(f"This zip holds “{label_of(twice)}” twice. Make it again.")
    members = [ZipMember(place, path_of(part.filename)) for place, part in kept]
    return sorted(members, key=lambda one: (one.name.casefold(), one.place))


def read_member(content: bytes, member: ZipMember) -> LogFile:
    """One file of a zip that `zip_members` has looked at. Raises FileRefusedError where it is damaged or an archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(archive.infolist()[member.place]) as file:
            data = file.read(MOST_FILE_BYTES + 1)
    except (*_DAMAGED, *_LOCKED) as error:
        raise FileRefusedError(f"“{member.name}” is damaged inside the zip. Make the zip again.") from error
    if len(data) > MOST_FILE_BYTES:
        raise FileRefusedError(f"“{member.name}” is larger than {MOST_FILE_BYTES // 10**6} MB.")
    if member.name.casefold().endswith((".zip", ".7z", ".rar", ".gz", ".tar")):
        raise FileRefusedError(f"“{member.name}” is an archive inside the zip. Unpack it first.")
    return LogFile(label_of(member.name), data)


def label_of(name: str) -> str:
    """A name without folders, drives and blanks at its ends, at most 120 letters."""
    return name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1].strip()[-120:] or "file"


def path_of(name: str) -> str:
    """A name with its folders, without drives, blanks and ways upwards, at most 240 letters: a label all the same."""
    parts = [one.strip() for one in name.replace("\\", "/").split("/")]
    kept = [one for one in parts if one and set(one) != {"."} and not one.endswith(":")]
    return "/".join([*kept[:-1], label_of(name)])[-240:]


def is_no_log(name: str) -> bool:
    """Whether a path names what systems add by themselves."""
    parts = name.replace("\\", "/").casefold().split("/")
    return any(part in _NO_LOG or part.startswith("._") for part in parts)


def _directory(content: bytes) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:  # second: unknown compression
        raise FileRefusedError("This zip is damaged and cannot be read. Make it again.") from error


def _check(part: zipfile.ZipInfo) -> None:
    name = label_of(part.filename)
    if part.flag_bits & 1:
        raise FileRefusedError(f"This zip has a password (“{name}”). Make it without one.")
    if stat.S_ISLNK(part.external_attr >> 16):
        raise FileRefusedError(f"“{name}” in this zip is a link and not a file. Put the file itself into it.")
    if part.compress_type not in _METHODS:
        raise FileRefusedError(f"“{name}” is packed in an unusual way. Make the zip with the tool of your system.")
    if part.file_size > MOST_FILE_BYTES:
        raise FileRefusedError(f"“{name}” in this zip is larger than {MOST_FILE_BYTES // 10**6} MB.")
    if part.file_size > _SMALL_BYTES and part.file_size > MOST_RATIO * max(part.compress_size, 1):
        raise FileRefusedError(f"“{name}” in this zip unpacks to far more than a log needs.")


def _refuse_overlaps(parts: list[zipfile.ZipInfo]) -> None:
    """Several entries that share their bytes unpack to far more than there is."""
    spans = sorted(
        (part.header_offset, part.header_offset + _HEADER_BYTES + len(part.filename.encode()) + part.compress_size)
        for part in parts
    )
    if any(after[0] < before[1] for before, after in itertools.pairwise(spans)):
        raise FileRefusedError("Files in this zip overlap, which no usual tool writes. Make it again.")
