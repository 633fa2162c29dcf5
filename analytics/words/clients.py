"""Sentences of the page *Clients*: its title, what changed for each client, and the text of every cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analytics.frames import ROSTER_TEXTS, conform
from analytics.model import Experience, Flag, FlagAnswer, FlagState, FocusArea, LoadUnit, MarkedFlag
from analytics.reference import load_guide
from analytics.units import format_number, format_seconds, from_kg
from analytics.words.counted import hint
from analytics.words.flags import (
    ALWAYS_FIRST,
    MIX_RULES,
    WHOLE_WEEK,
    glyph,
    inside_text,
    is_step,
    other_text,
    step_text,
    subject,
)
from analytics.words.runner import (
    amount_text,
    area_name,
    areas_text,
    counted,
    days_ago,
    in_body_order,
    pain_text,
    short_name,
    span_text,
)
from analytics.writing import day_text, month_text, week_text

AREAS = [str(area) for area in FocusArea]
SHORT = {FocusArea.FEET: "Feet"}
SMALL_SETS = 4
"""Under this usual week a change is told in sets: a percentage of two sets says nothing."""

MOST_REASONS = 2
MOST_DRAWN = 46
"""Letters that fit beside the drawing."""

A_YEAR = 365
ROUNDED_FROM = 20
"""From here on a number is drawn whole."""

QUESTION = "Who is worth a look, and why?"
SORTED = "Sorted by new, unanswered flags, then days since the last session, then name. No score, no ranking of people."
LEGEND = (
    "▲ above guide · ▽ more than 30% below the usual week · ○ none · … still learning · ◐ mix of areas · □ only told ·"
    " ? a question is open · ◇ new best. Unmarked numbers are within guide."
)
ANSWERS: Mapping[FlagAnswer, str] = {
    FlagAnswer.PLANNED: "planned",
    FlagAnswer.HOLIDAY: "holiday before",
    FlagAnswer.ILL: "ill",
    FlagAnswer.LOG_ERROR: "log error",
    FlagAnswer.NOTICED: "noticed",
}
TOLD_IN_WORDS = frozenset({"spacing", "stack"})
"""Rules whose number says nothing without its sentence."""

MIX_TEXT = "Mix of areas away from the target"
STATES = {
    "look": "worth a look",
    "within": "within guide",
    "question": "a question is open",
    "learning": "still learning",
    "care": "rehab mode",
    "off": "without ranges",
    "back": "on the way back",
    "empty": "nothing logged",
}

KINDS = {
    "quiet": "No session for a while",
    "question": "A stretch that nobody has explained",
    "below": "Well below the usual week",
}
"""What there is to see besides flags; those are called as in the guide."""

LEVELS: Mapping[Experience, str] = {Experience.NEW: "new to lifting", Experience.ESTABLISHED: "lifted before"}


class Reason(NamedTuple):
    """Something worth telling about one client. `drawn`: the same in few letters, ending in its limit or without."""

    mark: str
    text: str
    drawn: str = ""
    limit: str = ""

    def short(self, most: int, *, with_limit: bool) -> str:
        """The longest form that has at most `most` letters, else a cut one."""
        short = f"{self.mark} {self.drawn or self.text}".strip()
        if with_limit and len(short + self.limit) <= most:
            return short + self.limit
        return short if len(short) <= most else f"{short[: most - 1].rstrip()}…"


def title(rows: pd.DataFrame) -> str:
    """`6 of 10 clients are worth a look`, or `Nothing new in 10 clients`. ROSTER of all clients."""
    number, look = len(rows), int(rows["is_worth_a_look"].sum())
    who = "client" if number == 1 else "clients"
    if not look:
        return f"Nothing new in {format_number(number)} {who}"
    return f"{format_number(look)} of {format_number(number)} {who} {'is' if look == 1 else 'are'} worth a look"


def week_note(rows: pd.DataFrame, weeks_ago: int) -> str:
    """Which week the cells speak about, and what with."""
    starts = rows["week_start"].dropna()
    if starts.empty:
        return "No client has a session yet."
    which = "the last full week" if weeks_ago else "this week so far"
    return f"Change in {which}, {week_text(starts.max().date())}, against each client's own usual week. {SORTED}"


def roster_texts(
    rows: pd.DataFrame,
    items: pd.DataFrame,
    flags: Mapping[str, Sequence[MarkedFlag]],
    bests: pd.DataFrame,
    names: Mapping[str, str],
    units: Mapping[str, LoadUnit],
) -> pd.DataFrame:
    """ROSTER_TEXTS beside ROSTER rows: the last session, five cells, what changed."""
    best_of = {one["athlete_id"]: one for one in reversed(bests.to_dict("records"))}
    new: dict[str, set[str]] = {}
    old: set[str] = set()
    for athlete_id, kind, is_discussed in items[["athlete_id", "kind", "is_discussed"]].itertuples(index=False):
        if is_discussed:
            old.add(athlete_id)
        else:
            new.setdefault(athlete_id, set()).add(kind)
    texts = []
    for row in rows.to_dict("records"):
        key = row["athlete_id"]
        unit = units.get(key, LoadUnit.KG)
        told = reasons(row, new.get(key, set()), flags.get(key, ()), best_of.get(key), names, unit)
        if key in old and not row["is_worth_a_look"]:
            told = [Reason("", "Discussed; nothing new since"), *(one for one in told if one.mark == "◇")]
        if (part := hint(row))[0]:
            told.insert(1, Reason("", *part))
        text = {"athlete_id": key, "last_session": last_text(row["days_since"])}
        text |= {f"cell_{area}": cell_text(row, area) for area in AREAS}
        text["reasons"] = "\n".join(f"{one.mark} {one.text}".strip() for one in told)
        text["drawn"] = "\n".join(drawn_reasons(told))
        texts.append(text)
    columns = list(ROSTER_TEXTS)
    return conform(pd.DataFrame(texts, columns=columns), ROSTER_TEXTS)


def reasons(
    row: Mapping[Any, Any],
    new: set[str],
    flags: Sequence[MarkedFlag],
    best: Mapping[Any, Any] | None,
    names: Mapping[str, str],
    unit: LoadUnit,
) -> list[Reason]:
    """Everything worth telling about one client, most pressing first; never empty."""
    is_open = [one.flag for one in flags if one.state is FlagState.OPEN] if "flag" in new else []
    pain, others = ([one for one in is_open if (one.rule_id in ALWAYS_FIRST) is is_pain] for is_pain in (True, False))
    newest = {one.focus_area: one for one in reversed(pain)}
    told = [Reason(glyph(one), noted_text(one)) for one in pain if newest[one.focus_area] is one]
    if "quiet" in new:
        told.append(Reason("○", _quiet_text(row)))
    told += _flag_reasons(others, names, unit)
    if "question" in new:
        told.append(_question(row))
    if "below" in new:
        low = in_body_order(area for area in AREAS if row[f"mark_{area}"] == "below")
        told.append(Reason("▽", f"{areas_text(low)} well below the usual week", f"{areas_text(low)} well below usual"))
    for one in flags:
        if one.answer is not None:
            what = _flag_reasons([one.flag], names, unit)[0]
            said = ANSWERS[one.answer]
            told.append(Reason("", f"{what.text}; answered “{said}”", f"{what.drawn or what.text}: {said}"))
    if best is not None and row["state"] in ("look", "within", "back"):
        name = names.get(best["exercise_id"], best["exercise_id"])
        value = _best_value(best, unit)
        told.append(Reason("◇", f"{name}: new best, {value}", f"{short_name(name)}: new best", f", {value}"))
    if not told and row["state"] == "question":
        return [_question(row)]
    return told or [Reason("", _plain(row))]


def noted_text(flag: Flag) -> str:
    """`Noted calf pain on 12 August`, of a pain note."""
    day = dt.date(1970, 1, 1) + dt.timedelta(days=int(flag.facts["noted_on"]))
    return f"Noted {pain_text([flag.focus_area] if flag.focus_area else [])} on {day_text(day)}"


def drawn_reasons(told: Sequence[Reason]) -> list[str]:
    """At most two short lines for the drawing, the second one saying how many more there are."""
    first = told[0].short(MOST_DRAWN, with_limit=True)
    if len(told) == 1:
        return [first]
    more = f", +{len(told) - MOST_REASONS} more" if len(told) > MOST_REASONS else ""
    return [first, told[1].short(MOST_DRAWN - len(more), with_limit=not more) + more]


def shown_reasons(text: str) -> list[str]:
    """At most two lines of ROSTER_TEXTS reasons, the second one saying how many more there are."""
    lines = text.split("\n")
    if len(lines) <= MOST_REASONS:
        return lines
    more = len(lines) - MOST_REASONS
    return [*lines[: MOST_REASONS - 1], f"{lines[MOST_REASONS - 1]}, +{more} more"]


def cell_text(row: Mapping[Any, Any], area: str) -> str:
    """`▲ +76%`, `▽ −48%`, `+8%`, `○`, `…`; a small usual week is compared in sets. `□` where pain was noted."""
    mark, change, usual = row[f"mark_{area}"], row[f"change_{area}"], row[f"usual_{area}"]
    plain = {"none": "○", "learning": "…", "asked": "?", "waiting": "–", "off": ""}
    if mark in plain:
        return plain[mark]
    glyphs = {"above": "▲ ", "below": "▽ ", "noted": "□ "}
    sets = row[f"sets_{area}"]
    if mark == "noted" and not sets:
        return "□"
    if np.isnan(change):
        return f"{glyphs.get(mark, '')}{counted(sets, 'set')}"
    if usual < SMALL_SETS and sets != usual:
        return f"{glyphs.get(mark, '')}{signed(sets - usual)} sets"
    return f"{glyphs.get(mark, '')}{signed(round(100 * change))}%"


def signed(value: float) -> str:
    """`+8`, `−12`, `0`."""
    text = format_number(abs(value), 2)
    return text if text == "0" else f"{'+' if value > 0 else '−'}{text}"


def number(value: float) -> str:
    """`8.5`, or nothing where it is not known."""
    return "" if np.isnan(value) else format_number(value, 2)


def last_text(days: float) -> str:
    """`today`, `3 days ago`, `never`."""
    return "never" if np.isnan(days) else days_ago(days)


def area_heading(area: str) -> str:
    """An area as the head of a narrow column."""
    return SHORT.get(FocusArea(area), area_name(area))


def page_text(first: int, last: int, number: int) -> str:
    """`Clients 1 to 25 of 1,000`."""
    return f"Clients {format_number(first)} to {format_number(last)} of {format_number(number)}"


def filtered_text(
    number: int,
    of: int,
    *,
    search: str = "",
    labels: Sequence[str] = (),
    areas: Sequence[str] = (),
    states: Sequence[str] = (),
    kinds: Sequence[str] = (),
    levels: Sequence[str] = (),
    without_days: int = 0,
) -> str:
    """How many clients the filters leave, and what they are: most of them stand behind a button."""
    parts = [
        f"name with “{search.strip()}”" if search.strip() else "",
        *labels,
        *(area_name(FocusArea(one)) for one in areas),
        *(STATES[one] for one in states),
        *(kind_name(one) for one in kinds),
        *(LEVELS[Experience(one)] for one in levels),
        f"no session in {counted(without_days, 'day')}" if without_days else "",
    ]
    named = ", ".join(part for part in parts if part)
    return f"{format_number(number)} of {format_number(of)} clients fit these filters: {named}."


def kind_name(kind: str) -> str:
    """A kind of thing to see, in words: `A bigger step in sets`."""
    return KINDS.get(kind) or load_guide().rules[kind].title


def boundary(rows: pd.DataFrame) -> int:
    """How many of the ROSTER rows are worth a look; they come first."""
    return int(rows["is_worth_a_look"].sum())


def flag_line(flag: Flag, names: Mapping[str, str], unit: LoadUnit) -> str:
    """`Calves: 16 sets, guide up to 9.5 sets`, for one flag by itself."""
    return _one_flag(flag, short_name(subject(flag, names)), names, unit)


def _flag_reasons(flags: Sequence[Flag], names: Mapping[str, str], unit: LoadUnit) -> list[Reason]:
    """One line for areas that jumped together, one for each other flag; the newest week of each subject."""
    jumps = [one for one in flags if one.rule_id == "sets-jump"]
    areas = in_body_order(str(one.focus_area) for one in jumps if one.focus_area)
    told = []
    if len(areas) > 1:
        told.append(Reason("▲", f"{areas_text(areas)} jumped"))
    elif jumps:
        area = area_name(str(jumps[0].focus_area))
        told.append(Reason("▲", _amounts(jumps[0], area, unit), *_drawn_amounts(jumps[0], area, unit)))
    seen: set[tuple[str, str]] = set()
    for one in flags:
        about = short_name(subject(one, names))
        if one.rule_id == "sets-jump" or (one.rule_id, about) in seen:
            continue
        seen.add((one.rule_id, about))
        text = _one_flag(one, about, names, unit)
        has_amounts = text == _amounts(one, about, unit)
        told.append(Reason(glyph(one), text, *(_drawn_amounts(one, about, unit) if has_amounts else ())))
    return told


def _one_flag(flag: Flag, about: str, names: Mapping[str, str], unit: LoadUnit) -> str:
    if flag.rule_id in ALWAYS_FIRST:
        return noted_text(flag)
    if flag.rule_id == "area-neglect":
        return f"{about}: no direct work for {format_number(flag.observed, 0)} days"
    if flag.rule_id == "area-low":
        return f"{about}: {counted(flag.observed, 'set')} a week, the guide is {format_number(flag.limit, 2)}"
    if flag.rule_id in MIX_RULES:
        return MIX_TEXT
    if flag.rule_id in WHOLE_WEEK:
        return WHOLE_WEEK[flag.rule_id]
    if not about or flag.rule_id in TOLD_IN_WORDS:
        return step_text([flag], names) if is_step(flag) else other_text([flag]) or "A note on the week"
    return _amounts(flag, about, unit)


def _amounts(flag: Flag, about: str, unit: LoadUnit) -> str:
    """`Calves: 12 sets, guide up to 8.5 sets`."""
    observed, inside = amount_text(flag.observed, flag.measure, unit), inside_text(flag, unit)
    return f"{about}: {observed}, guide{':' if not flag.limit else ''} {inside}" if inside else f"{about}: {observed}"


def _drawn_amounts(flag: Flag, about: str, unit: LoadUnit) -> tuple[str, str]:
    """(`Hip thrust: 96 kg`, `, guide up to 84`): whole numbers where they are large and still differ."""
    observed, limit = _drawn_number(flag.observed, flag.measure, unit), ""
    if flag.limit == 0:
        limit = f", guide: {inside_text(flag, unit)}"
    elif flag.limit is not None:
        limit = _drawn_number(flag.limit, flag.measure, unit)
        if limit == observed:
            observed, limit = (amount_text(one, flag.measure, unit) for one in (flag.observed, flag.limit))
        limit = f", guide up to {limit.split(' ')[0]}"
    return f"{about}: {observed}", limit


def _drawn_number(value: float, measure: str, unit: LoadUnit) -> str:
    if measure == "kg" and from_kg(value, unit) >= ROUNDED_FROM:
        return f"{format_number(from_kg(value, unit), 0)} {unit.value}"
    if measure in ("sets", "reps", "contacts") and value >= ROUNDED_FROM:
        return amount_text(round(value), measure, unit)
    return amount_text(value, measure, unit)


def _quiet_text(row: Mapping[Any, Any]) -> str:
    """`No strength logged for 16 days`, `for 4 months`, or `since November 2019` where that is long ago."""
    if row["days_since"] < A_YEAR or row.get("last_day") is None:
        return f"No strength logged for {span_text(row['days_since'])}"
    return f"No strength logged since {month_text(row['last_day'])}"


def _question(row: Mapping[Any, Any]) -> Reason:
    """`? 16 days without an entry, 1 to 16 August: rested, or not logged?`, of the stretch nobody has explained."""
    days = f"{format_number(row['asked_days'])} days without an entry"
    first, last = row["asked_first"], row["asked_last"]
    span = f"from {day_text(first)} on" if pd.isna(last) else f"{day_text(first)} to {day_text(last)}"
    return Reason("?", f"{days}, {span}: rested, or not logged?", f"{days}: not explained yet")


def _plain(row: Mapping[Any, Any]) -> str:
    if row["state"] == "empty":
        return "Nothing logged yet"
    if row["state"] == "learning":
        return f"Week {int(row['trained_weeks'])}: still learning the usual range"
    above = [area for area in AREAS if row[f"mark_{area}"] == "above"]
    if above and row["state"] in ("within", "back"):
        return f"{areas_text(above)} above guide, told as a note only"
    if row["state"] == "back":
        return "Back after time off, inside the ramp"
    if row["state"] == "care":
        return "Rehab mode: nothing is compared"
    if row["state"] == "off":
        return "No range in any area: switched off in Settings"
    return "Within guide"


def _best_value(best: Mapping[Any, Any], unit: LoadUnit) -> str:
    value, measure = float(best["value"]), str(best["measure"])
    if measure == "one_rep_max":
        return f"estimated maximum {format_number(from_kg(value, unit), 1)} {unit.value}"
    if measure == "top_load":
        return f"{format_number(from_kg(value, unit), 1)} {unit.value}"
    if measure == "top_hold":
        return format_seconds(value)
    if measure == "speed":
        return f"{format_number(value, 2)} m/s"
    return counted(value, {"top_reps": "rep", "contacts": "contact"}[measure])
