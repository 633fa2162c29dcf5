"""The parts of the *Data check* page, and the line with Undo that follows every decision about the log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

import pandas as pd
import streamlit as st

from analytics import ingest, log_check
from analytics.importers import app_titles
from analytics.log_check import FileRead
from analytics.model import Athlete, CheckKind, Finding, Override, Remedy, Speaker
from analytics.units import format_number
from analytics.words import data_check as words
from analytics.writing import full_day
from pages.shared import breaks, cache, checking, preferences, state, widgets
from pages.shared.page import Here

LINKS = {
    CheckKind.UNPLACED: ("pages/data/exercise_names.py", "Say what they are on Exercise names"),
}
MOST_PAIRS, MOST_GAPS = 50, 5
IMPORT = "import "
"""Before the id of an import that was undone, where the ids of other decisions stand."""


def show_findings(here: Here, athlete: Athlete, findings: Sequence[Finding], gaps: pd.DataFrame) -> None:
    """What is asked, by kind, each with its answers as buttons. `gaps`: GAPS of the log."""
    for kind, some in groupby(findings, key=lambda one: one.kind):
        st.header(words.HEADINGS[kind], anchor=False)
        for finding in some:
            if kind is CheckKind.GAP:
                _show_gaps(here, athlete, finding, gaps[gaps["answer"] == ""])
            else:
                _show_finding(here, athlete, finding)
        if kind is CheckKind.BODY_MASS and not here.is_sample:
            preferences.body_mass_entries(here)


def _show_gaps(here: Here, athlete: Athlete, finding: Finding, silent: pd.DataFrame) -> None:
    """The question about each empty stretch, newest first; the oldest of many wait in Settings."""
    if len(silent) > 1:
        st.markdown(words.finding_text(finding, athlete.settings.load_unit, {}))
    for gap in silent.sort_values("gap_start", ascending=False).head(MOST_GAPS).itertuples():
        last = None if pd.isna(gap.gap_end) else gap.gap_end.date()
        breaks.ask(here, athlete, (gap.gap_start.date(), last, int(gap.gap_days), ""), key="check_gap")
    if len(silent) > MOST_GAPS:
        st.page_link(
            "pages/data/settings.py", label=f"The {format_number(len(silent) - MOST_GAPS)} before are in Settings"
        )


def _show_finding(here: Here, athlete: Athlete, finding: Finding) -> None:
    unit, titles = athlete.settings.load_unit, app_titles()
    text = words.finding_text(finding, unit, titles)
    with st.container(border=True, key=f"finding_{finding.finding_id}"):
        st.markdown(widgets.md_escape(text))
        if place := words.places_text(finding):
            widgets.small(widgets.md_escape(place))
        if pairs := finding.facts.get("pairs"):
            _show_pairs(finding, pairs)
        if finding.kind in LINKS:
            path, label = LINKS[finding.kind]
            st.page_link(path, label=label)
        if finding.remedies and not here.is_sample:
            with st.container(horizontal=True):
                for remedy in finding.remedies:
                    label = words.answer_label(finding, remedy.answer, unit, titles)
                    if st.button(widgets.md_escape(label), key=f"{remedy.answer}_{finding.finding_id}"):
                        _answer(here, athlete, finding, remedy, text)


def _show_pairs(finding: Finding, pairs: Sequence[tuple]) -> None:  # type: ignore[type-arg]
    first, second = finding.facts["files"] if finding.facts["is_one_app"] else finding.facts["apps"]
    titles = app_titles()
    rows = [
        {
            titles.get(first, first): words.moment_text(one),
            titles.get(second, second) + ("" if first != second else " (again)"): words.moment_text(other),
            "Sets": f"{format_number(set_count)}",
        }
        for one, other, set_count in pairs[:MOST_PAIRS]
    ]
    widgets.read_as_rows(
        rows, label="Which sessions", alt="Sessions that stand twice", key=f"pairs_{finding.finding_id}"
    )


def _answer(here: Here, athlete: Athlete, finding: Finding, remedy: Remedy, question: str) -> None:
    decide(
        here,
        words.done_text(finding, remedy.answer, athlete.settings.load_unit, app_titles()),
        lambda: log_check.carry_out(
            here.warehouse, athlete.athlete_id, cache.catalogue(), finding, remedy, question, Speaker.RUNNER
        ),
    )


def decide(here: Here, sentence: str, action: Callable[[], Sequence[str]]) -> None:
    """Carry out a decision, then draw the page again with the sentence and its Undo on top."""
    with widgets.said_in_place():
        state.keep("mended", (here.source, sentence, tuple(action())))
        st.rerun()


def undo_import(here: Here, import_id: str, file: str) -> None:
    """Take an import out of the log; the line on top puts it back."""

    def undo() -> list[str]:
        ingest.undo_import(here.warehouse, import_id, cache.catalogue())
        return [IMPORT + import_id]

    decide(here, words.import_undone_text(file), undo)


def show_last(here: Here) -> None:
    """What was decided last in this tab, with Undo, until the page is left or something else is decided."""
    if state.forget("unmended"):
        st.toast(words.undone_text())
    source, sentence, ids = state.recall("mended", ("", "", ()))
    if source != here.source or here.is_sample:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="mended"):
        st.markdown(widgets.md_escape(sentence), width="content")
        if st.button("Undo", key="undo_mended"):
            _undo(here, ids)
        if st.button("Close", key="close_mended", type="tertiary"):
            state.forget("mended")
            st.rerun()


def _undo(here: Here, ids: Sequence[str]) -> None:
    state.forget("mended")
    with widgets.said_in_place():
        for one in ids:
            take_back = ingest.restore_import if one.startswith(IMPORT) else ingest.undo_override
            take_back(here.warehouse, one.removeprefix(IMPORT), cache.catalogue())
        state.keep("unmended", True)
        st.rerun()


def show_notes(here: Here, athlete: Athlete, notes: Sequence[Finding]) -> None:
    """What is worth knowing and asks nothing."""
    for note in notes:
        text = words.finding_text(note, athlete.settings.load_unit, app_titles())
        st.markdown(f"**{words.HEADINGS[note.kind]}.** {widgets.md_escape(text)}")
        if note.kind in LINKS:
            path, label = LINKS[note.kind]
            st.page_link(path, label=label)
        if note.kind is CheckKind.NO_BODY_MASS and not here.is_sample:
            preferences.body_mass_entries(here)


def show_files(files: Sequence[FileRead]) -> None:
    """Each file: rows read, kept and left out, how open questions were settled, and each row left out."""
    for file in files:
        report = file.report
        with st.container(border=True, key=f"read_{file.import_id}"):
            st.markdown(f"**{widgets.md_escape(report.file)}** ({app_titles()[report.format]})")
            st.markdown(words.rows_text(report.rows_read, report.sets_kept, file.left_out))
            settled = widgets.md_escape(words.settled_text(file.options))
            widgets.small(f"{settled} Added {full_day(file.imported_at.date())}.")
            checking.show_issues(report, key=file.import_id, done=True)


def show_overrides(here: Here, athlete: Athlete, overrides: Sequence[Override]) -> None:
    """Every decision that still holds, each with a way back: of a number corrected twice, the later one first."""
    for one in overrides:
        with st.container(border=True, key=f"override_{one.override_id}"):
            text = words.override_text(one, athlete.settings.load_unit, app_titles())
            st.markdown(widgets.md_escape(text))
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f":small[{words.who_text(one.by, one.at)}]", width="content")
                can_go = not here.is_sample and not one.is_replaced
                if can_go and st.button("Undo", key=f"undo_{one.override_id}"):
                    _undo(here, [one.override_id])
