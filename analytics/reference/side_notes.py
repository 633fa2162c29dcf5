"""Which side of the body a note on a set states: "left", "R side", "links", "L: 12". Anything else states none.

A note speaks of a side only when it says nothing else, for "left knee felt odd" and "2 left" (in the tank) are about
something else. Whole words only; a note about both sides ("each side", "L/R") states none, which counts as both.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from analytics.model import Side

LONGEST_NOTE = 40
"""A longer note says more than a side."""

_LEFT = "left|l|lhs|links|linke|linker|linkes|linken|gauche|izquierd[oa]|izq|sinistr[oa]|sx|esquerd[oa]|esq"
_RIGHT = "right|r|rhs|rechts|rechte|rechter|rechtes|rechten|droite?|derech[oa]|dcha|destr[oa]|dx|direit[oa]|dir"
_LEAD = (
    "on|the|only|just|my|nur|auf|das|die|der|am|im|solo|seul|seulement|alleen|de|a|el|la|il|lado|pierna|cote|jambe"
    "|pied|lato|gamba|piede|perna|pie|pe"
)
_NOUN = "side|sided|leg|legged|foot|arm|only|first|seite|bein|fuss|kant|zijde|been|voet"
_AMOUNT = r"\d+(?:[.,]\d+)?\s*(?:x|×|kg|lbs?|reps?|secs?|seconds?|s|sets?)?"

_NOTES = {
    side: re.compile(rf"(?:(?:{_LEAD})\s+)*(?:{words})(?:\s+(?:{_NOUN}))*(?:\s*[-–—:,x×@]?\s*{_AMOUNT})*")
    for side, words in ((Side.LEFT, _LEFT), (Side.RIGHT, _RIGHT))
}


@lru_cache(maxsize=20_000)
def side_of_note(note: str) -> Side:
    """The side that the note states and nothing besides; `Side.BOTH` for every other note."""
    if len(note) > LONGEST_NOTE:
        return Side.BOTH
    text = _plain(note)
    found = [side for side, pattern in _NOTES.items() if pattern.fullmatch(text)]
    return found[0] if found else Side.BOTH


def _plain(note: str) -> str:
    """Lower case without accents, invisible signs or a frame of brackets and full stops."""
    decomposed = unicodedata.normalize("NFKD", note.casefold())
    text = "".join(sign for sign in decomposed if unicodedata.category(sign) not in ("Mn", "Cf"))
    return re.sub(r"\s+", " ", text.strip(" \t\r\n()[]{}.,;:-–—*\"'"))
