"""Fixed sentences of the page *Guide*; every rule's own words and numbers come from the data files."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analytics.model import AthleteSettings, Citation, Experience, Parameter
from analytics.reference.false_flags import ALL_SIMULATED, FOUR_WEEK_MEAN, LAST_WEEK, FalseFlags
from analytics.reference.guide import Guide
from analytics.units import format_number
from analytics.writing import full_day

MOST_NAMED = 6
"""Own numbers that a page which is handed over names; the rest is counted."""

FOOTER = (
    "This compares your log with published guidance and common coaching practice. It cannot tell whether you will be"
    " injured. Pain, swelling, numbness, or pain at rest or at night: ask a health professional."
)

INTRO = (
    "Every range in Evenstride is worked out from your own last weeks, as below, so you can check each one with a"
    " pencil. A marked week says that the training changed by more than the guidance used here. It says"
    " nothing about how you will feel, and a bigger step can be exactly what you planned."
)

CANNOT_TELL = (
    "There is no tested percent limit for weekly change in strength training. The percents used here come from"
    " guidelines for single steps in load, from studies of running distance, or are our own choice; each number below"
    " says which.",
    "A log holds what you wrote down. It does not know sleep, soreness, your job, your runs, or how a set felt.",
    "No mark, range or chart here is a measure of readiness, of recovery or of how close you are to being hurt.",
    "Sets that were not logged, and names that nobody has placed yet, are missing from every range.",
)

ONE_REP_MAX = (
    "The estimated one-rep max follows Epley: load × (1 + repetitions ÷ 30), on the effective load, for a set of one"
    " repetition the load itself. It is worked out only for sets of 1 to 10 repetitions, and never for holds, jumps or"
    " balance work. Expect each estimate to be off by about 5 percent, so the drift over weeks says more than one"
    " value."
)

BODY_MASS = (
    "In exercises that lift the body, part of your body mass is the load. Each exercise has a share (for example 0.64"
    " for a push-up), and the effective load of a set is what the log says plus that share of the body mass that was"
    " valid on its day. Without a body mass in Settings only the external load counts, and the totals say so. Body"
    " mass is used for nothing else and never drawn."
)

SETS = (
    "Areas are compared in working sets. A set counts 1 for each area its exercise trains directly and ½ for each area"
    " it helps along; a row for one side of the body is half a set. Warm-ups, mobility and cardio do not count."
    " Repetitions, kilograms, seconds and jumps are counted beside the sets and never added to each other."
)

SIMULATION = (
    "To see how often the rules about steps speak without cause, we let them judge simulated runners whose plan never"
    " changes: two sessions a week with one exercise for each of the five areas (half of the runners hop besides), 15%"
    " of sessions left out, half the sets in every sixth week, and two holidays of one and two weeks, after which the"
    " plan simply goes on. New lifters do 2 or 3 sets of an exercise in a session, established ones 2 to 4. Weeks"
    " without a session are left out. In other runners one step was planted and counts as caught when a rule speaks"
    " about that very area, exercise or session. This is arithmetic on invented logs: it says nothing about injuries,"
    " and your own weeks may differ more or less than these."
)

SIMULATION_LEFT_OUT = (
    "One rule about steps is left out: speed, because the simulated runners log no distances. Rules that speak of"
    " habits (what is low, the mix, days, order, new exercises, sides) and those that tell a slow rise without a level"
    " are no part of these shares either."
)

SIMULATION_WHY = (
    "Most of these marks fall on weeks before which at least two of the last four lacked a session: beside weeks that"
    " held little, going on as planned is a step. About a third come from the rule for coming back, because the"
    " simulated runners go on with the whole plan at once after two weeks off."
)

WOBBLE = {
    "week": "one set more or less of an exercise in one session a week",
    "session": "one set more or less of an exercise in each session",
    "reps": "one set more or less of an exercise in one session a week, and one repetition or five seconds in its sets",
}

LIFTER = {Experience.NEW: "new", Experience.ESTABLISHED: "established"}

JUDGED_BY = {
    ALL_SIMULATED: "the rules here",
    LAST_WEEK: "more than 10% over last week",
    FOUR_WEEK_MEAN: "more than 10% over the 4-week mean",
}

CAUGHT = ("×1.3 caught", "×1.5 caught", "×2 caught", "Two sessions in one caught", "A quarter more load caught")

AIM_ANY, AIM_WATCH = 0.10, 0.05
"""Our own aim for weeks of an unchanged plan of established lifters, at any level and at watch or above."""

CHECKED = {
    "read": "read at the source",
    "second-hand": "known from a page that reports it",
    "from memory": "from memory, not checked yet",
}

SOURCES_NOTE = (
    "What is said to be read is the abstract or the paper itself; what a note takes from elsewhere, it says. Authors,"
    " titles and journals were compared with a page of each source that is said to be read."
)


def number_text(value: float, unit: str) -> str:
    """A number of the guide as people read it: `20%` for a share of 0.2, `2 sets`, `1 week`."""
    if unit == "share":
        return f"{format_number(value * 100, 2)}%"
    text = format_number(value, 2)
    return f"{text}\u00a0{unit.removesuffix('s') if text == '1' else unit}".strip()


def judged_by(guide: Guide, settings: AthleteSettings) -> str:
    """Which numbers a page was judged by: the guide's day and fingerprint, and what this athlete has otherwise.

    `Judged by the guide of 26 November 2026 (3f2a91c4). Own numbers: …: 15% (guide: 20%). Switched off: ….`
    """
    own = [
        f"{title}, {_lower_first(guide.parameters[name].label)}: {number_text(value, guide.parameters[name].unit)}"
        f" (guide: {number_text(of_guide, guide.parameters[name].unit)})"
        for name, (value, of_guide) in guide.own_numbers(settings).items()
        for title in [guide.rules[name.split(".")[0]].title if name.split(".")[0] in guide.rules else "All rules"]
    ]
    off, on = ([guide.rules[one].title for one in some] for some in guide.switched(settings))
    areas = sorted(str(one) for one in settings.areas_off)
    parts = [
        f"Judged by {version_text(guide)}",
        f"Own numbers: {_few(own)}" if own else "",
        f"Switched off: {_few([*off, *areas])}" if off or areas else "",
        f"Switched on: {'; '.join(on)}" if on else "",
    ]
    return " ".join(f"{one}." for one in parts if one)


def version_text(guide: Guide) -> str:
    """`the guide of 26 November 2026 (3f2a91c4)`: the letters change with any number."""
    return f"the guide of {full_day(guide.version)} ({guide.fingerprint})"


def _few(texts: Sequence[str]) -> str:
    more = [f"{format_number(len(texts) - MOST_NAMED)} more"] if len(texts) > MOST_NAMED else []
    return "; ".join([*texts[:MOST_NAMED], *more])


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def range_text(parameter: Parameter) -> str:
    """`5 to 50%`, the range a person may choose from; `fixed` where there is nothing to choose."""
    if parameter.minimum == parameter.maximum:
        return "fixed"
    low, high = number_text(parameter.minimum, parameter.unit), number_text(parameter.maximum, parameter.unit)
    return f"{low.split(chr(160))[0].removesuffix('%')} to {high}"


def parameter_text(
    parameter: Parameter,
    used: float,
    grade: str,
    citations: Sequence[Citation],
    *,
    is_own: bool = False,
    is_other_level: bool = False,
) -> str:
    """`20%, allowed 5 to 50%. Reasoned from related evidence: Ratamess et al. 2009.` for one number of the guide."""
    number = number_text(used, parameter.unit)
    if is_own:
        number += f", your own; the guide has {number_text(parameter.value, parameter.unit)}"
    if parameter.minimum < parameter.maximum:
        number += f"; {'a coach' if parameter.is_for_coach else 'you'} may choose {range_text(parameter)}"
    other = " Not used at your level." if is_other_level else ""
    sources = "; ".join(map(short_source, citations))
    where = f"{grade[:1].upper()}{grade[1:]}: {sources}." if sources else "Our choice."
    return f"{number}.{other} {where}"


def short_source(citation: Citation) -> str:
    """`Frandsen et al. 2025`: the first author's surname and the year."""
    first = re.split(r",| and |\(", citation.authors)[0].strip()
    surname = " ".join(word for word in first.split() if not word.isupper())
    others = " et al." if first != citation.authors.strip() else ""
    return f"{surname}{others} {citation.year}"


