"""A note states a side only when it says nothing else."""

from __future__ import annotations

import pytest

from analytics.model import Side
from analytics.reference import side_of_note

LEFT = [
    "left",
    "Left",
    "L",
    "l",
    "(L)",
    "[left]",
    "left side",
    "Left leg",
    "left leg only",
    "on the left",
    "links",
    "linke Seite",
    "linkes Bein",
    "nur links",
    "gauche",
    "côté gauche",
    "jambe gauche",
    "izquierda",
    "pierna izquierda",
    "sinistra",
    "gamba sinistra",
    "sx",
    "esquerdo",
    "Lado esquerdo",
    "linker been",
    "L: 12",
    "left 12 reps",
    "L x12",
    "L - 30 s",
    " left. ",
]
RIGHT = [
    "right",
    "R",
    "r",
    "R side",
    "right foot",
    "rechts",
    "rechtes Bein",
    "à droite",
    "derecha",
    "dx",
    "lado direito",
]
NEITHER = [
    "",
    "each side",
    "Each side, 10",
    "both",
    "L/R",
    "l + r",
    "left and right",
    "Left 10, right 8",
    "3 x R;L",
    "Cada lado",
    "je Seite",
    "left knee felt odd",
    "left leg sore",
    "left leg, felt weak",
    "left leg up",
    "2 left",
    "2 reps left",
    "12 L",
    "nothing left",
    "left the gym early",
    "right on",
    "alright",
    "all right!",
    "too light, right?",
    "felt right",
    "ultima maquina da direita",
    "12 on left 10 on right, balance for right",
    "Antebraço esquerdo deu uma fadigada na última..",
    "RPE 8",
    "RL",
    "lr",
    "leftover",
    "ll",
    "rechtsrum",
    "left " * 20,
]


@pytest.mark.parametrize("note", LEFT)
def test_notes_that_state_the_left(note: str):
    assert side_of_note(note) is Side.LEFT


@pytest.mark.parametrize("note", RIGHT)
def test_notes_that_state_the_right(note: str):
    assert side_of_note(note) is Side.RIGHT


@pytest.mark.parametrize("note", NEITHER)
def test_every_other_note_states_no_side(note: str):
    assert side_of_note(note) is Side.BOTH
