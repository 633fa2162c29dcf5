"""Sentences about taking everything out and putting it back in."""

from __future__ import annotations

from collections.abc import Mapping

from analytics.words.runner import counted

TITLE = "Take everything out"
BUTTON = "Export everything (ZIP)"
WHAT = (
    "One zip file with all sets, weeks, flags, answers, settings and names of everybody in this database, and the files"
    " as they were given: as CSV for any program, as Parquet for going back in, with a page that says what every column"
    " is."
)
BACK = "On another machine, `evenstride restore FILE.zip` puts all of it into a database that holds none of it yet."


def exported_text(file: str, athletes: int, rows: Mapping[str, int], originals: int) -> str:
    """What an export holds."""
    return (
        f"{file} holds {counted(athletes, 'athlete')}, {counted(rows.get('raw_sets', 0), 'row')} of sets and"
        f" {counted(originals, 'original file')}. `evenstride restore` puts it into another database."
    )


def restored_text(file: str, athletes: int, rows: Mapping[str, int]) -> str:
    """What came back in."""
    return (
        f"{counted(athletes, 'athlete')} of {file} {'is' if athletes == 1 else 'are'} in this database now, with"
        f" {counted(rows.get('raw_sets', 0), 'row')} of sets and everything else of theirs."
    )
