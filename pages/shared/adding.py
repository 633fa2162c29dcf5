"""The steps of *Add a log*, one function each: whose log, files, questions and preview, adding, undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from analytics import ingest
from analytics import warehouse as store
from analytics.importers import all_importers, identify
from analytics.model import (
    EvenstrideError,
    FileRefusedError,
    ImportOptions,
    ImportReport,
    LogFile,
    NameAnswer,
    Question,
    UnmappedName,
)
from analytics.words import add_log as words
from pages.shared import cache, placing, state, widgets
from pages.shared.page import Here

MOST_MEGABYTES = 25
MOST_ROWS = 200_000
SOMEONE_NEW = ""


@dataclass(frozen=True)
class ReadFile:
    """A file that was read and whose questions are answered; nothing of it is stored yet."""

    file: LogFile
    options: ImportOptions
    report: ImportReport


def whose(here: Here) -> tuple[str | None, str]:
    """(athlete id, "") of the athlete chosen, or (None, name) for a new one."""
    names = {athlete.athlete_id: athlete.name for athlete in here.athletes}
    picked = SOMEONE_NEW
    if names:
        options = [*names, SOMEONE_NEW]
        current = options.index(here.athlete.athlete_id) if here.athlete else 0
        picked = st.selectbox(
            "Whose log is it?",
            options,
            index=current,
            format_func=lambda one: names.get(one, "Someone new"),
            key="whose",
            width=360,
        )
    if picked != SOMEONE_NEW:
        return picked, ""
    name = st.text_input("Name of the runner", value="Me", max_chars=60, key="new_name", width=360)
    return None, (name or "").strip()


def chosen_files() -> list[LogFile]:
    """The files dropped so far; none yet: the box to drop them into."""
    files: list[LogFile] = state.recall("files", [])
    if files:
        return files
    uploads = st.file_uploader(
        f"Exports of your training app, or tables you keep yourself (csv, tsv, xlsx, up to {MOST_MEGABYTES} MB each)",
        accept_multiple_files=True,
        max_upload_size=MOST_MEGABYTES,
        key="upload",
    )
    if uploads:
        state.keep("files", [LogFile(upload.name, upload.getvalue()) for upload in uploads])
        state.forget("added")
        st.rerun()
    return []


def show_help() -> None:
    """How to get an export out of each app."""
    st.header("How to get your export", anchor=False)
    for importer in all_importers():
        st.markdown(f"**{importer.title}.** {importer.help}")
    widgets.small(
        f"A file may hold up to {MOST_ROWS:,} rows. It is read on this computer and sent nowhere. Nothing is kept"
        " before you press the button in step 4."
    )


def check(here: Here, athlete_id: str | None, file: LogFile, number: int) -> ReadFile | None:
    """Step 2 for one file: what it is, what it does not say, what was read. None: refused, or an answer is missing."""
    with st.container(border=True, key=f"file_{number}"):
        try:
            return _check(here, athlete_id, file, number)
        except FileRefusedError as error:
            st.header(widgets.md_escape(file.name), anchor=False)
            st.markdown(f"**This file was not read.** {widgets.md_escape(str(error))}")
            return None


def _check(here: Here, athlete_id: str | None, file: LogFile, number: int) -> ReadFile | None:
    importer = identify(file)
    st.header(widgets.md_escape(file.name), anchor=False)
    st.markdown(words.format_text(importer))
    options = ImportOptions(today=here.today)
    asked: set[str] = set()
    while questions := [one for one in importer.questions(file, options) if one.key not in asked]:
        for question in questions:
            asked.add(question.key)
            answer = _ask(question, number)
            if answer is None:
                widgets.small("Answer this to see what was read.")
                return None
            options = ingest.answered(options, question.key, answer)
    athlete = next((one for one in here.athletes if one.athlete_id == athlete_id), None)
    report = cache.preview(here.source, here.warehouse, athlete, file, options)
    _show_report(report)
    return ReadFile(file, options, report)


def _ask(question: Question, number: int) -> str | None:
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


def _show_report(report: ImportReport) -> None:
    if report.already_imported_at is not None:
        st.markdown("This file is already in your log. Nothing of it will be added.")
        return
    st.markdown(words.read_text(report))
    if overlap := words.overlap_text(report):
        st.markdown(overlap)
    show_issues(report)


def show_issues(report: ImportReport, *, done: bool = False) -> None:
    """Rows left out, grouped by what to mend, and further notes on the file; closed until asked for."""
    lost = words.left_out(report)
    if lost:
        with st.expander(words.left_out_text(len(lost), done=done)):
            for column, issues in words.by_repair(lost):
                st.markdown(f"**{widgets.md_escape(column)}** :small[{words.count(len(issues), 'row')}]")
                widgets.issue_table(issues, alt=f"Rows left out because of {column}")
    notes = [issue for issue in report.issues if issue not in lost]
    if notes:
        with st.expander(f"{words.count(len(notes), 'note')} on what was read"):
            widgets.issue_table(notes, alt="Notes on what was read")


def unmapped_of(reports: Sequence[ImportReport]) -> list[UnmappedName]:
    """Unknown names of all files, each once with its sets added up."""
    totals: dict[str, int] = {}
    for report in reports:
        for one in report.unmapped:
            totals[one.name] = totals.get(one.name, 0) + one.set_count
    return [UnmappedName(name, number) for name, number in totals.items()]


def match(unmapped: Sequence[UnmappedName]) -> Mapping[str, NameAnswer]:
    """Step 3: what the person says the unknown names are; it can be skipped."""
    if not unmapped:
        return {}
    st.header(words.names_heading(len(unmapped)), anchor=False)
    st.markdown(words.MATCH_NOTE)
    return placing.ask(unmapped, key="match")


def add(
    here: Here, athlete_id: str | None, new_name: str, read: Sequence[ReadFile], answers: Mapping[str, NameAnswer]
) -> None:
    """Step 4: store the files, then the answers; then start the page again with the result on top."""
    bar = st.progress(0.0, text="Adding")
    reports: list[ImportReport] = []
    try:
        owner = athlete_id or store.create_athlete(here.warehouse, new_name).athlete_id
        for number, one in enumerate(read):
            text = f"Adding {widgets.md_escape(one.file.name)}"

            def on_step(step: str, number: int = number, text: str = text) -> None:
                done = (ingest.STEPS.index(step) + 1) / len(ingest.STEPS)
                bar.progress((number + done) / len(read), text=text)

            reports.append(ingest.import_log(here.warehouse, owner, one.file, one.options, cache.catalogue(), on_step))
        for name, answer in answers.items():
            store.answer_name(here.warehouse, owner, name, answer)
    except EvenstrideError as error:
        bar.empty()
        st.markdown(widgets.md_escape(str(error)))
        if not reports:
            return
    state.choose_athlete(owner)
    state.keep("added", reports)
    start_again()
    st.rerun()


def start_again() -> None:
    """An empty file box at the next run."""
    state.forget("files")
    state.forget("match_all")


def show_result(here: Here) -> None:
    """What was added just now, with Undo; shown until the next file is chosen or the page is left."""
    reports: list[ImportReport] = state.recall("added", [])
    if not reports:
        return
    with st.container(border=True, key="added"):
        for report in reports:
            st.markdown(f"**{widgets.md_escape(report.file)}** {words.done_text(report)}")
            show_issues(report, done=True)
        with st.container(horizontal=True):
            if st.button("See your week", type="primary", key="see_week"):
                state.forget("added")
                st.switch_page("pages/runner/this_week.py")
            stored = [report.import_id for report in reports if report.import_id]
            if stored and st.button("Undo", key="undo_added"):
                for import_id in stored:
                    ingest.undo_import(here.warehouse, import_id, cache.catalogue())
                state.forget("added")
                state.keep("undone", True)
                st.rerun()
