"""The SQL of this room: one query a file in views/, each naming the queries it reads as if they were tables.

A file in views/untouched/ takes the place of the one with the same name where the person has changed nothing in the
log: planning the whole query costs a third less, and most logs are like that.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "views"
VIEWS = {file.stem: file for file in sorted(FOLDER.glob("*.sql"))}
UNTOUCHED = {file.stem: file for file in sorted((FOLDER / "untouched").glob("*.sql"))}


@cache
def query(name: str, is_untouched: bool = False, given: tuple[str, ...] = ()) -> str:
    """The query views/<name>.sql, after a WITH clause that holds every other file it reads, in order.

    `given`: files whose answers are there already, as tables of that name.
    """
    needed = _needed(name, is_untouched, given)
    parts = ",\n".join(f"{part} AS (\n{_text(part, is_untouched)})" for part in needed)
    text = _text(name, is_untouched)
    if not parts:
        return text
    own_parts = re.sub(r"\A(--.*\n)*WITH ", "", text)
    return f"WITH {parts},\n{own_parts}" if own_parts != text else f"WITH {parts}\n{text}"


@cache
def _text(name: str, is_untouched: bool) -> str:
    file = UNTOUCHED.get(name, VIEWS[name]) if is_untouched else VIEWS[name]
    return file.read_text(encoding="utf-8")


def _needed(name: str, is_untouched: bool, given: tuple[str, ...]) -> list[str]:
    """Names of the files that `name` reads, directly or through others, each after those it needs itself."""
    found: list[str] = []
    for other in re.findall(r"\b(?:FROM|JOIN) (\w+)", _text(name, is_untouched)):
        if other in VIEWS and other != name and other not in given:
            found += [part for part in [*_needed(other, is_untouched, given), other] if part not in found]
    return found
