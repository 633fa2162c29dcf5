"""An exercise name reduced to its words: the same movement gets the same words, however an app or a person writes it.

Nothing here knows an exercise. Case, accents, punctuation, plurals, abbreviations and word order go; the side is read
off; equipment, grip, manner and position stay as words of a known kind, so that names.py may try without them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from analytics.model import Side
from analytics.reference.vocabulary import (
    ASSISTED,
    FILLERS,
    KEEP_S,
    KINDS,
    LEFT,
    LETTER,
    PHRASES,
    PLURALS,
    RIGHT,
    SPLITS,
    WORDS,
)

SINGLE = "single"
SAID_TWICE = {"hold", "calf"}
"""Words that count once however often they are said ("isometric ... hold", "gastroc calf raise")."""

HOW_HEAVY = {"weighted", "bodyweight"}
EQUIPMENT_NAMES = {
    "smith": "Smith machine",
    "ez_bar": "EZ bar",
    "swiss_bar": "Swiss bar",
    "medicine_ball": "medicine ball",
}

SECONDS = r"s|secs?|seconds?"
AMOUNT = re.compile(
    r"@?\brpe\s*\d+(\.\d)?|@\s*\d+(\.\d+)?\s*(%|kg|lbs?)?|\b\d+\s*%(\s*1?\s*rm\b)?|\b(day|week|block|set)\s+\d+\b"
    rf"|\b[1-9]\s*({SECONDS})\s*(down|up|lower(ing)?|hold|pause|squeeze|eccentric|ecc|negative)\b"  # how, not what
    rf"|\b\d+\s*x\s*\d+\s*({SECONDS}|reps?|mins?|m|kg|lbs?)?\b"
    rf"|\b\d+(\.\d+)?\s*({SECONDS}|kgs?|lbs?|reps?|mins?|minutes?|cm|mm|inch(es)?|rm)\b|\b\d+\s*[\"”]"
    r"|\b\d-\d-\d(-\d)?\b|\b\d/\d/\d(/\d)?\b",
)
"""What a plan says of a set ("3x10", "20kg", "3-1-1", "5 sec down", "@ RPE 8", "week 2"), not of the movement."""


class WordKind(StrEnum):
    """What a word says about a movement besides naming it."""

    EQUIPMENT = "equipment"
    GRIP = "grip"
    MANNER = "manner"
    POSITION = "position"
    MOVEMENT = "movement"


@dataclass(frozen=True)
class Wording:
    """The words of a name in order, each in its normal form; the side and "assisted" are read off."""

    words: tuple[str, ...]
    side: Side
    is_assisted: bool


def kind_of(word: str) -> WordKind:
    """Kind of a normal word; anything not listed in the vocabulary names the movement."""
    return WordKind(KINDS.get(word, "movement"))


def equipment_of(words: tuple[str, ...]) -> str:
    """Equipment that normal words name, in one order with blanks between; "" where they name none.

    "Weighted" and "bodyweight" say how heavy a set is, which its load says as well: they are no equipment.
    """
    return " ".join(sorted({word for word in words if kind_of(word) is WordKind.EQUIPMENT} - HOW_HEAVY))


def equipment_text(equipment: str) -> str:
    """Equipment as a sentence says it: `dumbbell`, `Smith machine`, `cable and band`; "" is `equipment not named`."""
    parts = [EQUIPMENT_NAMES.get(word, word.replace("_", " ")) for word in equipment.split()]
    return " and ".join(parts) or "equipment not named"


def with_equipment(name: str, equipment: str) -> str:
    """A name and its equipment, once: `Hip thrust, barbell`, `Knee extension machine`."""
    text = equipment_text(equipment)
    return name if f" {text} ".casefold() in f" {name} ".casefold() else f"{name}, {text}"


def bag(words: tuple[str, ...]) -> str:
    """Words as one key in which order no longer matters. Equipment said twice counts once."""
    movement = [word for word in words if kind_of(word) is WordKind.MOVEMENT]
    others = {word for word in words if kind_of(word) is not WordKind.MOVEMENT}
    return " ".join(sorted([*movement, *others]))


def normalise(name: str) -> str:
    """Normal form of a name, equipment included: "Squat (Barbell)" and "barbell squats" are both "barbell squat"."""
    return bag(read_wording(name).words)


@lru_cache(maxsize=20_000)
def read_wording(name: str) -> Wording:
    """The words of a name, the side it states and whether it is assisted. Names without letters have no words."""
    text = _plain(name)
    text, side = _take_letter_side(text)
    words = [normal for token in re.findall(r"[^\W_]+", text) for normal in _normal_words(token)]
    words = _replace_phrases(words)
    words, word_side = _take_word_side(words)
    is_assisted = any(word in ASSISTED for word in words)
    kept = tuple(
        word
        for at, word in enumerate(words)
        if word not in ASSISTED and word not in FILLERS and not (word in SAID_TWICE and word in words[:at])
    )
    return Wording(kept, side if side is not Side.BOTH else word_side, is_assisted)


def _plain(name: str) -> str:
    """Lower case without accents, apostrophes or invisible signs."""
    decomposed = unicodedata.normalize("NFKD", name.casefold().replace("°", " degree ").replace("º", " degree "))
    text = "".join(sign for sign in decomposed if unicodedata.category(sign) not in ("Mn", "Cf"))
    text = re.sub(r"['’‘`´]", "", text).replace("×", "x")
    without = AMOUNT.sub(" ", text)
    text = without if re.search(r"[^\W\d_]{2}", without) else text  # "21s" is a name by itself
    text = re.sub(r"\bw/", "with ", text).replace("&", " and ")
    return re.sub(r"\bl\s*/\s*r\b|\br\s*/\s*l\b", " each side ", text)


def _take_letter_side(text: str) -> tuple[str, Side]:
    """A single L or R in brackets or as the last word is a side, any other letter in brackets a person's own mark."""
    found = re.search(r"[(\[]\s*(l|r)\s*[)\]]|(?<=[\s\-–—:,])(l|r)\s*$", text)
    side = Side.BOTH
    if found and re.search(r"\w{2,}", text[: found.start()] + text[found.end() :]):
        side = Side.LEFT if "l" in found.groups() else Side.RIGHT
        text = text[: found.start()] + " " + text[found.end() :]
    return re.sub(r"[(\[]\s*[a-z]\s*[)\]]", f" {LETTER} ", text), side


