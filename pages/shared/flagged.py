"""Flags as pages list them: the sentence, its numbers, why it may be fine, where the number comes from, the answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Literal

import pandas as pd
import streamlit as st

from analytics import warehouse as store
from analytics.model import Flag, FlagState, MarkedFlag, week_monday
from analytics.reference import Guide, RuleGuide
from analytics.units import format_number
from analytics.words import answers as words
from analytics.words import flags as flag_words
from analytics.words.guide import CHECKED, short_source
from analytics.words.week_page import moves_text
from analytics.writing import prose, short_full_day, week_text
from pages.shared import cache, navigation, state, widgets
from pages.shared.page import Here
from pages.shared.widgets import md_escape, small

MOST_EARLIER = 40


def show(
    here: Here, marked: Sequence[MarkedFlag], names: Mapping[str, str], *, key: str, with_links: bool = True
) -> None:
    """Three open flags, and behind one line each: further open ones, those answered, those that got quiet.

    `names`: exercise_id -> name. `with_links`: exercises lead to their progress.
    """
    if here.is_sample:
        small(words.SAMPLE_NOTE)
    by_state = {one: [flag for flag in marked if flag.state is one] for one in FlagState}
    for one in by_state[FlagState.OPEN][: words.OPENED]:
        _one(here, one, names, key, with_links)
    by_state[FlagState.OPEN] = by_state[FlagState.OPEN][words.OPENED :]
    for one, flags in by_state.items():
        if flags:
            draw = partial(_all, here, flags, names, key, with_links=with_links, is_quiet=one is FlagState.QUIET)
            widgets.folded(words.folded_text(one, len(flags)), draw, key=f"{key}_{one}", is_alone=False)


def _all(
    here: Here,
    marked: Sequence[MarkedFlag],
    names: Mapping[str, str],
    key: str,
    *,
    with_links: bool,
    is_quiet: bool,
) -> None:
    if is_quiet:
        small(words.QUIET_NOTE)
    for one in marked:
        _one(here, one, names, key, with_links)


def earlier(marked: Sequence[MarkedFlag], guide: Guide, names: Mapping[str, str], today: dt.date, *, key: str) -> None:
    """Bigger steps of earlier weeks as a table, newest first, behind one line; a choice opens the week of one."""
    if not marked:
        return
    newest = marked[:MOST_EARLIER]
    rows = [
        {
            "Week from": short_full_day(one.flag.week_start),
            "What": flag_words.heading(one.flag, guide, names),
            "Level": str(one.flag.level),
            "In numbers": flag_words.sentence(one.flag, today),
            "Answer": words.answer_word(one.answer) if one.answer else "",
        }
        for one in newest
    ]
    starts = dict.fromkeys(one.flag.week_start for one in newest)
    more = f", the newest {MOST_EARLIER} of {format_number(len(marked))}" if len(marked) > MOST_EARLIER else ""
    alt = "Bigger steps in earlier weeks, newest first"

    def draw() -> None:
        widgets.table(pd.DataFrame(rows), alt=alt)
        open_week("Open one of these weeks", {week_option(day): (day, "") for day in starts}, key=f"{key}_open")

    widgets.folded(f"Bigger steps in earlier weeks{more}", draw, key=key)


def week_option(start: dt.date) -> str:
    """A week in a list of weeks: `10 to 16 August 2026`."""
    return f"{week_text(start)} {start.year}"


def open_week(
    label: str,
    places: Mapping[str, tuple[dt.date, str]],
    *,
    key: str,
    hint: str = "Choose a week",
    exercise: str = "",
) -> None:
    """A choice of weeks that opens one; `places`: text in the list -> first day, and the area looked at ("": all).

    `exercise`: the one whose sets are shown there ("": all).
    """
    chosen = st.selectbox(label, list(places), index=None, placeholder=hint, key=key, width=320)
    if chosen:
        start, area = places[chosen]
        st.switch_page("pages/runner/week.py", query_params=week_address(start.isoformat(), area, exercise))


def week_address(week: str, area: str, exercise: str = "") -> dict[str, str]:
    """What the address of the page of one week carries; `week` is its first day.

    Links within that page leave out whose it is: there the page adds it, which makes the step that the way back takes.
    """
    whose = {} if state.is_on(navigation.ONE_WEEK.title) else state.whose()
    looked_at = {"area": area, "exercise": exercise}
    return {"week": week} | {name: value for name, value in looked_at.items() if value} | whose


def week_link(
    week_start: dt.date,
    label: str,
    area: str = "",
    width: int | Literal["content"] = "content",
    *,
    exercise: str = "",
) -> None:
    """A link to the page of one week, and of one area or exercise in it."""
    address = week_address(week_start.isoformat(), area, exercise)
    icon = ":material/arrow_forward:"
    st.page_link("pages/runner/week.py", label=label, icon=icon, query_params=address, width=width)


def _one(here: Here, marked: MarkedFlag, names: Mapping[str, str], key: str, with_links: bool) -> None:
    guide, flag = cache.guide(), marked.flag
    rule = guide.rules[flag.rule_id]
    key = f"{key}_{_name(flag)}"
    assert here.athlete is not None, "flags are shown for an athlete only"
    with st.container(border=True, key=key):
        st.subheader(md_escape(flag_words.heading(flag, guide, names)), anchor=False)
        where = md_escape(flag_words.when_text(flag, here.today))
        numbers = md_escape(flag_words.numbers_text(flag, here.athlete.settings.load_unit))
        level, grade = flag_words.LEVELS[flag.level], md_escape(guide.grades[flag.grade])
        st.markdown(
            f"{md_escape(flag_words.sentence(flag, here.today))}\n\n"
            f":small[{numbers} · {where} · level: {level} · evidence: {grade}]\n\n"
            f"**Why this may be fine.** {md_escape(prose(rule.why_fine))}"
        )
        _answer(here, marked, key)
        with st.container(horizontal=True, gap="medium"):
            week_link(flag.week_start, "The sets behind it", str(flag.focus_area or ""))
            if with_links and flag.exercise_id in names:
                st.page_link(
                    "pages/runner/progress.py",
                    icon=":material/arrow_forward:",
                    label=md_escape(moves_text(names[flag.exercise_id])),
                    query_params={"exercise": flag.exercise_id}
                    | ({"equipment": flag.facts["equipment"]} if flag.facts.get("equipment") else {})
                    | state.whose(),
                )
        widgets.folded("Where this number comes from", partial(_from, guide, rule), key=f"{key}_from")


def _from(guide: Guide, rule: RuleGuide) -> None:
    st.markdown(md_escape(prose(rule.arithmetic)))
    st.markdown(f"**Sources.** {_sources(guide, rule.citations)}")
    st.page_link(
        "pages/data/guide.py",
        label="This rule in the guide",
        icon=":material/arrow_forward:",
        query_params={"rule": rule.rule_id} | state.whose(),
    )


def _answer(here: Here, marked: MarkedFlag, key: str) -> None:
    """What was said, and the choice of what to say; sample data keep no answer, so they ask for none."""
    if text := words.answered_text(marked):
        small(f"✓ {md_escape(text)}")
    if here.is_sample:
        return
    if marked.state is FlagState.QUIET:
        if st.button(words.SPEAK_AGAIN, key=f"{key}_again"):
            flag = marked.flag
            area, exercise = flag.focus_area, None if flag.focus_area else flag.exercise_id
            store.speak_again(here.warehouse, flag.athlete_id, flag.rule_id, area, exercise, state.speaker())
            st.rerun()
        return
    chosen_key = f"{key}_said_{marked.answer or ''}"  # another answer, from here or elsewhere, makes a new control
    st.segmented_control(
        words.ASK,
        list(words.CHOICES),
        default=marked.answer,
        format_func=words.CHOICES.__getitem__,
        key=chosen_key,
        help=words.ASK_HELP,
        on_change=_say,
        args=(here, marked.flag, chosen_key),
        wrap=True,
    )


def _say(here: Here, flag: Flag, key: str) -> None:
    """Keep the answer before the page is drawn again."""
    answer = state.picked(key)
    store.answer_flag(here.warehouse, flag, answer, state.speaker())
    st.toast(words.kept_text(answer))


def _name(flag: Flag) -> str:
    """A flag's identity as part of a key."""
    started = "" if flag.session_started_at is None else f"{flag.session_started_at:%d%H%M}"
    parts = (
        week_monday(flag.week_start).isoformat(),
        flag.rule_id,
        flag.focus_area or "",
        flag.exercise_id or "",
        started,
    )
    return "_".join(part for part in parts if part)


def _sources(guide: Guide, keys: Sequence[str]) -> str:
    texts = []
    for one in (guide.citations[key] for key in keys):
        name = md_escape(f"{short_source(one)}, {one.title.rstrip('.')}")
        link = f"[{name}](https://doi.org/{one.doi})" if one.doi else name
        texts.append(f"{link} ({CHECKED[one.checked]})")
    return "; ".join(texts) or "our choice; no source gives this number."
