"""The words that nobody is shown, once for every test, and how they are looked for in what a page renders.

From what the project says of its language: no danger and no risk, no verdict on a body, no praise, no blame, no jargon
of load scores, no words of machines that fail. Names of exercises, of sources and whatever a person or a file brought
are quoted as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from analytics.reference import load_catalogue, load_guide

MOVED = "calf|single|heel|deadlift|lunge|forward|reverse|push|row|split"
"""After `deficit`: the name of an exercise done from a step, as the catalogue has it or as people write it."""

AVOIDED: dict[str, str] = {
    "danger": "risks?|risky|dangers?|dangerous|injury-prone|safe|safer|safely|unsafe|hazards?|danger zone|safe zone",
    "alarm": r"alerts?|warnings?|overtrain\w*|overreach\w*|spike of",
    "a verdict on the body": rf"imbalances?|deficits?(?!\)| (?:{MOVED}))|weakness(?:es)?|weak side|asymmetric",
    "a promise": "prevents?|prevention",
    "praise": "streaks?|crushed|crushing|well done|great job|good job|awesome|congratulations",
    "blame": "fails?|failed|missed|forgot|lazy|should have|invalid|illegal|oops|please",
    "jargon": "tonnage|baseline load|chronic load|acute load|acwr|insufficient data|readiness score",
}
PATTERN = re.compile(rf"\b(?:{'|'.join(AVOIDED.values())})\b|!$", re.IGNORECASE)
ONLY_ON_GUIDE = re.compile(r"\binjur(?:y|ies)\b", re.IGNORECASE)


def avoided(texts: Iterable[str], *, quoted: Sequence[str] = ()) -> list[str]:
    """Texts that hold a word which is avoided, each with that word; `quoted` is taken out of them first."""
    return [f"{found[0]}: {text!r}" for text in texts if (found := PATTERN.search(without(text, quoted)))]


def without(text: str, quoted: Sequence[str] = ()) -> str:
    """A text without names of exercises and sources, which are quoted as they are, and without Markdown's escapes."""
    text = re.sub(r"\\(?=[^\w\s])", "", text)
    for name in (*_quotable(), *quoted):
        if name in text:
            text = text.replace(name, "")
    return text


@cache
def _quotable() -> tuple[str, ...]:
    """Names and notes that hold an avoided word, longest first."""
    guide = load_guide()
    names = [one.name for one in load_catalogue().exercises.values()]
    names += [part.rstrip(".") for one in guide.citations.values() for part in (one.title, one.note, one.journal)]
    return tuple(sorted({one for one in names if PATTERN.search(one)}, key=len, reverse=True))
