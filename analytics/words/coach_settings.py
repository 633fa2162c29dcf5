"""Sentences of the coach's part of *Settings*."""

from __future__ import annotations

from collections.abc import Sequence

DEFAULTS_NOTE = (
    "A setting of a client wins over that of their group, and the group's over everybody's. Changing one here reaches"
    " every client who has nothing of their own."
)
MORE_NOTE = (
    "Numbers of rules, rules switched off, target shares and planned down weeks of a group are set on the command line:"
    " evenstride group-settings --group NAME KEY=VALUE."
)


def overridden_text(name: str, settings: Sequence[str]) -> str:
    """Which settings of a client differ from what the group or everybody has. `name` is escaped already."""
    return f"**{name}** has settings of their own in place of the group's: {', '.join(settings).replace('_', ' ')}."


def value_text(value: str) -> str:
    """A stored value for people: without quotes, nothing as `not set`."""
    return value.strip('"') if value and value != "null" else "not set"
