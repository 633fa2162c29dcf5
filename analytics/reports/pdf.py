"""The page to hand over as a PDF of one A4 page, tagged, with title and language.

The layout is `page.typ`. Everything that comes from the log or a person reaches it as JSON values and is never read as
markup, and nothing outside of that file and those values can be read.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typst

from analytics.reports.content import HandOver
from analytics.words import hand_over as words

TEMPLATE = Path(__file__).parent / "page.typ"
ACCESSIBLE = ["ua-1"]
MISSING_LETTER = "could not be displayed with font"


def as_pdf(page: HandOver) -> bytes:
    """The PDF (PDF/UA-1). The same values give the same bytes, as long as the fonts that come along hold every letter.

    They hold Latin, Greek, Cyrillic and Hebrew. For other letters the fonts of this computer are asked (see
    `needs_other_fonts`); a letter that no font has is drawn as a box, and such a file does not call itself PDF/UA.
    """
    values = _values(page)
    for own_fonts_only, standards in ((True, ACCESSIBLE), (False, ACCESSIBLE)):
        try:
            return _compile(values, page.made_on, own_fonts_only, standards)
        except typst.TypstError as error:
            if MISSING_LETTER not in str(error):
                raise
    return _compile(values, page.made_on, False, [])


def needs_other_fonts(page: HandOver) -> bool:
    """Whether the page holds letters that the fonts which come along do not have."""
    try:
        _compile(_values(page), page.made_on, True, ACCESSIBLE)
    except typst.TypstError as error:
        return MISSING_LETTER in str(error)
    return False


def as_picture(page: HandOver, pixels_per_inch: float = 144) -> bytes:
    """The same page as a PNG, to look at."""
    return _run(_values(page), page.made_on, format="png", ppi=pixels_per_inch)


def _compile(values: str, made_on: dt.date, own_fonts_only: bool, standards: list[str]) -> bytes:
    return _run(values, made_on, format="pdf", ignore_system_fonts=own_fonts_only, pdf_standards=standards)


def _run(values: str, made_on: dt.date, **options: Any) -> bytes:
    noon = dt.datetime.combine(made_on, dt.time(12), tzinfo=dt.UTC)
    made: bytes = typst.compile(
        TEMPLATE.read_bytes(),
        sys_inputs={"page": values},
        timestamp=int(noon.timestamp()),
        **options,
    )
    return made


def _values(page: HandOver) -> str:
    """The page's values and the fixed headings as JSON."""
    one = asdict(page)
    one["made_on"] = [page.made_on.year, page.made_on.month, page.made_on.day]
    known: Mapping[str, Any] = {
        "rows_title": words.ROWS_TITLE,
        "flags_title": words.FLAGS_TITLE,
        "next_title": words.NEXT_TITLE,
        "next_note": words.NEXT_NOTE,
        "note_title": words.NOTE_TITLE,
        "not_counted_title": words.NOT_COUNTED_TITLE,
        "more": [
            words.more_text(number) for number in range(page.flags_folded, page.flags_folded + len(page.flags) + 1)
        ],
        "exercises_more": words.more_text(page.exercises_folded),
    }
    return json.dumps({**one, **known}, ensure_ascii=False)
