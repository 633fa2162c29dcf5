"""The parts of the page *Hand over*: what to choose, and the files to take along, made only when they are asked for."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import streamlit as st

from analytics import archive, reports
from analytics import warehouse as store
from analytics.athlete_log import AthleteLog
from analytics.model import Athlete
from analytics.reports import Choice, HandOver, Naming
from analytics.words import archive as archive_words
from analytics.words import hand_over as words
from analytics.words.guide import judged_by
from pages.shared import cache, habits, widgets
from pages.shared.page import Here

PREVIEW_WIDTH = 760
KINDS: dict[str, tuple[Callable[[HandOver], str | bytes], str, str]] = {
    "pdf": (reports.as_pdf, "pdf", "application/pdf"),
    "html": (reports.as_html, "html", "text/html"),
    "text": (reports.as_text, "txt", "text/plain"),
}
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def choose(here: Here, athlete: Athlete, log: AthleteLog) -> tuple[dt.date, Choice]:
    """The day that counts as today, and what goes on the page. A note stays with the athlete it was typed for."""
    with st.container(horizontal=True, gap="medium", vertical_alignment="top"):
        weeks = st.segmented_control(
            words.WEEKS_LABEL,
            reports.WEEK_CHOICES,
            default=16,
            required=True,
            key="hand_over_weeks",
            persist_state="session",
        )
        naming = st.segmented_control(
            words.NAMING_LABEL,
            list(words.NAMINGS),
            default=str(Naming.NAME),
            required=True,
            format_func=words.NAMINGS.__getitem__,
            key="hand_over_naming",
            persist_state="session",
            help=words.NAMING_NOTE,
        )
        first = log.sessions["local_day"].min().date()
        day = st.date_input(
            words.DAY_LABEL,
            value=here.today,
            min_value=min(first, here.today),
            max_value=here.today,
            format=habits.day_format(here.warehouse),
            key=f"hand_over_day_{athlete.athlete_id}",
            width=180,
        )
    with_flags = st.checkbox(words.FLAGS_LABEL, value=True, key="hand_over_flags", persist_state="session")
    with_next = st.checkbox(words.NEXT_LABEL, value=True, key="hand_over_next", persist_state="session")
    notes = store.week_notes(here.warehouse, [athlete.athlete_id])
    days = [one.date() for one in notes["week_monday"]]
    chosen = (
        st.multiselect(
            words.WEEK_NOTES_LABEL,
            days,
            format_func=words.week_note_heading,
            key=f"hand_over_week_notes_{athlete.athlete_id}",
            persist_state="session",
        )
        if days
        else []
    )
    note = st.text_area(
        words.NOTE_LABEL,
        max_chars=words.NOTE_LIMIT,
        key=f"hand_over_note_{athlete.athlete_id}",
        persist_state="session",
        height=100,
    )
    choice = Choice(
        weeks=weeks or 16,
        naming=Naming(naming or Naming.NAME),
        with_flags=with_flags,
        with_next_week=with_next,
        note=note or "",
        note_weeks=frozenset(chosen),
    )
    return day or here.today, choice


def downloads(here: Here, athlete: Athlete, log: AthleteLog, made: HandOver, choice: Choice, today: dt.date) -> None:
    """One button a format; a file is made when its button is pressed."""
    name = reports.shown_name(athlete, choice.naming)
    stem = f"evenstride-{reports.file_stem(name)}-{today}"

    def workbook() -> bytes:
        answers = store.flag_answers(here.warehouse, [athlete.athlete_id])
        judged = [(name, judged_by(cache.guide(), athlete.settings))]
        return reports.as_workbook(*reports.tidy_rows(log, name, choice.weeks, answers), today, judged)

    with st.container(horizontal=True):
        for kind, (make, ending, mime) in KINDS.items():
            _button(kind, partial(make, made), f"{stem}.{ending}", mime)
        _button("xlsx", workbook, f"{stem}.xlsx", SHEET)


def all_downloads(here: Here, choice: Choice, today: dt.date) -> None:
    """The page of everybody, or of a group, in one zip file, without the notes that were chosen for one of them."""
    everybody = replace(choice, note="", note_weeks=frozenset())
    group, who = _whose_pages(here)

    def zipped() -> bytes:
        return reports.zipped(here.warehouse, who, ["pdf", "xlsx"], everybody, today, cache.catalogue(), cache.guide())

    st.download_button(
        words.group_label(widgets.md_escape(group), len(who)) if group else words.all_label(len(who)),
        data=zipped,
        file_name=f"evenstride-{reports.file_stem(group) if group else 'everybody'}-{today}.zip",
        mime="application/zip",
        on_click="ignore",
        key="hand_over_all",
        help=words.ALL_HELP,
    )


def _whose_pages(here: Here) -> tuple[str, Sequence[Athlete]]:
    """(group chosen, "" = everybody; its clients). Asked only where somebody is in a group."""
    labels = store.labels(here.warehouse)
    groups = labels[labels["kind"] == store.GROUP]
    if groups.empty:
        return "", here.athletes
    group = st.selectbox(
        words.WHOSE_PAGES,
        ["", *groups["label"].drop_duplicates()],
        format_func=lambda one: one or words.EVERYBODY,
        key="hand_over_group",
        width=360,
    )
    inside = set(groups.loc[groups["label"] == group, "athlete_id"])
    return group, [one for one in here.athletes if not group or one.athlete_id in inside]


def everything(here: Here) -> None:
    """A button that takes everything of the database out."""
    st.header(archive_words.TITLE, anchor=False)
    st.markdown(archive_words.WHAT)
    st.markdown(archive_words.BACK)
    with_notes = st.checkbox(archive_words.PRIVATE, key="export_private_notes", help=archive_words.PRIVATE_HELP)

    def exported() -> bytes:
        with tempfile.TemporaryDirectory(prefix="evenstride-") as folder:
            path = Path(folder) / "evenstride.zip"
            archive.export_all(here.warehouse, path, here.today, cache.catalogue(), with_private_notes=with_notes)
            return path.read_bytes()

    st.download_button(
        archive_words.BUTTON,
        data=exported,
        file_name=f"evenstride-{here.today}.zip",
        mime="application/zip",
        on_click="ignore",
        key="export_everything",
    )


def _button(kind: str, make: Callable[[], str | bytes], file_name: str, mime: str) -> None:
    st.download_button(
        words.FORMATS[kind],
        data=make,
        file_name=file_name,
        mime=mime,
        on_click="ignore",
        key=f"hand_over_{kind}",
        help=words.FORMAT_HELP[kind],
    )
