"""The table of the starter session: every slot of every phase is filled, and a slip is told with its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from analytics.model import ReferenceDataError
from analytics.reference import load_starter_exercises
from analytics.reference.starter_exercises import JUMPS, PHASES, SLOTS
from analytics.reference.tables import DATA


def test_every_area_has_a_choice_in_every_phase_and_choices_are_numbered_from_one():
    rows = load_starter_exercises()
    for phase in PHASES:
        for slot in SLOTS:
            choices = [row.choice for row in rows if (row.phase, row.slot) == (phase, slot)]
            assert choices == list(range(1, len(choices) + 1))
            assert bool(choices) == (slot != JUMPS or phase == "C")


MISTAKES = {
    "unknown exercise": ("A,legs,1,bw_squat,8,no", "A,legs,1,bw_squad,8,no", "'bw_squad' is not in data/exercises.csv"),
    "load in the first phase": ("A,legs,1,bw_squat,8,no", "A,legs,1,bw_squat,8,yes", "has no added load; write no"),
    "a machine in the first phase": (
        "A,legs,1,bw_squat,8,no",
        "A,legs,1,leg_press,8,no",
        "needs a weight, and phase A",
    ),
    "a jump too early": (
        "A,legs,1,bw_squat,8,no",
        "A,legs,1,squat_jump,8,no",
        "power work belongs into the slot jumps",
    ),
    "another area": ("A,legs,1,bw_squat,8,no", "A,legs,1,short_foot,8,no", "does not train the legs directly"),
    "metres": ("B,core,1,side_plank,25,no", "B,core,1,suitcase_carry,25,no", "measured in metres"),
    "too much": ("A,legs,1,bw_squat,8,no", "A,legs,1,bw_squat,80,no", "amount is 80; write a number from 1 to 60"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_slip_is_told_with_its_line(tmp_path: Path, mistake: str):
    old, new, message = MISTAKES[mistake]
    for source in DATA.glob("*.csv"):
        shutil.copy(source, tmp_path)
    table = tmp_path / "starter_exercises.csv"
    lines = table.read_text(encoding="utf-8").splitlines()
    place = lines.index(old)
    lines[place] = new
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(ReferenceDataError, match=rf"data/starter_exercises.csv:{place + 1}: .*{message}"):
        load_starter_exercises(tmp_path)
