"""What one browser tab remembers and what its address says. The only place with session_state and query_params."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Collection, Container, Hashable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import streamlit as st

from analytics.model import Athlete, Speaker
from analytics.units import Habits, habits_of

SAMPLES = {"runner": "athletes", "clients": "clients"}
"""What an address says after `?sample=`, and which sample data that is."""

_inside_app: ContextVar[bool] = ContextVar("inside_app", default=False)


@contextmanager
def inside_app() -> Iterator[None]:
    """Marks that a page runs under app.py, so that `require_app` lets it."""
    token = _inside_app.set(True)
    try:
        yield
    finally:
        _inside_app.reset(token)


def require_app() -> None:
    """Every page's guard: a page that was started without app.py shows nothing."""
    if not _inside_app.get():
        st.stop()


def today() -> dt.date:
    """The day that counts as today: EVENSTRIDE_TODAY (year-month-day) where it is set, so that results repeat."""
    fixed = os.environ.get("EVENSTRIDE_TODAY")
    return dt.date.fromisoformat(fixed) if fixed else dt.date.today()


def habits() -> Habits:
    """Units, first day of the week and ways of writing that the language of the person's browser suggests."""
    return habits_of(st.context.locale)


def time_zone() -> str | None:
    """The zone of the person's browser, for example Europe/Lisbon."""
    return st.context.timezone


# ----------------------------------------------------------------------------------- sample data and the athlete shown


def sample() -> str | None:
    """Which sample data this tab looks at; `?sample=runner` or `?sample=clients` in an address switches it on."""
    if not st.session_state.get("_left_sample") and st.query_params.get("sample") in SAMPLES:
        st.session_state["_sample"] = st.query_params["sample"]
    st.session_state.pop("_left_sample", None)
    kind: str | None = st.session_state.get("_sample")
    return kind


def enter_sample(kind: str = "runner") -> None:
    """Look at sample data from the next run on."""
    st.session_state["_sample"] = kind


def leave_sample() -> None:
    """Back to the person's own log from the next run on."""
    st.session_state["_sample"] = None
    st.session_state["_left_sample"] = True
    st.query_params.pop("sample", None)


def chosen_athlete(athletes: Sequence[Athlete], last_shown: str = "") -> Athlete | None:
    """The athlete that the address or this tab names, else the last one shown, else the first; None: there is none."""
    by_id = {athlete.athlete_id: athlete for athlete in athletes}
    asked = st.query_params.get("athlete")
    if asked in by_id and asked != st.session_state.get("_athlete_in_address"):
        st.session_state["_athlete"] = asked
    chosen = by_id.get(st.session_state.get("_athlete", ""))
    return chosen or by_id.get(last_shown) or next(iter(athletes), None)


def choose_athlete(athlete_id: str) -> None:
    """Show this athlete from now on."""
    st.session_state["_athlete"] = athlete_id


def show_in_address(athlete: Athlete | None, kind: str | None) -> None:
    """Keeps the address shareable: `?sample=runner`, and `?athlete=` once one of several was chosen."""
    wanted = {"sample": kind} if kind else {}
    if athlete is not None and "_athlete" in st.session_state:
        wanted["athlete"] = athlete.athlete_id
    st.session_state["_athlete_in_address"] = wanted.get("athlete")
    for key in ("sample", "athlete"):
        if key in wanted and st.query_params.get(key) != wanted[key]:
            st.query_params[key] = wanted[key]
        elif key not in wanted and key in st.query_params:
            del st.query_params[key]


def speaker() -> Speaker:
    """Who answers in this tab, as `page.begin` found it."""
    return Speaker(recall("speaker", Speaker.RUNNER))


def follow(key: str, value: Any) -> None:
    """Make the widget `key` show what is kept, whoever changed it since it was drawn last.

    Such a widget is drawn without a value of its own, and what a person picks is stored by its `on_change`: a run
    that nobody's hand caused can then never write an old value back.
    """
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def begin_with(key: str, value: Any) -> None:
    """Let the widget `key` begin with `value`; drawn without a value of its own, its box can be emptied."""
    if key not in st.session_state:
        st.session_state[key] = value


def come_as_coach(athlete_id: str) -> None:
    """Show this client from now on, as their coach does: what is answered in this tab is the coach's."""
    keep("is_coach", True)
    choose_athlete(athlete_id)


def picked(key: str) -> Any:
    """The value of a widget at the beginning of a run, for the function that is called when it changes."""
    return st.session_state.get(key)


# ----------------------------------------------------------------------------------- small memory of one tab


def recall(key: str, default: Any = None) -> Any:
    """What this tab kept under `key`."""
    return st.session_state.get(f"_kept_{key}", default)


def keep(key: str, value: Any) -> None:
    """Remember `value` in this tab until it is forgotten."""
    st.session_state[f"_kept_{key}"] = value


