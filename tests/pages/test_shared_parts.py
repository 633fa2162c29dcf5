from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics import counted as counting
from analytics.model import Issue, Severity
from pages.shared.widgets import md_escape
from tests.pages.conftest import OPEN_ALL, App, sample


@given(st.text(alphabet=r"ab\`*_{}[]()#+-.!|~:$<>&=^@ " + "\n\t", max_size=40))
def test_escaped_text_keeps_no_sign_that_markdown_acts_on(text: str) -> None:
    escaped = md_escape(text)
    bare = escaped.replace("\\\\", "")  # escaped backslashes
    acting = [sign for at, sign in enumerate(bare) if sign in "`*_{}[]()#+-.!|~:$<>&=^@" and bare[at - 1 : at] != "\\"]
    assert acting == []
    assert "\n" not in escaped


def test_escaped_text_begins_no_block() -> None:
    assert md_escape("    four blanks would be code") == "four blanks would be code"
    assert md_escape("1. not a list") == "1\\. not a list"


@pytest.mark.parametrize(
    "text", ["me@place.example", "www.place.example", "WWW.place.example", "https://place.example"]
)
def test_an_address_is_broken_where_markdown_would_make_a_link_of_it(text: str) -> None:
    shown = md_escape(text).replace("\\", "")
    assert shown.replace("\u2060", "") == text
    assert not re.search(r"@[-\w]|www\.|://[-.\w]", shown, re.IGNORECASE)


def test_a_line_breaks_between_no_number_and_its_unit_and_after_no_glyph() -> None:
    assert md_escape("27.5 kg, 8 reps, 1 min 46 s") == "27\\.5\u00a0kg, 8 reps, 1\u00a0min 46\u00a0s"
    assert md_escape("▲ Calves, Core ½, 2 × 20 sets") == "▲\u00a0Calves, Core\u00a0½, 2\u00a0×\u00a020 sets"


def issue(line: int, value: str, severity: Severity = Severity.LEFT_OUT) -> Issue:
    return Issue(line, "reps", value, f"Row {line}: reps is “{value}”. The row is left out.", severity)


def test_counted_is_what_was_read_less_what_nobody_placed_and_what_was_left_out() -> None:
    issues = {"one": [issue(3, "8-10"), issue(9, "x"), issue(4, "w", Severity.WARNING)]}
    assert counting.counted(100, 10, issues) == counting.Counted(read=102, counted=90)


def test_a_row_left_out_of_two_exports_is_one_row_and_two_like_rows_are_two() -> None:
    first, second = [issue(3, "x")], [issue(4, "x"), issue(9, "x")]
    assert counting.counted(0, 0, {"one": first, "two": second}).read == 2


def test_a_folded_part_is_drawn_once_it_is_open_and_one_button_opens_all_and_closes_them(app: App) -> None:
    app.at.session_state[OPEN_ALL] = False
    app.go("runner/this_week", sample="runner")
    assert app.at.expander(key="weeks_table").label and not app.at.table
    app.at.session_state["weeks_table"] = True
    app.at.run()
    assert len(app.at.table) == 1 and "12 sets ▲" in app.cells
    app.at.session_state["weeks_table"] = False
    app.at.button(key="every_part").click().run()
    assert len(app.at.table) == 1 and "Sources." in app.text
    assert all(one.proto.expanded for one in app.at.expander)
    app.at.button(key="every_part").click().run()
    assert not any(one.proto.expanded for one in app.at.expander) and not app.at.table


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("runner/week", {"week": "2026-08-10"}),
        ("runner/balance", {}),
        ("runner/calendar", {"athlete": "lee"}),
        ("runner/progress", {}),
        ("runner/start_here", {"athlete": "alex"}),
        ("runner/checks", {}),
        ("data/guide", {}),
        ("data/hand_over", {}),
        ("data/log", {}),
    ],
)
def test_the_switch_opens_every_part_of_a_page_that_holds_something_to_read(app: App, page: str, address: dict) -> None:
    app.go(page, sample="runner", **address)
    closed = [one.label for one in app.at.expander if not one.proto.expanded]
    assert len(app.at.expander) > 0 and closed == []


def test_the_switch_leaves_fields_to_fill_in_closed(app: App) -> None:
    app.add(sample("athletes/robin-hevy.csv"))
    app.go("data/log")
    assert [one.label for one in app.at.expander if not one.proto.expanded] == ["Note a run", "Note pain"]
