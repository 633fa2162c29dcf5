"""The parts of the page *Exercise names*: names not placed, every name with its why, the answers given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from analytics import warehouse as store
from analytics.model import Athlete, FocusArea, NameAnswer, UnmappedName
from analytics.name_list import LoggedName, keep_answer
from analytics.units import format_number
from analytics.words import names as words
from analytics.words.add_log import AREA_NAMES, count
from analytics.writing import short_full_day
from pages.shared import cache, placing, state, widgets
from pages.shared.page import Here

A_PAGE = 25
TAKEN = "answer_taken"
OTHER_AREAS = "Other areas for this exercise"


def show_unplaced(here: Here, athlete: Athlete, unplaced: Sequence[LoggedName]) -> None:
    """A row for each name that nobody placed; in the sample only a table."""
    if not unplaced:
        st.markdown("Every exercise name of this log is placed.")
        return
    if here.is_sample:
        _table(unplaced, alt="Names not placed yet")
        return
    widgets.small(words.SUGGESTIONS_NOTE)
    names = [UnmappedName(one.name, one.set_count) for one in unplaced]
    days = {one.name: one.last_day for one in unplaced}
    answers = placing.ask(names, key=f"names_{athlete.data_version}", last_days=days)
    for_all = _for_all(here, key="names_for_all")
    if st.button("Save these answers", key="save_names", type="primary", disabled=not answers):
        _keep(here, athlete, answers, for_all=for_all)
    if not answers:
        widgets.small("The button works once a name has an answer.")


def show_all(here: Here, athlete: Athlete, listed: Sequence[LoggedName]) -> None:
    """Search over all names, one of them to look at and change, and a table of what is found."""
    key = state.key_of("names_search", (here.sample, athlete.athlete_id))
    text = st.text_input("Search names, exercises and areas", key=key, width=360, persist_state="session")
    wanted = text.strip().casefold()
    found = [one for one in listed if wanted in _searched(one)]
    if not found:
        st.markdown("No name of this log holds that text.")
        return
    names = {one.name: one for one in found}
    label = "Look at one name" if here.is_sample else "Look at one name, or change it"
    picked = st.selectbox(label, list(names), index=None, placeholder="Choose a name", key="names_one")
    if picked:
        _show_one(here, athlete, names[picked])
    st.markdown(f"{count(len(found), 'name')}, most sets first.")
    pages = -(-len(found) // A_PAGE)
    key = state.key_of("names_page", (here.sample, athlete.athlete_id, wanted, pages))
    number = st.pagination(pages, key=key, persist_state="session") if pages > 1 else 1
    _table(found[(number - 1) * A_PAGE : number * A_PAGE], alt="Exercise names of this log")


def show_answers(here: Here, athlete: Athlete) -> None:
    """What was said for this runner and for all, each to take back, and the lines for the shared table."""
    _taken_back(here)
    own, for_all = store.own_answers(here.warehouse, athlete.athlete_id), store.shared_answers(here.warehouse)
    if not own and not for_all:
        st.markdown(words.NO_ANSWERS)
        return
    for owner, answers in ((athlete.athlete_id, own), (None, for_all)):
        for key, answer in answers.items():
            _show_answer(here, owner, key, answer)
    lines = words.alias_lines({**for_all, **own})
    if lines:
        with widgets.part("Lines for the shared table of names", key="alias_lines"):
            st.markdown(words.ALIAS_NOTE)
            st.code(lines, language=None, wrap_lines=True)


def _show_answer(here: Here, owner: str | None, key: str, answer: NameAnswer) -> None:
    names = cache.exercise_names()
    what = "" if answer.exercise_id == key else f"**{widgets.md_escape(key)}**: "
    scope = "" if owner else " :small[(for all runners)]"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"{what}{widgets.md_escape(words.answer_text(answer, names))}{scope}", width="content")
        if st.button("Take back", key=f"take_back_{'own' if owner else 'all'}_{key}"):
            store.forget_name_answer(here.warehouse, owner, key)
            state.keep(TAKEN, (here.source, owner, key, answer))
            st.rerun()


def _taken_back(here: Here) -> None:
    """After an answer was taken back: a line that says so, with the way back."""
    source, owner, key, answer = state.recall(TAKEN, ("", "", "", NameAnswer()))
    if source != here.source or owner not in {None, *(one.athlete_id for one in here.athletes)}:
        return
    name = cache.exercise_names().get(key, key)
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="answer_taken"):
        st.markdown(words.taken_back_text(widgets.md_escape(name)), width="content")
        if st.button("Undo", key="undo_taken"):
            state.forget(TAKEN)
            store.answer_name(here.warehouse, owner, key, answer)
            st.toast(words.BACK_AGAIN)
            st.rerun()
        if st.button("Close", key="close_taken", type="tertiary"):
            state.forget(TAKEN)
            st.rerun()


def _show_one(here: Here, athlete: Athlete, one: LoggedName) -> None:
    """What one name means and why, and a place to change it."""
    st.subheader(widgets.md_escape(one.name), anchor=False)
    exercise, known = one.exercise, cache.catalogue().exercises
    if exercise is not None:
        usual = known.get(exercise.exercise_id)
        st.markdown(
            f"**{widgets.md_escape(exercise.name)}** · {words.counts_for(exercise)} · {words.SAID_BY[one.said_by]}  \n"
            f"{widgets.md_escape(words.why_text(exercise, usual.credits if usual else None))} "
            f"{widgets.md_escape(words.fraction_text(exercise))}"
        )
        steps = [known[step].name if step in known else "" for step in (exercise.easier, exercise.harder)]
        if text := words.ladder_text(*steps):
            st.markdown(widgets.md_escape(text))
    if here.is_sample:
        return
    key = f"one_{athlete.data_version}_{one.name}"
    answer = placing.row(
        UnmappedName(one.name, one.set_count), key=key, last_day=one.last_day, start="Leave it as it is"
    )
    if exercise is not None and exercise.exercise_id in known:
        answer = answer or _other_areas(exercise.exercise_id, exercise.name, key)
    for_all = _for_all(here, key=f"all_{key}")
    if st.button("Save this answer", key="save_one", disabled=answer is None) and answer:
        _keep(here, athlete, {one.name: answer}, for_all=for_all)


def _other_areas(exercise_id: str, name: str, key: str) -> NameAnswer | None:
    """Own areas for an exercise of the catalogue, under every name of it."""
    if not st.checkbox(f"{OTHER_AREAS}: {widgets.md_escape(name)} counts elsewhere for me", key=f"other_{key}"):
        return None
    direct = st.multiselect(
        "Areas it trains directly", list(FocusArea), format_func=AREA_NAMES.__getitem__, key=f"od_{key}"
    )
    rest = [area for area in FocusArea if area not in direct]
    half = st.multiselect("And helps along (half a set)", rest, format_func=AREA_NAMES.__getitem__, key=f"oh_{key}")
    credits = dict.fromkeys(direct, 1.0) | dict.fromkeys(half, 0.5)
    return NameAnswer(exercise_id, credits) if credits else None


def _for_all(here: Here, *, key: str) -> bool:
    """Whether an answer holds for every runner of this database; asked where there are several."""
    return len(here.athletes) > 1 and st.checkbox("For all runners in this database", key=key)


def _keep(here: Here, athlete: Athlete, answers: Mapping[str, NameAnswer], *, for_all: bool) -> None:
    for name, answer in answers.items():
        keep_answer(here.warehouse, None if for_all else athlete.athlete_id, name, answer, cache.catalogue())
    st.toast(f"{count(len(answers), 'name')} placed. All history follows.")
    st.rerun()


def _table(rows: Sequence[LoggedName], *, alt: str) -> None:
    cells = [
        {
            "Name": one.name,
            "Sets": f"{format_number(one.set_count)}",
            "Last on": short_full_day(one.last_day),
            "Exercise": one.exercise.name if one.exercise else "",
            "Counts for": words.counts_for(one.exercise),
        }
        for one in rows
    ]
    widgets.table(pd.DataFrame(cells), alt=alt)


def _searched(one: LoggedName) -> str:
    exercise = one.exercise.name if one.exercise else ""
    return f"{one.name} {exercise} {words.counts_for(one.exercise)}".casefold()
