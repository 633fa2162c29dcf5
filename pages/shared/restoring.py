"""The part of *Settings* that puts an exported zip back in: a file, what it holds, one button, what came in."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import streamlit as st

from analytics import archive
from analytics.model import EvenstrideError
from analytics.words import archive as words
from pages.shared import cache, state, widgets
from pages.shared.page import Here

MOST_MEGABYTES = 2_000
DONE = "put_back"


class Upload(Protocol):
    """What the file box returns."""

    name: str

    def getbuffer(self) -> memoryview:
        """Its bytes."""
        ...


def show(here: Here) -> None:
    """Nothing is put in before the button is pressed; then all of it, or nothing."""
    st.header(words.IN_TITLE, anchor=False)
    st.markdown(words.IN_WHAT)
    if done := state.recall(DONE):
        _show_done(*done)
        return
    upload = st.file_uploader(words.IN_BOX, type="zip", max_upload_size=MOST_MEGABYTES, key="restore_file")
    if upload is None:
        return
    try:
        with _on_disk(upload) as path:
            held = archive.contents(path)
            st.markdown(widgets.md_escape(words.held_text(upload.name, held.athletes, held.rows)))
            if not st.button(words.in_button(len(held.athletes)), type="primary", key="restore"):
                return
            with st.spinner("Putting it back in"):
                restored = cache.put_back(path)
    except EvenstrideError as error:
        st.markdown(widgets.md_escape(str(error)))
        return
    if here.athlete is None and restored.athletes:
        state.forget("last_shown")
    state.keep(DONE, (upload.name, len(restored.athletes), restored.rows))
    st.rerun()


def _show_done(file: str, athletes: int, rows: dict[str, int]) -> None:
    with st.container(border=True, key="restored"):
        st.markdown(widgets.md_escape(words.restored_text(file, athletes, rows)))
        with st.container(horizontal=True):
            if st.button("See the week", type="primary", key="restored_week"):
                state.forget(DONE)
                st.switch_page("pages/runner/this_week.py")
            if st.button(words.IN_ANOTHER, key="restore_another"):
                state.forget(DONE)
                st.rerun()


@contextmanager
def _on_disk(upload: Upload) -> Iterator[Path]:
    """The file under its own name, without any folder of it, for as long as it is read."""
    with tempfile.TemporaryDirectory(prefix="evenstride-") as folder:
        path = Path(folder) / (Path(upload.name.replace("\\", "/")).name[-120:] or "export.zip")
        path.write_bytes(upload.getbuffer())
        yield path
