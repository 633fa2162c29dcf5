"""What must not change the result: the order of columns, the separator, the unit the same loads are written in."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from analytics.model import ImportOptions, LoadUnit, LogFile, Severity
from analytics.units import KG_PER_LB
from tests.importers.logs import KG, STRONG, TODAY, log, read
from tests.thoroughness import draws

HEADING = STRONG.split(",")
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf")), max_size=12).map(str.strip)
NAME = TEXT.filter(lambda text: text and not text.startswith("'"))
ROW = st.tuples(
    st.datetimes().map(lambda when: when.replace(year=2024, month=1, microsecond=0).isoformat(" ")),
    TEXT,
    st.just("40m"),
    NAME,
    st.sampled_from(["1", "2", "W", "F", "D"]),
    st.integers(0, 400).map(lambda quarter: str(quarter / 4)),
    st.integers(0, 30).map(str),
    st.just("0"),
    st.integers(0, 90).map(str),
    TEXT,
    st.just(""),
    st.sampled_from(["", "7", "8.5"]),
)
ROWS = st.lists(ROW, min_size=1, max_size=8)


def export(heading: Sequence[str], rows: Sequence[Sequence[str]], delimiter: str = ",") -> LogFile:
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter).writerows([heading, *rows])
    return log(target.getvalue())


@draws(25)
@given(ROWS, st.permutations(range(len(HEADING))))
def test_the_order_of_columns_changes_nothing(rows: list[tuple[str, ...]], order: list[int]) -> None:
    moved = export([HEADING[i] for i in order], [[row[i] for i in order] for row in rows])
    assert read(moved).sets.equals(read(export(HEADING, rows)).sets)


@draws(25)
@given(ROWS, st.sampled_from(";\t|"))
def test_the_separator_changes_nothing(rows: list[tuple[str, ...]], delimiter: str) -> None:
    assert read(export(HEADING, rows, delimiter)).sets.equals(read(export(HEADING, rows)).sets)


@draws(25)
@given(ROWS)
def test_kilogram_and_pound_twins_agree(rows: list[tuple[str, ...]]) -> None:
    in_pounds = read(export(HEADING, rows), ImportOptions(load_unit=LoadUnit.LB, today=TODAY)).sets
    in_kilograms = read(export(HEADING, rows)).sets
    assert np.allclose(in_pounds["load_kg"], in_kilograms["load_kg"] * KG_PER_LB, equal_nan=True, rtol=1e-15)
    assert in_pounds.drop(columns=["load_kg", "load_unit"]).equals(in_kilograms.drop(columns=["load_kg", "load_unit"]))


@draws(25)
@given(ROWS, st.lists(st.tuples(st.integers(0, 11), TEXT), max_size=4))
def test_every_row_is_kept_or_listed(rows: list[tuple[str, ...]], spoiled: list[tuple[int, str]]) -> None:
    cells = [list(row) for row in rows]
    for number, (column, text) in enumerate(spoiled):
        cells[number % len(cells)][column] = text
    good = [*HEADING], [*cells, ["2024-01-01 10:00:00", "", "", "Squat", "1", "", "5", "", "", "", "", ""]]
    extraction = read(export(*good), ImportOptions(load_unit=LoadUnit.KG, decimal_sign=".", today=TODAY))
    lines = [issue.line for issue in extraction.issues if issue.severity is Severity.LEFT_OUT]
    assert extraction.rows_read == len(cells) + 1
    assert sorted([*lines, *extraction.sets["line"]]) == list(range(2, len(cells) + 3))


@draws(60)
@given(st.binary(max_size=300))
def test_no_bytes_bring_anything_but_a_sentence(content: bytes) -> None:
    from analytics.importers import identify
    from analytics.model import EvenstrideError

    for file in (log(content), log(STRONG.encode() + b"\n" + content)):
        try:
            importer = identify(file)
            importer.questions(file, KG)
            importer.extract(file, KG)
        except EvenstrideError as error:
            assert str(error).strip()
