"""Step 2 of *Add a log*, for one file: what it is, what it does not say itself, what was read and what is left out."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from analytics import ingest
from analytics.importers import TABLE
from analytics.importers.table_words import LABELS
from analytics.model import (
    FileRefusedError,
    Importer,
    ImportOptions,
    ImportReport,
    LogFile,
    Question,
    Severity,
    UnansweredQuestionError,
)
from analytics.words import add_log as words
from pages.shared import cache, habits, state, widgets
from pages.shared.page import Here

NO_COLUMN = ""


@dataclass(frozen=True)
class ReadFile:
    """A file that was read and whose questions are answered; nothing of it is stored yet."""

    file: LogFile
    options: ImportOptions
    report: ImportReport


def check(here: Here, athlete_id: str | None, file: LogFile, number: int) -> ReadFile | None:
    """Show what the file is and what was read. None: it was refused, or an answer is missing."""
    with st.container(border=True, key=f"file_{number}"):
        st.header(widgets.md_escape(file.name), anchor=False)
        try:
            importer = cache.importer_of(file)
            st.markdown(words.format_text(importer))
            options = _answers(here, importer, file, ImportOptions(today=here.today), number)
            if options is None:
                return None
            athlete = next((one for one in here.athletes if one.athlete_id == athlete_id), None)
            report = cache.preview(here.source, here.warehouse, athlete, file, options)
            if report.rows_read > words.MOST_ROWS:
                raise FileRefusedError(words.too_long_text(report.rows_read))
        except FileRefusedError as error:
            st.markdown(f"**This file was not read.** {widgets.md_escape(str(error))}")
            return None
        except UnansweredQuestionError as error:
            st.markdown(widgets.md_escape(str(error)))
            return None
        _show_report(report, number)
        return ReadFile(file, options, report)


def _answers(
    here: Here, importer: Importer, file: LogFile, options: ImportOptions, number: int
) -> ImportOptions | None:
    """Ask until nothing is open: answers may open further questions. None: an answer is missing."""
    asked: set[str] = set()
    is_matched = importer.app != TABLE
    while True:
        questions = [one for one in cache.questions(file, options) if one.key not in asked]
        if not is_matched and not any(one.key == "sheet" for one in questions):
            options, is_matched = _match_columns(file, options, number), True
            continue
        if not questions:
            return options
        answers = {one.key: ask(here, one, number) for one in questions}
        if None in answers.values():
            widgets.small("Answer what is open to see what was read.")
            return None
        asked |= set(answers)
        for key, answer in answers.items():
            options = ingest.answered(options, key, answer)


def _match_columns(file: LogFile, options: ImportOptions, number: int) -> ImportOptions:
    """The columns of a plain table as they are read, each of which a person may change."""
    headings, matched = cache.table_columns(file, options)
    values = [NO_COLUMN, *dict.fromkeys(heading for heading in headings if heading)]
    changed: dict[str, str] = {}
    with widgets.part_to_fill(words.columns_label(matched), key=f"columns_{number}"):
        widgets.small("What each heading of your table is read as. Change what does not fit.")
        roles = list(LABELS)
        for first in range(0, len(roles), 3):
            for place, role in zip(st.columns(3), roles[first : first + 3], strict=False):
                now = matched.get(role, NO_COLUMN)
                chosen = place.selectbox(
                    f"{LABELS[role][:1].upper()}{LABELS[role][1:]}",
                    values,
                    index=values.index(now),
                    format_func=lambda heading: heading or "no column",
                    key=f"column_{number}_{role}",
                )
                if chosen != now:
                    changed[role] = chosen
    return replace(options, columns={**options.columns, **changed})


def ask(here: Here, question: Question, number: int | str) -> str | None:
    """One question with its reason; None until it is answered."""
    question = habits.proposed(here.warehouse, question)
    labels = dict(question.choices) or {zone: zone.replace("_", " ") for zone in cache.time_zones()}
    values = list(labels)
    proposal = question.proposal or (state.time_zone() if question.key == "time_zone" else None)
    st.markdown(f"**{widgets.md_escape(question.text)}** {widgets.md_escape(question.reason)}")
    return st.selectbox(
        question.text,
        values,
        index=values.index(proposal) if proposal in labels else None,
        format_func=labels.__getitem__,
        placeholder="Choose",
        label_visibility="collapsed",
        width=420,
        key=f"ask_{number}_{question.key}",
    )


def _show_report(report: ImportReport, number: int) -> None:
    if report.already_imported_at is not None:
        st.markdown("This file is already in your log. Nothing of it will be added.")
        return
    st.markdown(words.read_text(report))
    if overlap := words.overlap_text(report):
        st.markdown(overlap)
    show_issues(report, key=f"file_{number}")


def show_issues(report: ImportReport, *, key: str, done: bool = False) -> None:
    """Rows left out, grouped by what to mend, and further notes on the file; closed until asked for."""
    if lost := words.left_out(report):
        with widgets.part(words.left_out_text(len(lost), done=done), key=f"lost_{key}"):
            for column, issues in words.by_repair(lost):
                st.markdown(f"**{widgets.md_escape(column)}** :small[{words.count(len(issues), 'row')}]")
                widgets.issue_table(issues, alt=f"Rows left out because of {column}")
    if notes := [issue for issue in report.issues if issue.severity is not Severity.LEFT_OUT]:
        with widgets.part(f"{words.count(len(notes), 'note')} on what was read", key=f"notes_{key}"):
            widgets.issue_table(notes, alt="Notes on what was read")
