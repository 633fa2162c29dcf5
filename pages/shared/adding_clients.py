"""The steps of *Add clients*: files, whose each is, open questions, the result, undo."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analytics import ingest, roster_import
from analytics import warehouse as store
from analytics.importers import app_titles
from analytics.model import EvenstrideError, FileRefusedError, ImportOptions
from analytics.roster_import import Asked, Outcome, Planned, Source
from analytics.words import add_clients as words
from analytics.writing import full_day
from pages.shared import cache, checking, state, widgets
from pages.shared.adding import MOST_MEGABYTES
from pages.shared.page import Here

MOST_BATCHES = 5
"""How many more are shown at a time."""

MOST_QUESTIONS = 60
LIFTED = "Lifted before?"
MOST_HEIGHT = 600


def chosen_sources() -> list[Source]:
    """Every file chosen so far, those inside zips too; none yet: the box to drop them into."""
    kept: list[Source] = state.recall("roster_files", [])
    if kept:
        return kept
    uploads = st.file_uploader(
        f"Exports, tables, or a zip of them (up to {MOST_MEGABYTES} MB each)",
        accept_multiple_files=True,
        max_upload_size=MOST_MEGABYTES,
        key="clients_upload",
    )
    if not uploads:
        return []
    found: list[Source] = []
    refused = False
    for upload in uploads:
        try:
            found += roster_import.sources_in(upload.name, upload.getvalue())
        except FileRefusedError as error:
            refused = True
            st.markdown(f"**{widgets.md_escape(upload.name)}** {widgets.md_escape(str(error))}")
    if found:
        state.keep("roster_files", found)
        state.forget("batch")
        state.forget("plan")
        if not refused:
            st.rerun()
    return found


def plan(here: Here, sources: Sequence[Source]) -> tuple[list[Planned], dict[str, ImportOptions], bool]:
    """(what every file is, what was answered, whether a question is still open). Answers may open further questions."""
    options = {"": ImportOptions(today=here.today)}
    numbers: Counter[tuple[str, str]] = Counter()
    while True:
        planned = _looked_at(here, sources, options)
        questions = roster_import.open_questions(planned)
        if not questions or sum(numbers.values()) > MOST_QUESTIONS:
            return planned, options, bool(questions)
        answers = [_asked(here, one, numbers) for one in questions]
        for one, answer in zip(questions, answers, strict=True):
            options = roster_import.with_answer(options, one, answer) if answer else options
        if None in answers:
            return _looked_at(here, sources, options), options, True


def _asked(here: Here, asked: Asked, numbers: Counter[tuple[str, str]]) -> str | None:
    """One question about all files of a format, or about those of them that look alike."""
    place = (asked.app, asked.question.key)
    numbers[place] += 1
    labels = [widgets.md_escape(one.label) for one in asked.logs]
    st.header(words.asked_heading(app_titles()[asked.app], labels, is_for_all=asked.is_for_all), anchor=False)
    if not asked.is_for_all and numbers[place] == 1:
        widgets.small(words.apart_text(words.KEYS.get(asked.question.key, "it")))
    number = f"_{numbers[place]}" if numbers[place] > 1 else ""
    return checking.ask(here, asked.question, f"{asked.app}{number}")


def _looked_at(here: Here, sources: Sequence[Source], options: dict[str, ImportOptions]) -> list[Planned]:
    key = repr(sorted(options.items()))
    plans: dict[str, list[Planned]] = state.recall("plan", {})
    if key not in plans:
        bar = st.progress(0.0, text="Looking at the files")
        told = len(sources)
        found = roster_import.plan(
            sources,
            here.athletes,
            options,
            on_file=lambda number, name: bar.progress(number / told, text=f"Looking at {widgets.md_escape(name)}"),
        )
        bar.empty()
        plans = {**plans, key: found}
        state.keep("plan", plans)
    return plans[key]


def confirm(here: Here, planned: Sequence[Planned]) -> list[Planned]:
    """One table of files and clients, in which a client, a group, tags and the level can be typed."""
    known = {one.name for one in here.athletes}
    st.header("Whose log is it?", anchor=False)
    widgets.small(words.WHOSE)
    titles = app_titles()
    frame = pd.DataFrame(
        {
            "File": [one.label for one in planned],
            "Client": [one.client for one in planned],
            "Read as": [
                words.read_as_text(titles[one.app], one.answers, [asked.key for asked in one.questions])
                if one.app
                else "not read"
                for one in planned
            ],
            "Group": [one.group for one in planned],
            "Tags": [", ".join(one.tags) for one in planned],
            LIFTED: [words.LIFTED[""] for _ in planned],
            "Why": [one.reason for one in planned],
        }
    )
    text = st.column_config.TextColumn
    edited = st.data_editor(
        frame,
        hide_index=True,
        disabled=["File", "Read as", "Why"],
        column_config={
            "Client": text("Client", max_chars=store.MOST_LETTERS, width="medium"),
            "Group": text("Group", max_chars=store.MOST_LETTERS),
            "Tags": text("Tags", max_chars=200, help="With commas between"),
            LIFTED: st.column_config.SelectboxColumn(LIFTED, options=list(words.LIFTED.values()), required=True),
        },
        height=min(MOST_HEIGHT, 35 * (len(frame) + 1) + 2),
        key="clients_map",
    )
    levels = {text: level for level, text in words.LIFTED.items()}
    chosen = [
        roster_import.with_client(
            one,
            str(row["Client"] or ""),
            str(row["Group"] or ""),
            roster_import.tags_of(str(row["Tags"] or "")),
            roster_import.level_of(levels[row[LIFTED]]),
        )
        for one, row in zip(planned, edited.to_dict("records"), strict=True)
    ]
    clients = {one.client for one in chosen if one.app and one.client}
    refused = sum(not one.app for one in chosen)
    wanted = sum(bool(one.app and one.client) for one in chosen)
    st.markdown(words.planned_text(wanted, refused, len(clients), len(clients - known)))
    if unnamed := sum(bool(one.app and not one.client) for one in chosen):
        st.markdown(words.unnamed_text(unnamed))
    widgets.read_as_table(edited, alt="Files and clients", key="clients_map_table")
    return chosen


def show_result(here: Here) -> None:
    """What became of each log of the batch just added, with Undo for one or all."""
    kept: tuple[str, list[Outcome]] | None = state.recall("batch")
    if kept is None:
        return
    batch, outcomes = kept
    stored = sum(one.report is not None for one in outcomes)
    st.markdown(f"**{words.done_text(stored, len(outcomes) - stored)}**")
    frame = pd.DataFrame(
        {
            "File": [one.label for one in outcomes],
            "Client": [one.client for one in outcomes],
            "What became of it": [words.outcome_text(one.report, one.message) for one in outcomes],
        }
    )
    widgets.table(frame, alt="What became of each file")
    with st.container(horizontal=True):
        if st.button("See your clients", type="primary", key="see_clients"):
            state.forget("batch")
            st.switch_page("pages/coach/clients.py")
        if stored and st.button("Undo all of it", key="undo_batch"):
            _undo_batch(here, batch)
    ids = {one.report.import_id: one.label for one in outcomes if one.report and one.report.import_id}
    if ids:
        one = st.selectbox("Take one file back", list(ids), index=None, format_func=ids.__getitem__, key="undo_which")
        if one and st.button("Undo this file", key="undo_one"):
            _undo_one(here, one, batch, outcomes)


def show_batches(here: Here) -> None:
    """Earlier batches that still count, newest first, each to be taken back as a whole."""
    rows = store.batches(here.warehouse)
    if rows.empty:
        return
    st.header("Added together before", anchor=False)
    batches = list(rows.groupby("batch_id", sort=False))
    shown: int = state.recall("batches_shown", MOST_BATCHES)
    for batch, part in batches[:shown]:
        with st.container(horizontal=True, vertical_alignment="center"):
            begun = part["begun_at"].iloc[0]
            clients = part["athlete_id"].nunique()
            st.markdown(words.batch_text(len(part), clients, full_day(begun)), width="content")
            if st.button("Undo", key=f"undo_{batch}"):
                _undo_batch(here, str(batch))
    if len(batches) > shown:
        widgets.small(words.more_batches_text(len(batches) - shown))
        if st.button("Show older ones", type="tertiary", key="older_batches"):
            state.keep("batches_shown", shown + MOST_BATCHES)
            st.rerun()


def _undo_batch(here: Here, batch: str) -> None:
    try:
        roster_import.undo_batch(here.warehouse, batch, cache.catalogue())
    except EvenstrideError as error:
        st.markdown(widgets.md_escape(str(error)))
        return
    state.forget("batch")
    st.rerun()


def _undo_one(here: Here, import_id: str, batch: str, outcomes: Sequence[Outcome]) -> None:
    try:
        ingest.undo_imports(here.warehouse, [import_id], cache.catalogue())
    except EvenstrideError as error:
        st.markdown(widgets.md_escape(str(error)))
        return
    left = [one for one in outcomes if not one.report or one.report.import_id != import_id]
    state.keep("batch", (batch, left))
    st.rerun()
