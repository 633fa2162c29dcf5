"""Sentences about taking everything out and putting it back in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analytics.units import format_number
from analytics.words.runner import counted

TITLE = "Take everything out"
BUTTON = "Export everything (ZIP)"
WHAT = (
    "One zip file with all sets, weeks, flags, answers, settings and names of everybody in this database, and the files"
    " as they were given: as CSV for any program, as Parquet for going back in, with a page that says what every column"
    " is."
)
PRIVATE = "Take private notes on clients along"
PRIVATE_HELP = "Notes of the page Review, which only you see. Without the tick they stay on this computer."
BACK = (
    "On another machine, “Put an export back in” below, or `evenstride restore FILE.zip`, puts all of it into a"
    " database that holds none of it yet."
)
IN_TITLE = "Put an export back in"
IN_WHAT = (
    "A zip file that Evenstride exported, here or on another machine. All of it comes in; or nothing, where one of its"
    " athletes is in this database already."
)
IN_BOX = "The exported zip file"
IN_ANOTHER = "Another file"
MOST_NAMES = 5


def held_text(file: str, athletes: Sequence[str], rows: Mapping[str, int]) -> str:
    """What a file that was chosen holds, before it is put back in."""
    more = len(athletes) - MOST_NAMES
    names = ", ".join(athletes[:MOST_NAMES]) + (f" and {format_number(more)} more" if more > 0 else "")
    who = f"{counted(len(athletes), 'athlete')}{f' ({names})' if names else ''}"
    return (
        f"{file} holds {who}, {counted(rows.get('raw_sets', 0), 'row')} of sets from"
        f" {counted(rows.get('import_files', 0), 'file')}, with all answers and settings."
    )


def in_button(athletes: int) -> str:
    """What stands on the button that puts it back in."""
    return f"Put {counted(athletes, 'athlete')} back in"


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
