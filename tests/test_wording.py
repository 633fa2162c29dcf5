"""Words that no sentence of ours may hold, read off every string the program can show (docstrings are not shown)."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from analytics.reference import load_catalogue
from tests.wording import AVOIDED, avoided

ROOT = Path(__file__).parents[1]
SHOWN = ("analytics/words", "analytics/guidance", "analytics/importers", "analytics/charts", "analytics/cli", "pages")


def docstrings(tree: ast.Module) -> set[int]:
    """Ids of the nodes that are docstrings, of modules, classes and functions, and of constants below their line."""
    nodes = [node for node in ast.walk(tree) if hasattr(node, "body") and isinstance(node.body, list)]
    return {
        id(line.value)
        for node in nodes
        for line in node.body
        if isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant)
    }


def strings() -> Iterator[tuple[str, str]]:
    """(where, text) of everything that may reach a person."""
    files = [path for folder in SHOWN for path in sorted((ROOT / folder).rglob("*.py"))]
    for path in [*files, *sorted((ROOT / "analytics").glob("*.py"))]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        skipped = docstrings(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node.value
    guide = tomllib.loads((ROOT / "data" / "guidance.toml").read_text(encoding="utf-8"))
    for section, entry in guide.items():
        for where, value in flat(entry, section):
            yield f"data/guidance.toml [{where}]", value
    for exercise in load_catalogue().exercises.values():
        yield f"data/exercises.csv [{exercise.exercise_id}]", exercise.why


def flat(entry: object, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(entry, dict):
        for key, value in entry.items():
            yield from flat(value, f"{where}.{key}")
    elif isinstance(entry, str) and not where.endswith("citations"):
        yield where, entry


VALUES = {"warning": "a severity as it is kept; people read other words"}
"""Single words that are no sentence."""


def test_no_sentence_of_ours_holds_a_word_that_is_avoided():
    found = [f"{where}: {one}" for where, text in strings() if text not in VALUES for one in avoided([text])]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "text",
    [
        "a risk of injury",
        "This is UNSAFE",
        "well done!",
        "prevents pain",
        "An imbalance of sides",
        "Calf deficit",
        "3 sessions missed",
        "**Warning**",
        "Hoist\\-y: over\\-reach\\-ing is overreaching",
    ],
)
def test_the_list_catches_what_it_is_for(text: str):
    assert avoided([text])


@pytest.mark.parametrize(
    "text", ["Deficit calf raise: a bigger step in sets", "the safety bar", "Nothing was changed.", "Skipped: none"]
)
def test_the_list_lets_pass_what_is_fine(text: str):
    assert not avoided([text])


@pytest.mark.parametrize("kind", AVOIDED)
def test_every_word_of_the_list_is_caught(kind: str):
    plain = re.sub(r"\(\?!.*?\)\)", "", AVOIDED[kind]).replace(r"\w*", "ing").replace("(?:es)?", "").replace("s?", "")
    for word in plain.split("|"):
        assert avoided([f"so {word} it"]), word
