"""Pieces that several pages are made of. Every text that came from a file or a person goes through `md_escape`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import pandas as pd
import pyarrow as pa
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analytics.charts.theme import TOK
from analytics.counted import without_row
from analytics.model import EvenstrideError, FocusArea, Issue
from analytics.units import format_number
from analytics.words.guide import FOOTER
from analytics.writing import Writing, present, write_as
from pages.shared import state

STYLE = """<style>
.stMainBlockContainer { max-width: 1120px; padding-top: 4.75rem; }
.stMarkdown p { max-width: 62em; }
@media (max-width: 640px) { .stTable td, .stTable th { overflow-wrap: anywhere; min-width: 3em; } }
@media (max-width: 640px) { .st-key-roster_matrix { display: none; } }
@media (min-width: 641px) { .st-key-roster_list { display: none; } }
.st-key-roster_list [class*="st-key-open_"] { margin: 0.5rem 0 -0.75rem; }
.st-key-unseen { display: none; }
[class*="st-key-area_bar_"] { border-left: 6px solid transparent; padding-left: 0.9rem; }
"""
PRINTED = """@page {{ margin: 10mm; }}
@media print {{
  html, body, #root, .stApp {{ background: {page} !important; color-scheme: light !important; }}
  .stApp, .stApp * {{ color: {ink} !important; background-color: transparent !important; }}
  .stMainBlockContainer {{ width: 980px; max-width: none; padding: 0; zoom: 0.73; }}
  .stHorizontalBlock:has(> .stColumn) {{ display: flex !important; flex-wrap: nowrap; }}
  .stHorizontalBlock > .stColumn {{ width: auto !important; min-width: 0; }}
  .stAppHeader, .stSidebar, .stButton, .stDownloadButton, .stPageLink, .stForm, .stExpander:has(.stForm),
  .stSelectbox, .stMultiSelect, .stTextInput, .stTextArea, .stNumberInput, .stDateInput, .stTimeInput, .stRadio,
  .stCheckbox, .stButtonGroup, .stPagination, .stPopover, .stFileUploader, .stToast, .stElementToolbar,
  .st-key-strip .stSelectbox svg, [class*="st-key-screen_only"] {{ display: none !important; }}
  .st-key-strip .stSelectbox, [class*="st-key-line_of_"] .stPageLink {{ display: block !important; }}
  h1, h2, h3, summary {{ break-after: avoid; }}
  tr, .stHorizontalBlock, .stPlotlyChart {{ break-inside: avoid; }}
}}
"""
"""Paper shows what is read and leaves out what is pressed. 980 px hold the width that text has on a wide screen, for
which the charts were drawn, beside their words; at 73% that fits A4 and US letter.
"""
DARK_PRINTED = "@media print { .stPlotlyChart { filter: invert(1) hue-rotate(180deg); } }"
"""The charts of a dark page on white paper."""
OPEN_ALL = "open_all"
OPEN_WORDS = ("Open every part of the page, to print it or to read it through", "Close the parts of the page again")
_BAR = '[class*="st-key-area_bar_{0}_"] {{ border-left-color: light-dark({1}, {2}); }}\n'
# white on the dark page's blue is too pale; a button that does nothing yet keeps Streamlit's grey
_FILLED = 'button[kind^="primary"]:enabled p {{ color: light-dark({0}, {1}); }}\n'
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~:$<>&=^@])")
_ADDRESS = re.compile(r"(?<=@)|(?<=://)|(?<=www)(?=\.)", re.IGNORECASE)
"""Inside what Markdown makes a link of by itself, however it is escaped."""

_WORD_JOINER = "\u2060"  # no width, and no break of the line
_TOGETHER = re.compile(r"(?<=\d) (?=(?:kg|lb|km|m|h|min|s)\b|×)|(?<=×) (?=\d)| (?=½)|(?<=[▲▽○●◐□◇◆✓]) ")
"""Blanks at which a line does not break: between a number and its unit, after a glyph."""
_BREAKS = re.compile(r"[\s\x00-\x1f\x7f]*[\n\r\t\v\f\x00-\x1f\x7f\u2028\u2029]\s*")


SCRIPT = """<script>
if (!window.hasBegun) {
  window.hasBegun = true;
  let byHand = false;
  for (const gesture of ["pointerdown", "keydown"]) window.addEventListener(gesture, () => { byHand = true; }, true);
  const push = history.pushState.bind(history);
  history.pushState = (data, unused, address) => {
    if (byHand) push(data, unused, address); else history.replaceState(data, unused, address);
    byHand = false;
  };
  const app = document.querySelector('[data-testid="stApp"]');
  const colour = () => getComputedStyle(app).backgroundColor;
  let shown = colour();
  new MutationObserver(() => {
    if (colour() === shown) return;
    shown = colour();
    document.querySelector(".st-key-other_colours button")?.click();
  }).observe(app, {attributes: true, attributeFilter: ["class"]});
}
</script>"""
"""What Streamlit leaves to do in the browser. A step of the browser's way back for each thing the person did: Streamlit
makes one of every value that a page adds to its address by itself. And a new run when the colours of the page change,
from its menu or at dusk, so that the charts change with it. Nothing that comes from a file or a person gets near it.
"""


def page_style() -> None:
    """The only CSS of the app, with its only script: how wide a page may grow, what a phone and paper show, bars in an
    area's colour.
    """
    bars = [_BAR.format(area, TOK["light"][area], TOK["dark"][area]) for area in FocusArea]
    filled = _FILLED.format(TOK["light"]["page"], TOK["dark"]["page"])
    printed = PRINTED.format(page=TOK["light"]["page"], ink=TOK["light"]["ink"])
    dark = DARK_PRINTED if st.context.theme.type == "dark" else ""
    style = f"{STYLE}{''.join(bars)}{filled}{printed}{dark}</style>"
    with st.container(key="unseen"):
        st.html(style + SCRIPT, unsafe_allow_javascript=True)
        st.button("Draw the page in its other colours", key="other_colours")


def md_escape(text: str) -> str:
    """`text` so that Markdown shows it letter for letter: no emphasis, link, image, formula or icon comes out of it."""
    shown = _TOGETHER.sub("\u00a0", _BREAKS.sub(" ", str(text)).strip())
    return _SPECIAL.sub(r"\\\1", _ADDRESS.sub(_WORD_JOINER, shown))


def title(finding: str, below: str = "") -> None:
    """The page's finding as its only h1, and one line below it. Both are Markdown: escape names first."""
    st.title(finding, anchor=False)
    if below:
        st.markdown(below)


