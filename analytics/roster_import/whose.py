"""Whose a file may be, from its name and the folders it lies in. A proposal for a person, never an answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from analytics.importers.records import normalised
from analytics.model import Athlete

_NOISE = frozenset(
    [
        "hevy",
        "strong",
        "fitnotes",
        "export",
        "exports",
        "log",
        "logs",
        "training",
        "workout",
        "workouts",
        "backup",
        "data",
        "csv",
        "xlsx",
        "tsv",
        "txt",
        "table",
        "app",
        "history",
        "strength",
        "copy",
        "of",
        "the",
        "my",
        "from",
    ]
)
_NOBODY = _NOISE | {
    "client",
    "clients",
    "athlete",
    "athletes",
    "runner",
    "runners",
    "roster",
    "team",
    "group",
    "files",
    "new",
    "old",
    "users",
    "home",
    "documents",
    "downloads",
}
"""A folder called so names nobody."""


def folders_that_speak(labels: Sequence[str]) -> frozenset[str]:
    """Folders with a file whose own name says nobody, or that lies under the same name elsewhere too."""
    names = Counter(label.rpartition("/")[2].casefold() for label in labels)
    return frozenset(
        folder
        for folder, _, name in (label.rpartition("/") for label in labels)
        if folder and (names[name.casefold()] > 1 or not _own_words(_stem(name), _NOISE))
    )


def propose(label: str, athletes: Sequence[Athlete], *, by_folder: bool = False) -> tuple[str, str]:
    """(client, reason) for a file: the one client all of whose words are in its name or its folders, else a new one.

    `by_folder`: the folder says who it is, since the names of its files do not (`folders_that_speak`).
    """
    *folders, name = label.split("/")
    stem = _stem(name)
    texts = [(stem, "the name of a client is in it", "the first name fits one client")]
    texts += [
        (one, "the name of a client is in its folder", "the first name in its folder fits one client")
        for one in reversed(folders)
    ]
    for text, whole, first in texts:
        if known := _known(text, athletes):
            return known[0], whole if known[1] else first
    own = _own_words(stem, _NOISE)
    if not by_folder and own:
        return _titled(own), "a new client, named after the file"
    for folder in reversed(folders):
        if words := _own_words(folder, _NOBODY):
            return _titled(words), "a new client, named after the folder"
    if own:
        return _titled(own), "a new client, named after the file"
    return "", "its name says no client"


def _known(text: str, athletes: Sequence[Athlete]) -> tuple[str, bool] | None:
    """(the one client the text names, whether by the whole name)."""
    words = [normalised(one) for one in _own_words(text, _NOISE)]
    held = [one for one in athletes if (own := _words(one.name)) and own <= set(words)]
    longest = max((len(_words(one.name)) for one in held), default=0)
    best = [one for one in held if len(_words(one.name)) == longest]
    if len(best) == 1:
        return best[0].name, True
    first = [one for one in athletes if words and _words(one.name) and words[0] == normalised(one.name).split()[0]]
    return (first[0].name, False) if not best and len(first) == 1 else None


def _stem(name: str) -> str:
    return re.sub(r"\.[A-Za-z0-9]{1,5}$", "", name)


def _own_words(text: str, noise: frozenset[str]) -> list[str]:
    return [one for one in re.split(r"[\W_\d]+", text) if one and normalised(one) not in noise]


def _titled(words: Sequence[str]) -> str:
    return " ".join(one[:1].upper() + one[1:] for one in words)


def _words(name: str) -> set[str]:
    return {one for one in re.split(r"[\W_\d]+", normalised(name)) if one and one != "sample"}
