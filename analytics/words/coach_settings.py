"""Sentences of the coach's part of *Settings*."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from analytics.model import AthleteSettings, Experience, FocusArea, Goal
from analytics.reference import Guide
from analytics.words.runner import area_name, counted, listed

DEFAULTS_NOTE = (
    "A setting of a client wins over that of their group, and the group's over everybody's. Changing one here reaches"
    " every client who has nothing of their own. Age, sex and body mass belong to one person, so they are set for each"
    " client alone."
)
LEVELS = {"": "Decided from each log", Experience.NEW: "New to it", Experience.ESTABLISHED: "Has lifted before"}
GOALS = {Goal.MAINTAIN: "Keep what they have", Goal.BUILD: "Build more"}
OF_EVERYBODY = "everybody"
OF_GROUP = "the group or everybody"
EVEN_SHARE = 0.2
SPEAKER_NOTE = (
    "With a name here, and with several clients, what is answered or noted on their pages is kept as the coach's, under"
    " this name; so it is in a tab that opened a client from Clients or Review. All else is kept as the runner's."
)
SHARES_NOTE = "Which share of all sets each area is meant to get. Five times 20 is an even plan."
AREAS_NOTE = (
    "An area that is off keeps its sets in every total and chart; no rule speaks about it and no range is drawn for it."
)
SHARED_NUMBERS = "Numbers that several rules share"
COACH_NUMBERS_NOTE = (
    "What the rules themselves stand on: how far back a week is compared, from how many sets on a percent is written,"
    " and where a mix begins to be told. A runner does not choose these alone."
)
LOCKED_SHARES = "A share that cannot be changed here is locked."
LOCK_NOTE = "A locked value stays as it is, here and on the command line, until it is unlocked in this place."
GROUP_LOCK_NOTE = "Locked here, a value can be changed for none of these clients; each keeps the one they have now."
NAME_FIRST = "Type your name above first: a lock says who set it."
_PLAIN = {
    "level": "Lifted before",
    "goal": "Goal",
    "week_start": "First day of the week",
    "load_unit": "Unit of loads",
    "rehab_mode": "Rehab mode",
}
_KINDS = {"target": "Target share", "area": "Area the rules look at"}


def overridden_text(name: str, settings: Sequence[str]) -> str:
    """Which settings of a client differ from what the group or everybody has. `name` is escaped already."""
    return f"**{name}** has settings of their own in place of the group's: {', '.join(settings).replace('_', ' ')}."


def coach_numbers_heading(name: str) -> str:
    """Whose numbers they are; the name is escaped already."""
    return f"Numbers a coach chooses for {name}"


def name_first_text(held: Sequence[str]) -> str:
    """What stands where nothing can be locked yet, with what is locked; the labels are escaped already."""
    return f"{NAME_FIRST} Locked now: {', '.join(held)}." if held else NAME_FIRST


def locks_heading(name: str) -> str:
    """Whose locks they are; the name is escaped already."""
    return f"Locked for {name}"


def inherited_text(labels: Sequence[str], whose: str) -> str:
    """What is locked beneath; the labels are escaped already."""
    return f"Locked for {whose}: {', '.join(labels)}. Unlock it there."


def source_text(whose: str, *, is_own: bool, is_set_beneath: bool, beneath: str) -> str:
    """Where a value in force comes from: `As for everybody.`, `Set here; for everybody: 20%.`, or nothing to say.

    `beneath`: the value that would hold without the one set here.
    """
    if not whose:
        return ""
    if is_own:
        return f"Set here; for {whose}: {beneath}."
    return f"As for {whose}." if is_set_beneath else ""


def shares_of(settings: AthleteSettings) -> str:
    """`30, 10, 20, 20, 20` in body order, or `even shares`."""
    if not settings.targets:
        return "even shares"
    return ", ".join(f"{area_name(area).lower()} {round(100 * share)}%" for area, share in settings.targets.items())


def areas_of(settings: AthleteSettings) -> str:
    """`all areas on`, or `feet & arches off`."""
    off = [area_name(area).lower() for area in FocusArea if area in settings.areas_off]
    return f"{listed(off)} off" if off else "all areas on"


def areas_text(areas_off: Collection[FocusArea]) -> str:
    """What follows from an area being off."""
    off = [area_name(area).lower() for area in FocusArea if area in areas_off]
    if not off:
        return AREAS_NOTE
    it = "it" if len(off) == 1 else "them"
    named, are = listed(off), "is" if len(off) == 1 else "are"
    return (
        f"{named[:1].upper()}{named[1:]} {are} off. The sets stay in every total and chart;"
        f" no rule speaks about {it}, no range is drawn for {it}, and the rule on balance looks at the others only."
    )


def weeks_of(settings: AthleteSettings) -> str:
    """How many lighter weeks there are."""
    return f"{counted(len(settings.down_weeks), 'week')}"


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


def rules_set(settings: AthleteSettings, beneath: AthleteSettings) -> list[str]:
    """Ids of rules that these settings switch, or whose numbers they change, in place of what is beneath."""
    numbers = settings.thresholds.items() ^ beneath.thresholds.items()
    switched = (settings.rules_off ^ beneath.rules_off) | (settings.rules_on ^ beneath.rules_on)
    return sorted(({key.split(".")[0] for key, _ in numbers} | switched) - {"shared"})


def rules_text(titles: Sequence[str]) -> str:
    """Which rules are set otherwise than in the guide; the titles are escaped already."""
    return f"Set here: {listed(titles)}."


def rules_beneath_text(titles: Sequence[str], whose: str) -> str:
    """Which rules are set beneath; the titles are escaped already."""
    return f"Set for {whose}: {listed(titles)}."
