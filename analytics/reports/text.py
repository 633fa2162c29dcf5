"""The page to hand over as plain text, without pictures: for a message, a terminal or a screen reader."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill

from analytics.reports.content import HandOver
from analytics.words import hand_over as words

WIDTH = 88


def as_text(page: HandOver) -> str:
    """Everything the page says, one block a section, lines of at most 88 signs."""
    blocks = [
        [page.name, page.finding, page.span],
        _titled(words.ROWS_TITLE, [_area(one.name, one.value, one.state, one.coming) for one in page.rows]),
        _flags(page),
        _next_week(page),
        _titled(words.NOTE_TITLE, [line for one in page.notes for line in (one.about, *one.text.splitlines())]),
        _titled(words.NOT_COUNTED_TITLE, [page.not_counted]),
        [page.footer, page.made],
    ]
    return "\n\n".join("\n".join(_wrapped(line) for line in block if line) for block in blocks if any(block)) + "\n"


def _area(name: str, value: str, state: str, coming: str) -> str:
    parts = [value, state, f"{words.NEXT_TITLE}: {coming[0].lower()}{coming[1:]}" if coming else ""]
    return f"{name}: {'. '.join(part for part in parts if part)}."


def _flags(page: HandOver) -> Sequence[str]:
    if not page.with_flags:
        return []
    lines = []
    for flag in page.flags:
        lines += [f"{flag.heading} ({flag.when})", f"  {flag.text}", f"  {flag.answer}".rstrip()]
    return _titled(words.FLAGS_TITLE, [*lines, words.more_text(page.flags_folded)] if lines else [page.no_flags])


def _next_week(page: HandOver) -> Sequence[str]:
    steps = [f"{name}: {text}" for name, text in page.exercises]
    more = [words.more_text(page.exercises_folded)]
    return _titled(page.next_week, [page.next_waits, *([words.NEXT_NOTE, *steps, *more] if steps else [])])


def _titled(title: str, lines: Sequence[str]) -> Sequence[str]:
    """A heading in capitals over its lines; nothing where there is no line."""
    return [title.upper(), *lines] if any(lines) else []


def _wrapped(line: str) -> str:
    indent = " " * (len(line) - len(line.lstrip()))
    return fill(line, WIDTH, initial_indent="", subsequent_indent=indent, break_long_words=False, drop_whitespace=True)
