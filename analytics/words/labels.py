"""Sentences about groups and tags of clients."""

from __future__ import annotations

from analytics.words.add_log import count

HEADING = "Groups and tags of several clients"
NOTE = (
    "A client is in one group at most; a group can start from settings of its own. Tags are for finding clients again."
    " Type a new name to make a group or a tag. What you leave empty stays as it is."
)
NO_GROUP = "No group"
NOTHING_CHOSEN = "Choose clients, and a group or a tag for them."


def all_text(number: int) -> str:
    """All clients that the page lists."""
    return f"All {count(number, 'client')} listed above" if number != 1 else "The client listed above"


def done_text(number: int) -> str:
    """What was kept."""
    return f"Kept for {count(number, 'client')}."
