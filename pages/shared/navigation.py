"""Which pages there are, in groups: the first of each group stands in the bar on top, the others in a row below it.

Streamlit's own sections are not used: on a phone their markup is a list that is none to a screen reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from pages.shared import state


@dataclass(frozen=True)
class Entry:
    """One page: its file under pages/, its name, its icon, and its address where that is not the file's name.

    `carries`: what the address of this page says besides whose log it is. `to`: what one adds a log for, where this
    page has nothing to show without one.
    """

    path: str
    title: str
    icon: str
    url_path: str | None = None
    carries: tuple[str, ...] = ()
    to: str = ""

    @property
    def url(self) -> str:
        """What follows the server's address; nothing for the page that opens first."""
        if self is START:
            return ""
        return self.url_path or Path(self.path).stem


GROUPS: tuple[tuple[Entry, ...], ...] = (
    (
        Entry("runner/this_week.py", "This week", "today", carries=("weeks",), to="see your week"),
        Entry("runner/week.py", "One week", "view_day", "week", ("week", "area", "exercise"), "see the sets of a week"),
        Entry("runner/calendar.py", "All weeks", "calendar_month", "weeks", to="see all your weeks"),
    ),
    (
        Entry("runner/balance.py", "Balance", "balance", to="see how your areas balance"),
        Entry("runner/rhythm.py", "Rhythm", "scatter_plot", carries=("weeks",), to="see how often areas are trained"),
        Entry("runner/checks.py", "Checks", "accessibility_new", to="compare left and right"),
    ),
    (
        Entry(
            "runner/progress.py",
            "Progress",
            "show_chart",
            carries=("exercise", "equipment", "weeks"),
            to="see how each exercise moves",
        ),
    ),
    (
        Entry("runner/next_week.py", "Next week", "event_upcoming", "next-week", to="see how much next week can hold"),
        Entry("runner/start_here.py", "Start here", "flag", "start"),
    ),
    (
        Entry("data/log.py", "Log", "list", to="see your sessions"),
        Entry("data/add_log.py", "Add a log", "upload_file", "add"),
        Entry("data/exercise_names.py", "Exercise names", "label", "names", to="see where its exercises count"),
        Entry("data/data_check.py", "Data check", "fact_check", "check", to="check what was read"),
        Entry("data/hand_over.py", "Hand over", "description", "hand-over", to="hand your numbers over"),
    ),
    (Entry("data/guide.py", "Guide", "menu_book", carries=("rule",)),),
    (Entry("data/settings.py", "Settings", "tune"),),
)
"""A new page is one line here."""

COACH: tuple[Entry, ...] = (
    Entry("coach/clients.py", "Clients", "groups"),
    Entry("coach/review.py", "Review", "rate_review"),
    Entry("coach/group_balance.py", "Balance of clients", "grid_on", "clients-balance"),
    Entry("coach/add_clients.py", "Add clients", "group_add", "add-clients"),
)
"""The coach's pages: first in the bar once there is more than one client, else out of sight and still reachable."""

START, ONE_WEEK, _ = GROUPS[0]
"""The page at the bare address, and the page of one week."""


def pages(*, for_coach: bool) -> list[StreamlitPage]:
    """Every page, in the order of the bar; those that are not the first of their group are reached by the row."""
    coach = [_page(entry, is_first=for_coach and entry is COACH[0]) for entry in COACH]
    return coach + [_page(entry, is_first=entry is group[0]) for group in GROUPS for entry in group]


def land(chosen: StreamlitPage, *, for_coach: bool) -> None:
    """A coach's new tab at the bare address begins at Clients; one that names an athlete stays with them."""
    is_new = not state.recall("has_landed")
    state.keep("has_landed", True)
    if is_new and for_coach and chosen.title == START.title and not state.linked("athlete"):
        st.switch_page(f"pages/{COACH[0].path}")


def second_row(chosen: StreamlitPage) -> None:
    """The pages beside the chosen one, where its group has several."""
    group = next((one for one in (COACH, *GROUPS) if chosen.title in {entry.title for entry in one}), ())
    if len(group) < 2:
        return
    with st.container(horizontal=True, gap="small", key="pages_beside"):
        for entry in group:
            st.page_link(f"pages/{entry.path}", label=entry.title, icon=f":material/{entry.icon}:", width="content")


def tidy_address(chosen: StreamlitPage) -> None:
    """Leave behind what the address says about another page; the browser's way back may bring it along."""
    entries = [entry for group in (COACH, *GROUPS) for entry in group]
    carried = next((entry.carries for entry in entries if entry.title == chosen.title), ())
    state.arrive(chosen.title, {key for entry in entries for key in entry.carries} - set(carried))


def what_a_log_is_for() -> str:
    """What one would add a log for on the page that is open: `see your week`."""
    return next(entry.to for group in GROUPS for entry in group if state.is_on(entry.title))


def _page(entry: Entry, *, is_first: bool) -> StreamlitPage:
    return st.Page(
        f"pages/{entry.path}",
        title=entry.title,
        icon=f":material/{entry.icon}:",
        url_path=entry.url_path,
        default=entry is START,
        visibility="visible" if is_first else "hidden",
    )
