"""What a file as a whole can be: other kinds, encodings, broken structure. Refused in words, or read with a warning."""

from __future__ import annotations

import gzip
import io
import re
import time
import zipfile

import pytest

from analytics.importers import identify
from analytics.model import DistanceUnit, FileRefusedError, ImportOptions, LoadUnit
from tests.importers.logs import KG, STRONG, TODAY, left_out, log, read, strong, strong_row, table, warnings

GOOD = "\n".join([STRONG, strong_row(), strong_row(name="Hüftheben")])


def zipped() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("strong.csv", GOOD)
    return target.getvalue()


KINDS = [
    (b"%PDF-1.7 ...", "This file is a PDF."),
    (b"\x89PNG\r\n\x1a\n0000", "a PNG picture"),
    (zipped(), "a zip archive. Unpack it"),
    (gzip.compress(b"x" * 50), "a gzip archive"),
    (b"<!DOCTYPE html><html><body>Sign in</body></html>", "a web page"),
    (b"  <html>", "a web page"),
    (b'{"sets": []}', "a JSON file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "an old .xls workbook"),
    (b"\x0e\x10\xd9\x07\x00\x01\x00\x00.FIT\x00\x00" + bytes(range(200)), "a FIT file"),
    (b"SQLite format 3\x00" + b"\0" * 100, "an SQLite database"),
    (b'<?xml version="1.0"?><gpx/>', "an XML file"),
    (b"", "This file is empty."),
    (b" \n\r\n \xef\xbb\xbf", "This file is empty."),
    (b"\0" * 1000, "This file is empty."),
    (GOOD.encode("utf-16-be"), "UTF-16 text without a byte-order mark"),
    (GOOD.encode("utf-16-le"), "UTF-16 text without a byte-order mark"),
    (STRONG.encode(), "headings but no rows"),
    (STRONG.encode() + b"\n\n\n", "headings but no rows"),
    (b"just a sentence without a table\n", "No line of headings"),
    (b"2025-05-04,Squat,5,60\n2025-05-04,Squat,5,60\n", "No line of headings"),
    (b"Date,Exercise,Reps\n" + b"a" * 70_000, "Line 2 is longer than 65,536 characters"),
    ((",".join(f"c{i}" for i in range(65)) + "\n" + "," * 64).encode(), "65 columns; the limit is 64"),
    (b"Workout,title,start_time,exercise_title,set_index,Date,Exercise Name,Set Order\n1,2,3,4,5,6,7,8", "Hevy and"),
    (GOOD.replace("Legs", "Le\0gs").encode(), "Line 2 holds a NUL byte"),
    (GOOD.encode() + "\nå,".encode("latin-1"), "Line 4 is not UTF-8 text like the rest"),
    (STRONG.encode() + b"\n\xed\xa0\x80,\xc0\xaf,\x81", "Line 2 is not UTF-8"),
    ((STRONG.replace("Reps", "Weight") + "\n" + strong_row()).encode(), "both hold the same thing"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "words"), KINDS, ids=lambda value: value[:24] if isinstance(value, str) else "")
def test_other_kinds_of_files_are_refused_by_name(content: bytes, words: str) -> None:
    file = log(content)
    with pytest.raises(FileRefusedError, match=re.escape(words)) as refused:
        identify(file).extract(file, KG)
    assert not re.search(r"invalid|error|please|oops|!", str(refused.value), re.IGNORECASE)


def test_a_quote_that_is_never_closed_is_found_where_it_opens() -> None:
    note = '"never closed'
    rows = [strong_row(note='"fine\nfine"'), strong_row(note=note), *[strong_row(name='"Squat"')] * 5]
    with pytest.raises(FileRefusedError, match="Line 4: a quote opens here") as refused:
        read(strong(*rows))
    assert refused.value.line == 4


def test_a_quote_never_closed_at_the_end_of_the_file() -> None:
    with pytest.raises(FileRefusedError, match="Line 3") as refused:
        read(strong(strong_row(), strong_row(note='"and then', session_note="", rpe="")))
    assert refused.value.line == 3


def test_a_quote_inside_a_quoted_cell_costs_one_row() -> None:
    extraction = read(strong(strong_row(), strong_row(name='"The "big" squat"'), strong_row()))
    (issue,) = left_out(extraction)
    assert issue.line == 3
    assert extraction.rows_read == 3
    assert len(extraction.sets) == 2


def test_short_and_long_rows_are_left_out_with_their_counts() -> None:
    extraction = read(strong(strong_row(), "2025-05-04,Legs", strong_row() + ",x,y"))
    short, long = left_out(extraction)
    assert "Row 3 has 2 cells, the heading has 12" in short.message
    assert "Row 4 has 14 cells, the heading has 12" in long.message
    assert len(extraction.sets) == 1


def test_empty_columns_at_the_end_of_the_table_are_none() -> None:
    extraction = read(strong(strong_row() + ",,", strong_row() + ",", heading=STRONG + ",,"))
    assert len(extraction.sets) == 2
    assert not extraction.issues


def test_a_comma_too_many_on_every_row_refuses_the_file_with_the_line() -> None:
    with pytest.raises(FileRefusedError, match="Row 2 has 13 cells, the heading has 12") as refused:
        read(strong(*[strong_row(note="felt good, fast")] * 5))
    assert refused.value.line == 2


SAME = [
    GOOD.encode("utf-8-sig"),
    b"\xef\xbb\xbf" + GOOD.encode("utf-8-sig"),
    GOOD.replace("\n", "\r\n").encode(),
    GOOD.replace("\n", "\r").encode(),
    GOOD.replace("\n", "\r\n", 1).encode() + b"\n",
    GOOD.replace("\n", "\n\n").encode(),
    GOOD.replace(",", ";").encode(),
    GOOD.replace(",", "\t").encode(),
    GOOD.replace(",", "|").encode(),
]


@pytest.mark.parametrize("content", SAME, ids=range(len(SAME)))
def test_marks_line_ends_and_separators_change_nothing(content: bytes) -> None:
    expected, seen = read(log(GOOD)), read(log(content))
    assert not seen.issues
    assert seen.sets.drop(columns="line").equals(expected.sets.drop(columns="line"))


WARNED = [
    (GOOD.encode("utf-16"), "UTF-16", None),
    (GOOD.encode("cp1252"), "Windows-1252", 3),
    (GOOD.encode() + b"\0" * 4096, "4,096 empty bytes", None),
    (b"sep=,\n" + GOOD.encode(), "above the heading", 1),
    (b"My log\n\nexported 2025\n" + GOOD.encode(), "2 lines above the heading", 1),
]


@pytest.mark.parametrize(("content", "words", "line"), WARNED, ids=[words for _, words, _ in WARNED])
def test_what_was_done_to_read_a_file_is_listed(content: bytes, words: str, line: int | None) -> None:
    extraction = read(log(content))
    (warning,) = warnings(extraction)
    assert words in warning.message
    assert warning.line == line
    assert extraction.sets["exercise_name"].tolist() == ["Squat (Barbell)", "Hüftheben"]


def test_lines_are_counted_through_quoted_line_breaks() -> None:
    rows = [strong_row(note='"one\ntwo\n\nthree"'), strong_row(), strong_row(reps="many"), strong_row(note='"a\nb"')]
    extraction = read(strong(*rows, strong_row()))
    assert extraction.sets["line"].tolist() == [2, 6, 8, 10]
    assert [issue.line for issue in left_out(extraction)] == [7]


def test_lines_are_counted_past_one_chunk_of_records() -> None:
    count = 9000
    rows = [strong_row(note='"a\nb"' if i % 1000 == 0 else "") for i in range(count)]
    lines = read(strong(*rows)).sets["line"].tolist()
    assert lines[-1] == count + 1 + 9  # nine rows before the last run over two lines
    assert lines == sorted(set(lines))


def test_two_joined_exports_do_not_count_twice() -> None:
    first = [strong_row(), strong_row(date="2025-05-06 18:00:00"), strong_row(date="2025-05-06 18:00:00")]
    again = [strong_row(date="2025-05-06 18:00:00", reps=8), strong_row(date="2025-05-08 18:00:00")]
    extraction = read(strong(*first, STRONG, *again))
    assert extraction.sets["reps"].tolist() == [5, 8, 5]
    assert extraction.rows_read == 3
    assert any(issue.line == 5 and "repeats the heading" in issue.message for issue in extraction.issues)


def test_two_formats_in_one_file_are_refused_wherever_the_second_begins() -> None:
    other = '"title","start_time","end_time","description","exercise_title","superset_id","set_index"'
    many = [strong_row()] * 50
    for heading in (other, other.replace(",", ";")):
        with pytest.raises(FileRefusedError, match="Line 52 begins another table") as refused:
            read(strong(*many, heading, *many))
        assert refused.value.line == 52
    with pytest.raises(FileRefusedError, match="Hevy and Strong at once"):
        read(strong(strong_row(), other))


def test_a_session_that_comes_again_later_gets_a_number() -> None:
    rows = [strong_row(), strong_row(date="2025-05-06 18:00:00"), strong_row(date="2025-05-07 18:00:00"), strong_row()]
    keys = read(strong(*rows)).sets["session_key"].tolist()
    assert keys[0] == "2025-05-04T18:00:00 Legs"
    assert keys[3] == "2025-05-04T18:00:00 Legs #2"


def test_a_file_sorted_by_exercise_keeps_its_sessions() -> None:
    days = [f"2025-05-0{day} 18:00:00" for day in (4, 6, 8)]
    rows = [strong_row(date=day, name=name) for name in ("Squat", "Deadlift", "Plank") for day in days]
    assert read(strong(*rows)).sets["session_key"].nunique() == 3


def test_a_very_large_heap_of_line_breaks_is_refused_at_once() -> None:
    begun = time.process_time()
    with pytest.raises(FileRefusedError):
        identify(log(b"\n" * 25_000_000))
    with pytest.raises(FileRefusedError):
        identify(log(b"," * 25_000_000))
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("filler", [" ", "1", "1 ", "z", "a ", "1h ", "- ", "(", "é", "1,", "1:"])
def test_cells_and_headings_of_60_000_characters_take_no_time(filler: str) -> None:
    long = "1h" + filler * (60_000 // len(filler)) + "x"
    quoted = '"' + long.replace('"', '""') + '"'
    heading = f"Date,Exercise,Reps,Load,Hold (s),Distance,Sets,Side,{quoted.replace('1h', 'h', 1)}"
    row = "2025-05-04,Squat,5,60,30,40,1,left,x"
    rows = []
    for position in range(8):
        cells = row.split(",")
        cells[position] = quoted
        rows.append(",".join(cells))
    begun = time.process_time()
    for file in (
        table(*rows, row, heading=heading[: heading.index(",Side,")] + ",Side,x"),
        table(row, heading=heading),
    ):
        identify(file).questions(file, KG)
        identify(file).extract(file, ImportOptions(load_unit=LoadUnit.KG, distance_unit=DistanceUnit.M, today=TODAY))
    assert time.process_time() - begun < 5


def test_unknown_columns_are_named() -> None:
    extraction = read(strong(strong_row() + ",x", heading=STRONG + ",Mood"))
    (issue,) = extraction.issues
    assert "Mood" in issue.message
