"""Exercises that a name nobody has placed might mean, the nearest first, each with its reason. Shown, never applied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from analytics.reference import Catalogue, normalise
from analytics.reference.wording import WordKind, kind_of, read_wording

ALIKE = 80.0
"""From this likeness on (0 to 100) a name without a word in common counts as another spelling: our choice."""

LEAST = 45.0
"""Below this likeness nothing is suggested: our choice."""

WEIGHTS = {fuzz.token_sort_ratio: 0.6, fuzz.token_set_ratio: 0.4}
"""Likeness of all the words, and of the shorter name's words within the longer one: our choice."""


@dataclass(frozen=True)
class Suggestion:
    """One exercise that a name may mean, and why it is suggested."""

    exercise_id: str
    shared: tuple[
        str, ...
    ]  # words of the name, in its order, that a name of the exercise has too; empty: spelled alike
    likeness: float  # 0 to 100


@lru_cache(maxsize=2_000)
def suggest(name: str, catalogue: Catalogue, most: int = 3) -> Sequence[Suggestion]:
    """Up to `most` different exercises, the likeliest first; none where nothing of the name is known."""
    words = [word for word in dict.fromkeys(read_wording(name).words) if kind_of(word) is WordKind.MOVEMENT]
    known = tuple(catalogue.aliases)
    found: dict[str, Suggestion] = {}
    if words:
        scores = _likeness(normalise(name), known)
        for at in np.argsort(-scores, kind="stable"):
            if len(found) == most or scores[at] < LEAST:
                break
            theirs = set(known[at].split())
            shared = tuple(word for word in words if word in theirs and not word.isdigit())
            if shared or scores[at] >= ALIKE:
                one = Suggestion(catalogue.aliases[known[at]], shared, float(scores[at]))
                found.setdefault(one.exercise_id, one)
    return tuple(found.values())


def _likeness(form: str, known: Sequence[str]) -> npt.NDArray[np.float64]:
    scores = np.zeros(len(known))
    for scorer, weight in WEIGHTS.items():
        scores += weight * process.cdist([form], known, scorer=scorer, dtype=np.float64)[0]
    return scores
