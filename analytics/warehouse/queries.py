"""The SQL of this room: one query a file in views/, each naming the queries it reads as if they were tables."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

VIEWS = {file.stem: file for file in sorted((Path(__file__).parent / "views").glob("*.sql"))}


@cache
def query(name: str) -> str:
    """The query views/<name>.sql, after a WITH clause that holds every other file it reads, in order."""
    parts = ",\n".join(f"{part} AS (\n{_text(part)})" for part in _needed(name))
    text = _text(name)
    if not parts:
        return text
    own_parts = re.sub(r"\A(--.*\n)*WITH ", "", text)
    return f"WITH {parts},\n{own_parts}" if own_parts != text else f"WITH {parts}\n{text}"


@cache
def _text(name: str) -> str:
    return VIEWS[name].read_text(encoding="utf-8")


def _needed(name: str) -> list[str]:
    """Names of the files that `name` reads, directly or through others, each after those it needs itself."""
    found: list[str] = []
    for other in re.findall(r"\b(?:FROM|JOIN) (\w+)", _text(name)):
        if other in VIEWS and other != name:
            found += [part for part in [*_needed(other), other] if part not in found]
    return found