def _take_word_side(words: list[str]) -> tuple[list[str], Side]:
    """Left or right as a word; both of them together are both sides."""
    is_left, is_right = any(word in LEFT for word in words), any(word in RIGHT for word in words)
    rest = [word for word in words if word not in LEFT and word not in RIGHT]
    if is_left == is_right:
        return rest, Side.BOTH
    return rest, Side.LEFT if is_left else Side.RIGHT


def _normal_words(token: str) -> list[str]:
    """One written word as normal words: plural off, compounds split, abbreviations and translations replaced."""
    for candidate in (token, _singular(token)):
        if candidate in SPLITS:
            return SPLITS[candidate].split()
        if candidate in WORDS:
            return [WORDS[candidate]]
    return [_singular(token)]


def _singular(word: str) -> str:
    """English plural off, by ending; the exceptions are listed in the vocabulary."""
    if word in PLURALS:
        return PLURALS[word]
    if len(word) < 4 or word in KEEP_S or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes")) else word[:-1]


def _replace_phrases(words: list[str]) -> list[str]:
    """Neighbouring words that mean one thing ("smith machine", "per side") become one word, or none."""
    result: list[str] = []
    at = 0
    while at < len(words):
        for length in (4, 3, 2, 1):
            phrase = " ".join(words[at : at + length])
            if at + length <= len(words) and phrase in PHRASES:
                result += PHRASES[phrase].split()
                at += length
                break
        else:
            result.append(words[at])
            at += 1
    return result
