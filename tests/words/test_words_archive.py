from __future__ import annotations

from analytics.words import archive as words
from analytics.words.settings import habit_reason


def test_what_a_chosen_export_holds() -> None:
    assert words.held_text("a.zip", ["Ada"], {"raw_sets": 1, "import_files": 1}) == (
        "a.zip holds 1 athlete (Ada), 1 row of sets from 1 file, with all answers and settings."
    )
    assert words.held_text("a.zip", list("ABCDEFG"), {"raw_sets": 2_415, "import_files": 7}).startswith(
        "a.zip holds 7 athletes (A, B, C, D, E and 2 more), 2,415 rows of sets from 7 files"
    )
    assert words.held_text("a.zip", [], {}).startswith("a.zip holds no athletes, no rows")
    assert words.in_button(1) == "Put 1 athlete back in"


def test_why_a_way_of_writing_is_proposed() -> None:
    assert habit_reason("date_order", "dmy", is_chosen=False) == "Your browser writes 31/12/2026, day first."
    assert habit_reason("decimal_sign", ",", is_chosen=True) == "In Settings you chose 2,5, with a comma."