def small(text: str) -> None:
    """A note in small type with full contrast (a caption is too pale to read)."""
    st.markdown(f":small[{text}]")


def cards(items: Sequence[tuple[str, str]], below: Sequence[Callable[[], object]] = ()) -> None:
    """Up to three (heading, sentence) cards side by side; one under the other on a phone.

    `below`: what draws the last line of each card, where there is one.
    """
    if not items:
        return
    for nth, (column, (heading, body)) in enumerate(zip(st.columns(len(items)), items, strict=True)):
        with column.container(border=True, height="stretch"):
            st.markdown(f"**{heading}**\n\n{body}")  # no heading: it would stand under the title without one between
            if nth < len(below):
                below[nth]()


def table(frame: pd.DataFrame, *, alt: str) -> None:
    """A real HTML table, readable aloud. Cells are shown letter for letter; missing values as an empty cell."""
    shown = {
        md_escape(name): [
            "" if is_missing else md_escape(cell) for cell, is_missing in zip(cells, missing, strict=True)
        ]
        for name, cells, missing in ((name, frame[name].tolist(), frame[name].isna().tolist()) for name in frame)
    }
    st.table(pa.table(shown), border="horizontal", hide_index=True, alt=alt)  # four times as fast as from a DataFrame


def folded(label: str, draw: Callable[[], object], *, key: str, expanded: bool = False, is_alone: bool = True) -> None:
    """A part that is closed until asked for. `draw` is called while it is open, and opening it runs nothing else.

    Not `is_alone`: what is chosen in the part changes the page around it, so that the page runs with it.

    What nobody opens costs neither the server nor the browser anything: a table of 100 cells would take as long to
    draw as two charts. `key` is that of one part of one page; `label` is Markdown.
    """
    is_all = is_all_open()
    part = _folded_alone if is_alone else _folded
    part(label, draw, f"{key}_all" if is_all else key, expanded or is_all, present())


def _folded(label: str, draw: Callable[[], object], key: str, expanded: bool, writing: Writing) -> None:
    write_as(writing)  # a fragment also runs by itself, where no page has said it
    with st.expander(label, expanded, key=key, on_change="rerun") as part:
        if part.open:
            draw()


_folded_alone = st.fragment(_folded)


def part(label: str, *, key: str, expanded: bool = False) -> DeltaGenerator:
    """A part that is closed until asked for, drawn at once: for what is short. `key` and `label` as in `folded`."""
    is_all = is_all_open()
    return st.expander(label, expanded or is_all, key=f"{key}_all" if is_all else key)


def part_to_fill(label: str, *, key: str) -> DeltaGenerator:
    """A closed part that holds fields to fill in, so that there is nothing in it to read or to print."""
    return st.expander(label, key=key)


def fields_when_open(label: str, draw: Callable[[], object], *, key: str) -> None:
    """The same where there are many such parts, each drawn by `draw` while it is open.

    With another `label` it would be another part, and closed.
    """
    _folded(label, draw, key, False, present())


