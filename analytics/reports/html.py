"""The page to hand over as one HTML file that stands alone: no scripts, nothing from elsewhere, every text escaped."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from html import escape
from pathlib import Path

from analytics.reports.content import AreaLine, HandOver
from analytics.words import hand_over as words

STYLE = (Path(__file__).parent / "page.css").read_text(encoding="utf-8")


def as_html(page: HandOver) -> str:
    """The whole document. Its only inline style is named by its hash in the policy; anything else is refused."""
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    title = f"{page.name}: {page.finding}"
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{escape(title)}</title>",
            f"<style>{STYLE}</style>",
            "</head>",
            "<body>",
            "<main>",
            f'<p class="head"><strong>{escape(page.name)}</strong><span>{escape(page.span)}</span></p>',
            f"<h1>{escape(page.finding)}</h1>",
            *_rows(page),
            *_flags(page),
            *_next_week(page),
            *_notes(page),
            *_section(words.NOT_COUNTED_TITLE, page.not_counted),
            "</main>",
            f'<footer><p class="note">{escape(page.footer)}</p><p class="note">{escape(page.made)}</p></footer>',
            "</body>",
            "</html>",
            "",
        ]
    )


def _rows(page: HandOver) -> Sequence[str]:
    if not page.rows:
        return []
    return [
        "<section>",
        f"<h2>{escape(words.ROWS_TITLE)}</h2>",
        f'<p class="note">{escape(page.rows_note)}</p>',
        *(_row(row, has_next=any(one.coming for one in page.rows)) for row in page.rows),
        "</section>",
    ]


def _row(row: AreaLine, *, has_next: bool) -> str:
    # The drawing is ours, made of numbers and escaped words (drawing.py).
    coming = f'<p class="note">{escape(words.NEXT_TITLE)}<br>{escape(row.coming)}</p>' if has_next else ""
    return (
        f'<div class="area{"" if has_next else " plain"}"><div><h3>{escape(row.name)}</h3><p>{escape(row.value)}</p>'
        f'<p class="note">{escape(row.state)}</p></div>{row.drawing}{coming}</div>'
    )


def _flags(page: HandOver) -> Sequence[str]:
    if not page.with_flags:
        return []
    if not page.flags:
        return _section(words.FLAGS_TITLE, page.no_flags)
    items = [
        f'<li><p><strong>{escape(flag.heading)}</strong> <span class="note">{escape(flag.when)}</span></p>'
        f"<p>{escape(flag.text)} {_answer(flag.answer)}</p></li>"
        for flag in page.flags
    ]
    return [
        "<section>",
        f"<h2>{escape(words.FLAGS_TITLE)}</h2>",
        f'<ul class="flags">{"".join(items)}</ul>',
        *_note(words.more_text(page.flags_folded)),
        "</section>",
    ]


def _answer(answer: str) -> str:
    return f"<em>{escape(answer)}</em>" if answer else ""


def _next_week(page: HandOver) -> Sequence[str]:
    if not page.next_week:
        return []
    if page.next_waits:
        return _section(page.next_week, page.next_waits)
    if not page.exercises:
        return []
    items = [f"<li>{escape(name)}: {escape(text)}</li>" for name, text in page.exercises]
    return [
        "<section>",
        f"<h2>{escape(page.next_week)}</h2>",
        *_note(words.NEXT_NOTE),
        f'<ul class="steps">{"".join(items)}</ul>',
        *_note(words.more_text(page.exercises_folded)),
        "</section>",
    ]


def _notes(page: HandOver) -> Sequence[str]:
    if not page.notes:
        return []
    heads = [f'<span class="note">{escape(one.about)}</span>\n' if one.about else "" for one in page.notes]
    texts = [f'<p class="typed">{head}{escape(one.text)}</p>' for head, one in zip(heads, page.notes, strict=True)]
    return ["<section>", f"<h2>{escape(words.NOTE_TITLE)}</h2>", *texts, "</section>"]


def _section(title: str, text: str) -> Sequence[str]:
    if not text:
        return []
    return ["<section>", f"<h2>{escape(title)}</h2>", f"<p>{escape(text)}</p>", "</section>"]


def _note(text: str) -> Sequence[str]:
    return [f'<p class="note">{escape(text)}</p>'] if text else []
