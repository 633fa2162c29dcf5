"""What stands in the place of a name on a page to hand over, and names of files that every system takes."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from enum import StrEnum

from analytics.model import Athlete

MOST_LETTERS = 40


class Naming(StrEnum):
    """How the athlete is called on the page."""

    NAME = "name"
    INITIALS = "initials"
    CODE = "code"


def shown_name(athlete: Athlete, naming: Naming) -> str:
    """The athlete's name, its initials, or a code that stays the same for the same athlete."""
    if naming is Naming.CODE:
        return f"Athlete {hashlib.sha256(athlete.athlete_id.encode()).hexdigest()[:6].upper()}"
    if naming is Naming.INITIALS:
        letters = [word[0].upper() for word in athlete.name.split() if word[0].isalpha()]
        return "".join(f"{letter}." for letter in letters[:3]) or "N.N."
    return athlete.name


def file_stem(name: str) -> str:
    """Letters, digits, points and dashes of a name, so that it is a file's name on every system; never empty."""
    text = unicodedata.normalize("NFC", name)
    kept = "".join(sign if sign.isalnum() else "-" for sign in text)
    return "-".join(part for part in kept[:MOST_LETTERS].split("-") if part) or "athlete"


def different_stems(names: Iterable[str]) -> list[str]:
    """A stem for each name in order; the second of two that come to the same gets `-2`."""
    stems: list[str] = []
    taken: set[str] = set()
    for name in names:
        stem, number = file_stem(name), 1
        while (one := stem if number == 1 else f"{stem}-{number}").casefold() in taken:
            number += 1
        taken.add(one.casefold())
        stems.append(one)
    return stems
