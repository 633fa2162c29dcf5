"""Whose settings a part of the page *Settings* changes: an athlete's, a group's or everybody's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from analytics import warehouse as store
from analytics.model import AthleteSettings, EvenstrideError, Speaker
from analytics.words import coach_settings as words
from pages.shared import state, widgets
from pages.shared.page import Here
from pages.shared.preferences import Changes, athlete_of, key_of


@dataclass(frozen=True)
class Owner:
    """`key` names a widget for this owner alone; `read` gives the settings as they are kept at that moment.

    `beneath` is what would hold without anything of the owner's own, and `whose` says for people whose that is; empty
    where nobody sets anything beneath. `is_coach`: numbers that a coach alone chooses can be chosen here.
    """

    settings: AthleteSettings
    beneath: AthleteSettings
    whose: str
    key: Callable[[str], str]
    read: Callable[[], AthleteSettings]
    change: Callable[[Mapping[str, Any]], object]
    is_coach: bool = True

    def kept(self, name: str, now: Any, changes: Changes) -> dict[str, Any]:
        """How a widget is drawn: it shows what is kept, and stores what is picked when it is picked."""
        key = self.key(name)
        state.follow(key, now)
        return {"key": key, "on_change": self._keep, "args": (key, changes)}

    def source_text(self, beneath: str, *, is_own: bool, is_set_beneath: bool) -> str:
        """Where a value in force comes from; `beneath`: the one that would hold without it, for people."""
        return words.source_text(self.whose, is_own=is_own, is_set_beneath=is_set_beneath, beneath=beneath)

    def tell_source(self, beneath: str, *, is_own: bool, is_set_beneath: bool) -> None:
        """The same in a line of its own, where there is something to say."""
        if told := self.source_text(beneath, is_own=is_own, is_set_beneath=is_set_beneath):
            widgets.small(told)

    def save(self, **changes: Any) -> None:
        """Keep these fields of the settings and draw the page again."""
        widgets.attempt(lambda: self.change(changes))

    def _keep(self, key: str, changes: Changes) -> None:
        try:
            self.change(changes(state.picked(key), self.read()))
        except EvenstrideError as error:
            st.toast(widgets.md_escape(str(error)))


def athlete_owner(here: Here, *, is_coach: bool = False) -> Owner:
    """The athlete whose settings the page shows, as the runner changes them or as their coach does."""
    athlete, warehouse = athlete_of(here), here.warehouse
    beneath = store.settings_beneath(warehouse, athlete.athlete_id)
    by = Speaker.COACH if is_coach else state.speaker()
    return Owner(
        athlete.settings,
        beneath,
        words.OF_GROUP if beneath != AthleteSettings() else "",
        lambda name: key_of(here, f"coach_{name}" if is_coach else name),
        lambda: store.settings(warehouse, athlete.athlete_id),
        lambda changes: store.change_settings(warehouse, athlete.athlete_id, changes, by),
        is_coach,
    )


def group_owner(here: Here, group: str) -> Owner:
    """A group of clients, "" for everybody. What is emptied is not set any more, or empty where everybody sets it."""
    warehouse = here.warehouse

    def change(changes: Mapping[str, Any]) -> object:
        for_all = store.own_group_settings(warehouse) if group else {}
        wanted = {name: value if name in for_all else value or None for name, value in changes.items()}
        return store.change_group_settings(warehouse, group, wanted)

    return Owner(
        store.group_settings(warehouse, group),
        store.group_settings(warehouse) if group else AthleteSettings(),
        words.OF_EVERYBODY if group else "",
        lambda name: f"{name}_of_{group}",
        lambda: store.group_settings(warehouse, group),
        change,
    )
