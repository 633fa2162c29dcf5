"""Sentences of "two speeds" on the page *Guide*: why go slowly when it feels easy."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.reference.two_speeds import Lane
from analytics.units import format_number
from analytics.words.guide import short_source
from analytics.writing import prose

HEADING = "Muscle tends to change within weeks, tendon over months"
INTRO = (
    "The fade is when group studies begin to see a change. Feeling stronger does not show what a tendon has done, and"
    " neither can this app."
)
NOTE = (
    "From published group averages (patellar and Achilles tendons, mostly young adults). People differ a lot. Nothing"
    " here is measured from you except the number of weeks. How far each paper was read stands under Sources."
)
TABLE_ALT = "When group studies begin to see a change of muscle and tendon"


def person_text(weeks: int, gap_days: float) -> str:
    """Where the dotted line stands; nothing without steady work."""
    if weeks <= 0:
        return ""
    since = f"counted since the last {format_number(gap_days)} days without any"
    return f"**Dotted: week {format_number(weeks)} of your steady calf work**, {since}."


def lane_text(lane: Lane) -> str:
    """Name and plain words, in Markdown."""
    return f"**{lane.name}**  \n:small[{lane.below}]"


def source_text(lane: Lane) -> str:
    """What was seen, and by whom."""
    sources = "; ".join(map(short_source, lane.citations))
    return f"{prose(lane.said.rstrip('.'))} ({sources})."


def table_rows(lanes: Iterable[Lane]) -> list[dict[str, str]]:
    """The lanes as rows of a table."""
    return [
        {
            "What changes": f"{lane.name}: {lane.below}",
            "Begins to show": f"about week {format_number(lane.begins_weeks)}",
            "Clear": f"about week {format_number(lane.clear_weeks)}",
            "Sources": source_text(lane),
        }
        for lane in lanes
    ]