def open_all() -> None:
    """The button that opens every part of the pages that holds something to read, and closes them again."""
    label, icon = OPEN_WORDS[is_all_open()], ":material/unfold_more:"
    st.button(label, key="every_part", icon=icon, type="tertiary", on_click=_open_or_close)


def is_all_open() -> bool:
    """Whether the person asked for every part of the pages at once."""
    return bool(state.recall(OPEN_ALL))


def _open_or_close() -> None:
    state.keep(OPEN_ALL, not is_all_open())


def read_as_table(frame: pd.DataFrame, *, alt: str, key: str) -> None:
    """The numbers behind a chart, closed until asked for."""
    folded("Read as a table", lambda: table(frame, alt=alt), key=key)


def read_as_rows(rows: Sequence[Mapping[str, str]], *, label: str, alt: str, key: str) -> None:
    """A table, closed until asked for."""
    folded(label, lambda: table(pd.DataFrame(rows), alt=alt), key=key)


@contextmanager
def said_in_place() -> Iterator[None]:
    """What cannot be done is said where it was tried, in one sentence."""
    try:
        yield
    except EvenstrideError as error:
        st.markdown(md_escape(str(error)))


def attempt(action: Callable[[], object]) -> None:
    """Do it and draw the page again, or say in a sentence why it was not done."""
    with said_in_place():
        action()
        st.rerun()


def issue_table(issues: Sequence[Issue], *, alt: str, most: int = 200) -> None:
    """Issues by line: where, what stood there, what was done. The first `most` of them; the rest is counted."""
    if not issues:
        return
    rows = [
        {
            "Line": "whole file" if issue.line is None else f"{format_number(issue.line)}",
            "Column": issue.column,
            "Value": _shortened(issue.value),
            "What was done": without_row(issue.message),
        }
        for issue in issues[:most]
    ]
    table(pd.DataFrame(rows), alt=alt)
    if len(issues) > most:
        small(f"{format_number(len(issues) - most)} more are not listed here.")


def hidden_by_filters(text: str, name: str) -> None:
    """Says what filters leave, with a button that takes them off; `name` as in `state.key_of`."""
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.markdown(text, width="content")
        st.button("Show all", key=f"{name}_show_all", type="tertiary", on_click=state.begin_anew, args=(name,))


def sample_strip(kind: str) -> None:
    """Says, across the page, that this is an invented runner or coach, and offers the way out."""
    who = "ten invented clients" if kind == "clients" else "an invented runner"
    with st.container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(f"**Sample data: {who}.** Nothing here can be changed.", width="content")
        if st.button("Add your own log", key="leave_sample"):
            state.leave_sample()
            st.switch_page("pages/data/add_log.py")


def empty_state(to: str) -> None:
    """What a page shows before there is a log; `to`: what one adds it for."""
    title(f"Add a log to {to}.")
    st.markdown(
        "Evenstride reads the export of your training app and shows how often and how much each of five areas was"
        " trained: core, glutes, legs, calves, feet & arches. Your log stays on this computer."
    )
    add_or_sample()


def nothing_counts() -> None:
    """What a page shows where files were read and none of their sessions holds strength work that counts."""
    title("No strength work in this log yet")
    st.markdown("Its files were read, and none of their sets counts for an area. Log says what was done with each.")
    with st.container(horizontal=True):
        if st.button("See the log", type="primary", key="see_log"):
            st.switch_page("pages/data/log.py")
        if st.button("Add a log", key="empty_add"):
            st.switch_page("pages/data/add_log.py")


def add_or_sample() -> None:
    """The two ways on from an empty log."""
    with st.container(horizontal=True):
        if st.button("Add a log", type="primary", key="empty_add"):
            st.switch_page("pages/data/add_log.py")
        if st.button("Look at sample data", key="empty_sample"):
            state.enter_sample()
            st.rerun()


def no_clients() -> None:
    """What the coach's pages show before there is a log."""
    title("Add a client's log to start.")
    st.markdown(
        "Evenstride shows every client against their own usual week, and who is worth a look. The logs stay on this"
        " computer."
    )
    with st.container(horizontal=True):
        if st.button("Add clients", type="primary", key="empty_add_clients"):
            st.switch_page("pages/coach/add_clients.py")
        if st.button("Sample clients", key="empty_sample_clients"):
            state.enter_sample("clients")
            st.rerun()


def footer() -> None:
    """The one sentence that ends every page which compares."""
    st.divider()
    open_all()
    small(FOOTER)


def calm_page(heading: str, sentence: str) -> None:
    """One heading and one sentence, where a page cannot be shown."""
    title(heading)
    st.markdown(md_escape(sentence))
    st.button("Try again", key="try_again")


def _shortened(value: str, most: int = 60) -> str:
    return value if len(value) <= most else value[: most - 1] + "…"
