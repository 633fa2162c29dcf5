"""The steps of *Add a log* around step 2: whose log, which files, unknown names, adding, undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from analytics import ingest
from analytics import warehouse as store
from analytics.importers import all_importers
from analytics.model import Athlete, EvenstrideError, Experience, ImportReport, LogFile, NameAnswer, UnmappedName
from analytics.reference.guide import SHARED
from analytics.units import USUAL, format_number
from analytics.words import add_log as words
from analytics.words import settings as setting_words
from pages.shared import cache, checking, placing, state, widgets
from pages.shared.checking import ReadFile
from pages.shared.page import Here

MOST_MEGABYTES = 25
SOMEONE_NEW = ""


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
        "Exports of your training app, or tables you keep yourself (csv, tsv, xlsx)",
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
    st.download_button("Download a table to fill in", words.TEMPLATE, "strength-log.csv", "text/csv")
    widgets.small(
        f"A file may hold up to {format_number(words.MOST_ROWS)} rows. It is read on this computer and sent nowhere."
        " Nothing is kept before you press the button in step 4."
    )


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
    st.header(words.MATCH, anchor=False)
    st.markdown(words.MATCH_NOTE)
    return placing.ask(unmapped, key="match")


def ask_level(here: Here, athlete_id: str | None, reports: Sequence[ImportReport]) -> Experience | None:
    """Whether the runner has lifted before: asked once, while their log is too short to tell. None: it decides."""
    athlete = next((one for one in here.athletes if one.athlete_id == athlete_id), None)
    set_for_all = store.own_group_settings(here.warehouse).get("level") if athlete is None else athlete.settings.level
    if set_for_all or (athlete and not _asks_level(here, athlete)):
        return None
    held = [one.report for one in cache.imports(here.source, here.warehouse, athlete)] if athlete else []
    if not words.is_short([*held, *reports], cache.guide().value(SHARED, "new_lifter_weeks")):
        return None
    picked = st.radio(
        words.LEVEL_QUESTION,
        list(setting_words.LEVELS),
        format_func=setting_words.LEVELS.__getitem__,
        horizontal=True,
        key=f"{athlete_id}_lifted_before",
    )
    widgets.small(words.LEVEL_REASON)
    return Experience(picked) if picked else None


def _asks_level(here: Here, athlete: Athlete) -> bool:
    is_locked = "level" in athlete.settings.locks
    return not is_locked and _asked_key(athlete.athlete_id) not in store.remembered(here.warehouse)


def _asked_key(athlete_id: str) -> str:
    return f"lifted_before_{athlete_id}"


def add(
    here: Here,
    athlete_id: str | None,
    new_name: str,
    read: Sequence[ReadFile],
    answers: Mapping[str, NameAnswer],
    level: Experience | None,
) -> None:
    """Step 4: store the files, then the answers; then start the page again with the result on top."""
    bar = st.progress(0.0, text="Adding")
    reports: list[ImportReport] = []
    try:
        owner = athlete_id or _someone_new(here, new_name)
        for number, one in enumerate(read):
            text = f"Adding {widgets.md_escape(one.file.name)}"

            def on_step(step: str, number: int = number, text: str = text) -> None:
                done = (ingest.STEPS.index(step) + 1) / len(ingest.STEPS)
                bar.progress((number + done) / len(read), text=text)

            reports.append(ingest.import_log(here.warehouse, owner, one.file, one.options, cache.catalogue(), on_step))
        for name, answer in answers.items():
            store.answer_name(here.warehouse, owner, name, answer)
        if level:
            store.change_settings(here.warehouse, owner, {"level": level}, state.speaker())
        store.remember(here.warehouse, _asked_key(owner), str(level or "log"))
    except EvenstrideError as error:
        bar.empty()
        st.markdown(widgets.md_escape(str(error)))
        if not reports:
            return
    state.choose_athlete(owner)
    state.keep("added", reports)
    start_again()
    st.rerun()


def _someone_new(here: Here, name: str) -> str:
    """A new runner, who begins with the unit and the first day of the week that the browser's language suggests.

    What is set for everybody holds for them too.
    """
    athlete_id = store.create_athlete(here.warehouse, name).athlete_id
    habits = state.habits()
    if (habits.load_unit, habits.week_start) != (USUAL.load_unit, USUAL.week_start):
        changes = {"load_unit": habits.load_unit, "week_start": habits.week_start}
        for_all = store.own_group_settings(here.warehouse)
        wanted = {setting: value for setting, value in changes.items() if setting not in for_all}
        store.change_settings(here.warehouse, athlete_id, wanted)
    return athlete_id


def start_again() -> None:
    """An empty file box at the next run."""
    state.forget("files")
    state.forget("match_all")


def show_result(here: Here) -> None:
    """What was added just now, with Undo; shown until the next file is chosen or the page is left."""
    if state.forget("undone"):
        st.markdown("What was added last was taken out of your log again.")
    reports: list[ImportReport] = state.recall("added", [])
    if not reports or here.athlete is None:
        return
    with st.container(border=True, key="added"):
        for number, report in enumerate(reports):
            st.markdown(f"**{widgets.md_escape(report.file)}** {words.done_text(report)}")
            checking.show_issues(report, key=f"added_{number}", done=True)
        with st.container(horizontal=True):
            if st.button("See your week", type="primary", key="see_week"):
                state.forget("added")
                st.switch_page("pages/runner/this_week.py")
            known = {one.import_id for one in cache.imports(here.source, here.warehouse, here.athlete)}
            stored = [report.import_id for report in reports if report.import_id in known]
            if stored and st.button("Undo", key="undo_added"):
                for import_id in stored:
                    ingest.undo_import(here.warehouse, import_id, cache.catalogue())
                state.forget("added")
                state.keep("undone", True)
                st.rerun()
