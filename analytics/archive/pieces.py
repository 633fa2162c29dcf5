"""Copying in pieces, and the format of the zip that both directions agree on."""

from __future__ import annotations

import hashlib
import shutil
from typing import IO

FORMAT = 1
MANIFEST, README = "manifest.json", "README.md"


def copy_in_pieces(source: IO[bytes], out: IO[bytes]) -> tuple[str, int]:
    """Copy in pieces; fingerprint and size of what went through."""
    digest, size = hashlib.sha256(), 0
    while piece := source.read(shutil.COPY_BUFSIZE):  # type: ignore[attr-defined]
        digest.update(piece)
        size += len(piece)
        out.write(piece)
    return digest.hexdigest(), size
