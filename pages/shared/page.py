"""How every page begins: its guard, whose log it shows, and one calm sentence where that cannot be had."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

import streamlit as st

from analytics import warehouse as store
from analytics.athlete_log import AthleteLog
from analytics.model import Athlete, EvenstrideError, Speaker, StoreBusyError, StoreError
from analytics.warehouse import Warehouse
from analytics.writing import write_as
from pages.shared import cache, habits, navigation, state, strip, widgets


@dataclass(frozen=True)
class Here:
    """Whose log this page shows, and from where. `athlete` is None before the first log."""

    warehouse: Warehouse
    source: str
    athletes: tuple[Athlete, ...]
    athlete: Athlete | None
    today: dt.date
    sample: str | None  # which sample data, None = the person's own

    @property
    def is_sample(self) -> bool:
        """Whether nothing here can be changed."""
        return self.sample is not None


_found: ContextVar[Here | None] = ContextVar("found", default=None)
"""What `is_for_coach` found at the beginning of the run that is going on."""


def begin() -> Here:
    """The guard, the database, the athlete. Stops the page with a sentence when the database cannot be used."""
    state.require_app()
    try:
        here = _found.get() or _here()
    except StoreError as error:
        widgets.calm_page("Your log cannot be opened", str(error))
        st.stop()
    except StoreBusyError as error:
        widgets.calm_page("Your log is open elsewhere", str(error))
        st.stop()
    state.show_in_address(here.athlete, here.sample)
    state.keep("speaker", _speaker(here))
    if here.sample:
        widgets.sample_strip(here.sample)
    return here


def begin_with_log(*, is_log_page: bool = False) -> tuple[Here, Athlete, AthleteLog]:
    """`begin`, and the athlete's measured log. Stops the page with the empty state when there is none."""
    here = begin()
    if here.athlete is None:
        widgets.empty_state(navigation.what_a_log_is_for())
        st.stop()
    log = cache.athlete_log(here.source, here.warehouse, here.athlete, here.today)
    counted = cache.counted(here.source, here.warehouse, here.athlete)
    if log.sessions.empty:
        has_files = bool(cache.imports(here.source, here.warehouse, here.athlete))
        if has_files and is_log_page:  # something to look at
            return here, here.athlete, log
        if has_files:
            widgets.nothing_counts()
        else:
            widgets.empty_state(navigation.what_a_log_is_for())
        st.stop()
    last_day = log.sessions["local_day"].max().date()
    strip.show(here.athletes, here.athlete, here.today, last_day, counted, has_link=not is_log_page)
    return here, here.athlete, log


def begin_with_or_without_log() -> tuple[Here, Athlete | None, AthleteLog | None]:
    """`begin` for a page that has something to say before the first session too."""
    here = begin()
    if here.athlete is None:
        return here, None, None
    log = cache.athlete_log(here.source, here.warehouse, here.athlete, here.today)
    if log.sessions.empty:
        return here, here.athlete, None
    counted = cache.counted(here.source, here.warehouse, here.athlete)
    strip.show(here.athletes, here.athlete, here.today, log.sessions["local_day"].max().date(), counted)
    return here, here.athlete, log


def is_for_coach() -> bool:
    """Whether the coach's pages come first: there is more than one client, and the sample is not the runner's.

    The first thing of every run: what it finds is what the page begins with.
    """
    _found.set(None)
    try:
        here = _here()
    except EvenstrideError:
        return False
    _found.set(here)
    return len(here.athletes) > 1 and here.sample != "runner"


@contextmanager
def failures_said_calmly() -> Iterator[None]:
    """Turns an error that nobody foresaw into one calm page; the details go to the server's log only."""
    try:
        yield
    except EvenstrideError as error:
        widgets.calm_page("That did not work", str(error))
    except Exception:
        state.forget("files")  # so that a file which cannot be shown does not come back at every try
        logging.getLogger("evenstride").exception("A page could not be shown")
        widgets.calm_page(
            "That did not work, and nothing was changed",
            "Try again. The details are in the window where Evenstride was started, for a bug report.",
        )


def _here() -> Here:
    kind = state.sample()
    if kind:
        which = state.SAMPLES[kind]
        warehouse, today = cache.sample_warehouse(which)
        write_as(habits.writing(warehouse))
        source = cache.sample_source(which)
        athletes = tuple(sorted(store.athletes(warehouse), key=lambda one: cache.sample_names(which).index(one.name)))
    else:
        warehouse, today = cache.own_warehouse(), state.today()
        write_as(habits.writing(warehouse))
        source = cache.own_source()
        athletes = tuple(store.athletes(warehouse))
    return Here(warehouse, source, athletes, _chosen(warehouse, athletes, is_own=not kind), today, kind)


def _speaker(here: Here) -> Speaker:
    """The coach, where several clients are here and a coach's name is in Settings or the tab came from *Clients*."""
    if len(here.athletes) > 1 and (state.recall("is_coach") or store.coach_name(here.warehouse)):
        return Speaker.COACH
    return Speaker.RUNNER


def _chosen(warehouse: Warehouse, athletes: Sequence[Athlete], *, is_own: bool) -> Athlete | None:
    """Whose log is shown; the person's own database remembers it for the next visit."""
    if not is_own or len(athletes) < 2:
        return state.chosen_athlete(athletes)
    last = state.recall("last_shown") or store.remembered(warehouse).get("athlete", "")
    chosen = state.chosen_athlete(athletes, last)
    if chosen and chosen.athlete_id != last:
        store.remember(warehouse, "athlete", chosen.athlete_id)
    state.keep("last_shown", chosen.athlete_id if chosen else "")
    return chosen