def share_text(share: float | None) -> str:
    """`16.4%`; `–` where a rule says nothing of it. Rounding never makes it none or all."""
    if share is None:
        return "–"
    shown = share if share in (0, 1) else min(max(round(share * 100, 1), 0.1), 99.9) / 100
    return number_text(shown, "share")


def false_flags_text(all_rules: FalseFlags, naive: FalseFlags) -> str:
    """What came of the simulation beside the aim and one of the usual rules."""
    assert all_rules.watch is not None
    aim = "Here that is reached." if _is_reached(all_rules) else "**Here that is not reached.**"
    return (
        f"Of the simulated weeks of {LIFTER[all_rules.lifter]} lifters, with {WOBBLE[all_rules.wobble]}, the rules"
        f" about steps marked {share_text(all_rules.any_level)} at any level and {share_text(all_rules.watch)} at"
        f" watch or above. Our aim is at most {share_text(AIM_ANY)} and {share_text(AIM_WATCH)}. {aim}"
        f" The plain rule “{JUDGED_BY[naive.rule_set]}” marked {share_text(naive.any_level)}."
    )


def aim_text(all_rules: Sequence[FalseFlags]) -> str:
    """For which differences between weeks the aim is met and for which not; rows of one level of lifters."""
    met = [row for row in all_rules if _is_reached(row)]
    missed = [row for row in all_rules if not _is_reached(row)]
    parts = []
    if met:
        parts.append(f"The aim is met where weeks differ by {_each(met)}")
    if missed:
        where = f"where they differ by {_each(missed)}" if met else f"where weeks differ by {_each(missed)}"
        parts.append(f"{'it is **not** met' if met else 'The aim is **not** met'} {where}")
    return f"{'; '.join(parts)}."


def _is_reached(row: FalseFlags) -> bool:
    return row.any_level <= AIM_ANY and (row.watch or 0.0) <= AIM_WATCH


def _each(rows: Sequence[FalseFlags]) -> str:
    return ", or by ".join(
        f"{WOBBLE[row.wobble]} ({share_text(row.any_level)} and {share_text(row.watch)})" for row in rows
    )


def loudest_text(title: str, row: FalseFlags) -> str:
    """Which rule speaks most often without cause."""
    return f"“{title}” speaks most often: in {share_text(row.any_level)} of these weeks."


def simulated_text(runners: int, weeks: int, planted_runners: int, seed: int) -> str:
    """How much was simulated, for whoever wants to do it again."""
    return (
        f"Every row stands for {format_number(runners)} runners and about {format_number(weeks)} weeks,"
        f" and {format_number(planted_runners)} runners for each planted step; seed {seed}."
        " `make false-flags` simulates all of it again."
    )
