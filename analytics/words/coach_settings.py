"""Sentences of the coach's part of *Settings*."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.model import AthleteSettings, FocusArea
from analytics.reference import Guide
from analytics.words.runner import area_name, listed

DEFAULTS_NOTE = (
    "A setting of a client wins over that of their group, and the group's over everybody's. Changing one here reaches"
    " every client who has nothing of their own."
)
EVEN_SHARE = 0.2
SPEAKER_NOTE = (
    "With a name here, and with several clients, what is answered or noted on their pages is kept as the coach's, under"
    " this name; so it is in a tab that opened a client from Clients or Review. All else is kept as the runner's."
)
SHARES_NOTE = "Which share of all sets each area is meant to get. Five times 20 is an even plan."
LOCKED_SHARES = "A share that cannot be changed here is locked."
LOCK_NOTE = "A locked value stays as it is, here and on the command line, until it is unlocked in this place."
GROUP_LOCK_NOTE = "Locked here, a value can be changed for none of these clients; each keeps the one they have now."
NAME_FIRST = "Type your name above first: a lock says who set it."
_PLAIN = {
    "level": "Lifted before?",
    "goal": "Goal",
    "week_start": "First day of the week",
    "load_unit": "Unit of loads",
    "rehab_mode": "Rehab mode",
}
_KINDS = {"target": "Target share", "area": "Area counted"}


def overridden_text(name: str, settings: Sequence[str]) -> str:
    """Which settings of a client differ from what the group or everybody has. `name` is escaped already."""
    return f"**{name}** has settings of their own in place of the group's: {', '.join(settings).replace('_', ' ')}."


def value_text(value: str) -> str:
    """A stored value for people: without quotes, nothing as `not set`."""
    return value.strip('"') if value and value != "null" else "not set"


def locks_heading(name: str) -> str:
    """Whose locks they are; the name is escaped already."""
    return f"Locked for {name}"


def inherited_text(labels: Sequence[str]) -> str:
    """What the group or everybody has locked; the labels are escaped already."""
    return f"Locked for the group or for everybody: {', '.join(labels)}. Unlock it there."


def lock_label(key: str, guide: Guide) -> str:
    """A key that can be locked, for people: `Goal`, `Rule: …`, `Target share: calves`, `…: number`."""
    if key in _PLAIN:
        return _PLAIN[key]
    kind, _, name = key.partition(".")
    if kind in _KINDS:
        return f"{_KINDS[kind]}: {area_name(FocusArea(name)).lower()}"
    if kind == "rule":
        return f"Rule: {guide.rules[name].title}"
    title = guide.rules[kind].title if kind in guide.rules else "Several rules"
    return f"{title}: {guide.parameters[key].label}"


def shares_text(shares: Sequence[int]) -> str:
    """Why these shares were not kept; empty where they add up to 100."""
    total = sum(shares)
    return "" if total == 100 else f"These shares add up to {total}%. They are kept once they add up to 100%."


def rules_set(settings: AthleteSettings) -> list[str]:
    """Ids of rules that these settings switch or whose numbers they change."""
    changed = {key.split(".")[0] for key in settings.thresholds} | settings.rules_off | settings.rules_on
    return sorted(changed - {"shared"})


def rules_text(titles: Sequence[str]) -> str:
    """Which rules are set otherwise than in the guide; the titles are escaped already."""
    return f"Set here: {listed(titles)}."