def forget(key: str) -> Any:
    """Drop what was kept under `key`, and return it."""
    return st.session_state.pop(f"_kept_{key}", None)


def key_of(name: str, of: Hashable) -> str:
    """The key of controls that belong to `of`; a new one, whose controls begin anew, once that is something else."""
    was, turn = recall(f"of_{name}", (of, 0))
    if was != of:
        turn += 1
    keep(f"of_{name}", (of, turn))
    return f"{name}_{turn}" if turn else name


def begin_anew(name: str) -> None:
    """Let the controls of `key_of(name, ...)` show what they showed at first."""
    was, turn = recall(f"of_{name}")
    keep(f"of_{name}", (was, turn + 1))


def whose() -> dict[str, str]:
    """Whose log the address names, for links to another page, which may be opened in a new tab."""
    return {key: st.query_params[key] for key in ("sample", "athlete") if key in st.query_params}


def linked(name: str) -> str | None:
    """A value that the address carries, for example the exercise of `?ex=`."""
    return st.query_params.get(name)


def link(name: str, value: str) -> None:
    """Puts a value into the address; an empty one is taken out of it."""
    if not value:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != value:
        st.query_params[name] = value


def is_on(page: str) -> bool:
    """Whether this is the page of that title."""
    return bool(recall("page") == page)


def arrive(page: str, foreign: Collection[str]) -> None:
    """Takes what belongs to other pages out of the address; a range that was picked on another page is not in it."""
    if recall("page") != page:
        keep("page", page)
        forget("range_linked")
    for name in set(foreign) & set(st.query_params):
        del st.query_params[name]


# ----------------------------------------------------------------------------------- the range of weeks


def asked_range(allowed: Collection[int], shown: int) -> int:
    """The weeks that the address names, else `shown`; after the way back, what was shown before the pick."""
    asked, was = linked("weeks") or "", recall("range_linked", "")
    now = asked if asked in {str(one) for one in allowed} else ""
    if now != was:
        keep("range_linked", now)
        keep("range_turn", recall("range_turn", 0) + 1)
        if not now:
            return int(recall("range_before", shown))
        if not was:
            keep("range_before", shown)
    return int(now) if now else shown


def range_key(name: str) -> str:
    """The key of the control of a range; a new one after the address changed, so that it takes the new range."""
    turn = recall("range_turn", 0)
    return f"{name}_{turn}" if turn else name


def show_range(picked: int, began_with: int) -> None:
    """Puts a range that was picked into the address; one that nobody picked stays out of it."""
    if not recall("range_linked", "") and picked == began_with:
        return
    if not recall("range_linked", ""):
        keep("range_before", began_with)
    keep("range_linked", str(picked))
    link("weeks", str(picked))


# ----------------------------------------------------------------------------------- the exercise of *Progress*


def asked_exercise(athlete_id: str, known: Container[str]) -> str | None:
    """The exercise that the address names, else the one this tab showed last; None for another athlete or a new tab.

    An address that changed since the last run (a link, the browser's way back) wins over the picker.
    """
    address, shown = linked("exercise"), recall("exercise", ("", ""))
    if address is not None and address != shown[1] and address in known:
        keep("exercise_turn", recall("exercise_turn", 0) + 1)
        return address
    return shown[1] if shown[0] == athlete_id and shown[1] in known else None


def exercise_key(athlete_id: str) -> str:
    """The picker's key; a new one after the address changed, so that it takes the new exercise."""
    return f"exercise_{athlete_id}_{recall('exercise_turn', 0)}"


def show_exercise(athlete_id: str, exercise: str) -> None:
    """Keeps the chosen exercise in the address and in this tab."""
    keep("exercise", (athlete_id, exercise))
    if linked("exercise") not in (None, exercise):
        st.query_params.pop("equipment", None)  # it was of another one
    link("exercise", exercise)


def asked_equipment(exercise: str, known: Container[str]) -> str | None:
    """The equipment that the address names, else the one this tab showed last of this exercise; None: neither."""
    address, shown = linked("equipment"), recall("equipment", ("", ""))
    if address is not None and (exercise, address) != shown and address in known:
        keep("equipment_turn", recall("equipment_turn", 0) + 1)
        return address
    return shown[1] if shown[0] == exercise and shown[1] in known else None


def equipment_key(athlete_id: str, exercise: str) -> str:
    """The choice's key; a new one after the address changed, so that it takes the new equipment."""
    return f"equipment_{athlete_id}_{exercise}_{recall('equipment_turn', 0)}"


def show_equipment(exercise: str, equipment: str) -> None:
    """Keeps the chosen equipment of an exercise in the address and in this tab."""
    keep("equipment", (exercise, equipment))
    link("equipment", equipment)
